"""Clauses that begin with an auxiliary: ``har Berg sagt``, ``kan Berg fortelle``, ``får Avisa opplyst av Berg``."""

from __future__ import annotations

import attrs

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clause_starts import Start, agent_after, can_report, first_of_subject, is_expletive
from quotecite.speech.clauses import Clause, Form
from quotecite.words.lexicon import Verb

_BETWEEN = frozenset({"ADV", "ADJ", "AUX", "PART", "ADP", "NOUN", "PROPN"})  # between a source and a participle


def perfect_clause(start: Start) -> Clause | None:
    """``har forsvareren tidligere sagt``, ``skal naboene ha uttalt``: auxiliary, source, reporting participle."""
    return _with_verb(start, "Part") if start.word.upos == "AUX" and not _receives(start) else None


def modal_clause(start: Start) -> Clause | None:
    """``kan Berg fortelle``, ``må naboen innrømme``, ``rakk Lie å si``: source and reporting infinitive, no object.

    After a subordinate clause it is the speaker's own (``Er du i tvil, kan rektor forklare``).
    """
    if start.word.lower in start.lexicon.words("copula") or start.lexicon.verbs(start.word.text):
        return None
    clause = _with_verb(start, "Inf")
    if clause is None or _has_object(start.sentence, clause.cue) or _after_a_subordinate(start):
        return None
    return clause


def received_clause(start: Start) -> Clause | None:
    """``får Avisa opplyst av Berg``, ``får vi høre av Berg``: who is told passes it on and is no source."""
    if not _receives(start) or not is_finite(start.word):
        return None
    told = start.phrase(first.index) if (first := first_of_subject(start)) is not None else ()
    rows = _rows(told[-1], start, "Part") if told else None
    found = rows or (_hears(told[-1], start) if told else None)
    if found is None:
        return None
    cue, row = found
    mention = agent_after(start, cue)
    extent = start.extent(mention[-1] if mention else cue)
    if not extent[1] or not (mention or row is not None):
        return None
    lemma, kind = (row.name, row.kind) if row is not None else (cue.lemma, None)
    clause = start.clause(cue=cue, lemma=lemma, kind=kind, mention=mention, extent=extent, form=Form.PASSIVE)
    return attrs.evolve(clause, relay=told) if can_report(told[0], start.lexicon) else clause


def passive_clause(start: Start) -> Clause | None:
    """``ble det sagt fra Berg``, ``vart det ropa``: passive auxiliary, *det*, participle, and a source or nothing."""
    if start.word.lower not in start.lexicon.words("passive_verb") or not is_finite(start.word):
        return None
    expletive = first_of_subject(start)
    if expletive is None or not is_expletive(start.sentence, expletive, start.lexicon):
        return None
    found = _rows(expletive, start, "Part")
    if found is None:
        return None
    cue, row = found
    mention = agent_after(start, cue)
    extent = start.extent(mention[-1] if mention else cue)
    if not extent[1] or not (mention or extent[0] == cue.index + 1):
        return None
    return start.clause(cue=cue, lemma=row.name, kind=row.kind, mention=mention, extent=extent, form=Form.PASSIVE)


def _receives(start: Start) -> bool:
    """Whether the clause's verb is one with which somebody is told (``får``)."""
    return start.word.lower in start.lexicon.words("receiving_verb")


def _with_verb(start: Start, form: str) -> Clause | None:
    """The clause of a finite verb, somebody, and a reporting participle or infinitive that ends it."""
    first = first_of_subject(start) if is_finite(start.word) else None
    if first is None or first.lower in start.lexicon.words("expletive") or not can_report(first, start.lexicon):
        return None
    mention = start.phrase(first.index)
    found = _rows(mention[-1], start, form) if mention else None
    if found is None:
        return None
    cue, row = found
    extent = start.extent(cue)
    return start.clause(cue=cue, lemma=row.name, kind=row.kind, mention=mention, extent=extent) if extent[1] else None


def _rows(source: Token, start: Start, form: str) -> tuple[Token, Verb] | None:
    """The reporting verb in a form after a source, past adverbs, further auxiliaries and phrases, and its row."""
    after = start.sentence.tokens[source.index + 1 : start.inside]
    words = {t.lower for t in after} if form == "Inf" else set()  # ``kan Berg legge til``, not ``har Berg fulgt opp``
    for token in after:
        rows = [row for row in start.lexicon.verbs(token.text) if set(row.particle.split()) <= words]
        if rows and token.feat("VerbForm") == form:
            return token, min(rows, key=lambda row: not row.particle)
        mark = token.lower in start.lexicon.words("infinitive_mark") and start.word.upos == "AUX"
        if token.upos not in _BETWEEN or mark:
            return None
    return None


def _hears(told: Token, start: Start) -> tuple[Token, None] | None:
    """The verb of hearing after who is told (``får vi vite``)."""
    after = start.sentence.tokens[told.index + 1 : min(told.index + 2, start.inside)]
    return next(((t, None) for t in after if t.lower in start.lexicon.words("hearing_verb")), None)


def _has_object(sentence: Sentence, cue: Token) -> bool:
    """Whether something that is told follows a verb (``kan Berg fortelle historien``)."""
    return any(t.index > cue.index for t in sentence.children(cue, "obj", "ccomp", "xcomp"))


def _after_a_subordinate(start: Start) -> bool:
    """Whether a subordinate clause stands before (``Hvis du spør, kan rektor svare``, ``Vil du vite mer, kan …``)."""
    first = next(t for t in start.sentence.tokens if t.upos != "PUNCT")
    return first is not start.word and (first.upos == "SCONJ" or first.feat("VerbForm") == "Fin")

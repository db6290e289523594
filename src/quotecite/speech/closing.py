"""The reporting clause that follows or interrupts somebody's words: ``…, sier ordfører Kari Berg til Avisa.``

The tail of reporting verbs is open, so structure finds those that no table holds: Universal Dependencies makes the
reported words the left ``ccomp`` or ``parataxis`` of the verb (or the verb a ``parataxis`` of them).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.speech.announcing import pointing_clause
from quotecite.speech.clause_ends import has_own_content
from quotecite.speech.clause_starts import Start, can_report, clause_starts, first_of_subject
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.source_phrases import noun_clause, phrase_clause
from quotecite.speech.verb_clauses import impersonal_clause, unlisted_clause, verb_clause
from quotecite.words.lexicon import Lexicon

_BETWEEN = frozenset({"ADV", "ADJ", "AUX", "PART", "ADP", "NOUN", "PROPN"})  # between a source and a participle


def closing_clause(sentences: Sequence[Sentence], start: int, end: int, lexicon: Lexicon) -> Clause | None:
    """The reporting clause that follows or interrupts the words between two offsets; None when there is none.

    In the first sentence that has one, a clause that ends the sentence goes before one that does not, and a listed verb
    before one that only the tree shows. Without any, a last sentence that points back (``Det sier ordfører Kari
    Berg.``) is the clause.
    """
    found = [c for at in clause_starts(sentences, start, end, lexicon) if (c := _clause_at(at)) is not None]
    first = [c for c in found if c.sentence is found[0].sentence]
    best = min(first, key=lambda c: (not c.final, c.kind is None), default=None)
    return best or _pointing_at_the_end(sentences, start, lexicon)


def _pointing_at_the_end(sentences: Sequence[Sentence], start: int, lexicon: Lexicon) -> Clause | None:
    """The last of several sentences, when it points back at the others and names somebody."""
    if len(sentences) < 2 or sentences[-1].start <= start:
        return None
    clause = pointing_clause(sentences[-1], lexicon)
    return clause if clause is not None and clause.mention[0].upos != "PRON" else None


def _clause_at(start: Start) -> Clause | None:
    """The clause that begins at a word, in the first form that fits."""
    return next(filter(None, (form(start) for form in _FORMS)), None)


def _perfect_clause(start: Start) -> Clause | None:
    """``har forsvareren tidligere sagt``, ``skal naboene ha uttalt``: auxiliary, source, reporting participle."""
    receives = start.word.lower in start.lexicon.words("receiving_verb")
    return _with_participle(start) if start.word.upos == "AUX" and not receives else None


def _received_clause(start: Start) -> Clause | None:
    """``får Avisa opplyst``: who is told passes it on and is no source."""
    told = _with_participle(start) if start.word.lower in start.lexicon.words("receiving_verb") else None
    return attrs.evolve(told, mention=(), relay=told.mention, form=Form.PASSIVE) if told is not None else None


def _with_participle(start: Start) -> Clause | None:
    """The clause of a finite verb, somebody, and a reporting participle that ends it."""
    first = first_of_subject(start) if is_finite(start.word) else None
    if first is None or first.lower in start.lexicon.words("expletive") or not can_report(first, start.lexicon):
        return None
    mention = start.phrase(first.index)
    cue = _participle_after(start, mention[-1]) if mention else None
    if cue is None:
        return None
    row = next(row for row in start.lexicon.verbs(cue.text) if not row.particle)
    extent = start.extent(cue)
    if not extent[1]:
        return None
    return start.clause(cue=cue, lemma=row.name, kind=row.kind, mention=mention, extent=extent)


def _participle_after(start: Start, source: Token) -> Token | None:
    """The reporting participle after a source, past adverbs, further auxiliaries and phrases."""
    for token in start.sentence.tokens[source.index + 1 : start.inside]:
        reports = any(not row.particle for row in start.lexicon.verbs(token.text))
        if reports and token.feat("VerbForm") == "Part":
            return token
        if token.upos not in _BETWEEN:
            return None
    return None


def _cleft_clause(start: Start) -> Clause | None:
    """``var det en som sa``, ``er det naboen som forteller``: copula, *det*, source, *som*, reporting verb."""
    tokens, first = start.sentence.tokens, start.word.index + 2
    light = start.word.lower in start.lexicon.words("light_verb") and first < start.inside
    mention = start.phrase(first) if light and tokens[first - 1].lower in start.lexicon.words("expletive") else ()
    if not mention or mention[-1].index + 2 >= start.inside:
        return None
    mark, cue = tokens[mention[-1].index + 1 : mention[-1].index + 3]
    rows = [row for row in start.lexicon.verbs(cue.text) if not row.particle and is_finite(cue)]
    if mark.lower not in start.lexicon.words("relative") or not rows:
        return None
    stop, final = start.extent(cue)
    if not final or has_own_content(start.sentence, cue, cue.index, stop):
        return None
    return start.clause(cue=cue, lemma=rows[0].name, kind=rows[0].kind, mention=mention, extent=(stop, final))


_FORMS: tuple[Callable[[Start], Clause | None], ...] = (
    phrase_clause,
    noun_clause,
    _cleft_clause,
    _received_clause,
    _perfect_clause,
    impersonal_clause,
    verb_clause,
    unlisted_clause,
)
"""The forms of a clause beside somebody's words, in the order in which they are tried."""

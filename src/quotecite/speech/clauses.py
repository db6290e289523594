"""Reporting clauses: the cue, the noun phrase of the source, and where the clause begins and ends.

``…, sier ordfører Kari Berg til Avisa.`` In Norwegian a clause that follows or interrupts somebody's words is inverted:
the finite verb first, then the subject. The tail of reporting verbs is open, so structure finds those that no table
holds: Universal Dependencies makes the reported words the left ``ccomp`` or ``parataxis`` of the verb (or the verb a
``parataxis`` of them).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from quotecite.language.phrases import framed_source, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_ends import extent, has_own_content
from quotecite.text.signs import CLOSING_MARKS, MARKS
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, Verb

_BEFORE = frozenset({",", "?", "!", "…", "...", "-", "!?", "?!"})
_STOPPED = frozenset(".") | frozenset(CLOSING_MARKS)
_REPORTED = ("ccomp", "parataxis", "obj", "discourse")


class Form(StrEnum):
    """How a clause reports, and so how it names its source."""

    SUBJECT = "subject"  # ``…, sier Berg``; ``Berg mener at …``
    PASSIVE = "passive"  # ``heter det i rapporten``, ``får Avisa opplyst``
    PHRASE = "phrase"  # ``ifølge Berg``, ``etter Bergs mening``
    NOUN = "noun"  # ``er dommen fra Berg``
    REPORT = "report"  # ``Berg snakket om saken``: somebody has the floor, no content is found
    INTRODUCTION = "introduction"  # ``Hun legger til:``
    SCENE = "scene"  # ``Berg er klar:``, announced by no reporting word
    POINTING = "pointing"  # ``Det sier Berg.``

    @property
    def by_subject(self) -> bool:
        """Whether the source is the subject of the cue."""
        return self in (Form.SUBJECT, Form.REPORT, Form.INTRODUCTION, Form.POINTING)


@attrs.frozen(kw_only=True)
class Clause:
    """One reporting clause. ``start`` and ``end`` are code points of the article; ``end`` leaves out a closing comma.

    ``mention`` is the source's noun phrase (empty when the clause names none). ``final`` says that the clause reaches
    the end of its sentence, so that no more of the same quote follows in it. ``relay`` is who passes on what somebody
    else says (``Berg sier, ifølge Avisa, at …``) or is told (``får Avisa opplyst``).
    """

    sentence: Sentence
    cue: Token
    lemma: str
    kind: CueKind | None
    mention: tuple[Token, ...]
    start: int
    end: int
    final: bool
    form: Form = Form.SUBJECT
    relay: tuple[Token, ...] = ()


def closing_clause(sentences: Sequence[Sentence], start: int, end: int, lexicon: Lexicon) -> Clause | None:
    """The reporting clause that follows or interrupts the words between two offsets; None when there is none.

    In the first sentence that has one, a clause that ends the sentence goes before one that does not, and a listed verb
    before one that only the tree shows. Without any, a last sentence that points back (``Det sier ordfører Kari
    Berg.``) is the clause.
    """
    found: list[Clause] = []
    previous: Token | None = None
    for sentence in sentences:
        for token in sentence.tokens:
            if token.start >= end:
                break
            if previous is not None and _may_open(previous, token):
                clause = _clause_at(sentence, token, previous, end, lexicon)
                if clause is not None:
                    found.append(clause)
            if token.start >= start and token.text not in MARKS:
                previous = token
    first = found[0].sentence if found else None
    final = [c for c in found if c.final and c.sentence is first]
    best = next((c for c in final if c.kind is not None), final[0] if final else found[0] if found else None)
    last = sentences[-1] if len(sentences) > 1 and best is None else None
    after = pointing_clause(last, lexicon) if last is not None and last.start > start else None
    return after if after is not None and after.mention[0].upos != "PRON" else best


def pointing_clause(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence that opens ``Det sier …``."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[0].lower not in words("pointing_back") or not is_finite(tokens[1]):
        return None
    rows = reporting_rows(sentence, tokens[1], lexicon)
    if not rows or sentence.children(tokens[1], "ccomp"):
        return None
    mention = noun_phrase(sentence, 2, lexicon)
    if not mention or mention[0].lower in words("expletive"):
        return None
    return Clause(
        sentence=sentence,
        cue=tokens[1],
        lemma=rows[0].name,
        kind=rows[0].kind,
        mention=mention,
        start=sentence.start,
        end=sentence.end,
        final=True,
        form=Form.POINTING,
    )


def reporting_rows(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Verb]:
    """The reporting verbs that a token can be, those whose particle follows it in the sentence."""
    following = {t.lower for t in sentence.tokens[verb.index + 1 :]}
    return [row for row in lexicon.verbs(verb.text) if set(row.particle.split()) <= following]


def _may_open(previous: Token, token: Token) -> bool:
    """Whether a clause can begin with ``token``: after a comma, a question, an exclamation, a split."""
    return previous.text in _BEFORE or (previous.text in _STOPPED and token.index == 0 and token.text[:1].islower())


def _clause_at(sentence: Sentence, token: Token, previous: Token, limit: int, lexicon: Lexicon) -> Clause | None:
    """The clause whose first word is ``token``, in whichever form."""
    inside = sum(t.start < limit for t in sentence.tokens)
    if token.text[:1].isupper():
        return None
    return (
        _phrase_clause(sentence, token, inside, lexicon)
        or _noun_clause(sentence, token, inside, lexicon)
        or _cleft_clause(sentence, token, inside, lexicon)
        or _perfect_clause(sentence, token, inside, lexicon)
        or _verb_clause(sentence, token, previous, inside, lexicon)
    )


def _verb_clause(sentence: Sentence, token: Token, previous: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``sier Berg``, ``legger hun til``, ``heter det i rapporten``."""
    rows = _finite_rows(token, lexicon)
    alone = token.deprel in ("root", "parataxis") and not sentence.children(token, "aux", "cop")
    if not rows and not (token.upos == "VERB" and (is_finite(token) or alone)):
        return None
    following = {t.lower for t in sentence.tokens[token.index + 1 : inside]}
    rows = [row for row in rows if set(row.particle.split()) <= following]
    if not rows and lexicon.verbs(token.text):
        return None
    first = _skip_adverbs(sentence, token, rows, inside)
    if first is None:
        return None
    subject = sentence.tokens[first]
    form = Form.SUBJECT
    if subject.lower in words("expletive") and not _determines(sentence, subject):
        source = _after_preposition(sentence, first, inside)
        if not rows:
            return None
        if source is None:
            return _sourceless(sentence, token, rows[0], first, inside)
        first, form = source, Form.PASSIVE
    elif not (_can_report(subject, lexicon) or _is_title(sentence, subject, lexicon)):
        return None
    mention = noun_phrase(sentence, first, lexicon, inside)
    if not mention or not any(t.upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET") for t in mention):
        return None
    stop, final = extent(sentence, token, mention[-1].index + 1, inside)
    if form is Form.SUBJECT and has_own_content(sentence, token, mention[-1].index, stop):
        return None
    if not rows and token.lower in words("never_reports"):
        return None
    if not rows and not (final and _reported_left(sentence, token) and _plain_subject(sentence, token, mention)):
        return None
    if not rows and not is_finite(token) and not (mention[0].upos == "PRON" or mention[0].entity.endswith("-PER")):
        return None
    if rows and final is False and previous.text not in _BEFORE:
        return None
    if form is Form.SUBJECT and _measures(mention):
        return None
    row = _with_particle(rows, sentence, token, stop)
    return Clause(
        sentence=sentence,
        cue=token,
        lemma=row.name if row else token.lemma,
        kind=row.kind if row else None,
        mention=mention,
        start=token.start,
        end=sentence.tokens[stop - 1].end,
        final=final,
        form=form,
    )


def _finite_rows(token: Token, lexicon: Lexicon) -> list[Verb]:
    """The reporting verbs that a token can be a finite form of."""
    finite = is_finite(token) or token.feat("VerbForm") is None
    return [row for row in lexicon.verbs(token.text) if finite and (token.lower != row.lemma or is_finite(token))]


def _sourceless(sentence: Sentence, token: Token, row: Verb, expletive: int, inside: int) -> Clause | None:
    """``står det`` at the very end: a clause that names nobody."""
    stop, final = extent(sentence, token, expletive + 1, inside)
    if not final or stop > expletive + 2:
        return None
    return Clause(
        sentence=sentence, cue=token, lemma=row.name, kind=row.kind, mention=(),
        start=token.start, end=sentence.tokens[stop - 1].end, final=final, form=Form.PASSIVE,
    )  # fmt: skip


def _phrase_clause(sentence: Sentence, token: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``ifølge Berg`` after the words."""
    for phrase in lexicon.source_phrases(token.text):
        first = token.index + len(phrase.words)
        if tuple(t.lower for t in sentence.tokens[token.index : first]) != phrase.words:
            continue
        mention = noun_phrase(sentence, first, lexicon, inside) if first < inside else ()
        if mention:
            stop, final = extent(sentence, token, mention[-1].index + 1, inside)
            verbal = [t for t in sentence.tokens[token.index : first] if t.upos in ("VERB", "AUX")]
            cue = verbal[0] if verbal else sentence.tokens[first - 1]
            return Clause(
                sentence=sentence, cue=cue, lemma=phrase.phrase, kind=CueKind.SAY, mention=mention,
                start=token.start, end=sentence.tokens[stop - 1].end, final=final, form=Form.PHRASE,
            )  # fmt: skip
    return _framing_clause(sentence, token, inside, lexicon)


def _framing_clause(sentence: Sentence, token: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``etter Bergs mening``, ``som Berg sier,``: a phrase with its source inside.

    What somebody *sees* from a side, and *som*, which is mostly a relative, only at the beginning of a sentence (not
    ``alt som Berg sier, er løgn``).
    """
    for phrase in lexicon.framing_phrases(token.text):
        found = framed_source(sentence, token.index, phrase, lexicon, inside)
        opens = phrase.kind == "view" or token.lower in words("relative")
        if found is None or (token.index and opens) or not _can_report(found[0][0], lexicon):
            continue
        mention, cue = found
        stop, final = extent(sentence, token, cue.index + 1, inside)
        return Clause(
            sentence=sentence, cue=cue, lemma=phrase.phrase, mention=mention, start=token.start,
            kind=CueKind.SAY if phrase.kind == "source" else CueKind.THINK,
            end=sentence.tokens[stop - 1].end, final=final, form=Form.PHRASE,
        )  # fmt: skip
    return None


def _noun_clause(sentence: Sentence, token: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``er dommen fra Berg``, ``lød svaret fra ordføreren``: light verb, definite noun, preposition, source."""
    tokens = sentence.tokens
    noun = tokens[token.index + 1] if token.index + 1 < inside else None
    if token.lower not in words("light_verb") or noun is None or noun.upos != "NOUN" or noun.feat("Definite") != "Def":
        return None
    first = _after_preposition(sentence, noun.index, inside)
    mention = noun_phrase(sentence, first, lexicon, inside) if first is not None else ()
    if not mention:
        return None
    stop, final = extent(sentence, token, mention[-1].index + 1, inside)
    if not final:
        return None
    return Clause(
        sentence=sentence, cue=noun, lemma=noun.lemma, kind=CueKind.SAY, mention=mention,
        start=token.start, end=tokens[stop - 1].end, final=final, form=Form.NOUN,
    )  # fmt: skip


def _cleft_clause(sentence: Sentence, token: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``var det en som sa``, ``er det naboen som forteller``: copula, *det*, source, *som*, reporting verb."""
    tokens = sentence.tokens
    first = token.index + 2
    if token.lower not in words("light_verb") or first >= inside or tokens[first - 1].lower not in words("expletive"):
        return None
    mention = noun_phrase(sentence, first, lexicon, inside)
    after = mention[-1].index + 1 if mention else inside
    if after + 1 >= inside or tokens[after].lower not in words("relative"):
        return None
    cue = tokens[after + 1]
    rows = [row for row in lexicon.verbs(cue.text) if not row.particle and is_finite(cue)]
    stop, final = extent(sentence, token, cue.index + 1, inside)
    if not rows or not final or has_own_content(sentence, cue, cue.index, stop):
        return None
    return Clause(
        sentence=sentence, cue=cue, lemma=rows[0].name, kind=rows[0].kind, mention=mention,
        start=token.start, end=tokens[stop - 1].end, final=final,
    )  # fmt: skip


def _perfect_clause(sentence: Sentence, token: Token, inside: int, lexicon: Lexicon) -> Clause | None:
    """``har forsvareren tidligere sagt``, ``skal naboene ha uttalt``: auxiliary, source, reporting verb."""
    receives = token.lower in words("receiving_verb")  # ``får Avisa opplyst``: who is told is no source
    if not (token.upos == "AUX" or receives) or not is_finite(token):
        return None
    first = _skip_adverbs(sentence, token, (), inside)
    if (
        first is None
        or not _can_report(sentence.tokens[first], lexicon)
        or sentence.tokens[first].lower in words("expletive")
    ):
        return None
    mention = noun_phrase(sentence, first, lexicon, inside)
    for cue in sentence.tokens[mention[-1].index + 1 : inside] if mention else ():
        rows = [row for row in lexicon.verbs(cue.text) if not row.particle]
        if rows and cue.feat("VerbForm") == "Part":
            stop, final = extent(sentence, token, cue.index + 1, inside)
            return Clause(
                sentence=sentence, cue=cue, lemma=rows[0].name, kind=rows[0].kind, mention=() if receives else mention,
                start=token.start, end=sentence.tokens[stop - 1].end, final=final,
                form=Form.PASSIVE if receives else Form.SUBJECT, relay=mention if receives else (),
            ) if final else None  # fmt: skip
        if cue.upos not in ("ADV", "ADJ", "AUX", "PART", "ADP", "NOUN", "PROPN"):
            return None
    return None


def _skip_adverbs(sentence: Sentence, cue: Token, rows: Sequence[Verb], inside: int) -> int | None:
    """The index where the subject begins: adverbs, reflexives and the verb's particle may stand before it."""
    particles = {row.particle for row in rows if row.particle}
    for at in range(cue.index + 1, min(cue.index + 6, inside)):
        token = sentence.tokens[at]
        reflexive = token.feat("Reflex") == "Yes"
        adverbial = (
            token.upos in ("ADV", "PART", "CCONJ")
            or token.text in MARKS
            or (token.deprel == "advmod" and token.upos == "ADJ")
        )
        if not (adverbial or reflexive or token.lower in particles):
            return at
    return None


def _can_report(subject: Token, lexicon: Lexicon) -> bool:
    """Whether a clause about what somebody said can have this first word in its subject: no *jeg*, *du*, *man*."""
    if subject.upos == "PRON" or lexicon.pronouns(subject.text):
        readings = [p for p in lexicon.pronouns(subject.text) if p.kind in ("subject", "possessive")]
        return any(p.person == 3 for p in readings) if readings else subject.upos in ("DET", "ADJ", "NUM")
    return subject.upos in ("PROPN", "NOUN", "DET", "ADJ", "NUM", "X", "ADV", "VERB") and not is_finite(subject)


def _is_title(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word tagged as a verb is a title: a role noun right before a name (``forsker Kari Lie``)."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].upos == "PROPN" and lexicon.role(token.text) is not None


def _determines(sentence: Sentence, token: Token) -> bool:
    """Whether ``det`` stands before a noun of its own (``det franske politiet``) and is no expletive."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].upos in ("NOUN", "ADJ", "PROPN") and token.upos == "DET"


def _after_preposition(sentence: Sentence, at: int, inside: int) -> int | None:
    """The index after the next preposition that can bring a source (``fra``, ``i``), up to two words on."""
    for index in range(at + 1, min(at + 4, inside - 1)):
        if sentence.tokens[index].lower in words("source_preposition"):
            return index + 1
    return None


def _measures(mention: Sequence[Token]) -> bool:
    """Whether a bare indefinite phrase is an adverbial of the verb (``utallige ganger``) and not its subject."""
    noun = next((t for t in mention if t.upos == "NOUN"), None)
    bare = mention[0].upos == "ADJ" and noun is not None and noun.feat("Definite") == "Ind"
    return bare and noun is not None and noun.deprel.startswith("obl")


def _plain_subject(sentence: Sentence, cue: Token, mention: Sequence[Token]) -> bool:
    """Whether an unlisted verb has a name, pronoun or definite noun for its subject and no object after it."""
    objects = [t for t in sentence.children(cue, "obj", "iobj", "ccomp", "xcomp") if t.index > cue.index]
    head = mention[0]
    definite = any(t.upos in ("PROPN", "NOUN") and t.feat("Definite") != "Ind" for t in mention)
    return not any(t.feat("Reflex") != "Yes" for t in objects) and (head.upos == "PRON" or definite)


def _reported_left(sentence: Sentence, cue: Token) -> bool:
    """Whether the tree makes what stands before the verb its content."""
    left = any(t.index < cue.index for t in sentence.children(cue, *_REPORTED))
    governor = sentence.head(cue)
    return left or (governor is not None and governor.index < cue.index and cue.deprel == "parataxis")


def _with_particle(rows: Sequence[Verb], sentence: Sentence, cue: Token, stop: int) -> Verb | None:
    """The row whose particle stands in the clause (``legger hun til``), else one without a particle."""
    following = {t.lower for t in sentence.tokens[cue.index + 1 : stop + 1]}
    exact = [row for row in rows if row.particle and set(row.particle.split()) <= following]
    return (
        next(iter(exact), None) or next((row for row in rows if not row.particle), None) or (rows[0] if rows else None)
    )


def source_phrase(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The source phrase (``ifølge Berg``) anywhere in a sentence of narration; None when there is none."""
    inside = len(sentence.tokens)
    return next(filter(None, (_phrase_clause(sentence, t, inside, lexicon) for t in sentence.tokens)), None)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's subject, or that of the verb or predicate it belongs to."""
    seen = [verb, *sentence.ancestors(verb)] if verb.deprel in ("conj", "cop", "aux", "aux:pass", "xcomp") else [verb]
    for token in seen:
        subjects = sentence.children(token, "nsubj")
        if subjects:  # a parser may take ``Om saken sier han`` to have two
            return next((s for s in subjects if not sentence.children(s, "case")), subjects[0])
    return None

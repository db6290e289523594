"""Indirect statements of one sentence: what is reported in it, and the clause that names the source.

A statement is a `Clause` with its content. The clause reaches over what is said about the reporting (``I en
pressemelding skriver politiet at``), so that `quotecite.speech.media` finds the medium in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from quotecite.language.phrases import NOMINAL, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clauses import Clause, Form, closing_clause, reporting_rows, source_phrase, subject_of
from quotecite.speech.contents import (
    Range,
    Row,
    around_phrase,
    before_clause,
    content_end,
    content_start,
    has_main_clause,
    offsets,
)
from quotecite.speech.subjects import can_tell, source_of
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, Takes


@attrs.frozen(kw_only=True)
class Statement:
    """Reported content: ``parts`` are half-open offsets, ``clause`` is who reports it by which word."""

    clause: Clause
    parts: tuple[tuple[int, int], ...]


def statements(sentence: Sentence, quoted: Callable[[int], bool], lexicon: Lexicon) -> tuple[Statement, ...]:
    """The indirect statements of a sentence; what stands in direct quotes (``quoted``) is left out.

    A clause that closes the sentence reports all before it, a source phrase all around it, unless a verb reports it
    (``Kommunen sier, ifølge Avisa, at …``): then the phrase only relays.
    """
    closing = phrase = None
    if not any(quoted(t.start) for t in sentence.tokens[:2]):
        closing = closing_clause([sentence], sentence.start, sentence.end, lexicon)
        phrase = source_phrase(sentence, lexicon) if closing is None or closing.form is Form.PHRASE else None
    if closing is not None and not _closes(sentence, closing):
        closing = None
    limit = closing.start if closing is not None and closing.final else sentence.end
    verbal = tuple(_by_words(sentence, quoted, limit, lexicon)) if sentence.parsed else ()
    if closing is not None and all(s.clause.cue is not closing.cue for s in verbal):
        return (*_told(closing, before_clause(sentence, closing)), *verbal)
    if phrase is None:
        return verbal
    joined = _clause_before(sentence, phrase, verbal)
    if joined is not None:
        return (*_told(phrase, [(s, min(e, joined)) for s, e in around_phrase(sentence, phrase)]), *verbal)
    source = {t.index for t in phrase.mention}
    if verbal and any(t.index in source for t in verbal[0].clause.mention):  # ``ifølge Berg, som mener at …``
        return (*_told(phrase, around_phrase(sentence, phrase)), *verbal)
    if not verbal:
        around = around_phrase(sentence, phrase)
        verbs = any(t.upos in ("VERB", "AUX") for start, end in around for t in sentence.tokens[start:end])
        return tuple(_told(phrase, around)) if verbs else ()
    first = verbal[0]
    if any(start <= phrase.cue.start < end for start, end in first.parts):
        return verbal
    relayed = attrs.evolve(verbal[0].clause, relay=phrase.mention)
    return (attrs.evolve(verbal[0], clause=relayed), *verbal[1:])


def _clause_before(sentence: Sentence, phrase: Clause, verbal: Sequence[Statement]) -> int | None:
    """Where a source phrase's clause ends when the first report is in one joined to it (``…, men Lie sier``)."""
    cue = verbal[0].clause.cue if verbal else None
    if cue is None or cue.deprel != "conj" or phrase.cue.index > cue.index:
        return None
    first = sentence.subtree(cue)[0].index
    return first if first > phrase.mention[-1].index else None


def _closes(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause after narration reports what stands before it: a main clause, and not the clause's object."""
    subject = subject_of(sentence, clause.cue)
    first = subject is not None and subject.index < clause.cue.index
    told = first and any(t.deprel == "obj" and sentence.head(t) is clause.cue for t in clause.mention)
    return (
        bool(clause.mention) and clause.form is not Form.PHRASE and not told and has_main_clause(sentence, clause.start)
    )


def _told(clause: Clause, ranges: Sequence[Range]) -> Iterator[Statement]:
    parts = offsets(clause.sentence, ranges)
    if parts and clause.mention:
        yield Statement(clause=clause, parts=parts)


def _by_words(sentence: Sentence, quoted: Callable[[int], bool], limit: int, lexicon: Lexicon) -> Iterator[Statement]:
    """What reporting verbs and predicates have for content, up to an offset.

    A report inside another is the same source's unless it has a subject of its own that is no pronoun (``Berg sier hun
    tror det går``).
    """
    inner = -1
    for token in sentence.tokens:
        if quoted(token.start):
            continue
        tries = (_statement(sentence, token, row, limit, lexicon) for row in _rows(sentence, token, lexicon))
        found = next(filter(None, tries), None)
        if found is not None and (token.start >= inner or _names_another(found.clause)):
            yield found
            inner = max(inner, found.parts[-1][1])


def _names_another(clause: Clause) -> bool:
    return clause.mention[0].upos != "PRON" and clause.cue.feat("VerbForm") != "Inf"


def _rows(sentence: Sentence, token: Token, lexicon: Lexicon) -> list[Row]:
    """What a token can report as, with a particle first."""
    if token.upos in ("VERB", "AUX") and not sentence.children(token, "cop") and _is_verb(sentence, token):
        return sorted(reporting_rows(sentence, token, lexicon), key=lambda row: not row.particle)
    return list(lexicon.predicates(token.text)) if token.upos in ("ADJ", "NOUN", "ADV") else []


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a word is used as a verb: a participle only with an auxiliary (not ``enkelt forklart``)."""
    if token.feat("VerbForm") != "Part":
        return True
    return bool(sentence.children(token, "aux")) or token.deprel in ("conj", "aux", "xcomp")


def _statement(sentence: Sentence, cue: Token, row: Row, limit: int, lexicon: Lexicon) -> Statement | None:
    """The statement of a reporting word with its source and its content."""
    if _denied(sentence, cue, row):
        return None
    split = _split(sentence, cue, row, lexicon)
    if split is not None:
        return split
    mention = source_of(sentence, cue, row.lemma, lexicon)
    if not mention:
        return None
    inverted = mention[0].index > cue.index
    after = (mention[-1].index if inverted else cue.index) + 1
    start = content_start(sentence, cue, row, after, lexicon)
    if start is None or not _particle_stands(sentence, cue, row, start):
        return None
    end = content_end(sentence, cue, start, lexicon)
    while cue.start < limit and end > start and sentence.tokens[end - 1].start >= limit:
        end -= 1
    parts = offsets(sentence, [(start, end)])
    if not parts:
        return None
    first = 0 if cue.deprel == "root" else min(sentence.subtree(cue)[0].index, mention[0].index)
    clause = Clause(
        sentence=sentence, cue=cue, lemma=row.name, kind=row.kind, mention=mention,
        start=sentence.tokens[first].start, end=parts[0][0], final=False,
    )  # fmt: skip
    return Statement(clause=clause, parts=parts)


def _split(sentence: Sentence, cue: Token, row: Row, lexicon: Lexicon) -> Statement | None:
    """Content whose demonstrative beginning stands before the verb (``Dette mener Berg er galt``), in two parts."""
    tokens = sentence.tokens
    opens = tokens[0].lower in words("pointing_back") | words("demonstrative") and is_finite(cue)
    following = next((t.index for t in tokens[cue.index + 1 :] if is_finite(t)), None)
    if not opens or Takes.CLAUSE not in row.takes or row.particle or following is None:
        return None
    mention = noun_phrase(sentence, cue.index + 1, lexicon, following)
    fronted = all(t.upos in NOMINAL for t in tokens[: cue.index])
    adverbs = all(t.upos in ("ADV", "PART") for t in tokens[mention[-1].index + 1 : following]) if mention else False
    if not fronted or not adverbs or not can_tell(mention, lexicon):
        return None
    if not any(t.upos in ("NOUN", "PROPN", "PRON") for t in mention):
        return None
    ranges = [(0, cue.index), (following, content_end(sentence, cue, following, lexicon))]
    clause = Clause(
        sentence=sentence, cue=cue, lemma=row.name, kind=row.kind, mention=mention,
        start=cue.start, end=mention[-1].end, final=False,
    )  # fmt: skip
    return next(_told(clause, ranges), None)


def _particle_stands(sentence: Sentence, cue: Token, row: Row, start: int) -> bool:
    """Whether the verb's particle stands before the content (``legger til at``)."""
    between = {t.lower for t in sentence.tokens[cue.index + 1 : start + 1]}
    return set(row.particle.split()) <= between


def _denied(sentence: Sentence, cue: Token, row: Row) -> bool:
    """Whether it is not said (``sier ikke at``), or only supposed or asked (``hvis hun sier at``, ``om han tror at``).

    What somebody does not think is thought (``tror ikke det går``).
    """
    asked = any(t.lower in words("question_word") for t in sentence.children(cue) if t.index < cue.index)
    if asked and cue.deprel in ("ccomp", "xcomp", "obj"):
        return True
    marks = [t for t in sentence.children(cue, "mark") if t.lower in words("condition") | words("whether")]
    conceded = any(t.index and sentence.tokens[t.index - 1].lower in words("concession") for t in marks)
    if marks and not conceded:
        return True
    below = [cue, *(t for t in sentence.ancestors(cue) if cue.feat("VerbForm") == "Inf" and cue.deprel == "xcomp")][:2]
    negated = any(t.lower in words("negation") for b in below for t in sentence.children(b, "advmod"))
    return negated and row.kind is not CueKind.THINK

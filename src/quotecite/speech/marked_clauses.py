"""The clause that follows marked words (``«Vi må bygge», sier Berg``), and what it tells where a mark is missing."""

from __future__ import annotations

from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import Start
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.closing import clause_at, closing_clause
from quotecite.speech.marked_page import MarkedPage, trimmed_break
from quotecite.text.quotation_marks import Stretch
from quotecite.text.signs import BREAK, trimmed

Parts = tuple[tuple[int, int], ...]
_STOPS = frozenset(",?!")


def clause_after(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """The clause that begins right after a stretch which begins a sentence.

    A title in a clause of the narrator's (``«Havet», mener Berg, er god``, ``«Havet» har Berg skrevet``, ``«Havet»
    er filmen til Berg``) is nobody's words.
    """
    word = _next_word(stretch, on)
    if word is None or not _begins_sentence(stretch, on):
        return None
    sentence, token = word
    limit = _limit(stretch, on)
    between = on.page.text[stretch.outer_end : token.start].strip()
    parted = bool(between) or on.page.text[stretch.outer_end - 2] in _STOPS
    inside = sum(t.start < limit for t in sentence.tokens)
    clause = clause_at(Start(sentence=sentence, word=token, inside=inside, lexicon=on.lexicon, parted=parted))
    if clause is None or not (clause.final or _joined(clause)):
        return None
    if clause.form is Form.NOUN and clause.cue.lower not in on.lexicon.words("saying_noun"):
        return None
    return clause if parted or on.is_sentence(stretch) or clause.kind is CueKind.SAY else None


def _next_word(stretch: Stretch, on: MarkedPage) -> tuple[Sentence, Token] | None:
    """The word after a stretch and perhaps a comma or a dash, if a clause can begin with it."""
    gap = BREAK.match(on.page.text, stretch.outer_end)
    far = gap.end() if gap is not None else stretch.outer_end
    for sentence in on.page.sentences_at(stretch.block, stretch.outer_end, far + 1):
        word = next((t for t in sentence.tokens if t.start >= stretch.outer_end and t.upos != "PUNCT"), None)
        if word is not None:
            between = BREAK.fullmatch(on.page.text, stretch.outer_end, word.start)
            return (sentence, word) if between and word.text[:1].islower() else None
    return None


def _limit(stretch: Stretch, on: MarkedPage) -> int:
    """Where a clause after a stretch must end: before the next stretch, if a comma or a dash stands there."""
    broken = on.broken_before(stretch)
    return broken if broken is not None else on.page.blocks[stretch.block].span.end


def _joined(clause: Clause) -> bool:
    """Whether a clause that does not end its sentence is followed by one joined to it (``, og viser til planen``)."""
    after = (t for t in clause.sentence.tokens if t.start >= clause.end and t.upos != "PUNCT")
    return next((t.upos in ("CCONJ", "SCONJ") for t in after), True)


def _begins_sentence(stretch: Stretch, on: MarkedPage) -> bool:
    """Whether nothing but marks stands before a stretch in its sentence, or what announces it."""
    sentence = on.sentence(stretch)
    earlier = on.before(stretch)
    start = max(sentence.start if sentence is not None else 0, earlier.outer_end if earlier is not None else 0)
    before = on.page.text[start : stretch.outer_start].rstrip()
    return before.endswith(":") or not any(c.isalnum() for c in before)


# -- a mark is missing ---------------------------------------------------------------------------------------------


def from_beginning(stretch: Stretch, on: MarkedPage) -> Parts:
    """The words that a mark closes and none opens: from the block's beginning, or after a sentence about somebody."""
    sentences = [s for s in on.page.sentences_in(stretch.block) if s.start < stretch.end]
    about = [n for n, s in enumerate(sentences[:-1]) if any(t.entity.endswith("PER") for t in s.tokens)]
    return ((sentences[about[-1] + 1].start if about else stretch.start, stretch.end),)


def clause_within(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """The clause in a stretch that no mark closes: ``«Vi må bygge, sier Berg``."""
    return closing_clause(on.sentences(stretch), stretch.start, stretch.end, on.lexicon)


def without(stretch: Stretch, clause: Clause, on: MarkedPage) -> Parts:
    """The words of a stretch before a clause in it, and after it when it does not end its sentence."""
    text = on.page.text
    ends = [(stretch.start, trimmed_break(text, stretch.start, clause.start))]
    if not clause.final:
        after = next(at for at in range(stretch.end, clause.end - 1, -1) if BREAK.fullmatch(text, clause.end, at))
        ends.append((after, stretch.end))
    return tuple(filter(None, (trimmed(text, start, end) for start, end in ends)))

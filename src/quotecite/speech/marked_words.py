"""Words in quotation marks that report what somebody said: the stretches for which the text shows a source.

Titles, nicknames, glosses and irony stand in the same marks; they are told apart by what is around them. A stretch is
somebody's words when a clause shows whose (`quotecite.speech.marked_sources`), when it goes on with such words, or when
it is a heading that somebody can have said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import attrs

from quotecite.language.page import Page
from quotecite.language.trees import Token
from quotecite.records import BlockKind, QuoteKind
from quotecite.speech.candidates import Candidate, Place, inside
from quotecite.speech.clauses import Clause
from quotecite.speech.marked_page import FINAL, MarkedPage, is_name
from quotecite.speech.marked_sources import source_of
from quotecite.text.quotation_marks import Stretch
from quotecite.text.signs import BREAK, MARKS
from quotecite.words.lexicon import Lexicon

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_AROUND = "".join((" .", *MARKS))


@attrs.frozen(kw_only=True)
class _Marked:
    """A stretch, or several that are one quotation, with what is said in it and the clause that shows its source."""

    stretches: tuple[Stretch, ...]
    parts: tuple[tuple[int, int], ...]
    clause: Clause | None

    @property
    def first(self) -> Stretch:
        return self.stretches[0]

    @property
    def last(self) -> Stretch:
        return self.stretches[-1]


def with_marks(
    page: Page,
    told: Sequence[Candidate],
    stretches: Sequence[Stretch],
    quoted: Callable[[int], bool],
    lexicon: Lexicon,
    *,
    first: int,
) -> tuple[Candidate, ...]:
    """The indirect statements and the marked words of an article, in text order.

    A statement whose content is marked as a whole is those marked words; one that only holds some keeps them inside.

    Args:
        page: the article.
        told: the indirect statements.
        stretches: all that stands in quotation marks.
        quoted: tells whether a code point lies in direct speech after a dash.
        lexicon: the word tables.
        first: the number of the first of them.
    """
    spoken, free = _parted(stretches, quoted)  # direct speech after a dash is never marked a second time
    on = MarkedPage(page=page, told=told, stretches=free, lexicon=lexicon)
    found = _going_on(page, _read(on))
    named = _named_only(page, spoken, found)
    said = frozenset(page.text[m.first.start : m.last.end].casefold() for m in found if m.clause is not None)
    marked = [_candidate(m) for m in found if m.clause is not None or _is_said(page, m, said, named)]
    outer = inside([(s.outer_start, s.outer_end) for m in found if m.clause is not None for s in m.stretches])
    titles = {s.outer_start for s in free if on.is_title(s)}  # ``har skrevet boka «Jeg tror det går» i år``
    told = [c for c in told if c.kind is QuoteKind.INDIRECT and c.start not in titles]
    plain = [c for c in told if not _covered(page, c, outer)]
    ordered = sorted((*plain, *marked), key=lambda c: (c.start, -c.parts[-1][1]))
    return tuple(attrs.evolve(c, index=n) for n, c in enumerate(ordered, first))


def _parted(
    stretches: Sequence[Stretch], quoted: Callable[[int], bool]
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The stretches that touch direct speech, and the others."""
    inside = [any(map(quoted, range(s.start, s.end))) for s in stretches]
    spoken = tuple(s for s, direct in zip(stretches, inside, strict=True) if direct)
    return spoken, tuple(s for s, direct in zip(stretches, inside, strict=True) if not direct)


def _candidate(marked: _Marked) -> Candidate:
    place = Place(block=marked.first.block, start=marked.first.outer_start, end=marked.parts[-1][1])
    return Candidate(index=0, kind=QuoteKind.MARKS, place=place, parts=marked.parts, clause=marked.clause)


def _covered(page: Page, candidate: Candidate, outer: Callable[[int], bool]) -> bool:
    """Whether all of a statement stands in marks but for what joins them (``«dyr» og «dum»``)."""
    between = (t for t in _words_between(page, candidate.block, candidate.start, candidate.end) if not _joins(t))
    return all(outer(t.start) for t in between)


def _words_between(page: Page, block: int, start: int, end: int) -> Iterator[Token]:
    return (t for s in page.sentences_at(block, start, end) for t in s.tokens if start <= t.start < end)


def _joins(token: Token) -> bool:
    return token.upos in ("PUNCT", "CCONJ")


# -- stretches that belong together --------------------------------------------------------------------------------


def _read(on: MarkedPage) -> list[_Marked]:
    """The stretches with their sources; what goes on after a clause in the same sentence is a part of what it breaks.

    ``«Vi må bygge», sier Berg, «og det haster.»``
    """
    found: list[_Marked] = []
    for stretch in on.stretches:
        before = found[-1] if found else None
        if before is not None and before.clause is not None and _interrupted(on.page, before, before.clause, stretch):
            stretches, parts = (*before.stretches, stretch), (*before.parts, (stretch.start, stretch.end))
            found[-1] = attrs.evolve(before, stretches=stretches, parts=parts)
            continue
        clause, parts = source_of(stretch, on)
        found.append(_Marked(stretches=(stretch,), parts=parts, clause=clause))
    return found


def _interrupted(page: Page, before: _Marked, clause: Clause, stretch: Stretch) -> bool:
    """Whether a clause stands between a stretch and another that goes on with it, and closes with a comma or a dash.

    Not an apposition to the source (``sier Berg, «Avisas» redaktør``).
    """
    if not before.last.outer_end <= clause.start or stretch.block != before.last.block or stretch.goes_on:
        return False
    between = BREAK.fullmatch(page.text, clause.end, stretch.outer_start)
    after = page.text[stretch.outer_end : stretch.outer_end + 2].strip()[:1]
    return between is not None and not after.isalnum()


def _going_on(page: Page, found: Sequence[_Marked]) -> list[_Marked]:
    """The stretches, each with the source of the one that it goes on with, or that goes on with it."""
    known = list(found)
    for at, (before, after) in enumerate(pairwise(found), 1):
        clause = known[at - 1].clause
        if after.clause is None and clause is not None and _follows(page, before, clause, after):
            known[at] = attrs.evolve(after, clause=clause)
    for at in range(len(known) - 1, 0, -1):
        before, after = known[at - 1 : at + 1]
        if before.clause is None and after.clause is not None and _precedes(page, before, after):
            known[at - 1] = attrs.evolve(before, clause=after.clause)
    return known


def _follows(page: Page, before: _Marked, clause: Clause, after: _Marked) -> bool:
    """Whether a marked sentence or block stands right after other marked words and their clause."""
    if _listed(page, before, after):
        return True
    spoken_of = max(before.parts[-1][1], clause.end if clause.start < after.first.outer_start else 0)
    between = page.text[spoken_of : after.first.outer_start]
    return not any(c.isalnum() for c in between) and (after.first.goes_on or _adjoin(page, before, after))


def _precedes(page: Page, before: _Marked, after: _Marked) -> bool:
    """Whether marked words stand right before others whose clause comes after them or points back at them."""
    if _listed(page, before, after):
        return True
    between = page.text[before.last.outer_end : after.first.outer_start]
    if any(c.isalnum() for c in between):
        return False
    clause = after.clause
    later = clause is not None and clause.start >= after.last.outer_start
    return after.first.goes_on or (later and (not before.last.closed or _adjoin(page, after, before)))


def _listed(page: Page, before: _Marked, after: _Marked) -> bool:
    """Whether only a comma or a conjunction joins two stretches of one sentence (``«dyr», «farlig» og «dum»``)."""
    start, end = before.last.outer_end, after.first.outer_start
    if before.last.block != after.first.block or any(c in page.text[start:end] for c in FINAL):
        return False
    stopped = page.text[before.last.start : before.last.end].endswith(FINAL)
    return start < end and not stopped and all(map(_joins, _words_between(page, before.last.block, start, end)))


def _adjoin(page: Page, other: _Marked, marked: _Marked) -> bool:
    """Whether marked words are a sentence in the block of other marked words, or a block by themselves next to theirs.

    A short sentence in a block of its own looks like a heading.
    """
    words = page.text[marked.first.start : marked.last.end]
    sentence = words[0].isupper() and words.endswith(FINAL)
    whole = marked.first.whole and all(page.blocks[m.first.block].kind in _RUNNING for m in (other, marked))
    return sentence and (marked.first.block == other.last.block or whole)


# -- headings ------------------------------------------------------------------------------------------------------


def _is_said(page: Page, marked: _Marked, said: frozenset[str], named: frozenset[str]) -> bool:
    """Whether marked words in a heading can be somebody's: the whole heading, or words marked again with a source.

    One word alone is a term, words with capitals are a name, and so is what is marked again without a source.
    """
    if not page.is_heading(marked.first.block) or not marked.first.paired:
        return False
    words = page.text[marked.first.start : marked.last.end]
    whole = page.blocks[marked.first.block].span.text.strip(_AROUND) == words
    if words.casefold() in said:
        return True
    return whole and len(words.split()) > 1 and words.casefold() not in named and not is_name(words)


def _named_only(page: Page, spoken: Sequence[Stretch], found: Sequence[_Marked]) -> frozenset[str]:
    """What is marked in the article's text, also in direct speech, and not as somebody's words."""
    unsaid = [m.first for m in found if m.clause is None and not page.is_heading(m.first.block)]
    return frozenset(page.text[s.start : s.end].casefold() for s in (*spoken, *unsaid))

"""Stretches in quotation marks, from the text alone: «…», "…", “…”, ”…”, „…“, ‘…’, '…', »…«.

A mark opens where no letter or figure stands before it and something to read comes after it, and is closed in its own
block. Marks inside a stretch belong to it. What people type is taken as it is meant: blanks inside the marks, marks
typed twice, one kind of mark that closes another (``«Nei", sier Berg``), and a mark that is missing. A quotation over
several blocks opens one and closes in a later one: then each of these blocks is a stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quotecite.records import Block, BlockKind, Span
from quotecite.text.signs import CLOSING_MARKS, MARKS, OPENING_MARKS, PAIRS, SINGLE_MARKS, trimmed

_SILENT = frozenset({BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_FAR = 6  # blocks over which one quotation can go on
_BEGINS = OPENING_MARKS + SINGLE_MARKS  # marks that open words which nothing need close; no mark that mostly closes
_STOPS = ".,!?…:;"


@attrs.frozen(kw_only=True)
class Stretch:
    """Words in quotation marks: half-open code points without (``start``) and with the marks (``outer_start``).

    ``whole`` is true when nothing else stands in the block; ``goes_on`` when it continues the stretch before it.
    ``opened`` and ``closed`` are false where that mark is missing: then the stretch reaches from the beginning of the
    block, or to its end, and only a reporting clause can tell where the words begin and end.
    """

    block: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    whole: bool
    goes_on: bool = False
    opened: bool = True
    closed: bool = True

    @property
    def paired(self) -> bool:
        """Whether both marks are there."""
        return self.opened and self.closed


def find_marks(text: str, blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """The outermost stretches in quotation marks, in text order.

    >>> from quotecite.records import Span
    >>> text = "Hun kaller det «en liten seier»."
    >>> block = Block(span=Span(start=0, end=len(text), text=text), kind=BlockKind.PARAGRAPH)
    >>> [text[s.start : s.end] for s in find_marks(text, [block])]
    ['en liten seier']
    """
    found: list[Stretch] = []
    for number, block in enumerate(blocks):
        if block.kind in _SILENT or (found and found[-1].block >= number):
            continue
        found += _over_blocks(text, number, blocks) or _of_block(text, number, block.span)
    return tuple(found)


def _of_block(text: str, number: int, span: Span) -> list[Stretch]:
    """The stretches of one block, those with one mark only too."""
    if MARKS.isdisjoint(text[span.start : span.end]):  # nearly all blocks
        return []
    paired = list(_paired(text, number, span, span.start))
    loose = next(filter(None, (rule(text, number, span, paired) for rule in _LOOSE)), None)
    if loose is not None:
        inside = range(loose.outer_start, loose.outer_end)
        paired = [*(s for s in paired if s.outer_start not in inside), loose]
    return sorted(paired, key=lambda stretch: stretch.outer_start)


# -- both marks ----------------------------------------------------------------------------------------------------


def _paired(text: str, number: int, span: Span, at: int) -> Iterator[Stretch]:
    """The outermost stretches with both marks from an offset to the end of the block."""
    closes: dict[str, Mapping[int, int]] = {}  # of each kind of mark, where those close that are closed at all
    while at < span.end:
        opens = _opens(text, at, span)
        if opens and text[at] not in closes:
            closes[text[at]] = _closed(text, text[at], at, span.end)
        close = closes[text[at]].get(at) if opens else None
        if close is None:
            at += 1
            continue
        twice = text[at + 1] == text[at] and text[close + 1 : min(close + 2, span.end)] == text[close]
        start, end = at + 1 + twice, close + 1 + twice
        found = _stretch(text, number, span, (at, start), (close, end))
        if found is not None:
            yield found
        at = end


def _opens(text: str, at: int, span: Span) -> bool:
    """Whether a mark opens at an offset: no letter before it, and words after it, or a blank on either side."""
    if text[at] not in PAIRS or at + 1 >= span.end:
        return False
    before = text[at - 1] if at > span.start else " "
    if text[at + 1].isspace():
        return before.isspace() and text[at] in OPENING_MARKS
    return not before.isalnum()


def _close(text: str, at: int, end: int) -> int | None:
    """Where the mark at an offset is closed; None when it is not."""
    return _closed(text, text[at], at, end).get(at)


def _closed(text: str, mark: str, start: int, end: int) -> Mapping[int, int]:
    """Where every mark of one kind is closed: before no letter, marks of the same kind between counted off.

    A mark that looks the same on either side opens once more after a blank: there, one before it was never closed.
    """
    closed: dict[int, int] = {}
    open_at: dict[int, list[int]] = {}  # the marks that wait for the one that closes them, by how deep they stand
    depth = 0
    for place in range(start, end):
        closes = text[place] in PAIRS[mark] and not (place + 1 < end and text[place + 1].isalnum())
        if closes:
            closed.update((opened, place) for opened in open_at.pop(depth, ()))
            depth -= 1
        elif text[place] == mark and (mark not in PAIRS[mark] or text[place - 1].isspace()):
            depth += 1
        if text[place] == mark:
            open_at.setdefault(depth, []).append(place)
    return closed


def _stretch(text: str, number: int, span: Span, opens: tuple[int, int], closes: tuple[int, int]) -> Stretch | None:
    """The stretch between the offsets of two marks; None when nothing stands there."""
    inner = _words(text, opens[1], closes[0]) if opens[1] < closes[0] else None
    if inner is None:
        return None
    first, last = opens[0], closes[1]
    whole = _last_word(text, span.start, first) == span.start and _last_word(text, last, span.end) == last
    return Stretch(block=number, start=inner[0], end=inner[1], outer_start=first, outer_end=last, whole=whole)


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands between two marks, without blanks and without a comma before a clause; None for nothing."""
    inner = trimmed(text, start, end)
    if inner is not None and text[inner[1] - 1] == ",":
        return trimmed(text, inner[0], inner[1] - 1)
    return inner


# -- a wrong mark, or none -----------------------------------------------------------------------------------------


def _mixed(text: str, number: int, span: Span, paired: Sequence[Stretch]) -> Stretch | None:
    """``«Vi må bygge", sier Berg``: the first mark that is left open, closed by another kind that is left over."""
    free = _free(span, paired)
    opening = next((at for at in free if text[at] in _BEGINS and _opens(text, at, span)), span.end)
    close = next((at for at in free if at > opening and _closes(text, at, span)), None)
    return _stretch(text, number, span, (opening, opening + 1), (close, close + 1)) if close is not None else None


def _unopened(text: str, number: int, span: Span, paired: Sequence[Stretch]) -> Stretch | None:
    """``Vi må bygge», sier Berg``: a mark that closes what the block's beginning may have opened."""
    first = min((s.outer_start for s in paired), default=span.end)
    close = next((at for at in range(span.start + 1, first) if _closes(text, at, span)), None)
    if close is None:
        return None
    found = _stretch(text, number, span, (span.start, span.start), (close, close + 1))
    return attrs.evolve(found, opened=False) if found is not None else None


def _unclosed(text: str, number: int, span: Span, paired: Sequence[Stretch]) -> Stretch | None:
    """``«Vi må bygge, sier Berg``: a mark that opens the block, or follows a colon, and is not closed in it."""
    last = max((s.outer_end for s in paired), default=span.start)
    opening = next((at for at in range(last, span.end) if _begins(text, at, span)), None)
    if opening is None:
        return None
    found = _stretch(text, number, span, (opening, opening + 1), (span.end, span.end))
    return attrs.evolve(found, closed=False) if found is not None else None


_LOOSE = (_mixed, _unopened, _unclosed)
"""What a mark without its fellow makes of a block, in the order in which it is tried."""


def _free(span: Span, paired: Sequence[Stretch]) -> list[int]:
    """The offsets of a block that lie in no stretch."""
    inside = {at for s in paired for at in range(s.outer_start, s.outer_end)}
    return [at for at in range(span.start, span.end) if at not in inside]


def _begins(text: str, at: int, span: Span) -> bool:
    """Whether a mark that is never closed opens words all the same."""
    if text[at] not in _BEGINS or not _opens(text, at, span):
        return False
    while at > span.start and text[at - 1].isspace():
        at -= 1
    return at == span.start or text[at - 1] == ":"


def _closes(text: str, at: int, span: Span) -> bool:
    """Whether a mark closes words that no mark of its kind opened: right after a word, and before none."""
    before = text[at - 1]
    after = text[at + 1] if at + 1 < span.end else " "
    return text[at] in CLOSING_MARKS and (before.isalpha() or before in _STOPS) and not after.isalnum()


# -- several blocks ------------------------------------------------------------------------------------------------


def _over_blocks(text: str, number: int, blocks: Sequence[Block]) -> list[Stretch]:
    """A quotation that opens a block and closes in a later one, as one stretch a block, and what follows in the last.

    A later block may repeat the mark that opens, but then closes at its end.
    """
    span = blocks[number].span
    if text[span.start] not in _BEGINS or not _opens(text, span.start, span):
        return []
    if _close(text, span.start, span.end) is not None:
        return []
    for last in range(number + 1, min(number + _FAR, len(blocks))):
        if blocks[last].kind not in _RUNNING:
            return []
        close = _closed_late(text, last, blocks[last].span, PAIRS[text[span.start]])
        if close is not None:
            pieces = [_piece(text, n, blocks[n].span, blocks[n].span.end, number) for n in range(number, last)]
            pieces.append(_piece(text, last, blocks[last].span, close, number))
            return [*filter(None, pieces), *_paired(text, last, blocks[last].span, close + 1)]
    return []


def _closed_late(text: str, number: int, span: Span, closing: str) -> int | None:
    """Where a mark closes in a block that was opened before it (or again by the block's first character)."""
    again = text[span.start] in _BEGINS
    inside = {at for s in _paired(text, number, span, span.start + again) for at in range(s.outer_start, s.outer_end)}
    for at in range(span.start, span.end):
        if text[at] in closing and at not in inside:
            opens = at == span.start or (at + 1 < span.end and text[at + 1].isalnum())
            ends = _last_word(text, at + 1, span.end) == at + 1
            if not opens:
                return at if ends or not again else None
    return None


def _piece(text: str, number: int, span: Span, close: int, first: int) -> Stretch | None:
    """What one block holds of a quotation over several, without the marks at its edges; None for marks alone."""
    mark = text[span.start] in PAIRS
    found = _stretch(text, number, span, (span.start, span.start + mark), (close, min(close + 1, span.end)))
    return attrs.evolve(found, goes_on=number > first) if found is not None else None


def _last_word(text: str, start: int, end: int) -> int:
    """Where what is neither a blank nor a stop ends between two offsets; ``start`` when there is nothing else."""
    while (inside := trimmed(text, start, end)) is not None and text[inside[1] - 1] in _STOPS:
        end = inside[1] - 1
    return inside[1] if inside is not None else start

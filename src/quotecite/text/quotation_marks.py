"""Stretches in quotation marks, from the text alone: «…», "…", “…”, ”…”, „…“, ‘…’.

A mark opens where no letter or figure stands before it and something to read comes after it, and is closed in its own
block. An unclosed mark is no stretch, unless it opens a block and a block soon after ends with its closing mark: then
each of these blocks is one. Marks inside a stretch belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quotecite.records import Block, BlockKind, Span
from quotecite.text.signs import CLOSED_BY, OPENING_MARKS, SINGLE_MARKS, trimmed

_SILENT = frozenset({BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE})
_FAR = 6  # blocks over which one quotation can go on
_BEGINS = OPENING_MARKS + SINGLE_MARKS
_STOPS = ".,!?…:;"


@attrs.frozen(kw_only=True)
class Stretch:
    """Words in quotation marks: half-open code points without (``start``) and with the marks (``outer_start``).

    ``whole`` is true when nothing else stands in the block; ``goes_on`` when it continues the stretch before it.
    """

    block: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    whole: bool
    goes_on: bool = False


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
        inside = list(_in_block(text, number, block.span.start, block.span.end))
        found += inside or _over_blocks(text, number, blocks)
    return tuple(found)


def _in_block(text: str, number: int, start: int, end: int) -> Iterator[Stretch]:
    at = start
    while at < end:
        close = _close(text, at, end) if _opens(text, at, end) else None
        if close is None:
            at += 1
            continue
        inner = trimmed(text, at + 1, close)
        if inner is not None:
            whole = _last_word(text, start, at) == start and _last_word(text, close + 1, end) == close + 1
            yield Stretch(block=number, start=inner[0], end=inner[1], outer_start=at, outer_end=close + 1, whole=whole)
        at = close + 1


def _opens(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    return text[at] in CLOSED_BY and not before.isalnum() and at + 1 < end and not text[at + 1].isspace()


def _close(text: str, at: int, end: int) -> int | None:
    """Where the mark at an offset is closed: before no letter, marks of the same kind between counted off."""
    opening, depth = text[at], 1
    for place in range(at + 1, end):
        if text[place] in CLOSED_BY[opening] and not (place + 1 < end and text[place + 1].isalnum()):
            depth -= 1
            if not depth:
                return place
        elif text[place] == opening and opening not in CLOSED_BY[opening]:
            depth += 1
    return None


def _over_blocks(text: str, number: int, blocks: Sequence[Block]) -> list[Stretch]:
    """A quotation that opens a block and closes at the end of a later one, as one stretch a block."""
    span = blocks[number].span
    if not _opens(text, span.start, span.end) or text[span.start] not in _BEGINS:
        return []
    closing = CLOSED_BY[text[span.start]]
    for last in range(number + 1, min(number + _FAR, len(blocks))):
        if blocks[last].kind is not BlockKind.PARAGRAPH:
            return []
        if _closes_at_end(text, last, blocks[last].span, closing):
            pieces = [_piece(text, n, blocks[n].span, closing, number) for n in range(number, last + 1)]
            return [piece for piece in pieces if piece is not None]
    return []


def _closes_at_end(text: str, number: int, span: Span, closing: str) -> bool:
    """Whether a block ends with a closing mark that was not opened inside it (its first character aside)."""
    tail = _last_word(text, span.start, span.end) - 1
    if tail < span.start or text[tail] not in closing:
        return False
    opened = (s.outer_start for s in _in_block(text, number, span.start, span.end) if s.outer_end == tail + 1)
    return next(opened, span.start) == span.start


def _piece(text: str, number: int, span: Span, closing: str, first: int) -> Stretch | None:
    """What one block holds of a quotation over several, without the marks at its edges; None for marks alone."""
    start = span.start + (text[span.start] in CLOSED_BY)
    tail = _last_word(text, span.start, span.end) - 1
    inner = trimmed(text, start, tail if tail >= start and text[tail] in closing else span.end)
    if inner is None:
        return None
    return Stretch(
        block=number, start=inner[0], end=inner[1], outer_start=span.start, outer_end=span.end, whole=True,
        goes_on=number > first,
    )  # fmt: skip


def _last_word(text: str, start: int, end: int) -> int:
    """Where what is neither a blank nor a stop ends between two offsets; ``start`` when there is nothing else."""
    while (inside := trimmed(text, start, end)) is not None and text[inside[1] - 1] in _STOPS:
        end = inside[1] - 1
    return inside[1] if inside is not None else start

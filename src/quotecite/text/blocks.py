"""Text to blocks: where paragraphs, headings, captions and the like begin and end, and which of them each one is.

Blocks are exact slices of the caller's string, in order and disjoint; what lies between two is white space
(``str.isspace``). A line of nothing but zero-width characters or ``&nbsp;`` parts paragraphs as an empty line does; as
its characters are not white space, it is counted to the block before it (at the top of the text: to the one after).
What each block is on the page is judged by `quotecite.text.block_kinds`.
"""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

from quotecite.records import Block, Span
from quotecite.text.block_kinds import BULLET, View, kinds_of
from quotecite.text.labels import fold, link_label
from quotecite.text.leads import speech_dash, timed_dash
from quotecite.text.reports import FINAL
from quotecite.text.signs import LINE_ENDS, PAD
from quotecite.words.lexicon import Lexicon

_LINE_CR = re.compile(rf"([^{LINE_ENDS}]*+)([{LINE_ENDS}]|\Z)")
# Beside line feeds, a lone carriage return is a stray.
_LINE = re.compile(rf"((?:[^{LINE_ENDS}]|\r(?!\n))*+)(\r\n|[{LINE_ENDS}]|\Z)")
_WRAP_MIN, _WRAP_MAX = 35, 120  # widths of hard-wrapped lines, in characters


def segment(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    r"""Cut a text into blocks and say of each what it is on the page.

    The lexicon knows the words that open a link line (``Les også``), those before a credit (``Foto``) and those that
    report. An empty or blank text has no blocks.

    >>> [str(b.kind) for b in segment("Bygger mer\n\nByen vokser.", Lexicon.load())]
    ['headline', 'paragraph']
    """
    links = tuple(sorted((fold(s) for s in lexicon.link_starts if s.strip()), key=len, reverse=True))
    labels = frozenset(fold(label) for label in lexicon.credit_labels)
    views = [View.of(text, start, end, links, labels, lexicon) for start, end in _paragraphs(text, links)]
    kinds = kinds_of(views)
    return tuple(Block(span=Span.of(text, v.start, v.end), kind=kind) for v, kind in zip(views, kinds, strict=True))


@attrs.define
class _Line:
    """A line that shows something: its trimmed offsets, its indent, and whether an empty line stands before it."""

    start: int
    end: int
    indent: int
    parted: bool


def _paragraphs(text: str, links: tuple[str, ...]) -> list[tuple[int, int]]:
    """The offsets of the blocks, in order; every character that is not white space lies in one of them."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[list[int]] = []
    for i, line in enumerate(lines):
        if i and not line.parted and width and _continues(text, lines[i - 1], line, width, links):
            blocks[-1][1] = line.end
        else:
            blocks.append([line.start, line.end])
    if not blocks:  # nothing visible, but perhaps zero-width characters
        return [(len(text) - len(text.lstrip()), len(text.rstrip()))] if text.strip() else []
    blocks[0][0] = min(blocks[0][0], len(text) - len(text.lstrip()))
    for i, block in enumerate(blocks):  # lines of zero-width characters belong to the block before them
        follow = blocks[i + 1][0] if i + 1 < len(blocks) else len(text)
        block[1] += len(text[block[1] : follow].rstrip())
    return [(start, end) for start, end in blocks]


def _lines(text: str) -> list[_Line]:
    """The lines that hold more than white space, zero-width characters and ``&nbsp;``."""
    lines: list[_Line] = []
    parted = False
    for match in (_LINE if "\n" in text else _LINE_CR).finditer(text):
        start, end = match.span(1)
        pad = PAD.match(text, start, end)
        if pad and pad.end() == end:
            parted = parted or bool(lines)
        else:
            body = match[1]
            indent = len(body) - len(body.lstrip())
            lines.append(_Line(start + indent, start + len(body.rstrip()), indent, parted))
            parted = False
        if match[2] in ("\u2029", "\f"):
            parted = True
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> float:
    """How far a line and the next line's first word must reach in a hard-wrapped text; 0 when lines are paragraphs.

    Greedy wrapping leaves no line that could have taken the next word; when the text keeps to that, so does the limit.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.parted]
    lengths = [line.end - line.start for pair in pairs for line in pair]
    fitting = [n for n in lengths if n <= _WRAP_MAX]
    if not fitting or len(fitting) < 0.95 * len(lengths) or max(fitting) < _WRAP_MIN:
        return 0
    width = max(fitting)
    running = [_reach(text, a, b) for a, b in pairs if _mid_sentence(text, a, b)]
    full = [reach for reach in running if reach > 0.9 * width]
    if not full or len(full) < 0.3 * len(pairs):
        return 0
    return width if all(reach > width for reach in running) else 0.9 * width


def _reach(text: str, a: _Line, b: _Line) -> int:
    """The length of line ``a`` with the first word of line ``b`` on it."""
    word = text[b.start : min(b.end, b.start + _WRAP_MAX)].split(maxsplit=1)
    return (a.end - a.start) + 1 + len(word[0])


def _mid_sentence(text: str, a: _Line, b: _Line) -> bool:
    last = text[a.end - 1]
    return text[b.start].islower() and (last == "," or last not in FINAL)


def _continues(text: str, a: _Line, b: _Line, width: float, links: tuple[str, ...]) -> bool:
    """Whether line ``b`` goes on with the paragraph of line ``a`` in a hard-wrapped text."""
    if (
        speech_dash(text, b.start, b.end)
        or timed_dash(text, b.start, b.end)
        or b.indent > a.indent + 1
        or BULLET.match(text, b.start, b.end)
    ):
        return False
    if links and link_label(fold(text[b.start : min(b.end, b.start + 80)]), links):
        return False
    return _reach(text, a, b) > width or _mid_sentence(text, a, b)

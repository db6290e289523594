"""Text to blocks: where paragraphs, headings, captions and the like begin and end, and which of them each one is.

Blocks are exact slices of the caller's string, in order and disjoint; what lies between two is white space
(``str.isspace``). A line of nothing but zero-width characters or ``&nbsp;`` parts paragraphs as an empty line does; as
its characters are not white space, it is counted to the block before it (at the top of the text: to the one after).
What each block is on the page is judged by `quotecite.text.block_kinds`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotecite.records import Block, Span
from quotecite.text.block_kinds import View, kinds_of
from quotecite.text.labels import fold
from quotecite.text.line_breaks import Line, go_on
from quotecite.text.signs import LINE_ENDS, PAD
from quotecite.words.lexicon import Lexicon

_LINE_CR = re.compile(rf"([^{LINE_ENDS}]*+)([{LINE_ENDS}]|\Z)")
# Beside line feeds, a lone carriage return is a stray.
_LINE = re.compile(rf"((?:[^{LINE_ENDS}]|\r(?!\n))*+)(\r\n|[{LINE_ENDS}]|\Z)")


def segment(text: str, lexicon: Lexicon, *, unwrap: bool = False) -> tuple[Block, ...]:
    r"""Cut a text into blocks and say of each what it is on the page.

    The lexicon knows the words that open a link line (``Les også``), those before a credit (``Foto``) and those that
    report. With ``unwrap`` lines are taken for broken at a width. An empty or blank text has no blocks.

    >>> [str(b.kind) for b in segment("Bygger mer\n\nByen vokser.", Lexicon.load())]
    ['headline', 'paragraph']
    """
    links, labels = _labels(lexicon)
    spans = _paragraphs(text, links, lexicon, unwrap=unwrap)
    views = [View.of(text, start, end, links, labels, lexicon) for start, end in spans]
    kinds = kinds_of(views)
    return tuple(Block(span=Span.of(text, v.start, v.end), kind=kind) for v, kind in zip(views, kinds, strict=True))


@lru_cache(maxsize=16)
def _labels(lexicon: Lexicon) -> tuple[tuple[str, ...], frozenset[str]]:
    """What opens a link line, the longest first, and what labels a credit, for comparison."""
    links = sorted((fold(start) for start in lexicon.link_starts if start.strip()), key=len, reverse=True)
    return tuple(links), frozenset(map(fold, lexicon.credit_labels))


def _paragraphs(text: str, links: tuple[str, ...], lexicon: Lexicon, *, unwrap: bool) -> list[tuple[int, int]]:
    """The offsets of the blocks, in order; every character that is not white space lies in one of them."""
    lines = _lines(text)
    blocks: list[list[int]] = []
    for line, goes_on in zip(lines, go_on(text, lines, links, lexicon, unwrap=unwrap), strict=True):
        if goes_on:
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


def _lines(text: str) -> list[Line]:
    """The lines that hold more than white space, zero-width characters and ``&nbsp;``."""
    lines: list[Line] = []
    parted = False
    for match in (_LINE if "\n" in text else _LINE_CR).finditer(text):
        start, end = match.span(1)
        pad = PAD.match(text, start, end)
        if pad and pad.end() == end:
            parted = parted or bool(lines)
        else:
            body = match[1]
            indent = len(body) - len(body.lstrip())
            lines.append(Line(start + indent, start + len(body.rstrip()), indent, parted))
            parted = False
        if match[2] in ("\u2029", "\f"):
            parted = True
    return lines

"""Where direct speech opens: the dash lines of an article, from the text alone.

A *line* is what one dash opens: it reaches to the next opening in its block, or to the block's end. Whether and where
somebody reports it (``…, sier Berg``) is the work of `quotecite.speech.clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from quotecite.records import Block, BlockKind
from quotecite.text.leads import speech_dash, timed_dash
from quotecite.text.signatures import find_signatures
from quotecite.text.signs import BLANK, CLOSING_MARKS, DASH, OPENING_MARKS, trimmed
from quotecite.words.lexicon import Lexicon

# A dash inside a block opens speech after a sentence or a colon, before what can begin a sentence; a dash between
# lower-case words is a parenthesis and never matches, nor does one between numbers (``19. – 20. april``).
_RANGE = rf"(?<!\p{{N}}\.(?=\s*{DASH}\s*\p{{N}}))"
_INSIDE = regex.compile(
    rf"(?<=[.?!:…){CLOSING_MARKS}]){_RANGE}{BLANK}+(?P<dash>{DASH}){BLANK}+(?=[({OPENING_MARKS}]?[\p{{Lu}}\p{{N}}])"
)
_SILENT = frozenset({BlockKind.LINK, BlockKind.LIST, BlockKind.CREDIT, BlockKind.BYLINE})


@attrs.frozen(kw_only=True)
class Line:
    """What one dash opens. Offsets are code points of the article; ``content`` is where the words begin.

    ``lead`` is true when other text of the block stands before the dash (``Ap-topp: – Uaktuelt``), ``timed`` when it
    is a clock time without a colon: any entry of a feed can follow that, somebody's words or not.
    """

    block: int
    dash: int
    content: int
    end: int
    lead: bool
    timed: bool = False


def find_lines(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Line, ...]:
    """The dash lines of the article in text order; bullet lists, link lines, bylines and signatures have none."""
    signed = {signature.dash for signature in find_signatures(text, blocks, lexicon)}
    speaking = ((n, block) for n, block in enumerate(blocks) if block.kind not in _SILENT)
    return tuple(line for n, block in speaking for line in _in_block(text, n, block) if line.dash not in signed)


def _in_block(text: str, number: int, block: Block) -> Iterator[Line]:
    start, end = block.span.start, block.span.end
    timed = timed_dash(text, start, end)
    opening = timed[:2] if timed else speech_dash(text, start, end)
    openings = [opening] if opening else []
    openings += [(m.start("dash"), m.end()) for m in _INSIDE.finditer(text, opening[1] if opening else start, end)]
    for i, (dash, content) in enumerate(openings):
        stop = openings[i + 1][0] if i + 1 < len(openings) else end
        words = trimmed(text, content, stop)
        if words is not None:
            first = i == 0
            yield Line(
                block=number, dash=dash, content=content, end=words[1],
                lead=first and opening is None, timed=first and timed is not None and timed[2],
            )  # fmt: skip

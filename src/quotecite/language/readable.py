"""What the model reads of an article: plain text like that of its treebank, with the place of every character."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

import attrs
import regex

from quotecite.records import Block
from quotecite.text.signs import (
    DASH_ENTITY,
    EMPHASIS,
    GARBLED,
    LETTER_ENTITY,
    PLAIN_DASHES,
    SILENT_ENTITY,
    SPACE_ENTITY,
    SPLIT,
    TAG,
    WRITTEN_BREAK,
    ZERO_WIDTH,
)
from quotecite.words.grammar import block_words

_WORD = 60  # code points around a split that are looked at
_SPACE = rf"(?:[\s\x1c-\x1f]|{SPACE_ENTITY}|{TAG}|{WRITTEN_BREAK})"

# What the model reads as white space, as a dash, otherwise, or not at all; anything else goes to it as it is.
_PIECE = regex.compile(
    rf"(?P<split>{SPLIT})|(?P<plain>[!-%'-)+,.-;=-\[\]^`-~]+(?!\p{{M}}))"
    rf"|(?P<space>{_SPACE}(?:{_SPACE}|{SILENT_ENTITY}|[{ZERO_WIDTH}])*+)|(?P<dash>{DASH_ENTITY})"
    rf"|(?P<silent>(?:[{ZERO_WIDTH}]|{SILENT_ENTITY}|{EMPHASIS})++)|(?P<entity>{LETTER_ENTITY})"
    rf"|(?P<garbled>{'|'.join(map(regex.escape, GARBLED))})|(?P<letter>(?s:.)\p{{M}}*+)"
)


@attrs.frozen
class Readable:
    """Text as the model reads it; ``starts[i]:ends[i]`` is where character ``i`` stands in the article."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def readable(text: str, blocks: Sequence[Block]) -> Readable:
    """The blocks as one text for the model, with an alignment back to the article.

    Dash glyphs become ``-`` (as in the treebank), soft hyphens and zero-width characters go, letters are composed
    (a + ring: å), white space within a block becomes one space, and blocks are separated by a blank line; undecoded
    entities of dashes, spaces, soft hyphens and letters count as what they stand for, and so do letters that were
    decoded wrongly. A word split at a line's end is whole. Tags and written line breaks are space, emphasis is nothing.

    >>> from quotecite.records import BlockKind, Span
    >>> block = Block(span=Span(start=0, end=6, text="– Bra!"), kind=BlockKind.PARAGRAPH)
    >>> readable("– Bra!", (block,)).text
    '- Bra!'
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(found: str, start: int, end: int) -> None:
        chars.extend(found)
        starts.extend([start] * len(found))
        ends.extend([end] * len(found))

    for n, block in enumerate(blocks):
        begin = block.span.start
        if n:
            put("\n\n", min(blocks[n - 1].span.end, begin - 1), begin)
        for piece in _PIECE.finditer(text, begin, block.span.end):
            if piece.lastgroup == "plain":
                chars.extend(piece[0])
                starts.extend(range(piece.start(), piece.end()))
                ends.extend(range(piece.start() + 1, piece.end() + 1))
            elif piece.lastgroup == "split":
                for at, sign in enumerate(_mended_split(chars, text[piece.end() : piece.end() + _WORD])):
                    put(sign, piece.start() + at, piece.end() if at else piece.start() + 1)
            elif piece.lastgroup != "space":
                put(_READ[str(piece.lastgroup)](piece[0]), *piece.span())
            elif chars and chars[-1] != "\n":
                put(" ", *piece.span())
    return Readable("".join(chars), tuple(starts), tuple(ends))


_READ: Mapping[str, Callable[[str], str]] = {
    "letter": lambda piece: unicodedata.normalize("NFC", piece.translate(PLAIN_DASHES)),
    "dash": lambda piece: "-",
    "silent": lambda piece: "",
    "entity": lambda piece: html.unescape(html.unescape(piece)),
    "garbled": lambda piece: GARBLED[piece].translate(PLAIN_DASHES),
}
"""What the model reads for a piece of the article, by what it is."""


def _mended_split(before: Sequence[str], after: str) -> str:
    """What stands for the hyphen and the break where a word is split: nothing, the hyphen, or (``barne- og``) both."""
    word = "".join(reversed(list(takewhile(str.isalnum, reversed(before[-_WORD:])))))
    if after.split(maxsplit=1)[0].casefold() in block_words("suspended"):
        return "- "
    own = after[0].isupper() or word.isupper() or word[-1].isdigit() or (len(word) <= 2 and word[0].isupper())
    return "-" if own else ""  # ``NRK-⏎sjef``, ``Ap-⏎leder`` have a hyphen anyway

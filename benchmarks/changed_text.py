"""A text that was changed, and where each of its old places went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs


@attrs.frozen
class Piece:
    """A stretch of the changed text: its words, and the old stretch in whose place they stand (None: they are new)."""

    text: str
    old: tuple[int, int] | None


@attrs.frozen
class Changed:
    """The pieces of a changed text in their new order."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def places(self) -> Iterable[tuple[int, Piece]]:
        """Each piece with its new offset."""
        at = 0
        for piece in self.pieces:
            yield at, piece
            at += len(piece.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The new offsets of an old stretch; a border inside a replaced word goes to the border of that word."""
        return self._start(start), self._end(end)

    def is_new(self, start: int, end: int) -> bool:
        """Whether a stretch of the changed text lies in words that were added."""
        return any(p.old is None and at < end and start < at + len(p.text) for at, p in self.places())

    def _start(self, old: int) -> int:
        for at, piece in self.places():
            if piece.old is not None and piece.old[0] <= old < piece.old[1]:
                kept = piece.old[1] - piece.old[0] == len(piece.text)
                return at + (old - piece.old[0] if kept else 0)
        raise ValueError(f"offset {old} is in no piece; pieces must cover the old text")

    def _end(self, old: int) -> int:
        for at, piece in self.places():
            if piece.old is not None and piece.old[0] < old <= piece.old[1]:
                kept = piece.old[1] - piece.old[0] == len(piece.text)
                return at + (old - piece.old[0] if kept else len(piece.text))
        raise ValueError(f"offset {old} ends no piece; pieces must cover the old text")


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> Changed:
    """A text with other words in the place of some stretches; a stretch of no length takes new words in.

    >>> changed = edited("Berg sier ja.", [(0, 4, "Lie"), (13, 13, " Nei.")])
    >>> changed.text, changed.span(5, 9), changed.is_new(12, 16)
    ('Lie sier ja. Nei.', (4, 8), True)
    """
    pieces, at = [], 0
    for start, end, words in sorted(edits, key=lambda e: e[:2]):
        if start < at:
            raise ValueError(f"two edits of the same place: {text[start:at]!r} at {start}")
        pieces += [Piece(text[at:start], (at, start)), Piece(words, (start, end) if end > start else None)]
        at = end
    pieces.append(Piece(text[at:], (at, len(text))))
    return Changed(tuple(piece for piece in pieces if piece.text))


def reordered(text: str, starts: Sequence[int], order: Sequence[int]) -> Changed:
    r"""A text whose blocks (each with the white space after it, the last with a blank line) stand in another order.

    >>> reordered("a\n\nb\n\nc", [0, 3, 6], [1, 0, 2]).text
    'b\n\na\n\nc'
    """
    bounds = [*starts, len(text)]
    stretches = list(pairwise(bounds))
    pieces = [Piece(text[: starts[0]], (0, starts[0]))]
    for number, i in enumerate(order):
        pieces.append(Piece(text[slice(*stretches[i])], stretches[i]))
        if i == len(starts) - 1 and number < len(order) - 1:
            pieces.append(Piece("\n\n", None))
    return Changed(tuple(piece for piece in pieces if piece.text))

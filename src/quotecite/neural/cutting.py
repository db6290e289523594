"""Sentences that are none, as a transcript without full stops gives them, cut so that they take little time and memory.

What a parser does grows with the square of a sentence's length. The longest sentence of two hundred real articles has
76 words; what is longer than `LONGEST` is cut where a clause may end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecite.neural.read import Piece

LONGEST = 200
"""How many tokens a sentence may have."""

_SHORTEST = LONGEST // 2  # and how many a part has at least, but for the last
_AFTER = (frozenset(";:…"), frozenset(",)-"))  # where to cut, the best first: after these …
_BEFORE = frozenset({"og", "men", "for", "så"})  # … then before these, which may begin a clause


def within_bounds(sentence: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A sentence in parts of `LONGEST` tokens at most; most sentences are one part.

    >>> words = [Piece("hei", 4 * i, 4 * i + 3) for i in range(500)]
    >>> [len(part) for part in within_bounds(words)]
    [200, 200, 100]
    """
    rest = list(sentence)
    while len(rest) > LONGEST:
        at = _place(rest)
        yield rest[:at]
        rest = rest[at:]
    yield rest


def _place(pieces: Sequence[Piece]) -> int:
    """Where to cut: the last of the best places within bounds."""
    for signs in _AFTER:
        for at in range(LONGEST, _SHORTEST, -1):
            if pieces[at - 1].text in signs:
                return at
    for at in range(LONGEST, _SHORTEST, -1):
        if pieces[at].text.lower() in _BEFORE:
            return at
    return LONGEST

"""What stands where, found by its offset without going through all that stands before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Places(Generic[T]):
    """Things in the order of a text, by where they stand (half-open offsets).

    They may overlap and stand in each other; then those that are looked for are found all the same.

    >>> spans = Places([(0, 9), (2, 4), (9, 12)], lambda span: span)
    >>> spans.touching(3, 10), spans.before(9), spans.after(1), spans.holding(2, 3)
    (((0, 9), (2, 4), (9, 12)), ((2, 4),), (2, 4), ((0, 9), (2, 4)))
    """

    def __init__(self, things: Sequence[T], place: Callable[[T], tuple[int, int]]) -> None:
        """Things whose beginnings do not go back."""
        spans = [place(thing) for thing in things]
        self._things = tuple(things)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._furthest = list(accumulate(self._ends, max))  # so far: in order, also where things overlap

    def touching(self, start: int, end: int) -> tuple[T, ...]:
        """Those of which something stands between two offsets."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end, first)
        return tuple(self._things[at] for at in range(first, last) if self._ends[at] > start)

    def before(self, offset: int, count: int = 1) -> tuple[T, ...]:
        """The last ones of those that end before anything reaches over an offset."""
        at = bisect_right(self._furthest, offset)
        return self._things[max(0, at - count) : at]

    def after(self, offset: int) -> T | None:
        """The first one that begins at an offset or after it."""
        at = bisect_left(self._starts, offset)
        return self._things[at] if at < len(self._things) else None

    def holding(self, start: int, end: int) -> tuple[T, ...]:
        """Those in which all stands that is between two offsets."""
        found: list[T] = []
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._furthest[at] >= end:
            if self._ends[at] >= end:
                found.append(self._things[at])
            at -= 1
        return tuple(reversed(found))

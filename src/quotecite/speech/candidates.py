"""Candidates: stretches of words that somebody said, with the clauses that can tell whose they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import attrs

from quotecite.records import QuoteKind
from quotecite.speech.clauses import Clause


@attrs.frozen(kw_only=True)
class Place:
    """Where words stand: the number of their block, and half-open code points from the dash or quotation mark on.

    Words resumed after a further dash have the place of the line they are in.
    """

    block: int
    start: int
    end: int


@attrs.frozen(kw_only=True, eq=False)
class Candidate:
    """Words that somebody said: ``parts`` are half-open offsets.

    ``clause`` is the reporting clause among or around them; ``announced`` the one that announces them (``Hun legger
    til:``), ``pointed`` the one that points back at them from the next block (``Det sier Berg.``). ``lead`` is true
    when other text of the block stands before the dash (``Ap-topp: – Uaktuelt``).
    """

    index: int
    kind: QuoteKind
    place: Place
    parts: tuple[tuple[int, int], ...]
    clause: Clause | None = None
    announced: Clause | None = None
    pointed: Clause | None = None
    question: bool = False
    lead: bool = False

    @property
    def bare(self) -> bool:
        """Whether this is running speech without a reporting clause."""
        return self.clause is None and self.kind is QuoteKind.DASH

    @property
    def told(self) -> bool:
        """Whether the narrator reports it, with or without quotation marks, not a line of speech."""
        return self.kind in (QuoteKind.INDIRECT, QuoteKind.MARKS)

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def block(self) -> int:
        return self.place.block

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses that can tell whose words they are, in text order."""
        return tuple(clause for clause in (self.announced, self.clause, self.pointed) if clause is not None)


def neighbour(direct: Sequence[Candidate], candidate: Candidate, step: int) -> Candidate | None:
    """The direct candidate before (-1) or after (+1) any candidate that is no heading; None at the ends."""
    if candidate.told:  # stands between direct ones, and is not numbered with them
        after = bisect_left(direct, candidate.start, key=lambda other: other.start)
        at = after if step > 0 else after - 1
    else:
        at = candidate.index + step
    while 0 <= at < len(direct):
        if direct[at].kind is not QuoteKind.HEADING:
            return direct[at]
        at += step
    return None


def inside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset lies in one of the (ordered, disjoint) spans.

    >>> quoted = inside([(2, 5)])
    >>> quoted(2), quoted(5)
    (True, False)
    """
    starts = [start for start, _ in spans]

    def is_inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    return is_inside

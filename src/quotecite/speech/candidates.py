"""Candidates: stretches of directly quoted words, with everything that a sieve may look at."""

from __future__ import annotations

import attrs

from quotecite.records import QuoteKind
from quotecite.speech.clauses import Clause
from quotecite.text.dash_lines import Line


@attrs.frozen(kw_only=True, eq=False)
class Candidate:
    """Words that somebody said: ``parts`` are half-open offsets, ``clause`` the reporting clause among them."""

    index: int
    kind: QuoteKind
    line: Line
    parts: tuple[tuple[int, int], ...]
    clause: Clause | None = None
    question: bool = False

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
    def block(self) -> int:
        return self.line.block

"""The sieves over all candidates, the most precise first."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.sieves.scene import Context, Sieve, sieve_name
from quotecite.speech.candidates import Candidate


def decide(sieves: Sequence[Sieve], context: Context) -> None:
    """Run the sieves over all candidates, so that each sees what was decided before.

    Whenever a sieve has decided something, the more precise ones before it get another look: a line that goes on after
    the line before can be told as soon as that one is. Indirect statements come after all direct ones.
    """
    for candidates in (context.candidates, context.indirect):
        at = 0
        while at < len(sieves):
            decided = [c for c in candidates if c.index not in context.decided and _decide(sieves[at], c, context)]
            at = 0 if decided and at else at + 1


def _decide(sieve: Sieve, candidate: Candidate, context: Context) -> bool:
    decision = sieve(candidate, context)
    if decision is not None:
        context.decided[candidate.index] = attrs.evolve(decision, sieve=sieve_name(sieve))
    return decision is not None

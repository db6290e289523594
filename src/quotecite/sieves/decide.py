"""The sieves over all candidates, the most precise first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quotecite.sieves.scene import Context, Decision, Sieve, settle, sieve_name
from quotecite.speech.candidates import Candidate
from quotecite.speech.finding import Speech
from quotecite.who.resolve import Who
from quotecite.words.lexicon import Lexicon


def decide(sieves: Sequence[Sieve], speech: Speech, who: Who, lexicon: Lexicon) -> Mapping[int, Decision]:
    """What the sieves decide of all candidates, by index; each sees what was decided before.

    Whenever a sieve has decided something, the more precise ones before it get another look: a line that goes on after
    the line before can be told as soon as that one is. Indirect statements come after all direct ones.
    """
    context = Context(speech=speech, who=who, lexicon=lexicon)
    for candidates in (speech.direct, speech.told):
        at = 0
        while at < len(sieves):
            decided = [c for c in candidates if c.index not in context.decided and _decide(sieves[at], c, context)]
            at = 0 if decided and at else at + 1
    return context.decided


def _decide(sieve: Sieve, candidate: Candidate, context: Context) -> bool:
    decision = sieve(candidate, context)
    if decision is not None:
        settle(candidate, attrs.evolve(decision, sieve=sieve_name(sieve)), context)
    return decision is not None

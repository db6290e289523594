"""``sier hun``, when another woman was mentioned not long before: left open by whoever wants no guess."""

from __future__ import annotations

import attrs

from quotecite.sieves.scene import Context, Decision, Sieve, sieve_name
from quotecite.speech.candidates import Candidate


@attrs.frozen
class Careful:
    """A sieve that leaves open what it would decide by focus alone while somebody else is nearly as much in focus.

    How near is `quotecite.who.focus.CAREFUL`: on NARC's texts a pronoun of a reporting verb is wrong twice as often
    within that distance as beyond it.

    >>> from quotecite.sieves.reporting_clause import reporting_clause
    >>> Careful(reporting_clause).__name__
    'reporting_clause'
    """

    sieve: Sieve

    @property
    def __name__(self) -> str:  # what `quotecite.Evidence` calls the rule
        return sieve_name(self.sieve)

    def __call__(self, candidate: Candidate, context: Context) -> Decision | None:
        decision = self.sieve(candidate, context)
        if decision is None or not decision.rivals:
            return decision
        people = (*decision.speakers, *decision.rivals)
        names = " or ".join(dict.fromkeys(e.fullest_name for e in people))
        return attrs.evolve(
            decision, speakers=(), rivals=(), candidates=people, note=f"{decision.note}; not sure: {names}"
        )

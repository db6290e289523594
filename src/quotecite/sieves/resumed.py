"""``– Ja, sier Berg. – Men ikke nå.``"""

from quotecite.candidates import Candidate, Context, Decision


def resumed(candidate: Candidate, context: Context) -> Decision | None:
    """Words resumed with a new dash in the same block.

    Takes a line without a clause of its own after one with a clause in its block (``– Ja, sier Berg. – Men ikke nå.``).
    Must not take the answer to a question in the same block (``– Går det bra? – Nei.``).
    """
    before = context.neighbour(candidate, -1)
    if not candidate.bare or before is None or before.block != candidate.block or before.clause is None:
        return None
    speakers = context.speakers_of(before)
    return Decision(speakers=speakers, note="resumed with a new dash after the clause") if speakers else None

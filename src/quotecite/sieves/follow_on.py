"""A dash line right after somebody's quote."""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.records import SourceKind


def follow_on(candidate: Candidate, context: Context) -> Decision | None:
    """A line without a clause right after somebody's words: the same speaker goes on.

    Takes a dash line that follows another one with only headings, captions or links between. Must not take the line
    after a journalist's question, nor one that somebody else's clause in the next line shows to be a new turn.
    """
    before = context.neighbour(candidate, -1)
    if not candidate.bare or before is None or not context.follows_directly(before, candidate):
        return None
    speakers = context.speakers_of(before)
    if not speakers or any(s.kind is SourceKind.INTERVIEWER for s in speakers):
        return None
    return Decision(speakers=speakers, note="goes on after the line before")

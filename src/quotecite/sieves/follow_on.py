"""A dash line right after somebody's quote."""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.entities import Entity
from quotecite.records import SourceKind


def follow_on(candidate: Candidate, context: Context) -> Decision | None:
    """A line without a clause right after somebody's words: the same speaker goes on.

    Takes a dash line that follows another one with only headings, captions or links between; after a question that
    somebody puts to the speaker before, that speaker answers. Must not take the line after a journalist's question, nor
    one that somebody else's clause in the next line shows to be a new turn.
    """
    before = context.neighbour(candidate, -1)
    if not candidate.bare or before is None or not context.follows_directly(before, candidate):
        return None
    speakers = context.speakers_of(before)
    if not speakers or any(s.kind is SourceKind.INTERVIEWER for s in speakers):
        return None
    asked = _asked(before, context) if before.question else ()
    if asked:
        return Decision(speakers=asked, note="answers the question in the line before")
    return Decision(speakers=speakers, note="goes on after the line before")


def _asked(question: Candidate, context: Context) -> tuple[Entity, ...]:
    """Who spoke in the line right before a question, when that is somebody else."""
    earlier = context.neighbour(question, -1)
    if earlier is None or not context.follows_directly(earlier, question):
        return ()
    speakers = context.speakers_of(earlier)
    return speakers if speakers != context.speakers_of(question) else ()

"""The first words of an article, before anybody is introduced."""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.records import SourceKind


def spoken_next(candidate: Candidate, context: Context) -> Decision | None:
    """A line before anybody has spoken: who speaks in the next line.

    Takes a dash line at the article's beginning whose speaker is introduced after it. Must not take a question.
    """
    if not candidate.bare or candidate.question or context.last_interviewee(candidate):
        return None
    following = context.neighbour(candidate, +1)
    speakers = context.speakers_of(following)
    if not speakers or any(s.kind is SourceKind.INTERVIEWER for s in speakers):
        return None
    return Decision(speakers=speakers, note="nobody has spoken yet; the next line's speaker")

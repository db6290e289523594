"""Question and answer turns: the journalist asks, somebody answers."""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.records import SourceKind


def question(candidate: Candidate, context: Context) -> Decision | None:
    """A question without a clause that the next line answers: the journalist's.

    Takes a dash line that ends in a question mark and is followed by another dash line (``– Ble du redd?`` ``– Nei.``).
    Must not take a speaker's own question at the end of several sentences (``– Dette er galt. Hva nå?``), nor one that
    another question follows.
    """
    if not candidate.bare or not candidate.question:
        return None
    following = context.neighbour(candidate, +1)
    words = context.text[candidate.start : candidate.parts[-1][1]]
    short = words.count(". ") == 0 and len(words) < 200
    if following is None or following.question or following.block > candidate.block + 2 or not short:
        return None
    return Decision(speakers=(context.interviewer,), note="a question that the next line answers")


def answer(candidate: Candidate, context: Context) -> Decision | None:
    """The answer to the journalist's question: whoever is interviewed.

    Takes the dash line after a question of the journalist; the interviewee is who spoke last before it, else the person
    in focus. Must not take a line with a clause of its own.
    """
    before = context.neighbour(candidate, -1)
    if not candidate.bare or before is None:
        return None
    asked = any(s.kind is SourceKind.INTERVIEWER for s in context.speakers_of(before))
    if not asked or not context.follows_directly(before, candidate):
        return None
    speakers = context.last_interviewee(before)
    scene = context.narration_before(before)
    if scene or not speakers:
        focus = context.who.in_focus(candidate.line.dash)
        if focus and (not speakers or (focus[0][0] not in speakers and focus[0][1] > 2 * _score(focus, speakers))):
            speakers = (focus[0][0],)
    return Decision(speakers=speakers, note="answers the journalist's question") if speakers else None


def _score(focus: list, speakers: tuple) -> float:  # type: ignore[type-arg]
    return max((score for entity, score in focus if entity in speakers), default=0.0)

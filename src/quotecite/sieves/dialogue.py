"""Question and answer turns: the journalist asks, somebody answers."""

from collections.abc import Sequence

from quotecite.candidates import Candidate, Context, Decision
from quotecite.records import SourceKind
from quotecite.sources import Entity


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
    if following is None or following.question or not short or not context.follows_directly(candidate, following):
        return None
    return Decision(speakers=(context.interviewer,), note="a question that the next line answers")


def answer(candidate: Candidate, context: Context) -> Decision | None:
    """The answer to the journalist's question: whoever is interviewed.

    Takes the dash line after a question of the journalist; the interviewee is who spoke last before it, else the person
    in focus. Must not take a line with a clause of its own.
    """
    before = context.neighbour(candidate, -1)
    if not candidate.bare:
        return None
    if before is not None and context.follows_directly(before, candidate):
        if not any(s.kind is SourceKind.INTERVIEWER for s in context.speakers_of(before)):
            return None
    elif not _written_question(candidate, context):
        return None
    speakers = context.last_interviewee(candidate)
    focus = context.who.in_focus(candidate.line.dash)
    scene = before is not None and context.narration_before(before)
    if focus and (not speakers or (scene and _moved_on(focus, speakers))):
        speakers = (focus[0][0],)
    return Decision(speakers=speakers, note="answers the journalist's question") if speakers else None


def _written_question(candidate: Candidate, context: Context) -> bool:
    """Whether the block before is a question without a dash (a question in bold, ``2. Hva gjør du?``)."""
    block = context.blocks[candidate.block - 1] if candidate.block else None
    return block is not None and block.span.text.rstrip().endswith("?") and candidate.line.dash == _start(candidate, context)


def _start(candidate: Candidate, context: Context) -> int:
    return context.blocks[candidate.block].span.start


def _moved_on(focus: Sequence[tuple[Entity, float]], speakers: Sequence[Entity]) -> bool:
    """Whether the narration has turned to somebody else since the last answer."""
    (first, score), *others = focus
    return first not in speakers and score > 2 * max((s for e, s in others if e in speakers), default=0.0)

"""A dash line after a paragraph about somebody."""

from quotecite.records import SourceKind
from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.who.cast import Entity
from quotecite.who.focus import OBJECT
from quotecite.who.mentions import can_speak


def narration(candidate: Candidate, context: Context) -> Decision | None:
    """A line without a clause after narration: the person whom the narration is about.

    Takes a dash line after a paragraph that ends in somebody's report (``Berg forklarte saken.``), else after one that
    has one person in focus (``Berg er bekymret.`` then ``– Vi må bygge.``); when the paragraph is about nobody, whoever
    had the floor keeps it, else the next line's source begins. Must not choose between two persons who are about
    equally in focus.
    """
    if not candidate.bare:
        return None
    before = context.narration_before(candidate)
    floor = context.last_interviewee(candidate)
    report = next((r for r in context.speech.reports if before and r.sentence.start == before[-1][0]), None)
    if report is not None:
        decision = from_clause(report, context)
        takes = decision.mention is not None and can_speak(decision.mention)
        if takes and not (_somebody(floor) and decision.speakers and not _somebody(decision.speakers)):
            note = "goes on after what the narration reports" if decision.speakers else decision.note
            return Decision(speakers=decision.speakers, note=note, candidates=decision.candidates)
    focus = context.who.in_focus(candidate.place.start)
    present = {e for s in before for e in context.who.mentioned(*s) if _can_take_floor(e, s, context)}
    if before and not present and floor:
        return Decision(speakers=floor, note="still has the floor after the narration")
    goes_on = _named_in_next(candidate, context)
    if before and not present and goes_on:
        return Decision(speakers=goes_on, note="goes on in the next line, whose clause names the source")
    focus = [pair for pair in focus if pair[0] in present] or focus
    if not focus or not before:
        return None
    if len(focus) > 1 and focus[0][1] < 1.2 * focus[1][1]:
        close = tuple(e for e, s in focus if s * 1.2 >= focus[0][1])
        return Decision(speakers=(), note="two persons are in focus before the line", candidates=close)
    return Decision(speakers=(focus[0][0],), note="the person in focus before the line")


def _somebody(speakers: tuple[Entity, ...]) -> bool:
    """Whether persons by name speak, who keep the floor when the narration reports of a body or group."""
    return bool(speakers) and all(s.kind is SourceKind.PERSON and s.key for s in speakers)


def _named_in_next(candidate: Candidate, context: Context) -> tuple[Entity, ...]:
    """The speakers of the next line, when it follows directly and has a reporting clause."""
    following = context.neighbour(candidate, +1)
    if following is None or following.clause is None or not context.follows_directly(candidate, following):
        return ()
    if context.is_answer(following):
        return ()
    return context.speakers_of(following)


def _can_take_floor(entity: Entity, sentence: tuple[int, int], context: Context) -> bool:
    """Whether a mention in narration gives somebody the floor: heard before, or an actor named in full or titled."""
    if any(entity in d.speakers for d in context.decided.values()):
        return True
    start, end = sentence
    inside = [r for r in entity.references if start <= r.start < end]
    acts = any(s.weight >= OBJECT for s in entity.salience if start <= s.at < end)
    return acts and (not inside or any(len(r.tokens) > 1 or r.role is not None for r in inside))

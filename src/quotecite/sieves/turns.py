"""Lines without a clause beside those of somebody who has one: the same turn of speech goes on."""

from quotecite.sieves.scene import Context, Decision, is_others
from quotecite.speech.candidates import Candidate
from quotecite.who.cast import Entity


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
    if not is_others(speakers):
        return None
    if candidate.question and context.is_one_sentence(candidate) and context.says(2, candidate):
        return Decision(speakers=(), note="may be a question to who spoke before")
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


def spoken_next(candidate: Candidate, context: Context) -> Decision | None:
    """A line before anybody has spoken: who speaks in the next line.

    Takes a dash line at the article's beginning whose speaker is introduced after it. Must not take a question, nor a
    line that the next one answers (``– Du må betale.`` ``– Nei, svarte Moe.``).
    """
    if not candidate.bare or candidate.question or context.last_interviewee(candidate):
        return None
    following = context.neighbour(candidate, +1)
    speakers = context.speakers_of(following)
    if not is_others(speakers) or context.is_answer(following):
        return None
    return Decision(speakers=speakers, note="nobody has spoken yet; the next line's speaker")

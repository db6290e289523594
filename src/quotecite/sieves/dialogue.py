"""Question and answer turns: the journalist asks, somebody answers."""

from collections.abc import Sequence

from quotecite.records import SourceKind
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.who.cast import Entity


def question(candidate: Candidate, context: Context) -> Decision | None:
    """A question without a clause that is answered: the journalist's.

    Takes a dash line that ends in a question mark before another dash line (``– Ble du redd?`` ``– Nei.``), or before
    narration that says who answers (``– Ble du redd?`` ``Berg tenker seg om før han svarer.``); a
    longer one only when it speaks to somebody (*du*) or the article is an interview (where the question may also stand
    before the end: ``– Hva nå? Mange er uenige.``). In an interview narration may stand before the answer, when the
    question says *du*. Must not take a speaker's own question at the end of several sentences (``– Dette er galt for
    oss. Hva nå?``), nor one before another question.
    """
    following = context.neighbour(candidate, +1)
    if not candidate.bare or following is None:
        return None
    direct = context.follows_directly(candidate, following) or _is_answered_later(candidate, following, context)
    if not direct and not _asks_in_an_interview(candidate, context):
        return None
    if not (candidate.question or _asks_within(candidate, context)) or following.question:
        return None
    if not context.is_one_sentence(candidate) and not _asks_somebody(candidate, context):
        return None
    return Decision(speakers=(context.interviewer,), note="a question that the next line answers")


def _is_answered_later(candidate: Candidate, following: Candidate, context: Context) -> bool:
    """Whether the narration between a line and the next one says that somebody answers."""
    verbs = context.lexicon.words("answering_verb")
    told = context.speech.words_between(candidate.end, following.place.start)
    return any(row.name in verbs for word in told for row in context.lexicon.verbs(word))


def prompt(candidate: Candidate, context: Context) -> Decision | None:
    """A remark that the next line answers with *ja* or *nei*, after an answer: the journalist's.

    Takes a dash line between an answer and a line that begins with *ja*, *nei*, *jo* (``– Du er kjent for det.``
    ``– Ja, det stemmer.``). Must not take the first words of somebody who is introduced there.
    """
    before, following = context.neighbour(candidate, -1), context.neighbour(candidate, +1)
    if not candidate.bare or before is None or following is None:
        return None
    adjacent = context.follows_directly(before, candidate) and context.follows_directly(candidate, following)
    if not adjacent or not _is_interview(context) or context.interviewer in context.speakers_of(before):
        return None
    first = context.speech.words_of(following)[:1]
    if not first or first[0].lower() not in context.lexicon.words("answer_word") or context.says(1, candidate):
        return None
    return Decision(speakers=(context.interviewer,), note="a remark that the next line answers")


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
    focus = context.who.in_focus(candidate.place.start)
    scene = before is not None and context.narration_before(before)
    nameless = not any(s.key for s in speakers)
    if focus and (nameless or (scene and _moved_on(focus, speakers))):
        speakers = (focus[0][0],)
    return Decision(speakers=speakers, note="answers the journalist's question") if speakers else None


def _written_question(candidate: Candidate, context: Context) -> bool:
    """Whether the block before is a question without a dash (a question in bold, ``2. Hva gjør du?``)."""
    block = context.blocks[candidate.block - 1] if candidate.block else None
    return (
        block is not None
        and block.span.text.rstrip().endswith("?")
        and candidate.place.start == _start(candidate, context)
    )


def _start(candidate: Candidate, context: Context) -> int:
    return context.blocks[candidate.block].span.start


def _moved_on(focus: Sequence[tuple[Entity, float]], speakers: Sequence[Entity]) -> bool:
    """Whether the narration has turned to somebody else since the last answer."""
    (first, score), *others = focus
    return first not in speakers and score > 2 * max((s for e, s in others if e in speakers), default=0.0)


def _asks_somebody(candidate: Candidate, context: Context) -> bool:
    """Whether a longer question says *du*, or at least not *jeg* in an article where the journalist asks elsewhere."""
    return context.says(2, candidate) or (_is_interview(context) and not context.says(1, candidate, number="sing"))


def _asks_in_an_interview(candidate: Candidate, context: Context) -> bool:
    """Whether one question speaks to somebody in an article where the journalist asks elsewhere."""
    return context.is_one_sentence(candidate) and context.says(2, candidate) and _is_interview(context)


def _asks_within(candidate: Candidate, context: Context) -> bool:
    """Whether a line of an interview asks something before its end, says no *jeg* and answers no question."""
    asks = any("?" in context.text[start:end] for start, end in candidate.parts)
    answers = context.interviewer in context.speakers_of(context.neighbour(candidate, -1))
    return asks and not answers and _is_interview(context) and not context.says(1, candidate, number="sing")


def _is_interview(context: Context) -> bool:
    """Whether the journalist is already known to ask somewhere in the article."""
    return any(context.interviewer in d.speakers for d in context.decided.values())

"""Dash headlines and crossheads: whoever says it in the body."""

from collections.abc import Mapping

from quotecite.records import BlockKind, QuoteKind, SourceKind
from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.who.cast import Entity
from quotecite.who.mentions import can_speak

CLEAR = 1.15  # how far the best match must be ahead of the next

_Words = Mapping[str, float]


def heading(candidate: Candidate, context: Context) -> Decision | None:
    """A heading in a dash: who says the same words in the body.

    Compares the heading's lemmas with every attributed quote and report, those that follow soon counting more; without
    any shared lemma, the first speaker of the section that it stands over (not for a heading in quotation marks, which
    may be a title). Must not choose between two who fit alike.
    """
    if candidate.kind is not QuoteKind.HEADING and (candidate.kind is not QuoteKind.MARKS or candidate.clause):
        return None
    mine = context.speech.page.lemmas(candidate.block, candidate.parts)
    ranked = _ranked(candidate, mine, context)
    if ranked and (len(ranked) == 1 or ranked[0][1] > CLEAR * ranked[1][1]):
        return Decision(speakers=ranked[0][0], note="says the same words in the body")
    if ranked:
        close = tuple(e for speakers, score in ranked if score * CLEAR >= ranked[0][1] for e in speakers)
        return Decision(speakers=(), note="two sources say the heading's words", candidates=tuple(dict.fromkeys(close)))
    if candidate.told:
        return None
    for other in context.speech.direct[candidate.index + 1 :]:
        speakers = context.speakers_of(other)
        if other.kind is QuoteKind.HEADING or not _same_section(candidate, other.block, context):
            break
        if speakers and not any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            return Decision(speakers=speakers, note="speaks first in the section under the heading")
    return None


def _ranked(candidate: Candidate, mine: _Words, context: Context) -> list[tuple[tuple[Entity, ...], float]]:
    """Whoever says words of the heading, in a quote or as the narration reports it, the best match first."""
    page = context.speech.page
    scores: dict[tuple[Entity, ...], float] = {}

    def count(speakers: tuple[Entity, ...], block: int, theirs: _Words) -> None:
        ahead = 1.0 if block > candidate.block else 0.4
        value = _shared(mine, theirs) * ahead / (1 + abs(block - candidate.block) / 6)
        scores[speakers] = max(value, scores.get(speakers, 0.0))

    for other in (*context.speech.direct, *context.speech.told):
        speakers = context.speakers_of(other)
        spoken = other.kind in (QuoteKind.DASH, QuoteKind.MARKS) and speakers
        if spoken and not any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            count(speakers, other.block, page.lemmas(other.block, other.parts))
    for report in context.speech.reports:
        decision = from_clause(report, context)
        speakers = decision.speakers
        known = speakers and all(s.identified for s in speakers)
        if known and decision.mention is not None and can_speak(decision.mention):
            block, whole = report.sentence.block, ((report.sentence.start, report.sentence.end),)
            count(speakers, block, page.lemmas(block, whole))
    return sorted(((speakers, score) for speakers, score in scores.items() if score > 0), key=lambda pair: -pair[1])


def _same_section(candidate: Candidate, block: int, context: Context) -> bool:
    """Whether no other heading stands between the candidate and a block."""
    between = context.blocks[candidate.block + 1 : block]
    return all(b.kind is not BlockKind.HEADING for b in between)


def _shared(mine: _Words, theirs: _Words) -> float:
    """How much of a heading somebody says: the weight of the shared words, 0 when no word of content is among them."""
    shared = [weight for word, weight in mine.items() if word in theirs]
    return sum(shared) / sum(mine.values()) if any(weight == 1.0 for weight in shared) else 0.0

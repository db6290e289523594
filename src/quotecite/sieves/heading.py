"""Dash headlines and crossheads: whoever says it in the body."""

from collections.abc import Sequence

from quotecite.candidates import Candidate, Context, Decision
from quotecite.entities import Entity
from quotecite.mentions import can_speak
from quotecite.records import BlockKind, QuoteKind, SourceKind
from quotecite.sieves.reporting_clause import from_clause
from quotecite.trees import Sentence

CLEAR = 1.15  # how far the best match must be ahead of the next

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def heading(candidate: Candidate, context: Context) -> Decision | None:
    """A heading in a dash: who says the same words in the body.

    Compares the heading's lemmas with every attributed quote and report, those that follow soon counting more; without
    any shared lemma, the first speaker of the section that it stands over. Must not choose between two who fit alike.
    """
    if candidate.kind is not QuoteKind.HEADING:
        return None
    mine = _lemmas(context.sentences.get(candidate.block, ()), candidate.parts)
    ranked = _ranked(candidate, mine, context)
    if ranked and (len(ranked) == 1 or ranked[0][1] > CLEAR * ranked[1][1]):
        return Decision(speakers=ranked[0][0], note="says the same words in the body")
    if ranked:
        close = tuple(e for speakers, score in ranked if score * CLEAR >= ranked[0][1] for e in speakers)
        return Decision(speakers=(), note="two sources say the heading's words", candidates=tuple(dict.fromkeys(close)))
    for other in context.candidates[candidate.index + 1 :]:
        speakers = context.speakers_of(other)
        if other.kind is QuoteKind.HEADING or not _same_section(candidate, other.block, context):
            break
        if speakers and not any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            return Decision(speakers=speakers, note="speaks first in the section under the heading")
    return None


def _ranked(candidate: Candidate, mine: frozenset[str], context: Context) -> list[tuple[tuple[Entity, ...], float]]:
    """Whoever says words of the heading, in a quote or as the narration reports it, the best match first."""
    scores: dict[tuple[Entity, ...], float] = {}

    def count(speakers: tuple[Entity, ...], block: int, lemmas: frozenset[str]) -> None:
        ahead = 1.0 if block > candidate.block else 0.4
        value = len(mine & lemmas) / max(1, len(mine)) * ahead / (1 + abs(block - candidate.block) / 6)
        scores[speakers] = max(value, scores.get(speakers, 0.0))

    for other in context.candidates:
        speakers = context.speakers_of(other)
        spoken = other.kind is QuoteKind.DASH and speakers
        if spoken and not any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            count(speakers, other.block, _lemmas(context.sentences.get(other.block, ()), other.parts))
    for report in context.reports:
        decision = from_clause(report, context)
        speakers = decision.speakers
        if speakers and decision.mention is not None and can_speak(decision.mention):
            whole = ((report.sentence.start, report.sentence.end),)
            count(speakers, report.sentence.block, _lemmas((report.sentence,), whole))
    return sorted(((speakers, score) for speakers, score in scores.items() if score > 0), key=lambda pair: -pair[1])


def _same_section(candidate: Candidate, block: int, context: Context) -> bool:
    """Whether no other heading stands between the candidate and a block."""
    between = context.blocks[candidate.block + 1 : block]
    return all(b.kind is not BlockKind.HEADING for b in between)


def _lemmas(sentences: Sequence[Sentence], parts: Sequence[tuple[int, int]]) -> frozenset[str]:
    return frozenset(
        token.lemma.lower()
        for sentence in sentences
        for token in sentence.tokens
        if token.upos in _CONTENT and any(a <= token.start < b for a, b in parts)
    )

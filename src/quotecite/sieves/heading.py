"""Dash headlines and crossheads: whoever says it in the body."""

from collections import Counter

from quotecite.candidates import Candidate, Context, Decision
from quotecite.records import QuoteKind, SourceKind
from quotecite.sources import Entity

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def heading(candidate: Candidate, context: Context) -> Decision | None:
    """A heading in a dash: who says the same words in the body.

    Compares the heading's lemmas with every attributed quote after it, those that follow soon counting more; without
    any shared lemma, the first speaker of the section that it stands over. Must not choose between two who fit alike.
    """
    if candidate.kind is not QuoteKind.HEADING:
        return None
    mine = _lemmas(context, candidate)
    scores: Counter[tuple[Entity, ...]] = Counter()
    for other in context.candidates:
        speakers = context.speakers_of(other)
        if other.kind is QuoteKind.HEADING or not speakers or any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            continue
        shared = mine & _lemmas(context, other)
        near = 1.0 / (1 + abs(other.block - candidate.block) / 6) * (1.0 if other.index > candidate.index else 0.4)
        value = len(shared) / max(1, len(mine)) * near
        if value > scores[speakers]:
            scores[speakers] = value
    ranked = scores.most_common(2)
    if ranked and ranked[0][1] > 0 and (len(ranked) == 1 or ranked[0][1] > 1.15 * ranked[1][1]):
        return Decision(speakers=ranked[0][0], note="says the same words in the body")
    for other in context.candidates[candidate.index + 1 :]:
        speakers = context.speakers_of(other)
        if other.kind is QuoteKind.DASH and speakers and not any(s.kind is SourceKind.INTERVIEWER for s in speakers):
            return Decision(speakers=speakers, note="speaks first in the section under the heading")
    return None


def _lemmas(context: Context, candidate: Candidate) -> frozenset[str]:
    return frozenset(
        token.lemma.lower()
        for sentence in context.sentences.get(candidate.block, ())
        for token in sentence.tokens
        if token.upos in _CONTENT and any(a <= token.start < b for a, b in candidate.parts)
    )

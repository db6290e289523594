"""Dash headlines and crossheads: whoever says it in the body."""

from collections.abc import Iterator, Mapping

import attrs

from quotecite.records import BlockKind, QuoteKind
from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context, Decision, is_others
from quotecite.speech.candidates import Candidate
from quotecite.who.cast import Entity
from quotecite.who.mentions import can_speak

CLEAR = 1.15  # how far the best match must be ahead of the next
BEHIND = 0.4  # what words before the heading count
FADES = 6  # how many blocks away words count half
SHOWN = 3  # how many words a note quotes

_Words = Mapping[str, float]


@attrs.frozen(kw_only=True)
class _Match:
    """Somebody whose words a heading's may be: how near and alike (``score``), and by which ``words``.

    Words are those with content of their own; ``own`` says that one of them stands nowhere else in the article,
    ``whole`` that the heading has no others.
    """

    speakers: tuple[Entity, ...]
    block: int
    score: float
    words: tuple[str, ...]
    own: bool
    whole: bool

    @property
    def tells(self) -> bool:
        """Whether that is more than one of several words, which others have too."""
        return len(self.words) > 1 or self.own or self.whole

    @property
    def shown(self) -> str:
        return ", ".join(f"«{word}»" for word in self.words[:SHOWN])


def heading(candidate: Candidate, context: Context) -> Decision | None:
    """A heading in a dash: who says the same words in the body.

    Compares the heading's lemmas with every attributed quote and report, those that follow soon counting more. One
    of several words, which others say too, is no evidence. Without any, the first speaker of the section that it stands
    over (not for a heading in quotation marks, which may be a title), unless that word is another's there. Must not
    choose between two who fit alike.
    """
    if candidate.kind is not QuoteKind.HEADING and (candidate.kind is not QuoteKind.MARKS or candidate.clause):
        return None
    ranked = _ranked(candidate, context)
    best = ranked[0] if ranked else None
    close = tuple(m for m in ranked if best is not None and m.score * CLEAR >= best.score)
    if len(close) > 1:
        fit = tuple(dict.fromkeys(e for match in close for e in match.speakers))
        return Decision(speakers=(), note="two sources say the heading's words", candidates=fit)
    if best is not None and best.tells:
        return Decision(speakers=best.speakers, note=f"says the same words in the body: {best.shown}")
    first = _first_in_section(candidate, context)
    against = best is not None and best.speakers != first and _same_section(candidate, best.block, context)
    if first and not against:
        return Decision(speakers=first, note="speaks first in the section under the heading")
    if best is not None:
        note = f"only {best.shown} is said in the body too, and may be so by chance"
        return Decision(speakers=(), note=note, candidates=best.speakers)
    return None


def _first_in_section(candidate: Candidate, context: Context) -> tuple[Entity, ...]:
    """Who speaks first in the section that a heading stands over; () for the journalist and for who is named in it."""
    about = [e for part in candidate.parts for e in context.who.mentioned(*part)]
    for other in context.speech.direct[candidate.index + 1 :] if not candidate.told else ():
        speakers = context.speakers_of(other)
        if other.kind is QuoteKind.HEADING or not _same_section(candidate, other.block, context):
            break
        if is_others(speakers):
            return () if any(s in about for s in speakers) else speakers
    return ()


def _ranked(candidate: Candidate, context: Context) -> list[_Match]:
    """Whoever says words of the heading, in a quote or as the narration reports it, the best match first."""
    page = context.speech.page
    mine = page.lemmas(candidate.block, candidate.parts)
    best: dict[tuple[Entity, ...], _Match] = {}
    for speakers, block, theirs in _said(context):
        shared = [word for word in mine if word in theirs]
        if not any(mine[word] == 1.0 for word in shared):
            continue
        ahead = (1.0 if block > candidate.block else BEHIND) / (1 + abs(block - candidate.block) / FADES)
        telling = [word for word in shared if mine[word] == 1.0]
        match = _Match(
            speakers=speakers,
            block=block,
            score=ahead * sum(mine[word] for word in shared) / sum(mine.values()),
            words=tuple(sorted(telling, key=page.blocks_with)),
            own=any(page.blocks_with(word) <= 1 for word in telling),
            whole=all(word in theirs for word, weight in mine.items() if weight == 1.0),
        )
        best[speakers] = max(best.get(speakers, match), match, key=lambda m: m.score)
    return sorted(best.values(), key=lambda match: -match.score)


def _said(context: Context) -> Iterator[tuple[tuple[Entity, ...], int, _Words]]:
    """Who says something, in which block, and the words: in quotes, in quotation marks, and as it is reported."""
    page = context.speech.page
    for other in (*context.speech.direct, *context.speech.told):
        speakers = context.speakers_of(other)
        if other.kind in (QuoteKind.DASH, QuoteKind.MARKS) and is_others(speakers):
            yield speakers, other.block, page.lemmas(other.block, other.parts)
    for report in context.speech.reports:
        decision = from_clause(report, context)
        known = decision.speakers and all(s.identified for s in decision.speakers)
        if known and decision.mention is not None and can_speak(decision.mention):
            block, whole = report.sentence.block, ((report.sentence.start, report.sentence.end),)
            yield decision.speakers, block, page.lemmas(block, whole)


def _same_section(candidate: Candidate, block: int, context: Context) -> bool:
    """Whether no other heading stands between the candidate and a block."""
    between = context.blocks[candidate.block + 1 : block]
    return block > candidate.block and all(b.kind is not BlockKind.HEADING for b in between)

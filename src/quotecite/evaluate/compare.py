"""Gains and losses: what a change did to each annotated item."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from quotecite.evaluate.pairing import Judged, Judgement


class Outcome(StrEnum):
    """What became of an annotated item."""

    RIGHT = "right"
    """Found, with exactly the right speakers."""
    WRONG = "wrong"
    """Found, with another speaker."""
    OPEN = "open"
    """Found, without a speaker."""
    MISSED = "missed"
    """Not found."""


@attrs.frozen(kw_only=True)
class Change:
    """An annotated item that came out otherwise in the later run; ``words`` are its first part."""

    article: str
    kind: str
    words: str
    expected: tuple[str, ...]
    before: Outcome
    after: Outcome
    speakers_before: tuple[str, ...]
    speakers_after: tuple[str, ...]
    sieve_before: str
    sieve_after: str

    @property
    def gain(self) -> bool:
        """Whether it is right now and was not."""
        return self.after is Outcome.RIGHT and self.before is not Outcome.RIGHT

    @property
    def loss(self) -> bool:
        """Whether it was right and is not."""
        return self.before is Outcome.RIGHT and self.after is not Outcome.RIGHT


def changes(
    before: Sequence[Judged], after: Sequence[Judged], texts: dict[str, str] | None = None
) -> tuple[Change, ...]:
    """What changed between two runs over the same annotation, in its order; ``texts`` (by article) gives the words.

    Raises:
        ValueError: the two runs are not over the same articles.
    """
    earlier, later = _items(before), _items(after)
    if earlier.keys() != later.keys():
        raise ValueError("before and after: expected judgements of the same annotated articles")
    found = []
    for key, old in earlier.items():
        new = later[key]
        if (outcome(old), _names(old)) == (outcome(new), _names(new)) or old.item is None:
            continue
        start, end = old.item.parts[0]
        found.append(
            Change(
                article=old.article,
                kind=old.item.kind,
                words=(texts or {}).get(old.article, "")[start:end],
                expected=old.item.speakers,
                before=outcome(old),
                after=outcome(new),
                speakers_before=_names(old),
                speakers_after=_names(new),
                sieve_before=_sieve(old),
                sieve_after=_sieve(new),
            )
        )
    return tuple(found)


def outcome(judgement: Judgement) -> Outcome:
    """What became of an annotated item."""
    if judgement.quote is None:
        return Outcome.MISSED
    if judgement.right:
        return Outcome.RIGHT
    return Outcome.WRONG if judgement.quote.speakers else Outcome.OPEN


def _items(judged: Sequence[Judged]) -> dict[tuple[str, str, tuple[tuple[int, int], ...]], Judgement]:
    return {(j.article, j.item.kind, j.item.parts): j for a in judged for j in a.judgements if j.item is not None}


def _names(judgement: Judgement) -> tuple[str, ...]:
    return tuple(s.name for s in judgement.quote.speakers) if judgement.quote else ()


def _sieve(judgement: Judgement) -> str:
    return judgement.quote.evidence.sieve if judgement.quote else ""

"""How sure a figure is: percentile bootstrap over articles (Efron & Tibshirani 1993), seeded, without dependencies.

Articles are drawn and not quotes, because the quotes of one article stand or fall together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from quotecite.evaluate.pairing import Judged

Figure = Callable[[Sequence[Judged]], float | None]
RESAMPLES = 1000


@attrs.frozen
class Interval:
    """A figure with the bounds between which it lies in ``level`` of the resamples."""

    low: float
    value: float
    high: float
    level: float


def interval(
    judged: Sequence[Judged], figure: Figure, *, level: float = 0.95, resamples: int = RESAMPLES, seed: int = 1
) -> Interval:
    """The interval of one figure, say ``lambda articles: figures(articles, ["dash"]).pair.f1``.

    Raises:
        ValueError: there are fewer than two articles, or the figure has no value on them.
    """
    _several(judged)
    return _percentiles(figure(judged), (figure(drawn) for drawn in _draws(judged, resamples, seed)), level)


def difference(
    first: Sequence[Judged],
    second: Sequence[Judged],
    figure: Figure,
    *,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> Interval:
    """The interval of a figure of the first articles less that of the second, drawn apart (Nynorsk less Bokmål).

    Raises:
        ValueError: there are fewer than two articles of one sort, or the figure has no value on them.
    """
    _several(first)
    _several(second)
    ones, others = _draws(first, resamples, seed), _draws(second, resamples, seed + 1)
    drawn = (_less(figure(a), figure(b)) for a, b in zip(ones, others, strict=True))
    return _percentiles(_less(figure(first), figure(second)), drawn, level)


def improvement(
    before: Sequence[Judged],
    after: Sequence[Judged],
    figure: Figure,
    *,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> Interval:
    """The interval of a figure of one run less that of an earlier one over the same articles, drawn together.

    Raises:
        ValueError: the two runs are not over the same articles in the same order, or over fewer than two.
    """
    if [a.article for a in before] != [a.article for a in after]:
        raise ValueError("before and after: expected the same articles in the same order; judge both on one annotation")
    _several(before)
    both = list(zip(before, after, strict=True))
    generator = random.Random(seed)
    drawn = (generator.choices(both, k=len(both)) for _ in range(resamples))
    values = (_less(figure([b for _, b in pairs]), figure([a for a, _ in pairs])) for pairs in drawn)
    return _percentiles(_less(figure(after), figure(before)), values, level)


def _several(judged: Sequence[Judged]) -> None:
    """An error when there is nothing to draw among: the interval of one article would have no width at all."""
    if len(judged) < 2:
        raise ValueError(
            f"expected several articles to draw from, got {len(judged)}; one says nothing of how figures vary, "
            "so give the figure alone, or judge more articles"
        )


def _draws(articles: Sequence[Judged], resamples: int, seed: int) -> Iterator[Sequence[Judged]]:
    """Articles drawn with replacement, as many as there are, ``resamples`` times."""
    generator = random.Random(seed)
    for _ in range(resamples if articles else 0):
        yield generator.choices(articles, k=len(articles))


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _percentiles(value: float | None, drawn: Iterable[float | None], level: float) -> Interval:
    values = sorted(v for v in drawn if v is not None)
    if value is None or not values:
        raise ValueError("the figure has no value on these articles; is there anything of this kind in them?")
    at = (1 - level) / 2
    return Interval(values[int(at * (len(values) - 1))], value, values[round((1 - at) * (len(values) - 1))], level)

"""Plots of who is heard: bars of a summary, lines over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quotecite.counts import bars, timeline
from quotecite.counts.drawing import picture
from quotecite.extras import extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_summary(
    said: Iterable[Any],
    by: str = "speaker",
    *,
    facet: str | None = None,
    top: int = 15,
    measure: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    **how: Any,
) -> Axes | tuple[Axes, ...]:
    """Bars of who is heard, the largest first; the rest together as others; what is missing in grey, always shown.

    Args:
        said: what `summary` takes (articles, pairs, a frame of attributions), or a summary by one column.
        by: the column to count by, when ``said`` is no summary yet.
        facet: a column with a panel for each value, ``outlet`` say; shares are those in the panel.
        top: how many values at most; all others are one bar.
        measure: ``words``, ``quotes``, ``voices`` or ``articles``; None for what the shares are of.
        language: of the labels: ``en``, ``nb`` (or ``no``), ``nn``.
        ax: where to draw; None for a figure of its own.
        how: what else `summary` takes: ``of``, ``names``, ``date``, ``interviewer``.

    Returns:
        The axes; with ``facet``, or of a summary that has one, those of all panels in a tuple, also when it is one.

    Raises:
        ImportError: matplotlib is not installed.
        ValueError: the table is by several columns, or there is no such column, measure or language.
    """
    extra("matplotlib.pyplot", "plot")
    drawn = picture(said, by, (facet,) if facet else (), measure, language, how)
    if drawn.period is not None or len(drawn.names) > 1 + len(drawn.within):
        raise ValueError(
            f"expected a summary by one column (and one to count within), got one by {', '.join(drawn.names)}; "
            "plot_over_time draws periods"
        )
    axes = bars.draw(drawn, top=top, ax=ax)
    return tuple(axes) if drawn.facet is not None else axes[0]


def plot_over_time(
    said: Iterable[Any],
    by: str = "gender",
    *,
    every: str = "month",
    value: str | None = None,
    facet: str | None = None,
    top: int = 6,
    measure: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    **how: Any,
) -> Axes | tuple[Axes, ...]:
    """Lines of shares within each period; months in which nothing appeared are gaps.

    Args:
        said: what `summary` takes, or a summary by a period and one other column (and one for panels). When its shares
            are not within the period, counts are drawn.
        by: the column to count by; a line for each of its values.
        every: ``day``, ``week``, ``month`` or ``year``.
        value: draw only this value (``f``: women's share), with the bounds that chance gives it.
        facet, top, measure, language, ax, how: as for `plot_summary`; ``how`` of `summary`.

    Returns:
        The axes; with ``facet``, or of a summary that has one, those of all panels in a tuple, also when it is one.

    Raises:
        ImportError: matplotlib is not installed.
        ValueError: the table is not by a period and another column, or there is no such column, measure or language.
    """
    extra("matplotlib.pyplot", "plot")
    if value is not None:
        how["value"] = value
    drawn = picture(said, by, (every, facet) if facet else (every,), measure, language, how)
    if drawn.period is None or drawn.by == drawn.period or len(drawn.names) > 3:
        raise ValueError(f"expected a summary by a period and one other column, got one by {', '.join(drawn.names)}")
    axes = timeline.draw(drawn, top=top, ax=ax)
    return tuple(axes) if drawn.facet is not None else axes[0]

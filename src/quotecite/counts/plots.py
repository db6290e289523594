"""Plots of who is heard: bars of a summary, lines over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quotecite.counts import timeline
from quotecite.counts.drawing import (
    COLOURS,
    FAINT,
    SMALL,
    Picture,
    axes_for,
    bare,
    headline,
    panels,
    picture,
)
from quotecite.counts.groups import REMAINDER
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
        The axes; with ``facet`` those of all panels.

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
    shown = panels(drawn)
    most = max(len(_bars(table, drawn, top)) for _, table in shown)
    height = 0.9 + 0.3 * most
    figure, axes = axes_for(len(shown), (7.4 if len(shown) == 1 else 4.2, height), ax)
    for one, (title, table) in zip(axes, shown, strict=True):
        _draw(one, _bars(table, drawn, top), drawn)
        one.set_title(title, loc="left", fontsize=SMALL + 1)
    headline(figure, axes, drawn.title("by"), drawn.notes())
    return axes[0] if len(axes) == 1 else tuple(axes)


def _bars(table: Any, drawn: Picture, top: int) -> list[tuple[str, float, float, bool]]:
    """Label, height, share and whether it is a value (and not what is missing) of each bar."""
    missing = table[drawn.by].isin(REMAINDER)
    named = table[~missing].sort_values(drawn.measure, ascending=False, kind="stable")
    bars = [_bar(row, drawn, True) for _, row in named.head(top).iterrows()]
    others = named.iloc[top:]
    if len(others):
        label = drawn.words.text("others", n=drawn.words.number(len(others)))
        bars.append((label, others[drawn.measure].sum(), others["share"].sum(min_count=1), False))
    return bars + [_bar(row, drawn, False) for _, row in table[missing].iterrows()]


def _bar(row: Any, drawn: Picture, value: bool) -> tuple[str, float, float, bool]:
    return drawn.words.value(drawn.by, row[drawn.by]), row[drawn.measure], row["share"], value


def _draw(axes: Any, bars: list[tuple[str, float, float, bool]], drawn: Picture) -> None:
    places = range(len(bars))  # by number: two speakers can have one name
    colours = [COLOURS[0] if value else FAINT for *_, value in bars]
    drawn_bars = axes.barh(places, [height for _, height, _, _ in bars], color=colours)
    axes.set_yticks(places, [label if len(label) <= 34 else label[:33] + "…" for label, *_ in bars])
    axes.bar_label(drawn_bars, [f" {_told(height, share, drawn)}" for _, height, share, _ in bars], fontsize=SMALL)
    axes.invert_yaxis()
    axes.set_xlabel(drawn.words.column(drawn.measure))
    axes.set_xlim(left=0)
    axes.margins(x=0.3)
    bare(axes)


def _told(height: float, share: float, drawn: Picture) -> str:
    """What stands beside a bar: the count, and the share when there is one of this measure."""
    number = drawn.words.number(height)
    return number if share != share or drawn.shared != drawn.measure else f"{number} ({drawn.words.percent(share)})"


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
        The axes; with ``facet`` those of all panels.

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
    return axes[0] if len(axes) == 1 else tuple(axes)

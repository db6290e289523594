"""Lines over time: an axis of periods without holes, a line for each value, one for all others, bounds of a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from quotecite.counts.drawing import (
    FAINT,
    GREYS,
    SMALL,
    Picture,
    across,
    axes_for,
    bare,
    bounds_of_nothing,
    colour_of,
    headline,
    panels,
)
from quotecite.counts.groups import REMAINDER
from quotecite.counts.labels import Words
from quotecite.extras import extra

_STEPS = {
    "day": (1, 2, 7, 14, 28, 56, 91, 182),
    "week": (1, 2, 4, 13, 26, 52),
    "month": (1, 2, 3, 6, 12, 24, 60),
    "year": (1, 2, 5, 10, 20, 50),
}
_FURTHEST = 3
_TICKS = {1: 13, 2: 7, 3: 5}  # by how many panels stand side by side


@attrs.frozen
class _Chart:
    """What all panels have in common: the periods of their axis, and the values that have a line (None: all others)."""

    drawn: Picture
    periods: Sequence[Any]
    lines: Sequence[str | None]
    beyond: Sequence[str]  # what is missing so often that its line would leave no room for the others

    @property
    def bounded(self) -> bool:
        """Whether shares have bounds in the picture: where there is room, and nobody would take them for exact."""
        room = 26 if self.drawn.facet is None else 13
        named = [name for name in self.lines if name is not None and name not in REMAINDER]
        return self.drawn.shares and (self.drawn.value is not None or (len(named) <= 2 and len(self.periods) <= room))


def draw(drawn: Picture, *, top: int, ax: Any) -> list[Any]:
    """The lines of a summary by a period and a column, in one panel or in one for each value of a third.

    Raises:
        ValueError: no row has a date.
    """
    shown = panels(drawn)
    lines = _lines(drawn, top)
    beyond = [name for name in lines if name is not None and _beyond(drawn, name, lines)]
    chart = _Chart(drawn, _periods(drawn), [name for name in lines if name not in beyond], beyond)
    figure, axes = axes_for(len(shown), (7.4, 3.8) if len(shown) == 1 else (3.7, 2.5), ax)
    for number, (one, (title, table)) in enumerate(zip(axes, shown, strict=True)):
        for name in chart.lines:
            _line(one, table, chart, name)
        _axis(one, chart, across(len(shown)))
        if len(shown) > 1:
            one.set_title(title, loc="left", fontsize=SMALL + 1)
        if number % across(len(shown)) == 0:
            one.set_ylabel(_measured(drawn))
    tops = [1.0 if drawn.shares and chart.bounded else one.dataLim.y1 for one in axes]
    for one in axes:
        one.set_ylim(0, 1.03 * max(tops))
    _legend(figure, axes, drawn, own=ax is None)
    headline(figure, axes, drawn.title, _notes(chart))
    return axes


def _lines(drawn: Picture, top: int) -> list[str | None]:
    """The values that have a line, the largest first; None for all others together; what is missing last."""
    if drawn.value is not None:
        return [drawn.value]
    sizes = drawn.table.groupby(drawn.by, observed=True, dropna=False)[drawn.measure].sum()
    names = [str(name) for name in sizes.sort_values(ascending=False, kind="stable").index]
    named = [name for name in names if name not in REMAINDER]
    has_share = set(drawn.table.loc[drawn.table["share"].notna(), drawn.by].astype(str))
    missing = [name for name in REMAINDER if name in names and (name in has_share or not drawn.shares)]
    return [*named[:top], *([None] if named[top:] else []), *missing]


def _beyond(drawn: Picture, name: str, lines: Sequence[str | None]) -> bool:
    """Whether what is missing is so much more than any value that no value could be read beside it."""
    column = "share" if drawn.shares else drawn.measure
    heights = drawn.table.groupby(drawn.by, observed=True)[column].max()
    others = drawn.table[~drawn.table[drawn.by].isin([*lines, *REMAINDER])]
    rest = (
        others.groupby([n for n in drawn.names if n != drawn.by], observed=True)[column].sum().max()
        if len(others)
        else 0
    )
    most = max((heights.get(value, 0) for value in lines if value not in REMAINDER), default=0)
    most = max(most, rest)
    return name in REMAINDER and heights.get(name, 0) > _FURTHEST * most > 0


def _line(axes: Any, table: Any, chart: _Chart, name: str | None) -> None:
    """One value's line: where a period has nothing to be a share of, it is broken."""
    drawn, places = chart.drawn, range(len(chart.periods))
    values = table[drawn.by].astype(str)
    own = table[~values.isin([*chart.lines, *REMAINDER]) if name is None else values == name]
    sums = own.groupby(drawn.period)["share" if drawn.shares else drawn.measure].sum().to_dict()
    known = set(table.loc[table["whole"] > 0, drawn.period]) if drawn.shares else set(chart.periods)
    heights = [sums.get(period, 0) if period in known else float("nan") for period in chart.periods]
    colour, marker, dash = _look(chart, name)
    label = drawn.words.text("others", n=_others(chart)) if name is None else drawn.words.value(drawn.by, name)
    few = len(chart.periods) <= 60
    axes.plot(places, heights, color=colour, marker=marker if few else "", ms=4, ls=dash, lw=1.6, label=label)
    if chart.bounded and name is not None and name not in REMAINDER:
        found = bounds_of_nothing(table, drawn) | {
            period: (low, high) for period, low, high in zip(own[drawn.period], own["low"], own["high"], strict=True)
        }
        low, high = zip(*(found.get(period, (float("nan"),) * 2) for period in chart.periods), strict=True)
        aside = 0.0 if drawn.value is not None else 0.007 * len(places) * (2 * chart.lines.index(name) - 1)
        beside, wide = [place + aside for place in places], 3 if few else 1
        axes.vlines(beside, low, high, color=colour, alpha=0.3, lw=wide)


def _look(chart: _Chart, name: str | None) -> tuple[str, str, Any]:
    """Colour, marker and dashes of a line."""
    if name is None or name in GREYS:
        return FAINT, ".", GREYS.get(name or "", "-")
    return (*colour_of(chart.drawn.by, name, chart.lines.index(name)), "-")


def _others(chart: _Chart) -> str:
    """How many values have no line of their own."""
    values = chart.drawn.table[chart.drawn.by]
    return chart.drawn.words.number(values[~values.isin([*chart.lines, *REMAINDER])].nunique())


def _periods(drawn: Picture) -> list[Any]:
    """All periods from the first to the last, also those in which nothing appeared."""
    pd = extra("pandas", "pandas")
    dated = drawn.table[drawn.period].dropna()
    if dated.empty:
        raise ValueError(f"{drawn.period}: no row has a date")
    return list(pd.period_range(dated.min(), dated.max(), freq=dated.dt.freq))


def _axis(axes: Any, chart: _Chart, beside: int) -> None:
    """Ticks of periods, as many as can be read; shares in percent from nothing, counts from 0."""
    drawn, periods = chart.drawn, chart.periods
    ticker = extra("matplotlib.ticker", "plot")
    count, most = len(periods), _TICKS[beside]
    kind = str(drawn.period)
    step = next((step for step in _STEPS[kind] if -(-count // step) <= most), _STEPS[kind][-1])
    ticks = [at for at, p in enumerate(periods) if _place(at, p, kind, step) % step == 0] or [0]
    axes.set_xticks(ticks, _tick_labels([periods[at] for at in ticks], kind, drawn.words))
    axes.set_xlim(-0.5, count - 0.5)
    axes.set_xlabel(drawn.words.column(kind) if kind == "week" else "")
    percent = ticker.FuncFormatter(lambda share, _: drawn.words.percent(share))
    number = ticker.FuncFormatter(lambda n, _: drawn.words.number(n))
    axes.yaxis.set_major_formatter(percent if drawn.shares else number)
    axes.yaxis.set_major_locator(ticker.MaxNLocator(5, integer=not drawn.shares))
    axes.grid(axis="y", color="#e4e4ea", lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL)
    bare(axes)


def _place(at: int, period: Any, kind: str, step: int) -> int:
    """What ticks count by: a tick every third month is January's, one every 13 weeks that of week 1."""
    if kind in ("month", "year"):
        return int(period.ordinal)
    if kind == "week" and step >= 13:
        return min(int(period.start_time.isocalendar().week), 52) - 1  # a 53rd week would stand too near the next tick
    return at


def _tick_labels(periods: Sequence[Any], kind: str, words: Words) -> list[str]:
    """The short name of each period; below it the year (of days: the month) where it begins."""
    labels, before = [], None
    for period in periods:
        iso = period.start_time.isocalendar()
        short = {"day": str(period.day), "week": str(iso.week), "month": words.month(period.month)}.get(
            kind, str(period)
        )
        year = iso.year if kind == "week" else period.year
        larger = {"day": f"{words.month(period.month)} {year}", "year": ""}.get(kind, str(year))
        labels.append(f"{short}\n{larger}" if larger and larger != before else short)
        before = larger
    return labels


def _measured(drawn: Picture) -> str:
    measure = drawn.words.column(drawn.measure)
    return drawn.words.text("share", measure=measure) if drawn.shares else measure


def _notes(chart: _Chart) -> str:
    """What is not in the picture, or what it shows besides."""
    drawn = chart.drawn
    undated = int(drawn.table.loc[drawn.table[drawn.period].isna(), "quotes"].sum())
    table, write = drawn.table, drawn.words.percent if drawn.shares else drawn.words.number
    heights = table.groupby(drawn.by, observed=True)["share" if drawn.shares else drawn.measure]
    low, high = heights.min(), heights.max()
    beyond = [(drawn.words.value(drawn.by, name), write(low[name]), write(high[name])) for name in chart.beyond]
    more = [drawn.words.text("undated", n=drawn.words.number(undated))] if undated else []
    more += [drawn.words.text("beyond", value=value, low=least, high=most) for value, least, most in beyond]
    if chart.bounded:
        more.append(drawn.words.text("chance"))
    return drawn.notes(*more)


def _legend(figure: Any, axes: Sequence[Any], drawn: Picture, *, own: bool) -> None:
    """The names of the lines: beside the axes, below the panels, inside axes of the caller's."""
    if drawn.value is not None:
        return
    handles, labels = axes[0].get_legend_handles_labels()
    if len(axes) > 1:
        wide = min(5, len(labels))
        figure.legend(handles, labels, loc="outside lower left", ncols=wide, frameon=False, fontsize=SMALL)
    elif own:
        axes[0].legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False, fontsize=SMALL)
    else:
        axes[0].legend(frameon=False, fontsize=SMALL)

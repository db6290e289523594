"""Bars of a summary, in one panel or several: the largest values, the rest together, and what is missing in grey."""

from __future__ import annotations

from typing import Any

import attrs

from quotecite.counts.drawing import COLOURS, FAINT, SMALL, Picture, axes_for, bare, headline, panels
from quotecite.counts.groups import REMAINDER
from quotecite.extras import extra

_WIDEST = 2  # a grey bar this many times longer than the longest value is cut, or no value could be read
_WIDE = 0.1  # bounds further apart than this are told beside the bar


@attrs.frozen
class _Bar:
    """A bar: its label, what it counts, its share and bounds, whether it is of a value, and counted exactly."""

    label: str
    count: float
    share: float
    bounds: tuple[float, float] | None
    value: bool
    exact: bool = True


def draw(drawn: Picture, *, top: int, ax: Any) -> list[Any]:
    """The bars of a summary by a column, in one panel or in one for each value of another."""
    values = drawn.table[~drawn.table[drawn.by].isin(REMAINDER)]
    sizes = values.groupby(drawn.by, observed=True)[drawn.measure].sum().sort_values(ascending=False, kind="stable")
    shown = [(title, _bars(table, drawn, list(sizes.index[:top]))) for title, table in panels(drawn)]
    most = max(len(bars) for _, bars in shown)
    figure, axes = axes_for(len(shown), (7.4 if len(shown) == 1 else 4.2, 0.9 + 0.3 * most), ax, sharey=False)
    limits = [_limit(bars, drawn) for _, bars in shown]
    if drawn.shares:
        limits = [max(limits)] * len(limits)  # shares are compared from panel to panel
    for one, (title, bars), limit in zip(axes, shown, limits, strict=True):
        _panel(one, bars, drawn, limit)
        if title:
            one.set_title(title, loc="left", fontsize=SMALL + 1)
    cut = any(_length(bar, drawn) > limit for (_, bars), limit in zip(shown, limits, strict=True) for bar in bars)
    bounded = any(bar.bounds for _, bars in shown for bar in bars)
    headline(figure, axes, drawn.title, drawn.notes(*drawn.words.texts(chance=bounded, cut=cut)))
    return axes


def _bars(table: Any, drawn: Picture, shown: list[str]) -> list[_Bar]:
    """The bars of a panel: the values that all panels show, in one order, the rest together, what is missing."""
    missing = table[table[drawn.by].isin(REMAINDER)]
    bars = []
    for value in shown:
        own = [_bar(row, drawn, value=True) for _, row in table[table[drawn.by] == value].iterrows()]
        bars += own or [_Bar(drawn.words.value(drawn.by, value), 0, 0.0, None, value=True)]
    others = table[~table[drawn.by].isin([*shown, *REMAINDER])]
    if len(others):
        label = drawn.words.text("others", n=drawn.words.number(len(others)))
        once = drawn.measure != "articles"  # an article in which two of them speak is one
        share = others["share"].sum(min_count=1) if once else float("nan")
        bars.append(_Bar(label, others[drawn.measure].sum(), share, None, value=False, exact=once))
    return bars + [_bar(row, drawn, value=False) for _, row in missing.iterrows()]


def _bar(row: Any, drawn: Picture, *, value: bool) -> _Bar:
    share = row["share"] if drawn.shared == drawn.measure else float("nan")
    low, high = row.get("low", share), row.get("high", share)
    wide = value and drawn.by != "speaker" and share == share and high - low > _WIDE
    label = drawn.words.value(drawn.by, row[drawn.by])
    return _Bar(label, row[drawn.measure], share, (low, high) if wide else None, value)


def _limit(bars: list[_Bar], drawn: Picture) -> float:
    """How long a bar can be: the longest value, and what is grey as long as that leaves values to be seen."""
    values = [_length(bar, drawn) for bar in bars if bar.value]
    longest = max([_length(bar, drawn) for bar in bars], default=1) or 1
    return min(longest, _WIDEST * max(values)) if any(values) else longest


def _length(bar: _Bar, drawn: Picture) -> float:
    return bar.count if not drawn.shares else 0.0 if bar.share != bar.share else bar.share


def _panel(axes: Any, bars: list[_Bar], drawn: Picture, limit: float) -> None:
    ticker = extra("matplotlib.ticker", "plot")
    lengths = [_length(bar, drawn) for bar in bars]
    places = range(len(bars))  # by number: two speakers can have one name
    colours = [COLOURS[0] if bar.value else FAINT for bar in bars]
    shown = axes.barh(places, [min(length, limit) for length in lengths], color=colours)
    axes.set_yticks(places, [bar.label if len(bar.label) <= 34 else bar.label[:33] + "…" for bar in bars])
    axes.bar_label(shown, [f" {_told(bar, drawn)}" for bar in bars], fontsize=SMALL)
    for place, length in zip(places, lengths, strict=True):
        if length > limit:  # the bar goes on beyond the picture
            axes.text(limit * 0.93, place, "//", color="white", weight="bold", ha="center", va="center_baseline")
    axes.invert_yaxis()
    axes.set_xlim(0, limit * (1.45 if drawn.facet is None else 1.8))
    words, measure = drawn.words, drawn.words.column(drawn.measure)
    axes.set_xlabel(words.text("share", measure=measure) if drawn.shares else measure)
    steps = ticker.MaxNLocator(4, steps=[1, 2, 5, 10], integer=not drawn.shares)
    axes.set_xticks([x for x in steps.tick_values(0, limit) if 0 <= x <= limit])  # what is beyond is room for labels
    axes.xaxis.set_major_formatter(
        ticker.FuncFormatter(lambda x, _: (words.percent if drawn.shares else words.number)(x))
    )
    axes.tick_params(labelsize=SMALL)
    bare(axes)


def _told(bar: _Bar, drawn: Picture) -> str:
    """What stands beside a bar: the count and the share, with its bounds where they are far apart."""
    words = drawn.words
    if bar.share != bar.share:
        return words.number(bar.count) if bar.exact else f"≤ {words.number(bar.count)}"
    share = words.percent(bar.share)
    if bar.bounds is not None:
        low, high = bar.bounds
        share = f"{share}, {100 * low:.0f}–{words.percent(high)}"
    return f"{words.number(bar.count)} ({share})"

"""Plots of summaries.

Made with matplotlib: its pictures need no script, so that they stay in a notebook that is printed, mailed or opened
without a network, and researchers put them into papers as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotecite.counts.shares import NOT_KNOWN
from quotecite.counts.summaries import NOT_STATED
from quotecite.extras import extra

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_INK, _FAINT = "#00568c", "#b9b9c4"
_LINES = ("#00568c", "#b35900", "#006b4e", "#8a2c63", "#513596", "#5c6e00")


def plot_summary(table: pd.DataFrame, *, top: int = 15, measure: str = "words", ax: Axes | None = None) -> Axes:
    """Bars of a summary by one column, the largest first; what is not known or not stated in grey, always shown.

    Args:
        table: what `summary` returned for one column.
        top: how many values at most, besides *not known* and *not stated*.
        measure: ``words``, ``quotes`` or ``articles``.
        ax: where to draw; None for a figure of its own.

    Raises:
        ImportError: matplotlib is not installed.
        ValueError: the table is by several columns, or has no such measure.
    """
    plt = extra("matplotlib.pyplot", "plot")
    by = _only_column(table, measure)
    named = table[~table[by].isin([NOT_KNOWN, NOT_STATED])].head(top)
    rest = table[table[by].isin([NOT_KNOWN, NOT_STATED])]
    labels = [*named[by].astype(str), *rest[by].astype(str)]
    values = [*named[measure], *rest[measure]]
    axes: Axes = ax if ax is not None else plt.subplots(figsize=(7, 0.6 + 0.34 * len(labels)), layout="constrained")[1]
    colours = [_INK] * len(named) + [_FAINT] * len(rest)
    bars = axes.barh(labels, values, color=colours)
    whole = table[measure].sum()
    axes.bar_label(bars, [f" {v:,.0f} ({v / whole:.0%})" if whole else f" {v}" for v in values], fontsize=9)
    axes.invert_yaxis()
    axes.set_xlabel(measure)
    axes.set_title(f"{measure.capitalize()} by {by}", loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.18)
    return axes


def plot_over_time(table: pd.DataFrame, *, measure: str = "words", top: int = 6, ax: Axes | None = None) -> Axes:
    """Lines of a summary by a period and one other column (``summary(pairs, by=["month", "gender"])``).

    Raises:
        ImportError: matplotlib is not installed.
        ValueError: the table is not by a period and one other column.
    """
    plt = extra("matplotlib.pyplot", "plot")
    names = [c for c in table.columns if c not in ("quotes", "words", "share", "articles")]
    if len(names) != 2 or names[0] not in ("day", "week", "month", "year"):
        raise ValueError(f"expected a summary by a period and one other column, got one by {', '.join(names)}")
    period, by = names
    wide = table.pivot_table(index=period, columns=by, values=measure, aggfunc="sum", fill_value=0, observed=True)
    wide = wide[wide.sum().sort_values(ascending=False).index].sort_index()
    axes: Axes = ax if ax is not None else plt.subplots(figsize=(7, 3.6), layout="constrained")[1]
    markers = "osD^vP"
    for n, name in enumerate(list(wide.columns)[:top]):
        colour = _FAINT if name in (NOT_KNOWN, NOT_STATED) else _LINES[n % len(_LINES)]
        axes.plot(wide.index.astype(str), wide[name], color=colour, marker=markers[n % len(markers)], label=str(name))
    axes.set_ylabel(measure)
    axes.set_title(f"{measure.capitalize()} by {period} and {by}", loc="left")
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return axes


def _only_column(table: Any, measure: str) -> str:
    names = [c for c in table.columns if c not in ("quotes", "words", "share", "articles")]
    if len(names) != 1 or measure not in table.columns:
        raise ValueError(
            f"expected a summary by one column with {measure!r}, got the columns {', '.join(table.columns)}"
        )
    return str(names[0])

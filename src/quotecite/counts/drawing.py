"""What all plots share: the summary to draw, colours, panels, and titles that say what the figures are of.

Made with matplotlib: its pictures need no script, so that they stay in a notebook that is printed, mailed or opened
without a network, and researchers put them into papers as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

import attrs

from quotecite.columns import COLUMNS
from quotecite.counts.chance import bounds, drawn_for, effective
from quotecite.counts.groups import NOT_A_PERSON, NOT_NAMED, NOT_STATED, PERIODS
from quotecite.counts.labels import Words
from quotecite.counts.question import COUNTED, MEASURES
from quotecite.counts.shares import NOT_KNOWN
from quotecite.counts.summaries import summary
from quotecite.extras import extra

FAINT = "#73737d"
COLOURS = ("#00568c", "#b35900", "#006b4e", "#8a2c63", "#5c6e00", "#513596")
MARKERS = "osD^vP"
GREYS: Mapping[str, Any] = {NOT_KNOWN: ":", NOT_STATED: "--", NOT_A_PERSON: "-.", NOT_NAMED: (0, (5, 1, 1, 1, 1, 1))}
"""Lines of what is missing: grey, told apart by their dashes."""
PANELS = 9
SMALL = 9  # points


@attrs.frozen(kw_only=True)
class Picture:
    """A summary to draw, and what it was asked for."""

    table: Any
    by: str
    within: tuple[str, ...]
    of: str
    measure: str
    shared: str  # what the table's shares are of
    value: str | None
    words: Words

    @property
    def shares(self) -> bool:
        """Whether there are shares of the measure within each period or panel."""
        inside = self.period if self.period is not None else self.facet
        return inside is not None and inside in self.within and self.shared == self.measure

    @property
    def period(self) -> str | None:
        """The column of periods."""
        return next((name for name in self.names if name in PERIODS), None)

    @property
    def facet(self) -> str | None:
        """The column that panels are by."""
        return next((name for name in self.names if name not in (self.by, self.period)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that the summary is by."""
        return tuple(name for name in self.table.columns if name not in COUNTED)

    @property
    def title(self) -> str:
        """What is shown."""
        what = "share by" if self.shares else "by"
        of = {"measure": self.words.column(self.measure), "by": self.words.column(self.by)}
        if self.value is not None:
            what, of["value"] = "whose", self.words.value(self.by, self.value)
        title = self.words.text(what, **of)
        return title[:1].upper() + title[1:]

    def notes(self, *more: str) -> str:
        """What the reader must know of the shares, on lines below the title."""
        words, notes = self.words, []
        if self.within:
            and_ = f" {words.text('and')} "
            notes.append(words.text("within", within=and_.join(words.column(name) for name in self.within)))
        if self.measure == "articles" and self.shared == "articles":
            notes.append(words.text("of articles"))
        elif self.of != "all":
            notes.append(words.text(f"of {self.of}", by=words.column(self.by)))
        outside = int(self.table.loc[self.table["share"].isna(), self.measure].sum()) if self.value is None else 0
        if outside and self.of != "all":
            notes.append(words.text("outside", n=words.number(outside), measure=words.column(self.measure)))
        return fill("; ".join([*notes, *more]), 92)


def picture(
    said: Any, by: str, within: Sequence[str], measure: str | None, language: str, how: dict[str, Any]
) -> Picture:
    """The summary to draw: the one that came, or one of the articles or attributions that did.

    Raises:
        ValueError: there is no such measure, or a choice of `quotecite.summary` comes with a finished summary.
    """
    words = Words.of(language)
    if measure not in (None, *MEASURES):
        raise ValueError(f"measure: expected one of {', '.join(MEASURES)}, got {measure!r}")
    given = is_summary(said)
    if given and how:
        raise ValueError(f"{', '.join(how)}: give it to summary; the table that came is counted already")
    table = said if given else summary(said, by, within=within, measure=measure or "words", **how)
    asked = {"by": [], "within": [], "of": "all", "measure": "words", "value": None} | table.attrs.get("quotecite", {})
    names = [name for name in table.columns if name not in COUNTED]
    table = table.assign(**{name: _as_periods(table[name], PERIODS[name]) for name in names if name in PERIODS})
    asked["by"] = [name for name in asked["by"] if name in names] or names
    return Picture(
        table=table,
        by=asked["by"][-1],
        within=tuple(name for name in asked["within"] if name in names),
        of=asked["of"],
        measure=measure or asked["measure"],
        shared=asked["measure"],
        value=asked["value"],
        words=words,
    )


def _as_periods(values: Any, freq: str) -> Any:
    """Periods; years and months of the caller's own, as numbers or text, are read as such."""
    pd = extra("pandas", "pandas")
    if str(values.dtype).startswith("period"):
        return values
    own = values.astype("string").replace(NOT_STATED, None)
    try:
        return pd.Series(pd.PeriodIndex(own, freq=freq), index=values.index)
    except ValueError as fault:
        raise ValueError(f"{values.name}: your own column holds what is no such period ({fault}); rename it") from fault


def is_summary(said: Any) -> bool:
    """Whether something is what `quotecite.summary` returns."""
    if not isinstance(said, extra("pandas", "plot").DataFrame):
        return False
    return {"quotes", "words", "share", "articles"} <= set(said.columns) and "quote" not in said.columns


def colour_of(by: str, value: str, rank: int) -> tuple[str, str]:
    """Colour and marker: always the same of values of a closed set, else by rank."""
    values = COLUMNS[by].values if by in COLUMNS else ()
    at = values.index(value) if value in values else rank
    return COLOURS[at % len(COLOURS)], MARKERS[at % len(MARKERS)]


def panels(picture: Picture) -> list[tuple[str, Any]]:
    """The tables of the panels with their titles: the largest of the facet's values, all others together in one."""
    facet, words = picture.facet, picture.words
    if facet is None:
        return [("", picture.table)]
    size = picture.measure if picture.value is None else "whole"
    sizes = picture.table.groupby(facet, observed=True, dropna=False)[size].sum()
    sizes = sizes.sort_values(ascending=False, kind="stable")
    shown = list(sizes.index) if len(sizes) <= PANELS else list(sizes.index[: PANELS - 1])
    found = [(words.value(facet, value), picture.table[picture.table[facet] == value]) for value in shown]
    others = picture.table[~picture.table[facet].isin(shown)]
    if len(others):
        found.append((words.text("others", n=len(sizes) - len(shown)), pooled(others, picture)))
    return found


def pooled(table: Any, picture: Picture) -> Any:
    """The rows of several panels as one: what was said together, shares of it all, and their bounds."""
    rest = [name for name in picture.names if name not in (picture.facet, picture.by)]
    key = [*rest, picture.by]
    inside = table[table["share"].notna()].assign(_all=0)
    groups = inside.drop_duplicates([*rest, picture.facet])
    groups = groups.assign(square=[row.whole**2 / _drawn(row) for row in groups.itertuples()])
    wholes = groups.groupby([*rest, "_all"], observed=True, dropna=False)[["whole", "square"]].sum().reset_index()
    counted = table.assign(part=table[picture.measure].where(table["share"].notna())).groupby(
        key, observed=True, dropna=False, sort=False
    )
    parts = counted["part"].sum(min_count=1)
    rows = counted[["quotes", "words", "voices", "articles"]].sum().assign(part=parts, _all=0).reset_index()
    rows = rows.merge(wholes, on=[*rest, "_all"], how="left")
    rows = rows.assign(share=rows["part"] / rows["whole"])
    told = [
        bounds(min(row.share, 1.0), effective(row.whole, row.square)) if row.share == row.share else (row.share,) * 2
        for row in rows.itertuples()
    ]
    return rows.assign(low=[low for low, _ in told], high=[high for _, high in told])


def bounds_of_nothing(table: Any, picture: Picture) -> dict[Any, tuple[float, float]]:
    """How far chance may have moved the share of what does not occur in a period, though others do."""
    inside = table[table["share"].notna()].drop_duplicates(picture.period)
    return {p: bounds(0.0, _drawn(row)) for p, row in zip(inside[picture.period], inside.itertuples(), strict=True)}


def _drawn(row: Any) -> float:
    """Of how many draws the share of a row is; of several speakers of the same words it can be more than one."""
    return drawn_for(min(row.share, 1.0), row.low, row.high)


def across(count: int) -> int:
    """How many of so many panels stand side by side.

    >>> [across(count) for count in (1, 2, 3, 4, 5, 9)]
    [1, 2, 3, 2, 3, 3]
    """
    return 2 if count == 4 else min(3, count)


def axes_for(count: int, size: tuple[float, float], ax: Any, *, sharey: bool = True) -> tuple[Any, list[Any]]:
    """A figure with axes for so many panels, side by side; or the caller's axes."""
    plt = extra("matplotlib.pyplot", "plot")
    if ax is not None:
        if count > 1:
            raise ValueError(f"ax: there are {count} panels; leave ax out, or keep one value of the facet")
        return ax.figure, [ax]
    wide = across(count)
    tall = -(-count // wide)
    figure, grid = plt.subplots(
        tall, wide, figsize=(size[0] * wide, size[1] * tall), layout="constrained", squeeze=False, sharey=sharey
    )
    every = list(grid.flat)
    for unused in every[count:]:
        unused.set_visible(False)
    return figure, every[:count]


def headline(figure: Any, axes: Sequence[Any], title: str, notes: str) -> None:
    """Title and notes: over the axes, or over all panels."""
    lines = notes.count("\n") + 1 if notes else 0
    if len(axes) > 1:
        # Empty lines keep the room that the notes take: the layout knows of the title only.
        above = figure.suptitle(title + "\n\u00a0" * lines, x=0.01, ha="left", fontsize=12)
        figure.add_artist(
            extra("matplotlib.text", "plot").Annotation(
                notes, (0, 0), (0, 2), xycoords=above, textcoords="offset points", fontsize=SMALL, color=FAINT
            )
        )
        return
    (one,) = axes
    one.set_title(title, loc="left", pad=8 + lines * (SMALL + 4))
    if notes:
        one.annotate(
            notes, (0, 1), (0, 6), xycoords="axes fraction", textcoords="offset points", fontsize=SMALL, color=FAINT
        )


def bare(axes: Any) -> None:
    """No frame around the picture."""
    axes.spines[["top", "right"]].set_visible(False)

"""Counting: the rows of a summary, what each share is of, and how sure it is."""

from __future__ import annotations

from typing import Any

from quotecite.counts.chance import bounds, effective
from quotecite.counts.groups import OF_SPEAKERS, grouped, of_articles
from quotecite.counts.question import Question
from quotecite.counts.said import Said
from quotecite.counts.shares import NOT_KNOWN
from quotecite.extras import extra

_ALL = "_all"  # the one group when there is nothing to count within


def counts(rows: Any, names: list[str]) -> Any:
    """Quotes, words, voices and articles by columns; ``inside`` says whether the row is part of the shares."""
    return (
        rows.groupby(names, observed=True, dropna=False, sort=False)
        .agg(
            quotes=("quote", "size"),
            words=("words", "sum"),
            voices=("_voice", "nunique"),
            articles=("article", "nunique"),
            inside=("_inside", "first"),
        )
        .reset_index()
    )


def filled(table: Any, said: Said, rows: Any, asked: Question) -> Any:
    """The table with rows of zeros where there are none: of the value in each group, or of what is not known."""
    pd = extra("pandas", "pandas")
    (*_, name) = asked.by
    if asked.value is not None:
        table = table[table[name] == asked.value]
        groups = _articles(said, rows, asked)[list(asked.within)].drop_duplicates() if asked.within else None
        missing = pd.DataFrame([{}]) if groups is None else groups
        nothing = missing.assign(**{name: asked.value})
    elif len(asked.every) == 1 and name in OF_SPEAKERS:
        nothing = pd.DataFrame({name: [NOT_KNOWN]})
    else:
        return table
    nothing = nothing.merge(table[asked.every], how="left", indicator=True)
    nothing = nothing[nothing.pop("_merge") == "left_only"]
    zeros = dict.fromkeys(("quotes", "words", "voices", "articles"), 0)
    nothing = nothing.assign(**zeros, inside=asked.of == "all" or asked.value is not None)
    tables = [each for each in (table, nothing) if len(each)]
    return pd.concat(tables, ignore_index=True) if tables else table


def with_shares(table: Any, said: Said, rows: Any, asked: Question) -> Any:
    """The table with ``share``, ``low`` and ``high`` of the measure; none for what is outside or of nothing."""
    keys = list(asked.within) or [_ALL]
    wholes = (
        _of_articles(_articles(said, rows, asked), keys) if asked.measure == "articles" else _of_said(rows, keys, asked)
    )
    table = table.assign(**{_ALL: 0}).merge(wholes, on=keys, how="left")
    inside = table["inside"].astype(bool) & (table["whole"] > 0)
    table["share"] = (table[asked.measure] / table["whole"]).where(inside).astype("float64")
    told = [bounds(min(s, 1.0), n) if s == s else (s, s) for s, n in zip(table["share"], table["drawn"], strict=True)]
    table["whole"] = table["whole"].fillna(0).astype("int64")
    return table.assign(low=[low for low, _ in told], high=[high for _, high in told])


def _of_said(rows: Any, keys: list[str], asked: Question) -> Any:
    """For each group how much is said in it, and in how many voices, as far as they tell (`effective`)."""
    weight = {"words": ("words", "sum"), "quotes": ("quote", "size"), "voices": ("_voice", "first")}[asked.measure]
    voices = (
        rows[rows["_inside"]].assign(**{_ALL: 0}).groupby([*keys, "_voice"], observed=True, dropna=False, sort=False)
    )
    weights = voices.agg(weight=weight).reset_index()
    if asked.measure == "voices":
        weights["weight"] = 1
    weights = weights.assign(square=weights["weight"].astype("float64") ** 2)
    wholes = weights.groupby(keys, observed=True, dropna=False, sort=False).agg(
        whole=("weight", "sum"), square=("square", "sum")
    )
    wholes = wholes.reset_index()
    return wholes.assign(drawn=[effective(t, s) for t, s in zip(wholes["whole"], wholes["square"], strict=True)])


def _of_articles(articles: Any, keys: list[str]) -> Any:
    """For each group how many articles there are."""
    grouping = articles.assign(**{_ALL: 0}).groupby(keys, observed=True, dropna=False, sort=False)
    wholes = grouping.agg(whole=("article", "nunique")).reset_index()
    return wholes.assign(drawn=wholes["whole"])


def _articles(said: Said, rows: Any, asked: Question) -> Any:
    """The articles in columns to group by; only those in which somebody speaks when the groups are not of articles."""
    if all(of_articles(name) for name in asked.within):
        return grouped(said.articles, asked.within, date=asked.date)
    return rows

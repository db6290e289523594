"""Who is heard: quotes and words by speaker, role, party, gender, outlet, kind or the caller's own columns.

Two things that look alike are kept apart in every summary: *not known*, a quote to which quotecite gives no speaker,
and *not stated*, a known speaker of whom the article does not say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from quotecite.counts.frames import to_pandas
from quotecite.counts.shares import NOT_KNOWN
from quotecite.extras import extra
from quotecite.records import Article

if TYPE_CHECKING:
    import pandas as pd

NOT_STATED = "not stated"
_OF_SPEAKERS = frozenset({"speaker", "speaker_kind", "role", "affiliation", "party", "age", "gender"})
_PERIODS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def summary(
    articles: Iterable[Any] | Article, by: str | Sequence[str] = "speaker", *, interviewer: bool = False
) -> pd.DataFrame:
    """Quotes and words of many articles, most words first; what is not known has rows of its own.

    A quote of several speakers counts for each of them. Headings count as quotes but add no words, for they repeat the
    body.

    Args:
        articles: articles, or pairs of an article and its metadata; or one of them.
        by: a column of the attributions (``speaker``, ``speaker_kind``, ``role``, ``affiliation``, ``party``,
            ``gender``, ``kind``, ``implies``, ``media``, ``variety``, ``sieve``), one of the metadata (``outlet``), or
            ``day``, ``week``, ``month``, ``year`` of the metadata column ``date``; or several of these.
        interviewer: whether the journalist's questions count.

    Returns:
        A frame with the columns of ``by``, then ``quotes``, ``words``, ``share`` (of all words, 0 to 1), ``articles``.

    Raises:
        ImportError: pandas or pyarrow is not installed.
        ValueError: there is no such column; the message lists those that there are.
    """
    pd = extra("pandas", "pandas")
    frame = to_pandas(articles, rows="attributions")
    names = [by] if isinstance(by, str) else list(by)
    if not interviewer:
        frame = frame[frame["speaker_kind"].astype("string").fillna("") != "interviewer"]
    for name in names:
        frame = _with(pd, frame, name)
    if "media" in names:
        frame = frame.explode("media")
        frame["media"] = frame["media"].fillna(NOT_STATED).astype("string")
    grouped = frame.groupby(names, observed=True, dropna=False, sort=False)
    table = grouped.agg(quotes=("quote", "size"), words=("words", "sum"), articles=("article", "nunique")).reset_index()
    table = _always_not_known(pd, table, names)
    whole = table["words"].sum()
    table["share"] = table["words"] / whole if whole else 0.0
    table = table.sort_values(["words", "quotes"], ascending=False, kind="stable", ignore_index=True)
    return table[[*names, "quotes", "words", "share", "articles"]]


def _with(pd: Any, frame: Any, name: str) -> Any:
    """The frame with a column that can be grouped by: missing values named, dates in periods."""
    if name in _PERIODS and name not in frame and "date" in frame:
        dates = pd.to_datetime(frame["date"], errors="raise")
        return frame.assign(**{name: dates.dt.to_period(_PERIODS[name])})
    if name not in frame:
        known = ", ".join(c for c in frame.columns if c not in ("article", "quote", "words"))
        raise ValueError(f"by: no column {name!r}; there are {known} (and day, week, month, year with a date column)")
    if name == "media":
        return frame
    values = frame[name].astype("string" if name != "age" else "Int16").astype("object")
    unknown = frame["speaker"].isna()
    missing = values.isna()
    if name in _OF_SPEAKERS:
        values = values.mask(missing & unknown, NOT_KNOWN)
    return frame.assign(**{name: values.mask(missing & ~(unknown & (name in _OF_SPEAKERS)), NOT_STATED)})


def _always_not_known(pd: Any, table: Any, names: list[str]) -> Any:
    """A row for what is not known also when there is none, so that its share is always seen."""
    if len(names) != 1 or names[0] not in _OF_SPEAKERS or (table[names[0]] == NOT_KNOWN).any():
        return table
    nothing = pd.DataFrame({names[0]: [NOT_KNOWN], "quotes": [0], "words": [0], "articles": [0]})
    return pd.concat([table, nothing], ignore_index=True)

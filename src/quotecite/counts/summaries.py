"""Who is heard: quotes and words by speaker, role, party, gender, outlet, kind or the caller's own columns.

Things that look alike are kept apart in every summary: *not known*, a quote to which quotecite gives no speaker; *not
stated*, a person of whom the article does not say it; *not a person*, a body, which has no such value; *not named in
full*, a speaker whose name is one only in its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from quotecite.counts.groups import OF_SPEAKERS, REMAINDER, grouped
from quotecite.counts.question import COUNTED, MEASURES, Question
from quotecite.counts.said import Said, read_said
from quotecite.counts.totals import counts, filled, with_shares

if TYPE_CHECKING:
    import pandas as pd


def summary(
    said: Iterable[Any],
    by: str | Sequence[str] = "speaker",
    *,
    within: str | Sequence[str] = (),
    of: str = "all",
    value: str | None = None,
    measure: str = "words",
    names: str = "identified",
    date: str = "date",
    interviewer: bool = False,
) -> pd.DataFrame:
    """Quotes, words, voices and articles by any column, with shares; what is not known has rows of its own.

    A quote of several speakers counts for each; headings add no words. A voice is a source in an article.

    Args:
        said: articles, pairs of an article and its metadata, one article, or a frame or table of attributions.
        by: columns of the attributions or of your metadata, or ``day``, ``week``, ``month``, ``year``.
        within: columns inside which shares add up to one, say ``["month", "outlet"]``.
        of: what shares are of: ``all``; ``persons``, without bodies and groups; ``stated``, what has a value of ``by``
            at all. What is outside keeps its row, without a share.
        value: only this value of ``by``, with a row for each group of ``within``, 0 where it does not occur.
        measure: what shares count: ``words``, ``quotes``, ``voices``, or ``articles`` (of all articles).
        names: ``identified`` joins no speakers whose name is one only in its article (`rederiet`); ``printed`` does.
        date: the column of dates, as 2025-03-04 or 04.03.2025.
        interviewer: whether the journalist's questions count.

    Returns:
        A frame with the columns of ``within`` and ``by``; ``quotes``, ``words``, ``voices``, ``articles``; ``whole``,
        what the share is of; ``share`` (0 to 1); ``low`` and ``high``, its bounds by chance (95 %, Wilson).

    Raises:
        ImportError: pandas or pyarrow is not installed.
        ValueError, FormatError: no such column or choice; no frame of attributions; a date that is none.
    """
    asked = Question(
        by=by, within=within, of=of, value=value, measure=measure, names=names, date=date, interviewer=interviewer
    )
    return summarise(read_said(said), asked)


def summarise(said: Said, asked: Question) -> pd.DataFrame:
    """The summary of what has been read."""
    rows = _ready(said, asked)
    table = filled(counts(rows, asked.every), said, rows, asked)
    table = with_shares(table, said, rows, asked)
    first = (*asked.within, *(name for name in asked.by if str(table[name].dtype).startswith("period")))
    order = {**dict.fromkeys(first, True), asked.measure: False, "quotes": False}
    table = table.sort_values(list(order), ascending=list(order.values()), kind="stable", ignore_index=True)
    whole = dict.fromkeys((*MEASURES, "whole"), "int64")
    table = table[[*asked.every, *COUNTED]].astype({**whole, **dict.fromkeys(("share", "low", "high"), "float64")})
    table.attrs["quotecite"] = asked.asked
    return table


def _ready(said: Said, asked: Question) -> Any:
    """The attributions that count, in columns to group by; ``_voice`` is whose, ``_inside`` whether it is in shares."""
    frame = said.attributions
    kind = frame["speaker_kind"].astype("string").fillna("")
    keep = (kind != "interviewer") | asked.interviewer
    if asked.of == "persons":  # of quotes without a speaker nobody knows; they stay where they have a row of their own
        keep &= (kind == "person") | (frame["speaker"].isna() & bool(OF_SPEAKERS & set(asked.every)))
    frame = frame[keep]
    who = frame["source"] if "source" in frame else frame["speaker"]
    voice = frame["article"].astype("string") + " " + who.astype("string").fillna("q" + frame["quote"].astype("string"))
    frame = frame.assign(_voice=voice, _inside=frame["speaker"].notna() | (asked.of != "persons"))
    printed = asked.names == "printed" or "article" in asked.every
    frame = grouped(frame, asked.every, date=asked.date, printed=printed)
    if asked.of == "stated":
        frame["_inside"] = ~frame[list(asked.by)].isin(REMAINDER).any(axis=1)
    return frame

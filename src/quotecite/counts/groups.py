"""What can be counted by: columns without gaps, in which every missing value says why it is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotecite.columns import COLUMNS, ROWS
from quotecite.counts.shares import NOT_KNOWN
from quotecite.dates import read_date
from quotecite.errors import FormatError
from quotecite.extras import extra

NOT_STATED = "not stated"
NOT_A_PERSON = "not a person"
NOT_NAMED = "not named in full"
REMAINDER = (NOT_NAMED, NOT_A_PERSON, NOT_STATED, NOT_KNOWN)
"""Why a value is missing: the name is one only in its article (`rederiet`, `Berg`); who speaks is a body, which has no
such value; the article does not say it; nobody knows who speaks."""

OF_SPEAKERS = frozenset({"speaker", "speaker_kind", "role", "affiliation", "party", "age", "gender"})
PERIODS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_OF_PERSONS = OF_SPEAKERS - {"speaker", "speaker_kind"}


def of_articles(name: str) -> bool:
    """Whether a column says something of the article, not of the quote or the speaker."""
    return name in ("article", "variety") or name not in ROWS["attributions"]


def grouped(frame: Any, names: Sequence[str], *, date: str, printed: bool = True) -> Any:
    """A frame in which each of the columns can be grouped by.

    Args:
        frame: attributions, or articles.
        names: the columns; ``day``, ``week``, ``month`` and ``year`` are made from the column of dates.
        date: the column of dates.
        printed: whether speakers are told apart by their printed names, also by those that are names only there.

    Raises:
        ValueError: there is no such column; the message lists those that there are.
        FormatError: a date is none; the message names row and value.
    """
    for name in names:
        frame = frame.assign(**{name: _column(frame, name, date)})
    if "media" in names:
        frame = frame.explode("media")
        frame["media"] = frame["media"].fillna(NOT_STATED).astype("string")
    if "speaker" in names and not printed:
        frame = frame.assign(speaker=frame["speaker"].mask(_only_here(frame), NOT_NAMED))
    return frame


def _column(frame: Any, name: str, date: str) -> Any:
    if name in PERIODS and name not in frame:
        return _periods(frame, name, date)
    if name not in frame:
        known = ", ".join(c for c in frame.columns if c not in ("quote", "words") and c[:1] != "_")
        raise ValueError(
            f"by: no column {name!r}; there are {known} (and day, week, month, year of a column of dates, "
            "here " + (f"{date!r})" if date in frame else f"none: there is no {date!r}, name yours with date=…)")
        )
    values = frame[name]
    if name == "media":
        return values.map(lambda said: said.split("; ") if isinstance(said, str) else said)
    if str(values.dtype).startswith(("period", "datetime")):
        return values
    values = values.astype("Int64" if name in COLUMNS and COLUMNS[name].type in ("age", "count") else "string")
    return values.astype("object").mask(values.isna(), _why_missing(frame, name))


def _why_missing(frame: Any, name: str) -> Any:
    """For each row why a value of the column could be missing."""
    why = frame["article"].astype("object").mask(frame["article"].notna(), NOT_STATED)
    if name not in OF_SPEAKERS:
        return why
    kind = frame["speaker_kind"].astype("string")
    if name in _OF_PERSONS:
        why = why.mask((kind != "person").fillna(False), NOT_A_PERSON)
    return why.mask(frame["speaker"].isna(), NOT_KNOWN)


def _only_here(frame: Any) -> Any:
    """Which rows have a speaker whose name means somebody only in that article."""
    if "identified" not in frame:
        raise FormatError(
            "expected a frame of attributions with the column 'identified', which tells whose name is one beyond its "
            "article; leave it in, or count names as they are printed with names='printed'"
        )
    here = ~frame["identified"].astype("boolean").fillna(True)
    return here & (frame["speaker_kind"].astype("string") != "interviewer").fillna(True)


def _periods(frame: Any, period: str, date: str) -> Any:
    """The period that each row's date lies in; none where there is no date."""
    pd = extra("pandas", "pandas")
    if date not in frame:
        raise ValueError(
            f"{period}: there is no column {date!r} of dates; name yours with date=…, there are "
            f"{', '.join(c for c in map(str, frame.columns) if of_articles(c) and c[:1] != '_')}"
        )
    known: dict[Any, Any] = {}
    for label, value in frame[date].items():
        if value not in known:
            try:
                known[value] = read_date(value)
            except FormatError as fault:
                raise FormatError(f"date: row {label}, column {date!r}: {fault}") from fault
    days = pd.to_datetime(pd.Series([known[value] for value in frame[date]], index=frame.index, dtype="object"))
    return days.dt.to_period(PERIODS[period])

"""Dates of articles: as ISO 8601 writes them, or as Norwegians do, the day first. Nothing else is guessed at.

`04/03/2025` and `03-04-25` are read in one way here and in another there; a month that is wrong in a table is seen by
nobody.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import regex

from quotecite.errors import FormatError
from quotecite.metadata import plain

_NORWEGIAN = regex.compile(
    r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+(?:kl\.?\s*)?([01]?\d|2[0-3])[.:][0-5]\d(?:[.:][0-5]\d)?)?"
)


def read_date(value: Any) -> date | None:
    """The day of a date: ``2025-03-04``, ``2025-03-04T12:30+01:00``, ``04.03.2025``, ``4.3.2025 kl. 12.30``.

    A time is passed over, and its zone with it: the day is the one that is written. Dates and datetimes are read too,
    and what is missing (None, NaN, an empty text) is None.

    Raises:
        FormatError: the value is none of these, or there is no such day; the message says what is read.

    >>> read_date("04.03.2025"), read_date("2025-03-04") == read_date("4.3.2025 kl. 12.30")
    (datetime.date(2025, 3, 4), True)
    """
    value = plain(value)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()
        norwegian = _NORWEGIAN.fullmatch(text)
        try:
            if norwegian:
                return date(*(int(norwegian[n]) for n in (3, 2, 1)))
            return datetime.fromisoformat(text).date() if text else None
        except ValueError as fault:
            raise _refused(value) from fault
    raise _refused(value)


def _refused(value: Any) -> FormatError:
    return FormatError(f"expected a date as 2025-03-04 or, the day first, 04.03.2025, got {value!r}")

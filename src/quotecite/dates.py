"""Dates of articles: as ISO 8601 writes them, or as Norwegians do, the day first. Nothing else is guessed at.

`04/03/2025` and `03-04-25` are read in one way here and in another there; a month that is wrong in a table is seen by
nobody.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from quotecite.errors import FormatError
from quotecite.metadata import plain

_DAY = r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"
_HOUR = r"(?:,?\s+(?:kl\.?\s*)?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:](?P<second>[0-5]\d))?)?"
_NORWEGIAN = re.compile(_DAY + _HOUR)
_NORWEGIAN_DAY = re.compile(_DAY)
_ISO_DAY = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def read_date(value: Any) -> date | None:
    """The day of a date: ``2025-03-04``, ``2025-03-04T12:30+01:00``, ``04.03.2025``, ``4.3.2025 kl. 12.30``.

    A time is passed over, and its zone with it: the day is the one that is written. Dates and datetimes are read too,
    and what is missing (None, NaN, an empty text) is None.

    Raises:
        FormatError: the value is none of these, or there is no such day; the message says what is read.

    >>> read_date("04.03.2025"), read_date("2025-03-04") == read_date("4.3.2025 kl. 12.30")
    (datetime.date(2025, 3, 4), True)
    """
    moment = value = plain(value)
    if isinstance(value, str):
        try:
            moment = read_moment(value) if value.strip() else None
        except ValueError as fault:
            raise _refused(value) from fault
    if moment is not None and not isinstance(moment, date):
        raise _refused(value)
    return moment.date() if isinstance(moment, datetime) else moment


def read_moment(text: str) -> date | datetime:
    """The day, or the point in time, that a text is: in ISO form, or the day first.

    Raises:
        ValueError: it is neither, or there is no such day.

    >>> read_moment("4. 3. 2025"), read_moment("04.03.2025, kl. 12.30").isoformat()
    (datetime.date(2025, 3, 4), '2025-03-04T12:30:00')
    """
    text = text.strip()
    if found := _NORWEGIAN.fullmatch(text):
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        return datetime.combine(_day(found), time(hour, minute, second)) if found["hour"] else _day(found)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


def day_within(text: str) -> date | None:
    """The day in a text that may hold other words too: the first in ISO form, else the first with the day first.

    None where there is none, or no such day.

    >>> day_within("Publisert 04.03.2025 kl. 10"), day_within("2025-02-31"), day_within("i går")
    (datetime.date(2025, 3, 4), None, None)
    """
    found = _ISO_DAY.search(text) or _NORWEGIAN_DAY.search(text)
    try:
        return _day(found) if found else None
    except ValueError:  # 2025-02-31
        return None


def _day(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _refused(value: Any) -> FormatError:
    return FormatError(f"expected a date as 2025-03-04 or, the day first, 04.03.2025, got {value!r}")

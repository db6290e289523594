"""Dates: ISO or Norwegian, the day first; the same for counts, for TEI and for pages of HTML."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest

import quotecite
from quotecite import FormatError
from quotecite.dates import day_within, read_moment

DAY = date(2025, 3, 4)
CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-04", DAY),
        ("20250304", DAY),
        (" 04.03.2025\n", DAY),
        ("4.3.2025", DAY),
        ("4. 3. 2025", DAY),
        ("04.03.2025 10:15", datetime(2025, 3, 4, 10, 15)),
        ("4.3.2025 kl. 9.05", datetime(2025, 3, 4, 9, 5)),
        ("4.3.2025, kl 23.59.58", datetime(2025, 3, 4, 23, 59, 58)),
        ("2025-03-04 06:30", datetime(2025, 3, 4, 6, 30)),
        ("2025-03-04T23:15:00+01:00", datetime(2025, 3, 4, 23, 15, tzinfo=CET)),
    ],
)
def test_a_date_is_read_with_its_time(text: str, moment: date) -> None:
    """The day is the one that is written, in its own zone; the time is kept where there is one."""
    assert read_moment(text) == moment
    assert type(read_moment(text)) is type(moment)
    assert quotecite.read_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["04/03/2025", "03-04-25", "4.3.25", "31.02.2025", "4. mars 2025", "2025", "i går", "1"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Nothing is guessed at: the message says what is read."""
    with pytest.raises(FormatError, match=r"expected a date as 2025-03-04 or, the day first, 04\.03\.2025, got "):
        quotecite.read_date(text)
    with pytest.raises(ValueError):
        read_moment(text)


@pytest.mark.parametrize("value", [20250304, 4.5, True, b"04.03.2025", [DAY], np.int64(3)])
def test_what_is_no_text_is_refused(value: object) -> None:
    """Numbers are no dates; a date in bytes is not decoded."""
    with pytest.raises(FormatError, match="expected a date as 2025-03-04"):
        quotecite.read_date(value)


@pytest.mark.parametrize(
    "value", [DAY, datetime(2025, 3, 4, 23, 59, tzinfo=CET), pd.Timestamp(DAY), np.datetime64("2025-03-04")]
)
def test_dates_of_other_libraries(value: object) -> None:
    """Days and points in time are days."""
    assert quotecite.read_date(value) == DAY


@pytest.mark.parametrize("value", [None, "", " ", float("nan"), pd.NA, pd.NaT, np.datetime64("NaT", "s")])
def test_what_is_missing_is_none(value: object) -> None:
    """A cell that holds nothing is no fault."""
    assert quotecite.read_date(value) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Publisert 04.03.2025 kl. 10", DAY),
        ("Oppdatert: 2025-03-04T10:15Z, først 01.02.2025", DAY),
        ("104.03.2025", None),
        ("04.03.20255", None),
        ("12025-03-04", None),
        ("31.02.2025", None),
        ("tirsdag", None),
    ],
)
def test_a_day_inside_other_words(text: str, day: date | None) -> None:
    """It stands by itself, not inside another number; a day that there is not is none."""
    assert day_within(text) == day

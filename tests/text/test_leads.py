"""What stands before the dash that opens somebody's words, and is not said."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.text.leads import speech_dash, timed_dash
from quotecite.text.signs import opening_dash

WORDS = "– Vi må ut."


@pytest.mark.parametrize(
    "lead", ["🔴 ", "🚨🚨 ", "▪️ ", "❤️ ", "👩‍🚒 ", "* ", "*", "• ", "•", "> ", "1. ", "12) ", "a) ", "** "]
)
def test_bullets_pictographs_and_numbers(lead: str) -> None:
    """The dash and its content are found past what marks the line."""
    assert speech_dash(lead + WORDS, 0, len(lead + WORDS)) == (len(lead), len(lead) + 2)


@pytest.mark.parametrize(
    "text", ["1. – 2. mai", "• Vi må ut.", "1.–2. plass", "🔴 Vi må – snart – ut.", "* * *", "ab) – Nei"]
)
def test_no_dash_past_a_lead(text: str) -> None:
    """A range, a bullet before plain words, and a dash inside the line open nothing."""
    assert speech_dash(text, 0, len(text)) is None


@pytest.mark.parametrize("text", [WORDS, "–10 grader", "---", "", "Vi må ut."])
def test_without_a_lead(text: str) -> None:
    """Where nothing stands before it, the dash is the plain one."""
    assert speech_dash(text, 0, len(text)) == opening_dash(text)


@pytest.mark.parametrize(
    ("lead", "timed"),
    [("12:45 ", True), ("12.45 ", True), ("Kl. 12.45 ", True), ("klokka 9.05 ", True), ("[12:45] ", True),
     ("12:45:10 ", True), ("12:45: ", False), ("kl. 12.45: ", False)],
)  # fmt: skip
def test_clock_times(lead: str, timed: bool) -> None:
    """After a clock time the dash may part it from any entry; after a colon too it opens words."""
    assert timed_dash(lead + WORDS, 0, len(lead + WORDS)) == (len(lead), len(lead) + 2, timed)


@pytest.mark.parametrize("text", ["12.45 – 13.30 Lunsj", "kl. 9 – Lunsj", WORDS, "12.45 Vi må ut – snart", "2.45 – nå"])
def test_no_clock_time(text: str) -> None:
    """A span of time is no time before words, and neither is an hour alone."""
    assert timed_dash(text, 0, len(text)) is None


@given(st.lists(st.sampled_from(["🔴", "*", "•", "1.", "12:45", ":", " ", "–", "Vi", "\u200b", "&nbsp;"]), max_size=12))
def test_offsets(pieces: list[str]) -> None:
    """Whatever stands before it, the dash is a dash and its content comes after it."""
    text = "".join(pieces)
    for opened in (speech_dash(text, 0, len(text)), timed_dash(text, 0, len(text))):
        assert opened is None or (text[opened[0]] == "–" and opened[0] < opened[1] < len(text))


@pytest.mark.parametrize("text", ["\u200b" * 500_000, "🔴" * 500_000, " " * 500_000 + "–", "*\u200d" * 300_000])
def test_long_leads_are_quick(text: str) -> None:
    """A megabyte of what can stand before a dash takes no time."""
    start = time.perf_counter()
    speech_dash(text, 0, len(text))
    timed_dash(text, 0, len(text))
    assert time.perf_counter() - start < 2

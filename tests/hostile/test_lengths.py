"""Twice the text takes twice the work, whatever stands in it: counted in calls, and kept to seconds where regular
expressions do the work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from hostile.long_texts import STAGES, TEXTS
from quotecite import chapters
from quotecite.language import trees

pytestmark = pytest.mark.filterwarnings("ignore::quotecite.TextWarning")
MOST = 2.3  # times the work that the double may take
CHAPTER, SENTENCE = 80, 40  # words: so that short texts are long ones
LONG, VERY_LONG = 3_000, 150_000  # characters

WORKING = (
    "a story",
    "a story in a line",
    "many names",
    "many names in a line",
    "one first name",
    "one surname",
    "abbreviated bodies",
    "headings",
    "turns",
    "speech without end",
    "speech in one line",
    "marked sentences",
    "marked words",
    "signatures",
    "nouns",
    "commas",
)
"""Texts that make every stage of an article work."""


RUNS = (
    "blanks",
    "protected blanks",
    "blanks in a line",
    "line breaks",
    "digits",
    "decomposed",
    "marks opened",
    "half entities",
    "half tags",
    "stars",
    "parentheses",
    "credits in a line",
)
"""Texts that make a pattern go back."""


def calls(work: Callable[[Any], object], given: Any) -> int:
    """How many functions are called, those in C too."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work(given)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("text", WORKING)
def test_the_double_of_an_article_is_twice_the_work(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From trees to records: who is who, headings and marks look around in a chapter, and no farther."""
    monkeypatch.setattr(chapters, "LONGEST", CHAPTER)
    monkeypatch.setattr(trees, "LONGEST", SENTENCE)
    for name in ("stages", "records"):
        prepare, stage = STAGES[name]
        once, twice = (calls(stage, prepare(TEXTS[text](size))) for size in (LONG, 2 * LONG))
        assert twice <= MOST * once, name


@pytest.mark.parametrize("stage", ["marks", "credits", "signatures", "dash lines", "segment"])
def test_the_double_of_a_text_is_twice_the_work(stage: str) -> None:
    """What is found without the model is looked for once, and not again from every sign on."""
    prepare, work = STAGES[stage]
    for text, grow in TEXTS.items():
        once, twice = (calls(work, prepare(grow(size))) for size in (LONG, 2 * LONG))
        assert twice <= MOST * once + 100, text


@pytest.mark.parametrize("text", RUNS)
def test_no_run_of_signs_takes_long(text: str) -> None:
    """A pattern looks through a run once, not from each of its signs: tenths of a second, where it took minutes."""
    for stage in ("faults", "marks", "credits", "html"):
        prepare, work = STAGES[stage]
        given = prepare(TEXTS[text](VERY_LONG))
        start = time.perf_counter()
        work(given)
        assert time.perf_counter() - start < 15, stage

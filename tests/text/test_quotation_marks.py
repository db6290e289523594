"""Quotation marks in the text: which stretches they open and close, whatever is unclosed, nested or glued."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.records import Block
from quotecite.text.blocks import segment
from quotecite.text.quotation_marks import Stretch, find_marks
from quotecite.words.lexicon import Lexicon


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    return segment(text, Lexicon.load())


def found(text: str) -> list[str]:
    """The marked words of a text, as printed."""
    return [text[s.start : s.end] for s in stretches(text)]


def stretches(text: str) -> tuple[Stretch, ...]:
    """The marked stretches of a text."""
    return find_marks(text, blocks_of(text))


@pytest.mark.parametrize("marked", ["«ja»", '"ja"', "“ja”", "”ja”", "„ja“", "‘ja’"])
def test_all_pairs_of_marks(marked: str) -> None:
    """Every pair that Norwegian papers use opens and closes a stretch."""
    assert found(f"Hun sa {marked} til slutt.") == ["ja"]


def test_marks_inside_marks() -> None:
    """A stretch reaches to its own closing mark; marks inside belong to it."""
    assert found("Han skrev «jeg leste «Havet» i går» på lappen.") == ["jeg leste «Havet» i går"]
    assert found("Han skrev «jeg leste “Havet” i går» på lappen.") == ["jeg leste “Havet” i går"]


def test_apostrophes_and_inches_open_nothing() -> None:
    """An apostrophe inside a word and a mark after a figure are no quotation marks."""
    assert found('Lars’ båt er 12" lang, og d’Arc vant.') == []


def test_an_unclosed_mark_is_no_stretch() -> None:
    """An unclosed mark never swallows the paragraph, nor the ones after it."""
    assert found("Hun sa «vi må bygge mer.\n\nKommunen svarte ikke.\n\nSaken er utsatt.") == []
    assert found("«Vi må bygge mer.\n\nKommunen svarte «nei».\n\nSaken er utsatt.") == ["nei"]


def test_a_quotation_over_blocks() -> None:
    """A mark that opens a block and is closed at the end of a later one marks each block between."""
    text = "«Vi må bygge mer.\n\nDet haster.\n\nAlle vet det.»\n\nSaken er utsatt."
    assert found(text) == ["Vi må bygge mer.", "Det haster.", "Alle vet det."]
    assert [s.goes_on for s in stretches(text)] == [False, True, True]


@pytest.mark.parametrize(("text", "whole"), [("«Vi må bygge.»", True), ("«Nei».", True), ("«Nei», sa hun.", False)])
def test_a_whole_block(text: str, whole: bool) -> None:
    """A stretch knows whether it is all that stands in its block."""
    assert [s.whole for s in stretches(text)] == [whole]


@given(st.text(alphabet='«»"“”„‘’ab .,\n', max_size=60))
def test_stretches_lie_in_the_text(text: str) -> None:
    """Whatever the marks: stretches are in order, disjoint, inside their blocks, and hold words, not white space."""
    blocks = blocks_of(text)
    last = 0
    for stretch in find_marks(text, blocks):
        span = blocks[stretch.block].span
        assert span.start <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end <= span.end
        assert stretch.outer_start >= last
        words = text[stretch.start : stretch.end]
        assert words == words.strip()
        last = stretch.outer_end

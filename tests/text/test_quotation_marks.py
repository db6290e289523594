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


def test_an_unclosed_mark_swallows_nothing() -> None:
    """A mark that is not closed never swallows the paragraph it stands in, nor the ones after it."""
    assert found("Hun sa «vi må bygge mer.\n\nKommunen svarte ikke.\n\nSaken er utsatt.") == []
    assert found('"Nei, sa hun. "Ja", sa han.') == ["Ja"]


@pytest.mark.parametrize("text", ["«Vi må bygge.\n\nKommunen svarte «nei».", "Berg svarer: «Vi må bygge."])
def test_one_mark_that_opens(text: str) -> None:
    """A mark that opens a block, or follows a colon, may open words though nothing closes them in the block."""
    assert [(text[s.start : s.end], s.closed) for s in stretches(text) if not s.paired] == [("Vi må bygge.", False)]


def test_one_mark_that_closes() -> None:
    """A mark right after a word may close what the block's beginning opened; not after a figure or a blank."""
    assert [(s.opened, s.outer_start) for s in stretches("Vi må bygge», sier Berg.")] == [(False, 0)]
    assert found('Båten er 12", og det er nok. Les mer » om båter.') == []


@pytest.mark.parametrize(
    "text", ['«Vi må bygge", sier Berg.', '"Vi må bygge», sier Berg.', "“Vi må bygge», sier Berg."]
)
def test_mixed_marks(text: str) -> None:
    """A mark closes another kind of mark where each lacks its fellow."""
    assert [(text[s.start : s.end], s.paired) for s in stretches(text)] == [("Vi må bygge", True)]


@pytest.mark.parametrize(
    "text",
    ["« Vi må bygge », sier Berg.", '" Vi må bygge ", sier Berg.', "''Vi må bygge'', sier Berg.",
     "'Vi må bygge', sa ho.", '""Vi må bygge"", sier Berg.', "»Vi må bygge«, sier Berg.", "«Vi må bygge,» sier Berg."],
)  # fmt: skip
def test_marks_as_people_type_them(text: str) -> None:
    """Blanks inside the marks, single and doubled marks, marks turned about, and the comma inside are no words."""
    assert found(text) == ["Vi må bygge"]


def test_a_quotation_over_blocks() -> None:
    """A mark that opens a block and is closed at the end of a later one marks each block between."""
    text = "«Vi må bygge mer.\n\nDet haster.\n\nAlle vet det.»\n\nSaken er utsatt."
    assert found(text) == ["Vi må bygge mer.", "Det haster.", "Alle vet det."]
    assert [s.goes_on for s in stretches(text)] == [False, True, True]


def test_a_quotation_over_blocks_and_its_clause() -> None:
    """The last of its blocks may go on with the clause, and with further marked words."""
    text = "«Vi må bygge mer.\n\nDet haster», sier Berg, «og det er sant.»"
    assert found(text) == ["Vi må bygge mer.", "Det haster", "og det er sant."]
    again = "«Vi må bygge mer.\n\n«Det haster.\n\n«Alle vet det», sier Berg."
    assert [s.closed for s in stretches(again)] == [False, False, True]


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

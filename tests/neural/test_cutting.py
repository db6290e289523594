"""Sentences without an end, as transcripts have them: cut where a clause may begin, and nothing of them lost."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.neural.cutting import LONGEST, within_bounds
from quotecite.neural.read import Piece


def pieces(words: list[str]) -> list[Piece]:
    """Words with a space after each."""
    placed: list[Piece] = []
    for word in words:
        start = placed[-1].end + 1 if placed else 0
        placed.append(Piece(word, start, start + len(word)))
    return placed


@given(st.lists(st.sampled_from(["hei", "og", "Men", ",", ";", ")", "…"]), max_size=3 * LONGEST))
def test_nothing_is_lost(words: list[str]) -> None:
    """The parts one after another are the sentence; none is too long, and only the last is short."""
    sentence = pieces(words)
    parts = list(within_bounds(sentence))
    assert list(chain(*parts)) == sentence
    assert all(len(part) <= LONGEST for part in parts)
    assert all(len(part) > LONGEST // 2 for part in parts[:-1])


def test_a_sentence_within_bounds_stays_whole() -> None:
    """Of two hundred tokens, none is a place to cut."""
    sentence = pieces(["ja", ";"] * (LONGEST // 2))
    assert list(within_bounds(sentence)) == [sentence]


@pytest.mark.parametrize(
    ("signs", "length"),
    [
        ({150: ";", 180: ",", 190: "og"}, 151),  # after a semicolon, though a comma stands later
        ({120: ",", 150: ",", 190: "og"}, 151),  # after the last comma
        ({150: "Men", 190: "hei"}, 150),  # before what may begin a clause
        ({50: ";"}, LONGEST),  # a place too near the beginning is none
    ],
)
def test_where_a_sentence_is_cut(signs: dict[int, str], length: int) -> None:
    """After the last of the strongest signs in the second half, else before the last word that may begin a clause."""
    words = [signs.get(at, "hei") for at in range(LONGEST + 50)]
    first, rest = within_bounds(pieces(words))
    assert len(first) == length
    assert len(rest) == LONGEST + 50 - length

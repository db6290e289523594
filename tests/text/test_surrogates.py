"""Half characters, wherever they stand in plain values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.errors import FormatError
from quotecite.text.surrogates import check, check_all, is_whole

VALUES = st.recursive(
    st.one_of(st.none(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES)
def test_whole_values_pass(value: object) -> None:
    """Whatever UTF-8 can hold passes (hypothesis makes no surrogates unless asked for)."""
    check_all(value, "x")


@given(st.text(max_size=5), st.characters(categories=["Cs"]), st.text(max_size=5))
def test_any_half_character_is_found(before: str, half: str, after: str) -> None:
    """The message has the offset, and the byte where one was escaped; the pair of both halves is one too, as no file
    can hold it."""
    text = before + half + after
    assert not is_whole(text)
    with pytest.raises(FormatError, match=rf"x, offset {len(before)}: half a character \(U\+{ord(half):04X}"):
        check(text, "x")
    with pytest.raises(FormatError, match=rf"x, a\[1\], b, offset {len(before)}: "):
        check_all({"a": ["", {"b": text}]}, "x")
    with pytest.raises(FormatError, match=rf"x, a key, offset {len(before)}: "):
        check_all({text: 1}, "x")

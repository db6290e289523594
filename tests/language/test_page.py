"""A page: an article as it was read, and what the stages look up in it."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.language.page import LITTLE

TEXT = parsed(
    ["Kari_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root .", "Ingen_PRON_2_nsubj gråter_VERB:fin_root ."], "Slutt ."
)


def test_sentences_by_block() -> None:
    """Each block has its sentences in order; a block that is not there has none."""
    read = page(TEXT)
    assert [len(read.sentences_in(number)) for number in (0, 1, 2)] == [2, 1, 0]
    assert read.sentences_in(0) + read.sentences_in(1) == read.sentences


def test_the_name_that_a_token_is_part_of() -> None:
    """Every token of a name leads to it, others to none."""
    read = page(TEXT)
    (name,) = read.names
    tokens = read.sentences[0].tokens
    assert [read.name_at(token) for token in tokens] == [name, name, None, None]


def test_lemmas_between_offsets() -> None:
    """Words with content tell; other words tell little; marks and what lies outside tell nothing."""
    read = page(TEXT)
    second = read.sentences[1]
    assert read.lemmas(0, [(second.start, second.end)]) == {"ingen": LITTLE, "gråter": 1.0}
    assert read.lemmas(0, [(0, 4)]) == {"kari": 1.0}
    assert read.lemmas(0, []) == {}


@pytest.mark.parametrize("field", ["text", "sentences", "names"])
def test_a_page_is_never_changed(field: str) -> None:
    """What was read stays as it was read."""
    with pytest.raises(AttributeError):
        setattr(page(TEXT), field, None)

"""Which full stops belong to their word."""

from __future__ import annotations

import pytest

from handmade import LEXICON, parsed, sentence
from quotecite.language.abbreviations import with_abbreviations
from quotecite.language.joining import joined

SAYS = "–_PUNCT Vi_PRON venter_VERB:fin ,_PUNCT sier_VERB:fin"


@pytest.mark.parametrize(
    ("title", "upos"),
    [("dr", "NOUN"), ("siv.ing", "NOUN"), ("adm", "ADJ"), ("bl.a", "ADV"), ("H.K.H", "NOUN"), ("stip", "NOUN")],
)
def test_an_abbreviation_is_what_its_table_says(title: str, upos: str) -> None:
    """A title is a noun, what belongs to an office an adjective, the others adverbs; none is a name."""
    (one,) = joined(parsed([f"{SAYS} {title}_PROPN_PER .", "Kari_PER Vold_PER ."]).sentences, LEXICON)
    token = one.tokens[5]
    assert (token.text, token.upos, token.entity) == (f"{title}.", upos, "O")


def test_the_second_word_of_a_title() -> None:
    """After an abbreviated title a short word with a full stop is more of it: ``cand. mag.``"""
    (one,) = joined(parsed([f"{SAYS} cand._ADJ mag_NOUN .", "Kari_PER Vold_PER ."]).sentences, LEXICON)
    assert [t.text for t in one.tokens[5:]] == ["cand.", "mag.", "Kari", "Vold", "."]


def test_a_first_name_cut_short() -> None:
    """``Per Chr. Vold`` is one name."""
    (one,) = joined(parsed([f"{SAYS} Per_PER Chr_PER .", "Vold_PER ."]).sentences, LEXICON)
    assert [(t.text, t.entity) for t in one.tokens[5:8]] == [("Per", "B-PER"), ("Chr.", "I-PER"), ("Vold", "E-PER")]


def test_a_name_goes_on_without_the_title() -> None:
    """A name whose first word was the title begins after it."""
    tokens = with_abbreviations(sentence(f"{SAYS} H.K.H._PER Kari_PER Vold_PER .").tokens, LEXICON)
    assert [t.entity for t in tokens[5:8]] == ["O", "B-PER", "I-PER"]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (f"{SAYS} Oda_PER F._ADJ Moren_NOUN:def ler_VERB:fin .", 2),  # a noun that is no surname
        (f"{SAYS} Oda_PER F._PER Kari_PER Vold_PER ler_VERB:fin .", 2),  # another full name
        (f"{SAYS} Oda_PER F._PER Vold_PER .", 1),  # a surname
        (f"{SAYS} vitamin_NOUN C._NOUN Moren_NOUN:def ler_VERB:fin .", 1),  # no first name before it
    ],
)
def test_an_initial_at_the_end_of_a_sentence(words: str, sentences: int) -> None:
    """A first name with an initial ends its sentence when no surname follows."""
    assert len(joined(parsed(words).sentences, LEXICON)) == sentences


def test_quotation_marks_stand_by_themselves() -> None:
    """A mark that the tokenizer left on a nickname is a token of its own."""
    (one,) = joined(parsed("Arne_PER 'Lillen'_PER Vold_PER vant_VERB:fin .").sentences, LEXICON)
    assert [t.text for t in one.tokens] == ["Arne", "'", "Lillen", "'", "Vold", "vant", "."]

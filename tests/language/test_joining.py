"""Sentences that the tokenizer parted where none ends are one again."""

from __future__ import annotations

import pytest

from handmade import LEXICON, parsed
from quotecite.language.joining import joined


def shown(sentences: list[str]) -> list[str]:
    """The sentences after joining, words parted by blanks."""
    text = parsed(sentences)
    return [" ".join(t.text for t in s.tokens) for s in joined(text.sentences, LEXICON)]


SAYS = "–_PUNCT Vi_PRON venter_VERB:fin ,_PUNCT sier_VERB:fin"


@pytest.mark.parametrize("title", ["dr", "adm.dir", "siv.ing", "bl.a", "cand.mag", "fhv"])
def test_an_abbreviation_ends_no_sentence_before_a_name(title: str) -> None:
    """A title or adverb of the table, or any word with a full stop inside, is one word with its full stop."""
    assert shown([f"{SAYS} {title}_NOUN .", "Kari_PER Berg_PER ."]) == [f"- Vi venter , sier {title}. Kari Berg ."]


def test_a_bare_word_between_a_reporting_verb_and_a_name() -> None:
    """A word that no table knows, alone after a reporting verb, is an abbreviated title too."""
    assert shown([f"{SAYS} førsteaman_NOUN .", "Kari_PER Berg_PER ."]) == ["- Vi venter , sier førsteaman. Kari Berg ."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{SAYS} mannen_NOUN:def .", "Kari_PER Berg_PER ler_VERB:fin ."),  # a noun that can say it
        ("Jeg_PRON var_VERB:fin ikke_PART med_ADV .", "Kari_PER Berg_PER ler_VERB:fin ."),  # no reporting verb
        (f"{SAYS} dr_NOUN .", "Det_PRON er_VERB:fin sent_ADJ ."),  # no name after it
        ("Det_PRON skriver_VERB:fin avisa.no_PROPN .", "Kari_PER Berg_PER ler_VERB:fin ."),  # a web address
        ("Kari_PER Berg_PER m.fl_NOUN .", "Per_PER Moe_PER ler_VERB:fin ."),  # an abbreviation that closes
    ],
)
def test_sentences_that_end_by_themselves(first: str, second: str) -> None:
    """Other sentences stay two."""
    assert len(shown([first, second])) == 2


@pytest.mark.parametrize("initials", ["K.J.", "R.S.", "Anne-M."])
def test_initials_belong_to_the_surname(initials: str) -> None:
    """Initials and the name after them are one person's, whatever the tagger made of either."""
    text = parsed([f"{SAYS} {initials}_PROPN_ORG", "Berg_PER ."])
    (sentence,) = joined(text.sentences, LEXICON)
    assert [(t.text, t.entity) for t in sentence.tokens[5:7]] == [(initials, "B-PER"), ("Berg", "E-PER")]


def test_several_initials_before_any_capital() -> None:
    """After several initials a capital noun is a surname (``R.S. Fjære``)."""
    assert shown([f"{SAYS} R.S._PROPN", "Fjære_NOUN ."]) == ["- Vi venter , sier R.S. Fjære ."]


def test_a_letter_after_a_noun_is_no_initial() -> None:
    """``vitamin C.`` ends its sentence."""
    assert len(shown(["Hun_PRON tok_VERB:fin vitamin_NOUN C._PROPN", "Berg_PER ler_VERB:fin ."])) == 2


def test_tokens_are_numbered_through() -> None:
    """The tokens of a joined sentence have their own places in it and in the article."""
    text = parsed([f"{SAYS} dr_NOUN .", "Kari_PER Berg_PER ."])
    (sentence,) = joined(text.sentences, LEXICON)
    assert [t.index for t in sentence.tokens] == list(range(9))
    assert all(text.text[t.start : t.end].replace("–", "-") == t.text for t in sentence.tokens)

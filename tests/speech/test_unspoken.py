"""Dash lines that nobody says: items of a list, a minus, the entry after a clock time."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.language.trees import Parsed
from quotecite.speech.direct import direct_candidates
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
YOU = "Dette_obj bør_AUX:fin_4_aux du_PRON_4_nsubj gjøre_VERB:inf_root :"
WASH = "–_PUNCT Taket_NOUN_nsubj lekker_VERB:fin_root ."
CALL = "–_PUNCT Veien_NOUN_nsubj synker_VERB:fin_root ."


def said(text: Parsed) -> list[str]:
    """What the lines of a text say."""
    return [text.text[c.start : c.end] for c in direct_candidates(page(text), LEXICON)]


def test_items_under_a_line_that_names_nobody() -> None:
    """Two or more sentences in a dash under a colon are a list, when nobody who can speak stands before it."""
    assert said(parsed(YOU, WASH, CALL)) == []


@pytest.mark.parametrize(
    "above",
    ["Berg_nsubj_PER er_AUX:fin_cop klar_ADJ_root :", "Hun_PRON_nsubj ler_VERB:fin_root :",
     "Rektoren_NOUN:def_3_nsubj er_AUX:fin_cop lei_ADJ_root :", "Rektoren_NOUN_root :", "KREVER_X SVAR_X :",
     "Kommunen_NOUN_nsubj svarer_VERB:fin_root :"],
)  # fmt: skip
def test_somebody_who_can_speak(above: str) -> None:
    """Under somebody's name, a pronoun, a noun for a person, a verb of saying or a label in capitals they are words."""
    assert said(parsed(above, WASH, CALL)) == ["Taket lekker.", "Veien synker."]


@pytest.mark.parametrize(
    "line",
    ["–_PUNCT Vi_PRON_nsubj bygger_VERB:fin_root .", "–_PUNCT Lekker_VERB:fin_root taket_NOUN_nsubj ?",
     "–_PUNCT Taket_NOUN_3_nsubj lekker_VERB:fin_5_ccomp , sier_VERB:fin_root Berg_nsubj_PER ."],
)  # fmt: skip
def test_no_item(line: str) -> None:
    """One of them with *vi*, a question or a clause makes all of them words."""
    assert len(said(parsed(YOU, WASH, line))) == 2


def test_one_line_is_no_list() -> None:
    """A single line under a colon is said."""
    assert said(parsed(YOU, WASH)) == ["Taket lekker."]


def test_steps() -> None:
    """What tells the reader what to do is a list also under a heading, and before words with a clause."""
    heading = "Slik gjør_VERB:fin_root du_PRON_nsubj"
    wash, call = "–_PUNCT Vask_VERB:imp_root hendene_NOUN_obj .", "–_PUNCT Ring_NOUN_root lege_NOUN ."
    says = "–_PUNCT Det_PRON_3_nsubj haster_VERB:fin_5_ccomp , sier_VERB:fin_root Berg_nsubj_PER ."
    rest = "Kommunen_NOUN_nsubj bygger_VERB:fin_root skole_NOUN_obj ."
    assert said(parsed(rest, heading, wash, call, says)) == ["Det haster"]
    assert said(parsed(rest, heading, WASH, CALL, says)) == ["Taket lekker.", "Veien synker.", "Det haster"]


@pytest.mark.parametrize(
    "measured", ["0,5_NUM grader_NOUN_root", "12_NUM prosent_NOUN_root", "2_NUM millioner_NOUN_root"]
)
def test_a_minus(measured: str) -> None:
    """After a colon a dash before a number and what is measured is a minus."""
    assert said(parsed(["Kulderekord_NOUN_root for Lia_2_nmod_GPE :", f"–_PUNCT {measured} ."])) == []


@pytest.mark.parametrize(
    "words",
    ["40_NUM prosent_NOUN_5_nsubj er_AUX:fin_5_cop lite_ADJ_root", "100_NUM naboer_NOUN_root i Lia_GPE"],
)
def test_no_minus(words: str) -> None:
    """A number that somebody says something of, or of persons, is said."""
    assert len(said(parsed(["Fare_NOUN_root for storm_NOUN_nmod :", f"–_PUNCT {words} ."]))) == 1


def test_entries_of_a_feed() -> None:
    """After a clock time only a line with a clause is somebody's words."""
    assert said(parsed(f"12:45_NUM {WASH}")) == []
    says = "12:45_NUM –_PUNCT Taket_NOUN_4_nsubj lekker_VERB:fin_6_ccomp , sier_VERB:fin_root Berg_nsubj_PER ."
    assert said(parsed(says)) == ["Taket lekker"]

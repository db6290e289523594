"""Whom words for several people, relatives and bodies mean, and who is set apart from whom."""

from __future__ import annotations

import pytest
from test_resolve import BOTH, KARI, OLA, SAID, text

from handmade import page, parsed
from quotecite.language.names import Name
from quotecite.who.body_names import fullest_bodies
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
HUSBAND = "Mannen_NOUN:def_nsubj Ola_1_flat_PER Lie_2_flat_PER venter_VERB:fin_root ."


def names(sentence: str) -> tuple[Name, ...]:
    """The names of one sentence."""
    return page(parsed(sentence)).names


@pytest.mark.parametrize("words", ["begge", "båe", "alle"])
def test_words_for_all_of_two(words: str) -> None:
    """``begge`` means the two who were named in one phrase."""
    assert text(BOTH, SAID.format(f"{words}_PRON")).means(words) == (["Kari Berg", "Ola Lie"], [])


def test_both_who_were_named_apart() -> None:
    """``begge`` means the only two whom the narration has named, in whichever sentences."""
    assert text([KARI, OLA], SAID.format("begge_PRON")).means("begge") == (["Kari Berg", "Ola Lie"], [])


def test_both_of_one_stays_open() -> None:
    """``begge`` is nobody when only one person came up, and *alle* when nobody did."""
    assert text(KARI, SAID.format("begge_PRON")).means("begge") == ([], [])
    assert text(SAID.format("alle_PRON")).means("alle") == ([], [])


def test_nobody_says_it() -> None:
    """``sier ingen`` means nobody, whoever is in focus."""
    assert text(KARI, SAID.format("ingen_PRON")).means("ingen") == ([], [])


def test_a_pronoun_and_a_name() -> None:
    """``hun og Lie`` means both: her and him."""
    both = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root hun_PRON_4_nsubj og_CCONJ_7_cc Lie_5_conj_PER ."
    assert text([KARI, OLA], both).means("hun og Lie") == (["Kari Berg", "Ola Lie"], [])


def test_a_husband_is_who_is_introduced_as_one() -> None:
    """``ektemannen`` is *mannen Ola Lie*, not the woman in focus."""
    assert text([KARI, HUSBAND], SAID.format("ektemannen_NOUN:def")).means("ektemannen") == (["Ola Lie"], [])


def test_nobody_is_a_relative_of_himself() -> None:
    """``Lies mann`` is not Lie, though he is introduced as *mannen*: it is somebody new."""
    owned = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Lies_6_nmod_PER mann_NOUN:ind_4_nsubj ."
    assert text([KARI, HUSBAND], owned).means("Lies mann") == (["Lies mann"], [])


def test_who_is_named_in_the_words_does_not_say_them() -> None:
    """``– Kari gråt, sier hun`` is not Kari's."""
    anne = "Anne_nsubj_PER Vik_1_flat_PER smiler_VERB:fin_root ."
    quote = "–_PUNCT Kari_3_nsubj_PER gråt_VERB:fin_5_ccomp , sier_VERB:fin_root hun_PRON_5_nsubj ."
    assert text([anne, KARI], quote).means("hun") == (["Anne Vik"], [])


def test_who_is_called_she_in_the_words() -> None:
    """A noun that only focus explains is not whom the words call *hun*."""
    quote = "–_PUNCT Hun_PRON_3_nsubj løper_VERB:fin_5_ccomp , sier_VERB:fin_root naboen_NOUN:def_5_nsubj ."
    assert text(KARI, quote).means("naboen") == (["naboen"], [])


@pytest.mark.parametrize(("noun", "means"), [("Høyre-politikeren", "Kari Berg"), ("Ap-politikeren", "Ola Lie")])
def test_told_apart_by_party(noun: str, means: str) -> None:
    """A noun that begins with a party means who has that party beside the name."""
    kari = "Kari_nsubj_PER Berg_1_flat_PER (_PUNCT H_1_appos_ORG )_PUNCT smiler_VERB:fin_root ."
    ola = "Ola_nsubj_PER Lie_1_flat_PER (_PUNCT Ap_1_appos_ORG )_PUNCT smiler_VERB:fin_root ."
    assert text([kari, ola], SAID.format(f"{noun}_NOUN:def")).means(noun) == ([means], [])


@pytest.mark.parametrize(("noun", "means"), [("svensken", "Ola Lie"), ("nordmannen", "Per Vik")])
def test_told_apart_by_nation(noun: str, means: str) -> None:
    """A noun for a nation means who is called so, and nobody who is called otherwise."""
    per = "Per_4_nsubj_PER Vik_1_flat_PER smiler_VERB:fin_root ."
    ola = "Svenske_ADJ_2_amod Ola_nsubj_PER Lie_2_flat_PER gråter_VERB:fin_root ."
    assert text([ola, per], SAID.format(f"{noun}_NOUN:def")).means(noun) == ([means], [])


def test_the_other_of_two() -> None:
    """``den andre`` is who did not speak last of two who were named together."""
    first = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Berg_4_nsubj_PER ."
    second = "–_PUNCT Nei_INTJ_4_ccomp , sier_VERB:fin_root den_DET_6_det andre_ADJ_4_nsubj ."
    assert text(BOTH, first, second).means("den andre") == (["Ola Lie"], [])


def test_a_colleague_is_not_who_spoke() -> None:
    """``kollegaen`` after somebody's words is somebody else, here of whom nothing is known."""
    first = SAID.format("Berg_PER")
    assert text(KARI, first, SAID.format("kollegaen_NOUN:def")).means("kollegaen") == (["kollegaen"], [])


def test_the_body_of_that_sort() -> None:
    """``tilsynet`` means the *Mattilsynet* named before; without one it is a source of its own."""
    body = "Mattilsynet_nsubj_ORG kom_VERB:fin_root ."
    said = SAID.format("tilsynet_NOUN:def")
    assert text(body, said).means("tilsynet") == (["Mattilsynet"], [])
    assert text(KARI, said).means("tilsynet") == (["tilsynet"], [])


def test_two_bodies_of_that_sort_stay_open() -> None:
    """Where two named bodies are alike in focus, the noun stays open."""
    both = "Sparebanken_4_nsubj_ORG og_CCONJ_3_cc Handelsbanken_1_conj_ORG vokser_VERB:fin_root ."
    assert text(both, SAID.format("banken_NOUN:def")).means("banken")[0] == []


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NUPI", "Norsk_ORG utenrikspolitisk_ORG institutt_ORG"),
        ("NVE", "Norges_ORG vassdrags-_ORG og_ORG energidirektorat_ORG"),
    ],
)
def test_an_abbreviation_by_its_letters(short: str, full: str) -> None:
    """An abbreviation takes the first letter of every word, and more of long ones."""
    found = fullest_bodies(names(f"{full} sier_VERB:fin_root at_SCONJ {short}_ORG vokser_VERB:fin ."), LEXICON)
    assert found[short.lower(),] == tuple(word.partition("_")[0].lower() for word in full.split())


def test_a_branch_is_a_body_of_its_own() -> None:
    """*Naturvernforbundet* is not short for its branch *Naturvernforbundet i Lia*, when both stand."""
    sentence = "Naturvernforbundet_ORG i_ORG Lia_ORG svarer_VERB:fin_root Naturvernforbundet_ORG ."
    assert fullest_bodies(names(sentence), LEXICON)["naturvernforbundet",] == ("naturvernforbundet",)

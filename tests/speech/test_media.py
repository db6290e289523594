"""To whom or through what something was said, as the clause says it."""

from __future__ import annotations

import pytest

from handmade import parsed
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
WORDS = "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , {}_VERB:fin_root @ {} ."


def no_model() -> tuple[Parser, str]:
    """What a finder of parsed texts never asks for."""
    raise AssertionError("the text is parsed already")


def media(verb: str, rest: str) -> list[str]:
    """The media of a dash quote by Kari Berg, with words after her name."""
    text = WORDS.format(verb, rest).replace("@", "Kari_5_nsubj_PER Berg_6_flat_PER")
    (quote,) = Finder(no_model, DEFAULT_SIEVES, LEXICON)(parsed(text)).quotes
    assert [source.name for source in quote.speakers] == ["Kari Berg"]
    return [span.text for span in quote.media]


@pytest.mark.parametrize(
    ("verb", "rest", "found"),
    [
        ("sier", "til_ADP NRK_ORG", ["NRK"]),
        ("seier", "til_ADP NRK_ORG Sogn_ORG og_CCONJ_ORG Fjordane_ORG", ["NRK Sogn og Fjordane"]),
        ("sier", "til_ADP TV_ORG 2_NUM_ORG fredag_NOUN", ["TV 2"]),
        ("skriver", "i_ADP en_DET pressemelding_NOUN:ind", ["en pressemelding"]),
        ("skriv", "i_ADP ein_DET e-post_NOUN:ind til_ADP Firda_ORG", ["ein e-post", "Firda"]),
        ("skriver", "på_ADP Facebook_ORG", ["Facebook"]),
        ("sa", "i_ADP et_DET rettsmøte_ADJ lørdag_NOUN", ["et rettsmøte"]),
        ("sa", "i_ADP retten_NOUN:def", ["retten"]),
        ("sier", "overfor_ADP Fjordkraft_ORG", ["Fjordkraft"]),
        ("sier", "til_ADP Kari.no_PROPN", ["Kari.no"]),
        ("sa", "i_ADP et_DET intervju_NOUN:ind med_ADP Avisa_ORG", ["et intervju", "Avisa"]),
        ("sier", "til_ADP oss_PRON", ["oss"]),
        ("sier", "på_ADP sin_PRON Facebook-profil_NOUN:ind", ["sin Facebook-profil"]),
        ("sa", "i_ADP tala_NOUN:def si_PRON", ["tala si"]),
        ("sa", "til_ADP Ola_5_obl_PER Lie_9_flat_PER", ["Ola Lie"]),
        ("sa", "til_ADP spillerne_NOUN:def_5_obl", ["spillerne"]),
        ("sa", "ifølge_ADP Reuters_ORG", ["Reuters"]),
        ("sa", "ifølgje_ADP NTB_ORG måndag_NOUN", ["NTB"]),
    ],
)
def test_outlets_channels_and_relays(verb: str, rest: str, found: list[str]) -> None:
    """Outlets by any part of their name, channels, forums, bodies addressed, and who passes the words on."""
    assert media(verb, rest) == found


@pytest.mark.parametrize(
    "rest",
    [
        "i_ADP Oslo_GPE",
        "til_ADP Ola_PER Lie_PER",
        "på_ADP mandag_NOUN:ind",
        "ifølge_ADP Ola_PER Lie_PER",
        "etter_ADP kampen_NOUN:def mot_ADP Brann_9_nmod_ORG",
    ],
)
def test_what_is_no_medium(rest: str) -> None:
    """Places, days, persons, and what a noun is about are no media."""
    assert media("sier", rest) == []


def test_who_is_told() -> None:
    """``får Firda opplyst``: nobody is named as the source, and the outlet is told."""
    told = ", får_VERB:fin_8_aux Firda_8_nsubj_ORG opplyst_VERB:part_root ."
    text = parsed(f"–_PUNCT Bilen_NOUN:def_4_nsubj er_AUX:fin_4_cop her_ADV_8_ccomp {told}")
    (quote,) = Finder(no_model, DEFAULT_SIEVES, LEXICON)(text).quotes
    assert (quote.speakers, [span.text for span in quote.media]) == ((), ["Firda"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Berg_nsubj_PER fortel_VERB:fin_root Firda_2_iobj_ORG at_SCONJ_6_mark det_PRON_6_expl går_VERB:fin_2_ccomp .",
         ["Firda"]),
        ("Berg_nsubj_PER spurte_VERB:fin_root Ola_2_obj_PER om_SCONJ_6_mark det_PRON_6_expl går_VERB:fin_2_ccomp .",
         ["Ola"]),
        ("Berg_nsubj_PER ba_VERB:fin_root elevene_NOUN:def_2_obj om_ADP_6_case å_PART_6_mark vente_VERB:inf_2_advcl .",
         ["elevene"]),
        ("Berg_nsubj_PER varsler_VERB:fin_root streik_NOUN_2_obj slik_ADV_7_advmod at_SCONJ_7_mark det_PRON_7_expl "
         "går_VERB:fin_2_advcl .", []),
    ],
)  # fmt: skip
def test_whom_a_verb_has_right_after_it(words: str, found: list[str]) -> None:
    """Who is told, asked or requested without a preposition."""
    quotes = Finder(no_model, DEFAULT_SIEVES, LEXICON)(parsed(words)).quotes
    assert [span.text for quote in quotes for span in quote.media] == found

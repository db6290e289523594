"""Words in quotation marks, on trees written by hand: whose they are, what belongs together, what is a name."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.records import QuoteKind
from quotecite.speech.finding import find_speech
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
WORDS = "«_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_{head} »_PUNCT"
WHOLE = ["«_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_root ._PUNCT »_PUNCT"]


def marked(*blocks: str | list[str]) -> list[tuple[str, str]]:
    """The marked words of a text by hand, parts joined, each with the words of its source."""
    read = page(parsed(*blocks))
    told = (c for c in find_speech(read, LEXICON).told if c.kind is QuoteKind.MARKS)
    return [
        (
            " … ".join(read.text[start:end] for start, end in c.parts),
            " ".join(t.text for t in c.clause.mention) if c.clause is not None else "",
        )
        for c in told
    ]


# --- the clause after the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize("comma", [" ,", ""])
def test_the_clause_after_the_words(comma: str) -> None:
    """An inverted clause right after marked words names their source, with or without a comma."""
    verb = 6 if comma else 5
    words = WORDS.format(head=f"{verb}_ccomp")
    assert marked(f"{words}{comma} sier_VERB:fin_root Berg_{verb}_nsubj_PER .") == [("Vi bygger", "Berg")]


def test_words_on_both_sides_of_the_clause() -> None:
    """What goes on after the clause and a comma is a second part, what follows a full stop is a quote of its own."""
    first = "«_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_6_ccomp »_PUNCT , sier_VERB:fin_root Berg_6_nsubj_PER"
    more = "«_PUNCT og_CCONJ_12_cc det_PRON_12_nsubj haster_VERB:fin_3_conj ._PUNCT »_PUNCT"
    assert marked(f"{first} , {more}") == [("Vi bygger … og det haster.", "Berg")]
    after = "«_PUNCT Det_PRON_3_nsubj haster_VERB:fin_root ._PUNCT »_PUNCT"
    assert marked([f"{first} .", after]) == [("Vi bygger", "Berg"), ("Det haster.", "Berg")]


def test_a_title_in_a_clause_of_the_narrators() -> None:
    """A title that somebody thinks something of is not somebody's words, nor one of what somebody made."""
    title = "«_PUNCT Havet_NOUN:def_{head}_nsubj »_PUNCT"
    thought = ", mener_VERB:fin_8_parataxis Berg_5_nsubj_PER , er_AUX:fin_9_cop god_ADJ_root ."
    assert marked(f"{title.format(head=9)} {thought}") == []
    film = "er_AUX:fin_5_cop filmen_NOUN:def_root til_ADP_7_case Berg_5_nmod_PER ."
    assert marked(f"{title.format(head=5)} {film}") == []


# --- before and around the words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Berg_nsubj_PER sier_VERB:fin_root :", "Berg"),
        ("Berg_3_nsubj_PER er_AUX:fin_3_cop uenig_ADJ_root :", "Berg"),
        ("Kari_root_PER Berg_1_flat_PER :", "Kari Berg"),
        ("Og_CCONJ_3_cc fra_ADP_3_case Berg_root_PER :", "Berg"),
        ("Berg_root_PER på_ADP_3_case Facebook_PROPN_1_nmod :", "Berg"),
        ("Lie_2_nsubj_PER gjentok_VERB:fin_root Bergs_4_nmod_PER ord_NOUN:ind_2_obj :", "Bergs"),
        ("Svaret_NOUN:def_5_nsubj fra_ADP_3_case Berg_1_nmod_PER er_AUX:fin_5_cop klart_ADJ_root :", "Berg"),
    ],
)
def test_what_announces_the_words(before: str, source: str) -> None:
    """A report, a sentence about somebody, a label and somebody's word before a colon announce a marked sentence."""
    assert marked([before, *WHOLE]) == [("Vi bygger.", source)]


def test_a_title_after_a_name_is_not_announced() -> None:
    """After a name and a colon only a sentence is said: what has no verb and no full stop can be a title."""
    assert marked(["Kari_root_PER Berg_1_flat_PER :", "«_PUNCT Havet_NOUN:def_root »_PUNCT"]) == []


def test_what_follows_points_back() -> None:
    """``Det sier Berg.`` after marked words, in their block or the next one, is their clause."""
    points = "Det_PRON_obj sier_VERB:fin_root Berg_nsubj_PER ."
    assert marked([*WHOLE, points]) == marked(WHOLE, points) == [("Vi bygger.", "Berg")]


def test_a_report_inside_another() -> None:
    """*han* inside a report is the person named there; when nobody is, the source of the report around it."""
    inner = "fordi_SCONJ_8_mark han_PRON_8_nsubj sier_VERB:fin_{lies}_advcl at_SCONJ_12_mark «_PUNCT alt_PRON_12_nsubj "
    inner += "går_VERB:fin_8_ccomp bra_ADJ_12_advmod »_PUNCT ."
    outer = "Berg_2_nsubj_PER mener_VERB:fin_root at_SCONJ_5_mark {who}_5_nsubj lyver_VERB:fin_2_ccomp "
    words = outer.format(who="Lie_PER") + inner.format(lies=5)
    assert marked(words) == [("alt går bra", "han")]
    assert marked(outer.format(who="hun_PRON") + inner.format(lies=5)) == [("alt går bra", "Berg")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg_2_nsubj_PER kaller_VERB:fin_root ham_PRON_2_obj «_PUNCT feig_ADJ_2_xcomp »_PUNCT .", [("feig", "Berg")]),
        ("Berg_2_nsubj_PER kaller_VERB:fin_root ham_PRON_2_obj «_PUNCT Tigeren_NOUN:def_2_xcomp »_PUNCT .", []),
        ("Berg_2_nsubj_PER roser_VERB:fin_root ham_PRON_2_obj som_ADP_6_case «_PUNCT modig_ADJ_2_obl »_PUNCT .",
         [("modig", "Berg")]),
        ("Berg_2_nsubj_PER sier_VERB:fin_root planen_NOUN:def_6_nsubj er_AUX:fin_6_cop «_PUNCT sann_ADJ_2_ccomp »",
         [("sann", "Berg")]),
        ("Berg_2_nsubj_PER sier_VERB:fin_root «_PUNCT karoshi_NOUN_6_nsubj »_PUNCT finnes_VERB:fin_2_ccomp .", []),
    ],
)  # fmt: skip
def test_names_and_terms_are_nobodys(words: str, expected: list[tuple[str, str]]) -> None:
    """What somebody calls something, or one word that says what is said, is said; a nickname and a term are not."""
    assert marked(words) == expected


def test_a_title_reports_nothing() -> None:
    """A verb of saying inside marks is no report of the narrator's."""
    title = "«_PUNCT Han_PRON_1_appos som_SCONJ_5_mark sa_VERB:fin_3_acl:relcl nei_NOUN_5_obj »_PUNCT"
    read = page(parsed(f"Filmen_NOUN:def_8_nsubj {title} vises_VERB:fin_root ."))
    speech = find_speech(read, LEXICON)
    assert (speech.told, speech.floor) == ((), ())


def test_a_signature() -> None:
    """Who signs marked words said them, also in the block below."""
    sign = "–_PUNCT_2 Kari_root_PER Berg_2_flat_PER , leder_NOUN:ind_2_appos"
    assert marked(WHOLE, sign) == [("Vi bygger.", "Kari Berg , leder")]


# --- marks that are missing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opens", "closes"), [("", "»_PUNCT "), ("«_PUNCT ", "")])
def test_a_missing_mark(opens: str, closes: str) -> None:
    """Where one mark is missing, the block's beginning or the clause tells where the words begin and end."""
    verb = 5 if opens or closes else 4
    words = f"{opens}Vi_PRON_{2 + bool(opens)}_nsubj bygger_VERB:fin_{verb}_ccomp {closes}, sier_VERB:fin_root"
    assert marked(f"{words} Berg_{verb}_nsubj_PER .") == [("Vi bygger", "Berg")]


def test_a_mark_that_opens_and_no_clause() -> None:
    """A mark that nothing closes is nothing without somebody whose words follow."""
    opened = "«_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_root ."
    assert marked(opened, "Kommunen_NOUN:def_2_nsubj venter_VERB:fin_root .") == []

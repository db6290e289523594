"""All that is said on a page: the clauses beside direct words, reports of narration, neighbours."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.records import CueKind
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.finding import Speech, find_speech
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
BARE = "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_root ."
SAID = "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , sier_VERB:fin_root Berg_nsubj_PER ."


def speech(*blocks: str | list[str]) -> Speech:
    """What is said in a text by hand."""
    return find_speech(page(parsed(*blocks)), LEXICON)


def source(clause: Clause | None) -> str:
    """The words of a clause's source."""
    return " ".join(t.text for t in clause.mention) if clause is not None else ""


def first(*blocks: str | list[str]) -> Candidate:
    """The first words that are said in a text by hand."""
    return speech(*blocks).direct[0]


# --- clauses beside the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "form", "words"),
    [
        ("Hun_PRON_nsubj legger_VERB:fin_root til_ADP_2_compound:prt :", Form.INTRODUCTION, "Hun"),
        ("Ho_PRON_nsubj seier_VERB:fin_root det_PRON_obj :", Form.INTRODUCTION, "Ho"),
        ("Kari_4_nsubj_PER Berg_1_flat_PER er_AUX:fin_4_cop klar_ADJ_root :", Form.SCENE, "Kari Berg"),
    ],
)
def test_what_announces_the_words(before: str, form: Form, words: str) -> None:
    """A sentence with a verb that ends in a colon announces the dash line after it."""
    announced = first(before, BARE).announced
    assert announced is not None
    assert (announced.form, source(announced)) == (form, words)


def test_the_clause_before_announces_more() -> None:
    """``…, sier Berg:`` before a further dash is one clause for both lines."""
    both = speech([SAID.replace(" .", " :"), BARE]).direct
    assert [c.clause is not None for c in both] == [True, False]
    assert both[1].announced == both[0].clause


def test_a_sentence_without_a_colon_announces_nothing() -> None:
    """What only stands before a line does not announce it; nor does a label without a verb."""
    assert first("Hun_PRON_nsubj smiler_VERB:fin_root .", BARE).announced is None
    assert first("Fakta_NOUN_root :", BARE).announced is None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Berg_root_PER :", "Berg"),
        ("Ordføreren_NOUN:def_root :", "Ordføreren"),
        ("Kari_root_PER Berg_1_flat_PER (_PUNCT H_1_parataxis_ORG )_PUNCT :", "Kari Berg ( H )"),
        ("Kari_root_PER Berg_1_flat_PER om_ADP_4_case planen_NOUN:def_1_nmod :", "Kari Berg"),
        ("Ordføraren_NOUN:def_root etter_ADP_3_case valet_NOUN:def_1_nmod :", "Ordføraren"),
        ("12:45_NUM Berg_root_PER :", "Berg"),
    ],
)
def test_a_label_names_who_speaks(before: str, words: str) -> None:
    """Somebody's name or title before a colon, with what belongs to it, is the source of the line after it."""
    announced = first(before, BARE).announced
    assert announced is not None
    assert (announced.form, source(announced)) == (Form.LABEL, words)


@pytest.mark.parametrize(
    "before",
    ["Lia_root_GPE :", "Bergs_PROPN:gen_2_nmod svar_NOUN_root :", "KREVER_X SVAR_X :", "Fakta_NOUN_root om Berg_PER :",
     "V_root_ORG :", "Berg_nsubj_PER refses_VERB:pass_root :"],
)  # fmt: skip
def test_a_label_that_names_nobody(before: str) -> None:
    """A place, a thing that is somebody's, capitals, a letter and who is told of are no sources."""
    assert first(before, BARE).announced is None


def test_the_label_of_a_question() -> None:
    """``Spørsmål:`` is the journalist's: a clause that asks and names nobody."""
    announced = first("Spørsmål_NOUN_root :", BARE).announced
    assert announced is not None
    assert (announced.kind, announced.mention) == (CueKind.ASK, ())


def test_the_narration_before_words() -> None:
    """It stands in their own block, else in the text block before; a label in capitals is none of it."""
    told, laughs = "Lie_nsubj_PER ler_VERB:fin_root .", "Berg_nsubj_PER ler_VERB:fin_root ."
    for before, words in (
        ([told, BARE], "Lie ler."),
        (["KREVER_X SVAR_X :", BARE], "Berg ler."),
        ([BARE], "Berg ler."),
    ):
        found = speech(laughs, before)
        ((start, end),) = found.narration_before(found.direct[0])
        assert found.page.text[start:end] == words


def test_a_clause_in_the_next_block_points_back() -> None:
    """``Det sier Berg.`` after a line is its clause, unless another line stands between."""
    points = "Det_PRON_obj sier_VERB:fin_root Berg_nsubj_PER ."
    pointed = first(BARE, points).pointed
    assert pointed is not None
    assert (pointed.form, source(pointed)) == (Form.POINTING, "Berg")
    assert first(BARE, BARE, points).pointed is None
    assert first(SAID, points).pointed is None


def test_a_source_ends_where_its_name_ends() -> None:
    """A name with a particle in it is the source as a whole."""
    name = "Ursula_nsubj_PER von_PROPN_6_flat der_DET_6_flat Leyen_6_flat_PER"
    candidate = first(f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , sier_VERB:fin_root {name} .")
    assert source(candidate.clause) == "Ursula von der Leyen"


# --- what the narration reports ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "cue", "words"),
    [
        (
            "Berg_nsubj_PER mener_VERB:fin_root at_SCONJ_5_mark vi_PRON_5_nsubj bygger_VERB:fin_2_ccomp .",
            "mener",
            "Berg",
        ),
        (
            "Berg_nsubj_PER meiner_VERB:fin_root at_SCONJ_5_mark me_PRON_5_nsubj byggjer_VERB:fin_2_ccomp .",
            "meiner",
            "Berg",
        ),
        (
            "Dette_PRON_3_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , mener_VERB:fin_root Berg_nsubj_PER .",
            "mener",
            "Berg",
        ),
        ("Ifølge_ADP_2_case politiet_NOUN:def_4_obl er_AUX:fin_4_cop veien_NOUN:def_root .", "Ifølge", "politiet"),
        ("Berg_nsubj_PER forklarer_VERB:fin_root saken_NOUN:def_obj .", "forklarer", "Berg"),
    ],
)
def test_reports_of_narration(sentence: str, cue: str, words: str) -> None:
    """A verb with content, a closing clause and a source phrase report; a verb without content gives the floor."""
    assert [(clause.cue.text, source(clause)) for clause in speech(sentence).reports] == [(cue, words)]


def test_reports_without_content_are_told_apart() -> None:
    """``Berg forklarer saken`` tells who has the floor, and nothing that was said."""
    found = speech("Berg_nsubj_PER forklarer_VERB:fin_root saken_NOUN:def_obj .")
    assert (found.told, [clause.form for clause in found.floor]) == ((), [Form.REPORT])


def test_what_is_said_inside_quotes_is_no_report() -> None:
    """A sentence of somebody's words reports nothing of the narrator's."""
    assert speech("–_PUNCT Berg_3_nsubj_PER mener_VERB:fin_root noe_PRON_3_obj .").reports == ()


def test_only_main_clauses_report() -> None:
    """A reporting verb in a relative clause gives nobody the floor."""
    text = "Berg_nsubj_PER , som_SCONJ_4_mark mener_VERB:fin_1_acl mye_PRON_4_obj , ler_VERB:fin_root ."
    assert all(clause.cue.text != "mener" for clause in speech(text).reports)


# --- neighbours -------------------------------------------------------------------------------------------------


def test_neighbours_and_what_stands_between() -> None:
    """Lines are neighbours whatever stands between; they follow directly when no narration does."""
    found = speech(SAID, BARE, "Berg_nsubj_PER smiler_VERB:fin_root .", BARE)
    one, two, three = found.direct
    assert found.neighbour(one, -1) is None
    assert (found.neighbour(two, -1), found.neighbour(two, +1)) == (one, three)
    assert found.follows_directly(one, two)
    assert not found.follows_directly(two, three)
    between = found.narration_before(three)
    assert [found.page.text[start:end] for start, end in between] == ["Berg smiler."]
    assert found.narration_before(two) == ()


def test_neighbours_of_what_is_told() -> None:
    """Told words stand between lines of direct speech: their neighbours are the lines before and after them."""
    told = "Berg_nsubj_PER mener_VERB:fin_root at_SCONJ_5_mark vi_PRON_5_nsubj går_VERB:fin_2_ccomp ."
    found = speech(SAID, told, BARE)
    one, two = found.direct
    (between,) = found.told
    assert (found.neighbour(between, -1), found.neighbour(between, +1)) == (one, two)


def test_every_clause_once_and_its_media() -> None:
    """Clauses are listed once in text order, and each says to whom or through what something was said."""
    said = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Kari_nsubj_PER Berg_5_flat_PER til_ADP_8_case NRK_obl_ORG ."
    found = speech(said, BARE)
    (clause,) = found.clauses
    assert [found.page.text[start:end] for start, end in found.media[clause]] == ["NRK"]


def test_a_sentence_pointed_at_from_the_next_block() -> None:
    """``Mannen er siktet.`` and then ``Det opplyser politiet.``: what is told stands in the block of its own words."""
    man = "Mannen_NOUN:def_3_nsubj er_AUX:fin_3_cop siktet_ADJ_root ."
    police = "Det_PRON_2_obj opplyser_VERB:fin_root politiet_NOUN:def_2_nsubj ."
    (told,) = speech(man, police).told
    assert (told.block, source(told.clause)) == (0, "politiet")


def test_an_announcement_is_not_what_the_next_sentence_points_at() -> None:
    """``Hun legger til:`` announces words, and is nothing that somebody said."""
    adds = "Hun_PRON_2_nsubj legger_VERB:fin_root til_ADP_2_compound:prt :"
    points = "Det_PRON_2_obj opplyser_VERB:fin_root politiet_NOUN:def_2_nsubj ."
    assert speech(adds, points).told == ()


def test_no_clause_twice() -> None:
    """A sentence that announces words, or points back at them, is no report besides."""
    found = speech("Hun_PRON_2_nsubj legger_VERB:fin_root til_ADP_2_compound:prt :", BARE)
    assert [clause.form for clause in found.clauses] == [Form.INTRODUCTION]
    assert found.reports == found.clauses

"""Indirect statements on trees written by hand: what one sentence reports, and by which clause."""

from __future__ import annotations

import pytest

from handmade import parsed
from quotecite.language.trees import Parsed
from quotecite.speech.statements import Statement, statements
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def found(text: Parsed, quoted: range = range(0)) -> tuple[Statement, ...]:
    """The statements with content of a text of one sentence."""
    return tuple(s for s in statements(text.sentences[0], quoted.__contains__, LEXICON) if s.parts)


def told(words: str, quoted: range = range(0)) -> list[tuple[str, str, str]]:
    """Source, lemma and content of each statement of a sentence, the parts of the content with ``…`` between them."""
    text = parsed(words)
    return [
        (
            " ".join(t.text for t in s.clause.mention),
            s.clause.lemma,
            " … ".join(text.text[start:end] for start, end in s.parts),
        )
        for s in found(text, quoted)
    ]


# --- without content --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "floor"),
    [
        ("Berg_nsubj_PER forklarer_VERB:fin_root saken_NOUN:def_obj .", ["Berg"]),
        ("Ho_PRON_nsubj fortel_VERB:fin_root om_ADP_4_case saka_NOUN:def_2_obl .", ["Ho"]),
        ("Berg_nsubj_PER , som_SCONJ_4_mark sier_VERB:fin_1_acl mye_PRON_4_obj , venter_VERB:fin_root .", []),
        ("Berg_nsubj_PER sier_VERB:fin_root ikke_ADV_2_advmod mer_ADJ_2_obj .", []),
    ],
)
def test_a_report_without_content_gives_the_floor(words: str, floor: list[str]) -> None:
    """A main clause that reports that somebody spoke, and not what, is a statement without parts."""
    all_found = statements(parsed(words).sentences[0], lambda _: False, LEXICON)
    assert [" ".join(t.text for t in s.clause.mention) for s in all_found if not s.parts] == floor


# --- by a verb --------------------------------------------------------------------------------------------------

SIER = "Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_5_mark veien_NOUN:def_5_nsubj stenges_VERB:fin_2_ccomp"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"{SIER} .", ("Berg", "si", "veien stenges")),
        ("Ho_PRON_nsubj legg_VERB:fin_root til_ADP_2_compound:prt at_SCONJ_6_mark vegen_NOUN:def_6_nsubj "
         "opnar_VERB:fin_2_ccomp .",
         ("Ho", "leggje til", "vegen opnar")),
        ("Berg_3_nsubj_PER er_AUX:fin_3_cop klar_ADJ_root på_ADP_7_case at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_3_advcl .",
         ("Berg", "klar på", "det haster")),
        ("Berg_3_nsubj_PER har_AUX:fin_3_aux hevdet_VERB:part_root at_SCONJ_6_mark det_PRON_6_nsubj "
         "haster_VERB:fin_3_ccomp .",
         ("Berg", "hevde", "det haster")),
        ("Lie_3_nsubj_PER har_AUX:fin_3_aux danset_VERB:part_root og_CCONJ_5_cc hevdet_VERB:part_3_conj "
         "at_SCONJ_8_mark det_PRON_8_nsubj haster_VERB:fin_5_ccomp .",
         ("Lie", "hevde", "det haster")),
        ("Det_PRON_2_expl opplyses_VERB:fin_root av_ADP_4_case politiet_NOUN:def_2_obl at_SCONJ_7_mark "
         "alle_PRON_7_nsubj lever_VERB:fin_2_ccomp .",
         ("politiet", "opplyse", "alle lever")),
    ],
)  # fmt: skip
def test_a_verb_or_predicate_with_content(words: str, expected: tuple[str, str, str]) -> None:
    """A reporting verb, with a particle or an auxiliary, a predicate and a passive tell what somebody says."""
    assert told(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        # no source
        "Eg_PRON_nsubj seier_VERB:fin_root at_SCONJ_5_mark det_PRON_5_nsubj hastar_VERB:fin_2_ccomp .",
        # a heading that leaves its subject out
        "Trur_VERB:fin_root avisa_NOUN:def_4_nsubj kan_AUX:fin_4_aux velte_VERB:inf_1_xcomp planen_NOUN:def_4_obj .",
        # a person who shows something, a thing that does
        "Lie_nsubj_PER viste_VERB:fin_root at_SCONJ_5_mark hun_PRON_5_nsubj kan_VERB:fin_2_ccomp .",
        "Spora_NOUN:def_2_nsubj viser_VERB:fin_root at_SCONJ_5_mark det_PRON_5_nsubj brann_VERB:fin_2_ccomp .",
        # no content, or none by itself
        "Berg_nsubj_PER sier_VERB:fin_root mye_ADJ_obj .",
        "Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_4_mark dette_PRON_2_ccomp .",
        # no particle before the content
        "Ho_PRON_nsubj legg_VERB:fin_root at_SCONJ_5_mark vegen_NOUN:def_5_nsubj opnar_VERB:fin_2_ccomp "
        "til_ADP_7_case sommaren_NOUN:def_5_obl .",
        # a participle that is no verb
        "Saka_NOUN:def_root enkelt_ADJ_3_advmod forklart_VERB:part_1_acl at_SCONJ_6_mark det_PRON_6_nsubj "
        "hastar_VERB:fin_3_ccomp .",
    ],
)
def test_nothing_told(words: str) -> None:
    """Nothing is told without a source, without content, without the particle, by a participle of manner."""
    assert told(words) == []


def test_the_clause_of_a_main_verb_reaches_to_the_beginning() -> None:
    """What is said about the reporting (``I ei melding skriv``) is in the clause, so that the medium is found there."""
    text = parsed(
        "I_ADP_3_case ei_DET_3_det melding_NOUN:ind_4_obl skriv_VERB:fin_root Lie_nsubj_PER at_SCONJ_8_mark "
        "det_PRON_8_nsubj hastar_VERB:fin_4_ccomp ."
    )
    (statement,) = found(text)
    assert text.text[statement.clause.start : statement.clause.end] == "I ei melding skriv Lie at "


def test_the_clause_of_another_verb_is_its_own() -> None:
    """Of a report that is not the main verb, the clause begins with what belongs to it."""
    text = parsed(
        "Lie_2_nsubj_PER ler_VERB:fin_root når_SCONJ_5_mark Berg_5_nsubj_PER sier_VERB:fin_2_advcl at_SCONJ_8_mark "
        "det_PRON_8_nsubj haster_VERB:fin_5_ccomp ."
    )
    (statement,) = found(text)
    assert text.text[statement.clause.start : statement.clause.end] == "når Berg sier at "


# --- one report inside another ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("Berg_nsubj_PER sier_VERB:fin_root hun_PRON_4_nsubj tror_VERB:fin_2_ccomp det_PRON_6_nsubj "
         "går_VERB:fin_4_ccomp .", ["Berg"]),
        ("Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_5_mark Lie_5_nsubj_PER tror_VERB:fin_2_ccomp det_PRON_7_nsubj "
         "går_VERB:fin_5_ccomp .", ["Berg", "Lie"]),
        ("Berg_nsubj_PER seier_VERB:fin_root at_SCONJ_5_mark Lie_5_nsubj_PER vil_VERB:fin_2_ccomp "
         "love_VERB:inf_5_xcomp at_SCONJ_9_mark det_PRON_9_nsubj går_VERB:fin_6_ccomp .", ["Berg"]),
    ],
)  # fmt: skip
def test_a_report_inside_another(words: str, sources: list[str]) -> None:
    """What is reported inside a report is the same source's, unless its own finite verb names another."""
    assert [source for source, *_ in told(words)] == sources


def test_reports_one_after_the_other() -> None:
    """Two coordinated reports are two statements, each with its own content."""
    second = ", men_CCONJ_8_cc tror_VERB:fin_2_conj at_SCONJ_11_mark brua_NOUN:def_11_nsubj holder_VERB:fin_8_ccomp"
    assert told(f"{SIER} {second} .") == [("Berg", "si", "veien stenges"), ("Berg", "tro", "brua holder")]


# --- not said ---------------------------------------------------------------------------------------------------

DET = "at_SCONJ_mark det_PRON_dep haster_VERB:fin_dep ."


@pytest.mark.parametrize(
    "words",
    [
        f"Berg_nsubj_PER sier_VERB:fin_root ikke_PART_advmod {DET}",
        f"Lie_nsubj_PER seier_VERB:fin_root aldri_ADV_advmod {DET}",
        f"Berg_2_nsubj_PER vil_VERB:fin_root ikke_PART_2_advmod si_VERB:inf_2_xcomp {DET}",
        f"Hvis_SCONJ_3_mark Berg_3_nsubj_PER sier_VERB:fin_root {DET}",
        f"Dersom_SCONJ_3_mark ho_PRON_3_nsubj seier_VERB:fin_root {DET}",
        f"Det_PRON_2_nsubj avhenger_VERB:fin_root om_SCONJ_5_mark Berg_5_nsubj_PER mener_VERB:fin_2_ccomp {DET}",
        f"Alle_PRON_2_nsubj veit_VERB:fin_root kva_PRON_5_obj ho_PRON_5_nsubj meiner_VERB:fin_2_ccomp {DET}",
    ],
)
def test_what_is_denied_supposed_or_asked(words: str) -> None:
    """What somebody does not say, would say or is asked about is not told as theirs."""
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "lemma"),
    [
        (f"Berg_nsubj_PER tror_VERB:fin_root ikke_PART_advmod {DET}", "tro"),
        (f"Lie_nsubj_PER trur_VERB:fin_root ikkje_PART_advmod {DET}", "tru"),
        (f"Selv_ADV_4_advmod om_SCONJ_4_mark Berg_4_nsubj_PER sier_VERB:fin_root {DET}", "si"),
        (
            "Lie_2_nsubj_PER ler_VERB:fin_root ikkje_PART_2_advmod når_SCONJ_6_mark Berg_6_nsubj_PER "
            "seier_VERB:fin_2_advcl at_SCONJ_9_mark det_PRON_9_nsubj hastar_VERB:fin_6_ccomp .",
            "seie",
        ),
        (f"Sjølv_ADV_4_advmod om_SCONJ_4_mark Lie_4_nsubj_PER seier_VERB:fin_root {DET}", "seie"),
    ],
)
def test_what_is_said_all_the_same(words: str, lemma: str) -> None:
    """``tror ikke`` tells what somebody thinks, ``selv om hun sier`` concedes it, another verb's *ikke* counts not."""
    assert [cue for _, cue, _ in told(words)] == [lemma]


# --- content on both sides --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dette_PRON_5_nsubj mener_VERB:fin_root Berg_nsubj_PER er_AUX:fin_5_cop galt_ADJ_2_ccomp .",
         ("Berg", "mene", "Dette … er galt")),
        ("Denne_DET_2_det planen_NOUN:def_7_nsubj meiner_VERB:fin_root Lie_nsubj_PER ikkje_PART_7_advmod "
         "er_AUX:fin_7_cop god_ADJ_3_ccomp .",
         ("Lie", "meine", "Denne planen … er god")),
    ],
)  # fmt: skip
def test_content_that_begins_before_the_verb(words: str, expected: tuple[str, str, str]) -> None:
    """``Dette mener Berg er galt``: the demonstrative before the verb is the content's first part."""
    assert told(words)[0] == expected


@pytest.mark.parametrize(
    "words",
    [
        # who says it: no source, no noun
        "Dette_PRON_5_nsubj mener_VERB:fin_root jeg_PRON_nsubj er_AUX:fin_5_cop galt_ADJ_2_ccomp .",
        "Dette_PRON_5_nsubj mener_VERB:fin_root fleire_ADJ_nsubj er_AUX:fin_5_cop gale_ADJ_2_ccomp .",
        "Dette_PRON_4_nsubj mener_VERB:fin_root er_AUX:fin_4_cop galt_ADJ_2_ccomp .",
        # no second verb, or not right after the source
        "Dette_PRON_2_obj mener_VERB:fin_root Berg_nsubj_PER .",
        "Dette_PRON_2_obj meiner_VERB:fin_root Lie_nsubj_PER når_SCONJ_5_mark alle_PRON_6_nsubj ler_VERB:fin_2_advcl .",
        # more than a phrase before the verb
        "Dette_PRON_3_obj nå_ADV_3_advmod mener_VERB:fin_root Berg_nsubj_PER er_AUX:fin_6_cop galt_ADJ_3_conj .",
        # a verb that goes with *at*
        "Dette_PRON_5_nsubj varsler_VERB:fin_root Berg_nsubj_PER er_AUX:fin_5_cop galt_ADJ_2_conj .",
    ],
)
def test_no_content_on_both_sides(words: str) -> None:
    """Not without a source that is named right between the two verbs, and only of verbs that go without *at*."""
    assert all("…" not in content for *_, content in told(words))


# --- by a clause at the end -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dette_PRON_3_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , mener_VERB:fin_root Berg_nsubj_PER .",
         [("Berg", "mene", "Dette er galt")]),
        ("Vegen_NOUN:def_3_nsubj er_AUX:fin_3_cop stengd_ADJ_5_ccomp , opplyser_VERB:fin_root "
         "politiet_NOUN:def_nsubj .",
         [("politiet", "opplyse", "Vegen er stengd")]),
        # where the tree takes the source for an object, or *dette* for the subject
        ("Dette_PRON_3_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , mener_VERB:fin_root Berg_obj_PER .",
         [("Berg", "mene", "Dette er galt")]),
        ("Dette_PRON_5_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , meiner_VERB:fin_root Lie_nsubj_PER .",
         [("Lie", "meine", "Dette er galt")]),
        # the content of a verb before it ends there, too
        (f"{SIER} , melder_VERB:fin_2_parataxis NRK_7_nsubj_ORG .",
         [("NRK", "melde", "Berg sier at veien stenges"), ("Berg", "si", "veien stenges")]),
    ],
)  # fmt: skip
def test_a_clause_that_closes_the_sentence(words: str, expected: list[tuple[str, str, str]]) -> None:
    """``…, mener Berg`` reports all that stands before it."""
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        # no main clause before it
        "Ifjor_ADV_3_advmod , melder_VERB:fin_root Berg_nsubj_PER .",
        # nobody named
        "Alle_PRON_3_nsubj er_AUX:fin_3_cop trygge_ADJ_5_ccomp , heter_VERB:fin_root det_PRON_expl .",
        # whom somebody scolds is no source
        "Ho_PRON_4_nsubj ler_VERB:fin_4_dep , kritiserer_VERB:fin_root Lie_obj_PER .",
    ],
)
def test_a_clause_that_reports_no_sentence(words: str) -> None:
    """Not without a main clause before it, without a source, and not what is the object of a verb with a subject."""
    assert told(words) == []


# --- by a source phrase -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ifølge_ADP_2_case Berg_5_obl_PER er_AUX:fin_5_cop veien_NOUN:def_5_nsubj stengt_ADJ_root .",
         [("Berg", "ifølge", "er veien stengt")]),
        ("Vegen_NOUN:def_3_nsubj er_AUX:fin_3_cop stengd_ADJ_root , ifølgje_ADP_6_case politiet_NOUN:def_3_obl .",
         [("politiet", "ifølgje", "Vegen er stengd")]),
        # no verb, nothing told
        ("Et_DET_2_det funn_NOUN:ind_root ifølge_ADP_4_case Berg_2_nmod_PER .", []),
    ],
)  # fmt: skip
def test_a_source_phrase_alone(words: str, expected: list[tuple[str, str, str]]) -> None:
    """``Ifølge Berg`` tells the clause that it stands in, when that has a verb."""
    assert told(words) == expected


def test_a_source_phrase_up_to_another_report() -> None:
    """``Ifølge Berg …, men Lie sier at``: each source tells its own half."""
    words = (
        "Ifølge_ADP_2_case Berg_5_obl_PER er_AUX:fin_5_cop det_PRON_5_nsubj trygt_ADJ_root , men_CCONJ_9_cc "
        "Lie_9_nsubj_PER sier_VERB:fin_5_conj at_SCONJ_12_mark det_PRON_12_nsubj haster_VERB:fin_9_ccomp ."
    )
    assert told(words) == [("Berg", "ifølge", "er det trygt"), ("Lie", "si", "det haster")]


def test_a_source_phrase_after_the_first_half() -> None:
    """A phrase inside the half of the second report relays that one."""
    text = parsed(
        "Det_PRON_2_nsubj går_VERB:fin_root , men_CCONJ_6_cc Lie_6_nsubj_PER seier_VERB:fin_2_conj , "
        "ifølgje_ADP_9_case Avisa_6_obl_ORG , at_SCONJ_13_mark det_PRON_13_nsubj hastar_VERB:fin_6_ccomp ."
    )
    (statement,) = found(text)
    assert [t.text for t in (*statement.clause.mention, *statement.clause.relay)] == ["Lie", "Avisa"]


def test_a_source_phrase_whose_source_reports_more() -> None:
    """``Ifølge Berg, som mener at …``: the phrase tells its sentence, the verb what the same source thinks."""
    words = (
        "Ifølge_ADP_2_case Berg_11_obl_PER , som_SCONJ_5_mark mener_VERB:fin_2_acl:relcl at_SCONJ_8_mark "
        "det_PRON_8_nsubj haster_VERB:fin_5_ccomp , er_AUX:fin_11_cop alt_PRON_root klart_ADJ_11_amod ."
    )
    assert [(source, lemma) for source, lemma, _ in told(words)] == [("Berg", "ifølge"), ("Berg", "mene")]


@pytest.mark.parametrize(
    ("words", "relay"),
    [
        # beside the report: passed on
        ("Kommunen_NOUN:def_2_nsubj sier_VERB:fin_root , ifølge_ADP_5_case Avisa_2_obl_ORG , at_SCONJ_9_mark "
         "det_PRON_9_nsubj haster_VERB:fin_2_ccomp .", ["Avisa"]),
        ("Ifølgje_ADP_2_case NRK_3_obl_ORG seier_VERB:fin_root Lie_nsubj_PER at_SCONJ_7_mark det_PRON_7_nsubj "
         "hastar_VERB:fin_3_ccomp .", ["NRK"]),
        # inside the content: part of what is told
        ("Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_8_mark veien_NOUN:def_8_nsubj ifølge_ADP_6_case "
         "politiet_NOUN:def_8_obl er_AUX:fin_8_cop stengt_ADJ_2_ccomp .", []),
    ],
)  # fmt: skip
def test_a_source_phrase_beside_a_report(words: str, relay: list[str]) -> None:
    """Whoever stands in a phrase beside a verb's report passes it on; in a phrase inside the content it is content."""
    (statement,) = found(parsed(words))
    assert [t.text for t in statement.clause.relay] == relay


# --- direct speech and sentences without a tree -----------------------------------------------------------------


def test_nothing_inside_direct_speech() -> None:
    """What stands in somebody's quoted words is not told by the narrator, neither verbs nor clauses."""
    assert told(f"{SIER} .", range(100)) == []
    closed = "Dette_PRON_3_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , meiner_VERB:fin_root Lie_nsubj_PER ."
    assert told(closed, range(6)) == []


def test_after_direct_speech() -> None:
    """A verb outside the quoted words reports, also in a sentence that began inside them."""
    words = (
        "Ja_INTJ_4_obj , Lie_4_nsubj_PER seier_VERB:fin_root at_SCONJ_7_mark det_PRON_7_nsubj hastar_VERB:fin_4_ccomp ."
    )
    assert told(words, range(2)) == [("Lie", "seie", "det hastar")]


def test_a_sentence_that_is_only_tagged() -> None:
    """Without a tree a source phrase is found, verbs are not asked."""
    assert told("Ifølge_ADP politiet_NOUN:def er_AUX:fin veien_NOUN:def stengt_ADJ .") == [
        ("politiet", "ifølge", "er veien stengt")
    ]
    assert told("Berg_PER sier_VERB:fin at_SCONJ det_PRON haster_VERB:fin .") == []


# --- predicates, denials, relays ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ho_3_nsubj_PRON er_AUX:fin_3_cop overtydd_VERB:part_root om_ADP_7_case at_SCONJ_7_mark det_PRON_7_nsubj "
         "går_VERB:fin_3_advcl .", ("Ho", "overtydd om", "det går")),
        ("Laget_NOUN:def_nsubj har_VERB:fin_root inga_DET_4_det tru_NOUN_2_obj på_ADP_7_case at_SCONJ_7_mark "
         "det_PRON_8_nsubj held_VERB:fin_4_acl .", ("Laget", "tru på", "det held")),
        ("Styret_NOUN:def_5_nsubj vil_AUX:fin_5_aux at_SCONJ_5_mark alle_PRON_5_nsubj møter_VERB:fin_root .",
         ("Styret", "vil", "alle møter")),
        ("Lie_nsubj_PER legger_VERB:fin_root ikke_PART_2_advmod skjul_NOUN_2_obj på_ADP_8_case at_SCONJ_8_mark "
         "det_PRON_8_expl svir_VERB:fin_4_acl .", ("Lie", "legge skjul på", "det svir")),
        ("Lie_nsubj_PER utelukker_VERB:fin_root ikke_PART_2_advmod at_SCONJ_6_mark det_PRON_6_expl "
         "brenner_VERB:fin_2_ccomp .", ("Lie", "utelukke", "det brenner")),
        ("Lie_nsubj_PER lover_VERB:fin_root å_PART_4_mark sørge_VERB:inf_2_xcomp for_ADP_8_case at_SCONJ_8_mark "
         "alle_PRON_8_nsubj møter_VERB:fin_4_advcl .", ("Lie", "love", "å sørge for at alle møter")),
        ("Lie_nsubj_PER mener_VERB:fin_root å_PART_4_mark vite_VERB:inf_2_xcomp det_PRON_4_obj .",
         ("Lie", "mene", "å vite det")),
    ],
)  # fmt: skip
def test_opinions_and_what_is_not_denied(words: str, expected: tuple[str, str, str]) -> None:
    """Predicates with *være* and *ha*, *vil at*, what somebody does not deny, infinitives with their own *at*."""
    assert told(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Lie_3_nsubj_PER har_AUX:fin_3_aux gått_VERB:part_root ikke_PART_3_advmod og_CCONJ_6_cc sagt_VERB:part_3_conj "
        "at_SCONJ_9_mark det_PRON_9_expl går_VERB:fin_6_ccomp .",
        "Lie_nsubj_PER sier_VERB:fin_root ikke_PART_2_advmod at_SCONJ_6_mark det_PRON_6_expl går_VERB:fin_2_ccomp .",
        "Lie_3_nsubj_PER vil_AUX:fin_3_aux gå_VERB:inf_root slik_ADV_7_advmod at_SCONJ_7_mark det_PRON_7_expl "
        "går_VERB:fin_3_advcl .",
    ],
)
def test_what_is_not_said_or_wanted(words: str) -> None:
    """A negation counts for participles that share it; *at* after another infinitive is none of *vil*."""
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("I_ADP_2_case fjor_NOUN_8_obl , sier_VERB:fin_root Berg_4_nsubj_PER , var_AUX:fin_9_cop det_PRON_9_expl "
         "dyrt_ADJ_4_ccomp .", "I fjor … var det dyrt"),
        ("Huset_NOUN:def_3_obl , meiner_VERB:fin_root Lie_7_nsubj_PER , bør_AUX:fin_7_aux rivast_VERB:inf_3_ccomp .",
         "Huset … bør rivast"),
    ],
)  # fmt: skip
def test_a_clause_after_the_first_phrase(words: str, parts: str) -> None:
    """A clause between the first phrase of a sentence and its verb reports both."""
    assert [content for *_, content in told(words)] == [parts]


def test_who_closes_a_sentence_relays_what_is_reported_in_it() -> None:
    """``Lie sier at det går, skriver Avisa``: the paper tells that Lie says so, and passes on what he says."""
    outer, inner = found(
        parsed(
            "Lie_2_nsubj_PER sier_VERB:fin_7_ccomp at_SCONJ_5_mark det_PRON_5_expl går_VERB:fin_2_ccomp , "
            "skriver_VERB:fin_root Avisa_7_nsubj_ORG ."
        )
    )
    assert [t.text for t in outer.clause.mention] == [t.text for t in inner.clause.relay] == ["Avisa"]
    assert [t.text for t in inner.clause.mention] == ["Lie"]


def test_two_words_that_tell_the_same() -> None:
    """``føler seg trygg på at``: the first word counts."""
    words = (
        "Lie_nsubj_PER føler_VERB:fin_root seg_PRON:refl_2_obj trygg_ADJ_2_xcomp på_ADP_8_case at_SCONJ_8_mark "
        "det_PRON_8_expl går_VERB:fin_2_advcl ."
    )
    assert told(words) == [("Lie", "føle", "det går")]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Det_PRON_2_nsubj meiner_VERB:fin_root Lie_nsubj_PER at_SCONJ_6_mark ikkje_PART_6_advmod "
         "går_VERB:fin_2_ccomp .", "Det … ikkje går"),
        ("Dette_PRON_6_obj har_AUX:fin_4_aux Lie_4_nsubj_PER sagt_VERB:part_root må_AUX:fin_6_aux "
         "skje_VERB:inf_4_ccomp .", "Dette … må skje"),
    ],
)  # fmt: skip
def test_content_that_begins_before_its_verb(words: str, parts: str) -> None:
    """The first part stands before the verb or its auxiliary, the second after *at* or at its verb."""
    assert [content for *_, content in told(words)] == [parts]


# --- source phrases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Som_SCONJ_3_mark Lie_3_nsubj_PER påpeker_VERB:fin_5_advcl , haster_VERB:fin_root det_PRON_5_expl .",
         ("Lie", "påpeke", "haster det")),
        ("Som_SCONJ_3_mark Lie_3_nsubj_PER peker_VERB:fin_6_advcl på_ADP_3_advmod , haster_VERB:fin_root "
         "det_PRON_6_expl .", ("Lie", "peke på", "haster det")),
        ("Likevel_ADV_6_advmod , som_SCONJ_5_mark ho_PRON_5_nsubj seier_VERB:fin_7_advcl , hastar_VERB:fin_root "
         "det_PRON_7_expl .", ("ho", "seie", "Likevel … hastar det")),
        ("Etter_ADP_2_case det_PRON_6_obl NAV_4_nsubj_ORG opplyser_VERB:fin_2_acl:relcl , haster_VERB:fin_root "
         "det_PRON_6_expl .", ("NAV", "opplyse", "haster det")),
        ("Slik_ADV_6_advmod Lie_3_nsubj_PER ser_VERB:fin_6_advcl det_PRON_3_obj , haster_VERB:fin_root "
         "alt_PRON_6_nsubj .", ("Lie", "slik … ser det", "haster alt")),
        ("Det_PRON_4_nsubj er_AUX:fin_4_cop ifølge_ADP_4_case NRK_root_ORG Ola_4_flat_PER Lie_4_flat_PER .",
         ("NRK", "ifølge", "Det er … Ola Lie")),
        ("Det_PRON_7_nsubj var_AUX:fin_7_cop ifølge_ADP_4_case NRK_7_obl_ORG den_DET_7_det største_ADJ_7_amod "
         "flommen_NOUN:def_root .", ("NRK", "ifølge", "Det var … den største flommen")),
    ],
)  # fmt: skip
def test_phrases_with_their_source_inside(words: str, expected: tuple[str, str, str]) -> None:
    """Any reporting verb after *som*, *slik*, *etter det*; the source ends where the clause around it goes on."""
    assert told(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        # relative clauses
        "Boka_NOUN:def_7_nsubj , som_SCONJ_5_mark Lie_5_nsubj_PER skrev_VERB:fin_1_acl:relcl , vant_VERB:fin_root .",
        "Laget_NOUN:def_6_nsubj , som_SCONJ_5_mark Lie_5_nsubj_PER kaller_VERB:fin_1_acl:relcl sitt_PRON_5_obj , "
        "tapte_VERB:fin_root .",
        # what is done from a side
        "Fra_ADP_3_case Lies_3_nmod_PER side_NOUN_4_obl møtte_VERB:fin_root to_NUM_4_nsubj .",
        # what announces words
        "Om_ADP_2_case saka_NOUN:def_3_obl sier_VERB:fin_root Lie_nsubj_PER , ifølge_ADP_7_case Avisa_3_obl_ORG :",
    ],
)
def test_what_is_no_source_phrase(words: str) -> None:
    """Relative clauses, deeds, and what announces a quote tell nothing."""
    assert told(words) == []

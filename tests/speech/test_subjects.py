"""Whom a reporting word makes its source, on trees written by hand: subjects, agents, documents, relative clauses."""

from __future__ import annotations

import pytest

from handmade import sentence
from quotecite.speech.subjects import can_tell, head_of, shows, source_of, tells
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
THAT = "at_SCONJ_mark alt_PRON_dep går_VERB:fin_ccomp ."


def source(words: str, cue: str, lemma: str) -> str:
    """The noun phrase that a cue makes its source; "" for none."""
    tree = sentence(words)
    verb = next(t for t in tree.tokens if t.text == cue)
    return " ".join(t.text for t in source_of(tree, verb, lemma, LEXICON))


# --- subjects ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "lemma", "expected"),
    [
        (f"Kari_3_nsubj_PER Berg_1_flat_PER mener_VERB:fin_root {THAT}",
         "mener", "mene", "Kari Berg"),
        (f"No_ADV_advmod seier_VERB:fin_root leiaren_NOUN:def_nsubj i_ADP_5_case laget_NOUN:def_3_nmod {THAT}",
         "seier", "seie", "leiaren i laget"),
        (f"Berg_2_nsubj_PER kom_VERB:fin_root og_CCONJ_4_cc sa_VERB:fin_2_conj {THAT}", "sa", "si", "Berg"),
        (f"Lie_2_nsubj_PER vil_VERB:fin_root ikkje_PART_2_advmod seie_VERB:inf_2_xcomp {THAT}", "seie", "seie", "Lie"),
        ("Berg_4_nsubj_PER var_AUX:fin_4_cop raskt_ADV_4_advmod ute_ADV_root med_ADP_7_case å_PART_7_mark "
         f"melde_VERB:inf_4_advcl {THAT}", "melde", "melde", "Berg"),
    ],
)  # fmt: skip
def test_the_subject(words: str, cue: str, lemma: str, expected: str) -> None:
    """The subject before or after the verb, shared with a coordinated verb, or that of the verb above an infinitive."""
    assert source(words, cue, lemma) == expected


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        # the parser takes a day, or *dette*, for a first subject
        (f"Mandag_NOUN:ind_2_nsubj sa_VERB:fin_root Berg_nsubj_PER {THAT}", "sa", "Berg"),
        (f"Det_PRON_2_nsubj sa_VERB:fin_root ho_PRON_nsubj {THAT}", "sa", "ho"),
        # … or what has a preposition
        (f"Om_ADP_2_case saken_NOUN:def_3_nsubj sa_VERB:fin_root han_PRON_nsubj {THAT}", "sa", "han"),
        # a subject before the word that opens the verb's own clause is another verb's
        (f"Lie_3_nsubj_PER som_SCONJ_3_mark sa_VERB:fin_root Berg_nsubj_PER {THAT}", "sa", "Berg"),
    ],
)
def test_what_seems_to_have_two_subjects(words: str, cue: str, expected: str) -> None:
    """Of two subjects that of a day, of *det* or with a preposition is none."""
    assert source(words, cue, "si") == expected


@pytest.mark.parametrize("subject", ["Jeg", "Eg", "Vi", "Du", "Man", "Ingen", "Hvem", "Kven"])
def test_subjects_that_are_no_source(subject: str) -> None:
    """The narrator, the reader, nobody, anybody and who is asked for are no sources."""
    assert source(f"{subject}_PRON_2_nsubj sier_VERB:fin_root {THAT}", "sier", "si") == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg_PER", True),
        ("de_PRON fleste_ADJ", True),
        ("ho_PRON", True),
        ("ein_DET talsmann_NOUN", True),
        ("ein_PRON", False),
        ("vi_PRON", False),
        ("dette_PRON", False),
        ("hvilken_DET lege_NOUN", False),
    ],
)
def test_who_can_tell(words: str, expected: bool) -> None:
    """A name, a third person, a noun with an article can; *ein* alone, *vi*, *dette* and a question word cannot."""
    assert can_tell(sentence(words).tokens, LEXICON) is expected


# --- passives and det -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "lemma", "expected"),
    [
        (f"Det_PRON_2_expl opplyses_VERB:fin_root av_ADP_4_case politiet_NOUN:def_2_obl {THAT}",
         "opplyses", "opplyse", "politiet"),
        (f"Det_PRON_3_nsubj:pass vart_AUX:fin_3_aux:pass opplyst_VERB:part_root av_ADP_5_case "
         f"ei_DET_6_det kjelde_NOUN:ind_3_obl {THAT}", "opplyst", "opplyse", "ei kjelde"),
        (f"Det_PRON_2_expl heter_VERB:fin_root i_ADP_4_case rapporten_NOUN:def_2_obl {THAT}",
         "heter", "hete", "rapporten"),
        (f"I_ADP_2_case brevet_NOUN:def_3_obl heiter_VERB:fin_root det_PRON_expl {THAT}", "heiter", "heite", "brevet"),
        (f"I_ADP_2_case boka_NOUN:def_3_nmod står_VERB:fin_root det_PRON_expl {THAT}", "står", "stå", "boka"),
    ],
)  # fmt: skip
def test_agents_and_documents(words: str, cue: str, lemma: str, expected: str) -> None:
    """Of a passive and of *det*: who is named after *av*, what is named after *i*, before the verb or after it."""
    assert source(words, cue, lemma) == expected


@pytest.mark.parametrize(
    ("words", "cue", "lemma"),
    [
        # nobody is named before *at*, a comma, the end
        (f"Det_PRON_2_expl opplyses_VERB:fin_root {THAT}", "opplyses", "opplyse"),
        ("Dette_PRON_2_nsubj opplyses_VERB:fin_root , av_ADP_5_case politiet_NOUN:def_2_obl", "opplyses", "opplyse"),
        ("Dette_PRON_3_nsubj:pass vart_AUX:fin_3_aux:pass opplyst_VERB:part_root", "opplyst", "opplyse"),
        # no source and no document
        (f"Det_PRON_2_expl heter_VERB:fin_root i_ADP_4_case dag_NOUN:ind_2_obl {THAT}", "heter", "hete"),
        (f"I_ADP_2_case kveld_NOUN:ind_3_obl heiter_VERB:fin_root det_PRON_expl {THAT}", "heiter", "heite"),
        # no noun phrase
        (f"Det_PRON_2_expl opplyses_VERB:fin_root av_ADP_2_obl og_CCONJ_cc til_ADP_obl {THAT}", "opplyses", "opplyse"),
        ("Det_PRON_2_expl opplyses_VERB:fin_root av_ADP_2_obl", "opplyses", "opplyse"),
        # the subject of a passive is told of
        (f"Berg_3_nsubj:pass_PER ble_AUX:fin_3_aux:pass opplyst_VERB:part_root {THAT}", "opplyst", "opplyse"),
    ],
)  # fmt: skip
def test_passives_that_name_nobody(words: str, cue: str, lemma: str) -> None:
    """No source without an agent, after a comma, for a time, and never the subject of a passive."""
    assert source(words, cue, lemma) == ""


def test_a_document_is_looked_for_only_before_det() -> None:
    """``I brevet ble Berg varslet``: a place before a passive with a subject of its own is no source."""
    words = "I_ADP_2_case brevet_NOUN:def_5_obl ble_AUX:fin_5_aux:pass Berg_5_nsubj:pass_PER varslet_VERB:part_root ."
    assert source(words, "varslet", "varsle") == ""


# --- relative clauses and phrases beside the verb ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "lemma", "expected"),
    [
        (f"Naboen_NOUN:def_root , som_SCONJ_4_mark sier_VERB:fin_1_acl:relcl {THAT}", "sier", "si", "Naboen"),
        (f"Det_PRON_2_expl var_VERB:fin_root ho_PRON_obj som_PRON_5_nsubj sa_VERB:fin_3_acl:relcl {THAT}",
         "sa", "seie", "ho"),
        ("Rektor_NOUN:ind_root Kari_1_flat:name_PER Berg_1_flat:name_PER , som_SCONJ_6_mark "
         f"meiner_VERB:fin_3_acl:relcl {THAT}", "meiner", "meine", "Rektor Kari Berg"),
    ],
)  # fmt: skip
def test_the_noun_of_a_relative_clause(words: str, cue: str, lemma: str, expected: str) -> None:
    """``naboen, som sier``: the noun before *som* is the source, with its whole phrase where the tree cut it short."""
    assert source(words, cue, lemma) == expected


@pytest.mark.parametrize(
    "words",
    [
        # no *som*; a noun after it; a verb for a noun
        f"Rykter_NOUN:plur_root sier_VERB:part_1_acl {THAT}",
        f"Slik_ADV_2_advmod sier_VERB:inf_3_acl:relcl Berg_root_PER {THAT}",
        f"Ler_VERB:fin_root som_SCONJ_3_mark sier_VERB:fin_1_acl:relcl {THAT}",
    ],
)
def test_clauses_on_a_noun_that_are_not_relative(words: str) -> None:
    """Without *som*, before its noun, or on a verb, a clause has no source to take from there."""
    assert source(words, "sier", "si") == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"Kommunen_NOUN:def_2_obl melder_VERB:fin_root {THAT}", "Kommunen"),
        (f"Berg_3_dep_PER , melder_VERB:fin_root {THAT}", "Berg"),
        (
            f"Det_PRON_2_nsubj går_VERB:fin_root , og_CCONJ_6_cc politi_NOUN_6_obl melder_VERB:fin_2_parataxis {THAT}",
            "politi",
        ),
        (f"Nå_ADV_advmod melder_VERB:fin_root politiet_NOUN:def_obl {THAT}", "politiet"),
        ("No_ADV_advmod melder_VERB:fin_root ikkje_PART_advmod nokon_PRON_obl .", ""),
        (f"Til_ADP_2_case Avisa_3_obl_ORG melder_VERB:fin_root {THAT}", ""),
        (f"melder_VERB:fin_root {THAT}", ""),
    ],
)
def test_a_phrase_right_beside_the_verb(words: str, expected: str) -> None:
    """Without a subject in the tree: the phrase before the verb if it opens the clause, else the one right after."""
    assert (
        source(words, words.split("_VERB")[0].split()[-1] if "melder" not in words else "melder", "melde") == expected
    )


def test_no_phrase_beside_a_verb_that_is_not_finite() -> None:
    """A participle or infinitive without a subject anywhere has no source."""
    assert source(f"Politiet_NOUN:def_2_obl meldt_VERB:part_root {THAT}", "meldt", "melde") == ""


# --- who can be meant ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "lemma", "expected"),
    [
        # any noun says something by a main verb, with its auxiliary or the verb that governs it
        (f"Stolen_NOUN:def_2_nsubj sier_VERB:fin_root {THAT}", "sier", "si", "Stolen"),
        (f"Stolen_NOUN:def_3_nsubj kan_AUX:fin_3_aux fortelle_VERB:inf_root {THAT}", "fortelle", "fortelle", "Stolen"),
        (f"Stolen_NOUN:def_2_nsubj valgte_VERB:fin_root å_PART_4_mark si_VERB:inf_2_xcomp {THAT}", "si", "si", ""),
        (f"Stolen_NOUN:def_2_nsubj valgte_VERB:fin_root å_PART_4_mark fortelle_VERB:inf_2_xcomp {THAT}",
         "fortelle", "fortelle", "Stolen"),
        # only a word for sources is lent to another infinitive, means with *vil si*, has a relative clause
        (f"Stolen_NOUN:def_2_nsubj brukes_VERB:fin_root til_ADP_5_case å_PART_5_mark varsle_VERB:inf_2_advcl {THAT}",
         "varsle", "varsle", ""),
        (f"Læraren_NOUN:def_2_nsubj ringte_VERB:fin_root for_ADP_5_case å_PART_5_mark varsle_VERB:inf_2_advcl {THAT}",
         "varsle", "varsle", "Læraren"),
        (f"Stolen_NOUN:def_3_nsubj vil_AUX:fin_3_aux si_VERB:inf_root {THAT}", "si", "si", ""),
        (f"Spor_NOUN:ind_root som_SCONJ_3_mark avslører_VERB:fin_1_acl:relcl {THAT}", "avslører", "avsløre", ""),
        (f"Naboer_NOUN:ind_root som_SCONJ_3_mark avslører_VERB:fin_1_acl:relcl {THAT}",
         "avslører", "avsløre", "Naboer"),
        # a participle that shares no *har* is passive
        (f"Berg_2_nsubj_PER jobber_VERB:fin_root og_CCONJ_4_cc bedt_VERB:part_5_conj gå_VERB:inf_2_xcomp {THAT}",
         "bedt", "be", ""),
        (f"Berg_3_nsubj_PER har_AUX:fin_3_aux gått_VERB:part_root og_CCONJ_5_cc sagt_VERB:part_3_conj {THAT}",
         "sagt", "si", "Berg"),
    ],
)  # fmt: skip
def test_who_can_report_in_this_form(words: str, cue: str, lemma: str, expected: str) -> None:
    """The less sure the form of the verb, the more its source must look like one."""
    assert source(words, cue, lemma) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Blir_VERB:fin_5_advcl været_NOUN:def_5_nsubj vil_AUX:fin_5_aux Lie_5_nsubj_PER si_VERB:inf_root "
         f"{THAT}", "Lie"),
        (f"Vil_AUX:fin_3_aux Lie_3_nsubj_PER si_VERB:inf_root {THAT}", "Lie"),
    ],
)  # fmt: skip
def test_the_subject_after_the_auxiliary(words: str, expected: str) -> None:
    """Of two subjects the one right after the auxiliary is meant."""
    assert source(words, "si", "si") == expected


def test_the_source_ends_before_the_subject_of_its_content() -> None:
    """``mener andre det er bra``: *det* is the subject of what is thought."""
    words = "Da_ADV_advmod mener_VERB:fin_root andre_DET_nsubj det_PRON_6_expl er_AUX:fin_6_cop bra_ADJ_2_ccomp ."
    assert source(words, "mener", "mene") == "andre"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tallene_NOUN:def", True),
        ("Rapporten_NOUN:def fra_ADP Lie_PER", True),
        ("Kommunen_NOUN:def", True),
        ("NAV_ORG", True),
        ("Den_PRON", True),
        ("Denne_PRON", True),
        ("Berg_PER", False),
        ("Løparen_NOUN:def", False),
        ("Ho_PRON", False),
        ("Spora_NOUN:def", False),
        ("Mye_ADJ", False),
    ],
)
def test_in_what_things_are_shown(words: str, expected: bool) -> None:
    """Documents, bodies and media show something; people show it by what they do, and things are only evidence."""
    assert shows(sentence(words).tokens, LEXICON) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("En_DET gammel_ADJ nabo_NOUN:ind fra_ADP Lia_LOC", "nabo"),
        ("Kommunens_NOUN:gen leder_NOUN:ind , Lie_PER", "leder"),
        ("Flere_ADJ av_ADP naboene_NOUN:def", "Flere"),
    ],
)
def test_the_head_of_a_phrase(words: str, expected: str) -> None:
    """A phrase is about its last noun before a preposition or comma, else about its first word."""
    assert head_of(sentence(words).tokens).text == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("nabo_NOUN", True), ("brevet_NOUN", True), ("småbrukarar_NOUN", True), ("Berg_PER", True), ("stol_NOUN", False)],
)
def test_words_for_sources(word: str, expected: bool) -> None:
    """Names, and nouns that a table knows or that look like words for people."""
    assert tells(sentence(word).tokens[0], LEXICON) == expected

"""What is reported, on trees written by hand: where the content begins, where it ends, what stands around a clause.

In the trees ``2_ccomp`` hangs a word on the second word of its sentence as its content.
"""

from __future__ import annotations

import pytest

from handmade import parsed, sentence
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clauses import Clause, reporting_rows
from quotecite.speech.closing import closing_clause
from quotecite.speech.content_starts import content_start
from quotecite.speech.contents import (
    around_phrase,
    before_clause,
    content_end,
    has_main_clause,
    in_marks,
    offsets,
)
from quotecite.speech.source_phrases import source_phrase
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def word(tree: Sentence, text: str) -> Token:
    """The first word of a sentence with this form."""
    return next(t for t in tree.tokens if t.text == text)


def begins(words: str, cue: str, source: str = "") -> str | None:
    """The words from where the content of a cue begins; ``source`` ends the source where that stands after the cue."""
    tree = sentence(words)
    verb = word(tree, cue)
    after = (word(tree, source) if source else verb).index + 1
    rows = [*sorted(reporting_rows(tree, verb, LEXICON), key=lambda r: not r.particle), *LEXICON.predicates(cue)]
    assert rows, f"{cue} reports nothing"
    starts = (content_start(tree, verb, row, after, LEXICON) for row in rows)
    start = next((s for s in starts if s is not None), None)
    return None if start is None else " ".join(t.text for t in tree.tokens[start:] if t.text != ".")


def content(words: str, cue: str, first: str) -> str:
    """The content of a cue that begins with a word, as far as it reaches."""
    tree = parsed(words)
    start = word(tree.sentences[0], first).index
    end = content_end(tree.sentences[0], word(tree.sentences[0], cue), start, LEXICON)
    return " … ".join(tree.text[a:b] for a, b in offsets(tree.sentences[0], [(start, end)], LEXICON))


# --- where content begins: at -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_5_mark veien_NOUN:def_5_nsubj stenges_VERB:fin_2_ccomp .",
         "sier", "veien stenges"),
        ("Lie_nsubj_PER meiner_VERB:fin_root at_SCONJ_5_mark vegen_NOUN:def_5_nsubj stengjer_VERB:fin_2_ccomp .",
         "meiner", "vegen stengjer"),
        ("Hun_PRON_nsubj sa_VERB:fin_root til_ADP_4_case Avisa_2_obl_ORG at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_2_ccomp .",
         "sa", "det haster"),
        ("Lie_nsubj_PER minner_VERB:fin_root om_ADP_6_case at_SCONJ_6_mark hytta_NOUN:def_6_nsubj "
         "brann_VERB:fin_2_obl .",
         "minner", "hytta brann"),
        ("Berg_3_nsubj_PER er_AUX:fin_3_cop klar_ADJ_root på_ADP_7_case at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_3_advcl .",
         "klar", "det haster"),
        ("Han_PRON_nsubj nekter_VERB:fin_root for_ADP_6_case at_SCONJ_6_mark det_PRON_6_nsubj haster_VERB:fin_2_obl .",
         "nekter", "det haster"),
        ("Ho_PRON_nsubj seier_VERB:fin_root for_ADP_5_case å_PART_5_mark åtvare_VERB:inf_2_advcl at_SCONJ_8_mark "
         "det_PRON_8_nsubj hastar_VERB:fin_2_ccomp .",
         "seier", "det hastar"),
        ("Ho_PRON_nsubj seier_VERB:fin_root godt_ADV_4_advmod opplyst_ADJ:part_2_advcl at_SCONJ_7_mark "
         "det_PRON_7_nsubj hastar_VERB:fin_2_ccomp .",
         "seier", "det hastar"),
    ],
)  # fmt: skip
def test_content_after_at(words: str, cue: str, expected: str) -> None:
    """Content begins after *at*, past to whom it was said, after a particle or preposition, of verbs and adjectives."""
    assert begins(words, cue) == expected


def test_a_relative_clause_may_stand_before_at() -> None:
    """``sier naboer som bor der at``: the verb of a relative clause on the source does not take *at* away."""
    words = (
        "Nå_ADV_advmod sier_VERB:fin_root naboer_NOUN:plur_nsubj som_SCONJ_5_mark bor_VERB:fin_3_acl:relcl "
        "der_ADV_5_advmod at_SCONJ_9_mark det_PRON_9_nsubj brenner_VERB:fin_2_ccomp ."
    )
    assert begins(words, "sier", "naboer") == "det brenner"


def test_a_relative_clause_that_reports_takes_at() -> None:
    """``kritiserer ho naboar som hevdar at``: the *at* after another reporting verb is that verb's."""
    words = (
        "No_ADV_advmod kritiserer_VERB:fin_root ho_PRON_nsubj naboar_NOUN:plur_obj som_SCONJ_6_mark "
        "hevdar_VERB:fin_4_acl:relcl at_SCONJ_9_mark det_PRON_9_nsubj brenn_VERB:fin_6_ccomp ."
    )
    assert begins(words, "kritiserer", "ho") is None


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        # an adverbial: so that everybody understands
        ("Berg_nsubj_PER sier_VERB:fin_root det_PRON_obj slik_ADV_advmod at_SCONJ_7_mark alle_PRON_7_nsubj "
         "forstår_VERB:fin_4_advcl .", "sier"),
        ("Lie_nsubj_PER seier_VERB:fin_root mykje_ADJ_obj utan_ADP_7_case at_SCONJ_7_mark nokon_PRON_7_nsubj "
         "lyttar_VERB:fin_2_advcl .", "seier"),
        # the second of two contents, whose verb stands before the first
        ("Berg_nsubj_PER sier_VERB:fin_root ja_INTJ_obj og_CCONJ_7_cc at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_3_conj .", "sier"),
        # the content of another verb
        ("Berg_nsubj_PER sier_VERB:fin_root lite_ADJ_obj , men_CCONJ_7_cc Lie_7_nsubj_PER mener_VERB:fin_2_conj "
         "at_SCONJ_10_mark det_PRON_10_nsubj går_VERB:fin_7_ccomp .", "sier"),
        # after a colon, after another finite verb
        ("Berg_nsubj_PER sier_VERB:fin_root dette_PRON_obj :_PUNCT at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_2_ccomp .", "sier"),
        ("Lie_nsubj_PER seier_VERB:fin_root lite_ADJ_obj , høyrer_VERB:fin_2_conj at_SCONJ_8_mark det_PRON_8_nsubj "
         "hastar_VERB:fin_5_ccomp .", "seier"),
        # nothing after it
        ("Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_mark", "sier"),
    ],
)  # fmt: skip
def test_an_at_that_opens_no_content(words: str, cue: str) -> None:
    """None after *slik at*, *utan at*, *og at*, after another verb's *at*, and after one that ends the sentence."""
    assert begins(words, cue) is None


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        # of a noun with its preposition: what is feared are the consequences
        ("Hun_PRON_nsubj frykter_VERB:fin_root følgene_NOUN:def:plur_obj av_ADP_7_case at_SCONJ_7_mark "
         "veien_NOUN:def_7_nsubj stenges_VERB:fin_3_acl .", "frykter", None),
        # news are told
        ("Avisa_nsubj_ORG avslørte_VERB:fin_root nyheten_NOUN:def_obj om_ADP_7_case at_SCONJ_7_mark "
         "veien_NOUN:def_7_nsubj stenges_VERB:fin_3_acl .", "avslørte", "veien stenges"),
        # a tone is no content, though the tree hangs the clause on it
        ("Ho_PRON_nsubj sa_VERB:fin_root i_ADP_5_case roleg_ADJ_5_amod tone_NOUN:ind_2_obl at_SCONJ_8_mark "
         "det_PRON_8_nsubj går_VERB:fin_5_acl .", "sa", "det går"),
        # the noun is part of the cue
        ("Berg_3_nsubj_PER er_AUX:fin_3_cop enig_ADJ_root i_ADP_7_case at_SCONJ_7_mark det_PRON_7_nsubj "
         "haster_VERB:fin_4_acl .", "enig", "det haster"),
        # the noun stands before the cue and is no part of what follows it
        ("Om_ADP_2_case saken_NOUN:def_3_obl tviler_VERB:fin_root Lie_nsubj_PER på_ADP_8_case at_SCONJ_8_mark "
         "det_PRON_8_nsubj går_VERB:fin_2_acl .", "tviler", "det går"),
    ],
)  # fmt: skip
def test_what_a_noun_is_about(words: str, cue: str, expected: str | None) -> None:
    """A clause with *at* that explains a noun is content of words of saying only, after *om* and *med*."""
    assert begins(words, cue) == expected


# --- where content begins: questions ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("Naboen_NOUN:def_nsubj spør_VERB:fin_root om_SCONJ_5_mark det_PRON_5_nsubj brenner_VERB:fin_2_ccomp .",
         "spør", "det brenner"),
        ("Ho_PRON_nsubj lurer_VERB:fin_root på_ADP_5_case kven_PRON_5_nsubj betaler_VERB:fin_2_obl .",
         "lurer", "kven betaler"),
        ("Hun_PRON_nsubj lurte_VERB:fin_root på_ADP_6_case om_ADP_6_case det_PRON_6_nsubj haster_VERB:fin_2_obl .",
         "lurte", "det haster"),
    ],
)  # fmt: skip
def test_content_of_a_question(words: str, cue: str, expected: str) -> None:
    """Whoever asks is quoted after *om*, whatever its tag after a particle, and with the question word."""
    assert begins(words, cue) == expected


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Berg_nsubj_PER spør_VERB:fin_root , og_CCONJ_6_cc alle_PRON_6_nsubj ler_VERB:fin_2_conj .", "spør"),
        ("Berg_nsubj_PER spør_VERB:fin_root mye_ADJ_obj .", "spør"),
        ("Berg_nsubj_PER forteller_VERB:fin_root hvem_PRON_4_nsubj betaler_VERB:fin_2_ccomp .", "forteller"),
        ("Berg_nsubj_PER sier_VERB:fin_root mer_ADJ_obj om_ADP_5_case saken_NOUN:def_2_obl .", "sier"),
    ],
)
def test_no_content_of_a_question(words: str, cue: str) -> None:
    """Nothing is asked past a comma or without a question; who tells *hvem* or *om saken* names a topic only."""
    assert begins(words, cue) is None


# --- where content begins: clauses without at -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "source", "expected"),
    [
        ("Berg_nsubj_PER mener_VERB:fin_root dette_PRON_5_nsubj er_AUX:fin_5_cop galt_ADJ_2_ccomp .",
         "mener", "", "dette er galt"),
        ("Lie_nsubj_PER trur_VERB:fin_root det_PRON_4_expl går_VERB:fin_2_ccomp .", "trur", "", "det går"),
        ("Nå_ADV_advmod mener_VERB:fin_root Berg_nsubj_PER dette_PRON_6_nsubj er_AUX:fin_6_cop galt_ADJ_2_ccomp .",
         "mener", "Berg", "dette er galt"),
        ("Berg_nsubj_PER sier_VERB:fin_root i_ADP_4_case dag_NOUN:ind_2_obl det_PRON_6_nsubj går_VERB:fin_2_ccomp .",
         "sier", "", "det går"),
        ("Naboen_NOUN:def_root som_SCONJ_3_mark mener_VERB:fin_1_acl:relcl det_PRON_5_nsubj går_VERB:fin_3_ccomp .",
         "mener", "", "det går"),
    ],
)  # fmt: skip
def test_content_without_at(words: str, cue: str, source: str, expected: str) -> None:
    """A clause without *at* begins with its first word after the source, past adverbs and when it was said."""
    assert begins(words, cue, source) == expected


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        # in a relative clause the content lacks a part
        ("Det_PRON_root hun_PRON_3_nsubj mener_VERB:fin_1_acl:relcl det_PRON_5_nsubj koster_VERB:fin_3_ccomp .",
         "mener"),
        # no subject, no finite verb
        ("Berg_nsubj_PER mener_VERB:fin_root galt_ADJ_2_ccomp .", "mener"),
        ("Berg_nsubj_PER melder_VERB:fin_root alle_PRON_4_nsubj trygge_ADJ_2_ccomp .", "melder"),
        # before the source: that closes a sentence, it does not follow the verb
        ("Det_PRON_2_nsubj går_VERB:fin_3_ccomp melder_VERB:fin_root Berg_nsubj_PER .", "melder"),
        # whether
        ("Berg_nsubj_PER melder_VERB:fin_root om_SCONJ_5_mark det_PRON_5_nsubj går_VERB:fin_2_ccomp .", "melder"),
        # a comma between
        ("Berg_nsubj_PER melder_VERB:fin_root seg_PRON:refl_obj , det_PRON_6_nsubj går_VERB:fin_2_parataxis .",
         "melder"),
    ],
)  # fmt: skip
def test_no_content_without_at(words: str, cue: str) -> None:
    """No content in a relative clause, without subject and finite verb, before the verb, after *om* or a comma."""
    assert begins(words, cue) is None


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("Berg_nsubj_PER mener_VERB:fin_root skip_NOUN:ind_obj som_SCONJ_5_mark går_VERB:fin_3_acl:relcl "
         "sakte_ADV_5_advmod er_AUX:fin_8_cop farlige_ADJ_2_advcl .",
         "mener", "skip som går sakte er farlige"),
        ("Lie_nsubj_PER seier_VERB:fin_root no_ADV_advmod til_ADP_5_case NRK_2_obl_ORG Sogn_5_flat_ORG "
         "vegen_NOUN:def_2_obj er_AUX:fin_9_cop stengd_ADJ_2_xcomp .",
         "seier", "vegen er stengd"),
        ("Berg_nsubj_PER tror_VERB:fin_root brua_NOUN:def_obj ikke_PART_5_advmod holder_VERB:fin_2_advcl .",
         "tror", "brua ikke holder"),
        ("Lie_nsubj_PER trur_VERB:fin_root bror_NOUN:ind_obj Berg_3_flat_PER er_AUX:fin_6_cop sjuk_ADJ_2_advcl .",
         "trur", "bror Berg er sjuk"),
    ],
)  # fmt: skip
def test_content_shown_by_a_second_verb(words: str, cue: str, expected: str) -> None:
    """A main clause has one finite verb: where the tree errs, a second one is in content of *mene*, *seie*, *tro*."""
    assert begins(words, cue) == expected


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        # past clauses about a noun with and without *som*, a list, a comma before the verb
        ("Lie_nsubj_PER sier_VERB:fin_root breene_NOUN:def_2_obj de_PRON_5_nsubj måler_VERB:fin_3_acl:relcl , "
         "ikke_PART_8_advmod vokser_VERB:fin_2_conj .", "sier", "breene de måler , ikke vokser"),
        ("Lie_nsubj_PER sier_VERB:fin_root byer_NOUN_2_obj , bygder_NOUN_3_conj og_CCONJ_7_cc øyer_NOUN_3_conj "
         "har_VERB:fin_2_dep råd_NOUN_8_obj .", "sier", "byer , bygder og øyer har råd"),
        ("Lie_nsubj_PER meiner_VERB:fin_root måtar_NOUN_2_obj å_PART_5_mark snakke_VERB:inf_3_acl på_ADV_5_advmod , "
         "er_VERB:fin_2_dep mange_ADJ_8_xcomp .", "meiner", "måtar å snakke på , er mange"),
        # an adjective of manner before the clause
        ("Lie_nsubj_PER sier_VERB:fin_root alvorlig_ADJ_2_advmod han_PRON_5_nsubj går_VERB:fin_2_dep .",
         "sier", "han går"),
        # a verb that the tagger took for a noun
        ("Lie_nsubj_PER håper_VERB:fin_root tallene_NOUN:def_2_nsubj stemmer_NOUN_2_obj .", "håper", "tallene stemmer"),
        # in a relative clause, about its noun
        ("Planen_NOUN:def_root , som_SCONJ_5_mark Lie_5_nsubj_PER mener_VERB:fin_1_acl:relcl er_AUX:fin_7_cop "
         "god_ADJ_5_ccomp .", "mener", "er god"),
        # the object of a verb of saying, explained by *at*
        ("Lie_nsubj_PER understreker_VERB:fin_root viktigheten_NOUN:def_2_obj av_ADP_7_case at_SCONJ_7_mark "
         "alle_PRON_7_nsubj møter_VERB:fin_3_acl .", "understreker", "viktigheten av at alle møter"),
        # what is doubted
        ("Lie_nsubj_PER tviler_VERB:fin_root på_ADP_6_case om_SCONJ_6_mark det_PRON_6_expl går_VERB:fin_2_advcl .",
         "tviler", "det går"),
    ],
)  # fmt: skip
def test_content_that_the_tree_hides(words: str, cue: str, expected: str) -> None:
    """Clauses without *at* behind lists and relative clauses, in them, and with verbs that look like nouns."""
    assert begins(words, cue) == expected


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Lie_nsubj_PER seier_VERB:fin_root nei_NOUN_2_obj til_ADP_5_case planen_NOUN:def_2_obl som_SCONJ_7_mark "
         "kom_VERB:fin_5_acl:relcl , men_CCONJ_11_cc nabo_NOUN_11_nsubj ler_VERB:fin_2_conj .", "seier"),
        ("Lie_nsubj_PER beskrev_VERB:fin_root en_DET_4_det jobb_NOUN_2_obj så_ADV_6_advmod stor_ADJ_4_amod "
         "at_SCONJ_9_mark alle_PRON_9_nsubj lo_VERB:fin_2_advcl .", "beskrev"),
        ("De_PRON_3_nsubj kan_AUX:fin_3_aux be_VERB:inf_root sammen_ADV_3_advmod og_CCONJ_6_cc synge_VERB:inf_3_conj .",
         "be"),
    ],
)  # fmt: skip
def test_what_only_looks_like_content(words: str, cue: str) -> None:
    """No content begins with *nei*, after *så stor*, or with a coordinated infinitive."""
    assert begins(words, cue) is None


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        # coordinated
        ("Berg_nsubj_PER mener_VERB:fin_root mye_ADJ_obj og_CCONJ_5_cc ler_VERB:fin_2_conj .", "mener"),
        # opened by a subordinating word, after a comma
        ("Lie_nsubj_PER meiner_VERB:fin_root lite_ADJ_obj når_SCONJ_6_mark nokon_PRON_6_nsubj ler_VERB:fin_2_advcl .",
         "meiner"),
        ("Berg_nsubj_PER mener_VERB:fin_root mye_ADJ_obj , ler_VERB:fin_2_parataxis Lie_5_nsubj_PER .", "mener"),
        # a clause on a noun
        ("Berg_nsubj_PER hevder_VERB:fin_root noe_PRON_obj folk_NOUN:ind_5_nsubj ler_VERB:fin_3_acl:relcl .",
         "hevder"),
        # a question
        ("Berg_nsubj_PER sier_VERB:fin_root hva_PRON_4_obj er_VERB:fin_2_advcl .", "sier"),
        # a relative clause only; a verb that always has *at*; nothing more
        ("Berg_nsubj_PER mener_VERB:fin_root de_PRON_obj som_SCONJ_5_mark ler_VERB:fin_3_acl:relcl .", "mener"),
        ("Berg_nsubj_PER varsler_VERB:fin_root streik_NOUN:ind_obj er_AUX:fin_5_cop mulig_ADJ_2_advcl .", "varsler"),
        ("Lie_nsubj_PER meiner_VERB:fin_root .", "meiner"),
        ("Lie_nsubj_PER meiner_VERB:fin_root", "meiner"),
        ("Lie_nsubj_PER meiner_VERB:fin_root no_ADV_advmod", "meiner"),
        ("Lie_nsubj_PER seier_VERB:fin_root til_ADP_advmod", "seier"),
        # not of an infinitive; not after a preposition
        ("Lie_2_nsubj_PER vil_VERB:fin_root seie_VERB:inf_2_xcomp vegen_NOUN:def_2_obj er_AUX:fin_6_cop "
         "stengd_ADJ_2_advcl .", "seie"),
        ("Berg_nsubj_PER mener_VERB:fin_root av_ADP_4_case alt_PRON_2_obl er_AUX:fin_6_cop lite_ADJ_2_advcl .",
         "mener"),
    ],
)  # fmt: skip
def test_a_second_verb_that_shows_no_content(words: str, cue: str) -> None:
    """A coordinated, subordinate or relative verb, one after a question word, and most cues show nothing."""
    assert begins(words, cue) is None


# --- where content begins: infinitives --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("Politiet_NOUN:def_nsubj ber_VERB:fin_root folk_NOUN:ind_obj om_ADP_6_case å_PART_6_mark "
         "komme_VERB:inf_2_obl .", "ber", "å komme"),
        ("Politiet_NOUN:def_nsubj bed_VERB:fin_root folk_NOUN:ind_obj om_ADP_6_case å_PART_6_mark "
         "kome_VERB:inf_2_obl .", "bed", "å kome"),
        ("Hun_PRON_nsubj oppfordrer_VERB:fin_root nå_ADV_advmod alle_PRON_obj å_PART_6_mark komme_VERB:inf_2_xcomp .",
         "oppfordrer", "alle å komme"),
        ("Ho_PRON_nsubj krev_VERB:fin_root å_PART_4_mark vinne_VERB:inf_2_xcomp .", "krev", "å vinne"),
        ("Hun_PRON_nsubj ber_VERB:fin_root dem_PRON_obj komme_VERB:inf_2_xcomp .", "ber", "dem komme"),
        ("Han_PRON_nsubj innrømmer_VERB:fin_root å_PART_5_mark ha_AUX:inf_5_aux løyet_VERB:part_2_xcomp .",
         "innrømmer", "å ha løyet"),
        ("Kommunen_NOUN:def_nsubj lovar_VERB:fin_root å_PART_4_mark byggje_VERB:inf_2_xcomp .", "lovar", "å byggje"),
    ],
)  # fmt: skip
def test_content_in_an_infinitive(words: str, cue: str, expected: str) -> None:
    """What is asked for, with whom it is asked of unless a preposition stands between; what is past; a promise."""
    assert begins(words, cue) == expected


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Hun_PRON_nsubj ber_VERB:fin_root for_ADP_5_case å_PART_5_mark takke_VERB:inf_2_advcl .", "ber"),
        ("Han_PRON_nsubj innrømmer_VERB:fin_root å_PART_4_mark lyve_VERB:inf_2_xcomp .", "innrømmer"),
        ("Han_PRON_nsubj innrømmer_VERB:fin_root mye_ADJ_obj for_ADP_6_case å_PART_6_mark ha_VERB:inf_2_advcl "
         "ro_NOUN:ind_6_obj .", "innrømmer"),
        ("Ho_PRON_nsubj bed_VERB:fin_root , å_PART_5_mark kome_VERB:inf_2_advcl .", "bed"),
        ("Berg_nsubj_PER melder_VERB:fin_root alle_PRON_obj komme_VERB:inf_2_xcomp .", "melder"),
    ],
)  # fmt: skip
def test_an_infinitive_that_is_no_content(words: str, cue: str) -> None:
    """A purpose, an act of now, one that does not follow the verb right away, and past a comma."""
    assert begins(words, cue) is None


# --- where content ends -----------------------------------------------------------------------------------------

SAYS = "Berg_nsubj_PER sier_VERB:fin_root at_SCONJ_5_mark det_PRON_5_nsubj haster_VERB:fin_2_ccomp"
SEIER = "Lie_nsubj_PER seier_VERB:fin_root at_SCONJ_5_mark det_PRON_5_nsubj hastar_VERB:fin_2_ccomp"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (".", "det haster"),
        ("noe_PRON_5_obj .", "det haster noe"),
        (", noe_PRON_9_obj Lie_9_nsubj_PER avviser_VERB:fin_2_advcl .", "det haster"),
        (", mens_SCONJ_9_mark Lie_9_nsubj_PER ler_VERB:fin_2_advcl .", "det haster"),
        (", når_SCONJ_9_mark isen_NOUN:def_9_nsubj smelter_VERB:fin_5_advcl .", "det haster, når isen smelter"),
        (", før_ADP_8_case jul_NOUN:ind_2_obl .", "det haster, før jul"),
        (", ifølge_ADP_8_case Avisa_2_obl_ORG .", "det haster"),
        (", og_CCONJ_8_cc roste_VERB:fin_2_conj laget_NOUN:def_8_obj .", "det haster"),
        ("og_CCONJ_7_cc roste_VERB:fin_2_conj laget_NOUN:def_7_obj .", "det haster"),
        (", men_CCONJ_9_cc Lie_9_nsubj_PER ler_VERB:fin_2_conj .", "det haster"),
        (", men_CCONJ_9_cc det_PRON_9_nsubj blir_VERB:fin_2_conj rart_ADJ_9_xcomp .", "det haster, men det blir rart"),
        ("og_CCONJ_9_cc at_SCONJ_9_mark isen_NOUN:def_9_nsubj smelter_VERB:fin_5_conj .",
         "det haster og at isen smelter"),
        ("og_CCONJ_9_cc at_SCONJ_9_mark isen_NOUN:def_9_nsubj smelter_VERB:fin_2_conj .",
         "det haster og at isen smelter"),
        ("og_CCONJ_7_cc brenner_VERB:fin_5_conj .", "det haster og brenner"),
        ("og_CCONJ_7_cc gå_VERB:inf_2_conj .", "det haster og gå"),
        ("og_CCONJ_7_cc stadig_ADV_5_conj .", "det haster og stadig"),
    ],
)  # fmt: skip
def test_where_content_ends(after: str, expected: str) -> None:
    """It goes on to the end, unless the narrator's *noe* or *mens*, another source or a second report takes over."""
    assert content(f"{SAYS} {after}", "sier", "det") == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (", noko_PRON_9_obj Berg_9_nsubj_PER avviser_VERB:fin_2_advcl .", "det hastar"),
        (", ifølgje_ADP_8_case Avisa_2_obl_ORG .", "det hastar"),
        ("og_CCONJ_8_cc no_ADV_8_advmod skriv_VERB:fin_2_conj lova_NOUN:def_8_obj .", "det hastar"),
    ],
)
def test_where_content_ends_in_nynorsk(after: str, expected: str) -> None:
    """*noko* and *ifølgje* end content, and so does a second verb of the source past an adverb."""
    assert content(f"{SEIER} {after}", "seier", "det") == expected


def test_a_participle_can_be_the_second_report() -> None:
    """``har sagt at det haster og lovet mer``: right after the conjunction a participle goes on with the report."""
    words = (
        "Berg_3_nsubj_PER har_AUX:fin_3_aux sagt_VERB:part_root at_SCONJ_6_mark det_PRON_6_nsubj "
        "haster_VERB:fin_3_ccomp og_CCONJ_8_cc lovet_VERB:part_3_conj mer_ADJ_8_obj ."
    )
    assert content(words, "sagt", "det") == "det haster"


def test_content_after_the_main_clause_goes_on() -> None:
    """``Lie ler når Berg sier at det går nå``: after the main clause content takes all that follows."""
    words = (
        "Lie_2_nsubj_PER ler_VERB:fin_root når_SCONJ_5_mark Berg_5_nsubj_PER sier_VERB:fin_2_advcl at_SCONJ_8_mark "
        "det_PRON_8_nsubj går_VERB:fin_5_ccomp nå_ADV_2_advmod ."
    )
    assert content(words, "sier", "det") == "det går nå"


def test_content_ends_before_the_main_clause() -> None:
    """``Da Berg sa at det gikk, lo Lie``: what is said in a clause before the main one ends with that clause."""
    words = (
        "Da_SCONJ_3_mark Berg_3_nsubj_PER sa_VERB:fin_8_advcl at_SCONJ_6_mark det_PRON_6_nsubj gikk_VERB:fin_3_ccomp , "
        "lo_VERB:fin_root Lie_8_nsubj_PER ."
    )
    assert content(words, "sa", "det") == "det gikk"


# --- around a clause or a phrase --------------------------------------------------------------------------------


def around(words: str) -> list[str]:
    """What stands around the source phrase of a sentence, part by part."""
    text = parsed(words)
    clause = source_phrase(text.sentences[0], LEXICON)
    assert clause is not None
    return [text.text[a:b] for a, b in offsets(text.sentences[0], around_phrase(clause, LEXICON), LEXICON)]


def before(words: str) -> list[str]:
    """What the closing clause of a sentence reports, part by part."""
    text = parsed(words)
    clause = closing_clause(text.sentences, 0, len(text.text), LEXICON)
    assert isinstance(clause, Clause)
    return [text.text[a:b] for a, b in offsets(text.sentences[0], before_clause(clause, LEXICON), LEXICON)]


GALT = "Dette_PRON_3_nsubj er_AUX:fin_3_cop galt_ADJ_5_ccomp , mener_VERB:fin_root Berg_nsubj_PER"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"{GALT} .", ["Dette er galt"]),
        (f"{GALT} , som_SCONJ_9_mark leder_VERB:fin_6_acl:relcl laget_NOUN:def_9_obj .", ["Dette er galt"]),
        (f"{GALT} , men_CCONJ_9_cc tror_VERB:fin_5_conj mer_ADJ_9_obj .", ["Dette er galt"]),
        ("Vegen_NOUN:def_8_nsubj , meiner_VERB:fin_8_parataxis Lie_3_nsubj_PER , er_AUX:fin_8_cop altfor_ADV_8_advmod "
         "smal_ADJ_root .", ["Vegen", "er altfor smal"]),
    ],
)  # fmt: skip
def test_what_a_clause_closes_or_interrupts(words: str, expected: list[str]) -> None:
    """All else of the sentence, on either side, but not what is told of the source and what more it does."""
    assert before(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ifølge_ADP_2_case Berg_5_obl_PER er_AUX:fin_5_cop veien_NOUN:def_5_nsubj stengt_ADJ_root .",
         ["er veien stengt"]),
        ("Vegen_NOUN:def_5_nsubj er_AUX:fin_5_cop ifølgje_ADP_4_case Lie_5_obl_PER stengd_ADJ_root .",
         ["Vegen er", "stengd"]),
        ("Veien_NOUN:def_3_nsubj er_AUX:fin_3_cop stengt_ADJ_root , ifølge_ADP_6_case Berg_3_obl_PER .",
         ["Veien er stengt"]),
        ("Veien_NOUN:def_3_nsubj er_AUX:fin_3_cop stengt_ADJ_root , ifølge_ADP_6_case Berg_3_obl_PER , "
         "som_SCONJ_9_mark leder_VERB:fin_6_acl:relcl laget_NOUN:def_9_obj .",
         ["Veien er stengt"]),
        ("Ifølge_ADP_2_case Berg_9_obl_PER , som_SCONJ_5_mark leder_VERB:fin_2_acl:relcl laget_NOUN:def_5_obj , "
         "er_AUX:fin_9_cop alt_PRON_root bra_ADJ_9_amod .",
         ["er alt bra"]),
        ("Ifølgje_ADP_2_case Lie_root_PER , som_SCONJ_5_mark ler_VERB:fin_2_acl:relcl .", []),
        ("Veien_NOUN:def_2_nsubj åpner_VERB:fin_root , men_CCONJ_7_cc ifølge_ADP_6_case Berg_7_obl_PER "
         "haster_VERB:fin_2_conj det_PRON_7_nsubj .",
         ["haster det"]),
        ("Lie_2_nsubj_PER ler_VERB:fin_root fordi_SCONJ_8_mark veien_NOUN:def_8_nsubj ifølge_ADP_6_case "
         "Berg_8_obl_PER er_AUX:fin_8_cop stengt_ADJ_2_advcl .",
         ["veien", "er stengt"]),
        ("Lie_2_nsubj_PER ser_VERB:fin_root ein_DET_4_det veg_NOUN:ind_2_obj ifølgje_ADP_6_case Berg_7_obl_PER "
         "stengd_VERB:part_4_acl:relcl .", ["stengd"]),
        # a verb right after it: no comma closes anything
        ("Veien_NOUN:def_6_nsubj , ifølge_ADP_4_case Berg_6_obl_PER er_AUX:fin_6_cop stengt_ADJ_root .",
         ["Veien", "er stengt"]),
        # coordinated clauses are told together, and so is what a clause before the phrase belongs to
        ("Vegen_NOUN:def_3_nsubj er_AUX:fin_3_cop stengd_ADJ_root og_CCONJ_9_cc brua_NOUN:def_9_nsubj er_AUX:fin_9_cop "
         "ifølgje_ADP_8_case Lie_9_obl_PER trygg_ADJ_3_conj .",
         ["Vegen er stengd og brua er", "trygg"]),
        ("Lie_2_nsubj_PER ler_VERB:fin_root fordi_SCONJ_5_mark veien_NOUN:def_5_nsubj stenges_VERB:fin_2_advcl "
         "ifølge_ADP_7_case Berg_5_obl_PER .",
         ["Lie ler fordi veien stenges"]),
    ],
)  # fmt: skip
def test_what_a_source_phrase_tells(words: str, expected: list[str]) -> None:
    """The clause that the phrase stands in, without the phrase, without a relative clause on the source."""
    assert around(words) == expected


# --- small questions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("« Dette_PRON går_VERB:fin »", True),
        ("Dette_PRON går_VERB:fin »", True),
        ("« Dette_PRON » går_VERB:fin", False),
        ("Det_PRON er_AUX:fin « feigt_ADJ »", False),
        ("« Det_PRON er_AUX:fin « feigt_ADJ » »", True),
        ('" Dette_PRON går_VERB:fin "', True),
        ('Det_PRON er_AUX:fin " feigt_ADJ "', False),
        ("Dette_PRON går_VERB:fin", False),
    ],
)
def test_marks_around_the_whole(words: str, expected: bool) -> None:
    """Words in marks as a whole, or at the end of a quotation that began earlier, are no indirect statement."""
    assert in_marks(sentence(words).tokens) is expected


@pytest.mark.parametrize("words", ["Dette_PRON .", ", det_PRON ,", ", .", "Slik_ADV ."])
def test_what_tells_nothing_by_itself(words: str) -> None:
    """A pointing word alone, and signs alone, are no content."""
    tree = sentence(words)
    assert offsets(tree, [(0, len(tree.tokens))], LEXICON) == ()


@pytest.mark.parametrize(
    ("words", "until", "expected"),
    [
        ("Veien_NOUN:def_2_nsubj åpner_VERB:fin_root , melder_VERB:fin_2_parataxis Berg_4_nsubj_PER .", "melder", True),
        ("Når_SCONJ_3_mark vegen_NOUN:def_3_nsubj opnar_VERB:fin_5_advcl , ler_VERB:fin_root Lie_nsubj_PER .",
         "ler", False),
        ("Alle_PRON_root som_SCONJ_3_mark ler_VERB:fin_1_acl:relcl , sier_VERB:fin_1_parataxis Berg_5_nsubj_PER .",
         "sier", False),
        ("Et_DET_2_det ran_NOUN:ind_4_obl , melder_VERB:fin_root Berg_nsubj_PER .", "melder", False),
    ],
)  # fmt: skip
def test_a_main_clause_before_an_offset(words: str, until: str, expected: bool) -> None:
    """A finite verb makes a main clause when no subordinating word opens its clause and no noun governs it."""
    tree = sentence(words)
    assert has_main_clause(tree, word(tree, until).start) is expected

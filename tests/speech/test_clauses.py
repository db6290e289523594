"""Reporting clauses on trees written by hand: the cue, the source's noun phrase, where the clause begins and ends."""

from __future__ import annotations

import pytest

from handmade import parsed, sentence
from quotecite.language.trees import Parsed
from quotecite.records import CueKind
from quotecite.speech.announcing import introduction
from quotecite.speech.clauses import Clause
from quotecite.speech.closing import closing_clause
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
WE_BUILD = "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp ,"


def closing(text: Parsed) -> Clause | None:
    """The clause among the sentences of a text, which is one dash line."""
    return closing_clause(text.sentences, 0, len(text.text), LEXICON)


def shown(text: Parsed, clause: Clause | None) -> tuple[str, str, str, bool]:
    """The cue, the mention, the clause as printed, and whether it is final."""
    assert clause is not None
    mention = text.text[clause.mention[0].start : clause.mention[-1].end] if clause.mention else ""
    return clause.cue.text, mention, text.text[clause.start : clause.end], clause.final


# --- where it stands --------------------------------------------------------------------------------------------


def test_clause_at_the_end() -> None:
    """A clause at the end begins with the verb and leaves out the full stop."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root Kari_nsubj_PER Berg_6_flat_PER .")
    clause = closing(text)
    assert shown(text, clause) == ("sier", "Kari Berg", "sier Kari Berg", True)
    assert clause is not None
    assert (clause.lemma, clause.kind, clause.form) == ("si", CueKind.SAY, "subject")


def test_clause_after_several_sentences() -> None:
    """The clause is found in the last sentence of the line."""
    text = parsed(
        [
            "–_PUNCT Vi_PRON_nsubj bygger_VERB:fin_root .",
            "Det_PRON_3_nsubj haster_VERB:fin_4_ccomp , seier_VERB:fin_root ho_PRON_nsubj .",
        ]
    )
    assert shown(text, closing(text)) == ("seier", "ho", "seier ho", True)


def test_clause_after_a_question_that_was_cut_off() -> None:
    """A clause is found where the tagger made a sentence of its own of it."""
    text = parsed(["–_PUNCT Bygger_VERB:fin_root vi_PRON_nsubj ?", "spør_VERB:fin_root Berg_nsubj_PER ."])
    assert shown(text, closing(text)) == ("spør", "Berg", "spør Berg", True)


def test_interruption_before_a_verb() -> None:
    """A clause that a finite verb follows after a comma interrupts; it leaves out that comma."""
    text = parsed(
        "–_PUNCT Dette_PRON_9_nsubj , sier_VERB:fin_9_parataxis Kari_4_nsubj_PER Berg_5_flat_PER , er_AUX:fin_9_cop "
        "galt_ADJ_root ."
    )
    assert shown(text, closing(text)) == ("sier", "Kari Berg", "sier Kari Berg", False)


def test_interruption_of_the_governing_word() -> None:
    """A clause interrupts, too, where the word that governs the sentence comes after it."""
    text = parsed(
        "–_PUNCT I_ADP_3_case morgen_NOUN_9_obl , sier_VERB:fin_9_parataxis Berg_5_nsubj_PER , uansett_ADV_9_advmod "
        "bygger_VERB:fin_root vi_PRON_9_nsubj ."
    )
    assert shown(text, closing(text)) == ("sier", "Berg", "sier Berg", False)


def test_words_resumed_with_a_dash_in_the_sentence() -> None:
    """A comma and a new dash end the clause before its sentence."""
    text = parsed(
        f"{WE_BUILD} sier_VERB:fin_root Berg_nsubj_PER , –_PUNCT men_CCONJ_11_cc ikke_PART_11_advmod nå_ADV_conj ."
    )
    assert shown(text, closing(text)) == ("sier", "Berg", "sier Berg", False)


def test_the_first_sentence_with_a_clause_decides() -> None:
    """A clause in a later sentence does not hide the one that interrupts the first."""
    text = parsed(
        [
            "–_PUNCT Dette_PRON_8_nsubj , sier_VERB:fin_8_parataxis han_PRON_4_nsubj , er_AUX:fin_8_cop galt_X_root .",
            "Vi_PRON_2_nsubj går_VERB:fin_4_ccomp , sier_VERB:fin_root Berg_nsubj_PER .",
        ]
    )
    assert shown(text, closing(text))[1] == "han"


def test_only_between_the_offsets() -> None:
    """A clause outside the offsets is not looked at."""
    text = parsed([f"{WE_BUILD} sier_VERB:fin_root Berg_nsubj_PER .", "–_PUNCT Ja_INTJ_root ."])
    assert closing_clause(text.sentences, text.sentences[1].start, len(text.text), LEXICON) is None


def test_addressee_and_channel_belong_to_the_clause() -> None:
    """The clause goes on to the end of the sentence, its mention ends before to whom it was said."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root Berg_nsubj_PER til_ADP_8_case NRK_5_obl_ORG .")
    assert shown(text, closing(text)) == ("sier", "Berg", "sier Berg til NRK", True)


# --- who it names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "mention"),
    [
        ("Kari_nsubj_PER Berg_6_flat_PER", "Kari Berg"),
        ("ordfører_NOUN:ind_nsubj Kari_6_flat_PER Berg_7_flat_PER", "ordfører Kari Berg"),
        ("Kari_nsubj_PER Berg_6_flat_PER (_PUNCT Ap_PROPN_6_appos )_PUNCT", "Kari Berg (Ap)"),
        ("Nils_nsubj_PER Moe_6_flat_PER , leder_NOUN:ind_6_appos i_ADP_11_case Rauma_9_nmod_ORG",
         "Nils Moe, leder i Rauma"),
        ("lederen_NOUN:def_nsubj i_ADP_8_case Rauma_6_nmod_ORG , Nils_6_appos_PER Moe_10_flat_PER",
         "lederen i Rauma, Nils Moe"),
        ("ordføreren_NOUN:def_nsubj", "ordføreren"),
        ("den_DET_8_det nye_ADJ_8_amod sjefen_NOUN:def_nsubj", "den nye sjefen"),
        ("30-åringen_NOUN:def_nsubj", "30-åringen"),
        ("hun_PRON_nsubj", "hun"),
        ("de_PRON_nsubj", "de"),
        ("Berg_nsubj_PER og_CCONJ_8_cc Lie_6_conj_PER", "Berg og Lie"),
        ("moren_NOUN:def_nsubj til_ADP_8_case Lie_6_nmod_PER", "moren til Lie"),
        ("en_DET_nsubj av_ADP_8_case naboene_NOUN:def:plur_6_nmod", "en av naboene"),
        ("Berg_nsubj_PER , som_SCONJ_10_mark er_AUX:fin_10_cop lege_NOUN:ind_6_acl", "Berg"),
        ("hun_PRON_nsubj bestemt_ADJ_advmod", "hun"),
    ],
)  # fmt: skip
def test_the_mention(subject: str, mention: str) -> None:
    """The mention takes title, party, apposition, place and coordination; no relative clause, no manner."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root {subject} .")
    assert shown(text, closing(text))[1:] == (mention, text.text[text.text.index("sier") : -1], True)


@pytest.mark.parametrize("subject", ["jeg", "eg", "vi", "me", "du", "dere", "man"])
def test_nobody_reports_himself(subject: str) -> None:
    """*I*, *we*, *you* and *one* are no sources of a reporting clause: the speaker tells a story."""
    text = parsed(f"{WE_BUILD} sa_VERB:fin_root {subject}_PRON_nsubj .")
    assert closing(text) is None


def test_what_the_verb_reports_itself() -> None:
    """A verb with content of its own after it closes no quote."""
    text = parsed(
        "–_PUNCT Når_SCONJ_4_mark folk_NOUN_4_nsubj klager_VERB:fin_6_advcl , sier_VERB:fin_root "
        "kommunen_NOUN:def_nsubj at_SCONJ_11_mark alt_PRON_11_nsubj er_AUX:fin_11_cop bra_ADJ_6_ccomp ."
    )
    assert closing(text) is None


def test_manner_that_the_parser_takes_for_content() -> None:
    """A participle of manner after the source is no content, where the words before are."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root Berg_nsubj_PER bestemt_VERB:part_ccomp .")
    assert shown(text, closing(text))[1] == "Berg"


def test_interruption_before_an_adverb() -> None:
    """A clause interrupts, too, where both halves of the words hang on the cue."""
    text = parsed(
        "–_PUNCT Vi_PRON_3_nsubj har_AUX:fin_5_ccomp , sier_VERB:fin_root Berg_nsubj_PER , aldri_ADV_9_advmod "
        "bygd_VERB:part_5_ccomp ."
    )
    assert shown(text, closing(text)) == ("sier", "Berg", "sier Berg", False)


def test_words_that_go_on_with_and() -> None:
    """A clause interrupts, too, where a conjunct of the words before follows."""
    text = parsed(
        f"{WE_BUILD} sier_VERB:fin_root Berg_nsubj_PER , og_CCONJ_10_cc det_PRON_10_nsubj haster_VERB:fin_3_conj ."
    )
    assert shown(text, closing(text)) == ("sier", "Berg", "sier Berg", False)


def test_title_that_the_tagger_takes_for_a_verb() -> None:
    """*lærer*, *forsker*, *leder* before a name are titles, whatever the tagger says."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root lærer_VERB:fin_ccomp Ivar_6_nsubj_PER Moe_7_flat_PER .")
    assert shown(text, closing(text))[1] == "lærer Ivar Moe"


# --- which verbs ------------------------------------------------------------------------------------------------


def test_when_it_was_said() -> None:
    """The day on which it was said belongs to the clause, not to the mention."""
    text = parsed(f"{WE_BUILD} sa_VERB:fin_root Kari_nsubj_PER Berg_6_flat_PER mandag_NOUN:ind_obl .")
    assert shown(text, closing(text)) == ("sa", "Kari Berg", "sa Kari Berg mandag", True)


def test_particle_after_the_subject() -> None:
    """A verb with a particle is found with the subject between the two, and has the particle in its lemma."""
    text = parsed(f"{WE_BUILD} legger_VERB:fin_root hun_PRON_nsubj til_ADP_5_compound:prt .")
    clause = closing(text)
    assert shown(text, clause) == ("legger", "hun", "legger hun til", True)
    assert clause is not None
    assert clause.lemma == "legge til"


def test_particle_before_the_subject() -> None:
    """The particle may stand before the subject."""
    text = parsed(f"{WE_BUILD} slår_VERB:fin_root fast_ADP_5_compound:prt ordføreren_NOUN:def_nsubj .")
    assert shown(text, closing(text))[1:] == ("ordføreren", "slår fast ordføreren", True)


def test_no_particle_no_report() -> None:
    """A verb that only reports with its particle does not without it."""
    text = parsed(f"{WE_BUILD} legger_VERB:fin_root hun_PRON_nsubj .")
    assert closing(text) is None


def test_unknown_verb_by_structure() -> None:
    """A verb that no table holds reports when the tree makes the words before it its content."""
    assert not LEXICON.verbs("gjespet")
    text = parsed(f"{WE_BUILD} gjespet_VERB:fin_root Berg_nsubj_PER .")
    clause = closing(text)
    assert shown(text, clause) == ("gjespet", "Berg", "gjespet Berg", True)
    assert clause is not None
    assert clause.kind is None


def test_unknown_verb_without_content() -> None:
    """A verb that no table holds reports nothing when the words before it are no content of it."""
    text = parsed("–_PUNCT Når_SCONJ_3_mark vi_PRON_5_dep , gjespet_VERB:fin_root Berg_nsubj_PER .")
    assert closing(text) is None


def test_unknown_verb_with_an_object() -> None:
    """A verb that no table holds and that has an object of its own tells what somebody did."""
    text = parsed(f"{WE_BUILD} gjespet_VERB:fin_root Berg_nsubj_PER kaffe_NOUN:ind_obj .")
    assert closing(text) is None


@pytest.mark.parametrize(
    ("clause", "cue", "mention", "form"),
    [
        ("heter_VERB:fin_root det_PRON_expl i_ADP_8_case rapporten_NOUN:def_5_obl", "heter", "rapporten", "phrase"),
        ("heiter_VERB:fin_root det_PRON_expl i_ADP_8_case brevet_NOUN:def_5_obl", "heiter", "brevet", "phrase"),
        ("meldte_VERB:fin_root det_PRON_expl fra_ADP_8_case politiet_NOUN:def_5_obl", "meldte", "politiet", "passive"),
        ("ifølge_ADP_6_case politiet_NOUN:def_root", "ifølge", "politiet", "phrase"),
        ("er_AUX:fin_6_cop dommen_NOUN:def_root fra_ADP_8_case Berg_6_nmod_PER", "dommen", "Berg", "noun"),
        ("lød_VERB:fin_root svaret_NOUN:def_nsubj frå_ADP_8_case Berg_6_nmod_PER", "svaret", "Berg", "noun"),
        ("har_AUX:fin_7_aux Berg_7_nsubj_PER sagt_VERB:part_root", "sagt", "Berg", "subject"),
        ("skal_AUX:fin_8_aux naboene_NOUN:def:plur_8_nsubj ha_AUX:inf_8_aux uttalt_VERB:part_root",
         "uttalt", "naboene", "subject"),
    ],
)  # fmt: skip
def test_other_forms(clause: str, cue: str, mention: str, form: str) -> None:
    """Passives, source phrases, light verbs with a noun, and auxiliaries."""
    text = parsed(f"{WE_BUILD} {clause} .")
    found = closing(text)
    assert shown(text, found)[:2] == (cue, mention)
    assert found is not None
    assert (found.form, found.final) == (form, True)


@pytest.mark.parametrize(
    ("clause", "cue", "mention"),
    [
        ("var_AUX:fin_7_cop det_PRON_7_expl en_PRON_root som_SCONJ_9_mark sa_VERB:fin_7_acl", "sa", "en"),
        ("er_AUX:fin_7_cop det_PRON_7_expl naboen_NOUN:def_root som_SCONJ_9_mark fortel_VERB:fin_7_acl",
         "fortel", "naboen"),
    ],
)  # fmt: skip
def test_a_cleft(clause: str, cue: str, mention: str) -> None:
    """``var det en som sa``: the source stands between *det* and *som*, the cue after it."""
    text = parsed(f"{WE_BUILD} {clause} .")
    assert shown(text, closing(text)) == (cue, mention, text.text[text.text.index(",") + 2 : -1], True)


@pytest.mark.parametrize(
    "clause",
    [
        "var_AUX:fin_7_cop det_PRON_7_expl en_PRON_root som_SCONJ_9_mark danset_VERB:fin_7_acl",
        "var_AUX:fin_7_cop det_PRON_7_expl naboen_NOUN:def_root",
        "var_AUX:fin_7_cop det_PRON_7_expl naboen_NOUN:def_root da_SCONJ_9_mark sa_VERB:fin_7_acl",
        "var_AUX:fin_7_cop det_PRON_7_expl en_PRON_root som_SCONJ_9_mark sa_VERB:fin_7_acl at_SCONJ_12_mark "
        "det_PRON_12_nsubj gikk_VERB:fin_9_ccomp",
    ],
)
def test_a_cleft_that_reports_nothing(clause: str) -> None:
    """Not without *som*, without a reporting verb, and not one with content of its own."""
    assert closing(parsed(f"{WE_BUILD} {clause} .")) is None


@pytest.mark.parametrize("verb", ["får", "fekk"])
def test_who_was_told(verb: str) -> None:
    """``får Avisa opplyst``: who is told passes the words on and is not their source."""
    text = parsed(f"{WE_BUILD} {verb}_VERB:fin_root Avisa_nsubj_ORG no_ADV_advmod opplyst_VERB:part_xcomp .")
    clause = closing(text)
    assert shown(text, clause)[:2] == ("opplyst", "")
    assert clause is not None
    assert ([t.text for t in clause.relay], clause.form) == (["Avisa"], "passive")


@pytest.mark.parametrize(
    "clause",
    [
        # nobody between, *det*, another verb, a participle that does not end the clause
        "har_AUX:fin_6_aux sagt_VERB:part_root",
        "har_AUX:fin_7_aux det_PRON_7_expl blitt_VERB:part_root sagt_VERB:part_7_xcomp",
        "har_AUX:fin_7_aux Berg_7_nsubj_PER danset_VERB:part_root",
        "har_AUX:fin_7_aux Berg_7_nsubj_PER , som_SCONJ_10_mark ler_VERB:fin_6_acl sagt_VERB:part_root",
        "har_AUX:fin_5_aux Berg_7_nsubj_PER sagt_VERB:part_3_parataxis , vil_AUX:fin_3_conj",
    ],
)
def test_an_auxiliary_that_reports_nothing(clause: str) -> None:
    """An auxiliary needs somebody and a reporting participle, and closes the sentence."""
    assert closing(parsed(f"{WE_BUILD} {clause} .")) is None


def test_a_passive_that_names_nobody() -> None:
    """*står det* at the very end is a clause without a source."""
    text = parsed(f"{WE_BUILD} heter_VERB:fin_root det_PRON_expl .")
    clause = closing(text)
    assert shown(text, clause) == ("heter", "", "heter det", True)


@pytest.mark.parametrize(
    "clause",
    [
        # more words, but none that names a source
        "heter_VERB:fin_root det_PRON_expl så_ADV_advmod fint_ADJ_advmod her_ADV_advmod",
        "meldte_VERB:fin_root det_PRON_expl fra_ADP_5_obl om_ADP_5_obl",
        # no *det* of its own: the infinitive, an unlisted verb
        "melde_VERB:inf_root det_PRON_expl",
        "gjespet_VERB:fin_root det_PRON_expl",
        # an adverb where the source should stand, or nothing
        "sier_VERB:fin_root her_ADV_advmod",
        "sier_VERB:fin_root «_PUNCT »_PUNCT",
        # how often it was said
        "sa_VERB:fin_root utallige_ADJ_7_amod ganger_NOUN:ind_obl",
    ],
)
def test_no_source_after_the_verb(clause: str) -> None:
    """A passive with more words and no source, an infinitive, an adverb and a measure of time name nobody."""
    assert closing(parsed(f"{WE_BUILD} {clause} .")) is None


def test_a_noun_of_its_own_after_det() -> None:
    """``sier det franske politiet``: a determiner is no expletive."""
    text = parsed(f"{WE_BUILD} sier_VERB:fin_root det_DET_8_det franske_ADJ_8_amod politiet_NOUN:def_nsubj .")
    assert shown(text, closing(text))[1] == "det franske politiet"


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        ("gjespa_VERB_root Berg_nsubj_PER", True),
        ("gjespa_VERB_root ho_PRON_nsubj", True),
        ("gjespa_VERB_root naboen_NOUN:def_nsubj", False),
        ("var_VERB:fin_root Berg_nsubj_PER", False),
        ("gjespa_VERB:fin_root ein_DET_7_det nabo_NOUN:ind_nsubj", False),
    ],
)
def test_unlisted_verbs_need_more(verb: str, found: bool) -> None:
    """A verb of no table needs a definite subject; without a finite form a pronoun or a person; *var* never reports."""
    assert (closing(parsed(f"{WE_BUILD} {verb} .")) is not None) is found


def test_interruption_by_an_unlisted_verb() -> None:
    """A verb that no table holds closes its sentence or is none."""
    text = parsed(f"{WE_BUILD} gjespet_VERB:fin_root Berg_nsubj_PER , er_AUX:fin_9_cop galt_ADJ_conj .")
    assert closing(text) is None


@pytest.mark.parametrize(
    ("last", "cue"),
    [
        ("Det_PRON_2_obj sier_VERB:fin_root ordfører_NOUN:ind_nsubj Kari_3_flat_PER Berg_3_flat_PER .", "sier"),
        ("Det_PRON_2_obj seier_VERB:fin_root Lie_nsubj_PER .", "seier"),
        ("Det_PRON_2_obj sier_VERB:fin_root han_PRON_nsubj .", None),
        ("Det_PRON_2_nsubj haster_VERB:fin_root i_ADP_4_case dag_NOUN_obl .", None),
        ("Det_PRON_2_expl heter_VERB:fin_root det_PRON_expl .", None),
        (
            "Det_PRON_2_obj sier_VERB:fin_root Berg_nsubj_PER at_SCONJ_6_mark han_PRON_6_nsubj ler_VERB:fin_2_ccomp .",
            None,
        ),
    ],
)
def test_a_last_sentence_that_points_back(last: str, cue: str | None) -> None:
    """``Det sier Berg`` at the end of a line is its clause when it names somebody and has no content of its own."""
    clause = closing(parsed(["–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_root .", last]))
    assert (clause.cue.text if clause is not None else None) == cue


def test_no_clause_without_a_comma() -> None:
    """A verb that nothing parts from the words before it opens no clause."""
    text = parsed("–_PUNCT Nå_ADV_3_advmod sier_VERB:fin_root Berg_nsubj_PER nei_INTJ_obj .")
    assert closing(text) is None


# --- introductions ----------------------------------------------------------------------------------------------


def test_introduction_with_a_reporting_verb() -> None:
    """The subject of the reporting main verb is the source, its verb the cue."""
    text = parsed("Hun_PRON_nsubj legger_VERB:fin_root til_ADP_2_compound:prt :")
    clause = introduction(text.sentences[0], LEXICON)
    assert shown(text, clause)[:2] == ("legger", "Hun")
    assert clause is not None
    assert (clause.lemma, clause.form) == ("legge til", "introduction")


def test_introduction_by_a_scene() -> None:
    """Without a reporting verb the subject of the last finite verb is the source; the form says so."""
    text = parsed("Kari_4_nsubj_PER Berg_1_flat_PER er_AUX:fin_4_cop klar_ADJ_root :")
    clause = introduction(text.sentences[0], LEXICON)
    assert shown(text, clause)[:2] == ("er", "Kari Berg")
    assert clause is not None
    assert clause.form == "scene"


def test_introduction_takes_the_verb_that_reports() -> None:
    """The main verb that reports goes before a later verb that does not."""
    text = parsed("Berg_nsubj_PER sier_VERB:fin_root når_SCONJ_5_mark Lie_5_nsubj_PER spør_VERB:fin_2_advcl :")
    clause = introduction(text.sentences[0], LEXICON)
    assert clause is not None
    assert [t.text for t in clause.mention] == ["Berg"]


def test_introduction_without_a_person() -> None:
    """An expletive introduces nobody, nor does a line without a finite verb."""
    assert introduction(sentence("Det_PRON_nsubj regner_VERB:fin_root :"), LEXICON) is None
    assert introduction(sentence("Ap-topp_NOUN:ind_root :"), LEXICON) is None

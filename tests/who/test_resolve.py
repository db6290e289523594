"""Who is who: which person or body a name, a pronoun or a noun means, and when that stays open."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.language.trees import Parsed
from quotecite.records import Gender, SourceKind
from quotecite.speech.finding import find_speech
from quotecite.who.cast import Entity
from quotecite.who.finding import find_mentions
from quotecite.who.resolve import resolve
from quotecite.who.so_far import Meaning
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


class Reading:
    """A text with what all its mentions mean."""

    def __init__(self, text: Parsed) -> None:
        self.text = text.text
        speech = find_speech(page(text), LEXICON)
        self.who = resolve(speech, find_mentions(speech, LEXICON), LEXICON)

    def meaning(self, words: str) -> Meaning:
        """What the last mention with these words means."""
        found = [m for m in self.who.mentions if self.text[m.start : m.end] == words]
        assert found, f"no mention {words!r} among {[self.text[m.start : m.end] for m in self.who.mentions]}"
        return self.who.meanings[found[-1].place]

    def means(self, words: str) -> tuple[list[str], list[str]]:
        """Whom the last mention with these words means, and who remained where that is open."""
        found = self.meaning(words)
        return [e.name for e in found.sources], sorted(e.name for e in found.candidates)

    def entity(self, name: str) -> Entity:
        """The person or body with a name."""
        return next(e for e in self.who.cast if e.name == name)


def text(*blocks: str | list[str]) -> Reading:
    """A text by hand (see `handmade`), with all that resolves its mentions."""
    return Reading(parsed(*blocks))


KARI = "Kari_nsubj_PER Berg_1_flat_PER smiler_VERB:fin_root ."
OLA = "Ola_nsubj_PER Lie_1_flat_PER smiler_VERB:fin_root ."
BOTH = "Kari_nsubj_PER Berg_1_flat_PER og_CCONJ_4_cc Ola_1_conj_PER Lie_4_flat_PER smiler_VERB:fin_root ."
SAID = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root {}_nsubj ."

# --- names ------------------------------------------------------------------------------------------------------


def test_a_surname_means_the_full_name() -> None:
    """A bare surname means the person who has it."""
    assert text(BOTH, SAID.format("Lie_PER")).means("Lie") == (["Ola Lie"], [])


def test_a_surname_of_two_stays_open() -> None:
    """When two persons alike in focus have the surname, the mention stays open and says who remained."""
    both = BOTH.replace("Lie_4", "Berg_4")
    assert text(both, SAID.format("Berg_PER")).means("Berg") == ([], ["Kari Berg", "Ola Berg"])


def test_a_title_tells_siblings_apart() -> None:
    """The title before a surname means the one who has that role."""
    reading = text(
        "Kari_nsubj_PER Berg_1_flat_PER er_AUX:fin_4_cop lege_NOUN:ind_root .",
        "Ola_nsubj_PER Berg_1_flat_PER er_AUX:fin_4_cop ordfører_NOUN:ind_root .",
        "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root lege_NOUN:ind_nsubj Berg_5_flat_PER .",
    )
    assert reading.means("lege Berg") == (["Kari Berg"], [])


def test_a_surname_means_whom_the_narration_has_named() -> None:
    """Of two with the surname, the one whom the narrator has told of, not one who was only named in quotes."""
    quote = "–_PUNCT Anne_5_nsubj_PER Berg_2_flat_PER er_AUX:fin_5_cop snill_ADJ_root ."
    reading = text(KARI, quote, SAID.format("Berg_PER"))
    assert reading.means("Berg") == (["Kari Berg"], [])
    assert reading.meaning("Berg").why == "the only one with that name in the narration so far"


def test_two_names_mean_both() -> None:
    """A coordination means all whom it names."""
    reading = text(BOTH, "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Berg_nsubj_PER og_CCONJ_7_cc Lie_5_conj_PER .")
    assert reading.means("Berg og Lie") == (["Kari Berg", "Ola Lie"], [])


def test_a_body() -> None:
    """The name of an organisation means a body, that of an outlet a medium."""
    reading = text("Skarvik_nsubj_ORG Lag_1_flat_ORG og_CCONJ_4_cc NRK_1_conj_ORG bygger_VERB:fin_root .")
    assert reading.means("Skarvik Lag") == (["Skarvik Lag"], [])
    assert reading.means("NRK") == (["NRK"], [])
    assert reading.entity("Skarvik Lag").kind is SourceKind.ORGANISATION
    assert reading.entity("NRK").kind is SourceKind.MEDIA


# --- pronouns ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pronoun", "name"), [("hun", "Kari Berg"), ("han", "Ola Lie"), ("ho", "Kari Berg")])
def test_a_pronoun_tells_by_gender(pronoun: str, name: str) -> None:
    """Of two persons alike in focus a pronoun means the one of its gender."""
    assert text(BOTH, SAID.format(f"{pronoun}_PRON")).means(pronoun) == ([name], [])


def test_a_pronoun_that_fits_two_stays_open() -> None:
    """Two women alike in focus: *hun* stays open, with both as candidates."""
    both = BOTH.replace("Ola", "Anne")
    assert text(both, SAID.format("hun_PRON")).means("hun") == ([], ["Anne Lie", "Kari Berg"])


def test_a_pronoun_that_fits_nobody() -> None:
    """*han* in an article about women means nobody in it."""
    assert text(KARI, SAID.format("han_PRON")).means("han") == ([], [])


def test_a_pronoun_means_the_last_subject() -> None:
    """Salience fades: who was the subject last is meant, not who was it some sentences ago."""
    other = KARI.replace("Kari", "Anne").replace("Berg", "Lie")
    reading = text([KARI, other, other, other], SAID.format("hun_PRON"))
    assert reading.means("hun") == (["Anne Lie"], [])


def test_a_subject_goes_before_an_object() -> None:
    """The subject is more in focus than the object of the same sentence."""
    reading = text(
        "Kari_nsubj_PER Berg_1_flat_PER så_VERB:fin_root Anne_obj_PER Lie_4_flat_PER .", SAID.format("hun_PRON")
    )
    assert reading.means("hun") == (["Kari Berg"], [])


def test_a_pronoun_gives_a_gender() -> None:
    """A person whose first name no table knows has the gender of the pronoun that means it."""
    reading = text(
        ["Xq_nsubj_PER Berg_1_flat_PER smiler_VERB:fin_root .", "Hun_PRON_nsubj er_AUX:fin_3_cop lege_NOUN:ind_root ."],
        BOTH.replace("Kari", "Per").replace("Berg", "Vik"),
        SAID.format("hun_PRON"),
    )
    assert reading.entity("Xq Berg").gender is Gender.F
    assert reading.means("hun") == (["Xq Berg"], [])


def test_persons_merely_talked_about() -> None:
    """A person who is only named inside somebody's words is hardly a candidate."""
    quote = "–_PUNCT Anne_5_nsubj_PER Lie_2_flat_PER er_AUX:fin_5_cop snill_ADJ_root ."
    reading = text(KARI, quote, SAID.format("hun_PRON"))
    assert reading.means("hun") == (["Kari Berg"], [])


def test_who_speaks_keeps_the_floor() -> None:
    """Who is said to speak is more in focus than another subject nearby."""
    said = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Kari_nsubj_PER Berg_5_flat_PER ."
    anne = "Så_ADV_advmod venter_VERB:fin_root hunden_NOUN:def_nsubj på_ADP_5_case Anne_obl_PER Lie_5_flat_PER ."
    reading = text(said, anne, SAID.format("hun_PRON"))
    assert reading.means("hun") == (["Kari Berg"], [])


@pytest.mark.parametrize("preposition", ["til", "i", "fra", "av"])
def test_a_preposition_alone_reports_nothing(preposition: str) -> None:
    """A person after *til*, *i*, *fra* or *av* is not said to speak."""
    said = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root Kari_nsubj_PER Berg_5_flat_PER ."
    hund = f"Så_ADV_advmod er_AUX:fin_root hunden_NOUN:def_nsubj {preposition}_ADP_5_case Anne_obl_PER Lie_5_flat_PER ."
    reading = text(said, hund, SAID.format("hun_PRON"))
    assert reading.means("hun") == (["Kari Berg"], [])


def test_a_mention_later_in_the_sentence_does_not_count() -> None:
    """What stands after the pronoun cannot be what it points back to."""
    reading = text(KARI, "Hun_PRON_nsubj møtte_VERB:fin_root Anne_obj_PER Lie_3_flat_PER .")
    assert reading.means("Hun") == (["Kari Berg"], [])


def test_they() -> None:
    """*de* means two persons who were just named together."""
    assert text(BOTH, SAID.format("de_PRON")).means("de") == (["Kari Berg", "Ola Lie"], [])


# --- nouns ------------------------------------------------------------------------------------------------------

MAYOR = "Ordfører_NOUN:ind_nsubj Kari_1_flat_PER Berg_2_flat_PER smiler_VERB:fin_root ."


@pytest.mark.parametrize("noun", ["ordføreren", "Ordføreren", "Skarvik-ordføreren"])
def test_a_noun_means_who_has_the_role(noun: str) -> None:
    """A definite role noun means the person who was introduced with that role, though another is nearer."""
    assert text(MAYOR, OLA, SAID.format(f"{noun}_NOUN:def")).means(noun) == (["Kari Berg"], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari_nsubj_PER Berg_1_flat_PER er_AUX:fin_4_cop ordfører_NOUN:ind_root .",
        "Kari_nsubj_PER Berg_1_flat_PER , ordfører_NOUN:ind_1_appos i_ADP_6_case Rauma_4_nmod_GPE , ler_VERB_root .",
        "Kari_nsubj_PER Berg_1_flat_PER (_PUNCT 34_NUM_1_appos )_PUNCT , ordfører_NOUN:ind_1_appos , ler_VERB_root .",
    ],
)
def test_a_role_is_learnt_from(sentence: str) -> None:
    """A predicate and an apposition introduce a role as a title does."""
    reading = text(sentence, OLA, SAID.format("ordføreren_NOUN:def"))
    assert reading.means("ordføreren") == (["Kari Berg"], [])


def test_a_role_of_two_stays_open() -> None:
    """When two persons alike in focus have the role, the noun stays open."""
    both = (
        "Lege_NOUN:ind_nsubj Kari_1_flat_PER Berg_2_flat_PER og_CCONJ_5_cc lege_NOUN:ind_1_conj Ola_5_flat_PER "
        "Lie_6_flat_PER smiler_VERB:fin_root ."
    )
    assert text(both, SAID.format("legen_NOUN:def")).means("legen") == ([], ["Kari Berg", "Ola Lie"])


def test_an_age_means_who_has_it() -> None:
    """``30-åringen`` means the person of that age."""
    reading = text(
        "Kari_nsubj_PER Berg_1_flat_PER (_PUNCT 30_NUM_1_appos )_PUNCT smiler_VERB:fin_root .",
        "Anne_nsubj_PER Lie_1_flat_PER (_PUNCT 24_NUM_1_appos )_PUNCT smiler_VERB:fin_root .",
        SAID.format("30-åringen_NOUN:def"),
    )
    assert reading.means("30-åringen") == (["Kari Berg"], [])


def test_an_age_that_nobody_has() -> None:
    """``50-åringen`` is somebody new where all persons are of another age."""
    reading = text(
        "Kari_nsubj_PER Berg_1_flat_PER (_PUNCT 30_NUM_1_appos )_PUNCT smiler_VERB:fin_root .",
        SAID.format("50-åringen_NOUN:def"),
    )
    assert reading.means("50-åringen") == (["50-åringen"], [])


def test_a_relative_is_somebody_new() -> None:
    """``moren`` does not mean the woman in focus."""
    assert text(KARI, SAID.format("moren_NOUN:def")).means("moren") == (["moren"], [])


def test_another_trade_is_somebody_new() -> None:
    """A role noun does not mean a person who is known to be something else."""
    assert text(MAYOR, SAID.format("legen_NOUN:def")).means("legen") == (["legen"], [])


@pytest.mark.parametrize(
    ("title", "noun", "means"),
    [
        ("Kommunelege", "fylkeslegen", "fylkeslegen"),
        ("Kommunelege", "legen", "Kari Berg"),
        ("Kommunelege", "kommunelegen", "Kari Berg"),
        ("Lege", "fylkeslegen", "Kari Berg"),
    ],
)
def test_another_kind_of_a_role_is_somebody_new(title: str, noun: str, means: str) -> None:
    """``fylkeslegen`` is not who is introduced as *kommunelege*; the plain word may be either."""
    named = f"{title}_NOUN:ind_nsubj Kari_1_flat_PER Berg_2_flat_PER smiler_VERB:fin_root ."
    assert text(named, SAID.format(f"{noun}_NOUN:def")).means(noun) == ([means], [])


@pytest.mark.parametrize(
    ("nouns", "means"),
    [
        ("Dronningen_NOUN:def_4_nsubj og_CCONJ_3_cc statsministeren_NOUN:def_1_conj", ["Kari Berg", "Ola Lie"]),
        ("Statsministeren_NOUN:def_4_nsubj og_CCONJ_3_cc dronninga_NOUN:def_1_conj", ["Ola Lie", "Kari Berg"]),
        ("Dronningen_NOUN:def_4_nsubj og_CCONJ_3_cc læreren_NOUN:def_1_conj", ["Kari Berg", "læreren"]),
    ],
)
def test_each_of_two_nouns_means_somebody_of_its_own(nouns: str, means: list[str]) -> None:
    """Coordinated nouns mean as many persons, each by its own gender and title; one may be named nowhere."""
    both = (
        "Dronning_NOUN:ind_nsubj Kari_1_flat_PER Berg_2_flat_PER og_CCONJ_5_cc statsminister_NOUN:ind_1_conj "
        "Ola_5_flat_PER Lie_6_flat_PER møttes_VERB:fin_root ."
    )
    says = f"{nouns} sier_VERB:fin_root ja_INTJ_4_obj ."
    words = " og ".join(word.split("_")[0] for word in nouns.split() if "NOUN" in word)
    assert text(both, says).means(words)[0] == means


def test_the_same_noun_means_the_same() -> None:
    """A source that is never named is one source, however often it speaks."""
    said = SAID.format("naboen_NOUN:def")
    reading = text(said, said)
    assert [m.sources for m in reading.who.meanings.values()] == [(reading.entity("naboen"),)] * 2


def test_an_office_of_one_needs_nobody_named() -> None:
    """*Rådmannen* is known without a name: a person of another title, or of none, is not meant."""
    reading = text(
        "Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root .",
        "Rådmannen_NOUN:def_2_nsubj sier_VERB:fin_root nei_INTJ_2_obj .",
    )
    assert reading.means("Rådmannen") == (["rådmannen"], [])
    titled = text(
        "Rådmann_NOUN Kari_4_nsubj_PER Berg_2_flat_PER ler_VERB:fin_root .",
        "Rådmannen_NOUN:def_2_nsubj sier_VERB:fin_root nei_INTJ_2_obj .",
    )
    assert titled.means("Rådmannen") == (["Kari Berg"], [])


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("Rektoren_NOUN:def_2_nsubj slutter_VERB:fin_root", MAYOR.replace("Ordfører", "Rektor")),
        ("Rektoren_NOUN:def_2_nsubj sluttar_VERB:fin_root", MAYOR.replace("Ordfører", "Rektor")),
    ],
)
def test_a_noun_of_the_headline_means_whom_the_body_names(headline: str, lead: str) -> None:
    """What a headline calls by a noun is told by the body, and is no source that the body goes on with."""
    reading = text(headline, lead, SAID.format("rektoren_NOUN:def"))
    assert [reading.means(noun) for noun in ("Rektoren", "rektoren")] == [(["Kari Berg"], [])] * 2


def test_an_indefinite_noun_is_nobody_known() -> None:
    """``en lege`` does not mean the doctor who was introduced."""
    reading = text(
        MAYOR.replace("Ordfører", "Lege"),
        "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root en_DET_6_det lege_NOUN:ind_nsubj .",
    )
    assert reading.means("en lege") == (["en lege"], [])


def test_an_authority_is_a_body() -> None:
    """*politiet* is an organisation, and named as printed, lower-cased."""
    reading = text(SAID.format("politiet_NOUN:def"))
    assert reading.means("politiet") == (["politiet"], [])
    assert reading.entity("politiet").kind is SourceKind.ORGANISATION


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("magasinet", SourceKind.MEDIA), ("vekebladet", SourceKind.MEDIA), ("blogginnlegget", SourceKind.DOCUMENT),
     ("blomsterbinderen", SourceKind.PERSON)],
)  # fmt: skip
def test_media_and_texts_are_no_persons(noun: str, kind: SourceKind) -> None:
    """A word for a medium means a medium, one for what is written a text; one that looks like a person's a person."""
    assert text(SAID.format(f"{noun}_NOUN:def")).entity(noun).kind is kind


@pytest.mark.parametrize("noun", ["leiken_NOUN:def", "vekten_NOUN:def", "meningene_NOUN:def:plur"])
def test_things_say_nothing(noun: str) -> None:
    """A noun that no table knows for people, bodies or texts is no source: the clause was probably misread."""
    reading = text(SAID.format(noun))
    assert reading.who.cast == ()


def test_who_is_new_is_mentioned_once() -> None:
    """The noun that brings up somebody who is named nowhere is one mention of that source, and not two."""
    reading = text("–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root en_DET_6_det nabo_NOUN:ind_4_nsubj .")
    (neighbour,) = reading.who.cast
    assert [reading.text[r.start : r.end] for r in neighbour.references] == ["en nabo"]


@pytest.mark.parametrize(("says", "she"), [("sier", "hun"), ("seier", "ho")])
def test_whom_words_are_about_does_not_say_them(says: str, she: str) -> None:
    """``Om striden med Berg sier hun: …``: of two who are alike in focus the other one; not so after other words."""
    two = BOTH.replace("Ola", "Anne")
    about = "{0}_2_case striden_NOUN:def_5_obl med_ADP_4_case Berg_2_nmod_PER {1}_VERB:fin_root {2}_PRON_5_nsubj :_5"
    for first, means in (("Om", (["Anne Lie"], [])), ("Etter", ([], ["Anne Lie", "Kari Berg"]))):
        reading = text(two, about.format(first, says, she), "–_PUNCT Ja_INTJ_root .")
        assert reading.means(she) == means


# --- focus ------------------------------------------------------------------------------------------------------


def test_focus_comes_from_before() -> None:
    """Only what stands before an offset is in focus there, the most salient first."""
    reading = text(KARI, OLA)
    at = reading.text.index("Ola")
    assert [e.name for e, _ in reading.who.in_focus(at)] == ["Kari Berg"]
    assert [e.name for e, _ in reading.who.in_focus(len(reading.text))] == ["Ola Lie", "Kari Berg"]


def test_mentions_are_in_text_order_whenever_they_were_understood() -> None:
    """A noun of the headline is understood when the body has named somebody, and brings her into focus up there."""
    reading = text(
        "Rektoren_NOUN:def_2_nsubj slutter_VERB:fin_root", MAYOR.replace("Ordfører", "Rektor"), SAID.format("hun_PRON")
    )
    felt = [salience.at for salience in reading.entity("Kari Berg").salience]
    assert felt == sorted(felt)
    assert felt[0] == reading.text.index("Rektoren")
    assert [e.name for e, _ in reading.who.in_focus(reading.text.index("slutter"))] == ["Kari Berg"]


def test_who_is_mentioned_between_two_offsets() -> None:
    """Persons only, in the order in which they came up, however often each is mentioned there."""
    reading = text(KARI, "NRK_nsubj_ORG sender_VERB:fin_root .", OLA, KARI)
    second, end = reading.text.index("NRK"), len(reading.text)
    assert [e.name for e in reading.who.mentioned(0, second)] == ["Kari Berg"]
    assert [e.name for e in reading.who.mentioned(second, end)] == ["Kari Berg", "Ola Lie"]
    assert reading.who.mentioned(second, second + 3) == ()


def test_a_photographer_is_not_in_focus() -> None:
    """A name in a credit gives nobody the focus."""
    reading = text(KARI, "Foto_NOUN_root : Ola_appos_PER Lie_3_flat_PER")
    assert [e.name for e, _ in reading.who.in_focus(len(reading.text))] == ["Kari Berg"]


def test_entities_stand_in_order_of_mention() -> None:
    """Everyone who is mentioned is listed once, in order of first mention."""
    reading = text(OLA, KARI, OLA)
    assert [e.name for e in reading.who.cast] == ["Ola Lie", "Kari Berg"]


def test_who_is_told_is_a_mention_and_no_voice() -> None:
    """``får Avisa opplyst`` names no source; who is told is mentioned, and does not go on speaking."""
    told = "–_PUNCT Alt_PRON_3_nsubj stenges_VERB:fin_5_ccomp , får_VERB:fin_root Avisa_nsubj_ORG opplyst_VERB:part ."
    reading = text(told, SAID.format("Kari_nsubj_PER Berg_5_flat_PER").replace("_nsubj .", " ."))
    assert reading.means("Avisa") == (["Avisa"], [])
    assert reading.means("Kari Berg") == (["Kari Berg"], [])


def test_a_place_beside_a_speaker_does_not_speak() -> None:
    """``sier brannsjef i Berge, Ola Lie``: *han* after that goes on with him, not with a name inside the phrase."""
    chief = "brannsjef_NOUN:ind_nsubj i_ADP_8_case Berge_6_nmod_PER , Ola_6_appos_PER Lie_10_flat_PER"
    said = f"–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root nå_ADV_4_advmod {chief} ."
    hopes = (
        "Han_PRON_nsubj håper_VERB:fin_root at_SCONJ_5_mark det_PRON_5_nsubj går_VERB:fin_2_ccomp bra_ADV_5_advmod ."
    )
    assert text(said, hopes).means("Han") == (["Ola Lie"], [])

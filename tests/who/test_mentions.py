"""The mentions of an article: the source of every clause, and in narration names, pronouns and nouns for sources."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.records import MentionKind
from quotecite.speech.finding import find_speech
from quotecite.who.finding import find_mentions
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
SAID = "–_PUNCT Ja_INTJ_4_ccomp , sier_VERB:fin_root {} ."


def found(*blocks: str | list[str]) -> dict[str, tuple[MentionKind, bool]]:
    """The mentions of a text by hand: kind, and whether it is the source of a clause."""
    read = page(parsed(*blocks))
    mentions = find_mentions(find_speech(read, LEXICON), LEXICON)
    assert [m.place for m in mentions] == sorted({m.place for m in mentions})
    return {read.text[m.start : m.end]: (m.kind, m.clause is not None) for m in mentions}


def test_the_source_of_a_clause_is_one_mention() -> None:
    """A title with its name is one mention, known to be a source; the name by itself is none."""
    text = SAID.format("ordfører_NOUN:ind_nsubj Kari_5_flat_PER Berg_6_flat_PER")
    assert found(text) == {"ordfører Kari Berg": (MentionKind.NAME, True)}


def test_a_name_that_a_source_does_not_mean() -> None:
    """``moren til Kari Berg`` speaks; Kari Berg is mentioned there, and does not."""
    text = SAID.format("moren_NOUN:def_nsubj til_ADP_7_case Kari_5_nmod_PER Berg_7_flat_PER")
    assert found(text) == {"moren til Kari Berg": (MentionKind.NOMINAL, True), "Kari Berg": (MentionKind.NAME, False)}


def test_of_several_sources_each_is_a_mention_too() -> None:
    """``sier Berg og Lie``: both together, and each, as who speaks."""
    text = SAID.format("Berg_nsubj_PER og_CCONJ_7_cc Lie_5_conj_PER")
    assert found(text) == dict.fromkeys(("Berg og Lie", "Berg", "Lie"), (MentionKind.NAME, True))


@pytest.mark.parametrize("pronoun", ["jeg", "vi", "eg", "me", "du"])
def test_who_writes_and_reads_are_no_mentions(pronoun: str) -> None:
    """*jeg*, *vi*, *du* mean nobody of the article, whatever they say."""
    assert found(SAID.format(f"{pronoun}_PRON_nsubj")) == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Hun_PRON_2_nsubj venter_VERB:fin_root .", {"Hun": (MentionKind.PRONOUN, False)}),
        ("Dei_PRON_2_nsubj venter_VERB:fin_root .", {"Dei": (MentionKind.PRONOUN, False)}),
        ("Ordføreren_NOUN:def_2_nsubj venter_VERB:fin_root .", {"Ordføreren": (MentionKind.NOMINAL, False)}),
        ("47-åringen_NOUN:def_2_nsubj venter_VERB:fin_root .", {"47-åringen": (MentionKind.NOMINAL, False)}),
        ("Kari_3_nsubj_PER Berg_1_flat_PER venter_VERB:fin_root .", {"Kari Berg": (MentionKind.NAME, False)}),
        ("Steinen_NOUN:def_2_nsubj falventer_VERB:fin_root .", {}),
        ("Vi_PRON_2_nsubj venter_VERB:fin_root .", {}),
    ],
)
def test_what_is_mentioned_in_narration(words: str, expected: dict[str, tuple[MentionKind, bool]]) -> None:
    """Names, personal pronouns of the third person, nouns for who can be a source; not nouns for things."""
    assert found(words) == expected


def test_a_reflexive_is_no_mention() -> None:
    """*seg* repeats the subject and brings up nobody."""
    assert found("Hun_PRON_2_nsubj vasker_VERB:fin_root seg_PRON:refl_2_obj .") == {"Hun": (MentionKind.PRONOUN, False)}


def test_a_noun_that_says_what_somebody_is() -> None:
    """A predicate and an apposition bring up nobody new, nor does a title before a name."""
    assert set(found("Hun_PRON_3_nsubj er_AUX:fin_3_cop lege_NOUN:ind_root .")) == {"Hun"}
    assert set(found("Rektor_NOUN:ind_4_nsubj Kari_1_flat_PER Berg_2_flat_PER venter_VERB:fin_root .")) == {"Kari Berg"}


def test_inside_direct_speech_only_names_count() -> None:
    """Whom somebody calls *hun* or *ordføreren* is not for the narrator to tell."""
    text = "–_PUNCT Hun_PRON_3_nsubj så_VERB:fin_root ordføreren_NOUN:def_3_obj hos_ADP_6_case Berg_3_obl_PER ."
    assert found(text) == {"Berg": (MentionKind.NAME, False)}


def test_who_passes_words_on_is_a_mention() -> None:
    """``Berg sier, ifølge Avisa, at …``: both have the floor."""
    text = (
        "Berg_nsubj_PER sier_VERB:fin_root , ifølge_ADP_5_case Avisa_2_obl_ORG , at_SCONJ_9_mark det_PRON_9_nsubj "
        "går_VERB:fin_2_ccomp ."
    )
    assert found(text) == {"Berg": (MentionKind.NAME, True), "Avisa": (MentionKind.NAME, True)}

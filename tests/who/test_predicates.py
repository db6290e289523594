"""What a clause says somebody is, on trees by hand."""

from __future__ import annotations

import pytest

from handmade import sentence
from quotecite.who.predicates import judges, predicate_of
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg_PER er_AUX:fin rektor_NOUN .", "rektor"),
        ("Berg_PER vart_AUX:fin ny_ADJ leiar_NOUN .", "leiar"),
        ("Berg_PER , som_PRON er_AUX:fin lege_NOUN , ler_VERB:fin .", "lege"),
        ("Berg_PER slutter_VERB:fin som_ADP trener_NOUN .", "trener"),
        ("Berg_PER får_AUX:fin fortsette_VERB:inf som_ADP statsminister_NOUN .", "statsminister"),
        ("Berg_PER gir_VERB:fin seg_PRON:refl som_ADP trener_NOUN .", "trener"),
        ("Berg_2_PER jobber_VERB:fin_root i_ADP_4_case dag_NOUN_2_obl som_ADP_6_case lærer_NOUN_2_obl .", "lærer"),
        ("Berg_2_PER byrjar_VERB:fin_root no_ADV_2_advmod som_ADP_5_case rektor_NOUN_2_obl .", "rektor"),
        ("Berg_PER , som_PRON til_ADP_5_case daglig_ADJ er_AUX:fin_root lærer_NOUN , ler_VERB:fin .", "lærer"),
        ("Berg_PER ble_AUX:fin i_ADP går_NOUN ansatt_VERB som_ADP rektor_NOUN .", "rektor"),
        ("Berg_PER er_AUX:fin vald_ADJ til_ADP ny_ADJ leiar_NOUN .", "leiar"),
        ("Berg_PER er_AUX:fin valgt_VERB inn_ADP .", None),
        ("Berg_PER jobber_VERB:fin i_ADP dag_NOUN .", None),
        ("Berg_PER , som_PRON har_AUX:fin vært_AUX leder_NOUN , ler_VERB:fin .", "leder"),
        ("Berg_PER sluttar_VERB:fin i_ADP stillinga_NOUN som_ADP rektor_NOUN .", "rektor"),
        ("Berg_PER takker_VERB:fin av_ADV etter_ADP tre_NUM år_NOUN som_ADP trener_VERB .", "trener"),
        ("Berg_PER har_AUX:fin søkt_VERB:part jobben_NOUN som_ADP rektor_NOUN .", None),
        ("Berg_PER fekk_VERB:fin tilbod_NOUN om_ADP jobben_NOUN som_ADP rektor_NOUN .", None),
        ("Berg_PER fikk_VERB:fin ikke_PART jobben_NOUN som_ADP rektor_NOUN .", None),
        ("Berg_PER roste_VERB:fin Lie_PER etter_ADP to_NUM år_NOUN som_ADP leder_NOUN .", None),
        ("Berg_PER til_ADP Havnytt_ORG , som_PRON er_AUX:fin direktør_NOUN .", "direktør"),
        ("Berg_PER er_AUX:fin ikke_PART lege_NOUN .", None),
        ("Berg_PER er_AUX:fin glad_ADJ .", None),
        ("Berg_PER er_AUX:fin mor_NOUN .", None),
        ("Berg_PER er_AUX:fin leger_NOUN:plur .", None),
        ("Berg_PER er_AUX:fin rektors_NOUN:gen ven_NOUN .", "ven"),
        ("Berg_PER ler_VERB:fin godt_ADV .", None),
        ("Berg_PER og_CCONJ Lie_PER .", None),
        ("Berg_PER", None),
    ],
)
def test_predicates_of_a_name(words: str, expected: str | None) -> None:
    """``er rektor``, ``som er``, ``slutter som``; past a genitive; no denial, no relative, no plural."""
    tree = sentence(words)
    noun = predicate_of(tree, tree.tokens[:1], LEXICON)
    assert (noun.text if noun is not None else None) == expected


def test_a_predicate_after_an_inverted_verb() -> None:
    """``Selv er hun rektor``: the verb may stand before whom it is about."""
    tree = sentence("Selv_ADV er_AUX:fin hun_PRON rektor_NOUN .")
    noun = predicate_of(tree, tree.tokens[2:3], LEXICON)
    assert noun is not None
    assert noun.text == "rektor"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Som_ADP rektor_NOUN ser_VERB:fin Berg_PER elevene_NOUN .", "rektor"),
        ("Etter_ADP mange_ADJ år_NOUN som_ADP rektor_NOUN gjev_VERB:fin Berg_PER seg_PRON .", "rektor"),
        ("Leiaren_NOUN heiter_VERB:fin Berg_PER .", "Leiaren"),
        ("Ny_ADJ leder_NOUN blir_VERB:fin Berg_PER .", "leder"),
        ("Som_ADP ordfører_NOUN vil_AUX:fin Berg_PER bygge_VERB:inf .", None),
        ("Som_ADP barn_NOUN bodde_VERB:fin Berg_PER der_ADV .", None),
        ("I_ADP Lies_PER år_NOUN som_ADP leder_NOUN lo_VERB:fin Berg_PER .", None),
        ("Læreren_NOUN ,_PUNCT mener_VERB:fin Berg_PER .", None),
    ],
)
def test_an_office_before_the_verb(words: str, expected: str | None) -> None:
    """``Som rektor ser Berg``, ``Leiaren heiter Berg``; nobody else's, no wish, and no word for any person."""
    tree = sentence(words)
    berg = next(t for t in tree.tokens if t.text == "Berg")
    noun = predicate_of(tree, [berg], LEXICON)
    assert (noun.text if noun is not None else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg_PER er_AUX:fin en_DET klok_ADJ leder_NOUN .", True),
        ("Lie_PER er_AUX:fin ein_DET svært_ADV klok_ADJ leder_NOUN .", True),
        ("Berg_PER er_AUX:fin en_DET leder_NOUN .", False),
        ("Berg_PER er_AUX:fin en_DET tidligere_ADJ leder_NOUN .", False),
        ("Berg_PER er_AUX:fin klok_ADJ leder_NOUN .", False),
    ],
)
def test_judgements(words: str, expected: bool) -> None:
    """An article with an adjective that is none of an office judges."""
    tree = sentence(words)
    assert judges(tree, next(t for t in tree.tokens if t.text == "leder"), LEXICON) is expected


def test_an_appointment_after_an_inverted_verb() -> None:
    """``I går ble Berg valgt til leder``: the participle comes after whom it is about."""
    tree = sentence("Nå_ADV ble_AUX:fin Berg_PER valgt_VERB til_ADP leder_NOUN .")
    noun = predicate_of(tree, tree.tokens[2:3], LEXICON)
    assert noun is not None
    assert noun.text == "leder"

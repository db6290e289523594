"""What stands beside a name and says who it is: titles, appositions and ages, on trees by hand."""

from __future__ import annotations

import pytest

from handmade import page, parsed, sentence
from quotecite.language.names import Name
from quotecite.language.trees import Sentence
from quotecite.who.mentions import Describer
from quotecite.who.titles import age_after, role_nouns, title_phrase
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def named(words: str) -> tuple[Sentence, Name, Describer]:
    """A sentence with its last name of a person."""
    read = page(parsed(words))
    person = [name for name in read.names if name.kind == "person"][-1]
    return read.sentences[0], person, Describer(read, LEXICON)


def nouns(words: str) -> list[tuple[str, str]]:
    """The nouns that say what the last person of a sentence is, each with where it stands."""
    tree, name, describer = named(words)
    return [(noun.text, kind) for noun, kind in role_nouns(tree, name, describer, LEXICON)]


# --- which nouns ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rektor_NOUN Kari_PER Berg_PER ler_VERB:fin .", [("Rektor", "title")]),
        ("Lege_NOUN og_CCONJ forsker_NOUN Kari_PER Berg_PER ler_VERB:fin .", [("forsker", "title"), ("Lege", "title")]),
        ("E-SJEFEN_NOUN : Kari_PER Berg_PER ler_VERB:fin .", [("E-SJEFEN", "title")]),
        ("korpsets_NOUN:gen leder_NOUN , løytnant_NOUN Kari_PER Berg_PER .",
         [("løytnant", "title"), ("leder", "apposition")]),
        ("rektoren_NOUN:def , Kari_PER Berg_PER .", [("rektoren", "apposition")]),
        ("leiar_NOUN i_ADP Natur_ORG og_CCONJ Ungdom_ORG , Kari_PER Berg_PER .", [("leiar", "title")]),
        ("leder_NOUN i_ADP Havinstituttet_ORG , HI_PROPN_ORG , Kari_PER Berg_PER .", [("leder", "title")]),
        ("Kari_PER Berg_PER ( leiar_NOUN ) ler_VERB:fin .", [("leiar", "apposition")]),
        ("smittevernoverlege_ADJ Kari_PER Berg_PER .", [("smittevernoverlege", "title")]),
        ("departementet_NOUN:def , Kari_PER Berg_PER .", []),
        ("Kari_PER Berg_PER ler_VERB:fin .", []),
        ("huset_NOUN:def , Kari_PER Berg_PER .", []),
        ("for_ADP , Kari_PER Berg_PER .", []),
    ],
)  # fmt: skip
def test_nouns_by_their_place(words: str, expected: list[tuple[str, str]]) -> None:
    """Right before the name, before a comma or a body, or as a label; in sentences without a tree too."""
    assert nouns(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # what the tree makes an apposition, though words stand between
        ("Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root , ein_DET_6_det glad_ADJ_7_amod snekkar_NOUN_1_appos .",
         [("snekkar", "apposition")]),
        # after the name and a comma, whatever the tree says
        ("Kari_7_nsubj_PER Berg_1_flat_PER , tidligere_ADJ_5_amod rektor_NOUN_7_obl , ler_VERB:fin_root .",
         [("rektor", "apposition")]),
        ("Kari_7_nsubj_PER Berg_1_flat_PER (_PUNCT 34_NUM_1_appos )_PUNCT lege_NOUN_7_obl ler_VERB:fin_root .",
         [("lege", "apposition")]),
        # the noun that the name hangs on
        ("Overlegen_NOUN:def_5_nsubj her_ADV_1_advmod Kari_1_appos_PER Berg_3_flat_PER ler_VERB:fin_root .",
         [("Overlegen", "title")]),
        ("Rektor_NOUN_root ved_ADP_3_case skolen_NOUN_1_nmod heter_AUX_1_cop Kari_1_nsubj_PER Berg_5_flat_PER .",
         [("Rektor", "predicate")]),
        # neither a verb's subject nor a noun after the name
        ("Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root .", []),
    ],
)  # fmt: skip
def test_nouns_by_the_tree(words: str, expected: list[tuple[str, str]]) -> None:
    """Appositions, the noun that a name is an apposition of, the noun whose subject it is."""
    assert nouns(words) == expected


# --- how much belongs to a title --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "noun", "title"),
    [
        ("daglig_ADJ leder_NOUN Berg_PER", "leder", "daglig leder"),
        ("den_DET nye_ADJ rektoren_NOUN:def Berg_PER", "rektoren", "rektoren"),
        ("den_DET tidligere_ADJ rektoren_NOUN:def Berg_PER", "rektoren", "tidligere rektoren"),
        ("svensk_ADJ lege_NOUN Berg_PER", "lege", "lege"),
        ("assisterande_VERB:part rektor_NOUN Berg_PER", "rektor", "assisterande rektor"),
        ("barne-_NOUN og_CCONJ familieminister_NOUN Berg_PER", "familieminister", "barne- og familieminister"),
        ("lege_NOUN og_CCONJ forsker_NOUN Berg_PER", "forsker", "lege og forsker"),
        ("lege_NOUN og_CCONJ forsker_NOUN Berg_PER", "lege", "lege og forsker"),
        ("mor_NOUN og_CCONJ forskar_NOUN Berg_PER", "forskar", "forskar"),
        ("mor_NOUN og_CCONJ forskar_NOUN Berg_PER", "mor", "mor"),
        ("lege_NOUN og_CCONJ daglig_ADJ leder_NOUN Berg_PER", "leder", "lege og daglig leder"),
        ("henholdsvis_ADJ leder_NOUN", "leder", "leder"),
        ("servert_VERB:part kokk_NOUN", "kokk", "kokk"),
        ("professor_NOUN emeritus_NOUN ved_ADP NMBU_ORG", "professor", "professor emeritus"),
        ("professor_NOUN i_ADP arbeidsrett_NOUN:ind ved_ADP NMBU_ORG", "professor", "professor i arbeidsrett"),
        ("rektor_NOUN i_ADP fjor_NOUN:ind .", "rektor", "rektor"),
        ("professor_NOUN i_ADP arbeidsrett_NOUN:ind , Berg_PER", "professor", "professor i arbeidsrett"),
        ("professor_NOUN innan_ADP arbeidsrett_NOUN:ind .", "professor", "professor innan arbeidsrett"),
        ("rektor_NOUN i_ADP skolen_NOUN:def .", "rektor", "rektor"),
        ("leder_NOUN i_ADP selskap_NOUN:ind Fjord_PROPN", "leder", "leder"),
    ],
)
def test_the_words_of_a_title(words: str, noun: str, title: str) -> None:
    """Adjectives of the office, coordinated offices and its field belong to a title; what describes the person not."""
    tree = sentence(words)
    token = next(t for t in tree.tokens if t.text == noun)
    assert " ".join(t.text for t in title_phrase(tree, token, LEXICON)) == title


# --- ages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("Kari_PER Berg_PER ( 34_NUM ) ler_VERB:fin .", "34"),
        ("Kari_PER Berg_PER ( Ap_PROPN , 34_NUM ) .", "34"),
        ("Kari_PER Berg_PER ( 34_NUM år_NOUN ) .", "34"),
        ("Kari_PER Berg_PER , 34_NUM , ler_VERB:fin .", "34"),
        ("Kari_PER Berg_PER , 34_NUM", "34"),
        ("Kari_PER Berg_PER , 34_NUM elevar_NOUN og_CCONJ", None),
        ("Kari_PER Berg_PER ( 2019_NUM ) .", None),
        ("Kari_PER Berg_PER ( Ap_PROPN ) 34_NUM .", None),
        ("Kari_PER Berg_PER ler_VERB:fin .", None),
        ("Kari_PER Berg_PER", None),
    ],
)
def test_the_age_after_a_name(words: str, age: str | None) -> None:
    """In parentheses or between commas a number up to 119 by itself, with a party or with *år*."""
    tree, name, _ = named(words)
    found = age_after(tree, name, LEXICON)
    assert (found.text if found is not None else None) == age


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Kari_6_nsubj_PER Berg_1_flat_PER og_CCONJ_4_cc ordfører_NOUN_6_obl Ola_PROPN_4_flat @",
            [],
        ),
        (
            "Kari_6_nsubj_PER Berg_1_flat_PER eller_CCONJ_4_cc ordførar_NOUN_6_obl Ola_PROPN_4_flat @",
            [],
        ),
        (
            "Kari_8_nsubj_PER Berg_1_flat_PER ( 34_NUM_1_appos ) og_CCONJ_7_cc rektor_NOUN_8_obl @",
            [],
        ),
        (
            "Kari_7_nsubj_PER Berg_1_flat_PER , tidligere_ADJ_5_amod rektor_NOUN_7_obl , @",
            [("rektor", "apposition")],
        ),
    ],
)
def test_the_title_of_a_second_person(words: str, expected: list[tuple[str, str]]) -> None:
    """What *og* or *eller* joins to a name is somebody else's title."""
    read = page(parsed(words.replace("@", "venter_VERB:fin_root .")))
    first = next(name for name in read.names if name.kind == "person")
    found = role_nouns(read.sentences[0], first, Describer(read, LEXICON), LEXICON)
    assert [(noun.text, place) for noun, place in found] == expected


def test_a_title_before_the_next_name_of_a_list() -> None:
    """``Kari Berg, ordfører Ola Lie og …``: a noun right before a name is the title of that name."""
    read = page(
        parsed(
            "Kari_7_nsubj_PER Berg_1_flat_PER , ordfører_NOUN_7_obl Ola_4_flat_PER Lie_5_flat_PER ler_VERB:fin_root ."
        )
    )
    found = role_nouns(read.sentences[0], read.names[0], Describer(read, LEXICON), LEXICON)
    assert found == []

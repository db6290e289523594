"""Names: where they stand, and which of them are names of one and the same person or body."""

from __future__ import annotations

import re

import pytest

from handmade import parsed
from quotecite.language.names import Name, NameKind, find_names, is_role_noun
from quotecite.language.page import read_page
from quotecite.language.trees import Parsed, in_blocks
from quotecite.records import Variety
from quotecite.text.blocks import segment
from quotecite.who.name_book import NameBook
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def names(text: Parsed) -> tuple[Name, ...]:
    """The names of a text."""
    return find_names(text.sentences, LEXICON)


def shown(text: Parsed) -> list[str]:
    """The names of a text as printed, without a genitive ending."""
    return [name.text for name in names(text)]


def meant(*blocks: str) -> dict[str, list[str]]:
    """For each name of a text, the persons it can mean, as they are spelt."""
    found = names(parsed(*blocks))
    book = NameBook(found, LEXICON)
    return {name.text: sorted(book.spelling(key) for key in book.people(name)) for name in found}


KARI = "Kari_PER Berg_PER smiler_VERB:fin ."

# --- finding ----------------------------------------------------------------------------------------------------


def test_entities_are_names() -> None:
    """A stretch with an entity tag is one name, of the tag's kind."""
    text = parsed("Kari_PER Berg_PER er_AUX:fin i_ADP Rauma_GPE og_CCONJ Skarvik_ORG Lag_ORG .")
    assert [(n.text, n.kind) for n in names(text)] == [
        ("Kari Berg", NameKind.PERSON),
        ("Rauma", NameKind.PLACE),
        ("Skarvik Lag", NameKind.ORGANISATION),
    ]


def test_proper_nouns_that_the_model_overlooked() -> None:
    """A run of proper nouns is a name too, a person's where it begins with a first name."""
    text = parsed("I_ADP går_NOUN kom_VERB:fin Kari_PROPN Berg_PROPN til_ADP Rauma_PROPN .")
    assert [(n.text, n.kind) for n in names(text)] == [
        ("Kari Berg", NameKind.PERSON),
        ("Rauma", NameKind.UNKNOWN),
    ]


def test_a_title_outweighs_the_model_s_tag() -> None:
    """A first name and more after a role noun is a person's name, also where the model takes it for something else."""
    (name,) = names(parsed("trener_NOUN:ind Kari_ORG Strøk_ORG smiler_VERB:fin ."))
    assert name.kind is NameKind.PERSON


def test_a_nickname_belongs_to_the_name() -> None:
    """A nickname in quotation marks between first name and surname is part of the name."""
    assert shown(parsed("Ola_PER «_PUNCT Bolla_PER »_PUNCT Lie_PER ler_VERB:fin .")) == ["Ola «Bolla» Lie"]
    assert shown(parsed("Ola_PER «_PUNCT slo_VERB:fin til_ADP »_PUNCT .")) == ["Ola"]


def test_an_initial_belongs_to_the_name() -> None:
    """An initial before a surname is part of the name even where the model tags two."""
    assert shown(parsed("R._PROPN Lie_PER ler_VERB:fin .")) == ["R. Lie"]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Erik_PER Berg_PER", "Eirik_PER Berg_PER", True),
        ("André_PER Berg_PER", "Andre_PER Berg_PER", True),
        ("Solveig_PER Strømsnes_PER", "Solveig_PER Strømnes_PER", True),
        ("Jan_PER Berg_PER", "Jon_PER Berg_PER", False),
        ("Kari_PER Lie_PER", "Kari_PER Lia_PER", False),
    ],
)
def test_two_spellings_of_one_name(first: str, second: str, one: bool) -> None:
    """A letter more in the first name, an accent, a letter of a long surname make no other person; short words do."""
    found = meant(f"{first} ler_VERB:fin .", f"{second} ler_VERB:fin .")
    assert len({tuple(people) for people in found.values()}) == (1 if one else 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Øyvind", "Øivind"),
        ("Maja", "Maia"),
        ("Michael", "Mikael"),
        ("Sophie", "Sofie"),
        ("Thor", "Tor"),
        ("Nick", "Nik"),
        ("Marcus", "Markus"),
        ("Lizbet", "Lisbet"),
        ("Walter", "Valter"),
    ],
)
def test_first_names_that_sound_alike(first: str, second: str) -> None:
    """Two ways to write one sound make no other person of somebody with the same surname."""
    blocks = [f"Så_ADV kom_VERB:fin {name}_PER Berg_PER ." for name in (first, second, first)]
    assert {tuple(people) for people in meant(*blocks).values()} == {(f"{first} Berg",)}


def test_a_word_that_opens_a_headline_is_no_first_name() -> None:
    """``Suveren Lie`` is Anna Lie; where such a name stands inside a sentence too, it is somebody's."""
    anna, headline = "Anna_PER Lie_PER vant_VERB:fin .", "Suveren_PER Lie_PER vant_VERB:fin"
    assert meant(headline, anna)["Suveren Lie"] == ["Anna Lie"]
    inside = "Så_ADV kom_VERB:fin Suveren_PER Lie_PER ."
    assert meant(headline, anna, inside)["Suveren Lie"] == ["Suveren Lie"]


def test_a_place_before_a_name_is_none_of_it() -> None:
    """A word that is no first name, once before a name that stands there more often, makes nobody else."""
    berg = "Berg_PER nikker_VERB:fin ."
    assert meant("Rauma_PER Kari_PER Berg_PER ler_VERB:fin .", KARI, KARI, berg)["Berg"] == ["Kari Berg"]
    assert meant("Anne_PER Kari_PER Berg_PER ler_VERB:fin .", KARI, KARI, berg)["Berg"] == ["Anne Kari Berg"]


def test_one_name_divided_in_two_ways() -> None:
    """``Jon-Arne`` and ``Jon Arne`` are one man, by the spelling that is more usual."""
    joined, apart = "Jon-Arne_PER Moe_PER ler_VERB:fin .", "Jon_PER Arne_PER Moe_PER ler_VERB:fin ."
    for blocks, name in (([joined, apart, apart], "Jon Arne Moe"), ([apart, joined, joined], "Jon-Arne Moe")):
        assert {tuple(people) for people in meant(*blocks).values()} == {(name,)}


def test_a_first_name_spelt_wrong() -> None:
    """A word that is no first name, but somebody's in the article save for two letters, means that person."""
    assert meant("Vigdis_PER Lie_PER ler_VERB:fin .", "Vigids_PER ler_VERB:fin .")["Vigids"] == ["Vigdis Lie"]


def test_a_title_makes_a_person_of_a_name() -> None:
    """An untagged name after a role noun is a person's."""
    (name,) = names(parsed("ordfører_NOUN:ind Strøk_PROPN smiler_VERB:fin ."))
    assert name.kind is NameKind.PERSON


def test_a_surname_that_was_tagged_as_something_else() -> None:
    """A capitalised word that is the surname of a person of the article is a name, whatever its tag."""
    assert shown(parsed(KARI, "Så_ADV kom_VERB:fin Berg_NOUN:ind .")) == ["Kari Berg", "Berg"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Anna_PER von_ADP der_PRON Lippe_PER", "Anna von der Lippe"),
        ("Anna_PER von_ADP Lippe_PROPN", "Anna von Lippe"),
        ("Omar_PER bin_X Said_PER", "Omar bin Said"),
        ("Bodø_ORG /_PUNCT Glimt_ORG", "Bodø"),
    ],
)
def test_particles(words: str, name: str) -> None:
    """*von der* and the like join two parts of a name."""
    assert shown(parsed(f"{words} smiler_VERB:fin ."))[0] == name


@pytest.mark.parametrize("words", ["Anna_PER de_PRON ler_VERB:fin", "Anna_PER der_ADV nede_ADV"])
def test_particles_that_are_none(words: str) -> None:
    """A particle that no name follows is a common word."""
    assert shown(parsed(f"{words} .")) == ["Anna"]


def test_genitive() -> None:
    """A name with a genitive *s* is known by its words without it."""
    (name,) = names(parsed("Bergs_PROPN:gen_PER plan_NOUN:ind er_AUX:fin god_ADJ ."))
    assert (name.words, name.genitive) == (("Berg",), True)


def test_genitive_that_the_tagger_does_not_mark() -> None:
    """A name on *s* directly before a noun is taken for a genitive, one before a verb is not."""
    plan, smile = names(parsed("Bergs_PER plan_NOUN:ind_1_nmod holder_VERB:fin_root .", "Jonas_PER smiler_VERB:fin ."))
    assert (plan.text, plan.genitive) == ("Berg", True)
    assert (smile.text, smile.genitive) == ("Jonas", False)


@pytest.mark.parametrize("noun", ["Ap-lederen", "E-sjefen", "Ordføreren", "NHO-direktøren"])
def test_role_nouns_are_no_names(noun: str) -> None:
    """A definite role noun names nobody, though the tagger takes it for a name."""
    text = parsed(f"{noun}_PER smiler_VERB:fin .")
    assert is_role_noun(text.sentences[0].tokens[:1], LEXICON)
    assert shown(text) == []


@pytest.mark.parametrize("name", ["Kari", "Lund", "Bispen~Berg"])
def test_names_are_no_role_nouns(name: str) -> None:
    """First names, surnames and names of several words are names."""
    assert not is_role_noun(parsed(f"{name}_PER smiler_VERB:fin .").sentences[0].tokens[:1], LEXICON)


def test_a_title_glued_to_a_name() -> None:
    """A title with a capital that was tagged as part of the name is not."""
    assert shown(parsed("Professor_PER Lie_PER smiler_VERB:fin .")) == ["Lie"]


def test_an_outlet_glued_to_a_name() -> None:
    """An outlet before a name is a name of its own."""
    assert shown(parsed("Til_ADP NRK_PER Kari_PER Berg_PER .")) == ["NRK", "Kari Berg"]


# --- who is who -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "owner"),
    [
        ("Berg_PER", "Kari Berg"),
        ("Kari_PER", "Kari Berg"),
        ("BERG_PER", "Kari Berg"),
        ("KARI_PER BERG_PER", "Kari Berg"),
        ("Bergs_PROPN:gen_PER hus_NOUN:ind", "Kari Berg"),
    ],
)
def test_short_forms(short: str, owner: str) -> None:
    """Surname, first name, capitals and genitive mean the person with the full name."""
    (*_, owners) = meant(KARI, f"Så_ADV kom_VERB:fin {short} .").values()
    assert owners == [owner]


def test_a_full_name_that_comes_late() -> None:
    """The full name may stand after the short one."""
    assert meant("Berg_PER ler_VERB:fin .", KARI)["Berg"] == ["Kari Berg"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Anne_PER Hansen-Lie_PER", "Lie"),
        ("Anne_PER Hansen-Lie_PER", "Hansen-Lie"),
        ("Liv-Anne_PER Moe_PER", "Liv"),
        ("Liv-Anne_PER Moe_PER", "Liv-Anne"),
        ("Johannes_PER Tveit_PER Bakke_PER", "Bakke"),
        ("Johannes_PER Tveit_PER Bakke_PER", "Tveit~Bakke"),
        ("Johannes_PER Tveit_PER Bakke_PER", "Johannes~Bakke"),
        ("Karl_PER Aasen_PER", "Åsen"),
        ("Karl_PER Åsen_PER", "Aasen"),
        ("Karl_PER Engebretsen_PER", "Engebretson"),
        ("Karl_PER Engebretsen_PER", "Engebresten"),
        ("Karl_PER Engebretsen_PER", "Karl~Engebresten"),
    ],
)
def test_parts_and_spellings(full: str, short: str) -> None:
    """Parts of a double name, a run of its words, *aa* for *å*, and a misprint in a long surname."""
    tokens = " ".join(f"{word}_PER" for word in short.split("~"))
    found = meant(f"{full} ler_VERB:fin .", f"Så_ADV kom_VERB:fin {tokens} .")
    assert found[short.replace("~", " ")] == [full.replace("_PER", "")]


def test_a_short_surname_is_no_misprint() -> None:
    """Short surnames that differ in a letter are two persons'."""
    assert meant(KARI, "Borg_PER ler_VERB:fin .")["Borg"] == ["Borg"]


def test_a_name_that_ends_in_s() -> None:
    """``Moens`` is the genitive of *Moen* where *Moen* stands elsewhere, ``Nes`` is not of *Ne*."""
    found = meant("Ola_PER Moen_PER ler_VERB:fin .", "Moens_PER kom_VERB:fin .", "Siri_PER Nes_PER ler_VERB:fin .")
    assert found["Moens"] == ["Ola Moen"]
    assert found["Siri Nes"] == ["Siri Nes"]


def test_two_with_one_surname() -> None:
    """A surname that two persons have stays with both: only the text around it can tell."""
    found = meant(KARI, "Ola_PER Berg_PER ler_VERB:fin .", "Berg_PER nikker_VERB:fin .")
    assert found["Berg"] == ["Kari Berg", "Ola Berg"]
    assert found["Ola Berg"] == ["Ola Berg"]


def test_a_surname_goes_before_a_first_name() -> None:
    """A word that is somebody's surname and another's first name means the one with the surname."""
    found = meant(
        "Tor_PER Martin_PER ler_VERB:fin .", "Martin_PER Lie_PER ler_VERB:fin .", "Martin_PER nikker_VERB:fin ."
    )
    assert found["Martin"] == ["Tor Martin"]


def test_a_photographer_that_ran_into_a_name() -> None:
    """Two names that the tagger made one are no third person beside the one who is named elsewhere."""
    found = meant("Ola_PER Lie_PER Kari_PER Berg_PER ler_VERB:fin .", KARI, "Berg_PER nikker_VERB:fin .")
    assert found["Berg"] == ["Kari Berg"]


def test_a_stranger() -> None:
    """A person's name that fits nobody is a person of its own."""
    assert meant(KARI, "Tuva_PER Lien_PER ler_VERB:fin .")["Tuva Lien"] == ["Tuva Lien"]


def test_places_are_nobody() -> None:
    """A place or body is no person, unless it bears a person's surname."""
    found = meant(KARI, "I_ADP Rauma_GPE skjer_VERB:fin det_PRON .", "Berg_ORG nikker_VERB:fin .")
    assert found["Rauma"] == []
    assert found["Berg"] == ["Kari Berg"]


@pytest.mark.parametrize(
    ("full", "short", "person"),
    [
        ("Kari_PER Hansen-Berg_PER", "Berg_ORG", True),
        ("Kari_PER Hansen-Berg_PER", "Hansen_GPE", True),
        ("Kari_PER Berg_PER Moe_PER", "Berg_GPE Moe_GPE", True),
        ("Kari_PER Berg_PER Moe_PER", "Berg_GPE", False),
        ("Kari-Anne_PER Moe_PER", "Anne_ORG", False),
        ("Terje_PER «_PER Toffen_PER »_PER Moe_PER", "Toffen_ORG", True),
        ("Terje_PER «_PER Toffen_PER »_PER Moe_PER", "Terje_ORG", False),
    ],
)
def test_what_is_tagged_as_a_body_and_is_a_person_s(full: str, short: str, person: bool) -> None:
    """A surname, the part of one, a nickname between marks are the person's, whatever the tag; other parts are not."""
    found = meant(f"{full} ler_VERB:fin .", f"Så_ADV kom_VERB:fin {short} .")
    name = re.sub(r"_[A-Z]+", "", short)
    assert len(found[name]) == person, found


def test_the_spelling_is_not_in_capitals() -> None:
    """A person is spelt as printed, from a place where the name is not in capitals."""
    found = names(parsed("KARI_PER BERG_PER ler_VERB:fin .", KARI))
    book = NameBook(found, LEXICON)
    assert {book.spelling(key) for name in found for key in book.people(name)} == {"Kari Berg"}


@pytest.mark.parametrize(
    ("full", "short"), [("Skarvik_ORG Fotballklubb_ORG", "Skarvik"), ("Norsk_ORG Bygdeliv_ORG", "NB")]
)
def test_bodies_by_their_short_names(full: str, short: str) -> None:
    """An organisation's short name or initials mean the one with the full name."""
    found = names(parsed(f"{full} bygger_VERB:fin .", f"{short}_ORG bygger_VERB:fin ."))
    book = NameBook(found, LEXICON)
    assert {book.body(name) for name in found} == {found[0].key}


@pytest.mark.parametrize(("variety", "expected"), [(Variety.NB, []), (Variety.NN, ["Trenerne"])])
def test_names_are_read_in_the_standard_of_the_page(variety: Variety, expected: list[str]) -> None:
    """A definite role noun that was tagged as a name is none; which endings are definite, the page's standard says."""
    text = parsed("Trenerne_PER ler_VERB:fin_root .")
    blocks = segment(text.text, LEXICON)
    page = read_page(text.text, blocks, variety, in_blocks(text.sentences, blocks), LEXICON)
    assert [name.text for name in page.names] == expected

"""What the tagger takes for something else beside or inside a person's name is tagged anew."""

from __future__ import annotations

import pytest

from handmade import LEXICON, sentence
from quotecite.language.retagging import with_capitals, with_owners, with_particles, with_titles

SAYS = "–_PUNCT Vi_PRON venter_VERB:fin ,_PUNCT sier_VERB:fin"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (f"{SAYS} lærer_VERB:fin Kari_PER Vold_PER .", 5),  # a verb form after a finite verb
        (f"{SAYS} Spesialutsending_PROPN_ORG Kari_PER Vold_PER .", 5),  # a capital
        ("Brev_NOUN fra_ADP selger_VERB:fin Per_PER Vold_PER", 2),  # after a preposition
        ("Maler_VERB:fin Per_PER Vold_PER sier_VERB:fin nei_INTJ", 0),  # the name has a verb of its own
    ],
)
def test_titles_are_nouns(words: str, at: int) -> None:
    """A noun for a person right before a name is one where no verb can stand, and with a capital too."""
    token = with_titles(sentence(words).tokens, LEXICON)[at]
    assert (token.upos, token.entity) == ("NOUN", "O")


@pytest.mark.parametrize(
    "words",
    [
        "I_ADP dag_NOUN selger_VERB:fin Per_PER Vold_PER fisk_NOUN",  # whoever is named sells
        "Selger_VERB:fin Per_PER Vold_PER huset_NOUN ?",  # a question
        f"{SAYS} Baker_PROPN_PER Vold_PER .",  # a first name inside the entity
    ],
)
def test_verbs_and_names_stay(words: str) -> None:
    """A verb before its subject stays a verb, and a word inside a name part of it."""
    tokens = sentence(words).tokens
    assert with_titles(tokens, LEXICON) == tokens


def test_particles_inside_a_name() -> None:
    """Particles between the words of a name are part of it, whatever they are in Norwegian."""
    found = with_particles(sentence(f"{SAYS} Ana_PER de_PRON la_VERB:fin Fuente_PER .").tokens, LEXICON)
    assert [(t.upos, t.entity) for t in found[5:9]] == [
        ("PROPN", "B-PER"),
        ("PROPN", "I-PER"),
        ("PROPN", "I-PER"),
        ("PROPN", "I-PER"),
    ]


def test_a_particle_opens_a_name() -> None:
    """A particle that is no Norwegian word opens a name; *den* does not."""
    opened = with_particles(sentence(f"{SAYS} von_NOUN der_SCONJ Haag_PER .").tokens, LEXICON)
    assert [t.entity for t in opened[5:8]] == ["B-PER", "I-PER", "I-PER"]
    other = sentence(f"{SAYS} den_DET Haag_PER .").tokens
    assert with_particles(other, LEXICON) == other


@pytest.mark.parametrize(
    ("words", "entities"),
    [
        (f"{SAYS} KARI_ORG VOLD_ORG .", ["B-PER", "E-PER"]),
        (f"{SAYS} NUPI_ORG VOLD_ORG .", ["B-ORG", "I-ORG"]),  # no first name
        (f"{SAYS} KARI_ORG Vold_ORG .", ["B-ORG", "I-ORG"]),  # not both in capitals
    ],
)
def test_names_in_capitals(words: str, entities: list[str]) -> None:
    """A known first name in capitals and the capitals after it are a person's name."""
    assert [t.entity for t in with_capitals(sentence(words).tokens, LEXICON)[5:7]] == entities


def test_a_heading_in_capitals_is_no_name() -> None:
    """Where all is in capitals, a name does not go on for more than two words."""
    tokens = sentence("KARI_ORG VOLD_ORG SLUTTER_PROPN").tokens
    assert with_capitals(tokens, LEXICON) == tokens


@pytest.mark.parametrize(
    "words",
    [
        "Mannens_NOUN:gen forsvarer_VERB:fin sier_VERB:fin nei_INTJ",
        "Moes_PROPN:gen selger_VERB:fin sier_VERB:fin nei_INTJ",
    ],
)
def test_no_verb_follows_a_genitive(words: str) -> None:
    """A noun for a person right after whose it is is one, though it could be a verb."""
    assert with_owners(sentence(words).tokens, LEXICON)[1].upos == "NOUN"


@pytest.mark.parametrize(
    "words", ["Mannen_NOUN forsvarer_VERB:fin laget_NOUN", "Mannens_NOUN:gen sier_VERB:fin nei_INTJ"]
)
def test_verbs_stay_where_nobody_owns(words: str) -> None:
    """A verb stays one after a noun that owns nothing, and where no noun for a person sounds like it."""
    tokens = sentence(words).tokens
    assert with_owners(tokens, LEXICON) == tokens

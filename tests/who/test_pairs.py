"""Offices told one each to several persons, on sentences tagged by hand."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.who.mentions import Describer
from quotecite.who.pairs import shares
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
TWO = "Kari_PER Berg_PER og_CCONJ Ola_PER Lie_PER"
THREE = "Kari_PER Berg_PER , Ola_PER Lie_PER og_CCONJ Nils_PER Moe_PER"


def told(words: str) -> dict[str, str]:
    """Who has which office, by the last names."""
    read = page(parsed(words))
    found = shares(read.sentences[0], Describer(read, LEXICON), LEXICON)
    return {share.name.words[-1]: share.noun.text for share in found.values()}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"{TWO} , leder_NOUN og_CCONJ nestleder_NOUN i_ADP laget_NOUN:def .", {"Berg": "leder", "Lie": "nestleder"}),
        (f"{TWO} , henholdsvis_ADJ leder_NOUN og_CCONJ nestleder_NOUN .", {"Berg": "leder", "Lie": "nestleder"}),
        (f"{TWO} , høvesvis_ADV leiar_NOUN og_CCONJ kasserar_VERB .", {"Berg": "leiar", "Lie": "kasserar"}),
        (f"{TWO} , daglig_ADJ leder_NOUN i_ADP Lia_ORG og_CCONJ rektor_NOUN .", {"Berg": "leder", "Lie": "rektor"}),
        (f"leder_NOUN og_CCONJ nestleder_NOUN i_ADP laget_NOUN:def , {TWO} .", {"Berg": "leder", "Lie": "nestleder"}),
        (f"leiar_NOUN og_CCONJ rektor_NOUN , høvesvis_ADV {TWO} .", {"Berg": "leiar", "Lie": "rektor"}),
        (f"{THREE} , leder_NOUN , nestleder_NOUN og_CCONJ kasserer_NOUN .",
         {"Berg": "leder", "Lie": "nestleder", "Moe": "kasserer"}),
        ("Kari_PER Berg_PER ( 34_NUM ) og_CCONJ Ola_PER Lie_PER , leder_NOUN og_CCONJ rektor_NOUN .",
         {"Berg": "leder", "Lie": "rektor"}),
    ],
)  # fmt: skip
def test_as_many_offices_as_names(words: str, expected: dict[str, str]) -> None:
    """Offices after the names, or before them with a comma, are told out in their order."""
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        f"{TWO} , leder_NOUN i_ADP laget_NOUN:def .",
        f"{TWO} , lærere_NOUN:plur og_CCONJ foreldre_NOUN:plur .",
        f"lege_NOUN og_CCONJ forsker_NOUN {TWO} .",
        f"{THREE} , leder_NOUN og_CCONJ rektor_NOUN .",
        f"{TWO} ler_VERB:fin .",
        "Kari_PER Berg_PER , leder_NOUN og_CCONJ rektor_NOUN .",
        "Kari_PER Berg_PER , Ola_PER Lie_PER , leder_NOUN og_CCONJ rektor_NOUN .",
        TWO,
        "",
    ],
)
def test_nothing_to_tell_out(words: str) -> None:
    """One office for both, plurals, two offices of one, other numbers, a row of names without *og*."""
    assert told(words or ".") == {}

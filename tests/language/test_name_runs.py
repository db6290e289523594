"""Which tokens form one name, on sentences tagged by hand: each way in which a name can go on, and its ends."""

from __future__ import annotations

import attrs
import pytest

from handmade import sentence
from quotecite.language.name_runs import find_runs
from quotecite.language.trees import Sentence
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def runs(words: str) -> list[tuple[str, str]]:
    """The names of a sentence, each with its tag."""
    return [(" ".join(t.text for t in run.tokens), run.tag) for run in find_runs(sentence(words), LEXICON)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # one entity; two side by side
        ("Kari_PER Berg_PER ler_VERB:fin .", [("Kari Berg", "PER")]),
        ("I_ADP Lom_GPE Fjordlaget_ORG", [("Lom", "GPE"), ("Fjordlaget", "ORG")]),
        # what the model overlooked
        ("Kari_PER Berg_PROPN ler_VERB:fin .", [("Kari Berg", "PER")]),
        ("Kari_PROPN Berg_PER ler_VERB:fin .", [("Kari Berg", "PER")]),
        ("Kari_PROPN Berg_PROPN ler_VERB:fin .", [("Kari Berg", "")]),
        ("Havlaget_ORG Berg_PROPN ler_VERB:fin .", [("Havlaget", "ORG"), ("Berg", "")]),
        ("Noregs_PROPN:gen Berg_PER ler_VERB:fin .", [("Noregs", ""), ("Berg", "PER")]),
        ("NUPI_PROPN Berg_PER ler_VERB:fin .", [("NUPI", ""), ("Berg", "PER")]),
        ("K._PROPN Berg_PER ler_VERB:fin .", [("K. Berg", "PER")]),
        ("Berg_PER VM-finalen_PROPN", [("Berg", "PER"), ("VM-finalen", "")]),
        # particles
        ("Anna_PROPN von_ADP der_DET Lippe_PROPN", [("Anna von der Lippe", "PER")]),
        ("Lie_PER la_VERB:fin til_ADP", [("Lie", "PER")]),
        # a slash without spaces
        ("Bodø_GPE /_PUNCT Glimt_PROPN", [("Bodø", "GPE"), ("Glimt", "")]),
        # a nickname
        ("Ola_PROPN «_PUNCT Bolla_X »_PUNCT Lie_PROPN ler_VERB:fin", [("Ola « Bolla » Lie", "PER")]),
        ("Ola_PER «_PUNCT slår_VERB:fin »_PUNCT Lie_PROPN", [("Ola", "PER"), ("Lie", "")]),
        ("Havlaget_ORG «_PUNCT Bolla_X »_PUNCT Lie_PROPN", [("Havlaget", "ORG"), ("Lie", "")]),
        ("Ola_PER «_PUNCT Bolla_X »_PUNCT", [("Ola", "PER")]),
        # nothing
        ("ho_PRON ler_VERB:fin .", []),
        (":_PROPN )_PROPN", []),
    ],
)
def test_names(words: str, expected: list[tuple[str, str]]) -> None:
    """A name goes on over entity, proper nouns, initials, particles and nicknames; a body's only over its entity."""
    assert runs(words) == expected


def without_spaces(words: str) -> Sentence:
    """A sentence whose words stand right beside each other."""
    tree = sentence(words)
    starts = [sum(len(t.text) for t in tree.tokens[: token.index]) for token in tree.tokens]
    tokens = (attrs.evolve(t, start=at, end=at + len(t.text)) for t, at in zip(tree.tokens, starts, strict=True))
    return attrs.evolve(tree, tokens=tuple(tokens))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bodø_GPE /_PUNCT Glimt_PROPN", [("Bodø / Glimt", "ORG")]),
        ("Grane_PER /_PUNCT Hatt_PROPN", [("Grane / Hatt", "ORG")]),
        ("Kari_PER Berg_PER /_PUNCT Lie_PROPN", [("Kari Berg", "PER"), ("Lie", "")]),
        ("Bodø_GPE /_PUNCT byen_NOUN", [("Bodø", "GPE")]),
    ],
)
def test_a_slash_makes_one_body(words: str, expected: list[tuple[str, str]]) -> None:
    """``Bodø/Glimt`` is a body, also where the model takes one half for a place or person; two persons are two."""
    found = find_runs(without_spaces(words), LEXICON)
    assert [(" ".join(t.text for t in run.tokens), run.tag) for run in found] == expected

"""How Norwegian words are inflected, in both written standards, and that no other module knows an ending."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotecite
from quotecite.language.norwegian import (
    age_in_word,
    age_in_words,
    definite_plurals,
    is_definite,
    is_passive,
    may_be_genitive,
    without_genitive,
)
from quotecite.words.lexicon import Lexicon

PACKAGE = Path(quotecite.__file__).parent
READING = ("text", "language", "speech", "who", "sieves")
LEXICON = Lexicon.load()
NB, NN = LEXICON.for_variety("nb"), LEXICON.for_variety("nn")


@pytest.mark.parametrize(
    ("word", "bare"),
    [("Bergs", "Berg"), ("NRKs", "NRK"), ("BERGS", "BERG"), ("Jonas'", "Jonas"),
     ("Bendix’", "Bendix"), ("Lie's", "Lie"),
     ("VG-s", "VG"), ("Lia skoles", "Lia skole"), ("Moe", "Moe"), ("", "")],
)  # fmt: skip
def test_genitives(word: str, bare: str) -> None:
    """The ending is *s* however it is written, after a sibilant the apostrophe alone."""
    assert without_genitive(word) == bare


@given(st.text())
def test_what_has_no_genitive_ending_stays(word: str) -> None:
    """Nothing but an ending is ever taken off, and only where a word ends as genitives do."""
    assert word.startswith(without_genitive(word))
    assert may_be_genitive(word) or without_genitive(word) == word


@pytest.mark.parametrize(
    ("lexicon", "words"),
    [(NB, ["treneren", "jenta", "trenerne", "guttene"]), (NN, ["trenaren", "jenta", "trenarane", "jentene"])],
)
def test_definite_nouns(lexicon: Lexicon, words: list[str]) -> None:
    """Each standard has its own definite plural; a noun in the indefinite is none."""
    assert all(is_definite(word, lexicon) for word in words)
    assert not any(is_definite(word, lexicon) for word in ("trener", "trenar", "gutter", "gutar"))


def test_the_plural_of_one_standard_is_not_the_others() -> None:
    """*-ane* is Nynorsk, *-ne* is Bokmål."""
    assert set(definite_plurals("demokrat", NB)) == {"demokratene", "demokratne"}
    assert set(definite_plurals("demokrat", NN)) == {"demokratane", "demokratene"}


@pytest.mark.parametrize(
    ("lexicon", "form", "lemma", "passive"),
    [
        (NB, "opplyses", "opplyse", True),
        (NB, "Sies", "si", True),
        (NB, "opplyser", "opplyse", False),
        (NB, "opplysast", "opplyse", False),
        (NN, "opplysast", "opplyse", True),
        (NN, "opplysest", "opplyse", True),
        (NN, "meldast", "melde", True),
        (NN, "sjåast", "sjå", True),
        (NN, "forståst", "forstå", True),
    ],
)
def test_passives(lexicon: Lexicon, form: str, lemma: str, passive: bool) -> None:
    """Bokmål has *-s* after the infinitive, Nynorsk *-st* after the infinitive in *-e* or *-a*."""
    assert is_passive(form, lemma, lexicon) is passive


@pytest.mark.parametrize(
    ("word", "age"),
    [("47-åringen", 47), ("47-åring", 47), ("93-årige", 93), ("18-årig", 18), ("47åringen", 47), ("100-åringen", 100),
     ("47-tallet", None), ("47", None), ("åringen", None), ("1970-åringen", None), ("47-årsdagen", None)],
)  # fmt: skip
def test_ages_in_a_word(word: str, age: int | None) -> None:
    """A number of one to three figures before *åring* or *årig* is an age; other words with numbers are none."""
    assert age_in_word(word, NB) == age_in_word(word, NN) == age


def test_ages_in_the_words_of_each_standard() -> None:
    """The plurals of *åring* and the words for *old* differ; how long something lasted is no age."""
    assert (age_in_word("17-åringene", NB), age_in_word("17-åringane", NN)) == (17, 17)
    assert (
        age_in_words(["en", "34", "år", "gammel", "mann"], NB)
        == age_in_words(["ein", "34", "år", "gamal", "mann"], NN)
        == 34
    )
    assert age_in_words(["etter", "20", "år", "takker"], NB) is age_in_words(["i", "34", "år"], NN) is None


def endings(path: Path) -> set[str]:
    """The endings in small letters that a module tests for, or takes off, by itself."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    asked = (c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in ("endswith", "removesuffix"))
    texts = (n.value for c in asked for a in c.args for n in ast.walk(a) if isinstance(n, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text.isalpha() and text.islower()}


def compared(path: Path) -> set[str]:
    """The words in small letters that a module compares the words of a text with."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    tests = (n for n in nodes if isinstance(n, ast.Compare) and getattr(n.left, "attr", "") in ("lower", "text"))
    texts = (n.value for t in tests for side in t.comparators for n in literals(side))
    return {text for text in texts if isinstance(text, str) and text.isalpha()}


def literals(side: ast.expr) -> list[ast.Constant]:
    """What stands literally on one side of a comparison."""
    return [n for n in (side, *getattr(side, "elts", ())) if isinstance(n, ast.Constant)]


@pytest.mark.parametrize("stage", READING)
def test_no_endings_and_no_words_in_the_code(stage: str) -> None:
    """Endings stand in one module, the words that rules need in ``grammar.tsv``."""
    modules = [path for path in (PACKAGE / stage).glob("*.py") if path.name != "norwegian.py"]
    found = {path.name: endings(path) | compared(path) for path in modules}
    assert {name: words for name, words in found.items() if words} == {}


def test_endings_and_words_elsewhere_are_found(tmp_path: Path) -> None:
    """The test before this one sees an ending, a tuple of them and a word, and no tag."""
    code = "t.lower.removesuffix('en'); t.text.endswith(('ane', '-')); t.entity.endswith('PER'); t.lower == 'som'"
    (tmp_path / "own.py").write_text(code, encoding="utf-8")
    assert endings(tmp_path / "own.py") | compared(tmp_path / "own.py") == {"en", "ane", "som"}

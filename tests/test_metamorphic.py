"""Changes that keep what an article says keep the answers: the script that measures it, on the shipped articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

import quotecite

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
import metamorphic  # noqa: E402  # no package, as the scripts in benchmarks/ are run by name
from changed_text import edited, reordered  # noqa: E402
from changes import CHANGES, Original  # noqa: E402

FLOOR = 95.0  # per cent unchanged of some forty quotes; all of them, when this was written
FILES = sorted((ROOT / "examples" / "articles").glob("*.txt"))
NOT_HERE = {  # villages and papers of these articles are invented; the pictures stand where nothing else may stand
    "places: others",
    "outlets: others",
    "caption or byline moved",
}


@cache
def finder() -> quotecite.Finder:
    return quotecite.load()


@cache
def trees() -> metamorphic.Trees:
    return metamorphic.Trees(finder(), None)


@cache
def articles() -> tuple[tuple[str, quotecite.Parsed, quotecite.Article], ...]:
    parsed = [(path.stem, trees().of(path.read_text(encoding="utf-8"))) for path in FILES]
    return tuple((name, tree, finder()(tree)) for name, tree in parsed)


def variants(name: str) -> Iterator[metamorphic.Case]:
    return metamorphic.cases(name, CHANGES[name], articles(), 1)


@pytest.mark.model
@pytest.mark.parametrize("name", [name for name in CHANGES if name not in NOT_HERE])
def test_answers_stay(name: str) -> None:
    """Each change finds something to change, and leaves nearly every answer as it was."""
    number, counts, _, shown = metamorphic.measured(finder(), trees(), name, articles(), 1)
    assert number
    assert counts.total() >= 10
    assert metamorphic.share(counts) >= FLOOR, [str(difference) for _, difference, _ in shown]


@pytest.mark.model
def test_the_same_seed_gives_the_same_text() -> None:
    """A change is drawn by its seed alone; another seed draws other names."""
    name = "persons: other Norwegian names"
    first, again = ([case.variant.changed.text for case in variants(name)] for _ in range(2))
    assert first == again
    other = CHANGES[name](Original(articles()[0][2]), Random("another"))
    assert other is not None
    assert other.changed.text != first[0]


@pytest.mark.model
@pytest.mark.parametrize("name", ["persons: foreign names", "another article below"])
def test_only_changed_paragraphs_are_read_anew(name: str) -> None:
    """The trees that are kept from the old text are those that the model gives for the whole changed text."""
    for case in variants(name):
        whole = finder().parse(case.variant.changed.text)
        assert finder()(trees().after(case)).quotes == finder()(whole).quotes


@pytest.mark.model
def test_a_changed_answer_is_seen() -> None:
    """An answer that changes is counted: of a text whose speaker is somebody else now it says so."""
    text = "– Vi må bygge mer, sier ordfører Kari Berg. Ola Lie hører på.\n\n– Det haster ikke, sier rektor Ola Lie."
    changed = edited(text, [(33, 42, "Anne Moe")])
    before, after = finder()(text), finder()(changed.text)
    assert [d.kind for d in metamorphic.compared(metamorphic.Variant(changed), before, after)] == [
        "other name",
        metamorphic.SAME,
    ]
    silent = edited(text, [(0, len(text), "Ingen sa noe.")])
    assert [d.kind for d in metamorphic.compared(metamorphic.Variant(silent), before, finder()(silent.text))] == [
        "gone",
        "gone",
    ]


def test_places_go_with_their_words() -> None:
    """A stretch is found again after words before it changed, and after its block was moved; added words are new."""
    changed = edited("Ola Lie sier ja.\n\nNei.", [(0, 7, "Kari Berg"), (18, 18, "Kanskje.\n\n")])
    assert changed.text[slice(*changed.span(8, 12))] == "sier"
    assert changed.text[slice(*changed.span(0, 7))] == "Kari Berg"
    assert changed.is_new(20, 27)
    assert not changed.is_new(0, 9)
    moved = reordered("A.\n\nB.\n\nC.", [0, 4, 8], [2, 0, 1])
    assert moved.text == "C.\n\nA.\n\nB.\n\n"
    assert moved.text[slice(*moved.span(4, 6))] == "B."

"""Spans as nested elements: however they overlap, nothing is lost, marked twice or marked too far."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from hypothesis import given
from hypothesis import strategies as st

from quotecite.formats.markup import Layer, elements

TEXT = "En elv. Ei bru. To båter."
BLOCKS = [Layer(start=1, end=7, tag="p"), Layer(start=8, end=15, tag="p"), Layer(start=16, end=24, tag="p")]
PLACES = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=6)


def layers(places: list[tuple[int, int]]) -> list[Layer]:
    """Layers with their number, and an id that only their first element may have."""
    return [
        Layer(start=a, end=min(a + n, len(TEXT)), tag="q", attributes={"n": f"{i}"}, once={"id": f"{i}"})
        for i, (a, n) in enumerate(places)
    ]


def shown(blocks: list[Layer], over: list[Layer]) -> str:
    """The markup of the test's text."""
    return "".join(tostring(element, encoding="unicode") for element in elements(TEXT, blocks, over))


def test_layers_that_cross_are_begun_again() -> None:
    """The one that ends first is closed there with what it holds; what is begun again has no id."""
    block = Layer(start=0, end=7, tag="p")
    assert shown([block], layers([(0, 4), (3, 4)])) == (
        '<p><q n="0" id="0">En <q n="1" id="1">e</q></q><q n="1">lv.</q></p> Ei bru. To båter.'
    )


def test_a_layer_over_several_blocks_has_one_id() -> None:
    """It is begun once for all blocks, also where it starts before the first of them."""
    assert shown(BLOCKS, layers([(0, 12)])) == (
        '<p><q n="0" id="0">n elv.</q></p> <p><q n="0">Ei b</q>ru.</p> <p>To båter</p>.'
    )


@given(PLACES)
def test_nothing_is_lost(places: list[tuple[int, int]]) -> None:
    """Blocks and what lies between them are the text; each layer is marked where it lies over a block."""
    made = elements(TEXT, BLOCKS, layers(places))
    assert "".join("".join(e.itertext()) + (e.tail or "") for e in made) == TEXT[1:]
    inside = [at for block in BLOCKS for at in range(block.start, block.end)]
    for layer in layers(places):
        found = [q for e in made for q in e.iter("q") if q.get("n") == layer.attributes["n"]]
        words = [TEXT[at] for at in range(layer.start, layer.end) if at in inside]
        assert "".join("".join(q.itertext()) for q in found) == "".join(words)
        assert [q.get("id") for q in found] == [layer.once["id"], *[None] * len(found)][: len(found)]


@given(PLACES)
def test_no_element_is_empty(places: list[tuple[int, int]]) -> None:
    """Where nothing is to be marked nothing is opened."""
    marked: list[Element] = [q for e in elements(TEXT, BLOCKS, layers(places)) for q in e.iter("q")]
    assert all("".join(q.itertext()) for q in marked)

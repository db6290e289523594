"""Stretches of an article as elements of a tree (`xml.etree.ElementTree`), for HTML and XML alike.

Spans may overlap and elements may not: the text is cut into runs with the same layers over them, and an element that
crosses the end of another is closed there and begun again after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from xml.etree.ElementTree import Element, TreeBuilder

import attrs


@attrs.frozen(kw_only=True)
class Layer:
    """A stretch of the article to mark: half-open code points, the element over it and its attributes.

    ``once`` are attributes of its first element alone, where it takes several: an id may not stand twice. An element of
    a deeper ``level`` never holds one of a lower level: it is closed before and begun again inside and after.
    """

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    once: Mapping[str, str] = attrs.field(factory=dict)
    level: int = 0


def elements(text: str, blocks: Sequence[Layer], layers: Iterable[Layer]) -> list[Element]:
    """The blocks of a text (in order, disjoint) as elements, in each the elements of the layers that lie there.

    What lies between two blocks is the tail of the element before it, without layers.

    >>> from xml.etree.ElementTree import tostring
    >>> blocks = [Layer(start=0, end=4, tag="p"), Layer(start=5, end=9, tag="p")]
    >>> layers = [Layer(start=2, end=7, tag="a", once={"id": "x"}), Layer(start=6, end=8, tag="b", once={"id": "y"})]
    >>> [tostring(element, encoding="unicode") for element in elements("abcd efgh!", blocks, layers)]
    ['<p>ab<a id="x">cd</a></p> ', '<p><a>e<b id="y">f</b></a><b>g</b>h</p>!']
    """
    seen = list(_visible(layers, blocks))
    starts = [*(block.start for block in blocks), len(text)]
    found = []
    for block, following in zip(blocks, starts[1:], strict=True):
        element = _element(text, block, seen)
        element.tail = text[block.end : following]
        found.append(element)
    return found


def runs(layers: Iterable[Layer], start: int, end: int) -> Iterator[tuple[int, int, tuple[Layer, ...]]]:
    """The text between two offsets in runs, each with the layers over it, by level and the longest first.

    >>> layers = [Layer(start=0, end=4, tag="a"), Layer(start=2, end=6, tag="b")]
    >>> [(a, b, [layer.tag for layer in over]) for a, b, over in runs(layers, 0, 8)]
    [(0, 2, ['a']), (2, 4, ['a', 'b']), (4, 6, ['b']), (6, 8, [])]
    """
    inside = sorted(
        (layer for layer in layers if _meet(layer, start, end)),
        key=lambda layer: (layer.level, layer.start, -layer.end),
    )
    cuts = {start, end, *(at for layer in inside for at in (layer.start, layer.end) if start < at < end)}
    for a, b in pairwise(sorted(cuts)):
        yield a, b, tuple(layer for layer in inside if layer.start <= a and b <= layer.end)


def _visible(layers: Iterable[Layer], blocks: Sequence[Layer]) -> Iterator[Layer]:
    """The layers that lie over some of the blocks, each from where it is first seen."""
    for layer in layers:
        first = next((block for block in blocks if _meet(layer, block.start, block.end)), None)
        if first is not None:
            yield attrs.evolve(layer, start=max(layer.start, first.start))


def _meet(layer: Layer, start: int, end: int) -> bool:
    """Whether a layer lies over some character between two offsets."""
    return max(layer.start, start) < min(layer.end, end)


def _element(text: str, block: Layer, layers: Iterable[Layer]) -> Element:
    """One block with its layers; those that go on beyond the end of another are closed there and begun again."""
    builder = TreeBuilder()
    builder.start(block.tag, {**block.attributes, **block.once})
    opened: tuple[Layer, ...] = ()
    for start, end, over in (*runs(layers, block.start, block.end), (block.end, block.end, ())):
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(opened, over, strict=False)))
        for layer in reversed(opened[kept:]):
            builder.end(layer.tag)
        for layer in over[kept:]:
            builder.start(layer.tag, {**layer.attributes, **(layer.once if layer.start == start else {})})
        builder.data(text[start:end])
        opened = over
    builder.end(block.tag)
    return builder.close()

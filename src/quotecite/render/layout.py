"""An article cut into runs of text with the same markup, so that any spans nest, whatever they overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs


@attrs.frozen(kw_only=True)
class Layer:
    """A stretch of the article to mark: half-open code points and what opens and closes it in HTML."""

    start: int
    end: int
    opening: str
    closing: str


def runs(start: int, end: int, layers: Sequence[Layer]) -> Iterator[tuple[int, int, tuple[Layer, ...]]]:
    """The text between two offsets in runs, each with the layers over it, the longest first.

    >>> one, two = (Layer(start=a, end=b, opening="", closing="") for a, b in [(0, 4), (2, 6)])
    >>> [(a, b, len(over)) for a, b, over in runs(0, 8, [one, two])]
    [(0, 2, 1), (2, 4, 2), (4, 6, 1), (6, 8, 0)]
    """
    inside = [layer for layer in layers if layer.start < end and layer.end > start and layer.start < layer.end]
    edges = {start, end, *(at for layer in inside for at in (layer.start, layer.end) if start < at < end)}
    cuts = sorted(edges)
    for a, b in pairwise(cuts):
        over = [layer for layer in inside if layer.start <= a and b <= layer.end]
        yield a, b, tuple(sorted(over, key=lambda layer: (layer.start, -layer.end)))


def nested(text: str, start: int, end: int, layers: Sequence[Layer]) -> str:
    """The text between two offsets with its layers as properly nested markup.

    A layer that crosses the end of another is closed there and opened again after it.
    """
    out: list[str] = []
    opened: list[Layer] = []
    for a, b, over in runs(start, end, layers):
        same = 0
        while same < min(len(opened), len(over)) and opened[same] is over[same]:
            same += 1
        out += [layer.closing for layer in reversed(opened[same:])]
        out += [layer.opening for layer in over[same:]]
        opened = list(over)
        out.append(escaped(text[a:b]))
    out += [layer.closing for layer in reversed(opened)]
    return "".join(out)


def escaped(text: str) -> str:
    """Text for HTML, in elements and in attributes; what HTML cannot hold becomes the replacement character.

    A carriage return is written as a reference, for a parser would change it.
    """
    out = []
    for character in text:
        if character in _REFERENCES:
            out.append(_REFERENCES[character])
        elif character < " " and character not in "\t\n":
            out.append("\ufffd")
        else:
            out.append(character)
    return "".join(out)


_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}

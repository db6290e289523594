"""An article cut into runs of text with the same markup, so that any spans nest, whatever they overlap.

For HTML and XML alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import attrs


@attrs.frozen(kw_only=True)
class Layer:
    """A stretch of the article to mark: half-open code points, what opens and what closes it.

    ``again`` opens it a second time, after another layer had to be closed; the same as ``opening`` when empty.
    """

    start: int
    end: int
    opening: str
    closing: str
    again: str = ""


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


def nested(
    text: str, start: int, end: int, layers: Sequence[Layer], escape: Callable[[str], str], begun: set[int]
) -> str:
    """The text between two offsets with its layers as properly nested markup.

    A layer that crosses the end of another is closed there and opened again after it. ``begun`` is kept over the
    stretches of one text, so that a layer over several of them is begun once.
    """
    out: list[str] = []
    opened: list[Layer] = []
    for a, b, over in runs(start, end, layers):
        same = 0
        while same < min(len(opened), len(over)) and opened[same] is over[same]:
            same += 1
        out += [layer.closing for layer in reversed(opened[same:])]
        out += [layer.again or layer.opening if id(layer) in begun else layer.opening for layer in over[same:]]
        begun |= {id(layer) for layer in over}
        opened = list(over)
        out.append(escape(text[a:b]))
    out += [layer.closing for layer in reversed(opened)]
    return "".join(out)

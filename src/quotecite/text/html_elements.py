"""A walk over the elements of HTML, and what each of them holds; nothing here changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import attrs

from quotecite.extras import extra

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "div", "br", "ul", "ol", "table", "blockquote", *HEADINGS})
_CELLS = frozenset({"td", "th"})


def events(root: Any, out: Collection[int] = ()) -> Iterator[tuple[Any, str, bool]]:
    """An element of BeautifulSoup and all in it: each with its name as it opens (True) and closes (False).

    Strings come between, with the name "". Elements whose ``id()`` is in ``out`` are passed over. No recursion, however
    deep elements lie.
    """
    element_types = extra("bs4.element", "html")
    stack = [(root, iter(root.children))]
    yield root, root.name, True
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield element, element.name, False
        elif isinstance(child, element_types.Tag):
            if id(child) not in out:
                stack.append((child, iter(child.children)))
                yield child, child.name, True
        elif type(child) is element_types.NavigableString:  # its subclasses are comments, declarations, scripts
            yield child, "", True


@attrs.define
class Measure:
    """What an element holds: characters, those in paragraphs, the longest table cell in words, ``h1``, any blocks."""

    length: int = 0
    in_paragraphs: int = 0
    words: int = 0
    longest_cell: int = 0
    headline: bool = False
    running: bool = False  # a paragraph or a heading
    blocks: bool = False

    def add(self, inner: Measure) -> None:
        """Takes up what an element inside holds."""
        self.length += inner.length
        self.in_paragraphs += inner.in_paragraphs
        self.words += inner.words
        self.longest_cell = max(self.longest_cell, inner.longest_cell)
        self.headline = self.headline or inner.headline
        self.running = self.running or inner.running
        self.blocks = self.blocks or inner.blocks


def measures(root: Any, out: Collection[int] = ()) -> dict[int, Measure]:
    """The measure of an element and of each in it, by ``id()``, found in one walk."""
    found: dict[int, Measure] = {}
    open_: list[Measure] = []
    for node, name, opens in events(root, out):
        if not name:
            open_[-1].length += len(node)
            open_[-1].words += len(node.split())
        elif opens:
            open_.append(Measure())
        else:
            own = open_.pop()
            found[id(node)] = own
            if open_:
                open_[-1].add(_as_seen_from_outside(own, name))
    return found


def _as_seen_from_outside(own: Measure, name: str) -> Measure:
    """What an element adds to those around it: what it holds, and what it is."""
    return attrs.evolve(
        own,
        in_paragraphs=own.length if name == "p" else own.in_paragraphs,
        longest_cell=max(own.longest_cell, own.words) if name in _CELLS else own.longest_cell,
        headline=own.headline or name == "h1",
        running=own.running or name == "p" or name in HEADINGS,
        blocks=own.blocks or name in _BLOCKS,
    )

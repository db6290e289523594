"""HTML to its parts: what stands between two borders of blocks, as one text each, with what its elements say of it.

White space is read as browsers read it; ``<br>`` is a line break, two are an empty line, ``<q>`` has quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

import attrs

from quotecite.records import BlockKind
from quotecite.text.html_elements import HEADINGS, events
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS

_BORDERS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li", "main",
     "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
     *HEADINGS]
)  # fmt: skip
"""Elements that begin and end a block of their own."""
_KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("figure", "figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("p", "blockquote"), BlockKind.PARAGRAPH),
    "li": BlockKind.LIST,
    "address": BlockKind.BYLINE,
}
_INHERITS = frozenset({"p"})  # a paragraph in a list or a caption is part of that
_SPACE = re.compile(r"[ \t\n\r\f]+")
# Blanks before a line end are looked through from the first one alone, not from each of them anew.
_EMPTY_LINE = re.compile(r"(?:(?<![ \t\r\f])[ \t\r\f]++|)\n[ \t\r\f]*\n[ \t\n\r\f]*+")
_LINE_END = re.compile(r"(?:(?<![ \t\f])[ \t\f]++|)(?:\r\n|\r|\n)[ \t\f]*+")


@attrs.frozen(kw_only=True)
class Part:
    """What stands between two borders: its text, the kind that its elements give it, and how it stands there.

    ``level`` is that of a heading (1 to 6; 0 for none); ``linked`` and ``bold`` say that all of it is so; ``set_off``
    that it stands in a block quote; ``names`` are the classes and the like of the two inmost blocks that have any.
    """

    text: str
    kind: BlockKind | None
    level: int = 0
    linked: bool = False
    bold: bool = False
    set_off: bool = False
    names: tuple[str, ...] = ()


def parts_of(root: Any, out: Collection[int] = ()) -> list[Part]:
    """The parts of an element of BeautifulSoup, in order, without the elements in ``out``; blank ones are left out."""
    lines = root.find([*_BORDERS - {"body", "div"}, "br"]) is None  # plain text with a few tags: its lines are lines
    walk = _Walk(lines=lines)
    for node, name, opens in events(root, out):
        if not name:
            walk.words(node)
        elif opens:
            walk.enter(node, name)
        else:
            walk.leave(name)
    walk.flush()
    return walk.parts


@attrs.frozen
class _Inside:
    """What the open elements say of the text in them."""

    kind: BlockKind | None = None
    level: int = 0
    names: tuple[str, ...] = ()


@attrs.define
class _Walk:
    """The parts so far, and what is open where the walk stands."""

    lines: bool
    parts: list[Part] = attrs.field(factory=list)
    pieces: list[str] = attrs.field(factory=list)
    open: Counter[str] = attrs.field(factory=Counter)
    inside: list[_Inside] = attrs.field(factory=lambda: [_Inside()])
    signs: int = 0  # visible characters of the part, of them those in links and in bold
    linked: int = 0
    bold: int = 0

    def enter(self, element: Any, name: str) -> None:
        if name in _BORDERS:
            self.flush()
        elif name == "br":
            self.pieces.append("\n")
        elif name == "q":
            self.pieces.append(OPENING_MARKS[0])
        self.open[name] += 1
        around = self.inside[-1]
        kind = None if name in _INHERITS and around.kind is not None else _KINDS.get(name)
        named = _names(element)
        self.inside.append(
            _Inside(
                kind=kind or around.kind,
                level=around.level if kind is None else int(name[1]) if name in HEADINGS else 0,
                names=(*around.names[-1:], named) if named and name in _BORDERS else around.names,
            )
        )

    def leave(self, name: str) -> None:
        if name in _BORDERS:
            self.flush()
        elif name == "q":
            self.pieces.append(CLOSING_MARKS[0])
        self.open[name] -= 1
        self.inside.pop()

    def words(self, text: str) -> None:
        """A string between two tags."""
        self.pieces.append(self._spaced(text))
        visible = len(_SPACE.sub("", text))
        self.signs += visible
        self.linked += visible if self.open["a"] else 0
        self.bold += visible if self.open["b"] or self.open["strong"] else 0

    def _spaced(self, text: str) -> str:
        """Its white space: spaces, but lines where they are kept, and empty lines outside paragraphs."""
        if self.open["pre"] or self.lines:
            return _LINE_END.sub("\n", text)
        if self.inside[-1].kind is not None:
            return _SPACE.sub(" ", text)
        return "\n\n".join(_SPACE.sub(" ", piece) for piece in _EMPTY_LINE.split(text))

    def flush(self) -> None:
        """Ends a part."""
        text = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", "".join(self.pieces)))
        text = re.sub(r"\n{3,}", "\n\n", text).strip(" \n")
        if text.strip():
            inside = self.inside[-1]
            self.parts.append(
                Part(
                    text=text,
                    kind=inside.kind,
                    level=inside.level,
                    linked=self.linked == self.signs,
                    bold=self.bold == self.signs,
                    set_off=self.open["blockquote"] > 0,
                    names=inside.names,
                )
            )
        self.pieces.clear()
        self.signs = self.linked = self.bold = 0


def _names(element: Any) -> str:
    """The classes, the id and the like of an element, which tell what its maker takes it for."""
    values = [element.get(key) or "" for key in ("class", "id", "itemprop", "rel")]
    return " ".join(" ".join(value) if isinstance(value, list) else value for value in values).casefold().strip()

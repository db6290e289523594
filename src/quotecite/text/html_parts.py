"""HTML to its parts: what stands between two borders of blocks, as one text each, with what its elements say of it.

White space is read as browsers read it; ``<br>`` is a line break, two are an empty line, ``<q>`` has quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from quotecite.records import BlockKind
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
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
_BOLD = frozenset({"b", "strong"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EMPTY_LINE = re.compile(r"[ \t\r\f]*\n[ \t\r\f]*\n[ \t\n\r\f]*")
_LINE_END = re.compile(r"[ \t\f]*(?:\r\n|\r|\n)[ \t\f]*")


@attrs.frozen(kw_only=True)
class Part:
    """What stands between two borders: its text, the kind that its elements give it, and how it stands there.

    ``level`` is that of a heading (1 to 6; 0 for none); ``linked`` and ``bold`` say that all of it is so; ``set_off``
    that it stands in a block quote; ``names`` are the classes and the like of the elements around it, the inmost last.
    """

    text: str
    kind: BlockKind | None
    level: int = 0
    linked: bool = False
    bold: bool = False
    set_off: bool = False
    names: tuple[str, ...] = ()


def parts_of(root: Any) -> list[Part]:
    """The parts of an element of BeautifulSoup, in order; blank ones are left out."""
    lines = root.find([*_BORDERS - {"body", "div"}, "br"]) is None  # plain text with a few tags: its lines are lines
    walk = _Walk(lines=lines)
    for node, entered in _events(root):
        if getattr(node, "name", None) is None:
            walk.words(node)
        elif entered:
            walk.enter(node)
        else:
            walk.leave(node)
    walk.flush()
    return walk.parts


def _events(root: Any) -> Iterator[tuple[Any, bool]]:
    """Elements as they open (True) and close (False), and the strings between; no recursion, however deep they lie."""
    from bs4.element import NavigableString

    stack = [(root, iter(root.children))]
    yield root, True
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield element, False
        elif getattr(child, "name", None) is not None:
            stack.append((child, iter(child.children)))
            yield child, True
        elif type(child) is NavigableString:  # its subclasses are comments, declarations, scripts
            yield child, True


@attrs.define
class _Walk:
    """The parts so far, and what is open where the walk stands."""

    lines: bool
    parts: list[Part] = attrs.field(factory=list)
    pieces: list[str] = attrs.field(factory=list)
    open: list[str] = attrs.field(factory=list)  # the names of all open elements
    kinds: list[tuple[str, BlockKind | None]] = attrs.field(factory=list)
    named: list[str] = attrs.field(factory=list)
    signs: int = 0  # visible characters of the part, of them those in links and in bold
    linked: int = 0
    bold: int = 0

    def enter(self, element: Any) -> None:
        name = element.name
        if name in _BORDERS:
            self.flush()
        elif name == "br":
            self.pieces.append("\n")
        elif name == "q":
            self.pieces.append(OPENING_MARKS[0])
        self.open.append(name)
        self.named.append(_names(element))
        inherits = name in _INHERITS and self.kind is not None
        self.kinds.append((name, None if inherits else _KINDS.get(name)))

    def leave(self, element: Any) -> None:
        if element.name in _BORDERS:
            self.flush()
        elif element.name == "q":
            self.pieces.append(CLOSING_MARKS[0])
        self.open.pop()
        self.named.pop()
        self.kinds.pop()

    @property
    def kind(self) -> BlockKind | None:
        """The kind that the inmost element with one gives."""
        return next((kind for _, kind in reversed(self.kinds) if kind is not None), None)

    def words(self, text: str) -> None:
        """A string between two tags."""
        self.pieces.append(self._spaced(text))
        visible = len(_SPACE.sub("", text))
        self.signs += visible
        self.linked += visible if "a" in self.open else 0
        self.bold += visible if not _BOLD.isdisjoint(self.open) else 0

    def _spaced(self, text: str) -> str:
        """Its white space: spaces, but lines where they are kept, and empty lines outside paragraphs."""
        if "pre" in self.open or self.lines:
            return _LINE_END.sub("\n", text)
        if self.kind is not None:
            return _SPACE.sub(" ", text)
        return "\n\n".join(_SPACE.sub(" ", piece) for piece in _EMPTY_LINE.split(text))

    def flush(self) -> None:
        """Ends a part."""
        text = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", "".join(self.pieces)))
        text = re.sub(r"\n{3,}", "\n\n", text).strip(" \n")
        if text.strip():
            tag = next((tag for tag, kind in reversed(self.kinds) if kind is not None), "")
            self.parts.append(
                Part(
                    text=text,
                    kind=self.kind,
                    level=int(tag[1]) if tag in HEADINGS else 0,
                    linked=self.linked == self.signs,
                    bold=self.bold == self.signs,
                    set_off="blockquote" in self.open,
                    names=tuple(name for name in self.named if name),
                )
            )
        self.pieces.clear()
        self.signs = self.linked = self.bold = 0


def _names(element: Any) -> str:
    """The classes, the id and the like of an element, which tell what its maker takes it for."""
    values = [element.get(key) or "" for key in ("class", "id", "itemprop", "rel")]
    return " ".join(" ".join(value) if isinstance(value, list) else value for value in values).casefold()

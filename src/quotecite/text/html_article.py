"""Which part of a page is the article: the element that holds it, and what in it is no text of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quotecite.text.html_elements import Measure, events, measures

_NO_TEXT = frozenset(
    ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio", "video", "canvas", "button",
     "select", "textarea", "input", "label", "nav", "dialog", "head"]
)  # fmt: skip
_NO_ROLE = frozenset({"banner", "navigation", "complementary", "search", "contentinfo", "dialog"})
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")
# What page makers call boxes beside the article: a class or an id that begins with such a word (``share-buttons``).
_NO_NAME = frozenset(
    ["ad", "ads", "advert", "advertisement", "annonse", "annonser", "breadcrumb", "breadcrumbs", "comments", "cookie",
     "disqus", "kommentarer", "newsletter", "nyhetsbrev", "related", "relaterte", "share", "sharebar", "sharing",
     "social"]
)  # fmt: skip
_BOXES = frozenset({"div", "section", "ul", "ol", "figure", "form", "table", "article"})
_FIRST_WORD = re.compile(r"[_-]")
_LARGE = 0.5  # of a page's text: what holds more is never taken for something beside the article
_CELL = 20  # words in a cell from which on a table is layout


def article_of(soup: Any, *, select: str | None, drop: str | None) -> tuple[list[Any], set[int]]:
    """The elements of a page that hold its article, in order, and the ``id()`` of what in them is to be passed over.

    Raises:
        ValueError: ``select`` matches nothing.
    """
    out = {id(element) for element in soup.select(drop)} if drop else set()
    if select is None:
        whole = soup.body or soup  # a head that is mistyped takes the body into it
        if id(whole) in out:  # ``drop`` took all
            return [], out
        out |= _no_article(whole, out)
        held = measures(whole, out)
        main = _main(whole, held)
        return [main], out | _other_articles(main, held)
    found = soup.select(select)
    if not found:
        raise ValueError(f"select: nothing in the HTML matches {select!r}; look at its source, or leave select out")
    chosen = {id(element) for element in found}
    roots = [element for element in found if not any(id(parent) in chosen for parent in element.parents)]
    return roots, out.union(*(_no_article(root, out) - chosen for root in roots))


def _no_article(root: Any, out: set[int]) -> set[int]:
    """What in an element is no text, hidden, or beside the article, and tables of data."""
    found = {id(node) for node, name, opens in events(root, out) if opens and name in _NO_TEXT and node is not root}
    held = measures(root, out | found)
    total = held[id(root)].length
    quoting = 0  # block quotes that are open
    for node, name, opens in events(root, out | found):
        quoting += (1 if opens else -1) if name == "blockquote" else 0
        if name and opens and node is not root:
            own = held[id(node)]
            beside = not own.headline and name != "h1" and own.length <= _LARGE * total
            if (beside and _is_beside(node, name, own, quoted=quoting > 0)) or _is_data(name, own):
                found.add(id(node))
    return found


def _is_beside(element: Any, name: str, own: Measure, *, quoted: bool) -> bool:
    """Whether an element stands beside the article, by its attributes or its place."""
    if element.has_attr("hidden") or element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    if name == "aside" or element.get("role") in _NO_ROLE:
        return True
    if name == "footer":  # that of a block quote says who is quoted
        return not quoted
    if name == "header":
        return not own.running
    named = [*(element.get("class") or ()), element.get("id") or ""] if name in _BOXES else []
    return any(_FIRST_WORD.split(value.casefold(), maxsplit=1)[0] in _NO_NAME for value in named)


def _is_data(name: str, own: Measure) -> bool:
    """Whether an element is a table of data: short cells without blocks in them. Old pages lay out text in tables."""
    return name == "table" and not own.blocks and own.longest_cell <= _CELL


def _main(whole: Any, held: Mapping[int, Measure]) -> Any:
    """The element that holds the article: the ``article`` with most text in paragraphs, else ``main``, else all."""
    enough = max(1, _LARGE * held[id(whole)].in_paragraphs)  # of a page with many articles, a feed, all are read
    for candidates in (
        whole.find_all("article"),
        whole.find_all(attrs={"itemprop": "articleBody"}),
        whole.find_all("main"),
        whole.find_all(attrs={"role": "main"}),
    ):
        read = [element for element in candidates if id(element) in held]
        best = max(read, key=lambda element: held[id(element)].in_paragraphs, default=None)
        if best is not None and held[id(best)].in_paragraphs >= enough:
            return best
    return whole


def _other_articles(main: Any, held: Mapping[int, Measure]) -> set[int]:
    """The articles inside an article, teasers and readers' comments; none when they hold most of its text."""
    if main.name != "article":
        return set()
    inner = [other for other in main.find_all("article") if id(other) in held]
    largest = max((held[id(other)].in_paragraphs for other in inner), default=0)
    own = held[id(main)].in_paragraphs - sum(
        held[id(other)].in_paragraphs for other in inner if other.find_parent("article") is main
    )
    return set() if own < max(largest, _LARGE * held[id(main)].in_paragraphs) else {id(other) for other in inner}

"""Which part of a page is the article: what is no text of it goes, and of what remains the element that holds it."""

from __future__ import annotations

import re
from typing import Any

from quotecite.text.html_parts import HEADINGS

_NO_TEXT = ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio", "video", "canvas",
            "button", "select", "textarea", "input", "label", "nav", "aside", "dialog", "head"]  # fmt: skip
_NO_ROLE = ("banner", "navigation", "complementary", "search", "contentinfo", "dialog")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")
# What page makers call what is not the article: a class or an id that begins with such a word (``share-buttons``).
_NO_NAME = frozenset(
    ["ad", "ads", "advert", "advertisement", "annonse", "annonser", "breadcrumb", "breadcrumbs", "comments", "cookie",
     "disqus", "kommentarer", "newsletter", "nyhetsbrev", "related", "relaterte", "share", "sharebar", "sharing",
     "social"]
)  # fmt: skip
_FIRST_WORD = re.compile(r"[_-]")
_LARGE = 0.5  # of a page's text: what holds more is never taken for something beside the article
_ENOUGH = 200  # characters in paragraphs that make an article
_CELL = 20  # words in a cell from which on a table is layout


def article_of(soup: Any, *, select: str | None, drop: str | None) -> list[Any]:
    """The elements of a page that hold its article, in order, after all else was taken out of them.

    Raises:
        ValueError: ``select`` matches nothing.
    """
    for element in soup.select(drop) if drop else ():
        _out(element)
    if select is None:
        _clean(soup)
        return [_main(soup)]
    found = soup.select(select)
    if not found:
        raise ValueError(f"select: nothing in the HTML matches {select!r}; look at its source, or leave select out")
    chosen = {id(element) for element in found}
    roots = [element for element in found if not any(id(parent) in chosen for parent in element.parents)]
    for root in roots:
        _clean(root)
    return roots


def _out(element: Any) -> None:
    if not element.decomposed:  # with an element around it
        element.decompose()


def _clean(root: Any) -> None:
    """Takes out of an element what is no text, hidden, or beside the article, and tables of data."""
    for element in root.find_all(_NO_TEXT):
        _out(element)
    total = _length(root)
    for element in root.find_all(True):
        beside = not element.decomposed and _is_beside(element) and element.find("h1") is None
        if beside and _length(element) <= _LARGE * total:
            _out(element)
    for table in root.find_all("table"):
        if not table.decomposed and _is_data(table):
            _out(table)


def _is_beside(element: Any) -> bool:
    """Whether an element stands beside the article, by its attributes or its place."""
    if element.has_attr("hidden") or element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    if element.get("role") in _NO_ROLE:
        return True
    if element.name == "footer":  # that of a block quote says who is quoted
        return element.find_parent("blockquote") is None
    if element.name == "header":
        return element.find(["p", *HEADINGS]) is None
    named = [*(element.get("class") or ()), element.get("id") or ""]
    return any(_FIRST_WORD.split(name.casefold(), maxsplit=1)[0] in _NO_NAME for name in named)


def _length(element: Any) -> int:
    return len(element.get_text())


def _is_data(table: Any) -> bool:
    """Whether a table holds data: short cells without blocks of their own. Old pages lay out their text in tables."""
    if table.find(["p", "div", "br", "ul", "ol", "table", "blockquote", *HEADINGS]) is not None:
        return False
    return all(len(cell.get_text().split()) <= _CELL for cell in table.find_all(["td", "th"]))


def _main(soup: Any) -> Any:
    """The element that holds the article: the ``article`` with most text in paragraphs, else ``main``, else all."""
    whole = soup.body or soup
    for found in (soup.find_all("article"), soup.select("[itemprop~=articleBody]"), soup.select("main, [role=main]")):
        best = max(found, key=_in_paragraphs, default=None)
        if best is not None and _in_paragraphs(best) >= min(_ENOUGH, _LARGE * _in_paragraphs(whole)):
            for other in best.find_all("article"):  # teasers and comments
                _out(other)
            return best
    return whole


def _in_paragraphs(element: Any) -> int:
    return sum(len(p.get_text()) for p in element.find_all("p"))

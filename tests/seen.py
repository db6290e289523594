"""What a browser sees of a view, for the tests that look at its elements; and texts that try to be more than text."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "img", "meta", "link", "hr", "input"}


class Page(HTMLParser):
    """What a browser sees of a view: elements in their nesting, and the text of the article."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_text = 0
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag in VOID:
            return
        self.open.append(tag)
        if self._in_text or "qc-text" in (dict(attributes).get("class") or ""):
            self._in_text += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1:] == [tag], f"</{tag}> inside {self.open}"
        self.open.pop()
        self._in_text = max(0, self._in_text - 1)

    def handle_data(self, data: str) -> None:
        self.text += data if self._in_text else ""

    def having(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of the elements with a class."""
        return [a for _, a in self.elements if name in (a.get("class") or "").split()]

    def ids(self) -> list[str]:
        """The ids on the page, in order."""
        return [a["id"] or "" for _, a in self.elements if "id" in a]

    def links(self) -> list[str]:
        """Where the links of the page lead."""
        return [a["href"] or "" for _, a in self.elements if "href" in a]


EVIL = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "</article></div><svg/onload=alert(1)>",
    "<!-- --><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{7*7}} ${7*7} $x$",
    "expression(alert(1)) url(http://example.invalid/x)",
    "\u202e<b>\u2066</b>\u0000\u0008\ud800",
)


def assert_harmless(page: Page) -> None:
    """Nothing on the page runs, loads anything or leads outside it, and every id is there once."""
    allowed = {
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "nav", "footer", "div", "span",
        "article", "blockquote", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "b", "br",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary",
    }  # fmt: skip
    attributes = {
        "class", "id", "lang", "href", "style", "tabindex", "scope", "charset", "name", "content", "http-equiv",
        "aria-label", "aria-hidden", "aria-describedby", "data-who", "data-number", "data-tip", "data-label",
    }  # fmt: skip
    for tag, found in page.elements:
        assert tag in allowed
        assert set(found) <= attributes
        assert not (found.get("style") or "").strip("-qcpart:.%0123456789 ")
    assert all(link.startswith("#") for link in page.links())
    assert {link[1:] for link in page.links()} <= set(page.ids())
    assert len(set(page.ids())) == len(page.ids())

"""HTML, a fragment or a whole page, as a text that a finder reads, whose blocks know what they are.

BeautifulSoup finds the elements, lxml mends what is broken. They are small (13 MB), under the MIT and BSD licences, and
leave the choice of text to us. Extractors of running text choose themselves: trafilatura (Apache-2.0, 50 MB with what
it needs) drops captions and bylines, keeps readers' comments, repeats pull quotes, and does not tell a link to another
article from a paragraph, all of which decides who is quoted.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import attrs

from quotecite.extras import extra
from quotecite.records import Block, BlockKind, Span
from quotecite.text.compose import BETWEEN, Composed, Field
from quotecite.text.html_about import About, about
from quotecite.text.html_article import article_of
from quotecite.text.html_kinds import headed, is_lead, kinds_of, one_line, unrepeated
from quotecite.text.html_parts import Part, parts_of
from quotecite.text.signs import BYTE_ORDER_MARK
from quotecite.text.surrogates import check

_ADDRESS = re.compile(r"\s*(?:https?://\S+|file:\S+|[^<>&\n]{1,200}\.(?:html?|xhtml|php|aspx?))\s*")
_DECLARATION = re.compile(r"(?<!\s)\s*+<\?xml[^<>]*\?>")
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.IGNORECASE)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})  # Windows-1252 to browsers
_NUL = re.compile("[\x00\ufffe\uffff]")


@attrs.frozen(kw_only=True)
class HtmlText(Composed):
    """The text of a fragment or page, which a finder reads like a string, and what the page says of itself.

    ``date`` is ``YYYY-MM-DD``. What the page does not say is None.
    """

    title: str | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    outlet: str | None = None
    url: str | None = None

    @property
    def metadata(self) -> dict[str, str | None]:
        """Metadata for a frame, namely title, lead, author (several joined by ``;``), date, outlet and url."""
        author = "; ".join(self.authors) or None
        return {
            "title": self.title, "lead": self.lead, "author": author, "date": self.date, "outlet": self.outlet,
            "url": self.url,
        }  # fmt: skip


def from_html(html: str | bytes, *, select: str | None = None, drop: str | None = None) -> HtmlText:
    r"""The text of HTML for a finder: paragraphs, headings, captions, lists, block quotes, each a block of its kind.

    Entities are decoded, ``<br>`` is a line break. Scripts, styles, menus, asides, tables of data and what is hidden
    are left out; so are block quotes that repeat words of the text. Of a whole page the article is read. Offsets are
    those of ``text``.

    Args:
        html: the HTML; bytes are read as UTF-8 where that fits, else as the page says, else as Windows-1252.
        select: a CSS selector of the elements that hold the article, when it is not found by itself.
        drop: a CSS selector of what to leave out.

    Raises:
        TypeError: ``html`` is neither str nor bytes.
        ValueError: it is an address or the name of a file, or ``select`` matches nothing.
        FormatError: it holds half a character (a lone surrogate).
        ImportError: BeautifulSoup or lxml is not installed.

    >>> import quotecite
    >>> page = quotecite.from_html("<h1>Ny skole</h1><p>&ndash; Vi m&aring; bygge,<br>sier <b>Kari Berg</b>.</p>")
    >>> page.text
    'Ny skole\n\n– Vi må bygge,\nsier Kari Berg.'
    >>> page.title, [str(block.kind) for block in page.known]
    ('Ny skole', ['headline', 'paragraph'])
    """
    markup = _decoded(html)
    soup = _parsed(markup)
    said = about(soup)
    roots, out = article_of(soup, select=select, drop=drop)
    parts = unrepeated([part for root in roots for part in parts_of(root, out)])
    if _WHOLE.search(markup) and select is None:
        parts = headed(parts, said.headline)
    return _as_text(parts, said)


def _as_text(parts: Sequence[Part], said: About) -> HtmlText:
    """The parts as one text, with where those stand whose kind is known."""
    kinds = kinds_of(parts)
    starts = accumulate((len(part.text) + len(BETWEEN) for part in parts), initial=0)
    text = BETWEEN.join(part.text for part in parts)
    known = (
        Block(span=Span(start=start, end=start + len(part.text), text=part.text), kind=kind)
        for part, kind, start in zip(parts, kinds, starts, strict=False)  # one more start than parts
        if kind is not None
    )
    headline = next((p.text for p, kind in zip(parts, kinds, strict=True) if kind is BlockKind.HEADLINE), None)
    return HtmlText(
        text=text,
        fields=(Field(name="body", start=0, end=len(text)),) if text else (),
        known=tuple(known),
        title=one_line(headline) or said.title,
        lead=one_line(next((part.text for part in parts if is_lead(part)), None)) or said.lead,
        authors=said.authors,
        date=said.date,
        outlet=said.outlet,
        url=said.url,
    )


def _decoded(html: Any) -> str:
    """HTML as one string that a parser can take."""
    html = _from_bytes(html) if isinstance(html, bytes) else html
    if not isinstance(html, str):
        raise TypeError(
            f"html: expected HTML as str or bytes, got {type(html).__name__}; of a file pass path.read_bytes(), "
            "and leave out what is missing"
        )
    if _ADDRESS.fullmatch(html):
        raise ValueError(
            f"html: expected HTML, got {html.strip()!r}, an address or the name of a file; pass what stands in it "
            "(Path(…).read_bytes()), for nothing is fetched"
        )
    markup = _NUL.sub("\ufffd", check(html, "html").removeprefix(BYTE_ORDER_MARK))
    if not _TAG.search(markup) and _TAG.search(entities.unescape(markup)):
        return entities.unescape(markup)  # tags that an export escaped
    return markup


def _from_bytes(html: bytes) -> str:
    """Bytes in the encoding that their mark tells, in UTF-8 where that fits, as the page says, or in Windows-1252.

    What fits UTF-8 is in UTF-8, also where an archive kept what the page said before. BeautifulSoup would guess from
    the letters, and takes the few that are Norwegian for Czech.
    """
    detector = extra("bs4.dammit", "html").EncodingDetector
    data, marked = detector.strip_byte_order_mark(html)
    named = detector.find_declared_encoding(data, is_html=True)
    for encoding in (marked, "utf-8", named):
        try:
            if encoding is not None:
                return str(data, "cp1252" if encoding.casefold() in _LATIN else encoding)
        except (LookupError, UnicodeDecodeError):  # a page may name what it is not in, or what is no encoding
            continue
    return str(data, "cp1252", "replace")


def _parsed(markup: str) -> Any:
    """The elements of HTML, under one root."""
    soup = extra("bs4", "html").BeautifulSoup
    extra("lxml", "html")
    # What stands after an end that comes too early is part of the page for browsers; lxml begins another one. Text
    # without an element around it becomes a paragraph in some versions of lxml; so one is put around it.
    markup = _END.sub("", _DECLARATION.sub("", markup, count=1))
    return soup(markup if _WHOLE.search(markup) else f"<html><body><div>{markup}</div></body></html>", "lxml")

"""Views in HTML: the article's words unchanged, whose they are by colour and by name, evidence, nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ARTICLE, BERG, META, TEXT, blocks, plain, span
from quotecite.counts.shares import shares
from quotecite.records import Article, Evidence, Quote, QuoteKind, Source, SourceKind, Span, Variety
from quotecite.render import Overview, article_html, articles_html, quote_html, source_html
from quotecite.render.palette import COLOURS, DARK, LIGHT, UNKNOWN

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


def test_the_words_are_the_articles() -> None:
    """The text content of the view is the article, code point for code point."""
    assert Page(article_html(ARTICLE)).text == TEXT


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> $x$ & «»", "a\r\nb", "\"' onmouseover=x", "æ\u0301 😀\u202e"]
)
def test_an_article_is_untrusted_text(text: str) -> None:
    """Whatever stands in an article is shown as that text: no markup, no formula, no script."""
    html = article_html(plain(text))
    page = Page(html)
    assert page.text == text
    assert "script" not in {tag for tag, _ in page.elements}
    assert {"tex2jax_ignore", "mathjax_ignore"} <= set((page.elements[0][1]["class"] or "").split())


def test_what_html_cannot_hold_is_replaced() -> None:
    """A control character in the text or in a tooltip becomes the replacement character, one for one."""
    quote = attrs.evolve(ARTICLE.quotes[0], evidence=Evidence(sieve="x", note="a\x01\r\nb"))
    html = article_html(attrs.evolve(plain(TEXT[:2] + "\x00\x0c" + TEXT[4:]), quotes=(quote,)))
    page = Page(html)
    assert page.text == TEXT[:2] + "\ufffd\ufffd" + TEXT[4:]
    assert "a\ufffd\r\nb" in (page.having("qc-quote")[0]["data-tip"] or "")


def test_the_keyboard_stops_once_at_a_quote() -> None:
    """A quote that takes several elements, as another crosses it, is reached once."""
    places = [(2, 12), (8, 20)]
    crossing = tuple(attrs.evolve(ARTICLE.quotes[0], parts=(Span(start=a, end=b, text=TEXT[a:b]),)) for a, b in places)
    elements = Page(article_html(attrs.evolve(ARTICLE, quotes=crossing))).having("qc-quote")
    assert len(elements) > len(places)
    assert [e.get("aria-describedby", "")[-2:] for e in elements if e.get("tabindex")] == ["e0", "e1"]


def test_names_and_notes_are_untrusted_too() -> None:
    """What comes from the text into labels, tooltips and tables is escaped as well."""
    evil = '"><script>alert(1)</script>'
    source = attrs.evolve(BERG, name=evil, role=evil)
    quotes = tuple(
        attrs.evolve(q, speakers=(source,), evidence=Evidence(sieve=evil, note=evil)) for q in ARTICLE.quotes
    )
    article = attrs.evolve(ARTICLE, quotes=quotes)
    for html in (article_html(article), quote_html(quotes[0]), source_html(source), articles_html([article])):
        assert "script" not in {tag for tag, _ in Page(html).elements}


def test_nothing_is_loaded_or_run() -> None:
    """A view has no script, no event handler and no address outside itself."""
    for tag, attributes in Page(article_html(ARTICLE)).elements:
        assert tag not in {"script", "link", "img", "iframe", "object"}
        assert not any(name.startswith("on") or name in ("src", "href") for name in attributes)
    assert "url(" not in article_html(ARTICLE)


def test_quotes_carry_colour_name_and_evidence() -> None:
    """Each quote has its speaker's name beside the colour, a tooltip that the keyboard reaches, and its evidence."""
    page = Page(article_html(ARTICLE))
    quotes = page.having("qc-quote")
    assert {q["data-who"] for q in quotes} == {"Berg", "?"}
    assert all("subject of «sier»" in (q["data-tip"] or "") for q in quotes)
    reachable = [q["aria-describedby"] for q in quotes if q.get("tabindex") == "0"]
    assert len(reachable) == len(ARTICLE.quotes)
    ids = {a["id"] for _, a in page.elements if "id" in a}
    assert set(reachable) == ids


def test_cue_and_mention_are_marked() -> None:
    """The reporting word and the source's mention are told apart from the words."""
    page = Page(article_html(ARTICLE))
    assert len(page.having("qc-cue")) == 1
    assert len(page.having("qc-mention")) == 2


def test_the_legend_shows_profiles_and_shares() -> None:
    """Every quoted source has a row with its profile; what is not known has one too, also when it is nothing."""
    html = article_html(ARTICLE)
    assert all(f"<td>{value}</td>" in html for value in ("rektor", "Lia skole", "Ap", "46", "f"))
    assert "not known" in article_html(plain("Ingen sier noe."))


def test_shares_count_no_word_twice() -> None:
    """Headings repeat the body, marked words are part of the indirect statement around them: neither counts."""
    known, unknown = shares(ARTICLE)
    assert (known.source, known.quotes, known.words) == (BERG, 4, 7)
    assert (unknown.source, unknown.quotes, unknown.words) == (None, 1, 2)
    assert (known.percent, unknown.percent) == ("78 %", "22 %")


def test_the_views_show_themselves_in_a_notebook() -> None:
    """Articles, quotes, sources and an overview have the view that a notebook asks for."""
    assert ARTICLE._repr_html_() == article_html(ARTICLE)
    assert ARTICLE.quotes[0]._repr_html_() == quote_html(ARTICLE.quotes[0])
    assert BERG._repr_html_() == source_html(BERG)
    assert Overview([ARTICLE])._repr_html_() == articles_html([ARTICLE])
    assert "Kari Berg (78 %)" in articles_html([ARTICLE])


def test_two_views_on_a_page_share_no_id() -> None:
    """Ids depend on the article, so that two views on one page do not point into each other."""
    first, second = (Page(article_html(a)) for a in (ARTICLE, attrs.evolve(ARTICLE, quotes=ARTICLE.quotes[:2])))
    ids = [{a["id"] for _, a in page.elements if "id" in a} for page in (first, second)]
    assert all(ids)
    assert not ids[0] & ids[1]


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), max_size=8))
def test_any_spans_nest(places: list[tuple[int, int]]) -> None:
    """However quotes overlap, across blocks too, the markup nests and the words stay."""
    quotes = [
        Quote(
            kind=QuoteKind.INDIRECT,
            parts=(Span(start=a, end=min(a + n, len(TEXT)), text=TEXT[a : a + n]),),
            speakers=(BERG,),
            block=0,
            evidence=Evidence(sieve="x", note="y"),
        )
        for a, n in places
    ]
    assert Page(article_html(attrs.evolve(ARTICLE, quotes=tuple(quotes)))).text == TEXT


def test_more_speakers_than_colours() -> None:
    """The ninth speaker has the first one's hue and another line under it."""
    names = [f"Person {n}" for n in range(40)]
    text = "\n\n".join(f"– Ja, sier {name}." for name in names)
    quotes = tuple(
        Quote(
            kind=QuoteKind.DASH,
            parts=(span("Ja", text, text.index(f"{name}.") - 10),),
            speakers=(Source(id=f"s{n}", name=name, kind=SourceKind.PERSON),),
            block=n,
            evidence=Evidence(sieve="x", note="y"),
        )
        for n, name in enumerate(names)
    )
    page = Page(article_html(Article(text=text, variety=Variety.NN, blocks=blocks(text), quotes=quotes, meta=META)))
    classes = [next(c for c in (q["class"] or "").split() if c.startswith("qc-c")) for q in page.having("qc-quote")]
    assert len(set(classes)) == 32


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colour", "dark"), list(product((*COLOURS, UNKNOWN), (False, True))))
def test_contrast(colour: object, dark: bool) -> None:
    """Words and labels have a contrast of 4.5:1 or more, on the quote's colour and on the page, light and dark."""
    page = DARK if dark else LIGHT
    paper, ink = (getattr(colour, f"dark_{n}" if dark else n) for n in ("paper", "ink"))
    for front, back in [
        (page.ink, paper),
        (ink, paper),
        (ink, page.paper),
        (page.ink, page.paper),
        (page.faint, page.paper),
    ]:
        assert contrast(front, back) >= 4.5, (front, back)

"""Views in HTML: the article's words unchanged, whose they are by colour and by name, evidence, nothing that runs."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ARTICLE, ASKER, BERG, META, TEXT, blocks, plain, span
from quotecite.counts.shares import shares
from quotecite.records import Article, Evidence, Quote, QuoteKind, Source, SourceKind, Span, Variety
from quotecite.render import Overview, article_html, articles_html, quote_html, source_html
from quotecite.render.palette import COLOURS, DARK, LIGHT, UNKNOWN
from seen import EVIL, Page, assert_harmless

QUOTES = ARTICLE.quotes


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
    assert [e.get("aria-describedby", "")[-2:] for e in elements if e.get("tabindex")] == ["e1", "e2"]


@pytest.mark.parametrize("evil", EVIL)
def test_names_and_notes_are_untrusted_too(evil: str) -> None:
    """What comes from the text into labels, tooltips, tables and titles is escaped as well."""
    source = attrs.evolve(BERG, name=evil, role=evil, affiliation=evil, party=evil)
    evidence = Evidence(sieve=evil, note=evil, candidates=("s1",))
    quotes = tuple(attrs.evolve(q, speakers=(source,) if n else (), evidence=evidence) for n, q in enumerate(QUOTES))
    article = attrs.evolve(ARTICLE, quotes=quotes, sources=(source,))
    pair = (article, {evil: evil, "title": evil})
    for html in (article_html(article), quote_html(quotes[1]), source_html(source), articles_html([pair])):
        assert_harmless(Page(html))


def test_nothing_is_loaded_or_run() -> None:
    """A view has no script, no event handler and no address outside itself."""
    for html in (article_html(ARTICLE), articles_html([ARTICLE, ARTICLE]), quote_html(QUOTES[3]), source_html(BERG)):
        assert_harmless(Page(html))
        assert "url(" not in html


def test_quotes_carry_colour_name_and_evidence() -> None:
    """Each quote has its speaker's name beside the colour, a tooltip that the keyboard reaches, and its evidence."""
    page = Page(article_html(ARTICLE))
    quotes = page.having("qc-quote")
    assert {q["data-who"] for q in quotes} == {"Berg", "?"}
    assert all("subjekt til «sier» (" in (q["data-tip"] or "") for q in quotes)
    reachable = [q["aria-describedby"] for q in quotes if q.get("tabindex") == "0"]
    assert len(reachable) == len(ARTICLE.quotes)
    assert set(reachable) <= set(page.ids())


def test_evidence_has_the_number_of_its_quote() -> None:
    """A quote shows a number beside the name; the item under that number in the list links back to its words."""
    page = Page(article_html(ARTICLE))
    quotes = [q for q in page.having("qc-quote") if q.get("id")]
    assert [q["data-number"] for q in quotes] == ["1", "2", "3", "4", "5"]
    assert [q["aria-describedby"] for q in quotes] == [name for name in page.ids() if "e" in name[12:]]
    assert page.links() == [f"#{q['id']}" for q in quotes]


def test_evidence_says_who_it_may_be() -> None:
    """Where the speaker is left open, those who remained are named."""
    lie = Source(id="s3", name="Ola Lie", kind=SourceKind.PERSON)
    evidence = Evidence(sieve="none", note="two persons are in focus before the line", candidates=("s1", "s3"))
    quotes = (attrs.evolve(QUOTES[4], evidence=evidence),)
    html = article_html(attrs.evolve(ARTICLE, quotes=quotes, sources=(BERG, lie)))
    assert "teksten før replikken handler om to personer (none). Kan være: Kari Berg eller Ola Lie." in html


def test_a_key_says_what_the_marks_mean() -> None:
    """Fill, line, dots, bold and italics are shown in the key as they look in the text."""
    page = Page(article_html(ARTICLE))
    samples = [set((a["class"] or "").split()) for a in page.having("qc-sample")]
    assert samples == [
        {"qc-sample", "qc-dash", "qc-c0"},
        {"qc-sample", "qc-indirect", "qc-c0"},
        {"qc-sample", "qc-indirect", "qc-unknown"},
    ]
    html = article_html(ARTICLE, language="en")
    for name, words in (("qc-mention", "who says it"), ("qc-cue", "reporting word")):
        assert f'<li><span class="{name}">{words}</span></li>' in html


def test_numbers_stand_under_their_heads() -> None:
    """A column of numbers is right-aligned from its head on; columns that would be empty are left out."""
    page = Page(article_html(ARTICLE))
    numbers = [tag for tag, a in page.elements if "qc-number" in (a.get("class") or "")]
    assert numbers.count("th") == 4  # age, quotes, words, share
    assert numbers.count("td") == 4 * len(shares(ARTICLE))
    bare = attrs.evolve(BERG, age=None, party=None)
    quotes = tuple(attrs.evolve(q, speakers=(bare,) if q.speakers else ()) for q in QUOTES)
    html = article_html(attrs.evolve(ARTICLE, quotes=quotes), language="en")
    assert ">role</th>" in html
    assert ">party</th>" not in html


def test_the_journalist_has_no_share() -> None:
    """Questions are counted and shown, and take nothing from the shares of those who are asked."""
    quotes = (*QUOTES[:4], attrs.evolve(QUOTES[4], speakers=(ASKER,)))
    html = article_html(attrs.evolve(ARTICLE, quotes=quotes))
    row = html[html.index(">journalisten</span></td>") :].partition("</tr>")[0]
    assert '>1</td><td class="qc-number" data-label="ord">2</td>' in row
    assert row.endswith('data-label="andel"></td>')
    assert "100\u00a0%" in html
    assert "22\u00a0%" not in html


def test_cue_and_mention_are_marked() -> None:
    """The reporting word and the source's mention are told apart from the words."""
    page = Page(article_html(ARTICLE).partition("</article>")[0] + "</article></div>")  # without the key
    assert len(page.having("qc-cue")) == 1
    assert len(page.having("qc-mention")) == 2


def test_the_legend_shows_profiles_and_shares() -> None:
    """Every quoted source has a row with its profile; what is not known has one too, also when it is nothing."""
    html = article_html(ARTICLE)
    assert all(f">{value}</td>" in html for value in ("rektor", "Lia skole", "Ap"))
    assert ">46</td>" in html
    assert ">kvinne</td>" in html
    assert ">ukjent taler</span>" in html


def test_an_article_without_quotes_has_no_key_and_no_table() -> None:
    """Where nobody is quoted, a line says so; a key to marks that are not there would say nothing."""
    html = article_html(plain("Ingen sier noe."))
    assert "Fant ingen sitater" in html
    assert "<table" not in html
    assert "Tegnforklaring" not in html


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
    assert Overview([ARTICLE], language="en")._repr_html_() == articles_html([ARTICLE], language="en")
    assert "Kari Berg (78\u00a0%)" in articles_html([ARTICLE])


def test_two_views_on_a_page_share_no_id() -> None:
    """Ids depend on the article, so that two views on one page do not point into each other."""
    first, second = (Page(article_html(a)) for a in (ARTICLE, attrs.evolve(ARTICLE, quotes=ARTICLE.quotes[:2])))
    assert all((first.ids(), second.ids()))
    assert not set(first.ids()) & set(second.ids())


def test_an_overview_opens_its_articles() -> None:
    """Each row links to its article below, also where one article is there twice; many more than fit have no link."""
    page = Page(articles_html([ARTICLE, plain("Ingen sier noe."), ARTICLE]))
    assert page.text == f"{TEXT}Ingen sier noe.{TEXT}"
    assert_harmless(page)
    assert len([link for link in page.links() if link.endswith(("n1", "n2", "n3"))]) == 3
    many = articles_html([plain("Ingen sier noe.")] * 102)
    assert len(Page(many).links()) == 100
    assert "Her kan de første 100 åpnes" in many


def test_an_overview_shows_titles_and_metadata() -> None:
    """An article is called by its headline, else by a title of its metadata, else by how it begins."""
    untitled = plain("Ingen sier noe.")
    meta = {"outlet": "Lokalavisa", "date": "2025-01-15", "place": None, "score": float("nan"), "tags": ["a"]}
    html = articles_html([(ARTICLE, meta), (untitled, {"title": "Stille"}), (untitled, "side 3"), untitled])
    for shown in (
        ">– Skolen må bestå</a>",
        "Lokalavisa · 2025-01-15<",
        ">Stille</a>",
        ">Ingen sier noe.</a>",
        "side 3",
    ):
        assert shown in html
    assert "nan" not in html.replace("finans", "")
    with pytest.raises(TypeError, match=r"item 1: expected a quotecite\.Article, or a pair .*, got str"):
        articles_html([ARTICLE, "– Ja"])


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

"""HTML, fragments and whole pages, as text whose blocks know what they are; what a page says of itself."""

from __future__ import annotations

import subprocess
import sys
import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite import FormatError, HtmlText, compose, from_html
from quotecite.text.blocks import segment
from quotecite.text.compose import named_blocks
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
LONG = "Kommunen har arbeidet med saken i flere år, og nå skal den opp til ny behandling i det nye kommunestyret."
PAGE = f"""<!DOCTYPE html>
<html lang="nb"><head><meta charset="utf-8"><title>Vil bygge - Fjordposten</title>
<meta property="og:title" content="Vil bygge ny skole"><meta property="og:site_name" content="Fjordposten">
<meta name="description" content="Kari Berg vil bygge.">
<link rel="canonical" href="https://fjordposten.example/skole">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
 {{"@type": ["NewsArticle"], "headline": "Skole", "datePublished": "2025-03-04T23:15:00+01:00",
   "author": [{{"@type": "Person", "name": "Siv Tveit"}}, {{"@type": "Person", "name": "Ola Dahl"}}]}}]}}</script>
<style>p {{ color: red }}</style></head>
<body><header><a href="/">Fjordposten</a><nav><ul><li>Sport</li></ul></nav></header>
<main><article class="share-story">
 <header><h1>&ndash; Vi kan ikke vente</h1><p class="article-ingress">Ordfører Kari Berg vil bygge ny skole.</p>
 <div class="byline"><a rel="author" href="/siv">Siv Tveit</a></div></header>
 <figure><img src="a.jpg" alt="bilde"><figcaption>Kari Berg ved elven. <i>Foto: Ola Dahl</i></figcaption></figure>
 <p>&ndash; Vi m&aring; bygge, sier ordf&oslash;rer <b>Kari&nbsp;Berg</b>.<br>&ndash; Og det haster.</p>
 <h2>&ndash; Altfor dyrt</h2>
 <p>{LONG}</p>
 <aside><h3>Fakta</h3><p>Skolen er fra 1962.</p></aside>
 <p><a href="/x">&ndash; Jeg gruer meg til høsten</a></p>
 <blockquote>«Vi må bygge!»</blockquote>
 <ul><li>Taket lekker</li><li>Veien er farlig</li></ul>
 <table><tr><td>2020</td><td>120</td></tr></table>
 <div class="share-buttons">Del på nettet</div>
</article></main>
<section id="comments"><p>– Tull, skriver Per.</p></section><footer>Redaktør: Nils Moe</footer></body></html>"""


def blocks(html: HtmlText) -> list[tuple[str, str]]:
    """The kind and the text of each block, as a finder has them."""
    found = named_blocks(html, segment(html.text, LEXICON))
    return [(block.kind.value, block.span.text) for block in found]


def test_a_whole_page() -> None:
    """The article of a page, in blocks of their kinds: without menus, facts, pull quotes, tables, comments, footer."""
    assert blocks(from_html(PAGE)) == [
        ("headline", "– Vi kan ikke vente"),
        ("paragraph", "Ordfører Kari Berg vil bygge ny skole."),
        ("byline", "Siv Tveit"),
        ("caption", "Kari Berg ved elven. Foto: Ola Dahl"),
        ("paragraph", "– Vi må bygge, sier ordfører Kari\u00a0Berg."),
        ("paragraph", "– Og det haster."),
        ("heading", "– Altfor dyrt"),
        ("paragraph", LONG),
        ("link", "– Jeg gruer meg til høsten"),
        ("list", "Taket lekker"),
        ("list", "Veien er farlig"),
    ]


def test_what_a_page_says_of_itself() -> None:
    """The headline and the lead are those of the article; the rest stands in the head. Metadata have the same keys."""
    page = from_html(PAGE)
    assert (page.title, page.lead) == ("– Vi kan ikke vente", "Ordfører Kari Berg vil bygge ny skole.")
    assert (page.authors, page.date) == (("Siv Tveit", "Ola Dahl"), "2025-03-04")
    assert (page.outlet, page.url) == ("Fjordposten", "https://fjordposten.example/skole")
    assert page.metadata["author"] == "Siv Tveit; Ola Dahl"
    nothing = from_html("<p>Hei.</p>").metadata
    assert (list(nothing), set(nothing.values())) == (list(page.metadata), {None})


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<title>Ny skole | Avisa</title><meta property='og:site_name' content='Avisa'>", "title", "Ny skole"),
        ("<title>Avisa – Ny skole</title><meta property='og:site_name' content='Avisa'>", "title", "Ny skole"),
        ("<title>Ny skole - og nytt bad</title>", "title", "Ny skole - og nytt bad"),
        ("<meta property='og:title' content='M&aring; spare &amp;amp; kutte'>", "title", "Må spare & kutte"),
        ("<meta name=author content='Åse Vik'>", "authors", ("Åse Vik",)),
        ("<meta property='article:author' content='https://avisa.example/ase'>", "authors", ()),
        ("<meta property='article:published_time' content='2024-12-31T08:00'>", "date", "2024-12-31"),
        ("<meta name=date content='04.03.2025 kl. 10'>", "date", "2025-03-04"),
        ("<meta name=date content='2025-02-31'>", "date", None),
        ("<meta name=date content='i går'>", "date", None),
        ("<script type='application/ld+json'>{broken</script>", "title", None),
        ("<script type='application/ld+json'>[{'a': 1}]</script>", "outlet", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Avisa"}}</script>', "outlet",
         "Avisa"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":"Åse Vik"}</script>', "authors",
         ("Åse Vik",)),
    ],
)  # fmt: skip
def test_metadata(head: str, field: str, value: object) -> None:
    """JSON-LD, Open Graph and plain meta; an address is no author, no day is made up, what is broken is passed over."""
    assert getattr(from_html(f"<html><head>{head}</head><body><p>{LONG}</p></body></html>"), field) == value


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>En</p><p>To</p>", "En\n\nTo"),
        ("<p>En\n  lang\tlinje</p>", "En lang linje"),
        ("<P>En<P>To<BR>Tre", "En\n\nTo\nTre"),
        ("En<br>\n<br />\nTo<br/>Tre", "En\n\nTo\nTre"),
        ("<div><span>En </span><span>to</span></div>tre", "En to\n\ntre"),
        ("Første.\n\n– Hei, sier <b>Berg</b>.\n– Nei.", "Første.\n\n– Hei, sier Berg.\n– Nei."),
        ("En\nlinje.\n\nTo.\n<h2>Midt</h2>\nTre.\n\nFire.", "En linje.\n\nTo.\n\nMidt\n\nTre.\n\nFire."),
        ("<pre>En\n to</pre>", "En\nto"),
        ("<p><q>Vi må bygge</q>, sier Berg.</p>", "«Vi må bygge», sier Berg."),
        ("<p>&laquo;S&#248;r&raquo; &amp; nord&shy;over</p>", "«Sør» & nord\u00adover"),
        ("&lt;p&gt;S&amp;oslash;r&lt;/p&gt;&lt;p&gt;Nord&lt;/p&gt;", "Sør\n\nNord"),
        ("S&oslash;r", "Sør"),
        ("<p>5 < 6 og 7 > 3</p>", "5 < 6 og 7 > 3"),
        ("<!-- x --><p><![CDATA[y]]>En<script>z</script><style>w</style></p>", "En"),
        ("<p><![if !supportLists]>• En<![endif]></p><![foo bar]><p>To</p>", "• En\n\nTo"),
        ("<html><body><p>En</p></div></body></html><p>To</p>", "En\n\nTo"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>\n<p>En</p>', "En"),
        ("<form><p>En</p><input value=x><button>Send</button></form>", "En"),
        ("<p>En</p><p hidden>x</p><p style='display: none'>y</p><p aria-hidden=true>z</p>", "En"),
        ("<p class='share-price'>Aksjen steg.</p><p>Den falt igjen.</p>", "Aksjen steg.\n\nDen falt igjen."),
        ("<table><tr><td>Meny</td><td><p>En lang sak.</p></td></tr></table>", "Meny\n\nEn lang sak."),
        ("<blockquote>Hei<footer>Kari Berg</footer></blockquote><footer>Om oss</footer>", "Hei\n\nKari Berg"),
        ("\ufeff<p>En\x00</p>", "En\ufffd"),
        ("", ""), (" \n", ""), ("<div></div>", ""), ("<!-- x -->", ""),
    ],
)  # fmt: skip
def test_the_text(html: str, text: str) -> None:
    """White space, breaks, entities, quotation marks as a browser shows them; lines stay where nothing else parts."""
    assert from_html(html).text == text


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<h2>Ny skole</h2><p>Ordfører Berg er glad</p>", ["headline", "paragraph"]),
        (f"<h1>Ny skole</h1><p>{LONG}</p><h1>Dyrt</h1><p>{LONG}</p>",
         ["headline", "paragraph", "heading", "paragraph"]),
        (f"<p>Ny skole</p><p>{LONG}</p>", ["headline", "paragraph"]),
        (f"<h1>Skole</h1><p>{LONG}</p><p><b>Vil bygge nytt</b></p><p>{LONG}</p>",
         ["headline", "paragraph", "heading", "paragraph"]),
        (f"<h1>Skole</h1><p><b>{LONG}</b></p><p>Foto: Ola Lie</p>", ["headline", "paragraph", "credit"]),
        (f"<h1>Skole</h1><p>– Nei</p><p>{LONG}</p>", ["headline", "paragraph", "paragraph"]),
        (f"<h1>Skole</h1><div class='ingress'>Ny skule</div><p>{LONG}</p>", ["headline", "paragraph", "paragraph"]),
        (f"<p>{LONG}</p><h3>Les også</h3><p>{LONG}</p>", ["paragraph", "link", "paragraph"]),
        (f"<p>{LONG}</p><ul><li>– Me må byggje, seier Berg.</li></ul>", ["paragraph", "paragraph"]),
        ("<p><a href=x>– Dette er hele saken</a></p>", ["headline"]),
        (f"<h1>Skole</h1><p><a href=x>{LONG}</a></p>", ["headline", "paragraph"]),
        (f"<h1>Skole</h1><address>Av Siv Tveit</address><p>{LONG}</p>", ["headline", "byline", "paragraph"]),
        (f"<h1>Skole</h1><figure><img src=x><p>Her bor hun.</p></figure><p>{LONG}</p>",
         ["headline", "caption", "paragraph"]),
    ],
)  # fmt: skip
def test_kinds(html: str, kinds: list[str]) -> None:
    """Elements tell the kind; where they say nothing (no headings at all, a bold line, a credit), looks do."""
    assert [kind for kind, _ in blocks(from_html(html))] == kinds


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        (f"<html><meta property='og:title' content='Ny skole'><body><article><p>{LONG}</p></article></body></html>",
         "Ny skole"),
        (f"<html><body><header><h1>Ny skole</h1></header><article><p>{LONG}</p></article></body></html>", "Ny skole"),
        (f"<html><meta property='og:site_name' content='Avisa'><meta property='og:title' content='Ny skole'><body>"
         f"<h1>Avisa</h1><article><h2>Ny skole</h2><p>{LONG}</p></article></body></html>", "Ny skole"),
        (f"<html><head><title>Dokument1</title></head><body><p>{LONG}</p></body></html>", None),
    ],
)  # fmt: skip
def test_a_headline_outside_the_article(html: str, headline: str | None) -> None:
    """A page's headline stands on top once, wherever it was; the outlet's name and the title of a tab are none."""
    found = [text for kind, text in blocks(from_html(html)) if kind == "headline"]
    assert found == ([headline] if headline else [])
    assert from_html(html).text.count("Ny skole") == len(found)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"<article><article><p>{LONG}</p></article></article>", 1),
        (f"<article><p>{LONG}</p><p>{LONG}</p><article><p>Tull, sier jeg.</p></article></article>", 2),
        ("<main>" + f"<article><p>{LONG}</p></article>" * 4 + "</main>", 4),
        ("<article>" + f"<article><p>{LONG}</p></article>" * 4 + "</article>", 4),
        (f"<main><article><p>{LONG}</p><p>{LONG}</p></article><article><h3>– Tull</h3></article></main>", 2),
        (f"<div itemprop=articleBody><p>{LONG}</p></div><div><p>Tull.</p></div>", 1),
        (f"<aside><p>{LONG}</p></aside><p>Kort.</p><aside><p>Tull.</p></aside>", 1),
        (f"<div class=comments><h1>Skole</h1><p>{LONG}</p></div>", 1),
        (f"<div role=main><p>{LONG}</p></div><div><p>Tull.</p></div>", 1),
        (f"<main><p>{LONG}</p></main><div role=main><p>Tull.</p></div>", 1),
        (f"<p>{LONG}</p><div role=complementary><p>Tull.</p></div>", 1),
        (f"<p>{LONG}</p><section id=related-stories><p>Tull.</p></section><p id=related>{LONG}</p>", 2),
    ],
)  # fmt: skip
def test_which_part_is_the_article(html: str, kept: int) -> None:
    """The article with most of the text; of a feed every entry; teasers and comments beside it go."""
    text = from_html(html).text
    assert (text.count(LONG), "Tull" in text) == (kept, False)


def test_the_caller_knows_the_page() -> None:
    """With ``select`` the elements are the caller's, even those that are left out by themselves; ``drop`` takes out."""
    html = f"<article><p>{LONG}</p></article><aside><p>Fakta.</p><p class=x>Mer.</p></aside>"
    assert from_html(html, select="aside").text == "Fakta.\n\nMer."
    assert from_html(html, select="aside p, aside").text == "Fakta.\n\nMer."
    assert from_html(html, select="article, .x").text == f"{LONG}\n\nMer."
    assert from_html(html, select="aside", drop=".x, b").text == "Fakta."
    assert from_html(f"<body class=x>{html}</body>", drop=".x").text == ""
    with pytest.raises(ValueError, match=r"select: nothing in the HTML matches 'div\.body'; look at its source"):
        from_html(html, select="div.body")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_bytes(encoding: str) -> None:
    """Bytes are decoded by the mark at their beginning or by what the page names."""
    named = "" if encoding == "utf-16" else f'<meta charset="{encoding.removesuffix("-sig")}">'
    html = f"<html><head>{named}</head><body><p>Sør-Østlandet på ærlig, sier Åse.</p></body></html>"
    assert from_html(html.encode(encoding)).text == "Sør-Østlandet på ærlig, sier Åse."


@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>", "<meta charset=norsk>"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_bytes_that_name_no_encoding_or_a_wrong_one(declared: str, encoding: str) -> None:
    """No encoding is guessed from the letters: UTF-8 where that fits, else Windows-1252, whatever the page names."""
    assert from_html(f"{declared}<p>Sør på «ærlig»</p>".encode(encoding)).text == "Sør på «ærlig»"
    assert from_html(b"<p>S\xf8r \x81</p>").text == "Sør \ufffd"


@pytest.mark.parametrize(
    ("html", "error", "message"),
    [
        (None, TypeError, r"html: expected HTML as str or bytes, got NoneType; .* leave out what is missing"),
        (float("nan"), TypeError, "got float"),
        ("https://avisa.example/skole", ValueError, "an address or the name of a file; pass what stands in it"),
        ("mappe/skole.html", ValueError, "nothing is fetched"),
        ("<p>S\udcf8r</p>", FormatError, r"html, offset 4: half a character \(U\+DCF8, the byte F8\)"),
    ],
)  # fmt: skip
def test_what_is_no_html(html: object, error: type[Exception], message: str) -> None:
    """What cannot be read is told with what to do."""
    with pytest.raises(error, match=message):
        from_html(html)  # type: ignore[arg-type]


def test_html_in_the_columns_of_an_archive() -> None:
    """`compose` takes what came from HTML as a part: kinds stay, and below a title a headline is one more heading."""
    body = from_html(f"<h2>Dyrt</h2><p>{LONG}</p><figure><figcaption>Kari Berg</figcaption></figure>")
    composed = compose(title=from_html("Skole &amp; hjem"), lead="Ny skole", body=body)
    assert composed.text.startswith("Skole & hjem\n\nNy skole\n\nDyrt")
    found = named_blocks(composed, segment(composed.text, LEXICON))
    assert [block.kind.value for block in found] == ["headline", "paragraph", "heading", "paragraph", "caption"]
    assert composed.place(found[-1].span) == ("body", len(body.text) - len("Kari Berg"), len(body.text))


def test_the_library_is_asked_for_by_name() -> None:
    """Without BeautifulSoup the message says what to install; importing quotecite does not need it."""
    code = (
        "import sys; sys.modules['bs4'] = None; import quotecite\n"
        "try: quotecite.from_html('<p>x</p>')\nexcept ImportError as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "bs4 is not installed; install it with: pip install 'quotecite[html]'"


TAGS = ["p", "div", "h1", "h2", "li", "ul", "b", "a", "blockquote", "figure", "figcaption", "article", "aside", "table",
        "td", "q", "br", "pre", "footer", "span class=byline", "div id=comments", "p hidden"]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag.split()[0]}>"),
    st.sampled_from(["– Vi må bygge, sier Berg.", "Ja", " ", "\n\n", "&aring;", "&lt;", "&nbsp;", "«", "Foto: Ola Lie",
                     "\x00"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_html(html: str) -> None:
    """Whatever the markup: blocks are known in order, disjoint, and are slices of the text; nothing is warned of."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            page = from_html(html)
    except ValueError:  # an address: has no tag
        assert "<" not in html
        return
    at = 0
    for block in page.known:
        assert at <= block.span.start < block.span.end <= len(page.text)
        assert page.text[block.span.start : block.span.end] == block.span.text
        at = block.span.end
    found = named_blocks(page, segment(page.text, LEXICON))
    assert all(page.text[b.span.start : b.span.end] == b.span.text for b in found)


@given(st.lists(st.text("abcæøå –«».,", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8))
def test_no_words_are_lost(paragraphs: list[str]) -> None:
    """Every word of the paragraphs of a fragment is in the text, in order."""
    page = from_html("".join(f"<div><p>{words}</p></div>\n" for words in paragraphs))
    assert page.text.split() == " ".join(paragraphs).split()


@pytest.mark.parametrize(
    "html",
    ["<div>" * 5000 + "<p>En</p>" + "</div>" * 5000, "<p>– Hei, sier Berg." * 5000, "<div class=share>a" * 2000,
     "<table><tr><td>" * 1500, "<article><p>x</p>" * 1500, "<" * 200_000, "&laquo;" * 50_000, "<a>" * 10_000,
     "<blockquote>Hei du</blockquote>" * 2000, "<br>" * 20_000],
    ids=range(10),
)  # fmt: skip
def test_large_pages_are_quick(html: str) -> None:
    """Deep and long HTML takes time in proportion to its length."""
    start = time.perf_counter()
    from_html(html)
    assert time.perf_counter() - start < 20

"""Many articles as one HTML file: self-contained, linked, counted, and harmless whatever the articles say."""

from __future__ import annotations

import attrs
import pytest

import quotecite
from articles import ARTICLE, ASKER, BERG, TEXT, plain
from quotecite import render
from quotecite.records import Source, SourceKind
from seen import EVIL, Page, assert_harmless

META = {"outlet": "Lokalavisa", "date": "2025-01-15"}
QUOTES = ARTICLE.quotes
NOBODY = Source(id="s4", name="politiet", kind=SourceKind.ORGANISATION)


def told_by(*speakers: Source) -> quotecite.Article:
    """The article with the speakers of its quotes, in order, instead of its own."""
    quotes = tuple(attrs.evolve(q, speakers=(s,)) for q, s in zip(QUOTES, speakers, strict=True))
    return attrs.evolve(ARTICLE, quotes=quotes)


def cells(html: str, first: str) -> list[str]:
    """The text of the row whose first cell holds some words."""
    row = next(row for row in html.split("<tr>")[1:] if first in row.partition("</td>")[0])
    return Texts(row.partition("</tr>")[0]).found


class Texts(Page):
    """The texts of cells."""

    def __init__(self, html: str) -> None:
        self.found: list[str] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attributes)
        if tag == "td":
            self.found.append("")

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self.found:
            self.found[-1] += data


def test_a_page_is_one_file_that_needs_nothing_else() -> None:
    """No script, nothing fetched, links only inside the file; a policy says so to the browser."""
    html = render.page([(ARTICLE, META), ARTICLE], title="Hvem sier hva?")
    page = Page(html)
    assert_harmless(page)
    assert html.startswith("<!doctype html>")
    (policy,) = (a["content"] or "" for tag, a in page.elements if tag == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "url(" not in html
    assert "@import" not in html
    assert [tag for tag, _ in page.elements].count("style") == 1


def test_the_words_are_the_articles() -> None:
    """Each article stands there whole, code point for code point, also one that is there twice."""
    assert Page(render.page([ARTICLE, plain("a\r\nb <i>"), ARTICLE])).text == f"{TEXT}a\r\nb <i>{TEXT}"


@pytest.mark.parametrize("evil", EVIL)
def test_whatever_is_shown_is_untrusted(evil: str) -> None:
    """Texts, names, reasons, metadata and titles that hold markup are shown as text."""
    source = attrs.evolve(BERG, name=evil, role=evil, party=evil, affiliation=evil)
    evidence = attrs.evolve(QUOTES[0].evidence, sieve=evil, note=evil)
    quotes = tuple(attrs.evolve(q, speakers=(source,), evidence=evidence) for q in QUOTES)
    article = attrs.evolve(
        ARTICLE, quotes=quotes, sources=(source,), meta=quotecite.Meta(quotecite=evil, model=evil, lexicon=evil)
    )
    pairs = [(article, {evil: evil}), (plain(evil), {"title": evil}), (plain(""), evil), plain(evil)]
    page = Page(render.page(pairs, title=evil))
    assert_harmless(page)
    assert [tag for tag, _ in page.elements].count("body") == 1


def test_the_contents_lead_to_every_article() -> None:
    """The table of contents has a row for each article, in order, with title, metadata and a link to it."""
    html = render.page([(ARTICLE, META), (plain("Ingen sier noe."), {"title": "Stille"})])
    page = Page(html)
    contents = html[html.index("<nav>") : html.index("</nav>") + 6]
    assert Page(contents).links() == ["#a1", "#a2"]
    assert [name for name in page.ids() if name in ("a1", "a2")] == ["a1", "a2"]
    assert cells(contents, "1")[:3] == ["1", "– Skolen må beståLokalavisa · 2025-01-15", "5"]
    assert cells(contents, "2") == ["2", "Stille", "0", "–", "–"]


def test_who_is_heard() -> None:
    """Groups and sources have quotes, words and shares of what the asked say; the questions stand apart."""
    html = render.page([told_by(BERG, BERG, BERG, BERG, ASKER), told_by(*[attrs.evolve(BERG, role="leder")] * 5)])
    assert cells(html, "kvinner")[:5] == ["kvinner", "1", "9", "16", "100\u00a0%"]
    assert cells(html, "journalistens spørsmål") == ["journalistens spørsmål", "", "1", "2", "", ""]
    assert cells(html, ">Kari Berg") == ["Kari Berg", "rektor (Ap), Lia skole", "2", "9", "16", "100\u00a0%"]


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"role": "FAU-leder", "affiliation": "FAU", "party": None}, "FAU-leder"),
        ({"role": None, "affiliation": None}, "Ap"),
        ({"role": "stortingsrepresentant", "affiliation": "Ap"}, "stortingsrepresentant (Ap)"),
        ({"role": None, "affiliation": None, "party": None}, ""),
        ({"kind": SourceKind.MEDIA, "role": None, "affiliation": None, "party": None}, "medium"),
    ],
)
def test_what_a_source_is_called(known: dict[str, object], shown: str) -> None:
    """Role, party and affiliation stand beside a name, nothing twice; a kind where a body has nothing else."""
    source = attrs.evolve(BERG, **known)
    html = render.page(told_by(*[source] * 5))
    assert cells(html, ">Kari Berg")[1] == shown


def test_what_is_not_known_is_always_there() -> None:
    """Quotes without a speaker have a row in groups and in sources, also when there are none."""
    html = render.page(ARTICLE)
    assert cells(html, "ukjent taler") == ["ukjent taler", "", "1", "2", "22\u00a0%", ""]
    assert cells(render.page([], language="no"), "ukjent taler") == ["ukjent taler", "", "0", "0", "0\u00a0%", ""]


def test_a_name_without_a_name_is_nobody_over_articles() -> None:
    """``politiet`` of two articles are two sources, which are counted together and never lead the list."""
    article = told_by(NOBODY, NOBODY, NOBODY, NOBODY, BERG)
    html = render.page([article, article])
    heard = html[html.index("De mest siterte") : html.index("<nav>")]
    assert cells(heard, "2 kilder uten fullt navn")[2:5] == ["2", "8", "14"]
    assert "politiet" not in heard


def test_who_is_not_on_the_list_is_counted_together() -> None:
    """Beyond ``top`` sources are one row, so that the rows make up the whole."""
    speakers = [attrs.evolve(BERG, id=f"s{n}", name=f"Kari {name}") for n, name in enumerate(("Moe", "Lie", "Dahl"))]
    html = render.page(told_by(speakers[0], speakers[0], speakers[1], speakers[1], speakers[2]), top=1)
    assert cells(html, "2 andre kilder")[2:5] == ["1", "3", "5"]
    with pytest.raises(ValueError, match="top: expected 0 or more, got -1"):
        render.page([], top=-1)


@pytest.mark.parametrize(
    ("language", "title", "lang"),
    [
        (None, "Hvem kommer til orde?", "nb"),
        ("no", "Hvem kommer til orde?", "nb"),
        ("nb", "Hvem kommer til orde?", "nb"),
        ("nn", "Kven kjem til orde?", "nn"),
        ("en", "Who is heard?", "en"),
    ],
)
def test_labels_are_in_the_language_asked_for(language: str | None, title: str, lang: str) -> None:
    """Labels are the article's unless the caller says otherwise; the article itself keeps its language."""
    html = render.page(ARTICLE, language=language)
    assert f"<h2>{title}</h2>" in html
    assert f'<html lang="{lang}">' in html
    assert '<article class="qc-text" lang="nb">' in html


def test_what_made_the_results_is_told() -> None:
    """The page ends with the version, and the model and the tables, so that it can be made again."""
    meta = quotecite.Meta(quotecite="0.1.0", model="sha256:" + "a" * 64, lexicon="sha256:" + "b" * 64)
    html = render.page(attrs.evolve(ARTICLE, meta=meta))
    assert "Laget med quotecite 0.1.0, sha256:aaaaaaaa, sha256:bbbbbbbb</footer>" in html


def test_what_is_no_article_is_named() -> None:
    """An item that is no article is an error with its place, before anything is made."""
    with pytest.raises(TypeError, match=r"item 1: expected a quotecite\.Article"):
        render.page([ARTICLE, {"text": "– Ja"}])
    with pytest.raises(TypeError, match="a finder makes them of texts"):
        render.page("– Ja, sier Berg.")

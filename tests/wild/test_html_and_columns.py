"""An article in HTML, or in uneven lines, says the same as in plain text, end to end.

A frozen tree cannot hold what the model does not read, so the model reads these.
"""

from __future__ import annotations

import html
import random
from functools import cache

import pytest

import quotecite
from quotecite import Article, Finder

PAGES = (
    ("h1", "– Vi kan ikke vente"),
    ("p", "Ordfører Kari Berg (Ap) vil bygge ny skole i Lia alt neste år."),
    ("figcaption", "Rektor Tone Dahl ved skolen. Foto: Ola Vik"),
    ("p", "– Vi må bygge nå, sier Berg til Lokalavisa."),
    ("p", "– Og det haster, legger hun til."),
    ("h2", "– Altfor dyrt"),
    ("p", "«Dette har vi ikke råd til», skriver opposisjonsleder Ola Lie (H) i en e-post."),
    ("p", "Rektor Tone Dahl mener at Lie tar feil."),
), (
    ("h1", "– Me kan ikkje venta"),
    ("p", "Ordførar Kari Berg (Sp) vil byggja ny skule i Lia alt neste år."),
    ("figcaption", "Rektor Tone Dahl ved skulen. Foto: Ola Vik"),
    ("p", "– Me må byggja no, seier Berg til Lokalavisa."),
    ("p", "– Og det hastar, legg ho til."),
    ("h2", "– Altfor dyrt"),
    ("p", "«Dette har me ikkje råd til», skriv opposisjonsleiar Ola Lie (H) i ein e-post."),
    ("p", "Rektor Tone Dahl meiner at Lie tek feil."),
)  # fmt: skip
both = pytest.mark.parametrize("parts", PAGES, ids=["nb", "nn"])


@cache
def finder() -> Finder:
    """One finder for all."""
    return quotecite.load()


def said(article: Article) -> list[tuple[str, ...]]:
    """What is said and by whom, without the breaks."""
    plain = [" ".join(quote.text.replace("-\n", "").split()) for quote in article.quotes]
    assert all(article.text[p.start : p.end] == p.text for quote in article.quotes for p in quote.parts)
    return [
        (q.kind.value, words, *(f"{s.name}, {s.role}, {s.party}" for s in q.speakers))
        for q, words in zip(article.quotes, plain, strict=True)
    ]


def unbroken(parts: tuple[tuple[str, str], ...]) -> list[tuple[str, ...]]:
    """What is said in the plain text, which is all that there is to find."""
    found = said(finder()("\n\n".join(words for _, words in parts)))
    assert [row[0] for row in found] == ["heading", "dash", "dash", "heading", "marks", "indirect"]
    assert sum(len(row) > 2 for row in found) > 4
    return found


@pytest.mark.model
@both
def test_as_the_plain_text(parts: tuple[tuple[str, str], ...]) -> None:
    """Quotes, speakers and profiles are those of the plain text; menus and pull quotes add nothing."""
    body = "".join(f"<{tag}>{html.escape(words)}</{tag}>\n" for tag, words in parts)
    body = (
        body.replace("Berg", "<a href='/berg'>Be<b>rg</b></a>").replace("ø", "&oslash;").replace("– ", "&ndash;&nbsp;")
    )
    pulled = f"<blockquote>{parts[3][1][2:12]}</blockquote>"
    page = quotecite.from_html(f"<html><body><nav>– Nei, sier Per Moe.</nav><article>{body}{pulled}</article>")
    assert said(finder()(page)) == unbroken(parts)


@pytest.mark.model
@both
def test_paragraphs_of_breaks(parts: tuple[tuple[str, str], ...]) -> None:
    """A fragment that parts its paragraphs by ``<br>`` alone says the same."""
    page = quotecite.from_html("<br><br>\n".join(f"{html.escape(words)}" for _, words in parts))
    assert said(finder()(page)) == unbroken(parts)


@pytest.mark.model
@both
@pytest.mark.parametrize("width", [22, 40])
def test_uneven_lines(parts: tuple[tuple[str, str], ...], width: int) -> None:
    """Lines of uneven width, unwrapped, say the same as the unbroken text."""
    rng = random.Random(width)
    paragraphs = []
    for _, words in parts:
        lines, limit = [""], width
        for word in words.split():
            if lines[-1] and len(lines[-1]) + len(word) >= limit:
                limit = rng.randint(int(0.8 * width), width)
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".strip()
        paragraphs.append("\n".join(lines))
    composed = quotecite.compose(body="\n\n".join(paragraphs), unwrap=True)
    assert said(finder()(composed)) == unbroken(parts)

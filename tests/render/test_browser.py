"""The views in a real browser: no errors, everything visible, in light, dark, a narrow cell, on a phone and paper."""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path

import pytest
from pypdf import PdfReader

from articles import ARTICLE, BERG, plain
from browser import LOOKS, SHOTS, browse, needs_browser
from quotecite import render
from quotecite.render import article_html, articles_html, quote_html, source_html
from seen import EVIL

LONG = "Donaudampfschifffahrtsgesellschaft" * 6
PAIRS = [
    (ARTICLE, {"outlet": "Lokalavisa", "date": "2025-01-15", "url": f"https://example.invalid/{LONG}"}),
    *((plain(f"– {evil} {LONG}"), {"title": evil}) for evil in EVIL if "\ud800" not in evil),
]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with every view."""
    untrusted = plain("<script>document.title='run'</script> $x$ & «»")
    views = [article_html(ARTICLE), quote_html(ARTICLE.quotes[3]), source_html(BERG), articles_html([ARTICLE])]
    path = tmp_path / "views.html"
    body = "".join([*views, article_html(untrusted)])
    path.write_text(f'<!doctype html><meta charset="utf-8"><title>views</title>{body}', encoding="utf-8")
    return path


@needs_browser
def test_the_page_runs_nothing(page: Path) -> None:
    """The browser logs no error, runs nothing of an article, and keeps legend and tooltips in the page."""
    shown = browse(page, "--dump-dom")
    assert "CONSOLE" not in shown.stderr
    assert "<title>views</title>" in shown.stdout
    assert "&lt;script&gt;" in shown.stdout
    assert "<caption>Kilder</caption>" in shown.stdout
    assert "data-tip=" in shown.stdout


@needs_browser
@pytest.mark.parametrize("look", LOOKS)
def test_screenshots(page: Path, look: str) -> None:
    """The views can be drawn in each look; the pictures are kept where QUOTECITE_SCREENSHOTS says."""
    kept(page, f"{look}.png", *LOOKS[look])


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A page for a file, with an article, and with texts that try to be more than text and do not break anywhere."""
    path = tmp_path / "page.html"
    path.write_text(render.page(PAIRS, title="Hvem sier hva?", language="no"), encoding="utf-8")
    return path


@needs_browser
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_in_each_look(whole: Path, look: str) -> None:
    """A page for a file can be drawn in each look, runs nothing of what it shows, and asks for nothing."""
    shown = browse(whole, "--dump-dom", *LOOKS[look])
    assert "CONSOLE" not in shown.stderr
    assert "<title>Hvem sier hva?</title>" in shown.stdout
    assert "<script" not in shown.stdout
    kept(whole, f"page-{look}.png", *LOOKS[look])


@needs_browser
def test_a_phone_shows_a_page_without_wide_scrolling(whole: Path) -> None:
    """On 360 pixels nothing of a page is wider than the screen, be it a table, a title or a word without an end."""
    frame = f'<iframe width="360" height="3000" style="border:0" srcdoc="{escape(whole.read_text("utf-8"))}"></iframe>'
    measure = (
        "<script>onload = () => { const page = document.querySelector('iframe').contentDocument.documentElement;"
        " document.title = `${page.clientWidth} ${page.scrollWidth}` }</script>"
    )
    phone = whole.parent / "phone.html"
    phone.write_text(f'<!doctype html><meta charset="utf-8">{measure}{frame}', encoding="utf-8")
    shown = browse(phone, "--dump-dom")
    assert re.findall(r"<title>(.*)</title>", shown.stdout)[0] == "360 360"
    kept(phone, "page-phone.png", "--window-size=500,3000")


@needs_browser
def test_a_page_prints(whole: Path) -> None:
    """A page for a file can be printed; the print holds the evidence, which is folded on a screen."""
    printed = whole.parent / "page.pdf"
    browse(whole, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    text = " ".join(page.extract_text() for page in PdfReader(printed).pages)
    assert "Begrunnelse for 5 sitater" in text
    assert "subjekt til «sier» (reporting_clause)" in text
    assert "til toppen" not in text


def kept(page: Path, name: str, *options: str) -> None:
    """A picture of a page; kept where QUOTECITE_SCREENSHOTS says."""
    picture = page.parent / name
    browse(page, f"--screenshot={picture}", *options)
    assert picture.stat().st_size > 20_000  # an empty page is a few thousand bytes
    if SHOTS is not None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, SHOTS / picture.name)

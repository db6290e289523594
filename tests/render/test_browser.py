"""The views in a real browser: no errors, everything visible, in light, dark and a narrow cell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from articles import ARTICLE, BERG, plain
from browser import LOOKS, SHOTS, browse, needs_browser
from quotecite.render import article_html, articles_html, quote_html, source_html


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
    assert "<caption>Sources</caption>" in shown.stdout
    assert "data-tip=" in shown.stdout


@needs_browser
@pytest.mark.parametrize("look", LOOKS)
def test_screenshots(page: Path, look: str) -> None:
    """The views can be drawn in each look; the pictures are kept where QUOTECITE_SCREENSHOTS says."""
    picture = page.parent / f"{look}.png"
    browse(page, f"--screenshot={picture}", *LOOKS[look])
    assert picture.stat().st_size > 20_000  # an empty page is a few thousand bytes
    if SHOTS is not None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, SHOTS / picture.name)

"""A report: articles with their quotes, as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quotecite.files.whole import check_place, written_whole
from quotecite.records import Article
from quotecite.render import article_html, articles_html
from quotecite.render.escape import escaped


class HtmlSink:
    """A page of articles; they are held in memory until it is closed."""

    def __init__(self, path: Path, title: str) -> None:
        check_place(path)
        self._path, self._title = path, title
        self._articles: list[tuple[Article, Mapping[str, Any]]] = []

    def add(self, article: Article, meta: Any = None) -> None:
        self._articles.append((article, meta if isinstance(meta, Mapping) else {}))

    def close(self) -> None:
        with written_whole(self._path) as part:
            part.write_text(page(self._articles, title=self._title), encoding="utf-8", errors="xmlcharrefreplace")


def page(articles: Sequence[tuple[Article, Mapping[str, Any]]], *, title: str) -> str:
    """Articles with their metadata as one page: an overview, then every article under its title or its file and row."""
    parts = [f"<h2>{escaped(_name(meta))}</h2>{article_html(article)}" for article, meta in articles]
    overview = articles_html(article for article, _ in articles)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(title)}</title></head><body><h1>{escaped(title)}</h1>{overview}{''.join(parts)}</body></html>"
    )


def _name(meta: Mapping[str, Any]) -> str:
    if meta.get("title"):
        return str(meta["title"])
    return ", row ".join(str(meta[key]) for key in ("file", "row") if meta.get(key) is not None)

"""A report: articles with their quotes, as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quotecite.files.whole import check_place, written_whole
from quotecite.records import Article
from quotecite.render import page


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
            shown = page(self._articles, title=self._title)
            part.write_text(shown, encoding="utf-8", errors="xmlcharrefreplace")

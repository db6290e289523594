"""What articles go into, one after another; closed at any time, it holds all that it was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from quotecite.columns import columns
from quotecite.counts.rows import Row, rows_of
from quotecite.records import Article


class Sink(Protocol):
    """What articles go into. `close` makes the file whole, however many there have been."""

    def add(self, article: Article, meta: Any = None) -> None:
        """One article, with its metadata.

        Raises:
            ValueError, TypeError: its metadata do not fit; the file is as it was before.
        """

    def close(self) -> None:
        """The end of the file."""


class Rows:
    """Articles as rows, and the columns that they have had so far: quotecite's own first, then those of metadata."""

    def __init__(self, rows: str) -> None:
        self.kind = rows
        self.columns: list[str] = list(columns(rows))
        self.articles: int = 0

    def of(self, article: Article, meta: Any) -> tuple[list[Row], list[str]]:
        """The rows of the next article, and the columns that no article before it had."""
        item = (article, {} if meta is None else meta)
        rows = list(rows_of([item], self.kind, start=self.articles))
        names = [str(name) for name in meta] if isinstance(meta, Mapping) else ["meta"] if meta is not None else []
        new = [name for name in names if name not in self.columns]
        self.columns += new
        self.articles += 1
        return rows, new

"""The caller's metadata beside an article, in a pair of the two, where only a mapping will do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotecite.records import Article


def article_and_metadata(item: Any, number: int) -> tuple[Article, Mapping[str, Any]]:
    """An article and its metadata, empty for an article alone.

    Raises:
        TypeError: the item is neither an article nor a pair of one and a mapping; the message gives its place.
    """
    article, metadata = item if isinstance(item, tuple) and len(item) == 2 else (item, {})
    if not isinstance(article, Article):
        raise TypeError(f"item {number}: expected a quotecite.Article, got {type(article).__name__}")
    if not isinstance(metadata, Mapping):
        raise TypeError(f"item {number}: expected metadata as a mapping, got {type(metadata).__name__}")
    return article, metadata

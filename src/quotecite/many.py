"""Articles as callers pass them: one where many are taken, alone or in a pair with metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quotecite.records import Article


def many(articles: Any) -> Iterable[Any]:
    """Articles as a caller gives them: many, or one (with or without its metadata), which counts as many of one.

    Raises:
        TypeError: this is nothing that can hold articles; the message says what makes articles of texts.

    >>> list(many([]))
    []
    """
    if isinstance(articles, Article) or _is_one_pair(articles):
        return (articles,)
    if isinstance(articles, str | bytes) or not isinstance(articles, Iterable):
        raise TypeError(
            f"expected quotecite.Articles, or one, got {type(articles).__name__}; "
            "a finder makes them of texts: finder(text), finder.pipe(texts)"
        )
    if isinstance(articles, Mapping) or hasattr(articles, "columns"):  # going through one gives its keys
        raise TypeError(
            f"expected quotecite.Articles, or one, got {type(articles).__name__}, which holds keys or rows of cells; "
            "pass what a finder made of the texts: finder.pipe(texts)"
        )
    return articles


def _is_one_pair(given: Any) -> bool:
    """Whether this is one article with its metadata, and not two articles in a tuple."""
    pair = isinstance(given, tuple) and len(given) == 2
    return pair and isinstance(given[0], Article) and not isinstance(given[1], Article | tuple)


def split(item: Any, number: int, alone: Any = None) -> tuple[Article, Any]:
    """The article of an item, and what comes with it: its metadata in a pair, ``alone`` beside an article alone.

    Raises:
        TypeError: the item is neither an article nor a pair of one and anything; the message gives its place.

    >>> split("– Nei, sier Berg.", 3)
    Traceback (most recent call last):
    TypeError: item 3: expected a quotecite.Article, or a pair of one and its metadata, got str
    """
    article, meta = item if isinstance(item, tuple) and len(item) == 2 else (item, alone)
    if not isinstance(article, Article):
        raise TypeError(
            f"item {number}: expected a quotecite.Article, or a pair of one and its metadata, "
            f"got {type(article).__name__}"
        )
    return article, meta

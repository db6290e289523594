"""The caller's metadata beside an article: pairs of the two, and values that are missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotecite.records import Article

_MISSING_TYPES = frozenset({"NAType", "NaTType"})  # pandas', known by name: nobody needs pandas to write a format


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


def missing(value: Any) -> bool:
    """Whether there is no value, as a column of a frame has it: None, NaN, NaT, NA.

    >>> [missing(value) for value in (None, float("nan"), 0, "")]
    [True, True, False, False]
    """
    not_itself = isinstance(value, float) and value != value  # NaN
    return value is None or not_itself or type(value).__name__ in _MISSING_TYPES

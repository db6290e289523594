"""What is counted: attributions and articles as frames, from articles or from a frame that the caller has filtered."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from quotecite.counts.frames import pandas_frame, to_pandas
from quotecite.counts.rows import article_and_metadata
from quotecite.errors import FormatError
from quotecite.extras import extra
from quotecite.many import many

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = ("article", "quote", "words", "speaker", "speaker_kind")


@attrs.frozen
class Said:
    """Attributions, a row each, and the articles that they are from, a row each, both with the metadata's columns.

    Of articles, those in which nobody says anything are there too; a frame of attributions does not know of them.
    """

    attributions: pd.DataFrame
    articles: pd.DataFrame


def read_said(said: Any) -> Said:
    """Attributions and articles of what the caller has.

    Args:
        said: articles, pairs of an article and its metadata, or a frame of attributions: of pandas, or any table that
            hands over Arrow data (pyarrow, polars, a DuckDB relation).

    Raises:
        FormatError: the frame is none of attributions; the message says how one is made.
        TypeError: an item is no article.
    """
    frame = frame_of(said)
    if frame is None:
        kept: list[Any] = []
        attributions = to_pandas(_kept(said, kept), rows="attributions")
        return Said(attributions, to_pandas(kept, rows="articles"))
    missing = [name for name in _NEEDED if name not in frame]
    if missing or "speakers" in frame:
        got = f"one without {', '.join(missing)}" if missing else "one of quotes, where several speakers share a row"
        raise FormatError(
            f"expected a frame of attributions, got {got}; "
            "make it with to_pandas(articles, rows='attributions') and leave its columns in"
        )
    return Said(frame, frame.drop_duplicates("article"))


def frame_of(said: Any) -> Any:
    """A pandas frame of what is a frame or a table; None of anything else."""
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(said, pandas.DataFrame):
        return said
    if hasattr(said, "__arrow_c_stream__"):
        return pandas_frame(extra("pyarrow", "pandas").table(said))
    return None


def _kept(articles: Iterable[Any], kept: list[Any]) -> Iterator[Any]:
    """The articles as they come; without text and quotes they are kept, for all of them are counted."""
    for number, item in enumerate(many(articles)):
        article, meta = article_and_metadata(item, number)
        own = {key: value for key, value in meta.items() if not (key == "text" and value == article.text)}
        kept.append((attrs.evolve(article, text="", blocks=(), quotes=(), sources=(), credits=()), own))
        yield item

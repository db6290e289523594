"""Articles into files, as they come: what came before an error or an interrupt is in the file, and it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from quotecite.files.csv_file import CsvSink
from quotecite.files.parquet_file import ParquetSink
from quotecite.files.sink import Sink
from quotecite.files.xlsx_file import XlsxSink
from quotecite.many import many, split
from quotecite.records import Article


def write_csv(
    articles: Iterable[Any] | Article,
    path: str | Path,
    *,
    rows: str = "quotes",
    sep: str = ",",
    encoding: str = "utf-8-sig",
    guard: bool = True,
) -> int:
    """Writes articles to a CSV file as they come, a row a quote unless ``rows`` says otherwise; says how many articles.

    The columns are those of `to_pandas`, then the metadata. Lists are joined by ``;``, spans are ``2-17``, what is not
    stated is an empty cell.

    Args:
        articles: articles, or pairs of an article and its metadata (``finder.pipe(pairs, as_tuples=True)``); one
            article, or one pair, counts as many of one.
        path: the file.
        rows: ``quotes``, ``attributions``, ``sources`` or ``articles``, as for `to_arrow`.
        sep: what separates the cells; Excel in Norwegian opens those with ``;`` by a double click.
        encoding: UTF-8 with the mark that Excel needs to see that it is UTF-8.
        guard: whether a text that a spreadsheet would run as a formula (one that begins with ``=``, ``+``, ``-`` or
            ``@`` and is no number) gets an apostrophe before it. Turn it off for files that no spreadsheet opens.

    Raises:
        ValueError: ``rows`` is no kind of row, or metadata have the name of a column of quotecite.
        TypeError: an item is no article (the message gives its place), or this is nothing that can hold articles;
            then nothing is written.
        FileNotFoundError, PermissionError, BlockingIOError: the file cannot be written (the last: another run does so);
            found out before the first article is asked for.
    """
    return _written(many(articles), lambda: CsvSink(Path(path), rows, sep=sep, encoding=encoding, guard=guard))


def write_parquet(articles: Iterable[Any] | Article, path: str | Path, *, rows: str = "quotes") -> int:
    """Writes articles to a Parquet file, with the types of `to_arrow`; says how many articles.

    No more than a batch of rows is held in memory; the others wait on the disk, beside the file, until the end.
    Metadata whose values have several types are written as text, with a warning.

    Args:
        articles: articles, or pairs of an article and its metadata, or one of them.
        path: the file.
        rows: as for `to_arrow`; ``articles`` for what `from_arrow` reads back.

    Raises:
        ImportError: pyarrow is not installed.
        ValueError, TypeError, FileNotFoundError, PermissionError: as for `write_csv`.
    """
    return _written(many(articles), lambda: ParquetSink(Path(path), rows))


def write_xlsx(articles: Iterable[Any] | Article, path: str | Path, *, rows: str = "quotes") -> int:
    """Writes articles to an Excel workbook, with a header that can be filtered by; says how many articles.

    Text is text in it: nothing that an article says is run as a formula. A text longer than a cell can hold (32,767
    characters) is cut, with a warning.

    Args:
        articles: articles, or pairs of an article and its metadata, or one of them.
        path: the file.
        rows: ``quotes``, ``attributions`` or ``sources``.

    Raises:
        ImportError: openpyxl is not installed.
        ValueError, TypeError, FileNotFoundError, PermissionError: as for `write_csv`.
    """
    return _written(many(articles), lambda: XlsxSink(Path(path), rows))


def _written(articles: Iterable[Any], opened: Callable[[], Sink]) -> int:
    """The file is opened when it is known that articles shall go into it: an old one is not emptied for nothing."""
    count = 0
    with closing(opened()) as sink:
        for item in articles:
            sink.add(*split(item, count))
            count += 1
    return count

"""Every kind of file that articles are written to, and how many quotes one has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from quotecite.files.csv_file import CsvSink
from quotecite.files.html_file import HtmlSink
from quotecite.files.json_file import JsonSink
from quotecite.files.parquet_file import ParquetSink
from quotecite.files.sink import Sink
from quotecite.files.xlsx_file import XlsxSink
from quotecite.formats import read_jsonl

SINKS: dict[str, Callable[[Path], Sink]] = {
    ".csv": lambda path: CsvSink(path, "quotes", sep=",", encoding="utf-8-sig", guard=True),
    ".jsonl": JsonSink,
    ".parquet": lambda path: ParquetSink(path, "quotes"),
    ".xlsx": lambda path: XlsxSink(path, "quotes"),
    ".html": lambda path: HtmlSink(path, "Arkivet"),
}


def count_in(path: Path) -> int:
    """How many quotes a file has; reading it is part of the test."""
    match path.suffix:
        case ".csv":
            return len(pd.read_csv(path))
        case ".jsonl":
            return sum(len(article.quotes) for article in read_jsonl(path))
        case ".parquet":
            return pq.read_table(path).num_rows
        case ".xlsx":
            return len(pd.read_excel(path))
        case _:
            return path.read_text(encoding="utf-8").count('aria-describedby="')

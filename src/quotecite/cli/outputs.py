"""What the command line writes: the file by its name, and beside it what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from quotecite.alone import opened_alone
from quotecite.files.cells import plain_json
from quotecite.files.csv_file import CsvSink
from quotecite.files.html_file import HtmlSink
from quotecite.files.json_file import JsonSink, json_line
from quotecite.files.parquet_file import ParquetSink
from quotecite.files.sink import Sink
from quotecite.files.xlsx_file import XlsxSink


def _csv(path: Path, rows: str, sep: str) -> Sink:
    return CsvSink(path, rows, sep=sep, encoding="utf-8-sig", guard=True)


KINDS: Mapping[str, Callable[[Path, str, str], Sink]] = {
    ".csv": _csv,
    ".tsv": lambda path, rows, sep: _csv(path, rows, "\t"),
    ".jsonl": lambda path, rows, sep: JsonSink(path),
    ".parquet": lambda path, rows, sep: ParquetSink(path, rows),
    ".xlsx": lambda path, rows, sep: XlsxSink(path, rows),
    ".html": lambda path, rows, sep: HtmlSink(path, path.stem),
}
"""What is made of articles, by what the file's name ends in."""


def kind_of(path: Path) -> str | None:
    """Which of `KINDS` a file is, by its name; None for none."""
    return path.suffix.lower() if path.suffix.lower() in KINDS else None


class Failures:
    """The file of what could not be read: made with the first, an object a line, so that it can be mended and read."""

    def __init__(self, out: Path | None) -> None:
        self.path: Path | None = None if out is None else out.with_suffix(".errors.jsonl")
        self.count: int = 0
        self._file: IO[bytes] | None = None
        if self.path is not None:
            self.path.unlink(missing_ok=True)  # that of an earlier run into the same file

    def add(self, row: Mapping[str, Any]) -> None:
        """One more, with all that is known of it."""
        self.count += 1
        if self.path is None:
            return
        if self._file is None:
            self._file = opened_alone(self.path)
        self._file.write(json_line(plain_json(row)))
        self._file.flush()

    def close(self) -> None:
        """The end of the file, if there is one."""
        if self._file is not None:
            self._file.close()

"""A CSV file of articles, which grows with each of them."""

from __future__ import annotations

import codecs
import csv
from io import StringIO
from pathlib import Path
from typing import IO, Any

from quotecite.alone import opened_alone
from quotecite.files.cells import csv_cell
from quotecite.files.delimited import check_separator, no_limit
from quotecite.files.sink import Rows
from quotecite.files.whole import check_place, written_whole
from quotecite.records import Article


class CsvSink:
    """A text file of rows; those of an article are in the file, all of them, before the next is asked for."""

    def __init__(self, path: Path, rows: str, *, sep: str, encoding: str, guard: bool) -> None:
        self._rows = Rows(rows)
        self._sep, self._guard = check_separator(sep), guard
        errors = "backslashreplace" if encoding.lower().startswith("utf") else "strict"  # half of a surrogate pair
        try:
            self._encoder = codecs.getincrementalencoder(encoding)(errors)
        except LookupError as fault:
            raise ValueError(f"encoding: {encoding!r} is none; expected utf-8-sig, utf-8, cp1252 …") from fault
        check_place(path)
        self._path, self._encoding = path, encoding
        self._file: IO[bytes] = opened_alone(path)
        self._head: list[str] = []

    def add(self, article: Article, meta: Any = None) -> None:
        rows, new = self._rows.of(article, meta)
        if not self._head:
            self._begin()
        elif new:
            self._widen()
        self._write([[csv_cell(row.get(name), guard=self._guard) for name in self._head] for row in rows])

    def close(self) -> None:
        if not self._head and not self._file.closed:
            self._begin()
        self._file.close()

    def _begin(self) -> None:
        self._head = list(self._rows.columns)
        self._write([[csv_cell(name, guard=self._guard) for name in self._head]])

    def _widen(self) -> None:
        """All that was written, once more, with the new columns empty: a file of rows has one header."""
        no_limit()
        old, self._head = self._head, list(self._rows.columns)
        self._file.close()
        with (
            written_whole(self._path) as part,
            self._path.open(encoding=self._encoding, newline="") as before,
            part.open("w", encoding=self._encoding, newline="") as wider,
        ):
            rows, out = csv.reader(before, delimiter=self._sep), csv.writer(wider, delimiter=self._sep)
            empty = [csv_cell(name, guard=self._guard) for name in self._head[len(old) :]]  # in the header: the names
            for row in rows:
                out.writerow([*row, *empty])
                empty = [""] * len(empty)
        self._file = opened_alone(self._path, append=True)

    def _write(self, rows: list[list[Any]]) -> None:
        text = StringIO()
        csv.writer(text, delimiter=self._sep).writerows(rows)
        try:
            self._file.write(self._encoder.encode(text.getvalue()))
        except UnicodeEncodeError as fault:
            sign = text.getvalue()[fault.start]
            raise ValueError(
                f"{self._path}: {self._encoding} has no {sign!r}; write it in UTF-8 (encoding='utf-8-sig')"
            ) from fault
        self._file.flush()

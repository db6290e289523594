"""Tables of any kind as rows of a mapping: CSV, TSV, JSON Lines, Parquet, Excel."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import attrs

from quotecite.errors import FormatError
from quotecite.extras import extra
from quotecite.files import delimited
from quotecite.files.encodings import encoding_of
from quotecite.serial import parsed

_BATCH = 256  # rows of a Parquet file that are held at a time
_NO_WORKBOOK = (
    BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    SyntaxError,
    RuntimeError,
)
"""What openpyxl and the libraries below it raise of a damaged file; what is wrong with XML is a kind of SyntaxError."""
_LOOKED_AT = 200  # rows of JSON Lines whose keys are the columns; a later row may have more


@attrs.frozen(kw_only=True)
class TableRow:
    """One row: its number (from 1, without the header), its place in words, its cells, or what is wrong with it."""

    number: int
    place: str
    cells: Mapping[str, Any] = attrs.field(factory=dict)
    fault: Exception | None = None
    raw: str = ""


@attrs.frozen(kw_only=True)
class Table:
    """A table that can be gone through: its columns, its rows, how many there are (None: not known before)."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[TableRow]]
    size: int | None = None
    sep: str | None = None
    encoding: str | None = None


def open_table(path: Path, *, sep: str | None = None, encoding: str | None = None) -> Table:
    """A table by what its name ends in; its encoding and its header are read at once, its rows later.

    Raises:
        ValueError: the name ends in nothing known, or ``sep`` or ``encoding`` is none.
        FormatError: there is no header, the encoding cannot be told, or the file is damaged.
        ImportError: the library for Parquet or Excel is not installed.
        FileNotFoundError: there is no such file.
    """
    kind = path.suffix.lower()
    if kind not in OPENERS:
        raise ValueError(f"{path}: no table by its name; expected one of {', '.join(OPENERS)}")
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file")
    return OPENERS[kind](path, sep, encoding)


def _delimited(path: Path, sep: str | None, encoding: str | None) -> Table:
    encoding = encoding_of(path, encoding)
    found = delimited.check_separator(sep) if sep is not None else delimited.separator(path, encoding)
    with path.open(encoding=encoding, newline="") as file:
        first = next(delimited.records(file, found), None)
    if first is None:
        raise FormatError(f"{path}: it is empty; expected a header with the columns' names")
    if first.fault:
        raise FormatError(f"{path}, line {first.line}, the header: {first.fault}")
    columns = delimited.header(str(path), first.cells)

    def rows() -> Iterator[TableRow]:
        with path.open(encoding=encoding, newline="") as file:
            read = delimited.records(file, found)
            next(read)  # the header
            for number, record in enumerate(read, 1):
                place = f"{path}, row {number} (line {record.line})"
                cells = (
                    record.cells if len(columns) > 1 else [found.join(record.cells)]
                )  # one column needs no separator
                what = record.fault or delimited.wrong_width(cells, columns, found)
                if what:
                    raw = record.raw or found.join(cells)
                    yield TableRow(number=number, place=place, fault=FormatError(f"{place}: {what}"), raw=raw)
                else:
                    yield TableRow(number=number, place=place, cells=dict(zip(columns, cells, strict=True)))

    return Table(name=str(path), columns=columns, rows=rows, sep=found, encoding=encoding)


def _json_lines(path: Path, sep: str | None, encoding: str | None) -> Table:
    encoding = encoding_of(path, encoding)

    def rows() -> Iterator[TableRow]:
        with path.open(encoding=encoding) as file:
            filled = ((line, text) for line, text in enumerate(file, 1) if text.strip())
            for number, (line, text) in enumerate(filled, 1):
                place = f"{path}, row {number} (line {line})"
                try:
                    cells = parsed(text)
                except ValueError as fault:
                    yield TableRow(
                        number=number, place=place, fault=_no_json(place, str(fault)), raw=text.rstrip("\r\n")
                    )
                    continue
                if not isinstance(cells, dict):
                    fault_ = _no_json(place, f"found {type(cells).__name__}")
                    yield TableRow(number=number, place=place, fault=fault_, raw=text.rstrip("\r\n"))
                    continue
                yield TableRow(number=number, place=place, cells=cells)

    first = list(islice((row.cells for row in rows() if row.fault is None), _LOOKED_AT))
    if not first:
        raise FormatError(f"{path}: no line in it is a JSON object; expected one object a line")
    if {"schema", "quotes", "sources"} <= set(first[0]):
        raise FormatError(
            f"{path}: it holds articles that quotecite has read already; get them with "
            f"quotecite.formats.read_jsonl({str(path)!r})"
        )
    return Table(name=str(path), columns=tuple(dict.fromkeys(chain.from_iterable(first))), rows=rows, encoding=encoding)


def _no_json(place: str, what: str) -> FormatError:
    return FormatError(f"{place}: expected a JSON object ({{…}}), {what}")


def _parquet(path: Path, sep: str | None, encoding: str | None) -> Table:
    pa, pq = extra("pyarrow", "arrow"), extra("pyarrow.parquet", "arrow")
    try:
        with pq.ParquetFile(path) as file:
            columns, size = tuple(file.schema_arrow.names), file.metadata.num_rows
    except pa.ArrowException as fault:
        raise FormatError(f"{path}: no Parquet file ({fault})") from fault

    def rows() -> Iterator[TableRow]:
        number = 0
        with pq.ParquetFile(path) as file:
            try:
                for row in chain.from_iterable(batch.to_pylist() for batch in file.iter_batches(_BATCH)):
                    number += 1
                    yield TableRow(number=number, place=f"{path}, row {number}", cells=row)
            except pa.ArrowException as fault:
                raise FormatError(f"{path}: damaged after row {number} ({fault})") from fault

    return Table(name=str(path), columns=columns, rows=rows, size=size)


def _excel(path: Path, sep: str | None, encoding: str | None) -> Table:
    openpyxl = extra("openpyxl", "xlsx")
    try:
        first = next(_excel_rows(openpyxl, path), None)
    except _NO_WORKBOOK as fault:
        raise FormatError(f"{path}: no Excel workbook ({fault})") from fault
    if first is None:
        raise FormatError(f"{path}: the first sheet is empty; expected a header with the columns' names")
    columns = delimited.header(str(path), [None if name is None else str(name) for name in first])

    def rows() -> Iterator[TableRow]:
        number = 0
        try:
            for row in islice(_excel_rows(openpyxl, path), 1, None):
                number += 1
                cells = dict(zip(columns, (*row, *[None] * (len(columns) - len(row))), strict=False))
                yield TableRow(number=number, place=f"{path}, row {number}", cells=cells)
        except _NO_WORKBOOK as fault:
            raise FormatError(f"{path}: damaged after row {number} ({fault})") from fault

    return Table(name=str(path), columns=columns, rows=rows)


def _excel_rows(openpyxl: Any, path: Path) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet, those without any value left out."""
    with path.open("rb") as file:  # openpyxl leaves open what it cannot read
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            yield from (
                row for row in book.worksheets[0].iter_rows(values_only=True) if any(v is not None for v in row)
            )
        finally:
            book.close()


OPENERS: Mapping[str, Callable[[Path, str | None, str | None], Table]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
    ".xlsx": _excel,
}
"""What opens a table, by what the file's name ends in."""

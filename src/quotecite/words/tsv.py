"""The reader of tab-separated tables: every cell is checked, and a fault is named by file, line and column.

A table is described by an attrs class: its fields are the columns in order, their metadata (`cell`) say which values
are allowed, which cells may be empty and which columns make up the key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from typing import Any

import attrs

from quotecite.errors import LexiconError

Rows = dict[tuple[str, ...], tuple[str, ...]]
"""Checked cells of a table by key."""


def cell(
    *allowed: str,
    key: bool = False,
    empty: bool = False,
    several: bool = False,
    optional: bool = False,
    read: Callable[[str], object] = str,
) -> Mapping[str, Any]:
    """Field metadata: what a column holds.

    Args:
        allowed: the values that it can have; none for any.
        key: whether it is part of the row's key.
        empty: whether a cell may be empty.
        several: whether a cell can have several values, with spaces between.
        optional: whether a table may lack the column, as if all its cells were empty.
        read: the value of a cell.
    """
    return {
        "allowed": allowed,
        "key": key,
        "empty": empty or optional,
        "several": several,
        "optional": optional,
        "read": read,
    }


def read_rows(
    record: type[Any], place: str, data: bytes, check: Callable[[str, Mapping[str, str]], None] | None = None
) -> Rows:
    """The rows of one file by key, checked; a byte order mark, CRLF and empty lines do no harm.

    A table may lack its optional columns; their cells are empty then.

    Args:
        record: the attrs class that describes the table.
        place: the name of the file in messages.
        data: the file.
        check: a further check of a whole row (its place and its cells by column), which raises what is wrong with it.

    Raises:
        LexiconError: header, number of cells, a value or a key is wrong; the message names file, line, column, value
            and what was expected.
    """
    header, *lines = _lines(place, data)
    columns = _columns(record, place, header)
    rows: Rows = {}
    first: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(lines, start=2):
        if cells == ("",):
            continue
        where = f"{place}, line {number}"
        if len(cells) != len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells; expected {len(columns)}: {_shown(columns)}")
        given = dict(zip(columns, cells, strict=True))
        key, whole = _row(record, where, given)
        if check is not None:
            check(where, given)
        if key in rows:
            raise LexiconError(f"{where}: {_shown(key)} stands already in line {first[key]}; expected each key once")
        rows[key], first[key] = whole, number
    return rows


def _lines(place: str, data: bytes) -> list[tuple[str, ...]]:
    """The cells of each line of a file, the header first."""
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{place}, line {number}: not UTF-8; save the table as UTF-8 text") from error
    return [tuple(cell.strip() for cell in line.rstrip("\r").split("\t")) for line in text.split("\n")]


def _columns(record: type[Any], place: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a table has, by its header: all that it must have, and whichever optional ones it has."""
    fields = attrs.fields(record)
    columns = tuple(f.name for f in fields if f.name in header or not f.metadata["optional"])
    if header != columns:
        names = (f"({f.name})" if f.metadata["optional"] else f.name for f in fields)
        raise LexiconError(f"{place}, line 1: header {_shown(header)}; expected {_shown(names)}, separated by tabs")
    return columns


def _row(record: type[Any], where: str, given: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The key and the checked cells of a row, those of missing optional columns empty."""
    fields = attrs.fields(record)
    cells = tuple(given.get(field.name, "") for field in fields)
    for field, cell in zip(fields, cells, strict=True):
        _check(f"{where}, column {field.name}", cell, field.metadata)
    return tuple(cell for field, cell in zip(fields, cells, strict=True) if field.metadata["key"]), cells


def _check(where: str, cell: str, rule: Mapping[str, Any]) -> None:
    if not cell and rule["empty"]:
        return
    allowed = rule["allowed"]
    values = cell.split() if rule["several"] else [cell]
    if not cell or (allowed and not set(values) <= set(allowed)):
        expected = " | ".join((*allowed, "(empty)") if rule["empty"] else allowed) or "a value"
        expected = f"one or more of {expected}" if rule["several"] else expected
        raise LexiconError(f"{where}: {cell!r}; expected {expected}")


def packaged(table: str) -> tuple[str, bytes]:
    """The name in messages and the content of a table in the package."""
    place = f"tables/{table}.tsv"
    return place, (resources.files("quotecite") / place).read_bytes()


def build(record: type[Any], rows: Rows) -> tuple[Any, ...]:
    """The records of checked rows, in the order of their keys."""
    fields = attrs.fields(record)
    return tuple(
        record(**{field.name: field.metadata["read"](cell) for field, cell in zip(fields, rows[key], strict=True)})
        for key in sorted(rows)
    )


def _shown(cells: Iterable[str]) -> str:
    return " | ".join(cells)

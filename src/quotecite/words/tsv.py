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
    *allowed: str, key: bool = False, empty: bool = False, read: Callable[[str], object] = str
) -> Mapping[str, Any]:
    """Field metadata: the allowed values (none: any), whether in the key, whether it may be empty, how it is read."""
    return {"allowed": allowed, "key": key, "empty": empty, "read": read}


def read_rows(
    record: type[Any], place: str, data: bytes, check: Callable[[str, Mapping[str, str]], None] | None = None
) -> Rows:
    """The rows of one file by key, checked; a byte order mark, CRLF and empty lines do no harm.

    Args:
        record: the attrs class that describes the table.
        place: the name of the file in messages.
        data: the file.
        check: a further check of a whole row (its place and its cells by column), which raises what is wrong with it.

    Raises:
        LexiconError: header, number of cells, a value or a key is wrong; the message names file, line, column, value
            and what was expected.
    """
    fields = attrs.fields(record)
    columns = tuple(field.name for field in fields)
    try:
        lines = unicodedata.normalize("NFC", data.decode("utf-8-sig")).split("\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{place}, line {number}: not UTF-8; save the table as UTF-8 text") from error
    header = tuple(lines[0].rstrip("\r").split("\t"))
    if header != columns:
        raise LexiconError(f"{place}, line 1: header {_shown(header)}; expected {_shown(columns)}, separated by tabs")
    rows: Rows = {}
    first: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = tuple(cell.strip() for cell in line.rstrip("\r").split("\t"))
        if cells == ("",):
            continue
        where = f"{place}, line {number}"
        if len(cells) != len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells; expected {len(columns)}: {_shown(columns)}")
        for field, cell in zip(fields, cells, strict=True):
            _check(f"{where}, column {field.name}", cell, field.metadata)
        if check is not None:
            check(where, dict(zip(columns, cells, strict=True)))
        key = tuple(cell for field, cell in zip(fields, cells, strict=True) if field.metadata["key"])
        if key in rows:
            raise LexiconError(f"{where}: {_shown(key)} stands already in line {first[key]}; expected each key once")
        rows[key], first[key] = cells, number
    return rows


def _check(where: str, cell: str, rule: Mapping[str, Any]) -> None:
    if not cell and rule["empty"]:
        return
    allowed = rule["allowed"]
    if not cell or (allowed and cell not in allowed):
        expected = " | ".join((*allowed, "(empty)") if rule["empty"] else allowed) or "a value"
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

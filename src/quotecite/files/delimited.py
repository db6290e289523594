"""Comma, semicolon or tab separated values, row by row; a broken row is told and the rows after it are still read.

Read with the standard library's `csv`, strictly: a data frame library reads a file as a whole or not at all, and says
nothing of what it makes of a quotation mark in the wrong place.
"""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import attrs

from quotecite.errors import FormatError

SEPARATORS = (",", ";", "\t")
_LINES = 10_000  # of one row, at most: a cell that is still open then was opened by a stray quotation mark
_NAMES = {";": "semicolon", ",": "comma", "\t": "tab"}


@attrs.frozen(kw_only=True)
class Record:
    """A row as it stands: the line on which it begins (from 1), its cells, or what is wrong with it and its line."""

    line: int
    cells: Sequence[str]
    fault: str = ""
    raw: str = ""


def records(lines: Iterable[str], sep: str) -> Iterator[Record]:
    """The rows of a file, without blank lines; after a broken row the reading goes on with the line below its first.

    >>> rows = records(['a,"– Ja, sier hun"', 'b,"Hei', 'c,d'], ",")
    >>> [row.fault or row.cells for row in rows]
    [['a', '– Ja, sier hun'], 'a quotation mark in it is never closed', ['c', 'd']]
    """
    no_limit()
    rest = iter(lines)
    again: deque[str] = deque()
    line = 1
    while True:
        taken: list[str] = []
        try:
            cells = next(csv.reader(_fed(again, rest, taken), delimiter=sep, strict=True))
        except StopIteration:
            return
        except csv.Error as fault:
            yield Record(line=line, cells=(), fault=_said(str(fault)), raw=taken[0].rstrip("\r\n"))
            again.extendleft(reversed(taken[1:]))
            line += 1
            continue
        if cells:
            yield Record(line=line, cells=cells)
        line += len(taken)


def no_limit() -> None:
    """Cells of any length: `csv` has one limit for the whole process, of 128 kB at first, which records exceed."""
    csv.field_size_limit(max(csv.field_size_limit(), min(sys.maxsize, 2**31 - 1)))


def _fed(again: deque[str], rest: Iterator[str], taken: list[str]) -> Iterator[str]:
    """Lines for one row, kept in ``taken``: first those that are read again."""
    while len(taken) < _LINES:
        line = again.popleft() if again else next(rest, None)
        if line is None:
            return
        taken.append(line)
        yield line


def _said(fault: str) -> str:
    if "unexpected end of data" in fault:
        return "a quotation mark in it is never closed"
    if "expected after" in fault:
        return "a quotation mark in it is not closed, or stands inside a cell, where it must be written twice"
    return fault


def separator(path: Path, encoding: str) -> str:
    """What separates the cells: that of comma, semicolon and tab which makes most cells of the header; a tab in TSV."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    with path.open(encoding=encoding, newline="") as file:
        head = list(islice(file, 100))
    counts = {sep: len(next((r.cells for r in records(head, sep)), ())) for sep in SEPARATORS}
    return max(SEPARATORS, key=lambda sep: counts[sep])


def check_separator(sep: str) -> str:
    r"""A separator as `csv` takes it; ``\t`` as it is typed in a shell is a tab.

    Raises:
        ValueError: it is not one character.
    """
    sep = {"\\t": "\t", "tab": "\t"}.get(sep, sep)
    if len(sep) != 1 or sep in '"\r\n':
        raise ValueError(f"sep: expected one character (';', ',', '\\t'), got {sep!r}")
    return sep


def header(name: str, names: Sequence[str | None]) -> tuple[str, ...]:
    """The columns' names; one without is called by its number.

    Raises:
        FormatError: two columns have one name, or there is none.
    """
    columns = tuple((given or "").strip() or f"column_{number}" for number, given in enumerate(names, 1))
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise FormatError(f"{name}: two columns are called {twice[0]!r}; give each a name of its own")
    return columns


def wrong_width(cells: Sequence[str], columns: Sequence[str], sep: str) -> str:
    """What is wrong with a row that has not as many cells as there are columns; "" for nothing."""
    if len(cells) == len(columns):
        return ""
    more = f"; a {_NAMES.get(sep, sep)} in a text must stand in quotation marks" if len(cells) > len(columns) else ""
    count = f"{len(cells)} cell{'s' * (len(cells) != 1)}"
    return f"{count}, expected {len(columns)} ({', '.join(columns[:6])}{' …' * (len(columns) > 6)}){more}"

"""Articles out of files: a folder of texts, a table with a column of texts; metadata beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from quotecite.columns import COLUMNS
from quotecite.doors import Errors, OnError, error_handler
from quotecite.errors import FormatError
from quotecite.files.encodings import read_text
from quotecite.files.tables import Table, TableRow, open_table
from quotecite.metadata import missing
from quotecite.text.compose import compose

Read = Callable[[str], Any]
TEXTS = ("text", "body", "tekst", "brødtekst")
"""What a column with texts is called, when the caller does not say."""


@attrs.frozen(kw_only=True)
class Item:
    """One article of a file, as far as it could be read: its place in words, and what is wrong with it."""

    place: str
    file: str
    row: int | None = None
    text: Any = ""
    meta: Mapping[str, Any] = attrs.field(factory=dict)
    fault: Exception | None = None


@attrs.frozen(kw_only=True)
class Columns:
    """Which columns hold the article, what makes a text of its cell, and what the other columns are called."""

    text: str
    title: str | None = None
    lead: str | None = None
    rename: Mapping[str, str] = attrs.field(factory=dict)
    read: Read | None = None

    def kept(self, columns: Sequence[str]) -> dict[str, str]:
        """The columns that are carried along, under their new names: all but those of text and lead."""
        return {name: self.rename.get(name, name) for name in columns if name not in (self.text, self.lead)}


def read_folder(
    folder: str | Path,
    pattern: str = "**/*.txt",
    *,
    read: Read | None = None,
    encoding: str | None = None,
    errors: Errors = "raise",
) -> Iterator[tuple[Any, dict[str, Any]]]:
    r"""The texts in a folder and the folders in it, in the order of their names, with ``{"file": …}`` beside each.

    For ``finder.pipe(read_folder("arkiv"), as_tuples=True)``. Line ends come as ``\n``.

    Args:
        folder: the folder.
        pattern: which files, as `pathlib.Path.glob` takes it: ``*.txt`` for those in the folder itself.
        read: what makes a text of what is in a file, when it is no plain text: a function of a string.
        encoding: None finds out, for each file, whether it is UTF-8 (with or without a mark) or cp1252.
        errors: what is done about a file that cannot be read: ``"raise"``, ``"skip"``, or a function of the pair, its
            text empty, and the error; the other files are read.

    Raises:
        FileNotFoundError: there is no such folder, or no file in it; NotADirectoryError: it is a file.
        FormatError: the encoding of a file cannot be told, or is another; the message names the byte and what to do.
        ValueError: ``encoding`` is no encoding.
    """
    paths = folder_files(Path(folder), pattern)
    names = (path.relative_to(folder).as_posix() for path in paths)
    return _pairs((file_item(*pair, read, encoding) for pair in zip(paths, names, strict=True)), error_handler(errors))


def read_table(
    path: str | Path,
    *,
    text: str | None = None,
    title: str | None = None,
    lead: str | None = None,
    read: Read | None = None,
    sep: str | None = None,
    encoding: str | None = None,
    rename: Mapping[str, str] | None = None,
    errors: Errors = "raise",
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The articles of a table, one a row, with the other columns as metadata beside each; lazily.

    For ``finder.pipe(read_table("arkiv.csv", text="body"), as_tuples=True)``. What is missing in the column of texts is
    an article without text. The title is kept among the metadata too.

    Args:
        path: ``.csv``, ``.tsv``, ``.jsonl`` (an object a line), ``.parquet`` or ``.xlsx`` (the first sheet).
        text: the column with the text; None takes the one called text, body, tekst or brødtekst.
        title: the column with the title, which is read as headline (see `compose`).
        lead: the column with the lead.
        read: what makes a text of a cell of that column, when it is no plain text: a function of a string.
        sep: what separates the cells of CSV; None finds out from the header (``;``, ``,`` or tab).
        encoding: None finds out whether it is UTF-8 (with or without a mark), UTF-16 with one, or cp1252.
        rename: new names for columns, by their old ones: ``{"source": "outlet"}``.
        errors: what is done about a row that cannot be read: ``"raise"``, ``"skip"``, or a function of the pair, as far
            as it could be read (of a row of CSV that is broken, its line), and the error; the other rows are read.

    Raises:
        ValueError: there is no such column, or one has the name of a column of quotecite; the message lists them.
        FormatError: a row cannot be read (cells missing, a quotation mark never closed, a number in the column of
            texts), or the whole file; the message names file, row (from 1, without the header) and line.
        ImportError: pyarrow for Parquet, or openpyxl for Excel, is not installed.
        FileNotFoundError: there is no such file.
    """
    table = open_table(Path(path), sep=sep, encoding=encoding)
    columns = chosen(table, text=text, title=title, lead=lead, rename=rename, read=read)
    refuse_clashes(table.name, columns.kept(table.columns).values())
    return _pairs(table_items(table, columns), error_handler(errors))


def chosen(
    table: Table,
    *,
    text: str | None,
    title: str | None,
    lead: str | None,
    rename: Mapping[str, str] | None = None,
    read: Read | None = None,
) -> Columns:
    """Which columns of a table hold the article.

    Raises:
        ValueError: there is no such column, or which one has the texts is not clear.
    """
    there = ", ".join(table.columns)
    for argument, name in (
        ("text", text),
        ("title", title),
        ("lead", lead),
        *(("rename", name) for name in rename or ()),
    ):
        if name is not None and name not in table.columns:
            raise ValueError(f"{table.name}: {argument}: no column {name!r}; there are {there}")
    if text is None:
        usual = [name for name in table.columns if name.lower() in TEXTS]
        if len(usual) != 1:
            why = f"{' and '.join(usual)} could each have the texts" if usual else f"no column is called {TEXTS[0]}"
            raise ValueError(f"{table.name}: {why}; say which one has them: text='…' (there are {there})")
        (text,) = usual
    return Columns(text=text, title=title, lead=lead, rename=rename or {}, read=read)


def clashes(names: Any) -> list[str]:
    """Those names of metadata that columns of quotecite have."""
    return sorted(set(names) & set(COLUMNS))


def refuse_clashes(place: str, names: Any) -> None:
    """Metadata may not have the name of a column of quotecite.

    Raises:
        ValueError: some have; the message says how to rename them.
    """
    if found := clashes(names):
        new = ", ".join(f"{name!r}: 'my_{name}'" for name in found)
        raise ValueError(
            f"{place}: {', '.join(found)}: columns of frames and files of quotes have "
            f"{'this name' if len(found) == 1 else 'these names'}; give yours another: rename={{{new}}}"
        )


def folder_files(folder: Path, pattern: str) -> list[Path]:
    """The files in a folder and the folders in it, in the order of their names.

    Raises:
        FileNotFoundError: there is no such folder, or no such file in it.
        NotADirectoryError: it is a file.
    """
    if not folder.exists():
        raise FileNotFoundError(f"{folder}: no such folder")
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: a file, no folder; read it with Path(…).read_text or read_table")
    paths = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not paths:
        others = sorted({path.suffix for path in folder.rglob("*") if path.is_file() and path.suffix})
        there = f"there are files in {', '.join(others[:6])}" if others else "the folder is empty"
        raise FileNotFoundError(f"{folder}: no file in it is called {pattern}; {there}")
    return paths


def file_item(path: Path, name: str, read: Read | None = None, encoding: str | None = None) -> Item:
    """The text of a file as an item, under a name."""
    try:
        text = read_text(path, encoding)
        return Item(place=str(path), file=name, text=text if read is None else read(text), meta={"file": name})
    except (ValueError, TypeError, FormatError, OSError) as fault:
        return Item(place=str(path), file=name, meta={"file": name}, fault=fault)


def table_items(table: Table, columns: Columns) -> Iterator[Item]:
    """The rows of a table as items."""
    return (_row_item(table.name, row, columns) for row in table.rows())


def _row_item(name: str, row: TableRow, columns: Columns) -> Item:
    if row.fault is not None:
        return Item(place=row.place, file=name, row=row.number, text=row.raw, fault=row.fault)
    kept = columns.kept(tuple(row.cells))
    meta = {new: _plain(row.cells[old]) for old, new in kept.items()}
    try:
        text = _text_of(row, columns)
        refuse_clashes(row.place, kept.values())  # of JSON Lines a later row can have more
    except (FormatError, ValueError, TypeError) as fault:
        return Item(
            place=row.place, file=name, row=row.number, text=row.cells.get(columns.text), meta=meta, fault=fault
        )
    return Item(place=row.place, file=name, row=row.number, text=text, meta=meta)


def _text_of(row: TableRow, columns: Columns) -> Any:
    """The article of a row: one text, or title, lead and body."""
    parts = {"title": columns.title, "lead": columns.lead, "body": columns.text}
    values: dict[str, Any] = {part: _cell(row, name) for part, name in parts.items() if name is not None}
    if columns.read is not None:
        values["body"] = columns.read(values["body"])
    return values["body"] if len(values) == 1 else compose(**values)


def _cell(row: TableRow, name: str) -> str:
    value = row.cells.get(name)
    if missing(value):
        return ""
    if not isinstance(value, str):
        raise FormatError(f"{row.place}, column {name!r}: expected text, found {type(value).__name__} {value!r}")
    return value


def _plain(value: Any) -> Any:
    return None if missing(value) else value


def _pairs(items: Iterator[Item], on_error: OnError | None) -> Iterator[tuple[Any, dict[str, Any]]]:
    for item in items:
        pair = (item.text, dict(item.meta))
        if item.fault is None:
            yield pair
        elif on_error is None:
            raise item.fault
        else:
            on_error(pair, item.fault)

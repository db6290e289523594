"""What the command line reads: texts, folders, tables, each looked at before the model is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from quotecite import from_html
from quotecite.cli.arguments import Options
from quotecite.files.encodings import decoded
from quotecite.files.reading import Item, Read, chosen, clashes, file_item, folder_files, table_items
from quotecite.files.tables import OPENERS, open_table

_OWN = ("file", "row")  # the columns in which every row of OUT says where it comes from
_TEXTS = (".txt", ".text", "")
_HTML = (".html", ".htm")


@attrs.frozen(kw_only=True)
class Input:
    """One input: how many articles it has (None: not known before they are read), and the articles."""

    name: str
    items: Callable[[], Iterator[Item]]
    size: int | None = None
    sep: str | None = None
    notes: tuple[str, ...] = ()


def open_input(name: str, options: Options, stdin: Callable[[], bytes], *, count: bool) -> Input:
    """An input by its name; its header, columns and encoding are checked, and its rows counted if they shall be.

    Raises:
        FileNotFoundError: there is no such file or folder, or nothing in the folder.
        ValueError: the file is of no kind that is read, or has no such column.
        FormatError, ImportError: as for `read_table`.
    """
    path, read = Path(name), _reader(name, options)
    if name == "-":
        text = decoded(stdin(), "standard input", options.encoding)
        item = Item(place="standard input", file="-", text=read(text) if read is not None else text)
        return Input(name=name, items=lambda: iter([attrs.evolve(item, meta={"file": "-"})]), size=1)
    if path.is_dir():
        paths = folder_files(path, options.pattern)
        return Input(
            name=name,
            items=lambda: (file_item(one, str(one), _reader(one.name, options), options.encoding) for one in paths),
            size=len(paths),
        )
    if not path.exists():
        raise FileNotFoundError(f"{name}: no such file or folder")
    if path.suffix.lower() in OPENERS:
        return _table(path, options, count)
    if path.suffix.lower() in (*_TEXTS, *_HTML):
        return Input(name=name, items=lambda: iter([file_item(path, name, read, options.encoding)]), size=1)
    raise ValueError(f"{name}: {_no_kind(path)}")


def _reader(name: str, options: Options) -> Read | None:
    """What makes a text of what stands in an input: nothing for plain text, `quotecite.from_html` for HTML."""
    return from_html if options.html or Path(name).suffix.lower() in _HTML else None


def _table(path: Path, options: Options, count: bool) -> Input:
    table = open_table(path, sep=options.sep, encoding=options.encoding)
    columns = chosen(table, text=options.text, title=options.title, lead=options.lead, read=_reader("", options))
    kept = columns.kept(table.columns)
    rename = {name: f"input_{name}" for name in kept if name in _OWN or clashes([name])}
    notes = [f"{path}: {old} is written as {new}: quotecite has a column {old}" for old, new in rename.items()]
    if table.encoding not in (None, "utf-8", "utf-8-sig") and options.encoding is None:
        notes.append(f"{path}: read as {table.encoding}")

    def items() -> Iterator[Item]:
        for item in table_items(table, attrs.evolve(columns, rename=rename)):
            yield attrs.evolve(item, meta={"file": str(path), "row": item.row, **item.meta})

    size = sum(1 for _ in table.rows()) if count and table.size is None else table.size
    return Input(name=str(path), items=items, size=size, sep=table.sep, notes=tuple(notes))


def _no_kind(path: Path) -> str:
    """Why a file is not read, and what to do."""
    what = {
        ".json": "write it as one object a line, .jsonl",
        ".xls": "save it as .xlsx",
        ".docx": "save it as text in UTF-8, .txt",
        ".doc": "save it as text in UTF-8, .txt",
        ".pdf": "take its text out first, into .txt",
    }
    advice = what.get(path.suffix.lower(), f"expected .txt, a folder, or one of {' '.join(OPENERS)}")
    return f"no kind of file that is read ({path.suffix}); {advice}"

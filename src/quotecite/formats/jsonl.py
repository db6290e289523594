"""JSON Lines: one article a line, in the dict form (`quotecite.to_dict`), with the caller's metadata beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quotecite.alone import opened_alone
from quotecite.errors import FormatError
from quotecite.formats.dicts import from_dict, to_dict
from quotecite.many import many
from quotecite.records import Article
from quotecite.serial import parsed, utf8_lines
from quotecite.text.surrogates import check_all, is_whole

_META = "metadata"


def write_jsonl(articles: Iterable[Any] | Article, path: str | Path) -> int:
    """Writes articles to a file as they come, and says how many.

    Args:
        articles: articles, or pairs of an article and a mapping of metadata that JSON can hold; the mapping is kept
            under the key ``metadata`` of its line. One article, or one pair, makes one line.
        path: the file, in UTF-8.

    Raises:
        TypeError: an item is no article, or its metadata are no mapping or nothing that JSON can hold; the message
            gives its place. What came before is in the file.
        FormatError: a text or its metadata hold half a character (a lone surrogate); item and offset are given.
        BlockingIOError: another run is writing to the file.
    """
    items, count = many(articles), 0  # before an old file is emptied
    with opened_alone(Path(path)) as out:
        for item in items:
            out.write(f"{_line(item, count)}\n".encode())
            count += 1
    return count


def read_jsonl(path: str | Path, *, as_tuples: bool = False) -> Iterator[Any]:
    """The articles of a file, lazily and in order; with ``as_tuples`` pairs of an article and its metadata.

    Blank lines are passed over.

    Raises:
        FormatError: a line is no UTF-8, no JSON, or not in the dict form; the message names file, line and fault.
        FileNotFoundError: there is no such file.
    """
    source = Path(path)
    for number, line in utf8_lines(source):
        if line.strip():
            yield _read(line, f"{source}, line {number}", as_tuples=as_tuples)


def _line(item: Any, number: int) -> str:
    article, meta = item if isinstance(item, tuple) and len(item) == 2 else (item, None)
    if not isinstance(article, Article):
        raise TypeError(f"item {number}: expected a quotecite.Article, got {type(item).__name__}")
    row = to_dict(article)
    if meta is not None:
        if not isinstance(meta, Mapping):
            raise TypeError(f"item {number}: expected metadata as a mapping, got {type(meta).__name__}")
        row[_META] = dict(meta)
    try:
        line = json.dumps(row, ensure_ascii=False)
    except (TypeError, ValueError) as fault:
        raise TypeError(f"item {number}, metadata: {fault}") from fault
    if not is_whole(line):
        check_all(row, f"item {number}")
    return line


def _read(line: str, where: str, *, as_tuples: bool) -> Any:
    try:
        row = parsed(line)
    except ValueError as fault:
        raise FormatError(
            f"{where}: no JSON ({fault}); expected one article a line, as write_jsonl makes it"
        ) from fault
    meta = row.pop(_META, {}) if isinstance(row, dict) else {}
    try:
        article = from_dict(row)
    except FormatError as fault:
        raise FormatError(f"{where}: {fault}") from fault
    return (article, meta) if as_tuples else article

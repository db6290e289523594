"""JSON Lines of articles, as `write_jsonl` makes them, but for metadata that JSON cannot hold: dates, NaN."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quotecite.alone import opened_alone
from quotecite.files.cells import plain_json
from quotecite.files.whole import check_place
from quotecite.formats.dicts import to_dict
from quotecite.records import Article


class JsonSink:
    """A line an article, its metadata beside it; each is in the file before the next is asked for."""

    def __init__(self, path: Path) -> None:
        check_place(path)
        self._file = opened_alone(path)

    def add(self, article: Article, meta: Any = None) -> None:
        row = to_dict(article)
        if meta is not None:
            row["metadata"] = plain_json(meta if isinstance(meta, Mapping) else {"meta": meta})
        self._file.write(json_line(row))
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def json_line(row: Mapping[str, Any]) -> bytes:
    r"""A mapping as a line of JSON in UTF-8; half of a surrogate pair, which UTF-8 cannot hold, is escaped.

    >>> json_line({"text": "på"}).decode()
    '{"text": "på"}\n'
    """
    line = json.dumps(row, ensure_ascii=False) + "\n"
    return line.encode("utf-8", errors="backslashreplace")

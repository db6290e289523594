"""JSON and UTF-8 as files bring them: what is wrong with one is told in one way, whatever it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotecite.errors import FormatError

_ESCAPED = re.compile("[\udc80-\udcff]")  # what ``surrogateescape`` makes of a byte that is no UTF-8


def parsed(text: str, *, strict: bool = True) -> Any:
    """The value that a JSON text holds; without ``strict``, control characters may stand in its strings.

    Raises:
        ValueError: it is no JSON, or JSON that Python does not read: nested some hundred times, or with a number of
            thousands of digits.

    >>> parsed('{"a": [1]}')
    {'a': [1]}
    >>> parsed("[" * 100_000)
    Traceback (most recent call last):
    ValueError: lists or objects are nested too deeply to be read
    """
    try:
        return json.loads(text, strict=strict)
    except RecursionError as fault:
        raise ValueError("lists or objects are nested too deeply to be read") from fault


def utf8_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file, numbered from 1.

    Raises:
        FormatError: a line is no UTF-8; the message names file, line and byte.
        OSError: the file cannot be read.
    """
    with path.open(encoding="utf-8", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            yield number, _whole(line, f"{path}, line {number}")


def utf8_text(path: Path) -> str:
    """The text of a file.

    Raises:
        FormatError: it is no UTF-8; the message names the file and the byte.
        OSError: the file cannot be read.
    """
    return _whole(path.read_text(encoding="utf-8", errors="surrogateescape"), str(path))


def _whole(text: str, where: str) -> str:
    found = _ESCAPED.search(text)
    if found is None:
        return text
    byte = ord(found[0]) - 0xDC00
    raise FormatError(f"{where}: not UTF-8 (the byte {byte:02X}, after {found.start()} characters); save it as UTF-8")

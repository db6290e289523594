"""Half characters: what stands in a text that was decoded with ``errors="surrogateescape"``, and no file can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quotecite.errors import FormatError

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = range(0xDC80, 0xDD00)  # what ``surrogateescape`` makes of a byte


def is_whole(text: str) -> bool:
    """Whether a text holds no half character."""
    return _SURROGATE.search(text) is None


def check(text: str, what: str) -> str:
    """A text that can be written in UTF-8.

    Raises:
        FormatError: it holds a lone surrogate; the message begins with ``what`` and gives the offset.

    >>> check("S" + chr(0xDCF8) + "r", "article 3")
    Traceback (most recent call last):
    quotecite.errors.FormatError: article 3, offset 1: half a character (U+DCF8, the byte F8), which ...
    """
    found = _SURROGATE.search(text)
    if found is None:
        return text
    code = ord(found[0])
    byte = f", the byte {code - 0xDC00:02X}" if code in _ESCAPED else ""
    raise FormatError(
        f"{what}, offset {found.start()}: half a character (U+{code:04X}{byte}), which no file in UTF-8 can hold; "
        'decode the text anew in its own encoding (encoding="cp1252" reads most older Norwegian files), or replace it '
        "before it is read"
    )


def check_all(value: Any, what: str) -> None:
    """The same for every text in plain values of any depth; the message has the keys that lead to it.

    Raises:
        FormatError: a text holds half a character.
    """
    if isinstance(value, str):
        check(value, what)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            check_all(inner, f"{what}, {check(str(key), f'{what}, a key')}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            check_all(inner, f"{what}[{number}]")

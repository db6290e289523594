"""Cells that a spreadsheet would run: what begins with ``=``, ``+``, ``-`` or ``@`` gets an apostrophe before it.

A file of quotes holds what others wrote, and a spreadsheet runs ``=HYPERLINK(…)`` when it opens the file (OWASP, "CSV
injection"; the signs are those of its list). A dash (–) opens no formula and stays as it is; a hyphen in its place
does. A number is no formula, with a sign before it (``-3,5``, ``+47 22 00 00 00``) either. The apostrophe is seen in
the cell; `plain` takes it away again.
"""

from __future__ import annotations

import re

# What may stand before it unseen: blanks, and signs without width (a byte order mark, marks of direction).
_UNSEEN = (
    " \t\r\n\x0b\x0c\x00\x85\xa0\xad\u2028\u2029\u2060\u3000\ufeff"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,\s]\d+)*(?:[eE][+-]?\d+)?\s?%?")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guarded("=1+1"), guarded(" @SUM(1)"), guarded("- Nei, sier Berg"), guarded("– Nei"), guarded("-3,5")
    ("'=1+1", "' @SUM(1)", "'- Nei, sier Berg", '– Nei', '-3,5')
    """
    return f"'{cell}" if _opens(cell) and not _NUMBER.fullmatch(cell.lstrip(_UNSEEN)) else cell


def plain(cell: str) -> str:
    """What a guarded cell was.

    >>> plain(guarded("=1+1")), plain("'n Kari")
    ('=1+1', "'n Kari")
    """
    return cell[1:] if cell.startswith("'") and _opens(cell[1:]) else cell


def _opens(cell: str) -> bool:
    """Whether a cell begins as a formula does, or as a guarded one."""
    return cell.startswith((*_STARTS, "'")) or cell.lstrip(_UNSEEN).startswith(_STARTS)

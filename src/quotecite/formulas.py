"""Cells that a spreadsheet would run: what begins with ``=``, ``+``, ``-`` or ``@`` gets an apostrophe before it.

A file of quotes holds what others wrote, and a spreadsheet runs ``=HYPERLINK(…)`` when it opens the file (OWASP, "CSV
injection"; the signs are those of its list). A dash (–) opens no formula and stays as it is; a hyphen in its place
does. A number is no formula, with a sign before it (``-3,5``, ``+47 22 00 00 00``) either. The apostrophe is seen in
the cell; `plain` takes it away again.
"""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,\s]\d+)*(?:[eE][+-]?\d+)?\s?%?")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("- Nei, sier Berg"), guarded("– Nei"), guarded("-3,5")
    ("'=1+1", "'- Nei, sier Berg", '– Nei', '-3,5')
    """
    if not cell.startswith((*_STARTS, "'")) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"


def plain(cell: str) -> str:
    """What a guarded cell was.

    >>> plain(guarded("=1+1")), plain("'n Kari")
    ('=1+1', "'n Kari")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_STARTS, "'")) else cell

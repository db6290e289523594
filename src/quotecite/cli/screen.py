"""What a terminal shows: the quotes of an article in a table, a line of progress, notes and errors."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any, TextIO

from quotecite.extras import extra
from quotecite.records import Article, Quote

_HEAD = ("speaker", "role", "kind", "quote")
_WHO, _NAME, _WHAT, _KIND, _BETWEEN = 20, 16, 18, 8, 2  # characters
_NARROW, _WIDE = 60, 140
# What steers a terminal (C0, C1), what turns the order of letters around (so that a text looks like another), and what
# some terminals take for the end of a line.
_STEERING = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = {code: "\N{REPLACEMENT CHARACTER}" for code in _STEERING if chr(code) not in "\n\t"}


class Screen:
    """Standard output and standard error, each for its own: what was found, and how it goes."""

    def __init__(self, out: TextIO, err: TextIO, *, quiet: bool) -> None:
        for stream in (out, err):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # a terminal that has no – shows ?, and the run goes on
        self._out, self._err, self._quiet = out, err, quiet
        self._bar: Any = None

    def table(self, article: Article, name: str) -> None:
        """The quotes of an article, under its name."""
        width = min(
            max(shutil.get_terminal_size((100, 24)).columns if self._out.isatty() else _columns(), _NARROW), _WIDE
        )
        self._out.write(table(article, name, width) + "\n")
        self._out.flush()

    @property
    def shows_progress(self) -> bool:
        """Whether somebody looks at a line of progress."""
        return self._err.isatty() and not self._quiet

    def begin(self, size: int | None, *, table: bool) -> None:
        """A line of progress, on a terminal, where no table is shown that is progress itself."""
        if self.shows_progress and not (table and self._out.isatty()):
            self._bar = extra("tqdm", "notebook").tqdm(total=size, unit="article", file=self._err, leave=False)

    def one_more(self) -> None:
        """An article has been read, or could not be."""
        if self._bar is not None:
            self._bar.update()

    def end(self) -> None:
        """The line of progress goes away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def note(self, message: str) -> None:
        """What is good to know; not shown when it shall be quiet."""
        if not self._quiet:
            self.error(message)

    def error(self, message: str) -> None:
        """What went wrong, above the line of progress; only its first line begins as our messages do."""
        if self._bar is not None:
            self._bar.clear()
        self._err.write(told(message))
        self._err.flush()


def table(article: Article, name: str, width: int) -> str:
    """The quotes of an article as lines of at most so many characters, none of which steers a terminal."""
    known = sum(bool(quote.speakers) for quote in article.quotes)
    count = f"{len(article.quotes)} quote{'s' * (len(article.quotes) != 1)}, {known} with a speaker"
    words = width - _WHO - _WHAT - _KIND - 3 * _BETWEEN
    if words >= _WHO:
        widths: tuple[int, ...] = (_WHO, _WHAT, _KIND, words)
    else:  # a narrow terminal has no room for what somebody is
        widths = (_NAME, 0, _KIND, width - _NAME - _KIND - 2 * _BETWEEN)
    head = (_HEAD, tuple("-" * room for room in widths))
    rows = [*head, *map(_row, article.quotes)] if article.quotes else []
    lines = [f"{name}: {article.variety}, {count}", *(line for row in rows for line in _lines(row, widths))]
    return "".join(f"{in_one_line(line)}\n" for line in lines)


def shown(text: str) -> str:
    r"""A text without the signs that would steer a terminal.

    >>> shown("a\x1b[2J")
    'a�[2J'
    """
    return text.translate(_UNSEEN)


def in_one_line(text: str) -> str:
    r"""A text without the signs that would steer a terminal or begin another line.

    >>> in_one_line("a.txt\nquotecite: done")
    'a.txt�quotecite: done'
    """
    return shown(text).translate({ord("\n"): "\N{REPLACEMENT CHARACTER}", ord("\t"): " "})


def told(message: str) -> str:
    r"""A message as it stands on standard error.

    >>> told("a.txt: damaged\nquotecite: 9 articles")
    'quotecite: a.txt: damaged\n  quotecite: 9 articles\n'
    """
    return f"quotecite: {shown(message)}".rstrip("\n").replace("\n", "\n  ") + "\n"


def _row(quote: Quote) -> tuple[str, ...]:
    who = " + ".join(source.name for source in quote.speakers) or f"not known ({quote.evidence.note})"
    what = ", ".join(part for source in quote.speakers for part in (source.role, source.party) if part)
    return who, what, quote.kind.value, quote.text


def _lines(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Cells side by side, each broken into lines of its column's width; a column of no width is left out."""
    pairs = [(cell, width) for cell, width in zip(cells, widths, strict=True) if width]
    wrapped = [wrap(cell, width) for cell, width in pairs]
    return [
        (" " * _BETWEEN).join(piece.ljust(width) for piece, (_, width) in zip(pieces, pairs, strict=True)).rstrip()
        for pieces in zip_longest(*wrapped, fillvalue="")
    ]


def _columns() -> int:
    """How wide a table is that no terminal shows."""
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() else 100


def standard(*, quiet: bool) -> Screen:
    """The screen of this process."""
    return Screen(sys.stdout, sys.stderr, quiet=quiet)

"""Prints who says what in a Norwegian article.

    python examples/quickstart.py [FILE]

FILE is a text in UTF-8; without one, an invented article about a school.
"""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import quotecite

EXAMPLE = Path(__file__).parent / "articles" / "skole-nb.txt"
COLUMNS = {"speaker": 22, "role": 18, "kind": 8, "quote": 44, "what decided": 24}


def row(quote: quotecite.Quote) -> tuple[str, ...]:
    """The cells of one quote; an unknown speaker is said to be unknown, and why."""
    who = " og ".join(source.name for source in quote.speakers) or f"ikke kjent: {quote.evidence.note}"
    role = ", ".join(part for source in quote.speakers for part in (source.role, source.party) if part)
    return who, role, quote.kind, quote.text, quote.evidence.sieve


def lines(cells: tuple[str, ...]) -> list[str]:
    """The cells side by side, each broken into lines of its column's width."""
    widths = COLUMNS.values()
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [
        "  ".join(piece.ljust(width) for piece, width in zip(pieces, widths, strict=True)).rstrip()
        for pieces in zip_longest(*wrapped, fillvalue="")
    ]


def main() -> None:
    """Reads the article, finds its quotes, prints the table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    article = quotecite.load()(path.read_text(encoding="utf-8"))
    table = [tuple(COLUMNS), tuple("-" * width for width in COLUMNS.values()), *map(row, article.quotes)]
    print("\n".join(line for cells in table for line in lines(cells)))
    known = sum(bool(quote.speakers) for quote in article.quotes)
    print(f"\n{path.name}: {article.variety}, {len(article.quotes)} quotes, {known} with a speaker")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # dashes and «» also on Windows
    main()

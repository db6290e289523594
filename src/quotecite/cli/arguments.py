"""What can be said on the command line.

Read with argparse, of the standard library: one command with a dozen options needs no more, and who installs quotecite
gets the command without anything else.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import attrs

from quotecite.cli.outputs import KINDS, kind_of
from quotecite.cli.screen import told

_ABOUT = """\
Who said what in Norwegian news: finds the quotes in articles, and the speaker of each.

An INPUT is a text (.txt), a folder of texts, or a table with an article in each row (.csv, .tsv, .jsonl, .parquet,
.xlsx); "-" is a text from standard input. Without --out a table of the quotes is printed."""
_CODES = """\
examples:
  quotecite artikkel.txt
  quotecite arkiv/ -o quotes.xlsx
  quotecite arkiv.csv --text body --title title -o quotes.csv
  quotecite arkiv.parquet --text body --rows articles -o articles.parquet

What cannot be read is told with file and row, and kept beside OUT, in a file that ends in .errors.jsonl; the rest is
read.
exit status: 0 everything was read; 1 something could not be read; 2 nothing was done, or it could not go on;
130 interrupted (what was written until then can be read)."""


@attrs.frozen(kw_only=True)
class Options:
    """What was said, checked as far as no file needs to be opened."""

    inputs: tuple[str, ...]
    out: Path | None
    rows: str
    text: str | None
    title: str | None
    lead: str | None
    sep: str | None
    encoding: str | None
    pattern: str
    html: bool
    sieves: str
    lexicon: Path | None
    batch_size: int
    processes: int
    quiet: bool


class _Parser(argparse.ArgumentParser):
    """Errors as one line that says what to do, the long usage left to ``--help``."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, told(f"{message} (quotecite --help)"))


def options(arguments: Sequence[str]) -> Options:
    """The options in a list of arguments.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments make no sense (2).

    >>> options(["arkiv.csv", "--text", "body"]).text
    'body'
    """
    parser = _parser()
    said = parser.parse_args(arguments)
    out = Path(said.out) if said.out is not None else None
    if out is not None and kind_of(out) is None:
        parser.error(f"--out: no kind of file by its name, {said.out!r}; expected one that ends in {' '.join(KINDS)}")
    for name, number in (("--batch-size", said.batch_size), ("--processes", said.processes)):
        if number < 1:
            parser.error(f"{name}: expected 1 or more, got {number}")
    return Options(
        inputs=tuple(said.inputs),
        lexicon=Path(said.lexicon) if said.lexicon is not None else None,
        out=out,
        **{
            name: getattr(said, name) for name in attrs.fields_dict(Options) if name not in ("inputs", "lexicon", "out")
        },
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="quotecite", description=_ABOUT, epilog=_CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("inputs", nargs="+", metavar="INPUT", help="a text, a folder of texts, a table of articles, or -")
    add("-o", "--out", metavar="OUT", help=f"the file to write, by its name's end: {' '.join(KINDS)}")
    add(
        "--rows",
        choices=("quotes", "attributions", "sources", "articles"),
        default="quotes",
        help="what a row of OUT is (default: quotes; attributions: one for each speaker of each quote)",
    )
    reading = parser.add_argument_group("reading")
    add = reading.add_argument
    add("--text", metavar="COLUMN", help="the column with the texts (default: text, body, tekst or brødtekst)")
    add("--title", metavar="COLUMN", help="the column with the titles")
    add("--lead", metavar="COLUMN", help="the column with the leads")
    add("--sep", help="what separates the cells of CSV, read and written (default: found out; written as read, or ',')")
    add("--encoding", help="how texts and CSV are encoded (default: UTF-8, UTF-16 with its mark or cp1252, found out)")
    add("--pattern", default="**/*.txt", metavar="GLOB", help="which files of a folder (default: **/*.txt)")
    add(
        "--html",
        action="store_true",
        help="the texts are HTML (extra quotecite[html]); a file called .html always is",
    )
    finding = parser.add_argument_group("finding")
    add = finding.add_argument
    add(
        "--sieves",
        choices=("default", "precise"),
        default="default",
        help="precise: only the rules that err least; other quotes stay without a speaker",
    )
    add("--lexicon", metavar="FOLDER", help="a folder with word tables of your own")
    add("--batch-size", type=int, default=32, metavar="N", help="how many articles go through the model together")
    add("--processes", type=int, default=1, metavar="N", help="how many processes read, a processor core each")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress, no notes; errors are still told")
    parser.add_argument("--version", action="version", version=f"quotecite {version('quotecite')}")
    return parser

"""Cases as they are written and as the model parsed them: small articles with comments that say what must be found.

The ``README.md`` beside the cases describes how one is written; ``make cases`` parses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import quotecite
from quotecite import Article

REFREEZE = "run: make cases"
KEYS = ("case", "expect", "source", "known failure")


class Case(NamedTuple):
    """A frozen case: the file it stands in, its comments and its CoNLL-U document."""

    file: str
    comments: tuple[str, ...]
    document: str

    @property
    def title(self) -> str:
        return next(iter(self.values("case")))

    @property
    def expected(self) -> list[str]:
        return [line for line in self.values("expect") if line != "nothing"]

    @property
    def known_failure(self) -> str:
        return next(iter(self.values("known failure")), "")

    def values(self, key: str) -> list[str]:
        """What the comments with a key say."""
        return [c.removeprefix(f"# {key}:").strip() for c in self.comments if c.startswith(f"# {key}:")]


def frozen(path: Path) -> list[Case]:
    """The cases of a file, as the model parsed them."""
    trees = path.with_suffix(".conllu")
    documents = re.split(r"(?m)^(?=# newdoc)", trees.read_text(encoding="utf-8"))[1:] if trees.exists() else []
    return [Case(path.stem, comments_of(document.splitlines()), document) for document in documents]


def comments_of(lines: list[str]) -> tuple[str, ...]:
    """Those comment lines that a case is written with."""
    return tuple(line for line in lines if line.startswith(tuple(f"# {key}:" for key in KEYS)))


def written(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """The comments and the text of each case as it was written."""
    source = path.with_suffix(".txt").read_text(encoding="utf-8")
    for case in re.split(r"(?m)^(?=# case:)", source)[1:]:
        lines = case.splitlines()
        comments = comments_of(lines)
        yield comments, "\n".join(line for line in lines if line not in comments).strip()


def as_frozen(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """The comments and the text of each frozen case, to be compared with ``written``."""
    return [(case.comments, quotecite.read_conllu(case.document).text) for case in frozen(path)]


@cache
def read(document: str) -> Article:
    """The article of a case, found without the model."""
    return quotecite.load()(quotecite.read_conllu(document))

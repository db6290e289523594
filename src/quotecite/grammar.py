"""The few closed-class words that the rules of reporting need, from ``tables/grammar.tsv``."""

from __future__ import annotations

from functools import cache
from importlib import resources

from quotecite.errors import LexiconError


@cache
def words(use: str) -> frozenset[str]:
    """The words with a use (``addressee``, ``light_verb`` …), lower-cased.

    Raises:
        LexiconError: no row has that use.
    """
    rows = resources.files("quotecite").joinpath("tables/grammar.tsv").read_text("utf-8").splitlines()[1:]
    found = frozenset(word for row_use, word, _ in (row.split("\t") for row in rows) if row_use == use)
    if not found:
        raise LexiconError(f"tables/grammar.tsv: no row has the use {use!r}")
    return found

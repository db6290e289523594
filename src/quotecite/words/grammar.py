"""The small tables that the rules themselves are written for: closed-class words by their use.

Unlike those of the lexicon, these take no rows of the user's: each use is a word in the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from quotecite.errors import LexiconError
from quotecite.words.tsv import Rows, build, cell, packaged, read_rows

_KEY = cell(key=True)
_VARIETY = cell("nb", "nn", "both", key=True)
_BLOCK_USES = (
    "bare_credit",
    "byline_date",
    "byline_start",
    "clock",
    "greeting",
    "month",
    "name_link",
    "no_caption",
    "no_name",
    "signature",
    "suspended",
    "unfinished",
)


@attrs.frozen(kw_only=True)
class GrammarWord:
    """A closed-class word that the rules of reporting need (``grammar.tsv``), by its use: ``addressee``."""

    use: str = attrs.field(metadata=_KEY)
    word: str = attrs.field(metadata=_KEY)
    variety: str = attrs.field(metadata=_VARIETY)


@attrs.frozen(kw_only=True)
class BlockWord:
    """A word by which blocks are told apart (``block_words.tsv``): ``oppdatert`` opens a date line.

    What stands around an article is the paper's, whichever standard the article is in: these words have no variety.
    """

    word: str = attrs.field(metadata=_KEY)
    use: str = attrs.field(metadata=cell(*_BLOCK_USES, key=True))


@attrs.frozen(kw_only=True)
class FunctionWord:
    """A word by which a text's variety is told (``function_words.tsv``).

    ``also`` names the languages in which a Norwegian word is usual too; for a word of another language, which one.
    """

    word: str = attrs.field(metadata=_KEY)
    variety: str = attrs.field(metadata=cell("nb", "nn", "both", "other", key=True))
    also: tuple[str, ...] = attrs.field(metadata=cell(empty=True, read=lambda also: tuple(also.split())))


_TABLES: Mapping[str, type[Any]] = {"grammar": GrammarWord, "block_words": BlockWord, "function_words": FunctionWord}


@cache
def words_by_use(variety: str | None = None) -> Mapping[str, frozenset[str]]:
    """The words of reporting by their use, case-folded; with ``variety`` (``nb`` or ``nn``) only those it has.

    For the lexicon, which everybody else asks (`Lexicon.words`).

    Raises:
        LexiconError: a row is malformed.
    """
    rows: tuple[GrammarWord, ...] = build(GrammarWord, rows_of_grammar()["grammar"])
    found: dict[str, set[str]] = {row.use: set() for row in rows}
    for row in rows:
        if variety not in ("nb", "nn") or row.variety in (variety, "both"):
            found[row.use].add(row.word.casefold())
    return {use: frozenset(known) for use, known in found.items()}


@cache
def block_words(use: str) -> frozenset[str]:
    """The words by which blocks are told apart with a use (``month``, ``byline_start`` …), case-folded.

    Raises:
        LexiconError: no row has that use, or a row is malformed.
    """
    rows: tuple[BlockWord, ...] = build(BlockWord, rows_of_grammar()["block_words"])
    found = frozenset(row.word.casefold() for row in rows if row.use == use)
    if not found:
        raise LexiconError(
            f"tables/block_words.tsv, column use: no row with {use!r}; expected one of {' | '.join(_BLOCK_USES)}"
        )
    return found


def function_words() -> tuple[FunctionWord, ...]:
    """The words by which a text's variety is told.

    Raises:
        LexiconError: a row is malformed.
    """
    return build(FunctionWord, rows_of_grammar()["function_words"])


@cache
def rows_of_grammar() -> Mapping[str, Rows]:
    """The checked cells of these tables by name.

    Raises:
        LexiconError: a row is malformed; the message names file, line, column, value and what is allowed.
    """
    return {name: read_rows(record, *packaged(name)) for name, record in _TABLES.items()}

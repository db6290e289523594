"""The codebook: what each column holds, for whoever gets a table without having made it.

Made from the lists that the frames are made from, so that it says what they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import getdoc
from typing import TYPE_CHECKING

from quotecite.columns import COLUMNS, ROWS, TYPES, Column, columns
from quotecite.counts.groups import REMAINDER
from quotecite.counts.labels import Words
from quotecite.extras import extra
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.sieves.scene import sieve_name

if TYPE_CHECKING:
    import pandas as pd

SUMMARY = {
    "quotes": "attributions: a quote of two speakers counts for each; headings count",
    "words": "their words, counted as in frames",
    "voices": "different sources in an article, added up over articles; a quote without speaker is a voice of its own",
    "articles": "different articles",
    "whole": "what the share is of: all that is counted in the group, as far as `of` lets it in",
    "share": "the measure (words, unless another is asked for) by `whole`, 0 to 1; empty for what `of` leaves out",
    "low": "the lower bound of the share's 95 % interval, as far as chance goes (Wilson, with Kish's effective number)",
    "high": "the upper bound",
}
"""The columns of a summary, after those that it is by."""
_MISSING = dict(
    zip(
        REMAINDER,
        (
            "a speaker whose name is one only in its article (`rederiet`, `Berg`), where speakers are counted by name",
            "a body, a group, a medium or a document, which has no such value",
            "a person of whom the article does not say it; of your own columns: no value",
            "a quote to which quotecite gives no speaker",
        ),
        strict=True,
    )
)


def codebook(rows: str = "quotes") -> pd.DataFrame:
    """The codebook of a frame, to keep beside it: ``column``, ``type`` (in pandas), ``values``, ``meaning``.

    Args:
        rows: the kind of row, as for `quotecite.to_pandas`; or ``summary``.

    Raises:
        ImportError: pandas is not installed.
        ValueError: there is no such kind of row.

    >>> import quotecite
    >>> book = quotecite.codebook("sources").set_index("column")
    >>> print(book.loc["gender", "type"], "|", book.loc["gender", "values"])
    category | f (women), m (men)
    """
    pandas = extra("pandas", "pandas")
    if rows == "summary":
        held = [
            (name, "float64" if name in ("share", "low", "high") else "int64", "", SUMMARY[name]) for name in SUMMARY
        ]
    else:
        held = [(n, TYPES[COLUMNS[n].type][1], _values(n), _meaning(COLUMNS[n], rows)) for n in columns(rows)]
    book: pd.DataFrame = pandas.DataFrame(held, columns=["column", "type", "values", "meaning"], dtype="string")
    return book


def _values(name: str) -> str:
    words = Words.of("en")
    return ", ".join(f"{value} ({words.value(name, value)})" for value in COLUMNS[name].values)


def _meaning(column: Column, rows: str) -> str:
    return column.elsewhere.get(rows, column.meaning)


def page() -> str:
    """The page of the documentation, in Markdown (``docs/codebook.md`` is this, and a test holds it to be)."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield _OPENING
    for rows, names in ROWS.items():
        yield f'## `rows="{rows}"`\n'
        yield from _table(
            ("column", "type", "meaning"), ((f"`{n}`", COLUMNS[n].type, _meaning(COLUMNS[n], rows)) for n in names)
        )
    yield "## Types\n"
    yield from _table(("type", "in Arrow", "in pandas", "holds"), ((name, *told) for name, told in TYPES.items()))
    yield _METADATA
    yield "## Values\n\nThe words are those of plots and of `in_words`.\n"
    tongues = [Words.of(language) for language in ("en", "nb", "nn")]
    yield from _table(
        ("column", "value", "English", "Bokmål", "Nynorsk"),
        (
            (f"`{name}`", f"`{value}`", *(words.value(name, value) for words in tongues))
            for name, column in COLUMNS.items()
            for value in column.values
        ),
    )
    yield "`sieve` is the name of a rule; your own rules have theirs.\n"
    yield from _table(
        ("rule", "what it takes"), ((f"`{sieve_name(s)}`", (getdoc(s) or "").splitlines()[0]) for s in DEFAULT_SIEVES)
    )
    yield "## Summaries\n\nAfter the columns that it is by, a summary has these.\n"
    yield from _table(("column", "meaning"), ((f"`{name}`", meaning) for name, meaning in SUMMARY.items()))
    yield "What is missing is told apart:\n"
    yield from _table(("value", "meaning"), ((name, meaning) for name, meaning in _MISSING.items()))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""


_OPENING = """# Codebook

What each column of a frame holds. Empty cells are null (`<NA>`, `NaN`, `None`): the article does not say it, or there
is none. Offsets and numbers count from 0; `start` is in, `end` is not. The same as a frame, to keep beside your data:

```python
import quotecite

quotecite.codebook("attributions").to_csv("codebook.csv", index=False)
```

`docs/make_codebook.py` writes this page from the lists that the frames are made from.
"""
_METADATA = """## Your own metadata

Each key of the mappings beside the articles is a column after ours, with one type for all articles. NaN, NaT and NA
are null.

| in Python | in Arrow | in pandas |
|---|---|---|
| `str`, and a key without any value | string | string |
| `int` | int64 | Int64 |
| `float`, or `int` and `float` | double | float64 |
| `bool` | bool | boolean |
| `datetime.date` | date32 | datetime64[ms] |
| `datetime.datetime` | timestamp[us], with its time zone | datetime64[us], with its time zone |

A key that is one of our columns, or has values of two types, is refused before the model runs. The article's own text
under the key `text` is left out. Dates may stay text: `summary` reads `2025-03-04` and `04.03.2025`, the day first,
and nothing else.
"""

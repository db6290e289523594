"""Data frames: Arrow tables and pandas frames of quotes, attributions, sources or articles.

Built in one pass, in batches; beside the result no more is held than one batch. Offsets are code points of the article,
half-open, which the schema's metadata says too, for other tools count bytes or UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from quotecite.counts.rows import TYPES, Row, columns, rows_of
from quotecite.errors import FormatError
from quotecite.extras import extra
from quotecite.formats.dicts import from_dict
from quotecite.records import Article

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BATCH = 4096  # rows
OFFSETS = "code points of the article, half-open"


def to_arrow(articles: Iterable[Any] | Article, *, rows: str = "quotes") -> pa.Table:
    """An Arrow table of many articles.

    Args:
        articles: articles, or pairs of an article and its metadata (``finder.pipe(pairs, as_tuples=True)``); the keys
            of a mapping become columns. One article, or one pair, counts as many of one.
        rows: what a row is. ``quotes`` (``speaker`` joins several names with ``+``, their profile is empty then),
            ``attributions`` (a row for each speaker of each quote), ``sources``, or ``articles`` with the whole record.
            ``implies`` is what the verb makes of the saying (``claim`` for *hevder*, ``admit`` for *innrømmer*).

    Raises:
        ImportError: pyarrow is not installed.
        FormatError: the metadata of two articles do not fit in one column.

    >>> import quotecite
    >>> table = quotecite.to_arrow([])
    >>> table.num_rows, table.schema.metadata[b"offsets"].decode()
    (0, 'code points of the article, half-open')
    """
    pa = extra("pyarrow", "arrow")
    own = schema(rows)
    batches = list(_batches(pa, rows_of(articles, rows), own))
    if not batches:
        return own.empty_table()
    try:
        table = pa.concat_tables(batches, promote_options="permissive")
    except pa.ArrowException as fault:
        raise FormatError(f"metadata: a column has values of several types ({fault}); give each one type") from fault
    return table.unify_dictionaries().replace_schema_metadata(own.metadata)


def to_pandas(articles: Iterable[Any] | Article, *, rows: str = "quotes") -> pd.DataFrame:
    """A pandas frame of many articles, one row a quote unless ``rows`` says otherwise (see `to_arrow`).

    Text is ``string``, closed sets (kind, party, gender, sieve …) ``category``, ages ``Int16``, offsets ``int64``,
    other counts ``int32``; ``speakers``, ``media`` and ``parts`` hold lists.

    Raises:
        ImportError: pandas or pyarrow is not installed.
    """
    pd = extra("pandas", "pandas")
    pa = extra("pyarrow", "pandas")
    types = {pa.string(): pd.StringDtype(), pa.int16(): pd.Int16Dtype()}
    return to_arrow(articles, rows=rows).to_pandas(types_mapper=types.get)


def sources_frame(articles: Iterable[Any] | Article) -> pd.DataFrame:
    """A pandas frame with one row a source of an article: name, kind, profile, mentions, quotes, words."""
    return to_pandas(articles, rows="sources")


def from_arrow(table: pa.Table) -> Iterator[Article]:
    """The articles of a table made with ``to_arrow(articles, rows="articles")``, exactly as they were; lazily.

    Raises:
        FormatError: the table holds no whole records, or one is not in the dict form; the message names the row.
    """
    if "record" not in table.column_names:
        raise FormatError(
            f"expected a table with the column 'record', as to_arrow(articles, rows='articles') makes it, "
            f"got the columns {', '.join(table.column_names)}"
        )
    return (_article(number, text.as_py()) for number, text in enumerate(table.column("record")))


def schema(rows: str) -> pa.Schema:
    """The Arrow schema of a table without metadata columns.

    Raises:
        ValueError: ``rows`` is no kind of row.
    """
    pa = extra("pyarrow", "arrow")
    names = columns(rows)
    types = {
        "count": pa.int32(),
        "age": pa.int16(),
        "offset": pa.int64(),
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "category": pa.dictionary(pa.int16(), pa.string()),
        "spans": pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())])),
    }
    unit = {"unit": OFFSETS}
    fields = [
        pa.field(name, types[TYPES[name]], metadata=unit if TYPES[name] in ("offset", "spans") else None)
        for name in names
    ]
    return pa.schema(fields, metadata={"quotecite_schema": "1", "rows": rows, "offsets": OFFSETS})


def _batches(pa: Any, rows: Iterator[Row], own: Any) -> Iterator[Any]:
    """Tables of at most `BATCH` rows: our columns by the schema, metadata columns as Arrow reads them."""
    while batch := list(islice(rows, BATCH)):
        names = dict.fromkeys(name for row in batch for name in row)
        others = [name for name in names if own.get_field_index(name) < 0]
        values = {name: [row.get(name) for row in batch] for name in (*own.names, *others)}
        try:
            arrays = {
                name: pa.array(column, own.field(name).type if name in own.names else None)
                for name, column in values.items()
            }
        except pa.ArrowException as fault:
            raise FormatError(f"metadata: a column holds what Arrow cannot ({fault})") from fault
        fields = [own.field(n) if n in own.names else pa.field(n, a.type) for n, a in arrays.items()]
        yield pa.table(list(arrays.values()), schema=pa.schema(fields))


def _article(number: int, text: str) -> Article:
    try:
        return from_dict(json.loads(text))
    except (FormatError, ValueError) as fault:
        raise FormatError(f"row {number}, column record: {fault}") from fault

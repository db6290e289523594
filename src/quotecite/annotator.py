"""Arrow tables in and out: what quotecite finds as columns beside the caller's own, a batch at a time.

The one function that engines for many machines or much data call: Ray Data, Spark's ``mapInArrow``, Dask, DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quotecite.counts.frames import schema_of, to_arrow
from quotecite.extras import extra
from quotecite.finder import Finder
from quotecite.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

ERROR = "error"
"""The column that says why a text could not be read; null for all others."""


class Annotator:
    """Reads a column of texts in Arrow tables; what it finds stands beside the columns that were there.

    With ``rows="articles"`` every row stays one row, with the counts of its quotes and its ``record``, which
    ``json.loads`` and `from_dict` turn into an `Article`. With ``quotes``, ``attributions`` or ``sources`` a row is
    repeated for each of them (the text is left out, and so are articles without any). Columns and types are the same
    for every table; a column of the caller's with a name of ours is called ``input_…``. A text that cannot be read is a
    row with nothing but the caller's columns and its ``error``.

    An annotator can be sent to other processes and machines, where it opens its model when it is first called.

    Args:
        finder: what reads; see `quotecite.load`.
        text_column: the column of texts.
        rows: ``articles``, ``quotes``, ``attributions`` or ``sources``, as for `to_arrow`.

    Raises:
        ImportError: pyarrow is not installed.
        ValueError: ``rows`` is none of these.

    >>> import pyarrow as pa
    >>> import quotecite
    >>> annotator = quotecite.Annotator(quotecite.load(), text_column="body")
    >>> table = annotator(pa.table({"id": [7], "body": ["The town hall is closed today, and nobody knows why it is."]}))
    >>> table.column_names
    ['id', 'body', 'quotes', 'known', 'interviewer', 'variety', 'record', 'error']
    """

    def __init__(self, finder: Finder, *, text_column: str, rows: str = "articles") -> None:
        self._finder, self._text, self._rows = finder, text_column, rows
        self._own = _plain(schema_of(rows))

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The columns of a result, for tables with these columns (Spark wants to know them beforehand).

        Raises:
            KeyError: there is no column with the texts; the message has those that there are.
        """
        pa = extra("pyarrow", "arrow")
        if self._text not in given.names:
            raise KeyError(f"no column {self._text!r} with the texts; there are {', '.join(given.names)}")
        kept = [field.with_name(self._name(field.name)) for field in given if self._keeps(field.name)]
        return pa.schema([*kept, *self._own, pa.field(ERROR, pa.string())])

    def __call__(self, table: pa.Table) -> pa.Table:
        """A table with what was found in its texts.

        Raises:
            KeyError: there is no column with the texts.
            ModelError: the bundled model is missing or damaged.
        """
        pa = extra("pyarrow", "arrow")
        schema = self.schema(table.schema)
        faults: dict[int, str] = {}
        texts = zip(table.column(self._text).to_pylist(), range(table.num_rows), strict=True)
        found: list[tuple[Article, int]] = list(
            self._finder.pipe(
                texts, as_tuples=True, errors=lambda item, error: faults.setdefault(item[1], _in_words(error))
            )
        )
        own = to_arrow((article for article, _ in found), rows=self._rows)
        places = pa.array([place for _, place in found], pa.int64()).take(own.column("article").combine_chunks())
        own = own.select(self._own.names).cast(self._own)
        told = pa.table({ERROR: pa.array(faults.values(), pa.string())})
        whole = pa.concat_tables([own, told], promote_options="default").append_column(
            "row", pa.chunked_array([places, pa.array(faults.keys(), pa.int64())])
        )
        order = extra("pyarrow.compute", "arrow").sort_indices(whole, [("row", "ascending")])
        whole = whole.take(order)
        before = table.select([name for name in table.column_names if self._keeps(name)]).take(whole.column("row"))
        columns = [*before.columns, *(whole.column(name) for name in (*self._own.names, ERROR))]
        return pa.table(columns, schema=schema)

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Record batches in and out, one after another: what Spark's ``mapInArrow`` and a record batch reader want."""
        pa = extra("pyarrow", "arrow")
        for batch in batches:
            yield from self(pa.Table.from_batches([batch])).to_batches()

    def _keeps(self, column: str) -> bool:
        """Whether a column of the caller's is in the result."""
        return column != self._text or self._rows == "articles"

    def _name(self, column: str) -> str:
        return f"input_{column}" if column in (*self._own.names, ERROR) else column


def _plain(schema: Any) -> Any:
    """Our columns in types that every engine knows: text for closed sets; the caller's row stands for the article."""
    pa = extra("pyarrow", "arrow")
    skipped = {"article"} | ({"text"} if "record" in schema.names else set())
    return pa.schema(
        pa.field(field.name, pa.string() if pa.types.is_dictionary(field.type) else field.type)
        for field in schema
        if field.name not in skipped
    )


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"

"""Data frames: Arrow tables and pandas frames of quotes, attributions, sources or articles.

Built in one pass, in batches; beside the result no more is held than one batch. Columns and their types are the same
for every input, also for none. Offsets are code points of the article, half-open, which the schema's metadata says too,
for other tools count bytes or UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from quotecite import metadata as md
from quotecite.columns import COLUMNS, columns
from quotecite.counts.rows import Row, rows_of
from quotecite.errors import FormatError, MetadataError
from quotecite.extras import extra
from quotecite.formats.dicts import from_dict
from quotecite.records import Article
from quotecite.serial import parsed

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BATCH = 4096  # rows
OFFSETS = "code points of the article, half-open"


def to_arrow(
    articles: Iterable[Any] | Article,
    *,
    rows: str = "quotes",
    schema: pa.Schema | Mapping[str, type] | None = None,
    start: int = 0,
) -> pa.Table:
    """An Arrow table of many articles.

    Args:
        articles: articles, or pairs of an article and its metadata (``finder.pipe(pairs, as_tuples=True)``); the keys
            of a mapping become columns. One article, or one pair, counts as many of one. NaN, NaT and NA are null; a
            key without any value is a column of text.
        rows: what a row is. ``quotes`` (``speaker`` joins several names with ``+``, their profile is empty then),
            ``attributions`` (a row for each speaker of each quote), ``sources``, or ``articles`` with the whole record.
            ``implies`` is what the verb makes of the saying (``claim`` for *hevder*, ``admit`` for *innrømmer*).
        schema: the columns of metadata, for batches that shall fit together: the schema of an earlier table, or types
            by name (``{"outlet": str, "date": datetime.date}``; also ``int``, ``float``, ``bool``, ``datetime``).
        start: the number of the first article, for batches.

    Raises:
        ImportError: pyarrow is not installed.
        MetadataError: the metadata of an article do not fit in columns; the message names item and key.
        TypeError: an item is no article.
        ValueError: ``rows`` is no kind of row, or ``schema`` has a type that no column can have.

    >>> import quotecite
    >>> table = quotecite.to_arrow([], schema={"outlet": str})
    >>> table.num_rows, table.schema.metadata[b"offsets"].decode(), str(table.schema.field("outlet").type)
    (0, 'code points of the article, half-open', 'string')
    """
    pa = extra("pyarrow", "arrow")
    own, given = schema_of(rows), _given(pa, schema)
    seen = md.Metadata(None if given is None else given[0])
    exact = given[1] if given is not None else {}
    batches = list(_batches(pa, rows_of(articles, rows, start=start, metadata=seen), own, seen, exact))
    types = {name: exact.get(name) or _type(pa, kind) for name, kind in seen.kinds.items()}
    return _joined(pa, batches, own, types)


def to_pandas(
    articles: Iterable[Any] | Article,
    *,
    rows: str = "quotes",
    schema: pa.Schema | Mapping[str, type] | None = None,
    start: int = 0,
) -> pd.DataFrame:
    """A pandas frame of many articles, one row a quote unless ``rows`` says otherwise (see `to_arrow`).

    Text is ``string``, closed sets (kind, gender …) ``category`` with all their values, ages ``Int16``, offsets
    ``int64``, other counts ``int32``; ``speakers``, ``media`` and ``parts`` hold lists. Metadata are ``string``,
    ``Int64``, ``float64``, ``boolean`` or ``datetime64``. `codebook` has all of it.

    Raises:
        ImportError: pandas or pyarrow is not installed.
        MetadataError, TypeError, ValueError: as for `to_arrow`.
    """
    extra("pandas", "pandas")
    extra("pyarrow", "pandas")
    return pandas_frame(to_arrow(articles, rows=rows, schema=schema, start=start))


def sources_frame(
    articles: Iterable[Any] | Article, *, schema: pa.Schema | Mapping[str, type] | None = None, start: int = 0
) -> pd.DataFrame:
    """A pandas frame with one row a source of an article: name, kind, profile, mentions, quotes, words."""
    return to_pandas(articles, rows="sources", schema=schema, start=start)


def pandas_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a pandas frame whose columns can hold nulls and keep their types."""
    pandas, pa = extra("pandas", "pandas"), extra("pyarrow", "pandas")
    nullable = {
        pa.string(): pandas.StringDtype(),
        pa.int16(): pandas.Int16Dtype(),
        pa.int64(): pandas.Int64Dtype(),
        pa.bool_(): pandas.BooleanDtype(),
    }
    table = pa.table({field.name: _usual(pa, table.column(field.name)) for field in table.schema})
    frame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    offsets = [name for name in frame if name in COLUMNS and COLUMNS[name].type == "offset"]
    closed = {name: list(COLUMNS[name].values) for name in frame if name in COLUMNS and COLUMNS[name].values}
    typed: pd.DataFrame = frame.astype(
        dict.fromkeys(offsets, "int64") | {n: pandas.CategoricalDtype(v) for n, v in closed.items()}
    )
    return typed


def _usual(pa: Any, column: Any) -> Any:
    """A column in the type that quotecite has for it, when others (polars, DuckDB) keep it in a wider or newer one."""
    usual = _usual_type(pa, column.type)
    if "string_view" in str(column.type):  # which pyarrow casts, or makes pandas columns of, only in part
        return pa.array(column.to_pylist(), usual)
    return column.cast(usual) if column.type != usual else column


def _usual_type(pa: Any, kind: Any) -> Any:
    is_it = pa.types
    if is_it.is_list(kind) or is_it.is_large_list(kind):
        return pa.list_(_usual_type(pa, kind.value_type))
    if is_it.is_large_string(kind) or is_it.is_string_view(kind) or is_it.is_dictionary(kind):
        return pa.string()
    return kind


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


def schema_of(rows: str) -> pa.Schema:
    """The Arrow schema of a kind of row, without metadata columns.

    Raises:
        ValueError: ``rows`` is no kind of row.
    """
    pa = extra("pyarrow", "arrow")
    types = {
        "count": pa.int32(),
        "age": pa.int16(),
        "offset": pa.int64(),
        "text": pa.string(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "category": pa.dictionary(pa.int16(), pa.string()),
        "spans": pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())])),
    }
    kinds = {name: COLUMNS[name].type for name in columns(rows)}
    unit = {"unit": OFFSETS}
    fields = [
        pa.field(name, types[kind], metadata=unit if kind in ("offset", "spans") else None)
        for name, kind in kinds.items()
    ]
    return pa.schema(fields, metadata={"quotecite_schema": "1", "rows": rows, "offsets": OFFSETS})


def _given(pa: Any, schema: Any) -> tuple[dict[str, str | None], dict[str, Any]] | None:
    """The columns of metadata that the caller declared: their kinds, and Arrow types where he gave those."""
    if schema is None:
        return None
    if isinstance(schema, Mapping):
        kinds: dict[str, str | None] = {str(name): md.kind_of_type(known) for name, known in schema.items()}
        return kinds, {name: _type(pa, kind) for name, kind in kinds.items()}
    if not isinstance(schema, pa.Schema):
        raise ValueError(f"schema: expected a pyarrow.Schema or types by name, got {type(schema).__name__}")
    exact = {field.name: field.type for field in schema if field.name not in COLUMNS}
    return {name: _kind(pa, kind) for name, kind in exact.items()}, exact


def _type(pa: Any, kind: str | None) -> Any:
    """The Arrow type of a kind of metadata; None for what Arrow shall tell itself."""
    if kind is not None and kind.startswith(md.TIME):
        return pa.timestamp("us", tz=md.zone_of(kind))
    types = {md.WHOLE: pa.int64(), md.NUMBER: pa.float64(), md.FLAG: pa.bool_(), md.TEXT: pa.string()}
    return pa.date32() if kind == md.DATE else types.get(kind or "")


def _kind(pa: Any, known: Any) -> str | None:
    """The kind of metadata that a column of an Arrow type holds; None for what only Arrow can tell."""
    if pa.types.is_timestamp(known):
        return f"{md.TIME} in {known.tz}" if known.tz else md.TIME
    of = {pa.types.is_integer: md.WHOLE, pa.types.is_floating: md.NUMBER, pa.types.is_boolean: md.FLAG}
    of |= {pa.types.is_date: md.DATE, pa.types.is_string: md.TEXT, pa.types.is_large_string: md.TEXT}
    return next((kind for is_it, kind in of.items() if is_it(known)), None)


def _joined(pa: Any, batches: list[Any], own: Any, types: Mapping[str, Any]) -> Any:
    """One table of the batches, each column in the type that all articles together gave it."""
    if not batches:
        return pa.schema([*own, *(pa.field(n, t or pa.string()) for n, t in types.items())], own.metadata).empty_table()
    try:
        table = pa.concat_tables(batches, promote_options="permissive")
    except pa.ArrowException as fault:
        raise MetadataError(f"metadata: a column has values of several types ({fault}); give each one type") from fault
    fields = [_settled(pa, field, types.get(field.name)) for field in table.schema]
    return table.unify_dictionaries().cast(pa.schema(fields, own.metadata))


def _settled(pa: Any, field: Any, known: Any) -> Any:
    """A field of the whole table: metadata in the type that all articles together gave it, text when none had any."""
    kind = known or field.type
    return field.with_type(pa.string() if pa.types.is_null(kind) else kind)


def _batches(pa: Any, rows: Iterator[Row], own: Any, seen: md.Metadata, exact: Mapping[str, Any]) -> Iterator[Any]:
    """Tables of at most `BATCH` rows: our columns by the schema, metadata by what they have been so far."""
    while batch := list(islice(rows, BATCH)):
        names = (*own.names, *seen.kinds)
        arrays = {}
        for name in names:
            known = own.field(name).type if name in own.names else exact.get(name) or _type(pa, seen.kinds[name])
            arrays[name] = _array(pa, name, [row.get(name) for row in batch], known)
        fields = [own.field(n) if n in own.names else pa.field(n, a.type) for n, a in arrays.items()]
        yield pa.table(list(arrays.values()), schema=pa.schema(fields))


def _array(pa: Any, name: str, values: list[Any], known: Any) -> Any:
    try:
        return pa.array(values, known)
    except (pa.ArrowException, OverflowError) as fault:
        raise MetadataError(f"metadata key {name!r}: a value is nothing that a column can hold ({fault})") from fault


def _article(number: int, text: str) -> Article:
    try:
        return from_dict(parsed(text))
    except (FormatError, ValueError) as fault:
        raise FormatError(f"row {number}, column record: {fault}") from fault

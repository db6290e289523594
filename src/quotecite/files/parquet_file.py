"""A Parquet file of articles.

It cannot be read before it is closed, and its columns and types must be known before its first row: so the rows wait on
the disk in batches, and an archive need not fit into memory.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quotecite.counts.frames import BATCH, schema_of
from quotecite.counts.rows import Row
from quotecite.extras import extra
from quotecite.files.cells import encodable, flat, simple
from quotecite.files.sink import Rows
from quotecite.files.whole import check_place, written_whole
from quotecite.records import Article


class ParquetSink:
    """A Parquet file of rows; until it is closed they wait beside it, in a folder of their own."""

    def __init__(self, path: Path, rows: str) -> None:
        self._rows = Rows(rows)
        self._pa, self._pq = extra("pyarrow", "arrow"), extra("pyarrow.parquet", "arrow")
        check_place(path)
        self._path, self._own = path, schema_of(rows)
        self._waiting = TemporaryDirectory(prefix=f".{path.stem}.", dir=path.parent)
        self._batches: list[Path] = []
        self._buffer: list[Row] = []

    def add(self, article: Article, meta: Any = None) -> None:
        self._buffer += self._rows.of(article, meta)[0]
        if len(self._buffer) >= BATCH:
            self._flush()

    def close(self) -> None:
        self._flush()
        whole = self._schema()
        with written_whole(self._path) as part, self._pq.ParquetWriter(part, whole) as out:
            for table in self._tables():
                out.write_table(self._fitted(table, whole))
        self._waiting.cleanup()

    def _flush(self) -> None:
        table = self._table(self._buffer)
        self._buffer = []
        path = Path(self._waiting.name) / f"{len(self._batches)}.arrow"
        with self._pa.ipc.new_file(path, table.schema) as out:
            out.write_table(table)
        self._batches.append(path)

    def _tables(self) -> Iterator[Any]:
        for path in self._batches:
            with self._pa.ipc.open_file(path) as file:
                yield file.read_all()

    def _table(self, rows: list[Row]) -> Any:
        """A batch: our columns by the schema, those of metadata as Arrow reads them, or as text where it cannot."""
        fields, arrays = [], []
        for name in self._rows.columns:
            at = self._own.get_field_index(name)
            values = [row.get(name) for row in rows]
            array = self._array(values, self._own.field(at).type) if at >= 0 else self._own_types(values)
            fields.append(self._own.field(at) if at >= 0 else self._pa.field(name, array.type))
            arrays.append(array)
        return self._pa.table(arrays, schema=self._pa.schema(fields))

    def _own_types(self, values: list[Any]) -> Any:
        values = [simple(value) for value in values]
        try:
            return self._array(values, None)
        except self._pa.ArrowException:
            return self._array(list(map(_as_text, values)), self._pa.string())

    def _array(self, values: list[Any], kind: Any) -> Any:
        try:
            return self._pa.array(values, kind)
        except UnicodeEncodeError:  # half of a surrogate pair, which no column of text can hold
            return self._pa.array([encodable(value) for value in values], kind)

    def _schema(self) -> Any:
        """One schema for all batches; a column that holds several types holds their text."""
        kinds: dict[str, Any] = {}
        for table in self._tables():
            for field in table.schema:
                kinds.setdefault(field.name, []).append(field)
        return self._pa.schema([self._joined(fields) for fields in kinds.values()], metadata=self._own.metadata)

    def _joined(self, fields: list[Any]) -> Any:
        pa = self._pa
        if self._own.get_field_index(fields[0].name) >= 0:
            return fields[0]
        try:
            field = pa.unify_schemas([pa.schema([field]) for field in fields], promote_options="permissive").field(0)
        except pa.ArrowException:
            field = pa.field(fields[0].name, pa.string())
        if field.type == pa.string() and any(other.type not in (pa.string(), pa.null()) for other in fields):
            warnings.warn(f"metadata: {field.name!r} has values of several types; it is written as text", stacklevel=2)
        return pa.field(field.name, pa.string()) if field.type == pa.null() else field

    def _fitted(self, table: Any, whole: Any) -> Any:
        pa, arrays = self._pa, []
        for field in whole:
            if field.name not in table.column_names:
                arrays.append(pa.nulls(table.num_rows, field.type))
            elif field.type == pa.string() and table.schema.field(field.name).type != pa.string():
                arrays.append(pa.array(list(map(_as_text, table[field.name].to_pylist())), pa.string()))
            else:
                arrays.append(table[field.name].cast(field.type))
        return pa.table(arrays, schema=whole)


def _as_text(value: Any) -> str | None:
    value = flat(value)
    return value if value is None or isinstance(value, str) else str(value)

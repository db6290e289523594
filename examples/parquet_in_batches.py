"""Parquet in, Parquet out, batch by batch: python examples/parquet_in_batches.py ARCHIVE.parquet QUOTES.parquet

Each row of ARCHIVE.parquet is an article; its column body is the text. QUOTES.parquet has a row a quote, with the other
columns of its article. An article that cannot be read is a row without a quote, and says why in the column error.
"""

import sys

import pyarrow as pa
import pyarrow.parquet as pq

import quotecite

finder, start = quotecite.load(), 0
others = [field for field in pq.read_schema(sys.argv[1]) if field.name != "body"]
schema = quotecite.to_arrow([], schema=pa.schema([*others, ("error", pa.string())])).schema
with pq.ParquetFile(sys.argv[1]) as archive, pq.ParquetWriter(sys.argv[2], schema) as out:
    for batch in archive.iter_batches(256):
        pairs = [(row.pop("body"), row) for row in batch.to_pylist()]
        found = list(finder.pipe(pairs, as_tuples=True, errors=lambda pair, error: pair[1].update(error=str(error))))
        out.write_table(quotecite.to_arrow(found, schema=schema, start=start))
        out.write_table(pa.Table.from_pylist([row for _, row in pairs if "error" in row], schema))
        start += len(found)

"""A folder of Parquet files into another, with Ray: python examples/ray_folder.py FOLDER [ARTICLES]

Invented articles (ten thousand) are written to FOLDER/archive, a thousand in a file; FOLDER/quotes gets a row for each
quote. Break it off and call it again: files that are there are not read again.
"""

import os
import sys
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import hundred_articles

import quotecite.ray

FILE = 1_000
archive, articles = Path(sys.argv[1]) / "archive", int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
archive.mkdir(parents=True, exist_ok=True)
rows = cycle(hundred_articles())
for first in range(0, articles, FILE):
    bodies = [f"{row.title}\n\n{row.lead}\n\n{row.body}" for row in islice(rows, min(FILE, articles - first))]
    table = pa.table({"id": range(first, first + len(bodies)), "body": bodies})
    pq.write_table(table, archive / f"{first:06}.parquet")

read = quotecite.ray.annotate_files(
    archive, archive.with_name("quotes"), text_column="body", rows="quotes", actors=os.cpu_count() or 1
)
print(f"{read} files read now; {pq.read_table(archive.with_name('quotes')).num_rows} quotes in all")

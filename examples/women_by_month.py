"""Women's share by month and outlet, as a table and a picture: python examples/women_by_month.py ARCHIVE.csv

ARCHIVE.csv has the columns outlet, published (04.03.2025) and body, which is HTML; its encoding and what separates its
cells are found out. A row that cannot be read is told, and the others are read.
"""

import sys

import quotecite


def told(row: object, error: Exception) -> None:
    """What is wrong with a row: the error names file, row and line."""
    print(error, file=sys.stderr)


rows = quotecite.read_table(sys.argv[1], text="body", read=quotecite.from_html, errors=told)
found = list(quotecite.load().pipe(rows, as_tuples=True))
table = quotecite.summary(found, "gender", value="f", within=["month", "outlet"], of="stated", date="published")
quotecite.in_words(table, "no").to_csv("women.csv", sep=";", index=False, encoding="utf-8-sig")
quotecite.plot_over_time(table, language="no")[0].figure.savefig("women.png")

"""Women's share by month and outlet, as a table and a picture: python examples/women_by_month.py ARCHIVE.csv

ARCHIVE.csv is separated by semicolons and has the columns outlet, published (04.03.2025) and body, which is HTML.
"""

import sys

import pandas as pd

import quotecite

archive = pd.read_csv(sys.argv[1], sep=";")
texts = archive.pop("body").map(quotecite.from_html)  # of plain text: archive.pop("body")
found = list(quotecite.load().pipe(list(zip(texts, archive.to_dict("records"), strict=True)), as_tuples=True))
table = quotecite.summary(found, "gender", value="f", within=["month", "outlet"], of="stated", date="published")
quotecite.in_words(table, "no").to_csv("women.csv", sep=";", index=False)
quotecite.plot_over_time(table, language="no")[0].figure.savefig("women.png")

"""A folder of texts as a report and a workbook: python examples/report_of_a_folder.py FOLDER

Each .txt in FOLDER is an article, in UTF-8 or cp1252. report.html opens in any browser and shows every article with its
quotes; quotes.xlsx has a row a quote. A file that cannot be read is told, and the others are read.
"""

import sys
from pathlib import Path

import quotecite

texts = quotecite.read_folder(sys.argv[1], errors=lambda text, error: print(error, file=sys.stderr))
found = list(quotecite.load().pipe(texts, as_tuples=True))
report = quotecite.render.page(found, title="Hvem sier hva?", language="no")
Path("report.html").write_text(report, encoding="utf-8")
quotecite.write_xlsx(found, "quotes.xlsx")

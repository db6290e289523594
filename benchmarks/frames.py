"""How long frames of 1,000 articles take, and what memory they need beside the result.

    python benchmarks/frames.py

Ratios within one run: the frame against the dict form of the same articles; the peak against the result.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import quotecite

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from articles import ARTICLE

COUNT = 1000


def articles() -> Iterator[quotecite.Article]:
    """The same article again and again, each time a record of its own."""
    plain = quotecite.to_dict(ARTICLE)
    for _ in range(COUNT):
        yield quotecite.from_dict(plain)


def main() -> None:
    """Prints time and memory of each kind of row."""
    quotecite.to_arrow([])  # imports
    start = time.perf_counter()
    for article in articles():
        quotecite.to_dict(article)
    base = time.perf_counter() - start
    print(f"{'rows':<14}{'rows made':>10}{'time / dict form':>18}{'peak beside result':>20}")
    for rows in ("quotes", "attributions", "sources", "articles"):
        start = time.perf_counter()
        table = quotecite.to_arrow(articles(), rows=rows)
        spent = time.perf_counter() - start
        tracemalloc.start()
        quotecite.to_arrow(articles(), rows=rows)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{rows:<14}{table.num_rows:>10}{spent / base:>18.2f}{peak / 1e6:>17.1f} MB")


if __name__ == "__main__":
    main()

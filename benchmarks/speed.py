"""How long articles take, and where the time goes; writes the page ``docs/speed.md``.

    python benchmarks/speed.py [docs/speed.md]

Measured on the hundred invented articles of ``examples/corpus.py``. Seconds depend on the machine; what the page is for
are the ratios, taken in one run.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

import quotecite
from quotecite.finder import Finder

sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))
from corpus import hundred_articles

PAGE = """# Speed

Measured by `python benchmarks/speed.py` on {machine}, {threads} threads, without a graphics card: {count} short
articles, {words} words ({quotes} quotes).

| | articles a second | words a second | time, of `pipe` |
|---|--:|--:|--:|
{rows}

Opening the model takes {opening:.1f} seconds, once. Of `pipe`, quotecite's own rules take {rules:.0%}; the rest is
tagging and parsing. Articles through `pipe` go through the model together, which is why it is faster than one call
after another. On a graphics card pass your own pipeline:
`quotecite.load(pipeline=stanza.Pipeline("nb", use_gpu=True))`.
"""


def timed(work: Callable[[], object]) -> float:
    """The seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measures, and prints or writes the page."""
    archive = [quotecite.compose(title=r.title, lead=r.lead, body=r.body) for r in hundred_articles()]
    words = sum(len(composed.text.split()) for composed in archive)
    finder: Finder = quotecite.load()
    opening = timed(lambda: finder(archive[0]))
    articles: list[quotecite.Article] = []
    together = timed(lambda: articles.extend(finder.pipe(archive)))
    single = timed(lambda: [finder(composed) for composed in archive])
    parsed = [finder.parse(composed) for composed in archive]
    rules = timed(lambda: [finder(one) for one in parsed])
    rows = [
        f"| {name} | {len(archive) / seconds:.1f} | {words / seconds:,.0f} | {seconds / together:.2f} |"
        for name, seconds in (("`finder.pipe(texts)`", together), ("`finder(text)`, one by one", single))
    ]
    page = PAGE.format(
        machine=platform.machine(), threads=torch.get_num_threads(), count=len(archive), words=words,
        quotes=sum(len(a.quotes) for a in articles), rows="\n".join(rows), opening=opening, rules=rules / together,
    )  # fmt: skip
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

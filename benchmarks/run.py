"""How long articles take beside Stanza alone, where the time goes, and how much memory: ratios from one run.

    python benchmarks/run.py [ARTICLES.jsonl …] [--rounds 3] [--most 40] [--full] [--json FIGURES] [--page PAGE.md]

Without articles, invented ones of real length are made (some 500 words each). The naive way is one `stanza.Pipeline` of
the same bundled model, called with one article after another, all processors on all of it. Ways take turns in every
round, on the same texts and with the same number of threads, so that a busy machine slows them alike; a ratio is the
median of the rounds, with the smallest and the largest beside it. ``--full`` adds what takes long: a million words, and
the memory of ten thousand articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import torch

import quotecite
from quotecite.language.weights import model_dir

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
sys.path.insert(0, str(EXAMPLES))

from corpus import hundred_articles  # noqa: E402

LENGTH = 500  # words of an invented article, about

Way = Callable[[], object]


class Ratio(NamedTuple):
    """The median of some rounds, the smallest and the largest."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


def invented(count: int) -> Iterator[str]:
    """Articles of real length: the bodies of several invented ones as one text."""
    bodies = cycle([f"{row.title}\n\n{row.lead}\n\n{row.body}" for row in hundred_articles()])
    for _ in range(count):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < LENGTH:
            parts.append(next(bodies))
        yield "\n\n".join(parts)


def articles(paths: Sequence[Path], most: int) -> list[str]:
    """The texts to read: the first of the files given, or invented ones."""
    if not paths:
        return list(invented(most))
    rows = (json.loads(line) for path in paths for line in path.open(encoding="utf-8"))
    return [row["text"] for row in islice(rows, most)]


def words_in(texts: Sequence[str]) -> int:
    """How many words there are, parted by white space."""
    return sum(len(text.split()) for text in texts)


def timed(way: Way) -> float:
    """The seconds that something takes."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def in_turn(ways: dict[str, Way], rounds: int) -> dict[str, list[float]]:
    """The seconds of each way in each round, all ways once a round, in turned order every other time."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in ways if number % 2 == 0 else reversed(ways):
            found[name].append(timed(ways[name]))
            print(f"  round {number + 1}, {name}: {found[name][-1]:.2f} s", file=sys.stderr)
    return found


def ratio(over: Sequence[float], under: Sequence[float]) -> Ratio:
    """How many times as long the one took as the other, round by round."""
    ratios = [one / other for one, other in zip(over, under, strict=True)]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def alone(code: str, *arguments: str) -> float:
    """The number that a piece of code prints in a process of its own, which keeps compiled modules as users' do."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=kept)
    return float(run.stdout.split()[-1])


IMPORT = "import time; s = time.perf_counter(); import quotecite; print(time.perf_counter() - s)"
FIRST = """
import sys, time
from pathlib import Path
s = time.perf_counter()
import quotecite
quotecite.load()(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(time.perf_counter() - s)
"""
PEAK_ARTICLE = """
import resource, sys
from pathlib import Path
import quotecite
quotecite.load()(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
PEAK_STREAM = """
import resource, sys
sys.path[:0] = sys.argv[1:3]
from run import invented
import quotecite
for article in quotecite.load().pipe(invented(int(sys.argv[3]))):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def single(figures: dict[str, Any]) -> None:
    """What is measured in processes of their own: import, the first article, memory."""
    example = str(sorted((EXAMPLES / "articles").glob("*.txt"))[0])
    alone(IMPORT)  # compiles what is new
    figures["import_s"] = statistics.median(alone(IMPORT) for _ in range(5))
    figures["first_article_s"] = statistics.median(alone(FIRST, example) for _ in range(3))
    figures["peak_mb_article"] = alone(PEAK_ARTICLE, example)


def compared(texts: Sequence[str], rounds: int, figures: dict[str, Any]) -> None:
    """The ways beside each other, with as many threads as torch takes by itself; one thread where processes compete."""
    threads = torch.get_num_threads()
    nlp = quotecite.Parser.bundled(model_dir()).nlp
    finder = quotecite.load()
    parsed = [finder.parse(text) for text in texts]
    nlp(texts[0])  # everybody is warm
    ways: dict[str, Way] = {
        "naive": lambda: [nlp(text) for text in texts],
        "pipe": lambda: list(finder.pipe(texts)),
        "own": lambda: [finder(one) for one in parsed],
        "two": lambda: list(finder.pipe(texts, processes=2, batch_size=8)),
    }
    seconds = in_turn(ways, rounds)
    torch.set_num_threads(1)
    one = in_turn({"one": lambda: list(finder.pipe(texts, batch_size=8)), "two": ways["two"]}, rounds)
    torch.set_num_threads(threads)
    count = words_in(texts)
    figures |= {
        "speedup_vs_naive": ratio(seconds["naive"], seconds["pipe"]),
        "own_share_of_naive": ratio(seconds["own"], seconds["naive"]),
        "two_processes_vs_naive": ratio(seconds["naive"], seconds["two"]),
        "two_processes_over_one": ratio(one["one"], one["two"]),
        "words_per_second": {
            name: count / statistics.median(found) for name, found in {**seconds, "one": one["one"]}.items()
        },
    }


def at_length(figures: dict[str, Any]) -> None:
    """What takes long: the time of a word among a million and among ten thousand, the memory of many articles."""
    finder = quotecite.load()
    few = list(invented(10_000 // LENGTH))
    finder(few[0])
    short = min(timed(lambda: list(finder.pipe(few))) for _ in range(3)) / words_in(few)
    count = 0

    def counted() -> Iterator[str]:
        nonlocal count
        for text in invented(1_000_000 // LENGTH):
            count += len(text.split())
            yield text

    def read() -> None:
        for _ in finder.pipe(counted()):
            pass

    figures["per_word_1m_over_10k"] = timed(read) / count / short
    figures["peak_mb_stream"] = alone(PEAK_STREAM, str(HERE), str(EXAMPLES), "10000")


def with_ray(texts: Sequence[str], figures: dict[str, Any]) -> None:
    """Two actors of Ray beside one, on the same texts, so many that opening the model is not what is measured."""
    import pyarrow as pa
    import ray

    from quotecite import ray as quotecite_ray

    ray.init(num_cpus=2, log_to_driver=False, include_dashboard=False)
    data = ray.data.from_arrow(pa.table({"text": list(texts) * 16})).repartition(32).materialize()
    ways: dict[str, Way] = {
        name: lambda actors=actors: quotecite_ray.annotate(  # type: ignore[misc]
            data, text_column="text", actors=actors, batch_size=len(texts) // 4
        ).materialize()
        for name, actors in (("one actor", 1), ("two actors", 2))
    }
    seconds = in_turn(ways, 3)
    ray.shutdown()
    figures["ray_two_over_one"] = ratio(seconds["one actor"], seconds["two actors"])


PAGE = """# Speed

Measured by `python benchmarks/run.py` on {machine}, {cores} cores, without a graphics card: {count} articles, {words:,}
words, {rounds} rounds. Ratios are medians, with the smallest and the largest round.

| | words a second | beside Stanza alone |
|---|--:|--:|
| Stanza, one article after another, all processors | {naive:,.0f} | 1 |
| `finder.pipe(texts)` | {pipe:,.0f} | {speedup} |
| `finder.pipe(texts, processes=2)` | {two:,.0f} | {two_speedup} |

- The rules of quotecite take {own:.1%} of the time of Stanza alone; the rest is tagging and parsing.
- Two processes of one thread do {over_one} times as much as one.
- Importing takes {import_s:.2f} s, the first article with the opening of the model {first:.1f} s.
- One article takes {peak:,.0f} MB at its peak{stream}.
{at_length}
A million articles of 500 words are 500 million words. At the pace of one core here, {core:,.0f} words a second, they
take {hours:,.0f} hours of a core, {each:,.1f} of a machine with sixteen: reckoned, not measured, and without the
time for reading and writing files.

The trees are those of Stanza's own processors, to the letter ([how](architecture.md)); seconds depend on the machine,
ratios hardly.
"""


def _at_length(figures: dict[str, Any]) -> str:
    """The lines of the page for what is not always measured."""
    lines = []
    if "per_word_1m_over_10k" in figures:
        times = figures["per_word_1m_over_10k"]
        lines.append(f"- A word among a million takes {times:.2f} times as long as one among ten thousand.\n")
    if "ray_two_over_one" in figures:
        lines.append(f"- Two actors of Ray do {figures['ray_two_over_one']} times as much as one.\n")
    return "".join(lines)


def page(figures: dict[str, Any], texts: Sequence[str], rounds: int) -> str:
    """The page for the docs."""
    speeds = figures["words_per_second"]
    core = speeds["one"]
    stream = f", ten thousand in a row {figures['peak_mb_stream']:,.0f} MB" if "peak_mb_stream" in figures else ""
    return PAGE.format(
        machine=platform.machine(), cores=os.cpu_count(), count=len(texts), words=words_in(texts), rounds=rounds,
        naive=speeds["naive"], pipe=speeds["pipe"], two=speeds["two"], speedup=figures["speedup_vs_naive"],
        two_speedup=figures["two_processes_vs_naive"], own=figures["own_share_of_naive"].middle,
        over_one=figures["two_processes_over_one"], import_s=figures["import_s"], first=figures["first_article_s"],
        peak=figures["peak_mb_article"], stream=stream, at_length=_at_length(figures), core=core,
        hours=5e8 / core / 3600, each=5e8 / core / 3600 / 16,
    )  # fmt: skip


def main() -> None:
    """Measures, and prints or writes what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("articles", nargs="*", type=Path, help="JSON Lines with text; invented ones without")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=40, help="how many articles")
    parser.add_argument("--full", action="store_true", help="a million words and ten thousand articles, too")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path)
    said = parser.parse_args()
    texts = articles(said.articles, said.most)
    figures: dict[str, Any] = {}
    single(figures)
    compared(texts, said.rounds, figures)
    if said.full:
        at_length(figures)
    else:
        print("skipped: a million words, ten thousand articles (--full)", file=sys.stderr)
    if importlib.util.find_spec("ray") is not None:
        with_ray(texts, figures)
    else:
        print("skipped: Ray, which is not installed (pip install 'quotecite[ray]')", file=sys.stderr)
    for name, value in figures.items():
        print(f"{name}: {value if not isinstance(value, float) else round(value, 3)}")
    if said.json is not None:
        plain = {name: value.middle if isinstance(value, Ratio) else value for name, value in figures.items()}
        said.json.write_text(json.dumps(plain, indent=2) + "\n", encoding="utf-8")
    if said.page is not None:
        said.page.write_text(page(figures, texts, said.rounds), encoding="utf-8")


if __name__ == "__main__":
    main()

"""How much longer the double of a text takes, stage by stage: about 2 where the time grows with the length, 4 where it
grows with its square.

    python benchmarks/doubling.py                      # every stage on every text: the worst ratios of each stage
    python benchmarks/doubling.py --stage segment      # one stage, all texts
    python benchmarks/doubling.py --size 100000        # from texts of 100,000 characters on

The texts are those that take a program longest (`tests/hostile/long_texts.py`): signs without end, marks never closed
or nested, names and quotes of which no two are the same. Trees are made without the model, which is not measured. A
text grows until a stage needs 50 ms for it, so that the ratio means something; where 400,000 characters, or a text for
which all before the stage takes two seconds, are not enough, the stage is quick and has no ratio.
The exit code is 1 when a ratio is over 2.3 in three tries.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import quotecite
from hostile.long_texts import STAGES, TEXTS

ENOUGH = 0.05  # seconds
PATIENCE = 40 * ENOUGH  # … of what comes before a stage
LARGEST = 400_000  # characters
BOUND = 2.3
TRIES = 3


def timed(step: Callable[[Any], Any], given: Any) -> tuple[float, Any]:
    """How long a step takes, and what it makes."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    made = step(given)
    spent = time.process_time() - start
    gc.enable()
    return spent, made


def ratio(name: str, text: str, size: int) -> tuple[float, int, float] | None:
    """The lowest ratio of some tries, the length at which it was measured, and the seconds of the double there."""
    prepare, stage = STAGES[name]
    grow = TEXTS[text]

    def measured(length: int) -> tuple[float, float]:
        before, prepared = timed(prepare, grow(length))
        return before, timed(stage, prepared)[0]

    before, once = measured(size)
    while once < ENOUGH:
        if size >= LARGEST or before > PATIENCE:
            return None
        size *= 2
        before, once = measured(size)
    found = []
    for _ in range(TRIES):
        _, twice = measured(2 * size)
        found.append((twice / once, size, twice))
        if found[-1][0] <= BOUND:
            break
        once = max(once, measured(size)[1])
    return min(found)


def main() -> int:
    """Read the arguments, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", choices=STAGES, help="this one alone")
    parser.add_argument("--text", choices=TEXTS, help="this one alone")
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shortest text (20000)")
    given = parser.parse_args()
    warnings.simplefilter("ignore", quotecite.TextWarning)
    failed = 0
    print(f"{'stage':14} {'worst':>6}  {'text':24} {'characters':>12} {'seconds':>8}")
    for name in [given.stage] if given.stage else STAGES:
        rows = []
        for text in [given.text] if given.text else TEXTS:
            found = ratio(name, text, given.size)
            if found is not None:
                rows.append((*found, text))
        rows.sort(reverse=True)
        for worst, size, spent, text in rows[: len(rows) if given.stage else 1]:
            print(f"{name:14} {worst:6.2f}  {text:24} {size:>5} → {2 * size:<7} {spent:8.2f}", flush=True)
        over = [row for row in rows if row[0] > BOUND]
        failed += len(over)
        if not given.stage:
            for worst, size, spent, text in over[1:]:
                print(f"{'':14} {worst:6.2f}  {text:24} {size:>5} → {2 * size:<7} {spent:8.2f}", flush=True)
        if not rows:
            print(f"{name:14}      –  never {ENOUGH} seconds", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

"""Fuzzes quotecite, a target after another: bytes changed so that they reach new lines of code (atheris, libFuzzer).

    python fuzz/run.py                              # every target for 10 seconds
    python fuzz/run.py --seconds 600 text html      # two targets, ten minutes each
    python fuzz/run.py --again FILE text            # what a file that was kept does, with its traceback

Prints how many inputs each target was given, and exits with 1 when one of them raised what is not documented, broke a
promise, took too long or too much memory. Such inputs are kept in ``build/fuzz/TARGET``, beside those that reach new
lines, with which the next run begins.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE.parent / "build" / "fuzz"
SLOW = 30  # seconds after which an input is one too many
LONGEST = 1024  # bytes
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_AT = re.compile(r"^#(\d+)\t", re.MULTILINE)


def main() -> int:
    """Read the arguments, fuzz, and say what happened."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="which ones; all of them unless told")
    parser.add_argument("--seconds", type=int, default=10, help="how long each (10)")
    parser.add_argument("--seed", type=int, default=1, help="of the changes (1)")
    parser.add_argument("--build", type=Path, default=BUILD, help="where inputs are kept (build/fuzz)")
    parser.add_argument("--again", type=Path, help="give this file to the target, once")
    given = parser.parse_args()
    sys.path.insert(0, str(HERE))
    import targets

    unknown = sorted(set(given.targets) - set(targets.TARGETS))
    if unknown:
        parser.error(f"no such target: {', '.join(unknown)}; expected some of {', '.join(targets.TARGETS)}")
    names = given.targets or list(targets.TARGETS)
    if given.again is not None:
        for name in names:
            targets.TARGETS[name](given.again.read_bytes())
        return 0
    if find_spec("atheris") is None:
        parser.error("atheris is not installed: pip install atheris (it has wheels for Linux and Python 3.11 to 3.13)")
    total, failed = 0, []
    for name in names:
        executed, seconds, report = fuzz(name, targets.seeds(name), given)
        total += executed
        print(
            f"{name:14} {executed:>9,} executions in {seconds:>6.1f} s{'' if report is None else '   FAILED'}",
            flush=True,
        )
        if report is not None:
            failed.append(name)
            print(report, flush=True)
    print(f"{'in all':14} {total:>9,} executions, {len(failed)} of {len(names)} targets failed")
    return int(bool(failed))


def fuzz(name: str, seeds: list[bytes], given: argparse.Namespace) -> tuple[int, float, str | None]:
    """Fuzz one target in a process of its own: how many executions, how long, and the report of what failed."""
    corpus, kept = given.build / name / "corpus", given.build / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(data)
    options = (
        f"-max_total_time={given.seconds}", f"-seed={given.seed}", f"-max_len={LONGEST}", f"-timeout={SLOW}",
        "-rss_limit_mb=4096", "-print_final_stats=1", f"-artifact_prefix={kept}/",
    )  # fmt: skip
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE / "one.py"), name, str(corpus), *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip
    spent = time.monotonic() - start
    counted = [int(n) for n in (*_EXECUTED.findall(done.stdout), *_AT.findall(done.stdout))]
    return max(counted, default=0), spent, done.stdout[-6000:] if done.returncode else None


if __name__ == "__main__":
    sys.exit(main())

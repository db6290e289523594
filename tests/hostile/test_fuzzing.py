"""The targets of the fuzzer: each takes what it begins with, and bytes changed by chance; a short run of each kind."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))
import targets  # noqa: E402  # found when the path is set

CHANGES = 15


@pytest.mark.parametrize("name", targets.TARGETS)
def test_a_target_takes_any_bytes(name: str) -> None:
    """Seeds, and the same with some bytes changed, raise nothing but what is documented."""
    chance = random.Random(name)
    for seed in targets.seeds(name):
        targets.TARGETS[name](seed)
        for _ in range(CHANGES):
            data = bytearray(seed)
            for _ in range(chance.randint(1, 8)):
                at = chance.randrange(len(data))
                data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
            targets.TARGETS[name](bytes(data))


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has wheels for Linux and Python up to 3.13")
def test_a_short_run_of_the_fuzzer(tmp_path: Path) -> None:
    """The command gives inputs to a target for a while, and says how many."""
    command = [sys.executable, str(FUZZ / "run.py"), "--seconds", "2", "--build", str(tmp_path), "lexicon"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    name, executed, *_ = done.stdout.split()
    assert name == "lexicon"
    assert int(executed.replace(",", "")) > 100
    assert (tmp_path / "lexicon" / "corpus").is_dir()


def test_a_target_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name is told with the right ones."""
    done = subprocess.run([sys.executable, str(FUZZ / "run.py"), "letter"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no such target: letter; expected some of text, " in done.stderr

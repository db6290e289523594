"""What type checkers make of the public names: a user's script, in which every type is stated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tests" / "typed" / "script.py"


def checked(script: Path) -> subprocess.CompletedProcess[str]:
    """What mypy says of a script, as strict as it can be, and of nothing else."""
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-error-summary", str(script)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_users_script_has_the_types_that_it_states() -> None:
    """Each ``assert_type`` holds, and each line that should be refused is: an unused ``ignore`` is an error."""
    run = checked(SCRIPT)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    """The test above can fail: the public names are not all ``Any``."""
    script = tmp_path / "wrong.py"
    script.write_text("import quotecite\n\nnumber: int = quotecite.load()('Hei').quotes[0].text\n", encoding="utf-8")
    run = checked(script)
    assert run.returncode == 1
    assert 'expression has type "str", variable has type "int"' in run.stdout

"""The README does what it says: its Python blocks run, its commands and links exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from links import lead_nowhere

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```(?:\n+^```text\n(.*?)^```)?", README, re.MULTILINE | re.DOTALL)


@pytest.mark.model
def test_the_python_blocks_run_and_print_what_is_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python blocks run in order in one session and an empty folder; a ``text`` block after one is its output."""
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {}
    for code, shown in BLOCKS:
        exec(compile(code, "README.md", "exec"), session)
        printed = capsys.readouterr().out
        assert not shown or printed == shown, code


def test_the_python_blocks_compile() -> None:
    """There are Python blocks, and each is Python, also where the weights to run them are absent."""
    assert len(BLOCKS) >= 3
    for code, _ in BLOCKS:
        compile(code, "README.md", "exec")


def test_nothing_is_left_to_fill_in() -> None:
    """No placeholder is left in what users read."""
    assert not re.findall(r"TODO\S*", README)


def test_the_make_targets_exist() -> None:
    """Every `make …` that the README names is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(
        re.findall(r"\bmake ([a-z]+)\b", " ".join(re.findall(r"`[^`\n]+`|^```sh\n.*?^```", README, re.M | re.S)))
    )
    assert {"demo", "test"} <= named <= targets


def test_the_links_lead_somewhere() -> None:
    """Every relative link in the README is a file of the project."""
    assert lead_nowhere(ROOT / "README.md") == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """A file that is there is no fault, an address and a place in the page are none."""
    page = tmp_path / "page.md"
    page.write_text("[a](page.md), [b](https://a.no/b.md), [c](#c), [d](docs/d.md#e), [f](../f.md)", encoding="utf-8")
    assert lead_nowhere(page) == ["docs/d.md", "../f.md"]


@pytest.mark.model
@pytest.mark.parametrize("name", ["skole-nb.txt", "ferje-nn.txt"])
def test_the_example_prints_a_table(name: str) -> None:
    """The program of `make demo` prints the quotes of the example articles."""
    command = [sys.executable, str(ROOT / "examples" / "quickstart.py"), str(ROOT / "examples" / "articles" / name)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) > 10

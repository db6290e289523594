"""The pages in docs/ do what they say: their Python blocks run in order, and their links lead somewhere."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
page = pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
BLOCK = re.compile(r"^```python\n(.*?)^```(?:\n+^```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)


@pytest.mark.model
@page
def test_the_python_blocks_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The blocks of a page run in order, in one session and an empty folder; ``text`` after one is its output."""
    monkeypatch.chdir(tmp_path)
    if "spacy" in path.read_text(encoding="utf-8"):
        # As the entry point does, which an install that is older than this checkout lacks; test_wheel.py holds it.
        importlib.import_module("quotecite.spacy_component")
    session: dict[str, object] = {}
    for code, shown in BLOCK.findall(path.read_text(encoding="utf-8")):
        exec(compile(code, path.name, "exec"), session)
        printed = capsys.readouterr().out
        assert not shown or printed == shown, code


@page
def test_the_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a page is a file of the project, and no placeholder of a template is left."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (path.parent / target).exists(), target
    assert "${" not in text

"""The notebooks of the examples run from beginning to end, and show what they say when a browser opens them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from browser import LOOKS, SHOTS, browse, needs_browser

FOLDER = Path(__file__).parents[1] / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
VIEWS = {"1-first-steps": 4, "2-who-is-heard": 2, "3-annotate-and-evaluate": 0}


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the notebooks after all of their cells have run, with the package under test."""
    folder = tmp_path_factory.mktemp("notebooks")
    path = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, str(FOLDER.parent / "run_notebooks.py"), "--out", str(folder)]
    # In a process of its own: a kernel is spoken to through local ports, which tests may not open.
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


def views(notebook: nbformat.NotebookNode) -> list[str]:
    """The views of quotecite in a notebook's outputs."""
    outputs = (o for c in notebook.cells if c.cell_type == "code" for o in c.outputs)
    pages = ("".join(o["data"]["text/html"]) for o in outputs if "text/html" in o.get("data", {}))
    return [page for page in pages if page.startswith('<div class="quotecite')]


@each
def test_notebooks_are_kept_with_their_output(path: Path) -> None:
    """Whoever reads a notebook on the web sees what its cells give; none failed."""
    notebook = nbformat.read(path, 4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]
    assert len(views(notebook)) == VIEWS[path.stem]


@pytest.mark.model
@each
def test_notebooks_run(path: Path, executed: Path) -> None:
    """Every cell runs, and the views are the kept ones."""
    fresh, kept = nbformat.read(executed / path.name, 4), nbformat.read(path, 4)
    assert views(fresh) == views(kept), "the views have changed: run python examples/run_notebooks.py"


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@needs_browser
def test_notebooks_in_a_browser(executed: Path, tmp_path: Path) -> None:
    """The first notebook as a page: no error in the console, legend and tooltips there, in light and dark."""
    notebook = nbformat.read(executed / NOTEBOOKS[0].name, 4)
    pages = {look: tmp_path / f"{look}.html" for look in ("light", "dark")}
    for look, page in pages.items():
        exporter = HTMLExporter(embed_images=True, theme=look)
        page.write_text(exporter.from_notebook_node(notebook)[0], encoding="utf-8")
    shown = browse(pages["light"], "--dump-dom")
    errors = [line for line in shown.stderr.splitlines() if "CONSOLE" in line and "Failed to load" not in line]
    own = [line for line in errors if "cdnjs" not in line and "require" not in line.lower()]
    assert not own  # the page of nbconvert asks the network for MathJax and RequireJS, ours asks for nothing
    assert "<caption>Kilder</caption>" in shown.stdout
    assert "data-tip=" in shown.stdout
    for look, page in pages.items():
        picture = tmp_path / f"notebook-{look}.png"
        browse(page, f"--screenshot={picture}", *LOOKS[look])
        assert picture.stat().st_size > 20_000
        if SHOTS is not None:
            SHOTS.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, SHOTS / picture.name)

"""Runs the notebooks and keeps them with what they show.

    python examples/run_notebooks.py [--out FOLDER] [NOTEBOOK …]

Without names all of ``examples/notebooks``; without ``--out`` in their place. Progress bars are left out of the output,
and so are times, so that the same results make the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent / "notebooks"


def main() -> None:
    """Runs them one by one; stops at the first cell that fails, and shows it."""
    ask = argparse.ArgumentParser(description="Runs the notebooks and keeps them with what they show.")
    ask.add_argument("notebooks", nargs="*", type=Path)
    ask.add_argument("--out", type=Path)
    asked = ask.parse_args()
    for path in asked.notebooks or sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}}).execute()
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
            if cell.cell_type == "code":
                cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        nbformat.write(notebook, (asked.out or path.parent) / path.name)
        print(path.name)


if __name__ == "__main__":
    main()

"""The pages in docs/ do what they say: their Python blocks run in order, and their links lead somewhere."""

from __future__ import annotations

import importlib
import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import quotecite
from links import lead_nowhere
from quotecite.render.notes import told

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *(DOCS / "norsk").glob("*.md")])
INSTALL = (DOCS / "install.md").read_text(encoding="utf-8")
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
    assert lead_nowhere(path) == []
    assert "${" not in path.read_text(encoding="utf-8")


@page
def test_every_page_can_be_found(path: Path) -> None:
    """The table of contents of the front page has every other."""
    front = (DOCS / "index.md").read_text(encoding="utf-8")
    name = path.relative_to(DOCS).with_suffix("").as_posix()
    assert name == "index" or re.search(rf"^{name}$", front, re.MULTILINE), name


def test_the_install_page_names_every_extra() -> None:
    """Each extra of pyproject.toml has its row, or is named among those for who changes quotecite."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for_users = set(re.findall(r"^\| `(\w+)` \|", INSTALL, re.MULTILINE))
    assert for_users == set(extras) - {"test", "docs", "train"}
    assert "`test`, `docs` and `train`" in INSTALL


def test_the_install_page_tells_the_size_of_the_model() -> None:
    """The size of the model and of the package are those of the files."""
    told_of = dict(re.findall(r"^\| (?:… of which )?(the model|quotecite) \| (\d+) \|$", INSTALL, re.MULTILINE))
    package = Path(quotecite.__file__).parent
    model = sum(path.stat().st_size for path in (package / "model").rglob("*.*") if path.is_file()) / 2**20
    if model < 1:
        pytest.skip("no weights here")
    assert model == pytest.approx(float(told_of["the model"]), abs=1)
    assert model < float(told_of["quotecite"]) < model + 10


def test_the_install_page_does_without_make_what_the_makefile_does() -> None:
    """What stands beside each target are the commands of the Makefile, with the slashes of Windows."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("/", "\\").replace("$(BIN)\\", "")
    rows = dict(re.findall(r"^\| `make ([a-z]+)` \| (.*) \|$", INSTALL, re.MULTILINE))
    assert set(rows) == {"demo", "test", "docs"}
    for command in ("ruff check", "ruff format --check", "mypy --strict src", "python -m pytest"):
        assert command in makefile
        assert f"`{command}`" in rows["test"]
    assert "sphinx-build -W --keep-going -q -b html docs build\\docs" in makefile
    assert "python -m sphinx -W --keep-going -q -b html docs build\\docs" in rows["docs"]


def test_the_norwegian_figures_are_those_of_the_readme() -> None:
    """What the README says of accuracy and the Norwegian page says too, it says alike: run the script named there."""
    script = loaded(DOCS / "make_norwegian_figures.py")
    shown = script.PAGE.read_text(encoding="utf-8")
    readme = script.README.read_text(encoding="utf-8")
    assert shown == script.page(shown, readme)
    figures = re.findall(r"\d+\.\d", script.figures(readme).replace(",", "."))
    assert len(figures) > 20
    assert all(figure in readme for figure in figures)


def test_the_norwegian_reasons_are_those_of_the_view() -> None:
    """The page has each reason as records have it, and as views say it in Norwegian."""
    text = (DOCS / "norsk" / "lese-svarene.md").read_text(encoding="utf-8")
    table = text[text.index("| i dataene | i visningen |") :].partition("\n\n")[0]
    rows = [tuple(line.strip("| ").split(" | ")) for line in table.splitlines()[2:]]
    assert len(rows) > 10
    for english, norwegian in rows:
        assert told(english, "nb") == norwegian != english


def test_the_picture_is_small_and_told_in_words() -> None:
    """README and front page show the view; the picture is a PNG below 150 kB, and its text says what is to be seen."""
    picture = (DOCS / "view.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 150_000
    readme, front = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/index.md"))
    (told_in_readme,) = re.findall(r'<img src="docs/view\.png" width="\d+" alt="([^"]+)">', readme)
    (told_in_front,) = re.findall(r"^:::\{image\} view\.png\n:alt: (.+)$", front, re.MULTILINE)
    assert told_in_readme == told_in_front
    assert len(told_in_readme.split()) > 20


def loaded(script: Path) -> ModuleType:
    """A script of docs/ as a module."""
    spec = importlib.util.spec_from_file_location(script.stem, script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

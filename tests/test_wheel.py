"""What users install is the wheel: it is built, looked into, unpacked and run from there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
IGNORED = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without the network."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The paths of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip would lay it out."""
    place = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def run_from(place: Path, code: str) -> str:
    """What a program prints that sees the unpacked wheel before any other quotecite."""
    env = {**os.environ, "PYTHONPATH": str(place), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=env, cwd=place, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_wheel_holds_the_whole_package(names: set[str]) -> None:
    """Every file of the package is in the wheel: modules, tables, schema, type marker, weights."""
    package = ROOT / "src"
    files = {path for path in (package / "quotecite").rglob("*") if path.is_file() and not IGNORED & set(path.parts)}
    expected = {path.relative_to(package).as_posix() for path in files}
    assert expected <= names, sorted(expected - names)
    assert {"quotecite/py.typed", "quotecite/schema-1.json", "quotecite/__init__.py"} <= names
    assert any(re.fullmatch(r"quotecite/tables/.+\.tsv", name) for name in names)


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    """No tests, examples or training scripts: only the package and its metadata, with the licence."""
    info = f"quotecite-{PROJECT['version']}.dist-info/"
    assert not [name for name in names if not name.startswith(("quotecite/", info))]
    assert not [name for name in names if "test" in name or "__pycache__" in name]
    assert f"{info}licenses/LICENSE" in names


def test_an_install_brings_stanza_regex_and_attrs(wheel: Path) -> None:
    """What pip reads: three packages, and nothing else but in an extra; the extras that messages name are there."""
    with zipfile.ZipFile(wheel) as archive:
        (path,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = message_from_bytes(archive.read(path))
    needed = [Requirement(text) for text in told.get_all("Requires-Dist", [])]
    always = {each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})}
    assert always == {"stanza", "regex", "attrs"}
    assert all("extra ==" in str(each.marker) for each in needed if each.name not in always)
    assert set(told.get_all("Provides-Extra", [])) == set(PROJECT["optional-dependencies"])
    named = re.findall(
        r'\bextra\("[\w.]+", "(\w+)"\)', "".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    )
    assert {"pandas", "arrow", "plot", "html", "xlsx"} <= set(named) <= set(PROJECT["optional-dependencies"])


def test_the_unpacked_wheel_works(unpacked: Path) -> None:
    """Outside the checkout the package imports, knows its version and makes the round trip."""
    code = """
import importlib.metadata, importlib.resources, json, quotecite
from quotecite.records import *
print(quotecite.__file__)
print(importlib.metadata.version("quotecite"))
json.loads(importlib.resources.files("quotecite").joinpath("schema-1.json").read_text(encoding="utf-8"))
article = Article(text="– Ja.", variety=Variety.NB, meta=Meta(quotecite="", model="", lexicon=""))
assert quotecite.from_dict(json.loads(json.dumps(quotecite.to_dict(article)))) == article
"""
    place, version = run_from(unpacked, code).split()
    assert Path(place).parent == unpacked / "quotecite"
    assert version == PROJECT["version"]


def test_spacy_finds_the_component_of_the_wheel(unpacked: Path) -> None:
    """`nlp.add_pipe("quotecite")` needs no import of quotecite: the wheel has the entry point that spaCy looks for."""
    code = """
import spacy
print(type(spacy.blank("nn").add_pipe("quotecite")).__name__)
import quotecite
print(quotecite.__file__)
"""
    name, place = run_from(unpacked, code).splitlines()
    assert name == "QuoteFinder"
    assert Path(place).parent == unpacked / "quotecite"


@pytest.mark.model
def test_the_unpacked_wheel_finds_quotes(unpacked: Path) -> None:
    """The weights in the wheel are enough to find a speaker; nothing is downloaded."""
    code = """
import quotecite
article = quotecite.load()("– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.")
print(quotecite.__file__)
print(article.quotes[0].speaker)
"""
    place, name = run_from(unpacked, code).splitlines()
    assert Path(place).parent == unpacked / "quotecite"
    assert name == "Kari Berg"


def test_the_version_is_told_alike_everywhere() -> None:
    """Changelog and citation file name the version of pyproject.toml."""
    version = re.escape(PROJECT["version"])
    assert re.search(rf"^## \[{version}\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.search(rf"^version: {version}$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_pins_fit_the_ranges() -> None:
    """constraints.txt pins torch and, within the range of pyproject.toml, Stanza."""
    pins = dict(re.findall(r"^(\w+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(pins) == {"torch", "stanza"}
    assert "stanza>=1.15,<1.16" in PROJECT["dependencies"]
    assert pins["stanza"].startswith("1.15.")

"""The rules of the house, read from the source: who imports whom, where Stanza lives, how large a module may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import quotecite

ROOT = Path(__file__).parents[1]
PACKAGE = Path(quotecite.__file__).parent

# A folder is a stage; what stands in it imports only from the stages before it. A new one is placed here.
LAYERS = (
    "errors",
    "extras",
    "formulas",
    "records",
    "many",
    "places",
    "serial",
    "alone",
    "columns",
    "metadata",
    "dates",
    "words",
    "labels",
    "text",
    "neural",
    "language",
    "speech",
    "who",
    "sieves",
    "stages",
    "chapters",
    "article",
    "pipeline",
    "explanation",
    "doors",
    "inputs",
    "reader",
    "workers",
    "stream",
    "finder",
    "evaluate",
    "formats",
    "counts",
    "render",
    "files",
    "annotator",
    "__init__",
    "cli",
    "__main__",
)
# Doors that other programs open: they stand on the public names, and nothing of the package imports them.
DOORS = ("spacy_component", "ray")
PROGRAMS = ("cli", "__main__")  # on top of the package: they use it as anybody does
SHOWS = {("records", "render")}  # the one exception: ``_repr_html_`` imports the renderer inside the method
MODELS = {"stanza", "torch"}  # one door: language/parsing.py, and the steps behind it in neural/
HEAVY = (
    "torch",
    "stanza",
    "numpy",
    "pandas",
    "pyarrow",
    "matplotlib",
    "tqdm",
    "bs4",
    "lxml",
    "spacy",
    "ray",
    "openpyxl",
    "argparse",
)

DOOR = PACKAGE / "language" / "parsing.py"
STEPS = sorted((PACKAGE / "neural").glob("*.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
module = pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])


def layer(path: Path) -> str:
    """The layer of a module: its name, or that of the folder in the package that it lies in."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> set[str]:
    """The dotted names of everything that a module imports, wherever in it; `from a import b` counts as ``a.b``."""
    package = ["quotecite", *path.relative_to(PACKAGE).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            found |= {
                arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            }
    return found


def called(node: ast.Call) -> str:
    """The bare name of what a call calls."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def layers_used(path: Path) -> set[str]:
    """The layers of the package that a module imports from."""
    used = set()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "quotecite":
            used.add(parts[1] if len(parts) > 1 and parts[1] in (*LAYERS, *DOORS) else "__init__")
    return used


@module
def test_every_module_has_its_place(path: Path) -> None:
    """A module that LAYERS does not list is found out at once."""
    places = (*LAYERS, *DOORS)
    assert layer(path) in places, f"place {layer(path)!r} in LAYERS in {__file__}, after everything that it imports"


@module
def test_a_module_imports_only_from_the_layers_before(path: Path) -> None:
    """Text flows one way, from stage to stage."""
    own = layer(path)
    allowed = set(LAYERS[: LAYERS.index(own)] if own in LAYERS else LAYERS if own in DOORS else ())
    if path.parent != PACKAGE:
        allowed.add(own)
    allowed |= {used for by, used in SHOWS if by == own}
    wrong = layers_used(path) - allowed
    assert not wrong, f"{path.relative_to(PACKAGE.parent)} imports {sorted(wrong)}, not before {own!r}"


FOLDERS = sorted({path.parent for path in MODULES} - {PACKAGE})


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_no_circle_inside_a_folder(folder: Path) -> None:
    """Inside a stage too imports run one way: some order of its modules has each after all that it imports."""
    names = {path.stem: f"quotecite.{folder.name}.{path.stem}" for path in folder.glob("*.py")}
    uses = {
        path.stem: {
            name for name, dotted in names.items() if any(f"{i}.".startswith(f"{dotted}.") for i in imports(path))
        }
        for path in folder.glob("*.py")
    }
    try:
        tuple(TopologicalSorter(uses).static_order())
    except CycleError as circle:
        pytest.fail(f"{folder.name}/ imports in a circle: {' → '.join(circle.args[1])}")


def test_records_import_the_renderer_only_inside_their_views() -> None:
    """The exception of `SHOWS` is no import of the module: nothing but ``_repr_html_`` has it."""
    inside = [n for n in ast.walk(tree(PACKAGE / "records.py")) if isinstance(n, ast.FunctionDef)]
    views = [n for n in inside if any(isinstance(x, ast.ImportFrom) for x in ast.walk(n))]
    assert {n.name for n in views} == {"_repr_html_"}
    at_top = [n for n in tree(PACKAGE / "records.py").body if isinstance(n, ast.ImportFrom)]
    assert all("render" not in (n.module or "") for n in at_top)


@module
def test_only_parsing_knows_the_models(path: Path) -> None:
    """Stanza and torch are imported in language/parsing.py and in neural/ alone, also inside functions."""
    used = {name.split(".")[0] for name in imports(path)} & MODELS
    assert not used or path in (DOOR, *STEPS), f"{path.relative_to(PACKAGE.parent)} imports {sorted(used)}"


def test_the_import_is_light() -> None:
    """`import quotecite` loads neither a model library nor a data or plotting library."""
    code = f"import quotecite, sys; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


@module
def test_every_module_says_what_it_does(path: Path) -> None:
    """Every module begins with a docstring."""
    assert (ast.get_docstring(tree(path)) or "").strip()


@pytest.mark.parametrize("path", TESTS, ids=[path.name for path in TESTS])
def test_every_test_says_which_behaviour_it_holds(path: Path) -> None:
    """Every test has a docstring."""
    tests = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
    silent = [node.name for node in tests if not ast.get_docstring(node)]
    assert not silent, f"no docstring: {silent}"


@module
def test_nothing_is_printed(path: Path) -> None:
    """A library reports by values and exceptions, never on standard output."""
    printed = [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and called(node) == "print"]
    assert not printed, f"print( in lines {printed}"


@module
def test_nothing_is_swallowed(path: Path) -> None:
    """No bare or blanket `except`, unless it raises again; no `except` that only passes."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            named = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            blanket = any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in named)
            again = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert again or not blanket, f"blanket except in line {node.lineno}"
            assert not all(isinstance(inner, ast.Pass) for inner in node.body), f"swallowed in line {node.lineno}"


@module
def test_modules_stay_small(path: Path) -> None:
    """No module has more than 400 lines."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{path.relative_to(PACKAGE.parent)} has {lines} lines: split it"


@module
def test_functions_stay_short(path: Path) -> None:
    """No function has more than 40 lines; how much it may branch is ruff's to hold."""
    functions = (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef))
    lengths = {n.name: (n.end_lineno or n.lineno) - n.lineno + 1 for n in functions}
    long = {name: lines for name, lines in lengths.items() if lines > 40}
    assert not long, f"too long: {long}"


def test_most_modules_are_smaller_still() -> None:
    """At most one module in five has more than 250 lines."""
    sizes = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    large = {name: lines for name, lines in sizes.items() if lines > 250}
    assert len(large) <= max(2, len(sizes) / 5), f"too many large modules: {large}"


def test_the_layers_are_listed_once() -> None:
    """LAYERS names each layer once and ends with the package itself; above it are only its programs."""
    assert len(set(LAYERS)) == len(LAYERS)
    assert LAYERS[LAYERS.index("__init__") + 1 :] == PROGRAMS

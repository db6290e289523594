"""The reference names everything that is public, values included, and its markup is what Sphinx reads as meant."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

import quotecite
from quotecite import evaluate, formats, render

REFERENCE = (Path(__file__).parents[1] / "docs" / "reference.md").read_text(encoding="utf-8")
ENTRY = r"^\.\. (?:auto\w+|py:data):: (\S+)$"
LISTED = set(re.findall(ENTRY, REFERENCE, re.MULTILINE))
PUBLIC = [(module, name) for module in (quotecite, evaluate, formats, render) for name in module.__all__]
ENUMS = [
    value
    for module, name in PUBLIC
    if isinstance(value := getattr(module, name), type) and issubclass(value, Enum)
]  # fmt: skip
MODULES = ["quotecite", *(found.name for found in pkgutil.walk_packages(quotecite.__path__, "quotecite."))]
LITERAL = re.compile(r"``(?=\S)(?:[^`]|`(?!`))*?(?<=\S)``")
TYPE_OF_RETURN = re.compile(r"Returns:\n +[^\n]*?: ")  # what stands before a colon there is read as a type
MARKDOWN = re.compile(r"\*\*|(?<!_)\]\(|^#+ ", re.MULTILINE)


@pytest.mark.parametrize(("module", "name"), PUBLIC, ids=[name for _, name in PUBLIC])
def test_every_public_name_is_in_the_reference(module: ModuleType, name: str) -> None:
    """A name in an ``__all__`` has a place of its own on the page."""
    assert f"{module.__name__}.{name}" in LISTED


def test_the_reference_lists_nothing_that_is_gone() -> None:
    """Each name of the page is a module or in one, and stands there once."""
    named = re.findall(ENTRY, REFERENCE, re.MULTILINE)
    assert sorted(named) == sorted(set(named))
    for listed in set(named) - set(MODULES):
        home, _, name = listed.rpartition(".")
        assert hasattr(importlib.import_module(home), name), listed


@pytest.mark.parametrize("enum", ENUMS, ids=[enum.__name__ for enum in ENUMS])
def test_every_value_says_what_it_means(enum: type[Enum]) -> None:
    """The members of an enumeration have docstrings, which the page shows."""
    (body,) = (node.body for node in ast.parse(inspect.getsource(enum)).body if isinstance(node, ast.ClassDef))
    explained = [
        first.targets[0].id
        for first, second in pairwise(body)
        if isinstance(first, ast.Assign) and isinstance(first.targets[0], ast.Name)
        if isinstance(second, ast.Expr) and isinstance(second.value, ast.Constant)
    ]
    assert explained == [member.name for member in enum]
    shown = re.search(
        rf"^\.\. autoclass:: quotecite\.(?:\w+\.)?{enum.__name__}\n   :members:$", REFERENCE, re.MULTILINE
    )
    assert shown


def test_what_a_value_or_a_property_is_begins_with_no_type() -> None:
    """Sphinx reads what stands before a colon in such a docstring as its type, and tears the sentence apart."""
    shown = [
        (f"{value.__name__}.{name}", text)
        for module, public in PUBLIC
        if isinstance(value := getattr(module, public), type) and value.__module__.startswith("quotecite")
        for name, text in told_of(value)
    ]
    assert len(shown) > 40
    assert not [name for name, text in shown if ": " in LITERAL.sub("", text.partition("\n")[0])]


def told_of(kind: type) -> Iterator[tuple[str, str]]:
    """The docstrings of a class's values and public properties."""
    (body,) = (node.body for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef))
    for first, second in pairwise(body):
        if isinstance(first, ast.Assign) and isinstance(second, ast.Expr) and isinstance(second.value, ast.Constant):
            yield ast.unparse(first.targets[0]), str(second.value.value)
    for name, member in vars(kind).items():
        if isinstance(member, property) and not name.startswith("_"):
            yield name, inspect.getdoc(member) or ""


def docstrings(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The docstrings of a module, its classes and functions, with where each is."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            name = getattr(node, "name", "")
            if text := ast.get_docstring(node):
                yield f"{module.__name__}.{name}", text


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_are_marked_up_as_meant(name: str) -> None:
    """Literals open and close, without blanks at their ends; there is no Markdown, and no prose for a type."""
    for where, text in docstrings(importlib.import_module(name)):
        prose = re.sub(r"(?m)^ *(>>>|\.\.\.) .*$", "", text)
        rest = LITERAL.sub("", prose)
        assert "``" not in rest, (where, re.findall(r".*``.*", rest))
        assert rest.count("`") % 2 == 0, (where, re.findall(r".*`.*", rest))
        assert not MARKDOWN.search(rest), (where, MARKDOWN.findall(rest))
        assert not TYPE_OF_RETURN.search(text), where


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("joins names with ``+``, and ``a `b` c``", "joins names with , and "),
        ("with `` + ``, and ``more``", "with `` + ``, and "),
        ("an ``unclosed literal", "an ``unclosed literal"),
    ],
)
def test_what_counts_as_a_literal(text: str, rest: str) -> None:
    """What Sphinx does not read as a literal is left over for the test above to find."""
    assert LITERAL.sub("", text) == rest

"""What a program can rely on, as text: every public name with its signature, the command's options, extras.

``python tests/surface.py`` writes it to ``tests/api.txt``, so that a change of what is public is seen in a diff.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import tomllib
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "tests" / "api.txt"
MODULES = ("quotecite", "quotecite.evaluate", "quotecite.formats", "quotecite.render", "quotecite.ray")
SIMPLE = (str, int, float, bool, type(None))


def surface() -> str:
    """The text: modules in the order of `MODULES`, names in theirs, members in the order of the alphabet."""
    parts = [line for module in MODULES for line in _module(module)]
    return "\n".join([*parts, "", "# command", *_command(), "", "# extras", *_extras(), ""])


def _module(name: str) -> Iterator[str]:
    module = importlib.import_module(name)
    yield f"\n# {name}" if name != MODULES[0] else f"# {name}"
    for public in sorted(_public(module)):
        yield from _name(f"{name}.{public}", getattr(module, public))


def _public(module: Any) -> list[str]:
    """What a module lists; of one without a list, what it defines itself."""
    own = (name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__)
    return list(getattr(module, "__all__", [name for name in own if not name.startswith("_")]))


def _name(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, type):
        yield from _class(name, value)
    elif inspect.isroutine(value):
        yield from _calls(name, value)
    elif isinstance(value, tuple):
        yield f"{name} = ({', '.join(getattr(one, '__name__', type(one).__name__) for one in value)})"
    else:
        yield f"{name} = {_plain(str(value))}"


def _class(name: str, kind: type) -> Iterator[str]:
    bases = [base.__name__ for base in kind.__bases__ if base is not object]
    yield f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    if issubclass(kind, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in kind)
        return
    if attrs.has(kind):
        yield from (_field(field) for field in attrs.fields(kind) if not field.name.startswith("_"))
    elif "__init__" in vars(kind) and not issubclass(kind, Exception):
        yield from _calls("    __init__", kind.__init__)
    for member, held in sorted(vars(kind).items()):
        if member.startswith("_") and member not in ("__call__", "__iter__", "__len__", "__str__", "_repr_html_"):
            continue
        if attrs.has(kind) and member in attrs.fields_dict(kind):
            continue
        if isinstance(held, property):
            yield f"    {member}: {_plain(str(inspect.signature(held.fget).return_annotation))}"  # type: ignore[arg-type]
        elif isinstance(held, (staticmethod, classmethod)):
            yield from _calls(f"    {type(held).__name__} {member}", held.__func__)
        elif inspect.isroutine(held):
            yield from _calls(f"    {member}", held)


def _field(field: Any) -> str:
    default = "" if field.default is attrs.NOTHING else f" = {_shown(field.default)}"
    return f"    {field.name}: {_plain(str(field.type))}{default}{'' if field.kw_only else '  # also by position'}"


def _calls(name: str, function: Any) -> Iterator[str]:
    """The ways to call a function, an overload each."""
    for one in typing.get_overloads(function) or [function]:
        signature = inspect.signature(one)
        returns = signature.return_annotation
        bare = signature.replace(
            parameters=[_bare(parameter) for parameter in signature.parameters.values()],
            return_annotation=returns if returns is inspect.Signature.empty else _Shown(_plain(str(returns))),
        )
        yield f"{name}{bare}"


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    """A parameter whose annotation stands without quotation marks, and whose default tells no address in memory."""
    empty = inspect.Parameter.empty
    if parameter.annotation is not empty:
        parameter = parameter.replace(annotation=_Shown(_plain(str(parameter.annotation))))
    return parameter if parameter.default is empty else parameter.replace(default=_Shown(_shown(parameter.default)))


class _Shown:
    """What is shown as it is, without the quotation marks of a string."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def _shown(value: Any) -> str:
    if isinstance(value, Enum):
        return repr(value.value)
    simple = isinstance(value, SIMPLE) or (isinstance(value, tuple) and all(isinstance(one, SIMPLE) for one in value))
    return repr(value) if simple else "…"


def _plain(annotation: str) -> str:
    """An annotation without what differs between versions of Python."""
    return re.sub(r"<class '([\w.]+)'>", r"\1", annotation).replace("collections.abc.", "")


def _command() -> Iterator[str]:
    from quotecite.cli import arguments, run

    for action in arguments._parser()._actions:
        choices = f" {{{','.join(map(str, action.choices))}}}" if action.choices else ""
        default = "" if action.default in (None, argparse.SUPPRESS, False) else f" = {action.default}"
        yield f"{', '.join(action.option_strings) or action.metavar}{choices}{default}"
    statuses = ("DONE", "SOME_FAILED", "NOTHING_DONE", "INTERRUPTED", "NOBODY_READS")
    yield "exit status: " + ", ".join(f"{getattr(run, name)} {name}" for name in statuses)


def _extras() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = {"test", "docs", "train"}  # for who works on quotecite
    yield from sorted(set(project["optional-dependencies"]) - own)


if __name__ == "__main__":
    WRITTEN.write_text(surface(), encoding="utf-8", newline="\n")

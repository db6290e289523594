"""Where the bundled model lies, and whether its files are the ones that were trained (no torch, no Stanza).

A model folder has a ``checksums.json``: every file that the tagger and parser read, with its size and SHA-256.
One checksum over that listing names the whole model, so that two results can be known to come from the same weights.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quotecite.errors import ModelError

CHECKSUMS = "checksums.json"
REMEDY = "Reinstall quotecite, run `make model` in a source checkout, or pass a pipeline of your own as pipeline=…"

_SHA256 = re.compile(r"[0-9a-f]{64}")


class WeightFile(NamedTuple):
    """One file of a model folder: its name (relative, with ``/``), SHA-256 (64 hex digits) and size in bytes."""

    name: str
    sha256: str
    size: int


def model_dir() -> Path:
    """The folder of the bundled model inside the installed package; a source checkout may not have it yet."""
    return Path(__file__).parents[1] / "model"


def verify(directory: Path) -> str:
    """Check every file of the model against its checksum; return the checksum of the whole model.

    Reads each listed file once (a moment for 60 MB). Files that ``checksums.json`` does not list are not looked at.

    Args:
        directory: a model folder, as from ``model_dir()``.

    Returns:
        ``"sha256:"`` and 64 hex digits, the same wherever the same files lie.

    Raises:
        ModelError: the folder, its ``checksums.json`` or a listed file is missing, truncated, altered or malformed.
            The message gives the path, what was expected and found, and what to do.
    """
    files = read_checksums(directory)
    for file in files:
        _check(directory, file)
    return model_checksum(files)


def read_checksums(directory: Path) -> tuple[WeightFile, ...]:
    """The files that ``checksums.json`` lists, sorted by name.

    Raises:
        ModelError: the folder or the listing is missing or malformed.
    """
    if not directory.is_dir():
        raise ModelError(f"{directory}: the model folder is missing. {REMEDY}")
    path = directory / CHECKSUMS
    try:
        listing = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{_unreadable(path, error)}. {REMEDY}") from error
    except ValueError as error:  # not JSON, or not UTF-8
        raise _malformed(path, str(error)) from error
    if not isinstance(listing, dict) or not listing:
        raise _malformed(path, f"the document is {_shown(listing)}")
    return tuple(_entry(path, name, listing[name]) for name in sorted(listing))


def model_checksum(files: Iterable[WeightFile]) -> str:
    """One checksum for the whole model: the SHA-256 of the lines ``<sha256>  <name>`` sorted by name.

    >>> model_checksum([WeightFile("no/pos/joint.pt", "0" * 64, 7)])[:19]
    'sha256:dd138c86cf38'
    """
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files))
    return "sha256:" + hashlib.sha256(lines.encode()).hexdigest()


def describe(directory: Path, name: str) -> WeightFile:
    """The file as it lies on disk.

    Raises:
        OSError: it is missing or cannot be read.
    """
    content = (directory / name).read_bytes()
    return WeightFile(name, hashlib.sha256(content).hexdigest(), len(content))


def _check(directory: Path, expected: WeightFile) -> None:
    path = directory / expected.name
    try:
        found = describe(directory, expected.name)
    except OSError as error:
        raise ModelError(f"{_unreadable(path, error)}, expected {_figures(expected)}. {REMEDY}") from error
    if found == expected:
        return
    fault = "truncated" if found.size < expected.size else "altered"
    raise ModelError(f"{path}: the file is {fault}: expected {_figures(expected)}, found {_figures(found)}. {REMEDY}")


def _unreadable(path: Path, error: OSError) -> str:
    return f"{path}: the file " + (
        "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
    )


def _entry(path: Path, name: str, entry: object) -> WeightFile:
    match entry:
        case {"sha256": str(sha256), "size": int(size)} if _SHA256.fullmatch(sha256) and size >= 0:
            return WeightFile(name, sha256, size)
    raise _malformed(path, f"the entry of {name!r} is {_shown(entry)}")


def _malformed(path: Path, fault: str) -> ModelError:
    expected = '{"<file>": {"sha256": "<64 hex digits>", "size": <bytes>}, …}'
    return ModelError(f"{path}: expected {expected}, but {fault}. {REMEDY}")


def _figures(file: WeightFile) -> str:
    return f"sha256:{file.sha256} ({file.size:,} bytes)"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:79] + "…"

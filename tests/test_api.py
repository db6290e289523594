"""The public interface as it is written down, so that every change of it stands in a diff."""

from __future__ import annotations

import difflib
import re

import quotecite
from surface import WRITTEN, surface


def test_the_public_interface_is_the_one_that_is_written_down() -> None:
    """Names, signatures, fields, values, the command's options, extras: ``python tests/surface.py`` writes them anew.

    A line that goes, or changes, is a change that users notice: ``docs/release.md`` says when it may be made.
    """
    written, found = WRITTEN.read_text(encoding="utf-8").splitlines(), surface().splitlines()
    changed = "\n".join(difflib.unified_diff(written, found, "tests/api.txt", "now", lineterm="", n=0))
    assert not changed, f"run python tests/surface.py, and say in CHANGELOG.md what has changed:\n{changed}"


def test_no_signature_tells_an_address_or_a_place() -> None:
    """What is written down is the same on every machine and every version of Python."""
    text = WRITTEN.read_text(encoding="utf-8")
    assert not re.findall(r"0x[0-9a-f]{6,}|<function|<class|/home/|site-packages", text)
    assert len(text.splitlines()) > 400


def test_every_public_name_is_written_down() -> None:
    """None is forgotten, and none is there that begins with an underscore."""
    named = set(re.findall(r"^(?:class )?quotecite\.(\w+)\b(?!\.)", WRITTEN.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(quotecite.__all__)

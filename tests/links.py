"""The relative links of a page of Markdown, and those of them that lead nowhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import quotecite

ROOT = Path(__file__).parents[1]
PACKAGE = Path(quotecite.__file__).parent
_SOURCES = ROOT / "src" / "quotecite"


def lead_nowhere(page: Path) -> list[str]:
    """The links of a page to files that are not there.

    The package's own files are looked for where it is installed: a release is tested without its sources.
    """
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[)#]", page.read_text(encoding="utf-8"))
    return [target for target in targets if not _place(page.parent / target).exists()]


def _place(path: Path) -> Path:
    path = Path(os.path.normpath(path))
    return PACKAGE / path.relative_to(_SOURCES) if path.is_relative_to(_SOURCES) else path

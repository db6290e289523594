"""The documentation site: Sphinx with MyST, so that pages are Markdown and the executed notebooks are pages too.

``docs/notebooks`` is a link to those of ``examples``.
"""

from __future__ import annotations

import re
from enum import Enum
from importlib import metadata
from typing import Any

project = "quotecite"
author = copyright = "the quotecite authors"
release = metadata.version("quotecite")
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["**/.ipynb_checkpoints"]
nb_execution_mode = "off"  # the tests run them
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3  # links to a heading, as on GitHub
default_role = "code"
smartquotes_action = "D"  # dashes only, for Sphinx itself sets parameters off by two hyphens; "" stays what it is
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
html_theme = "furo"
html_title = "quotecite"
html_static_path = ["_static"]
html_css_files = ["quotecite.css"]
_RULES = re.compile(r"\((?:<function \w+>(?:, )?)+\)")


def setup(app: Any) -> None:
    """Hook in what makes signatures readable."""
    app.connect("autodoc-process-signature", _signature)


def _signature(
    app: Any, what: str, name: str, obj: Any, options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Tuples of rules by their name; no arguments of classes that nobody makes by hand."""
    made_inside = {"Finder", "Lexicon", "Parser", "Context", "Candidate", "QuoteFinder"}
    if what == "class" and (name.rpartition(".")[2] in made_inside or issubclass(obj, Enum)):
        return "", ""
    return signature and _RULES.sub("DEFAULT_SIEVES", signature), returns

"""The documentation site: Sphinx with MyST, so that pages are Markdown and the executed notebooks are pages too.

``docs/notebooks`` is a link to those of ``examples``.
"""

from __future__ import annotations

from importlib import metadata

project = "quotecite"
author = copyright = "the quotecite authors"
release = metadata.version("quotecite")
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["**/.ipynb_checkpoints"]
nb_execution_mode = "off"  # the tests run them
myst_enable_extensions = ["colon_fence"]
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
html_theme = "furo"
html_title = "quotecite"

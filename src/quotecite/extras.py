"""Optional libraries: imported when they are needed, with an error that says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def extra(module: str, name: str) -> Any:
    """A library that comes with an extra of quotecite.

    Args:
        module: the module to import.
        name: the extra that installs it.

    Raises:
        ImportError: it is not installed; the message says what to install.

    >>> extra("json", "arrow").dumps([1])
    '[1]'
    """
    try:
        return import_module(module)
    except ImportError as missing:
        raise ImportError(
            f"{module} is not installed; install it with: pip install 'quotecite[{name}]'", name=module
        ) from missing

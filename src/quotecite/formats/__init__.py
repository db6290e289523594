"""Articles in the formats of other tools, and back: JSON Lines, TEI, brat, and the dict form that they rest on.

A format is read when it is asked for: ``import quotecite`` needs the dict form alone, and brat brings the whole of
`quotecite.evaluate`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotecite.formats.brat import brat_config, from_brat, to_brat
    from quotecite.formats.jsonl import read_jsonl, write_jsonl
    from quotecite.formats.tei import to_tei, write_tei

_HOMES = {
    "brat_config": "brat",
    "from_brat": "brat",
    "read_jsonl": "jsonl",
    "to_brat": "brat",
    "to_tei": "tei",
    "write_jsonl": "jsonl",
    "write_tei": "tei",
}

__all__ = ["brat_config", "from_brat", "read_jsonl", "to_brat", "to_tei", "write_jsonl", "write_tei"]


def __getattr__(name: str) -> Any:
    """The function of a format, from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

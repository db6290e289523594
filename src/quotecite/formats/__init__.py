"""Articles in the formats of other tools, and back: JSON Lines, TEI, brat, Label Studio, and the dict form below them.

A format is read when it is asked for: ``import quotecite`` needs the dict form alone, and those for annotation bring
the whole of `quotecite.evaluate`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotecite.formats.brat import brat_config, from_brat, to_brat
    from quotecite.formats.jsonl import read_jsonl, write_jsonl
    from quotecite.formats.label_studio import (
        from_label_studio,
        label_studio_config,
        read_label_studio,
        to_label_studio,
        write_label_studio,
    )
    from quotecite.formats.tei import to_tei, write_tei

_HOMES = {
    "brat_config": "brat",
    "from_brat": "brat",
    "from_label_studio": "label_studio",
    "label_studio_config": "label_studio",
    "read_jsonl": "jsonl",
    "read_label_studio": "label_studio",
    "to_brat": "brat",
    "to_label_studio": "label_studio",
    "to_tei": "tei",
    "write_jsonl": "jsonl",
    "write_label_studio": "label_studio",
    "write_tei": "tei",
}

__all__ = [
    "brat_config",
    "from_brat",
    "from_label_studio",
    "label_studio_config",
    "read_jsonl",
    "read_label_studio",
    "to_brat",
    "to_label_studio",
    "to_tei",
    "write_jsonl",
    "write_label_studio",
    "write_tei",
]


def __getattr__(name: str) -> Any:
    """The function of a format, from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

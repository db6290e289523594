"""Formats of the fields that use quotecite: JSON Lines, TEI P5, brat stand-off."""

from quotecite.formats.brat import brat_config, from_brat, to_brat
from quotecite.formats.jsonl import read_jsonl, write_jsonl
from quotecite.formats.tei import to_tei

__all__ = ["brat_config", "from_brat", "read_jsonl", "to_brat", "to_tei", "write_jsonl"]

"""What quotes, sources and their relations are called in tools for annotation: the same in brat and in Label Studio."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotecite.records import QuoteKind, Source, SourceKind

QUOTES = {kind.value.capitalize(): kind for kind in QuoteKind}
SOURCES = {kind.value.capitalize(): kind for kind in SourceKind}
WORDS = ("Mention", "Medium", "Cue")
RELATIONS: Mapping[str, tuple[str, ...]] = {
    "Speaker": tuple(SOURCES),
    "Named": ("Mention",),
    "SaidTo": ("Medium",),
    "ReportedBy": ("Cue",),
}
"""Where each relation leads from a quote."""
SPEAKER = re.compile(r"speaker: (.+) \((\w+)\)$")
"""A note on a quote about a speaker whom nothing in the text mentions."""


def speaker_note(source: Source) -> str:
    """What `SPEAKER` reads.

    >>> speaker_note(Source(id="s1", name="intervjuer", kind=SourceKind.INTERVIEWER))
    'speaker: intervjuer (interviewer)'
    """
    return f"speaker: {source.name} ({source.kind.value})"

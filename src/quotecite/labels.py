"""What tables, plots and views say of their own, in English, Bokmål and Nynorsk.

The words stand in ``labels.tsv``. ``place`` says where they are used: ``column`` for headings; the name of a column for
its values as groups (``gender`` `f`: *women*), with ``one`` before it for a single one (*woman*); ``*`` for what every
column can hold; ``text`` for titles and notes of plots, ``view`` for what only views say.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import attrs

from quotecite.words.tsv import cell, read_rows

LANGUAGES = ("en", "nb", "nn")
_ALSO = {"no": "nb"}
_THOUSANDS = {"en": ",", "nb": "\u00a0", "nn": "\u00a0"}


@attrs.frozen
class Label:
    """A row of ``labels.tsv``."""

    place: str = attrs.field(metadata=cell(key=True))
    value: str = attrs.field(metadata=cell(key=True))
    en: str = attrs.field(metadata=cell())
    nb: str = attrs.field(metadata=cell())
    nn: str = attrs.field(metadata=cell())


@cache
def labels() -> Mapping[tuple[str, ...], Mapping[str, str]]:
    """Every label by place and value, in each language."""
    data = resources.files("quotecite").joinpath("labels.tsv").read_bytes()
    rows = read_rows(Label, "labels.tsv", data)
    return {key: dict(zip(LANGUAGES, cells[2:], strict=True)) for key, cells in rows.items()}


def language_of(language: str, *, none: str = "") -> str:
    """The language of labels, by what a caller may call it: ``no`` is Bokmål.

    Args:
        language: ``en``, ``nb`` or ``no``, ``nn``.
        none: what None would mean, for the message, where the caller takes it.

    Raises:
        ValueError: there are no labels in that language; the message lists those that there are.
    """
    known = {**{own: own for own in LANGUAGES}, **_ALSO}
    if language not in known:
        raise ValueError(f"language: expected one of {', '.join(known)}{none}, got {language!r}")
    return known[language]


@attrs.frozen
class Labelled:
    """The labels in one language, by where they are used.

    >>> Labelled("nn").find("gender", "f"), Labelled("nn").find("gender", "x"), Labelled("en").number(1050)
    ('kvinner', None, '1,050')
    """

    language: str

    def find(self, place: str, value: str) -> str | None:
        """The words for a value; None where there are none, for the caller's own stay as they are."""
        words = labels().get((place, value))
        return words[self.language] if words else None

    def number(self, number: float) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,.0f}".replace(",", _THOUSANDS[self.language])

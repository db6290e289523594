"""The written standard of a text: Bokmål, Nynorsk, or neither, from its function words.

The table ``function_words.tsv`` holds words of one standard (``nb``, ``nn``), of both (``both``) and of other
languages (``other``). Its column ``also`` names the languages in which a Norwegian word is usual too (Danish has
``ikke`` and ``jeg``): such a word tells Bokmål from Nynorsk, but is no evidence against that language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import attrs

from quotecite.records import Variety
from quotecite.text.signs import DASH, PAD, SILENT
from quotecite.words.grammar import function_words

_WORD = re.compile(r"[^\W\d_]+")
_DASH_LINE = re.compile(rf"{PAD.pattern}{DASH}")
_ENOUGH_WORDS = 8  # below this, a text without a known word is taken for Bokmål
_MIN_SHARE = 0.10  # of the words of a longer Norwegian text, at least so many are in the table
_LONG = 40


@attrs.frozen
class _Words:
    """The table: words by variety, and the Norwegian ones that no other listed language has."""

    nb: frozenset[str]
    nn: frozenset[str]
    norwegian: frozenset[str]
    only_norwegian: frozenset[str]
    other: frozenset[str]


def variety(text: str) -> Variety:
    """Return the standard that the text is written in; lines that open with a dash (quotes) count half.

    A text too short to tell is Bokmål, as most Norwegian text is, and so is an empty one; eight or more words of which
    none is a Norwegian function word are ``other``.

    >>> str(variety("Ho seier at dei ikkje veit det."))
    'nn'
    """
    words = _table()
    nb = nn = norwegian = only = other = total = 0
    clean = unicodedata.normalize("NFC", SILENT.sub("", text)).casefold()
    for line in clean.splitlines():
        weight = 1 if _DASH_LINE.match(line) else 2
        for match in _WORD.finditer(line):
            word = match[0]
            total += weight
            nb += weight * (word in words.nb)
            nn += weight * (word in words.nn)
            norwegian += weight * (word in words.norwegian)
            only += weight * (word in words.only_norwegian)
            other += weight * (word in words.other)
    many = total >= 2 * _ENOUGH_WORDS
    if other > only and (many or other > norwegian):
        return Variety.OTHER
    if many and (not norwegian or (total >= 2 * _LONG and norwegian < _MIN_SHARE * total)):
        return Variety.OTHER
    return Variety.NN if nn > nb else Variety.NB


@cache
def _table() -> _Words:
    rows = function_words()
    by = {kind: frozenset(row.word for row in rows if row.variety == kind) for kind in ("nb", "nn", "both", "other")}
    shared = frozenset(row.word for row in rows if row.also)
    norwegian = by["nb"] | by["nn"] | by["both"]
    return _Words(nb=by["nb"], nn=by["nn"], norwegian=norwegian, only_norwegian=norwegian - shared, other=by["other"])

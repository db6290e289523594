"""The written standard of a text: Bokmål, Nynorsk, or neither, from its function words.

The table ``function_words.tsv`` holds words of one standard (``nb``, ``nn``), of both (``both``) and of other
languages (``other``). Its column ``also`` names the languages in which a Norwegian word is usual too (Danish has
``ikke`` and ``jeg``): such a word tells Bokmål from Nynorsk, but is no evidence against that language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import attrs

from quotecite.records import Variety
from quotecite.text.reports import clause_start
from quotecite.text.signs import BLANK, DASH, PAD, SILENT, without_marked
from quotecite.words.grammar import function_words
from quotecite.words.lexicon import Lexicon

_WORD = re.compile(r"(?<![.@/])\b[^\W\d_]+")  # not the end of an address (``avisa.no``)
_DASH_LINE = re.compile(rf"{PAD.pattern}{DASH}")
_SPOKEN = re.compile(rf"(?:^{BLANK}*+|(?<=[.?!:]){BLANK}++){DASH}{BLANK}++(?=\S)")
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
    languages: Mapping[str, frozenset[str]]  # which other languages have a word, () for none


@attrs.define
class _Count:
    """How many words of a text are of which kind, those of dash lines half."""

    nb: float = 0
    nn: float = 0
    norwegian: float = 0
    only: float = 0
    other: float = 0
    total: float = 0

    def add(self, word: str, words: _Words, weight: float) -> None:
        """Count a word."""
        self.total += weight
        self.nb += weight * (word in words.nb)
        self.nn += weight * (word in words.nn)
        self.norwegian += weight * (word in words.norwegian)
        self.only += weight * (word in words.only_norwegian)
        self.other += weight * (word in words.other)

    @property
    def variety(self) -> Variety:
        """What the words show."""
        many = self.total >= _ENOUGH_WORDS
        if self.other > self.only and (many or self.other > self.norwegian):
            return Variety.OTHER
        if many and (not self.norwegian or (self.total >= _LONG and self.norwegian < _MIN_SHARE * self.total)):
            return Variety.OTHER
        return self.standard

    @property
    def standard(self) -> Variety:
        """Which of the two standards it is, if it is Norwegian."""
        return Variety.NN if self.nn > self.nb else Variety.NB


def variety(text: str, lexicon: Lexicon) -> Variety:
    """Return the standard that the text is written in; lines that open with a dash (quotes) count half.

    A text too short to tell is Bokmål, as most Norwegian text is, and so is an empty one; eight or more words of which
    none is a Norwegian function word are ``other``. Where somebody's words are in another language, the narrator's
    decide, and among them the verbs that report: only a text that tells in another language is ``other``.

    >>> str(variety("Ho seier at dei ikkje veit det.", Lexicon.load()))
    'nn'
    """
    clean = unicodedata.normalize("NFC", SILENT.sub("", text))
    found = _counted(clean).variety
    return _of_narration(clean, lexicon) if found is Variety.OTHER else found


def _counted(text: str) -> _Count:
    count, words = _Count(), _table()
    for line in text.casefold().splitlines():
        weight = 0.5 if _DASH_LINE.match(line) else 1
        for match in _WORD.finditer(line):
            count.add(match[0], words, weight)
    return count


def _of_narration(text: str, lexicon: Lexicon) -> Variety:
    """The variety of what a text tells around somebody's words; ``other`` unless it is Norwegian beyond doubt.

    A word that other languages have too is no doubt when nothing in the text is in one of these languages: beside
    English words ``skriver`` is Norwegian, beside Danish ones it is not.
    """
    words, count, reports = _table(), _Count(), _Count()
    foreign = {language for word in _words_of(text) & words.other for language in words.languages[word]}
    for line in text.splitlines():
        narrated, verbs = _narrated(line, lexicon)
        for match in _WORD.finditer(narrated.casefold()):
            count.add(match[0], words, 1)
            count.only += match[0] in words.norwegian - words.only_norwegian and not words.languages[match[0]] & foreign
        for verb in verbs:
            rows = {row.variety for row in lexicon.verbs(verb)}
            reports.nb, reports.nn = reports.nb + (rows == {"nb"}), reports.nn + (rows == {"nn"})
            reports.only += verb not in words.norwegian  # those that are, are counted with the others
    if count.only + reports.only <= count.other:
        return Variety.OTHER
    return Variety.NN if count.nn + reports.nn > count.nb + reports.nb else Variety.NB


def _words_of(text: str) -> frozenset[str]:
    return frozenset(match[0] for match in _WORD.finditer(text.casefold()))


def _narrated(line: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """What of a line is the narrator's, and the verbs with which he reports what he leaves out of it."""
    pieces: list[str] = []
    verbs: list[str] = []
    starts = [match.span() for match in _SPOKEN.finditer(line)]
    for (_, begin), (end, _) in pairwise([(0, 0), *starts, (len(line), len(line))]):
        piece = line[begin:end]
        at = clause_start(piece, lexicon)
        if at is not None:
            verbs += _WORD.findall(piece[at:].casefold())[:1]
        spoken = begin > 0
        pieces.append(piece[at:] if spoken and at is not None else "" if spoken else without_marked(piece))
    return " ".join(pieces), verbs


@cache
def _table() -> _Words:
    rows = function_words()
    by = {kind: frozenset(row.word for row in rows if row.variety == kind) for kind in ("nb", "nn", "both", "other")}
    shared = frozenset(row.word for row in rows if row.also)
    norwegian = by["nb"] | by["nn"] | by["both"]
    return _Words(
        nb=by["nb"],
        nn=by["nn"],
        norwegian=norwegian,
        only_norwegian=norwegian - shared,
        other=by["other"],
        languages={row.word: frozenset(row.also) for row in rows},
    )

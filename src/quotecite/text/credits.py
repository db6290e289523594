"""Credits: who took a picture, drew a chart or wrote a text, from ``Foto: Ola Lie / NTB`` and ``(NTB)``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import regex

from quotecite.records import Block, Credit, Span
from quotecite.text.labels import mostly_names
from quotecite.text.signs import MARKS, OPENING_MARKS, PLAIN_DASHES
from quotecite.words.lexicon import Lexicon, RoleKind

ABBREVIATION = 3  # words in capitals up to this length say nothing of how the name is printed
FEW = 4  # so many words after a label are the names, whatever they are
LONG = 100  # code points after a label that can be names to the end; a longer rest is running text, a longer name none

_WORD = r"\p{L}[\p{L}\p{M}]*+(?:-\p{L}++)?+"
_LABEL = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}-])(?P<label>{_WORD}(?:(?:/|,? ){_WORD}){{0,4}}?)\s*:\s*(?=[\p{{Lu}}{OPENING_MARKS}])"
)
_BARE_LABEL = regex.compile(r"(?:^|[.)!?…]\s*|[(]\s*)(?P<label>\p{Lu}[\p{L}\p{M}]*+)\s++(?=\p{Lu})")
_AGENCY = regex.compile(r"[(]\s*+(?:©\s*+)?(?P<names>\p{Lu}[^()\n]{0,40}?)\s*[)]\s*$")
_STOP = regex.compile(r"[)(\n\r]|\s(?:https?://|pic\.)")
_PIECE = regex.compile(r"[^\s/,;|]+|[/,;|]|\s+")

_Search = Callable[[str, int, int], "regex.Match[str] | None"]

_AROUND = "".join((" .:\\-", *map(chr, PLAIN_DASHES), *MARKS))  # what may stand around a name


def find_credits(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Credit, ...]:
    """The credits of an article in text order: those with a label, and agencies in parentheses at a block's end.

    A name without a label (``Ola Lie`` under the headline) is no credit. The span holds the names as printed, without
    label and parentheses; a name that is printed twice is given once.
    """
    found = [credit for block in blocks for credit in _in_block(text, block, lexicon)]
    return tuple(sorted(found, key=lambda credit: credit.span.start))


def _in_block(text: str, block: Block, lexicon: Lexicon) -> Iterator[Credit]:
    at, end = block.span.start, block.span.end
    labels = tuple(_Ahead(text, end, partial(_labelled, pattern, lexicon)) for pattern in (_LABEL, _BARE_LABEL))
    stops = _Ahead(text, end, _STOP.search)
    while match := _next_label(text, at, end, labels, lexicon):
        label, begin = match
        stop = stops.first(begin)
        at = max(begin, _names_end(text, begin, stop.start() if stop is not None else end, lexicon))
        yield from _credit(text, begin, at, label, lexicon)
    agency = _AGENCY.search(text, at, end)
    if agency is not None and lexicon.outlet(agency["names"]) is not None:
        yield from _credit(text, *agency.span("names"), None, lexicon)


class _Ahead:
    """The first match of a search from any offset of a block on; what is still ahead is not looked for again."""

    def __init__(self, text: str, end: int, search: _Search) -> None:
        self._text, self._end, self._search = text, end, search
        self._searched = False
        self._found: regex.Match[str] | None = None

    def first(self, start: int) -> regex.Match[str] | None:
        """The first match from an offset on, which is no smaller than the one before."""
        if not self._searched or (self._found is not None and self._found.start() < start):
            self._found, self._searched = self._search(self._text, start, self._end), True
        return self._found


def _labelled(
    pattern: regex.Pattern[str], lexicon: Lexicon, text: str, start: int, end: int
) -> regex.Match[str] | None:
    """The first match of a pattern with a label of a credit."""
    matches = pattern.finditer(text, start, end)
    return next((match for match in matches if _longest_label(match["label"], lexicon)), None)


def _next_label(text: str, start: int, end: int, labels: Sequence[_Ahead], lexicon: Lexicon) -> tuple[str, int] | None:
    """The next label of a credit and where its names begin."""
    found = [
        (match.start("label") + len(match["label"]) - len(label), label, match.end())
        for ahead in labels
        if (match := ahead.first(start)) is not None
        for label in (_longest_label(match["label"], lexicon),)
    ]
    first = min(found, key=lambda one: (one[0], -len(one[1])), default=None)
    if first is None:
        return None
    again = _LABEL.match(text, first[2], end)  # ``Foto: Illustrasjon: …``
    nested = again is not None and _longest_label(again["label"], lexicon) == again["label"]
    return (again["label"], again.end()) if again is not None and nested else (first[1], first[2])


def _longest_label(words_before: str, lexicon: Lexicon) -> str:
    """The longest end of some words that labels a credit (``Foto`` of ``i fjor Foto``); empty when none does."""
    starts = [0, *(m.end() for m in regex.finditer(r"[ /,]+", words_before))]
    ends = (words_before[i:] for i in starts)
    return next((end for end in ends if end[:1].isupper() and lexicon.is_credit_label(end)), "")


def _names_end(text: str, begin: int, end: int, lexicon: Lexicon) -> int:
    """Where the names that begin here end: at the end of what can hold them, else where running text goes on."""
    rest = text[begin : min(end, begin + LONG + 1)]
    names_only = len(rest) <= LONG and (mostly_names(rest) or len(rest.split()) <= FEW)
    return _trimmed(text, begin, _first_sentence(text, begin, end, lexicon, plain_words=names_only))


def _first_sentence(text: str, begin: int, end: int, lexicon: Lexicon, *, plain_words: bool) -> int:
    """Where the first word stands that can be no more of the names; small letters may be, with ``plain_words``."""
    last = element = begin  # the end of the last word that fits, and where the name between two separators begins
    agency = capitals = False
    for a, b in _pieces(text, begin, end):
        word = text[a:b]
        if word in "/,;|&" or word.casefold() in lexicon.words("credit_link"):
            element, agency, capitals = b, False, False
            continue
        if b - element > LONG:
            return last
        known = lexicon.outlet(text[element:b].strip()) is not None
        before = text[element:a].strip()
        if before and not known and (agency or _begins_sentence(word, before, capitals, lexicon)):
            return last
        if not (word[:1].isupper() or known or plain_words or word.casefold() in lexicon.words("name_particle")):
            return last if any(c.isalpha() for c in word) else b
        last, agency, capitals = b, known, word.isupper() and len(word) > ABBREVIATION
    return last


def _begins_sentence(word: str, before: str, capitals: bool, lexicon: Lexicon) -> bool:
    """Whether a word begins what follows a credit: a change from capitals, digits, or a noun for people.

    ``before`` is the name so far; after a first name alone comes the surname, whatever it looks like.
    """
    surname = " " not in before and lexicon.is_first_name(before)
    return (
        (capitals and not word.isupper()) or any(c.isdigit() for c in word) or (not surname and _is_role(word, lexicon))
    )


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    return (m.span() for m in _PIECE.finditer(text, begin, end) if not m[0].isspace())


def _is_role(word: str, lexicon: Lexicon) -> bool:
    role = lexicon.role_head(word.strip(".,:"))
    people = role is not None and (role.personal or role.kind is RoleKind.GROUP)
    return people and not lexicon.is_first_name(word) and lexicon.outlet(word) is None


def _trimmed(text: str, begin: int, end: int) -> int:
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ".,;/"):
        end -= 1
    return end


def _credit(text: str, begin: int, end: int, label: str | None, lexicon: Lexicon) -> Iterator[Credit]:
    names = tuple(dict.fromkeys(_names(text[begin:end], lexicon)))
    if names:
        yield Credit(span=Span.of(text, begin, end), label=label, names=names)


def _names(printed: str, lexicon: Lexicon) -> Iterator[str]:
    """The names between separators; numbers of archives are none."""
    links = "|".join(sorted(map(regex.escape, lexicon.words("credit_link"))))
    for part in regex.split(rf"\s*[/;|]\s*|\s+(?:{links}|&)\s+", printed):
        for name in _parted(part, lexicon):
            name = name.strip(_AROUND)
            if name[:1].isalpha() and not any(c.isdigit() for c in name) and not lexicon.is_credit_label(name):
                yield name


def _parted(part: str, lexicon: Lexicon) -> list[str]:
    """What stands between two slashes: names with commas between, one with its surname first, one with its agency."""
    surname, comma, rest = part.partition(",")
    first = rest.split(maxsplit=1)[:1]  # none after the comma of ``Lie, / NTB``
    if first and " " not in surname.strip() and "," not in rest and lexicon.is_first_name(first[0]):
        return [part]  # ``Lie, Ola``
    if comma:
        return part.split(",")
    parts = part.split()
    for at in (len(parts) - 2, len(parts) - 1):  # ``Ola Lie NTB scanpix``
        if at > 1 and lexicon.outlet(" ".join(parts[at:])) is not None and lexicon.outlet(part.strip()) is None:
            return [" ".join(parts[:at]), " ".join(parts[at:])]
    return [part]

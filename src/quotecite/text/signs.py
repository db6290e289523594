"""The signs of the page: dashes, quotation marks and blanks in all their spellings, and the dash that opens speech.

News text comes with any dash glyph, with ``--``, with the quotation marks of half of Europe, with undecoded HTML
entities and with zero-width characters; every module that has to do with them uses the constants of this one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# -- blanks and dashes: the first three are for use inside a character class, the others are patterns

LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"
DASHES = "\u2010-\u2015\u2212-"

BYTE_ORDER_MARK = "\ufeff"
SPACE_ENTITY = r"&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|#0*(?:160|8239)|#[xX]0*(?:[aA]0|202[fF]));"
SILENT_ENTITY = r"&(?:amp;)?(?:shy|#0*(?:173|8203|8288)|#[xX]0*(?:[aA][dD]|20(?:0[bB]|60)));"
DASH_ENTITY = (
    r"&(?:amp;)?(?:ndash|mdash|minus|horbar|hyphen|dash|#0*(?:45|820[89]|821[0-3]|8722)"
    r"|#[xX]0*(?:2[dD]|201[0-5]|2212));"
)
TAG = (
    r"</?(?i:a|article|b|blockquote|br|cite|div|em|figcaption|figure|h[1-6]|i|img|li|ol|p|q|section|span|strong|u|ul)"
    r"(?:\s[^<>=]{0,40}=[^<>]{0,300})?\s?/?>"
)
WRITTEN_BREAK = r"(?:\\r)?\\n(?![a-zæøå])"
LETTER_ENTITY = (
    r"&(?:amp;)?(?:[A-Za-z]{1,2}(?:acute|cedil|circ|grave|lig|ring|slash|tilde|uml)"
    r"|#0*(?:19[2-9]|2[0-4][0-9]|25[0-5])|#[xX]0*[c-fC-F][0-9a-fA-F]);"
)
EMPHASIS = r"(?:(?<![\w*])\*{1,3}(?=[^\W_])|(?<=[\w.,:!?)])\*{1,3}(?![\w*])|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w))"
BLANK = rf"(?:\s|[{ZERO_WIDTH}]|{SPACE_ENTITY}|{SILENT_ENTITY}|{TAG}|{WRITTEN_BREAK})"
DASH = rf"(?:[{DASHES}]{{1,2}}|{DASH_ENTITY})"

PAD = re.compile(rf"{BLANK}*+")
SILENT = re.compile(f"[{ZERO_WIDTH}]+")

PLAIN_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
"""For ``str.translate``: every dash glyph to ``-``, one for one, as the treebank has them."""

SPLIT = rf"(?<=[\p{{L}}\p{{M}}\p{{N}}])[-\u00ad][^\S{LINE_ENDS}]*+[{LINE_ENDS}]\s*+(?=\p{{L}})"
"""A word split at the end of a line: the hyphen, or soft hyphen, and the break; a pattern for ``regex``."""

# -- quotation marks ---------------------------------------------------------------------------------------------------

CLOSED_BY: Mapping[str, str] = {"«": "»", '"': '"', "“": "”“", "”": "”", "„": "“”", "‘": "’", "»": "«"}
"""Every mark that can open a quotation, with those that close it."""

PAIRS: Mapping[str, str] = {**CLOSED_BY, "'": "'"}
"""The same with the straight single mark, which in running text is an apostrophe far more often."""

OPENING_MARKS = '«“”„"'
CLOSING_MARKS = '»“”"'
SINGLE_MARKS = "'‘’"

_OPENS = re.compile(f"[{''.join(CLOSED_BY)}]")
_CLOSES = {opening: re.compile(f"[{closing}\n]") for opening, closing in CLOSED_BY.items()}


def without_marked(text: str) -> str:
    """A text with a blank in the place of all words in quotation marks, as they stand in one line.

    >>> without_marked("Planen er «på trynet», sa hun.")
    'Planen er  , sa hun.'
    """
    pieces: list[str] = []
    kept = at = 0
    closes: dict[str, int] = {}  # where a kind of mark closes next, or its line ends: not looked for by every mark anew
    while (opening := _OPENS.search(text, at)) is not None:
        at, mark = opening.end(), opening[0]
        if closes.get(mark, -1) < at:
            closing = _CLOSES[mark].search(text, at)
            closes[mark] = closing.start() if closing is not None else len(text)
        end = closes[mark]
        if end < len(text) and text[end] != "\n":
            pieces.append(text[kept : opening.start()])
            kept = at = end + 1
    return " ".join([*pieces, text[kept:]])


MARKS = frozenset(OPENING_MARKS + CLOSING_MARKS + SINGLE_MARKS)
"""Every quotation mark and apostrophe, whichever way it turns."""

BREAK = re.compile(rf"(?:,|{BLANK}|{DASH})*+")
"""What may part somebody's words from the clause that follows or interrupts them."""

# -- letters that were decoded wrongly ---------------------------------------------------------------------------------

_TOLD = "æøåÆØÅäöÄÖüÜéÉèêóòôáàčđšžŋ«»“”„‘’–—…"
GARBLED: Mapping[str, str] = {
    _garbled: letter
    for letter in _TOLD
    for code in ("latin-1", "cp1252")
    if "\ufffd" not in (_garbled := letter.encode().decode(code, "replace"))
}
"""What stands in a text for a letter in UTF-8 that was read as Latin-1 or Windows-1252, and the letter."""

# -- the dash that opens somebody's words ------------------------------------------------------------------------------

_DASH = re.compile(rf"{DASH}(?![{DASHES}]|{DASH_ENTITY})")
_GAP = re.compile(rf"(?:[^\S{LINE_ENDS}]|[{ZERO_WIDTH}]|{SPACE_ENTITY}|{SILENT_ENTITY})*+")
_GLUED = re.compile(rf"[{ZERO_WIDTH}]*+\Z")
_BLANK_CHARACTER = re.compile(rf"[\s{ZERO_WIDTH}]")
_ENTITY_AT_END = re.compile(rf"(?:{SPACE_ENTITY}|{SILENT_ENTITY}|{WRITTEN_BREAK})\Z")
_TAG_AT_END = re.compile(rf"{TAG}\Z")
_LONGEST_ENTITY, _LONGEST_TAG = 16, 360
_NUMBER = re.compile(r"[.,]?\d++(?!-[^\W\d_])")
_NO_CONTENT = frozenset(">*=_|~+-") | {chr(code) for code in PLAIN_DASHES}


def opening_dash(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Return the offsets of the dash that opens ``text[start:end]`` and of the first character of its content.

    All dash glyphs, ``--`` and undecoded HTML entities count, with white space, ``&nbsp;``, zero-width characters or
    nothing on either side. None when there is no dash, nothing after it on the line, a rule (``---``), or a number
    glued to it (``-5 grader``). Offsets are code points of ``text``.

    >>> opening_dash("– Vi må bygge mer.")
    (0, 2)
    >>> opening_dash("–10 prosent") is None
    True
    """
    stop = len(text) if end is None else end
    pad = PAD.match(text, start, stop)
    dash = _DASH.match(text, pad.end() if pad else start, stop)
    if dash is None:
        return None
    gap = _GAP.match(text, dash.end(), stop)
    content = gap.end() if gap else dash.end()
    if content >= stop or text[content].isspace() or text[content] in _NO_CONTENT or _DASH.match(text, content, stop):
        return None
    if _GLUED.match(text, dash.end(), content) and _NUMBER.match(text, content, stop):
        return None
    return dash.start(), content


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of ``text[start:end]`` without blanks at either end; None when there is nothing else.

    White space, zero-width characters, undecoded entities of either, tags and written line breaks are blanks.

    >>> trimmed(" Vi må bygge.&nbsp; ", 0, 20)
    (1, 13)
    """
    pad = PAD.match(text, start, end)
    first, last = pad.end() if pad else start, end
    while last > first:
        if _BLANK_CHARACTER.match(text, last - 1):
            last -= 1
        elif unread := _at_end(text, first, last):
            last = unread.start()
        else:
            return first, last
    return None


def _at_end(text: str, first: int, last: int) -> re.Match[str] | None:
    """What stands for a blank at the end of ``text[first:last]``: an entity, a tag, a written line break."""
    if text[last - 1] == ">":
        return _TAG_AT_END.search(text, max(first, last - _LONGEST_TAG), last)
    return _ENTITY_AT_END.search(text, max(first, last - _LONGEST_ENTITY), last)

"""Line breaks inside paragraphs: hard-wrapped text, print columns, words split at a line's end, a stray break.

Most news text has a paragraph a line, so a break is only taken for one inside a paragraph where the lines show it: all
are as full as wrapping leaves them, or a line cannot end where it does and the next one goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import attrs
import regex

from quotecite.text.block_kinds import BULLET
from quotecite.text.labels import fold, link_label
from quotecite.text.leads import speech_dash, timed_dash
from quotecite.text.reports import FINAL, clause_start, opens_report, opens_source
from quotecite.text.signatures import is_title
from quotecite.text.signs import CLOSED_BY, DASH, SPLIT
from quotecite.words.grammar import block_words
from quotecite.words.lexicon import Lexicon

_WRAP_MIN, _WRAP_MAX = 35, 120  # widths of hard-wrapped lines, in characters
_COLUMN_MIN = 20  # of a print column; where lines are below _WRAP_MIN, more must show that they are wrapped
_INNER = re.compile(r"[.,?!:] \S")  # prose has signs inside its lines; poems, lists and bylines seldom have
_PARENTHESIS = regex.compile(rf"{DASH}\s+\p{{Ll}}")
_SPLIT = regex.compile(SPLIT)
_LONG = 600  # code points of a line that are looked at
_TYPICAL, _FULL = (
    0.8,
    0.7,
)  # of the lengths of uneven lines, the one taken for the width; how much of it a full line has
_PARAGRAPHS = 0.8  # of the lines that end a sentence, from which on lines are paragraphs
_BESIDE = 3  # a stray break has none of its kind so many breaks before and after it


@attrs.define
class Line:
    """A line that shows something: its trimmed offsets, its indent, and whether an empty line stands before it."""

    start: int
    end: int
    indent: int
    parted: bool


@attrs.frozen
class _Break:
    """A break between two lines. ``alone``: no sentence runs on over another nearby; ``deeper``: the indent grows."""

    above: str
    below: str
    deeper: bool
    alone: bool = False

    @property
    def reach(self) -> int:
        """The length of the upper line with the first word of the lower one on it."""
        return len(self.above) + 1 + len(self.next_word)

    @property
    def next_word(self) -> str:
        return self.below[:_WRAP_MAX].split(maxsplit=1)[0]

    @property
    def split(self) -> bool:
        """Whether the upper line ends inside a word (``ord-``)."""
        return _SPLIT.search(f"{self.above[-2:]}\n{self.below[:1]}") is not None

    @property
    def runs_on(self) -> bool:
        """Whether the sentence goes on by the looks: nothing ends it, and a small letter follows."""
        return self.below[0].islower() and (self.above[-1] == "," or self.above[-1] not in FINAL)


def go_on(
    text: str, lines: Sequence[Line], links: tuple[str, ...], lexicon: Lexicon, *, unwrap: bool = False
) -> list[bool]:
    """Of each line, whether it goes on with the paragraph of the line before it.

    With ``unwrap`` the caller says that lines are broken at a width, so that only what begins anew or is short tells.
    """
    breaks = [None if b.parted else _break(text, a, b) for a, b in pairwise(lines)]
    torn = [b.parted and _is_torn_off(_break(text, a, b), lexicon) for a, b in pairwise(lines)]
    width = _wrap_width([one for one in breaks if one is not None])
    told = _told_width([one for one in breaks if one is not None], None in breaks) if unwrap else 0
    running = [one is not None and one.runs_on for one in breaks]
    found = [False, *torn][: len(lines)]
    for i, one in enumerate(breaks):
        if one is not None and not _begins_anew(one, links, wrapped=width > 0 or told > 0):
            near = sum(running[max(0, i - _BESIDE) : i + _BESIDE + 1])
            full = width > 0 and (one.reach > width or one.runs_on)
            full = full or (told > 0 and (one.reach > told or one.below[0].islower()))
            found[i + 1] = full or _is_inside(attrs.evolve(one, alone=near <= 1), lexicon)
    return found


def _break(text: str, a: Line, b: Line) -> _Break:
    return _Break(text[a.start : a.end], text[b.start : b.end], deeper=b.indent > a.indent + 1)


# -- text that is wrapped throughout -----------------------------------------------------------------------------------


def _wrap_width(breaks: Sequence[_Break]) -> float:
    """How far a line and the next line's first word must reach in a hard-wrapped text; 0 when lines are paragraphs.

    Greedy wrapping leaves no line that could have taken the next word; when the text keeps to that, so does the limit.
    """
    lengths = [len(line) for one in breaks for line in (one.above, one.below) if " " in line]  # a word can be longer
    fitting = [n for n in lengths if n <= _WRAP_MAX]
    if not fitting or len(fitting) < 0.95 * len(lengths):
        return 0
    width = max(fitting)
    running = [one for one in breaks if one.runs_on]
    if width < _WRAP_MIN:
        return width if width >= _COLUMN_MIN and _is_column(breaks, running, width) else 0
    full = sum(one.reach > 0.9 * width for one in running)
    if not full or full < 0.3 * len(breaks):
        return 0
    return width if all(one.reach > width for one in running) else 0.9 * width


def _told_width(breaks: Sequence[_Break], parted: bool) -> float:
    """How far a line must reach to go on in the next one, where the caller says that lines are broken; 0: none does.

    Lines of scanned columns are uneven, so a line counts as full well below the width that most keep to, unless no
    empty line parts paragraphs and all lines that run on are as full as can be. Where nearly every line ends a sentence
    and the next one opens another, lines are paragraphs, whatever the caller says of all texts.
    """
    ends = sum(one.above[-1] in ".?!" and not one.below[0].islower() for one in breaks)
    if len(breaks) > 2 and ends > _PARAGRAPHS * len(breaks):
        return 0
    lengths = sorted(len(one.above) for one in breaks)
    running = [one for one in breaks if one.runs_on and not one.split]
    if not parted and len(running) > 1 and all(one.reach > lengths[-1] for one in running):
        return lengths[-1]
    return _FULL * lengths[int(_TYPICAL * (len(lengths) - 1))] if lengths else 0


def _is_column(breaks: Sequence[_Break], running: Sequence[_Break], width: int) -> bool:
    """Whether narrow lines are those of a print column: sentences run on over breaks, and only where a line is full."""
    several = len(running) > 1 or (len(breaks) > 1 and len(running) == 1 and all(b.reach > width for b in breaks))
    full = all(one.reach > width or one.split for one in running)
    prose = any(one.split or _INNER.search(one.above) or one.below[-1] in ".?!" for one in breaks)
    return several and full and prose


def _begins_anew(one: _Break, links: tuple[str, ...], *, wrapped: bool) -> bool:
    """Whether a line opens with a dash, a bullet, a link's label or a deeper indent.

    In wrapped text a dash before a small letter, after a line that does not end a sentence, is one inside it.
    """
    below = one.below[:_LONG]
    dashed = speech_dash(below, 0, len(below)) or timed_dash(below, 0, len(below))
    inside = wrapped and one.above[-1] not in FINAL and _PARENTHESIS.match(below)
    return bool((dashed and not inside) or one.deeper or BULLET.match(below) or link_label(fold(below[:80]), links))


# -- a break inside a sentence, wherever it stands ---------------------------------------------------------------------


def _is_inside(one: _Break, lexicon: Lexicon) -> bool:
    """Whether a break stands inside a sentence beyond doubt."""
    label = lexicon.is_credit_label(one.next_word.rstrip(":")) or "@" in one.next_word
    return one.split or (not label and any(rule(one, lexicon) for rule in _INSIDE))


def _after_open_clause(one: _Break, lexicon: Lexicon) -> bool:
    """``– Vi må bygge, sier`` and ``ordfører Kari Berg.``: a reporting clause that has not come to its end."""
    above = one.above[-_LONG:]
    at = clause_start(f"{above} {one.next_word}", lexicon)  # ``legger hun`` and ``til``
    if at is None or at > len(above) or above[-1] in FINAL:
        return False
    words = above[at:].split()
    if one.below[0].islower():
        return True
    named = [word for word in words if word[0].isupper()]
    if not named:  # the name follows
        return one.below[0].isupper() and (len(words) == 1 or is_title(words[-1], lexicon))
    return named == words[-1:] and lexicon.is_first_name(named[0]) and _is_surname(one, lexicon)


def _is_surname(one: _Break, lexicon: Lexicon) -> bool:
    """Whether a line begins with the rest of a name, which a stop, a comma or a small letter follows."""
    word, *after = one.below[:_WRAP_MAX].split(maxsplit=1)
    ends = word[-1] in ".,:" or not after or after[0][0].islower()
    return word[0].isupper() and ends and not lexicon.pronouns(word.rstrip(FINAL))


def _before_clause(one: _Break, lexicon: Lexicon) -> bool:
    """``– Vi må bygge,`` and ``sier Kari Berg.``: the clause begins with the line."""
    tail = f"{one.above[-1]} {one.below[:_LONG]}"
    return one.below[0].islower() and clause_start(tail, lexicon) == 2


def _is_torn_off(one: _Break, lexicon: Lexicon) -> bool:
    """Whether an empty line parts a dash line from its clause (``– Vi må bygge,`` and ``sier Kari Berg.``)."""
    above = one.above[-_LONG:]
    return one.below[0].islower() and speech_dash(one.above, 0, len(above)) is not None and _before_clause(one, lexicon)


def _inside_marks(one: _Break, lexicon: Lexicon) -> bool:
    """``«Vi kan ikke`` and ``vente», sier Berg.``: a quotation that is opened above and closed below."""
    above, below = one.above[-_LONG:], one.below[:_LONG]
    at = max(map(above.rfind, CLOSED_BY))
    closing = CLOSED_BY[above[at]] if at >= 0 else ""
    opened = at >= 0 and not any(mark in above[at + 1 :] for mark in closing)
    return one.runs_on and opened and any(mark in below for mark in closing)


def _unfinished(one: _Break, lexicon: Lexicon) -> bool:
    """``… en ny skole på`` and ``tomten ved elven.``: a word with which nothing ends."""
    last = one.above[-_LONG:].split()[-1]
    if opens_source(last, lexicon):  # ``Ifølge`` and ``Kari Berg``
        return True
    return one.alone and one.below[0].islower() and last.casefold() in block_words("unfinished")


def _rest_of_sentence(one: _Break, lexicon: Lexicon) -> bool:
    """``Kommunen vil nå bygge en skole`` and ``ved elven.``: a small letter, and the sentence ends or reports."""
    above, below = one.above[-_LONG:], one.below[:_LONG]
    opens = len(above.split()) > 3 or speech_dash(above, 0, len(above)) or opens_report(below, lexicon)
    ends = one.below[-1] in ".?!" or clause_start(below, lexicon) is not None
    return one.alone and one.runs_on and ends and " " in below and bool(opens)


_INSIDE: tuple[Callable[[_Break, Lexicon], bool], ...] = (
    _after_open_clause,
    _before_clause,
    _inside_marks,
    _unfinished,
    _rest_of_sentence,
)
"""What shows that a sentence goes on over a break."""

"""What may stand before the dash that opens somebody's words: ``12:45 – …``, ``🔴 – …``, ``• – …``, ``1. – …``.

Live feeds, chats and lists put a clock time, a pictograph, a bullet or a number there; none of it is said.
"""

from __future__ import annotations

from functools import cache

import regex

from quotecite.text.signs import BLANK, DASH, OPENING_MARKS, opening_dash
from quotecite.words.grammar import block_words

_BULLET = r"(?:[\p{So}*>•·‣∙][\p{Sk}\p{M}\p{Cf}]{0,3}){1,4}"
_ONLY_BULLETS = regex.compile(_BULLET)
_NUMBER = r"(?:\p{N}{1,2}[.)]|\p{L}\))"
_MARKED = regex.compile(
    rf"{BLANK}*+(?:{_BULLET}{BLANK}*+|{_NUMBER}{BLANK}++)(?={DASH}{BLANK}++[{OPENING_MARKS}\p{{Lu}}])"
)


def speech_dash(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the dash that opens ``text[start:end]`` and of its content, past a bullet, pictograph or number.

    >>> speech_dash("🔴 – Vi må ut.", 0, 14), speech_dash("1. – 2. mai", 0, 11)
    ((2, 4), None)
    """
    lead = _MARKED.match(text, start, end)
    return opening_dash(text, lead.end() if lead else start, end)


def is_bullet(word: str) -> bool:
    """Whether a word is a bullet or a pictograph (``•``, ``🔴``)."""
    return _ONLY_BULLETS.fullmatch(word) is not None


def timed_dash(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The same past a clock time, and whether no colon parts them: then any entry can follow (``12:45 – Det brenner``).

    >>> timed_dash("12:45 – Vi må ut.", 0, 17), timed_dash("Kl. 12.45: – Ut!", 0, 16)
    ((6, 8, True), (11, 13, False))
    """
    lead = _timed().match(text, start, end)
    opened = opening_dash(text, lead.end(), end) if lead else None
    return (*opened, not lead["colon"]) if lead and opened else None


@cache
def _timed() -> regex.Pattern[str]:
    """A clock time, perhaps with a day, before a dash and what can begin a sentence; ``12.45 – 13.30`` is none."""
    clock, day = ("|".join(sorted(words)) for words in (block_words("clock"), block_words("month")))
    date = rf"(?:(?:(?i:{day})|\d{{1,2}}\.){BLANK}++){{0,4}}+"
    time = rf"{date}(?:(?i:{clock})\.?{BLANK}++)?\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?"
    return regex.compile(
        rf"{BLANK}*+[(\[]?{time}[)\]]?(?P<colon>:)?{BLANK}++(?={DASH}{BLANK}++[{OPENING_MARKS}\p{{Lu}}])"
    )

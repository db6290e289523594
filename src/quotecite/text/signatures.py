"""Who signs what stands above: ``– Kari Berg, leder i Fjordvernet`` under a letter, or after words in quotation marks.

A signature looks like a dash line, but it names somebody and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

import attrs
import regex

from quotecite.records import Block
from quotecite.text.labels import compose, fold, only_names
from quotecite.text.signs import BLANK, CLOSING_MARKS, DASH, opening_dash, trimmed
from quotecite.words.grammar import block_words
from quotecite.words.lexicon import Lexicon

_LONGEST = 120
_STOPS = tuple(".?!…")
_IN_BRACKETS = regex.compile(r"\s*\([^()]{1,40}\)")
_AGE = regex.compile(r"\d{1,3}( \p{L}+)?")
_AFTER_MARKS = regex.compile(rf"(?<=[{CLOSING_MARKS}])[.,]?(?={BLANK}+{DASH}{BLANK})")


@attrs.frozen(kw_only=True)
class Signature:
    """Who signs, with what is said of him or her: half-open code points, without the dash at ``dash``."""

    block: int
    dash: int
    start: int
    end: int


def find_signatures(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Signature, ...]:
    """The signatures of an article in text order: blocks of their own, and after marked words in their block.

    >>> from quotecite.records import BlockKind, Span
    >>> text = "«Vi må ta vare på fjorden.» – Kari Berg, leder i Fjordvernet"
    >>> block = Block(span=Span(start=0, end=len(text), text=text), kind=BlockKind.PARAGRAPH)
    >>> [text[s.start : s.end] for s in find_signatures(text, [block], Lexicon.load())]
    ['Kari Berg, leder i Fjordvernet']
    """
    return tuple(found for number, block in enumerate(blocks) for found in _in_block(text, number, block, lexicon))


def _in_block(text: str, number: int, block: Block, lexicon: Lexicon) -> Iterator[Signature]:
    start, end = block.span.start, block.span.end
    for at in (start, *(m.end() for m in _AFTER_MARKS.finditer(text, start, end))):
        opened = opening_dash(text, at, end)
        signed = trimmed(text, opened[1], end) if opened and signs(text, opened, end, lexicon) else None
        if opened and signed:
            yield Signature(block=number, dash=opened[0], start=signed[0], end=signed[1])


def signs(text: str, opened: tuple[int, int], end: int, lexicon: Lexicon) -> bool:
    """Whether all that stands between a dash (its offset, and that of its content) and an end is a signature.

    Somebody's full name, with title or age, alone or before a comma and a place, a role or where it was said; after
    words in quotation marks also a noun for somebody (``– Gutt (17), fra debatten``). An answer (after a question or a
    colon) is none, nor is what ends as a sentence.
    """
    before = text[max(0, opened[0] - _LONGEST) : opened[0]].rstrip()
    line = before.rpartition("\n")[2]
    if end - opened[1] > _LONGEST or "?" in line or line.endswith(":"):
        return False
    marked = before.rstrip(".,")[-1:] in tuple(CLOSING_MARKS)
    written = compose(text[opened[1] : end])
    written = written.rstrip(".") if marked else written
    head, *rest = written.split(",")
    somebody = written[-1:] not in _STOPS and (_is_name(head, lexicon) or (marked and _is_somebody(head, lexicon)))
    return somebody and all(_tells_of_somebody(part.strip(), lexicon) for part in rest)


def _is_name(head: str, lexicon: Lexicon) -> bool:
    """A full name, perhaps with a title before and something in brackets after it (``Ordfører Kari Berg (Ap)``)."""
    words = _IN_BRACKETS.sub("", head).split()
    words = list(
        dropwhile(lambda word: fold(word).strip(":") in block_words("greeting"), words)
    )  # ``Hilsen Kari Berg``
    titles = next((n for n, word in enumerate(words) if lexicon.is_first_name(word)), len(words))
    titled = titles == 0 or (titles <= 3 and is_title(words[titles - 1], lexicon))
    return titled and len(words) - titles >= 2 and only_names(" ".join(words[titles:]))


def _is_somebody(head: str, lexicon: Lexicon) -> bool:
    """``Gutt (17)``, ``Bekymret mor``, ``Mor til to``, ``Kari (17)``: a noun for somebody, or a first name."""
    words = _IN_BRACKETS.sub("", head).split()
    role = next((n for n, word in enumerate(words[:2]) if is_title(word, lexicon)), None)
    if role is None:
        return len(words) == 1 and lexicon.is_first_name(words[0])
    after = words[role + 1 :]
    return not after or (len(after) <= 3 and after[0] in lexicon.words("source_preposition"))


def _tells_of_somebody(part: str, lexicon: Lexicon) -> bool:
    """What stands after a comma: a place or body by name, an age, a role, where it was said (``fra debatten``)."""
    words = part.split()
    if only_names(part) or _AGE.fullmatch(part):
        return True
    opens = words[:1] and words[0] in lexicon.words("comes_from")
    return len(words) <= 8 and (opens or any(is_title(word, lexicon) for word in words[:2]))


def is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for one person in its indefinite form, as before a name (``leder``, ``tobarnsmor``)."""
    role = lexicon.role_head(word)
    return role is not None and role.personal and word.casefold().endswith(role.lemma)

"""Which parts of HTML are text of the article, and of what kind each is, as far as its elements tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotecite.records import BlockKind
from quotecite.text.html_parts import Part
from quotecite.text.leads import speech_dash

_LEADS = frozenset({"lead", "ingress", "preamble", "standfirst"})  # what page makers call the paragraph on top
_BYLINES = frozenset({"byline", "bylines", "author", "authors", "forfatter"})
_BYLINE = 150  # characters of a byline, at most
_TEASER = 200  # of a link that is the whole block


def unrepeated(parts: Sequence[Part]) -> list[Part]:
    """The parts without block quotes whose words stand in another part: they were pulled out of the text."""
    bare = [_bare(part.text) for part in parts]
    running = "\n".join(words for words, part in zip(bare, parts, strict=True) if not part.set_off)
    return [
        part for words, part in zip(bare, parts, strict=True) if not part.set_off or not words or words not in running
    ]


def _bare(text: str) -> str:
    """The letters and numbers of a text, for comparison."""
    return "".join(filter(str.isalnum, text)).casefold()


def headed(parts: list[Part], headline: str | None) -> list[Part]:
    """The parts of a page's article with the page's headline on top, when they have none."""
    if headline is None or any(part.level == 1 for part in parts):
        return parts
    at = next((i for i, part in enumerate(parts) if one_line(part.text) == headline), None)
    first = Part(text=headline, kind=BlockKind.HEADING, level=1)
    return [first, *(part for i, part in enumerate(parts) if i != at)]


def kinds_of(parts: Sequence[Part]) -> list[BlockKind | None]:
    """The kinds of the parts; None for what is to be judged by its looks."""
    first = next((i for i, part in enumerate(parts) if part.level == 1), None)
    if first is None and parts and parts[0].level:
        first = 0
    headed = any(part.level for part in parts)
    found = [_kind_of(part, headed=headed) for part in parts]
    if first is not None:
        found[first] = BlockKind.HEADLINE
    linked = [i for i, part in enumerate(parts) if part.linked and found[i] is not BlockKind.HEADLINE]
    for i in linked if len(linked) < len(parts) else ():
        if len(parts[i].text) <= _TEASER and parts[i].text[-1] not in ".!?" and found[i] is not BlockKind.BYLINE:
            found[i] = BlockKind.LINK
    return found


def _kind_of(part: Part, *, headed: bool) -> BlockKind | None:
    """The kind of a part by itself. ``headed``: the HTML marks its headings, so a paragraph is none."""
    if part.level:
        return BlockKind.HEADING
    if len(part.text) <= _BYLINE and _has_name(part, _BYLINES):
        return BlockKind.BYLINE
    if is_lead(part):
        return BlockKind.PARAGRAPH
    if part.kind is BlockKind.LIST and speech_dash(part.text, 0, len(part.text)):
        return None
    if part.kind is BlockKind.PARAGRAPH and (not headed or part.bold):
        return None
    return part.kind


def is_lead(part: Part) -> bool:
    """Whether a part is named as the introduction (*ingress*)."""
    return part.level == 0 and _has_name(part, _LEADS)


def _has_name(part: Part, names: frozenset[str]) -> bool:
    """Whether one of the two inmost elements that are named is named so."""
    return any(not names.isdisjoint(re.split(r"[\s_-]+", name)) for name in part.names[-2:])


def one_line(text: str | None) -> str | None:
    """A text with single spaces for all its white space; None for none."""
    return " ".join(text.split()) if text else None

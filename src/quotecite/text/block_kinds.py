"""Which kind each block is: headline, heading, caption, byline, link line, list, credit, or a plain paragraph.

Kinds are judged by layout and punctuation, never by a parse; what is in doubt is a paragraph.
"""

from __future__ import annotations

import re

import attrs

from quotecite.records import BlockKind
from quotecite.text.labels import compose, credit_label, fold, link_label, mostly_names, only_names
from quotecite.text.leads import speech_dash
from quotecite.text.reports import FINAL, clause_start
from quotecite.text.signatures import signs
from quotecite.text.signs import CLOSING_MARKS, DASH, OPENING_MARKS, SINGLE_MARKS, trimmed
from quotecite.words.grammar import block_words
from quotecite.words.lexicon import Lexicon

_CLOSING = f"{CLOSING_MARKS}{SINGLE_MARKS})]"
_URL = re.compile(r"https?://|\b[\w-]{2,40}\.[a-z]{2,8}/\w")
BULLET = re.compile(r"[•●▪■◦‣∙·*]\s*+[^\W_]")
_DASH_HEADLINE = re.compile(rf"[^:]{{5,70}}:\s*+(?!{DASH})[^:]{{3,120}}:\s*+{DASH}\s")
_TURN = re.compile(rf"[^:.!?]{{1,60}}:\s*+{DASH}\s")
_HEADING_CHARS, _HEADING_WORDS, _DASH_WORDS = 70, 10, 9
_HEADLINE_CHARS = 160


@attrs.frozen
class View:
    """A block as the rules for kinds see it; ``core`` is cut in the middle when long (rules look at both ends)."""

    start: int
    end: int
    core: str  # without white space, zero-width characters and entities at the ends, letters composed
    content: str  # the core without its opening dash
    dash: bool
    link: str  # "" (no link line), "label" (only the label), "line"
    credit: str  # "" (none), "only", "start", "end"
    reports: bool  # a reporting clause stands in it
    signs: bool  # it is a signature: ``– Kari Berg, Lia``
    length: int

    @classmethod
    def of(
        cls, text: str, start: int, end: int, links: tuple[str, ...], labels: frozenset[str], lexicon: Lexicon
    ) -> View:
        first, last = trimmed(text, start, end) or (end, end)
        raw = text[first:last] if last - first <= 600 else f"{text[first : first + 300]} {text[last - 300 : last]}"
        core = compose(raw)
        opened = speech_dash(text, first, last)
        content = core
        if opened:
            content = compose(raw[opened[1] - first :])
        return cls(
            start,
            end,
            core,
            content,
            opened is not None,
            _link(core, content, links) if last - first < 250 else "",
            credit_label(core, labels, last - first),
            clause_start(content, lexicon) is not None,
            opened is not None and signs(text, opened, last, lexicon),
            last - first,
        )

    @property
    def words(self) -> int:
        return len(self.content.split())

    @property
    def turn(self) -> bool:
        """Whether a label stands before a dash: ``Berg: – Nei.``"""
        return bool(_TURN.match(self.core))

    @property
    def last(self) -> str:
        return self.core[-1:]

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does, closing marks aside."""
        return self.core.rstrip(_CLOSING)[-1:] in tuple(FINAL)


def _link(core: str, content: str, links: tuple[str, ...]) -> str:
    """What a block is as a link line; after a dash only with a colon (``– Les også: …``), for it can be said."""
    label, colon, _ = content.partition(":")
    dashed = content != core
    if dashed:
        return "line" if colon and link_label(fold(label), links) == "label" else ""
    return link_label(fold(core), links)


def kinds_of(views: list[View]) -> list[BlockKind]:
    """The kinds of all blocks: first what each is by itself, then what its neighbours make of it."""
    kinds: list[BlockKind] = []
    bare_label = False
    for i, view in enumerate(views):
        listed = bare_label and view.dash and views[i - 1].dash  # further links below the first
        bare_label = i > 0 and (views[i - 1].link == "label" or listed) and not view.stopped and view.length <= 160
        near_edge = i < 6 or i >= len(views) - 2
        kinds.append(BlockKind.LINK if view.link or bare_label else _alone(view, first=i == 0, near_edge=near_edge))
    for i in range(len(views)):
        if kinds[i] is BlockKind.PARAGRAPH and _is_heading(views, i):
            kinds[i] = BlockKind.HEADING
    _mark_lists(views, kinds)
    _mark_headline(views, kinds)
    return kinds


def _alone(view: View, *, first: bool, near_edge: bool) -> BlockKind:
    """The kind that a block shows by itself; PARAGRAPH when it shows none."""
    if view.credit == "only":
        return BlockKind.CREDIT
    if _is_byline(view, near_edge=near_edge):
        return BlockKind.BYLINE
    if _is_bare_credit(view):
        return BlockKind.CREDIT
    if _is_teaser(view) or (_URL.search(view.core) and view.words <= 6 and not view.stopped):
        return BlockKind.LINK
    if view.credit or (not first and (_has_capital_lead(view.core) or _ends_in_names(view))):
        return BlockKind.CAPTION
    if BULLET.match(view.core) and view.length <= 200 and not view.reports:
        return BlockKind.LIST
    return BlockKind.PARAGRAPH


def _is_bare_credit(view: View) -> bool:
    """``(NTB)``, ``(©NTB)``, ``NTB``, ``OLA LIE / BYRÅET``: a credit without a label."""
    core = view.core
    if view.dash or view.length > 60:
        return False
    if core.startswith("(") and core.endswith(")") and core.count("(") == 1:
        inner = core[1:-1].strip("© ")
        return inner[:1].isupper() and len(inner.split()) <= 5 and inner[-1:] not in tuple(FINAL)
    if core.startswith("©"):
        return len(core.split()) <= 6
    if fold(core).strip(".") in block_words("bare_credit"):
        return True
    if core.isupper() and core.isalpha() and 2 <= len(core) <= 4:
        return True
    names, slash, agency = core.rpartition("/")
    if not slash:
        names, comma, agency = core.rpartition(",")
        if not comma or not agency.split()[:1] or not agency.split()[0].isupper() or len(agency.split()[0]) > 5:
            return False
    return bool(only_names(names.strip()) and agency.strip()[:1].isupper() and len(core.split()) <= 8)


def _is_byline(view: View, *, near_edge: bool) -> bool:
    """``Av Ola Lie``, a line of names, an e-mail address, a date line, a signature after a dash."""
    words = view.content.split() if view.length <= 150 else []
    folded = [fold(w).strip(".,:;()") for w in words]
    if not words:
        return False
    if view.signs:
        return True
    if view.dash:
        return "(@" in view.core or (len(words) <= 3 and folded[0] in block_words("signature"))
    if folded[0] in block_words("byline_start") and 2 <= len(words) <= 14:
        names = " ".join(words[1:]).lstrip(": ")
        if only_names(names) or (words[0].endswith(":") and mostly_names(names)):
            return True
    if ("@" in view.core or "www." in view.core) and len(words) <= 8 and view.last != ".":
        return True
    if any(c.isdigit() for c in view.core) and len(words) <= 10 and view.last not in "!?":
        dated = sum(w in block_words("month") or not any(c.isalpha() for c in w) for w in folded)
        if folded[0] in block_words("byline_date") or (dated == len(words) and view.last != "."):
            return True
    return (
        near_edge
        and 2 <= len(words) <= 4
        and view.core.replace("-", "").replace(" ", "").isalpha()
        and (only_names(view.core))
    )


def _is_teaser(view: View) -> bool:
    """``BAKGRUNN: Berg vil ikke svare: – Det er min sak``: a lead in capitals and the headline of another article."""
    quoted = bool(_DASH_HEADLINE.match(view.core)) and _has_capital_lead(view.core)
    return quoted and not (view.stopped or view.reports)


def _has_capital_lead(core: str) -> bool:
    """``KREVER SVAR: …``: a lead in capitals before a colon; a bare abbreviation (``NRK:``) is none."""
    lead, colon, rest = core[:70].partition(":")
    letters = [c for c in lead if c.isalpha()]
    if "/" in lead:  # a dateline (OSLO/BERGEN:)
        return False
    return bool(colon and rest.strip()) and len(letters) >= 5 and all(c.isupper() for c in letters)


def _ends_in_names(view: View) -> bool:
    """A sentence and, without a stop, who took the picture: ``Her bygges det. Ola Lie / BYRÅET``."""
    _, stop, names = view.core.rpartition(". ")
    if not stop or view.dash or view.length > 300:
        return False
    return 2 <= len(names.split()) <= 6 and names[-1].isalpha() and only_names(names)


def _is_heading(views: list[View], i: int) -> bool:
    """A short line in title style: no final stop, no reporting clause, and not the text's last line.

    A dash line after a colon is what the line above announces (``Hun svarer:``; but ``LO:`` goes with a heading).
    """
    view = views[i]
    if view.length > _HEADING_CHARS or not any(c.isalpha() for c in view.core) or view.reports:
        return False
    if view.dash and i > 0 and _announces(views[i - 1]):
        return False
    followed_by_dash = i + 1 < len(views) and (views[i + 1].dash or views[i + 1].turn)
    preceded_by_dash = i > 0 and views[i - 1].dash
    if view.words > (_DASH_WORDS if view.dash else _HEADING_WORDS):
        return False
    if not view.dash and i == len(views) - 1 and i > 0:
        return False
    if view.last in "?!":
        if view.dash:
            return view.words <= 5 and not followed_by_dash and not preceded_by_dash and i < len(views) - 1
        return view.words <= (8 if view.last == "?" else 4) and not followed_by_dash and i < len(views) - 1
    if view.core[0] in OPENING_MARKS and view.last in CLOSING_MARKS:
        return view.words <= 8
    return not view.stopped


def _announces(view: View) -> bool:
    """Whether a block ends in a sentence of more than one word with a colon."""
    return view.last == ":" and " " in view.core.rpartition(". ")[2].strip()


def _mark_lists(views: list[View], kinds: list[BlockKind]) -> None:
    """Make lists of three or more short lines in a row that do not end as sentences."""
    i = 0
    while i < len(views):
        j = i
        while j < len(views) and _is_item(views[j], kinds[j]) and views[j].dash == views[i].dash:
            j += 1
        dash = views[i].dash
        introduced = i > 0 and views[i - 1].last == ":"
        if j - i >= 3 and (dash or introduced or (i > 1 and kinds[i - 1] is BlockKind.PARAGRAPH)):
            while dash and j < len(views) and _may_join(views[j]):
                j += 1
            kinds[i:j] = [BlockKind.LIST] * (j - i)
        elif j - i == 2 and dash and not introduced and _stand_together(views, kinds, i):
            kinds[i:j] = [BlockKind.LIST] * 2
        i = max(j, i + 1)


def _stand_together(views: list[View], kinds: list[BlockKind], i: int) -> bool:
    """Whether two headings in a dash stand closer to each other than to the text above: links, no headings."""
    if not i or kinds[i - 1 : i + 2] != [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HEADING]:
        return False
    above, first, second = views[i - 1 : i + 2]
    return second.start - first.end < first.start - above.end


def _may_join(view: View) -> bool:
    """Whether a dash line after a list is its last item, though it ends as a sentence."""
    return view.dash and view.length <= 120 and not view.reports


def _is_item(view: View, kind: BlockKind) -> bool:
    return (
        kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST)
        and view.length <= 90
        and view.words <= 14
        and (view.last == ";" or not view.stopped)
        and not view.reports
    )


def _mark_headline(views: list[View], kinds: list[BlockKind]) -> None:
    """Find the headline: the first block that is no byline, caption or link, if it looks like one; its deck too."""
    for i, view in enumerate(views[:4]):
        if kinds[i] in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            question = view.last in "?!" and not view.dash and i + 1 < len(views) and not views[i + 1].dash
            title = not view.stopped or (question or kinds[i] is BlockKind.HEADING)
            if title and view.length <= _HEADLINE_CHARS and not (view.dash and view.reports):
                kinds[i] = BlockKind.HEADLINE
                for j in range(i + 1, min(i + 2, len(views) - 1)):
                    if kinds[j] is not BlockKind.HEADING:
                        break
                    kinds[j] = BlockKind.HEADLINE
            return

"""Text to blocks: where paragraphs, headings, captions and the like begin and end, and which of them each one is.

Blocks are exact slices of the caller's string, in order and disjoint; what lies between two is white space
(``str.isspace``). A line of nothing but zero-width characters or ``&nbsp;`` parts paragraphs as an empty line does; as
its characters are not white space, it is counted to the block before it (at the top of the text: to the one after).

Kinds are judged by layout and punctuation, never by a parse; what is in doubt is a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import attrs

from quotecite.records import Block, BlockKind, Span

_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"  # for use inside a character class
_ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_DASHES = "\u2010-\u2015\u2212-"
_PAD_ENTITY = (
    r"&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|shy|#0*(?:160|173|8203|8239|8288)|#[xX]0*(?:[aA][0dD]|20(?:0[bB]|2[fF]|60)));"
)
_DASH_ENTITY = (
    r"&(?:amp;)?(?:ndash|mdash|minus|horbar|hyphen|dash|#0*(?:45|820[89]|821[0-3]|8722)"
    r"|#[xX]0*(?:2[dD]|201[0-5]|2212));"
)
_LINE_CR = re.compile(rf"([^{_ENDS}]*+)([{_ENDS}]|\Z)")
_LINE = re.compile(rf"((?:[^{_ENDS}]|\r(?!\n))*+)(\r\n|[{_ENDS}]|\Z)")  # beside line feeds, a lone \r is a stray
_PAD = re.compile(rf"(?:\s|[{_ZERO_WIDTH}]|{_PAD_ENTITY})*+")
_PAD_AT_END = re.compile(rf"(?:\s|[{_ZERO_WIDTH}]|{_PAD_ENTITY})\Z")
_DASH = re.compile(rf"(?:[{_DASHES}]{{1,2}}|{_DASH_ENTITY})(?![{_DASHES}]|{_DASH_ENTITY})")
_GAP = re.compile(rf"(?:[^\S{_ENDS}]|[{_ZERO_WIDTH}]|{_PAD_ENTITY})*+")
_GLUED = re.compile(rf"[{_ZERO_WIDTH}]*+\Z")
_NUMBER = re.compile(r"[.,]?\d++(?!-[^\W\d_])")
_URL = re.compile(r"https?://|\b[\w-]{2,40}\.[a-z]{2,8}/\w")
_BULLET = re.compile(r"[•●▪■◦‣∙·*]\s*+[^\W_]")

_FINAL = ".!?…:;,"
_CLOSING = "\"'»”’)]"
_WRAP_MIN, _WRAP_MAX = 35, 120  # widths of hard-wrapped lines, in characters
_HEADING_CHARS, _HEADING_WORDS, _DASH_WORDS = 70, 10, 9
_HEADLINE_CHARS = 160


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
    pad = _PAD.match(text, start, stop)
    dash = _DASH.match(text, pad.end() if pad else start, stop)
    if dash is None:
        return None
    gap = _GAP.match(text, dash.end(), stop)
    content = gap.end() if gap else dash.end()
    if content >= stop or text[content].isspace() or text[content] in ">*=_|~+" or _DASH.match(text, content, stop):
        return None
    if text[content] in "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212":
        return None
    if _GLUED.match(text, dash.end(), content) and _NUMBER.match(text, content, stop):
        return None
    return dash.start(), content


def segment(text: str, *, link_starts: Sequence[str], credit_labels: Collection[str]) -> tuple[Block, ...]:
    r"""Cut a text into blocks and say of each what it is on the page.

    ``link_starts`` are the words that open a link line (``Les også``), ``credit_labels`` the words before a credit
    (``foto``), in any case. An empty or blank text has no blocks.

    >>> [str(b.kind) for b in segment("Bygger mer\n\nByen vokser.", link_starts=(), credit_labels=())]
    ['headline', 'paragraph']
    """
    links = tuple(sorted((_fold(s) for s in link_starts if s.strip()), key=len, reverse=True))
    labels = frozenset(_fold(label) for label in credit_labels)
    views = [_View.of(text, start, end, links, labels) for start, end in _paragraphs(text, links)]
    kinds = _kinds(views)
    return tuple(
        Block(span=Span(start=v.start, end=v.end, text=text[v.start : v.end]), kind=kind)
        for v, kind in zip(views, kinds, strict=True)
    )


# --- where blocks begin and end ---------------------------------------------------------------------------------


@attrs.define
class _Line:
    """A line that shows something: its trimmed offsets, its indent, and whether an empty line stands before it."""

    start: int
    end: int
    indent: int
    parted: bool


def _paragraphs(text: str, links: tuple[str, ...]) -> list[tuple[int, int]]:
    """The offsets of the blocks, in order; every character that is not white space lies in one of them."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[list[int]] = []
    for i, line in enumerate(lines):
        if i and not line.parted and width and _continues(text, lines[i - 1], line, width, links):
            blocks[-1][1] = line.end
        else:
            blocks.append([line.start, line.end])
    if not blocks:  # nothing visible, but perhaps zero-width characters
        return [(len(text) - len(text.lstrip()), len(text.rstrip()))] if text.strip() else []
    blocks[0][0] = min(blocks[0][0], len(text) - len(text.lstrip()))
    for i, block in enumerate(blocks):  # lines of zero-width characters belong to the block before them
        follow = blocks[i + 1][0] if i + 1 < len(blocks) else len(text)
        block[1] += len(text[block[1] : follow].rstrip())
    return [(start, end) for start, end in blocks]


def _lines(text: str) -> list[_Line]:
    """The lines that hold more than white space, zero-width characters and ``&nbsp;``."""
    lines: list[_Line] = []
    parted = False
    for match in (_LINE if "\n" in text else _LINE_CR).finditer(text):
        start, end = match.span(1)
        pad = _PAD.match(text, start, end)
        if pad and pad.end() == end:
            parted = parted or bool(lines)
        else:
            body = match[1]
            indent = len(body) - len(body.lstrip())
            lines.append(_Line(start + indent, start + len(body.rstrip()), indent, parted))
            parted = False
        if match[2] in ("\u2029", "\f"):
            parted = True
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> float:
    """How far a line and the next line's first word must reach in a hard-wrapped text; 0 when lines are paragraphs.

    Greedy wrapping leaves no line that could have taken the next word; when the text keeps to that, so does the limit.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.parted]
    lengths = [line.end - line.start for pair in pairs for line in pair]
    fitting = [n for n in lengths if n <= _WRAP_MAX]
    if not fitting or len(fitting) < 0.95 * len(lengths) or max(fitting) < _WRAP_MIN:
        return 0
    width = max(fitting)
    running = [_reach(text, a, b) for a, b in pairs if _mid_sentence(text, a, b)]
    full = [reach for reach in running if reach > 0.9 * width]
    if not full or len(full) < 0.3 * len(pairs):
        return 0
    return width if all(reach > width for reach in running) else 0.9 * width


def _reach(text: str, a: _Line, b: _Line) -> int:
    """The length of line ``a`` with the first word of line ``b`` on it."""
    word = text[b.start : min(b.end, b.start + _WRAP_MAX)].split(maxsplit=1)
    return (a.end - a.start) + 1 + len(word[0])


def _mid_sentence(text: str, a: _Line, b: _Line) -> bool:
    last = text[a.end - 1]
    return text[b.start].islower() and (last == "," or last not in _FINAL)


def _continues(text: str, a: _Line, b: _Line, width: float, links: tuple[str, ...]) -> bool:
    """Whether line ``b`` goes on with the paragraph of line ``a`` in a hard-wrapped text."""
    if opening_dash(text, b.start, b.end) or b.indent > a.indent + 1 or _BULLET.match(text, b.start, b.end):
        return False
    if links and _link(_fold(text[b.start : min(b.end, b.start + 80)]), links):
        return False
    return _reach(text, a, b) > width or _mid_sentence(text, a, b)


# --- which kind a block is --------------------------------------------------------------------------------------


@attrs.frozen
class _View:
    """A block as the rules for kinds see it; ``core`` is cut in the middle when long (rules look at both ends)."""

    start: int
    end: int
    core: str  # without white space, zero-width characters and entities at the ends, letters composed
    content: str  # the core without its opening dash
    dash: bool
    link: str  # "" (no link line), "label" (only the label), "line"
    credit: str  # "" (none), "only", "start", "end"
    length: int

    @classmethod
    def of(cls, text: str, start: int, end: int, links: tuple[str, ...], labels: frozenset[str]) -> _View:
        pad = _PAD.match(text, start, end)
        first = pad.end() if pad else start
        last = end
        while last > first and (space := _PAD_AT_END.search(text, max(first, last - 12), last)):
            last = space.start()
        raw = text[first:last] if last - first <= 600 else f"{text[first : first + 300]} {text[last - 300 : last]}"
        core = _compose(raw)
        opened = opening_dash(text, first, last)
        content = core
        if opened:
            content = _compose(raw[opened[1] - first :])
        return cls(
            start,
            end,
            core,
            content,
            opened is not None,
            _link(_fold(core), links) if last - first < 250 else "",
            _credit(core, labels, last - first),
            last - first,
        )

    @property
    def words(self) -> int:
        return len(self.content.split())

    @property
    def last(self) -> str:
        return self.core[-1:]

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does, closing marks aside."""
        return self.core.rstrip(_CLOSING)[-1:] in tuple(_FINAL)


def _kinds(views: list[_View]) -> list[BlockKind]:
    """The kinds of all blocks: first what each is by itself, then what its neighbours make of it."""
    kinds: list[BlockKind] = []
    for i, view in enumerate(views):
        bare_label = i > 0 and views[i - 1].link == "label" and not view.stopped and view.length <= 160
        near_edge = i < 6 or i >= len(views) - 2
        kinds.append(BlockKind.LINK if view.link or bare_label else _alone(view, first=i == 0, near_edge=near_edge))
    for i in range(len(views)):
        if kinds[i] is BlockKind.PARAGRAPH and _is_heading(views, i):
            kinds[i] = BlockKind.HEADING
    _mark_lists(views, kinds)
    _mark_headline(views, kinds)
    return kinds


def _alone(view: _View, *, first: bool, near_edge: bool) -> BlockKind:
    """The kind that a block shows by itself; PARAGRAPH when it shows none."""
    if view.credit == "only":
        return BlockKind.CREDIT
    if _is_byline(view, near_edge=near_edge):
        return BlockKind.BYLINE
    if _is_bare_credit(view):
        return BlockKind.CREDIT
    if _URL.search(view.core) and view.words <= 6 and not view.stopped:
        return BlockKind.LINK
    if view.credit or (not first and (_has_capital_lead(view.core) or _ends_in_names(view))):
        return BlockKind.CAPTION
    if _BULLET.match(view.core) and view.length <= 200 and not _reports(view.content):
        return BlockKind.LIST
    return BlockKind.PARAGRAPH


def _link(folded: str, links: tuple[str, ...]) -> str:
    """What a (case-folded) line is as a link line: ``label`` alone, a ``line``, or nothing."""
    for start in links:
        if folded.startswith(start):
            rest = folded[len(start) :]
            if rest[:1].isalnum():
                continue
            return "line" if any(c.isalnum() for c in rest) else "label"
    return ""


_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")


def _credit(core: str, labels: frozenset[str], length: int) -> str:
    """Where a block has a labelled credit (``Foto: Ola Lie / NTB``): it is ``only`` that, or has it at start or end."""
    label = _WORD.match(core.lstrip("(📸 "))
    if label and length <= 300 and _fold(label[0]) in labels:
        rest = core.lstrip("(📸 ")[label.end() :]
        if not rest.strip(" .:)"):
            return "only"
        if _fold(label[0]) in _words("no_caption"):
            return "only" if rest.lstrip().startswith(":") and length <= 100 else ""
        if rest.lstrip().startswith(":"):
            return "only" if length <= 120 and _mostly_names(rest) else "start"
        if label[0][0].isupper() and length <= 80 and _only_names(rest.strip(" .")):
            return "only"
    tail = core[-150:]
    captions = labels - _words("no_caption")
    for match in _WORD.finditer(tail):
        if _fold(match[0]) not in captions or (match.start() == 0 and length <= 150):
            continue
        rest = tail[match.end() :]
        before = tail[: match.start()].rstrip()[-1:]
        if rest.lstrip().startswith(":") and len(rest.split()) <= 12 and _mostly_names(rest):
            return "end"
        bare = rest.strip(" .)")
        if match[0][0].isupper() and not before.isalnum() and (not bare or (before != "," and _only_names(bare))):
            return "end"
    return ""


def _is_bare_credit(view: _View) -> bool:
    """``(NTB)``, ``(©NTB)``, ``NTB``, ``OLA LIE / BYRÅET``: a credit without a label."""
    core = view.core
    if view.dash or view.length > 60:
        return False
    if core.startswith("(") and core.endswith(")") and core.count("(") == 1:
        inner = core[1:-1].strip("© ")
        return inner[:1].isupper() and len(inner.split()) <= 5 and inner[-1:] not in tuple(_FINAL)
    if core.startswith("©"):
        return len(core.split()) <= 6
    if _fold(core).strip(".") in _words("bare_credit"):
        return True
    if core.isupper() and core.isalpha() and 2 <= len(core) <= 4:
        return True
    names, slash, agency = core.rpartition("/")
    if not slash:
        names, comma, agency = core.rpartition(",")
        if not comma or not agency.split()[:1] or not agency.split()[0].isupper() or len(agency.split()[0]) > 5:
            return False
    return bool(_only_names(names.strip()) and agency.strip()[:1].isupper() and len(core.split()) <= 8)


def _is_byline(view: _View, *, near_edge: bool) -> bool:
    """``Av Ola Lie``, a line of names, an e-mail address, a date line, a signature after a dash."""
    words = view.content.split()
    folded = [_fold(w).strip(".,:;()") for w in words]
    if view.length > 150 or not words:
        return False
    if view.dash:
        return "(@" in view.core or (len(words) <= 3 and folded[0] in _words("signature"))
    if folded[0] in _words("byline_start") and 2 <= len(words) <= 14:
        names = " ".join(words[1:]).lstrip(": ")
        if _only_names(names) or (words[0].endswith(":") and _mostly_names(names)):
            return True
    if ("@" in view.core or "www." in view.core) and len(words) <= 8 and view.last != ".":
        return True
    if any(c.isdigit() for c in view.core) and len(words) <= 10 and view.last not in "!?":
        dated = sum(w in _words("month") or not any(c.isalpha() for c in w) for w in folded)
        if folded[0] in _words("byline_date") or (dated == len(words) and view.last != "."):
            return True
    return (
        near_edge
        and 2 <= len(words) <= 4
        and view.core.replace("-", "").replace(" ", "").isalpha()
        and (_only_names(view.core))
    )


def _only_names(text: str) -> bool:
    """Whether all words are capitalised but for links such as ``og`` and ``von``."""
    words = [w for w in re.split(r"[\s/,&|]+", text) if w]
    proper = [w[0].isupper() and (w[0].isalpha()) for w in words]
    if not words or len(words) > 12 or not proper[0] or _fold(words[0]) in _words("no_name"):
        return False
    return all(ok or _fold(w) in _words("name_link") for w, ok in zip(words, proper, strict=True))


def _mostly_names(text: str) -> bool:
    """Whether at most two words, and fewer than half, are plain ones (``: Ola Lie / Avisa, arkiv``)."""
    words = [w for w in re.split(r"[\s/,:()&|.]+", text) if w]
    plain = sum(w[0].islower() and _fold(w) not in _words("name_link") for w in words)
    return bool(words) and plain <= 2 and 2 * plain <= len(words)


def _has_capital_lead(core: str) -> bool:
    """``KREVER SVAR: …``: a lead in capitals before a colon; a bare abbreviation (``NRK:``) is none."""
    lead, colon, rest = core[:70].partition(":")
    letters = [c for c in lead if c.isalpha()]
    if "/" in lead:  # a dateline (OSLO/BERGEN:)
        return False
    return bool(colon and rest.strip()) and len(letters) >= 5 and all(c.isupper() for c in letters)


def _ends_in_names(view: _View) -> bool:
    """A sentence and, without a stop, who took the picture: ``Her bygges det. Ola Lie / BYRÅET``."""
    _, stop, names = view.core.rpartition(". ")
    if not stop or view.dash or view.length > 300:
        return False
    return 2 <= len(names.split()) <= 6 and names[-1].isalpha() and _only_names(names)


def _is_heading(views: list[_View], i: int) -> bool:
    """A short line in title style: no final stop, no reporting clause, and not the text's last line."""
    view = views[i]
    if view.length > _HEADING_CHARS or not any(c.isalpha() for c in view.core) or _reports(view.content):
        return False
    followed_by_dash = i + 1 < len(views) and views[i + 1].dash
    preceded_by_dash = i > 0 and views[i - 1].dash
    if view.words > (_DASH_WORDS if view.dash else _HEADING_WORDS):
        return False
    if not view.dash and i == len(views) - 1 and i > 0:
        return False
    if view.last in "?!":
        if view.dash:
            return view.words <= 5 and not followed_by_dash and not preceded_by_dash and i < len(views) - 1
        return view.words <= (8 if view.last == "?" else 4) and not followed_by_dash and i < len(views) - 1
    if view.core[0] in '«“”"' and view.last in '»”"':
        return view.words <= 8
    return not view.stopped


_TAIL = re.compile(r"[,?!»”\"…]\s+([^\W\d_]+)")


def _reports(content: str) -> bool:
    """Whether a reporting word stands after a comma, a mark or ``?!`` (``…, sier Berg``)."""
    return any(_fold(m[1]) in _words("say") for m in _TAIL.finditer(content))


def _mark_lists(views: list[_View], kinds: list[BlockKind]) -> None:
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
        i = max(j, i + 1)


def _may_join(view: _View) -> bool:
    """Whether a dash line after a list is its last item, though it ends as a sentence."""
    return view.dash and view.length <= 120 and not _reports(view.content)


def _is_item(view: _View, kind: BlockKind) -> bool:
    return (
        kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST)
        and view.length <= 90
        and view.words <= 14
        and (view.last == ";" or not view.stopped)
        and not _reports(view.content)
    )


def _mark_headline(views: list[_View], kinds: list[BlockKind]) -> None:
    """Find the headline: the first block that is no byline, caption or link, if it looks like one; its deck too."""
    for i, view in enumerate(views[:4]):
        if kinds[i] in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            question = view.last in "?!" and not view.dash and i + 1 < len(views) and not views[i + 1].dash
            title = not view.stopped or (question or kinds[i] is BlockKind.HEADING)
            if title and view.length <= _HEADLINE_CHARS and not (view.dash and _reports(view.content)):
                kinds[i] = BlockKind.HEADLINE
                for j in range(i + 1, min(i + 2, len(views) - 1)):
                    if kinds[j] is not BlockKind.HEADING:
                        break
                    kinds[j] = BlockKind.HEADLINE
            return


# --- words ------------------------------------------------------------------------------------------------------


def _compose(text: str) -> str:
    """Letters composed, zero-width characters gone, white space trimmed: for judging only, never for offsets."""
    return unicodedata.normalize("NFC", re.sub(f"[{_ZERO_WIDTH}]", "", text)).strip()


def _fold(text: str) -> str:
    return " ".join(_compose(text).casefold().split())


@cache
def _words(use: str) -> frozenset[str]:
    """The words of ``tables/block_words.tsv`` with this use."""
    table = (files("quotecite") / "tables" / "block_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:] if line.strip())
    return frozenset(row[0].casefold() for row in rows if row[1] == use)

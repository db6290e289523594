"""What in a text shows that it is no plain text: tags, entities, emphasis, escapes, letters that were decoded wrongly.

Such a text is read all the same, but quotes may be lost in it; who passes it is told once, with the place.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import pairwise

import attrs
import regex

from quotecite.records import Block
from quotecite.text.signs import GARBLED, MARKS, TAG, WRITTEN_BREAK


@attrs.frozen
class _Kind:
    """One kind of fault: its name, what it looks like, what to do, and how often it must stand there to be one."""

    name: str
    pattern: regex.Pattern[str]
    advice: str
    least: int = 1


_NAMES = (
    "abbr|aside|audio|big|body|button|caption|center|code|dd|del|dl|dt|figure|font|footer|form|head|header|hr|html|iframe"
    "|input|ins|link|main|mark|meta|nav|noscript|pre|s|script|small|style|sub|sup|svg|table|tbody|td|tfoot|th|thead"
    "|time|title|tr|video"
)
"""Elements that no reader takes for a blank, beside those of ``TAG``."""
_TAGS = (
    rf"{TAG}|<(?i:{_NAMES})(?:\s[^<>=]{{0,40}}=[^<>]{{0,300}})?\s?/?>"
    r"|</[A-Za-z][\w.:-]{0,20}\s?>|<!--|<!(?i:doctype)\b"
)
_ENTITY = r"&(?:amp;)?(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][\da-fA-F]{2,4});"
_MARKDOWN = (
    r"(?<!\w)(\*\*|__)(?=[^\W_]).{1,200}?(?<=\S)\1(?!\w)|!?\[[^][\n]{0,99}\]\((?:https?:|/)[^)\s]{1,500}\)"
    r"|(?m:^#{1,6} +(?=\p{Lu}))"
)
_ESCAPE = rf"{WRITTEN_BREAK}|\\u[\da-fA-F]{{4}}|\\x[\da-fA-F]{{2}}|\\[\"/]"
_ELSEWHERE = {
    _garbled
    for letter in GARBLED.values()
    for code in ("mac_roman", "cp437", "cp850")
    if len(_garbled := letter.encode().decode(code, "ignore")) > 1
}
"""The same letters in UTF-8 as old Macs and DOS read them; nobody reads these as the letters, so they are only told."""
_LETTERS = sorted({*GARBLED, *_ELSEWHERE})
_BEGINNINGS = "".join(sorted({letters[0] for letters in _LETTERS}))  # looked at first: few texts have any
_GARBLED = rf"[\ufffd\ud800-\udfff]|(?=[{_BEGINNINGS}])(?:{'|'.join(map(regex.escape, _LETTERS))})"
_LOST = r"(?<![\w/.:=&?%#-])\p{L}{1,30}\?\p{Ll}{1,30}(?![\w=/])"
_KINDS = (
    _Kind("HTML tags", regex.compile(_TAGS), "read it with quotecite.from_html"),
    _Kind("HTML entities", regex.compile(_ENTITY), "read it with quotecite.from_html, or decode them (html.unescape)"),
    _Kind("Markdown", regex.compile(_MARKDOWN), "take the marks out, or make HTML of it for quotecite.from_html"),
    _Kind("written escapes", regex.compile(_ESCAPE), "decode the text once more (json.loads)"),
    _Kind(
        "wrongly decoded letters",
        regex.compile(_GARBLED),
        'read the file as it was written (encoding="utf-8", or "cp1252" for older ones), or mend it (ftfy.fix_text)',
    ),
    _Kind("question marks for lost letters", regex.compile(_LOST), "get the text anew from where it came", least=3),
)


_BROKEN, _SHARE = 6, 0.25  # how many breaks inside sentences, of how many blocks, show that all lines are broken
_ENDS = ".!?…:;"


def faults(text: str) -> str:
    """What is wrong with a text, where, and what to do; "" for plain text.

    >>> print(faults("– Ja, sier Berg.<br/>– Nei."))
    HTML tags (1, the first '<br/>' at 16): read it with quotecite.from_html
    """
    return "; ".join(filter(None, (_fault(kind, text) for kind in _KINDS)))


def broken_lines(text: str, blocks: Sequence[Block]) -> str:
    """What to say of a text whose lines are broken inside sentences, so unevenly that they were taken for blocks.

    "" when they are few: a poem, a list, a stray break.
    """
    torn = [
        above.span.end
        for above, below in pairwise(blocks)
        if text[above.span.end : below.span.start].count("\n") == 1 and _goes_on(above.span.text, below.span.text)
    ]
    if len(torn) < max(_BROKEN, _SHARE * len(blocks)):
        return ""
    return (
        f"lines broken inside sentences ({len(torn)}, the first at {torn[0]}): "
        "read it with quotecite.compose(body=text, unwrap=True)"
    )


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence goes on from one line to the next by the looks."""
    return below[0].islower() and above[-1] not in _ENDS and len(above.split()) > 1


def _fault(kind: _Kind, text: str) -> str:
    found = [match for match in kind.pattern.finditer(text) if _counts(match[0])]
    if len(found) < kind.least:
        return ""
    return f"{kind.name} ({len(found)}, the first {found[0][0][:40]!r} at {found[0].start()}): {kind.advice}"


def _counts(found: str) -> bool:
    """Whether what looks like a fault is one: of entities, those of letters, quotation marks and the signs of a tag.

    Those of blanks and dashes are read as what they stand for; ``&amp;`` stands in many an address.
    """
    if not found.startswith("&"):
        return True
    decoded = html.unescape(html.unescape(found))
    return decoded.isalpha() or decoded in MARKS or decoded in ("<", ">")

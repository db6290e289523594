"""What in a text shows that it is no plain text: tags, entities, emphasis, escapes, letters that were decoded wrongly.

Such a text is read all the same, but quotes may be lost in it; who passes it is told once, with the place.
"""

from __future__ import annotations

import html

import attrs
import regex

from quotecite.text.signs import GARBLED, MARKS, TAG, WRITTEN_BREAK


@attrs.frozen
class _Kind:
    """One kind of fault: its name, what it looks like, and what to do."""

    name: str
    pattern: regex.Pattern[str]
    advice: str


_ENTITY = r"&(?:amp;)?(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][\da-fA-F]{2,4});"
_MARKDOWN = r"(?<!\w)(\*\*|__)(?=[^\W_]).{1,200}?(?<=\S)\1(?!\w)|\[[^][\n]{1,99}\]\(https?:[^)\s]{1,500}\)"
_ESCAPE = rf"{WRITTEN_BREAK}|\\u[\da-fA-F]{{4}}"
_GARBLED = "|".join((*map(regex.escape, GARBLED), "\ufffd"))
_KINDS = (
    _Kind("HTML tags", regex.compile(TAG), "take the tags out (BeautifulSoup: get_text; trafilatura: extract)"),
    _Kind("HTML entities", regex.compile(_ENTITY), "decode them (html.unescape)"),
    _Kind("Markdown", regex.compile(_MARKDOWN), "take the marks out"),
    _Kind("written escapes", regex.compile(_ESCAPE), "decode the text once more (json.loads)"),
    _Kind("wrongly decoded letters", regex.compile(_GARBLED), 'read the file as UTF-8 (encoding="utf-8")'),
)


def faults(text: str) -> str:
    """What is wrong with a text, where, and what to do; "" for plain text.

    >>> print(faults("– Ja, sier Berg.<br/>– Nei."))
    HTML tags (1, the first '<br/>' at 16): take the tags out (BeautifulSoup: get_text; trafilatura: extract)
    """
    return "; ".join(filter(None, (_fault(kind, text) for kind in _KINDS)))


def _fault(kind: _Kind, text: str) -> str:
    found = [match for match in kind.pattern.finditer(text) if _counts(match[0])]
    if not found:
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

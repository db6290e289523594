"""Text and trees as HTML."""

from __future__ import annotations

import html
from xml.etree.ElementTree import Element, tostring

# What neither `html.escape` nor ElementTree does: a parser makes a line feed of a bare carriage return, so it stands as
# a reference; what HTML cannot hold at all becomes the replacement character.
_CONTROLS = {code: "\ufffd" for code in range(0x20) if chr(code) not in "\t\n"} | {ord("\r"): "&#13;"}


def escaped(text: str) -> str:
    r"""Text for HTML, in elements and in attributes.

    >>> escaped("a < b\r\x0c")
    'a &lt; b&#13;�'
    """
    return html.escape(text).translate(_CONTROLS)


def written(tree: Element) -> str:
    """A tree as HTML; its text and the values of its attributes are escaped."""
    return tostring(tree, encoding="unicode", method="html").translate(_CONTROLS)

"""Text in HTML."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text for HTML, in elements and in attributes; what HTML cannot hold becomes the replacement character.

    A carriage return is written as a reference, for a parser would change it.
    """
    out = []
    for character in text:
        if character in _REFERENCES:
            out.append(_REFERENCES[character])
        elif character < " " and character not in "\t\n":
            out.append("\ufffd")
        else:
            out.append(character)
    return "".join(out)


_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}

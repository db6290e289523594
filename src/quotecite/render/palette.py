"""Colours of speakers, in pairs of ink and paper for light and dark pages.

Every pair has a contrast of at least 4.5:1 (WCAG 2.2, AA) with the words on it; a test computes it. Hues are those of
Okabe & Ito (2008), which people with colour blindness tell apart; more speakers than hues get another underline, and
every quote has its speaker's name beside it, so that colour is never all there is.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Colour:
    """One speaker's colour: ``paper`` behind the words, ``ink`` for labels and lines; each for light and for dark."""

    paper: str
    ink: str
    dark_paper: str
    dark_ink: str


@attrs.frozen(kw_only=True)
class Page:
    """The colours of the page around the quotes."""

    paper: str
    ink: str
    faint: str
    line: str


LIGHT = Page(paper="#ffffff", ink="#1b1b1f", faint="#595963", line="#d5d5dc")
DARK = Page(paper="#16161a", ink="#ececf1", faint="#a9a9b6", line="#3c3c46")
COLOURS = (
    Colour(paper="#dcebf8", ink="#00568c", dark_paper="#10324a", dark_ink="#86c8f4"),
    Colour(paper="#fdebc8", ink="#7a4a00", dark_paper="#4a3206", dark_ink="#f5c26b"),
    Colour(paper="#d3f0e4", ink="#005e44", dark_paper="#0b3b2d", dark_ink="#6fd9b4"),
    Colour(paper="#f8dfee", ink="#8a2c63", dark_paper="#4a1b37", dark_ink="#f2a5cf"),
    Colour(paper="#fadfd2", ink="#8f3500", dark_paper="#4c200a", dark_ink="#f8ab84"),
    Colour(paper="#e6e0f7", ink="#513596", dark_paper="#2e2352", dark_ink="#c2b0f5"),
    Colour(paper="#e7efc9", ink="#4a5a00", dark_paper="#333d0a", dark_ink="#cbdc72"),
    Colour(paper="#d9eef0", ink="#00595f", dark_paper="#0d383c", dark_ink="#7fd6dc"),
)
UNKNOWN = Colour(paper="#ececf0", ink="#4d4d57", dark_paper="#2d2d35", dark_ink="#c3c3ce")
UNDERLINES = ("solid", "dashed", "dotted", "double")

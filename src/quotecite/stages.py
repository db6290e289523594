"""What each stage makes of an article, kept side by side."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quotecite.language.page import Page
from quotecite.records import Fact
from quotecite.sieves.scene import Decision
from quotecite.speech.finding import Speech
from quotecite.who.resolve import Who


@attrs.frozen(kw_only=True, eq=False)
class Stages:
    """What each stage made of an article, none of it changed by the next.

    ``decided`` has the decisions by the candidates' index, ``profiles`` the facts of everybody in the cast by number.
    """

    page: Page
    speech: Speech
    who: Who
    decided: Mapping[int, Decision]
    profiles: Mapping[int, tuple[Fact, ...]]

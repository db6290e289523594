"""From sentences to an article with its quotes: the table of contents of quotecite, one line a stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quotecite.article import build
from quotecite.language.page import Page
from quotecite.records import Article, Credit, Fact, Meta
from quotecite.sieves.decide import decide
from quotecite.sieves.scene import Decision, Sieve
from quotecite.speech.finding import Speech, find_speech
from quotecite.who.finding import find_mentions
from quotecite.who.profiles import profiles
from quotecite.who.resolve import Who, resolve
from quotecite.words.lexicon import Lexicon


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


def analyse(page: Page, sieves: Sequence[Sieve], lexicon: Lexicon) -> Stages:
    """All stages over an article that has been read."""
    lexicon = lexicon.for_variety(page.variety)
    speech = find_speech(page, lexicon)
    mentions = find_mentions(speech, lexicon)
    who = resolve(speech, mentions, lexicon)
    decided = decide(sieves, speech, who, lexicon)
    return Stages(page=page, speech=speech, who=who, decided=decided, profiles=profiles(page, who, lexicon))


def article(stages: Stages, credits: tuple[Credit, ...], meta: Meta) -> Article:
    """The records of an article."""
    return build(stages.speech, stages.who, stages.decided, stages.profiles, credits, meta)

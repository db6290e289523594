"""From sentences to an article with its quotes: the table of contents of quotecite, one line a stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from quotecite.article import build
from quotecite.chapters import in_chapters
from quotecite.language.page import Page
from quotecite.records import Article, Credit, Meta
from quotecite.sieves.decide import decide
from quotecite.sieves.scene import Sieve
from quotecite.speech.finding import find_speech
from quotecite.stages import Stages
from quotecite.who.finding import find_mentions
from quotecite.who.profiles import profiles
from quotecite.who.resolve import resolve
from quotecite.words.lexicon import Lexicon

__all__ = ["Stages", "analyse", "article"]


def analyse(page: Page, sieves: Sequence[Sieve], lexicon: Lexicon) -> Stages:
    """All stages over an article that has been read; a text longer than any article goes through them in chapters."""
    lexicon = lexicon.for_variety(page.variety)
    return in_chapters(page, partial(_analyse, sieves, lexicon))


def _analyse(sieves: Sequence[Sieve], lexicon: Lexicon, page: Page) -> Stages:
    speech = find_speech(page, lexicon)
    mentions = find_mentions(speech, lexicon)
    who = resolve(speech, mentions, lexicon)
    decided = decide(sieves, speech, who, lexicon)
    return Stages(page=page, speech=speech, who=who, decided=decided, profiles=profiles(page, who, lexicon))


def article(stages: Stages, credits: tuple[Credit, ...], meta: Meta) -> Article:
    """The records of an article."""
    return build(stages.speech, stages.who, stages.decided, stages.profiles, credits, meta)

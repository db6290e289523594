"""Where somebody's words end and a reporting clause begins, told from the words alone: ``…, presiserer Berg``."""

from __future__ import annotations

import re

from quotecite.text.labels import fold
from quotecite.text.signs import CLOSING_MARKS
from quotecite.words.lexicon import Lexicon

FINAL = ".!?…:;,"
_TAIL = re.compile(rf"[,?!…{CLOSING_MARKS}]\s+([^\W\d_]+)")
_NEAR = 200  # code points of a clause that are looked at


def clause_start(words: str, lexicon: Lexicon) -> int | None:
    """Where a reporting verb or a source phrase stands after a comma, a mark or ``?!``; None when none does.

    >>> clause_start("Vi må bygge, presiserer Berg.", Lexicon.load())
    13
    """
    starts = (match.start(1) for match in _TAIL.finditer(words))
    return next((at for at in starts if opens_report(words[at : at + _NEAR], lexicon)), None)


def opens_report(words: str, lexicon: Lexicon) -> bool:
    """Whether words begin with a form of a reporting verb, its particle somewhere after it, or a source phrase."""
    first, *after = (word.rstrip(FINAL) for word in fold(words[:_NEAR]).split())
    verbs = (verb for verb in lexicon.verbs(first) if first != verb.lemma or first in verb.forms)
    return any(set(verb.particle.split()) <= set(after) for verb in verbs) or any(
        phrase.words[1:] == tuple(after[: len(phrase.words) - 1]) for phrase in lexicon.source_phrases(first)
    )


def opens_source(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is by itself a phrase before a source (``ifølge``)."""
    return any(len(phrase.words) == 1 for phrase in lexicon.source_phrases(word))

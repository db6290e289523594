"""Where somebody's words end and a reporting clause begins, told from the words alone: ``…, presiserer Berg``."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    return next((at for at in starts if _opens_report(fold(words[at : at + _NEAR]).split(), lexicon)), None)


def _opens_report(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words begin with a form of a reporting verb, its particle somewhere after it, or a source phrase."""
    first, *after = (word.rstrip(FINAL) for word in words)
    verbs = (verb for verb in lexicon.verbs(first) if first != verb.lemma or first in verb.forms)
    return any(set(verb.particle.split()) <= set(after) for verb in verbs) or any(
        phrase.words[1:] == tuple(after[: len(phrase.words) - 1]) for phrase in lexicon.source_phrases(first)
    )

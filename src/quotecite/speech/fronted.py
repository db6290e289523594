"""Content that begins before its verb: ``Dette mener Berg er galt``, ``Det sier Lie at han angrer``."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import NOMINAL, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.speech.content_starts import Row
from quotecite.speech.contents import Range, content_end
from quotecite.speech.subjects import can_tell
from quotecite.words.lexicon import Lexicon, Takes


def fronted_content(
    sentence: Sentence, cue: Token, row: Row, lexicon: Lexicon
) -> tuple[tuple[Token, ...], list[Range]] | None:
    """The source after a verb and the two parts of its content, the first with *dette*, *det* or *slik*; None for none.

    The second part begins with its verb, or after *at*: ``Denne planen mener Berg er god``, ``Dette har Lie sagt måtte
    skje``, ``Det meiner rektor at ikkje går``.
    """
    verb = _first_verb(sentence, cue)
    goes_on = next((t for t in sentence.tokens[cue.index + 1 :] if is_finite(t)), None)
    takes = Takes.CLAUSE in row.takes and not row.particle
    if verb is None or goes_on is None or not takes or not _fronts(sentence, verb, lexicon):
        return None
    mention = noun_phrase(sentence, verb.index + 1, lexicon, goes_on.index if verb is cue else cue.index)
    start = _second_part(sentence, max(mention[-1].index, cue.index), goes_on, lexicon) if mention else None
    if start is None or not _names_somebody(mention, lexicon):
        return None
    return mention, [(0, verb.index), (start, content_end(sentence, cue, start, lexicon))]


def _first_verb(sentence: Sentence, cue: Token) -> Token | None:
    """The finite verb of a reporting word: itself, or the auxiliary of a participle."""
    if is_finite(cue):
        return cue
    auxiliaries = [t for t in sentence.tokens[: cue.index] if is_finite(t)]
    alone = len(auxiliaries) == 1 and auxiliaries[0].upos == "AUX" and cue.feat("VerbForm") == "Part"
    return auxiliaries[0] if alone else None


def _fronts(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether nothing but a phrase with *dette* or *det* stands before a finite verb (``Denne planen mener``)."""
    demonstrative = sentence.tokens[0].lower in lexicon.words("pointing_back") | lexicon.words("demonstrative")
    return demonstrative and all(t.upos in NOMINAL for t in sentence.tokens[1 : verb.index])


def _second_part(sentence: Sentence, last: int, goes_on: Token, lexicon: Lexicon) -> int | None:
    """Where the content goes on after an index: after *at*, or at its verb when only adverbs stand before that."""
    following = sentence.tokens[last + 1 : last + 2]
    if following and following[0].lower in lexicon.words("that"):
        return last + 2
    between = sentence.tokens[last + 1 : goes_on.index]
    return goes_on.index if all(t.upos in ("ADV", "PART") for t in between) else None


def _names_somebody(mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase can name a source and has a noun, a name or a pronoun in it."""
    return can_tell(mention, lexicon) and any(t.upos in ("NOUN", "PROPN", "PRON") for t in mention)

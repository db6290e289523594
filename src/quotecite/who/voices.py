"""Where a mention stands in narration: as somebody who is said to speak, or in a credit, where it means little."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.who.mentions import Reference
from quotecite.words.lexicon import Lexicon

_BETWEEN = frozenset({"PUNCT", "NOUN", "ADP", "PROPN", "ADJ", "NUM", "DET", "CCONJ", "ADV"})
_FAR = 9  # how many words may stand between a source and its verb


def speaks(sentence: Sentence, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a mention speaks in narration: right before or after a reporting verb or ``ifølge``."""
    tokens = sentence.tokens
    first, last = reference.tokens[0].index, reference.tokens[-1].index
    while first and tokens[first - 1].upos in ("NOUN", "ADJ", "DET"):  # a title
        first -= 1
    if _after_source_phrase(tokens[:first], lexicon) or (first and _reports(tokens[first - 1], lexicon)):
        return True
    after = last + 1
    while after < len(tokens) and not is_finite(tokens[after]):
        after += 1
    between = tokens[last + 1 : after]
    plain = len(between) < _FAR and all(t.upos in _BETWEEN for t in between)
    return plain and after < len(tokens) and _reports(tokens[after], lexicon)


def in_credit(sentence: Sentence, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a name stands in a credit (``Foto: Ola Lie / NTB``)."""
    labels = (t for t in sentence.tokens[: reference.tokens[0].index] if lexicon.is_credit_label(t.text))
    return any(sentence.tokens[t.index + 1].text in (":", "/") or t.text.isupper() for t in labels)


def _after_source_phrase(leading: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words end in a source phrase (``ifølge``)."""
    return any(
        phrase.words == tuple(t.lower for t in leading[at:])
        for at, token in enumerate(leading)
        for phrase in lexicon.source_phrases(token.text)
    )


def _reports(token: Token, lexicon: Lexicon) -> bool:
    return is_finite(token) and any(not row.particle for row in lexicon.verbs(token.text))

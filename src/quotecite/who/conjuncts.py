"""Coordinated noun phrases: where each of them begins and ends (``læreren og rektoren``, ``både hun og Lie``)."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.trees import Sentence, Token
from quotecite.words.lexicon import Lexicon


def conjuncts(sentence: Sentence, tokens: Sequence[Token], lexicon: Lexicon) -> list[tuple[Token, ...]]:
    """The phrases that *og* joins, those before them parted by commas; [] when nothing is joined.

    After a preposition only what the tree joins, or a definite noun for a person, is joined to what stands before it
    (``læreren ved skolen og rektoren``, not ``lederen i norsk og historie``).
    """
    joints = [t for t in tokens[1:-1] if t.lower in lexicon.words("together") and t.upos == "CCONJ"]
    if len(joints) != 1:
        return []
    (joint,) = joints
    commas = [t for t in tokens[1:] if t.text == "," and t.index < joint.index]
    first = tokens[1:] if tokens[0].upos == "CCONJ" else tokens  # ``både hun og Lie``
    bounds = [*(t.index for t in commas), joint.index]
    starts = [first[0].index, *(b + 1 for b in bounds)]
    stops = [*bounds, tokens[-1].index + 1]
    parts = [sentence.tokens[start:stop] for start, stop in zip(starts, stops, strict=True)]
    if not all(parts) or any(part[-1].text.endswith("-") for part in parts):  # ``helse- og omsorgsdepartementet``
        return []
    return parts if all(_on_one_level(sentence, before, parts[-1], lexicon) for before in parts[:-1]) else []


def _on_one_level(sentence: Sentence, before: Sequence[Token], last: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase has no preposition, or the last phrase cannot be part of what it is followed by."""
    preposition = next((t.index for t in before if t.upos == "ADP"), None)
    if preposition is None:
        return True
    person = lexicon.names_one(last[0].text) and last[0].definite
    joined = next((t for t in last if t.deprel == "conj"), None)
    governor = sentence.head(joined) if joined is not None else None
    return person or (governor is not None and before[0].index <= governor.index < preposition)

"""What the steps read and give: plain values, so that who asks for them needs no torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A token: its text, and where it stands in the text that was read (``start``, ``end``: code points, half-open)."""

    text: str
    start: int
    end: int


class Tagged(NamedTuple):
    """A sentence that was tagged: its tokens, and for each its part of speech, features, lemma and tag of a name.

    Features are ``Gender=Masc|…``, ``_`` for none; names have BIOES tags (``B-PER`` …, ``O`` outside).
    """

    pieces: Sequence[Piece]
    upos: Sequence[str]
    feats: Sequence[str]
    lemmas: Sequence[str]
    names: Sequence[str]


class Words(NamedTuple):
    """What the parser reads of a sentence: its words, their lemmas and parts of speech."""

    words: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]


class Tree(NamedTuple):
    """The heads of a sentence's words (counted from 1; 0: none, the root) and their relations."""

    heads: Sequence[int]
    relations: Sequence[str]

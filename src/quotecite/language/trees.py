"""Our own trees: what every stage after the parser reads, be it from Stanza, from CoNLL-U or written by hand.

A `Sentence` is a frozen tuple of `Token` in text order. Heads are indices into that tuple (-1: the root), offsets are
code points of the article. The relations and features are those of Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

import attrs

from quotecite.errors import FormatError
from quotecite.records import Block


@attrs.frozen(kw_only=True)
class Token:
    """One word with its place in the article (``start``, ``end``: code points, half-open) and what the model says.

    ``head`` is the index of the governing token in the sentence, -1 for the root, None when the sentence was only
    tagged. ``entity`` is a BIOES or BIO tag (``B-PER`` …, ``O``).
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str = ""
    upos: str = "X"
    feats: str = ""
    head: int | None = None
    deprel: str = ""
    entity: str = "O"

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def definite(self) -> bool:
        """Whether a noun has its definite form; in Nynorsk the model marks the indefinite ones alone (``kommunen``)."""
        told = self.feat("Definite")
        return told == "Def" or (told is None and self.upos == "NOUN" and self.feat("Gender") is not None)

    def feat(self, name: str) -> str | None:
        """The value of a morphological feature (``Gender`` …), None when it has none."""
        return _features(self.feats).get(name)


@lru_cache(maxsize=2**12)
def _features(feats: str) -> Mapping[str, str]:
    """Features by name; an article has a hundred different sets of them, each read many times."""
    return {key: value for key, _, value in (pair.partition("=") for pair in reversed(feats.split("|")))}


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Sentence:
    """The tokens of one sentence in text order, the number of its block, and ways to walk its tree."""

    tokens: tuple[Token, ...]
    block: int = 0

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def parsed(self) -> bool:
        return self.tokens[0].head is not None

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head is not None and token.head >= 0:
                below[token.head].append(token.index)
        return tuple(map(tuple, below))

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The dependents of a token in text order, only those with one of the relations (subtypes count) if given."""
        below = [self.tokens[i] for i in self._children[token.index]]
        if not below or not relations:
            return tuple(below)
        return tuple(t for t in below if t.deprel in relations or t.deprel.partition(":")[0] in relations)

    def head(self, token: Token) -> Token | None:
        """The governing token; None for the root."""
        return self.tokens[token.head] if token.head is not None and token.head >= 0 else None

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything below it, in text order."""
        found: set[int] = set()
        queue = [token.index]
        while queue:
            at = queue.pop()
            if at not in found:  # a parser's cycle must not hang us
                found.add(at)
                queue.extend(self._children[at])
        return tuple(self.tokens[i] for i in sorted(found))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The chain of heads from the token's own up to the root."""
        seen = {token.index}
        above = self.head(token)
        while above is not None and above.index not in seen:
            yield above
            seen.add(above.index)
            above = self.head(above)


def _check_place(parsed: Parsed, _: Any, sentences: tuple[Sentence, ...]) -> None:
    """Refuse tokens that lie outside the text, go backwards or hang on a token that is not there."""
    at = 0
    for i, sentence in enumerate(sentences):
        if not sentence.tokens:
            raise FormatError(f"sentences[{i}]: no tokens; expected one or more")
        if len({token.head is None for token in sentence.tokens}) > 1:
            raise FormatError(f"sentences[{i}]: some tokens have a head and some have None; expected all or none")
        for j, token in enumerate(sentence.tokens):
            where = f"sentences[{i}].tokens[{j}] {token.text!r}"
            if token.index != j:
                raise FormatError(f"{where}: index {token.index}; expected {j}, its place in the sentence")
            if not at <= token.start < token.end <= len(parsed.text):
                raise FormatError(
                    f"{where}: start {token.start}, end {token.end}; expected {at} ≤ start < end ≤ {len(parsed.text)}, "
                    "as tokens stand in the order of the text"
                )
            if token.head is not None and not -1 <= token.head < len(sentence.tokens):
                raise FormatError(
                    f"{where}: head {token.head}; expected -1 (root) to {len(sentence.tokens) - 1} or None"
                )
            at = token.start


@attrs.frozen(kw_only=True)
class Parsed:
    """A text with its sentences, tagged and perhaps parsed elsewhere: what a finder takes in place of a string.

    Offsets of the tokens are code points of ``text``. Sentences whose tokens have no heads are parsed by the finder.
    ``blocks`` are the paragraphs, where they are known (None: the finder finds them); ``model`` is the checksum of the
    weights that made the trees, "" for others.

    Raises:
        FormatError: a token lies outside the text, stands before the one before it, or has a head out of range.
    """

    text: str = attrs.field(validator=attrs.validators.instance_of(str))
    sentences: tuple[Sentence, ...] = attrs.field(validator=_check_place, repr=False)
    blocks: tuple[Block, ...] | None = attrs.field(default=None, repr=False)
    model: str = ""


LONGEST = 400
"""How many words a sentence has at most; the bundled model makes none of more than 200, other parsers may."""


def in_blocks(sentences: Iterable[Sentence], blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences with the numbers of their blocks; one that reaches over a block's end, or has no end, is cut there.

    A piece keeps the arcs inside it; a token whose head is in another piece becomes a root of its own.
    """
    starts = [block.span.start for block in blocks]

    def number(token: Token) -> tuple[int, int]:
        return max(0, bisect_right(starts, token.start) - 1), token.index // LONGEST

    found: list[Sentence] = []
    for sentence in sentences:
        pieces = [(block, tuple(tokens)) for block, tokens in groupby(sentence.tokens, number)]
        found += [
            Sentence(tokens=tokens if len(pieces) == 1 else _uprooted(tokens), block=block)
            for (block, _), tokens in pieces
        ]
    return tuple(found) if blocks else ()


def _uprooted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Part of a sentence as a sentence: indices from 0, roots where the head lies elsewhere."""
    place = {token.index: i for i, token in enumerate(tokens)}

    def moved(token: Token) -> Token:
        if token.head is None or token.head in place:
            head = token.head if token.head is None else place[token.head]
            return attrs.evolve(token, index=place[token.index], head=head)
        return attrs.evolve(token, index=place[token.index], head=-1, deprel="root")

    return tuple(map(moved, tokens))

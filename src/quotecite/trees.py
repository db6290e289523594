"""Our own trees: what every stage after the parser reads, whether it came from Stanza, from CoNLL-U or was written by hand.

A `Sentence` is a frozen tuple of `Token` in text order. Heads are indices into that tuple (-1: the root), offsets are
code points of the article. The relations and features are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs


@attrs.frozen(kw_only=True)
class Token:
    """One word with its place in the article (``start``, ``end``: code points, half-open) and what the model says of it.

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

    def feat(self, name: str) -> str | None:
        """The value of a morphological feature (``Gender`` …), None when it has none."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


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
        below = (self.tokens[i] for i in self._children[token.index])
        if not relations:
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

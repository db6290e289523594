"""An article as it was read: its text and blocks, its sentences with their trees, and its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

import attrs

from quotecite.language.names import Name, find_names
from quotecite.language.trees import Sentence, Token
from quotecite.places import Places
from quotecite.records import Block, BlockKind, Variety
from quotecite.words.lexicon import Lexicon

_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
LITTLE = 0.2  # what a word without content of its own (``ikke``, ``bak``) tells
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Page:
    """What stands in an article: the first stage's result, which every later one reads.

    ``sentences`` are in text order, each with the number of its block; ``names`` are all that stand in them.
    """

    text: str
    variety: Variety
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    def sentences_in(self, block: int) -> tuple[Sentence, ...]:
        """The sentences of the block with a number, () for one without any."""
        return self._by_block.get(block, ())

    def sentences_at(self, block: int, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences of a block of which something stands between two offsets."""
        return self._places_in(block).touching(start, end)

    def sentences_before(self, block: int, offset: int, count: int = 1) -> tuple[Sentence, ...]:
        """The last sentences of a block that end before an offset."""
        return self._places_in(block).before(offset, count)

    def sentence_after(self, block: int, offset: int) -> Sentence | None:
        """The first sentence of a block that begins at an offset or after it."""
        return self._places_in(block).after(offset)

    def words_between(self, start: int, end: int) -> tuple[str, ...]:
        """The words that begin between two offsets, wherever they stand."""
        sentences = self._places.touching(start, end)
        return tuple(t.text for s in sentences for t in s.tokens if start <= t.start < end)

    def name_at(self, token: Token) -> Name | None:
        """The name that a token is part of."""
        return self._by_token.get(token.start)

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names of one of its sentences."""
        return self._by_sentence.get(sentence.start, ())

    def lemmas(self, block: int, parts: Sequence[tuple[int, int]]) -> Mapping[str, float]:
        """The lemmas of a block's words between offsets, each with how much it tells: 1.0, or `LITTLE`."""
        sentences = self.sentences_at(block, parts[0][0], parts[-1][1]) if parts else ()
        tokens = (t for s in sentences for t in s.tokens if t.upos != "PUNCT")
        inside = (t for t in tokens if any(start <= t.start < end for start, end in parts))
        return {t.lemma.lower(): 1.0 if t.upos in _TELLING else LITTLE for t in inside}

    def is_heading(self, number: int) -> bool:
        """Whether a block is the headline or another heading."""
        return self.blocks[number].kind in _HEADINGS

    def blocks_with(self, lemma: str) -> int:
        """In how many blocks that are no headings a lemma stands."""
        return self._blocks_by_lemma[lemma]

    @cached_property
    def _blocks_by_lemma(self) -> Counter[str]:
        text = (number for number in range(len(self.blocks)) if not self.is_heading(number))
        return Counter(
            lemma for number in text for lemma in {t.lemma.lower() for s in self.sentences_in(number) for t in s.tokens}
        )

    @cached_property
    def _by_block(self) -> Mapping[int, tuple[Sentence, ...]]:
        return {number: tuple(found) for number, found in groupby(self.sentences, key=lambda s: s.block)}

    def _places_in(self, block: int) -> Places[Sentence]:
        if block not in self._places_by_block:
            self._places_by_block[block] = Places(self.sentences_in(block), _place)
        return self._places_by_block[block]

    @cached_property
    def _places_by_block(self) -> dict[int, Places[Sentence]]:
        return {}

    @cached_property
    def _places(self) -> Places[Sentence]:
        return Places(self.sentences, _place)

    @cached_property
    def _by_sentence(self) -> Mapping[int, tuple[Name, ...]]:
        return {start: tuple(found) for start, found in groupby(self.names, key=lambda name: name.sentence.start)}

    @cached_property
    def _by_token(self) -> Mapping[int, Name]:
        return {token.start: name for name in self.names for token in name.tokens}


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def read_page(
    text: str, blocks: tuple[Block, ...], variety: Variety, sentences: tuple[Sentence, ...], lexicon: Lexicon
) -> Page:
    """The page of a text whose sentences are tagged and, where it matters, parsed."""
    names = find_names(sentences, lexicon.for_variety(variety))
    return Page(text=text, variety=variety, blocks=blocks, sentences=sentences, names=names)

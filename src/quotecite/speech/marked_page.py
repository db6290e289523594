"""What the rules for words in quotation marks look at: an article, what is told in it, and all its stretches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby

import attrs

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.speech.candidates import Candidate, inside
from quotecite.speech.clauses import Clause
from quotecite.text.quotation_marks import Stretch
from quotecite.text.signatures import Signature, find_signatures
from quotecite.words.lexicon import Lexicon, Verb

FINAL = tuple(".!?…")
"""Signs at which a sentence ends."""


@attrs.frozen(kw_only=True, slots=False, eq=False)
class MarkedPage:
    """An article with its indirect statements (``told``) and with the ``stretches`` outside direct speech."""

    page: Page
    told: Sequence[Candidate]
    stretches: Sequence[Stretch]
    lexicon: Lexicon

    def words(self, stretch: Stretch) -> str:
        """The words of a stretch, without its marks."""
        return self.page.text[stretch.start : stretch.end]

    def in_heading(self, stretch: Stretch) -> bool:
        """Whether a stretch stands in a heading."""
        return self.page.is_heading(stretch.block)

    def end_before(self, stretch: Stretch) -> int:
        """Where the last sign before a stretch ends."""
        end = stretch.outer_start
        while end and self.page.text[end - 1].isspace():
            end -= 1
        return end

    def after_colon(self, stretch: Stretch) -> bool:
        """Whether the last sign before a stretch is a colon."""
        return self.page.text.endswith(":", 0, self.end_before(stretch))

    def sentences(self, stretch: Stretch) -> list[Sentence]:
        """The sentences of which a stretch holds something."""
        inside = self.page.sentences_in(stretch.block)
        return [s for s in inside if s.start < stretch.end and s.end > stretch.outer_start]

    def sentence(self, stretch: Stretch) -> Sentence | None:
        """The sentence in which a stretch begins."""
        return next(iter(self.sentences(stretch)), None)

    def sentence_up_to(self, stretch: Stretch) -> Sentence | None:
        """The sentence that reaches up to a stretch, in its block or at the end of the one before."""
        near = (*self.page.sentences_in(stretch.block - 1), *self.page.sentences_in(stretch.block))
        end = self.end_before(stretch)
        return next((s for s in near if s.start < end <= s.end), None)

    def head(self, stretch: Stretch) -> Token | None:
        """The word of a stretch on which the others hang, in the sentence in which it begins."""
        sentence = self.sentence(stretch)
        tokens = sentence.tokens if sentence is not None and sentence.parsed else ()
        inside = [t for t in tokens if stretch.start <= t.start < stretch.end and t.upos != "PUNCT"]
        indices = {t.index for t in inside}
        return next((t for t in inside if t.head not in indices), None)

    def is_sentence(self, stretch: Stretch) -> bool:
        """Whether a stretch is a sentence of its own: no small letter first, and a full stop or a finite verb."""
        words = self.words(stretch)
        tokens = (t for s in self.sentences(stretch) for t in s.tokens)
        verbs = (is_finite(t) for t in tokens if stretch.start <= t.start < stretch.end)
        return not words[0].islower() and (words.endswith(FINAL) or any(verbs))

    def is_title(self, stretch: Stretch) -> bool:
        """Whether a stretch with a capital stands right after a noun that is no person and nothing that is said.

        ``har skrevet boka «Jeg tror det går»``
        """
        before = [t for s in self.sentences(stretch) for t in s.tokens if t.end <= stretch.outer_start][-1:]
        if not before or self.words(stretch)[:1].islower() or before[0].upos != "NOUN":
            return False
        person = self.lexicon.names_one(before[0].text)
        return not person and before[0].lower not in self.lexicon.words("saying_noun")

    @cached_property
    def is_marked(self) -> Callable[[int], bool]:
        """Whether a code point stands in quotation marks."""
        return inside([(s.outer_start, s.outer_end) for s in self.stretches if s.paired])

    def beside(self, stretch: Stretch) -> Sequence[Stretch]:
        """All stretches of the block of one."""
        return self._by_block[stretch.block]

    def same(self, stretch: Stretch) -> Sequence[Stretch]:
        """All stretches that hold the same words as one."""
        return self._by_words[self.words(stretch).casefold()]

    @cached_property
    def _by_block(self) -> Mapping[int, Sequence[Stretch]]:
        return {block: tuple(found) for block, found in groupby(self.stretches, key=lambda s: s.block)}

    @cached_property
    def _by_words(self) -> Mapping[str, Sequence[Stretch]]:
        found: dict[str, list[Stretch]] = {}
        for stretch in self.stretches:
            found.setdefault(self.words(stretch).casefold(), []).append(stretch)
        return found

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signs what stands above."""
        return find_signatures(self.page.text, self.page.blocks, self.lexicon)


def is_name(words: str) -> bool:
    """Whether all of some words have a capital, and small letters after it.

    >>> is_name("Busby Babes"), is_name("Nei takk"), is_name("ALLE KAN")
    (True, False, False)
    """
    return all(word[0].isupper() and not word.isupper() for word in words.split())


def holds(parts: Sequence[tuple[int, int]], stretch: Stretch) -> bool:
    """Whether one part of a statement holds a stretch."""
    return any(start <= stretch.start and stretch.end <= end for start, end in parts)


def covers(stretch: Stretch, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether all parts of a statement lie in a stretch with its marks."""
    return all(stretch.outer_start <= start and end <= stretch.outer_end for start, end in parts)


def report(sentence: Sentence, cue: Token, row: Verb, mention: tuple[Token, ...], end: int) -> Clause:
    """The clause of a reporting verb from the beginning of its sentence to an offset."""
    return Clause(
        sentence=sentence, cue=cue, lemma=row.name, kind=row.kind, mention=mention,
        start=sentence.start, end=end, final=False,
    )  # fmt: skip

"""What the rules for words in quotation marks look at: an article, what is told in it, and all its stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise

import attrs

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.places import Places
from quotecite.speech.candidates import Candidate, inside
from quotecite.speech.clauses import Clause
from quotecite.text.quotation_marks import Stretch
from quotecite.text.signatures import Signature, find_signatures
from quotecite.text.signs import BREAK
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
        return list(self.page.sentences_at(stretch.block, stretch.outer_start, stretch.end))

    def sentence(self, stretch: Stretch) -> Sentence | None:
        """The sentence in which a stretch begins."""
        return next(iter(self.sentences(stretch)), None)

    def sentence_up_to(self, stretch: Stretch) -> Sentence | None:
        """The sentence that reaches up to a stretch, in its block or at the end of the one before."""
        end = self.end_before(stretch)
        near = (s for block in (stretch.block - 1, stretch.block) for s in self.page.sentences_at(block, end - 1, end))
        return next(near, None)

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

    def before(self, stretch: Stretch) -> Stretch | None:
        """The stretch before one in its block."""
        return next(iter(self._places[stretch.block].before(stretch.outer_start)), None)

    def broken_before(self, stretch: Stretch) -> int | None:
        """Where the comma or dash begins that stands before the next stretch of a block that has one before it."""
        at = bisect_right(self._broken[stretch.block], (stretch.end, len(self.page.text)))
        return self._broken[stretch.block][at][1] if at < len(self._broken[stretch.block]) else None

    def told_in(self, stretch: Stretch) -> Sequence[Candidate]:
        """The indirect statements in the block of a stretch that begin inside it."""
        touching = self._told_by_block[stretch.block].touching(stretch.outer_start, stretch.outer_end)
        return [c for c in touching if c.start >= stretch.outer_start]

    def told_around(self, stretch: Stretch) -> Sequence[Candidate]:
        """The indirect statements of which one part holds a stretch, in text order."""
        found = self._told_parts.holding(stretch.start, stretch.end)
        return [self.told[n] for n in sorted({n for n, _ in found})]

    def is_term(self, stretch: Stretch) -> bool:
        """Whether the words of a stretch are marked elsewhere too, and there nobody reports them."""
        times, unsaid = self._by_words[self.words(stretch).casefold()]
        return times > 1 and unsaid

    @cached_property
    def _places(self) -> Mapping[int, Places[Stretch]]:
        blocks = groupby(self.stretches, key=lambda s: s.block)
        return {block: Places(tuple(found), lambda s: (s.outer_start, s.outer_end)) for block, found in blocks}

    @cached_property
    def _broken(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Of each block the stretches with a comma or dash before them: where the words begin, and where that."""
        text = self.page.text
        found: dict[int, list[tuple[int, int]]] = {stretch.block: [] for stretch in self.stretches}
        for before, stretch in pairwise(self.stretches):
            if before.block == stretch.block:
                at = trimmed_break(text, before.outer_end, stretch.outer_start)
                if text[at : stretch.outer_start].strip():
                    found[stretch.block].append((stretch.start, at))
        return found

    @cached_property
    def _told_by_block(self) -> Mapping[int, Places[Candidate]]:
        found: defaultdict[int, list[Candidate]] = defaultdict(list)
        for candidate in sorted(self.told, key=lambda c: c.start):
            found[candidate.block].append(candidate)
        blocks = {stretch.block for stretch in self.stretches}
        return {block: Places(found[block], lambda c: (c.start, c.end)) for block in blocks}

    @cached_property
    def _told_parts(self) -> Places[tuple[int, tuple[int, int]]]:
        parts = [(n, part) for n, candidate in enumerate(self.told) for part in candidate.parts]
        return Places(sorted(parts, key=lambda found: found[1]), lambda found: found[1])

    @cached_property
    def _by_words(self) -> Mapping[str, tuple[int, bool]]:
        """How often the same words are marked, and whether they are somewhere in the text where nobody reports them."""
        found: dict[str, tuple[int, bool]] = {}
        for stretch in self.stretches:
            words = self.words(stretch).casefold()
            times, unsaid = found.get(words, (0, False))
            unsaid = unsaid or (not self.in_heading(stretch) and not self.told_around(stretch))
            found[words] = (times + 1, unsaid)
        return found

    def signature_after(self, stretch: Stretch) -> Signature | None:
        """The first signature after a stretch."""
        return self._signatures.after(stretch.outer_end)

    @cached_property
    def _signatures(self) -> Places[Signature]:
        found = find_signatures(self.page.text, self.page.blocks, self.lexicon)
        return Places(found, lambda signature: (signature.dash, signature.end))


def trimmed_break(text: str, start: int, end: int) -> int:
    """Where a comma or a dash, with blanks around it, begins at the end of ``text[start:end]``; the end for none."""
    return next(at for at in range(start, end + 1) if BREAK.fullmatch(text, at, end))


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

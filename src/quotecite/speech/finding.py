"""All that is said in an article, and the clauses that report it: the second stage's result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

import attrs

from quotecite.language.page import Page
from quotecite.records import BlockKind
from quotecite.speech.beside import announcement, pointing_back
from quotecite.speech.candidates import Candidate, inside, neighbour
from quotecite.speech.clauses import Clause
from quotecite.speech.direct import direct_candidates
from quotecite.speech.indirect import indirect_candidates
from quotecite.speech.marked_words import with_marks
from quotecite.speech.media import find_media
from quotecite.text.quotation_marks import find_marks
from quotecite.text.signatures import Signature, find_signatures
from quotecite.words.lexicon import Lexicon

_FAR = 50  # how many sentences of narration are read before words in the same block, or of a paragraph before them


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Speech:
    """What is said on a page: ``direct`` words, what is ``told`` in the narrator's, and the clauses.

    Direct candidates are each other's neighbours and numbered from 0, the told ones after them; both in text order.
    ``floor`` are the clauses of narration that report without content; ``media`` is to whom or through what each clause
    says that something was said, as offsets.
    """

    page: Page
    direct: tuple[Candidate, ...]
    told: tuple[Candidate, ...]
    floor: tuple[Clause, ...]
    media: Mapping[Clause, tuple[tuple[int, int], ...]]

    @cached_property
    def reports(self) -> tuple[Clause, ...]:
        """The reporting clauses of narration: they show who has the floor, and whose words a heading repeats.

        A relative clause gives nobody the floor (``Berg svarer dem som hevder at …``).
        """
        told = (c.clause for c in self.told if c.clause is not None and not c.clause.cue.deprel.startswith("acl"))
        return _in_order((*told, *self.floor, *_beside(self.direct)))

    @cached_property
    def quoted(self) -> Callable[[int], bool]:
        """Whether a code point lies inside directly quoted words."""
        return inside([part for candidate in self.direct for part in candidate.parts])

    def neighbour(self, candidate: Candidate, step: int) -> Candidate | None:
        """The direct candidate before (-1) or after (+1) this one that is no heading; None at the ends."""
        return neighbour(self.direct, candidate, step)

    def follows_directly(self, before: Candidate, candidate: Candidate) -> bool:
        """Whether only headings, captions and links stand between two candidates."""
        between = self.page.blocks[before.block + 1 : candidate.block]
        return all(block.kind is not BlockKind.PARAGRAPH for block in between)

    def narration_before(self, candidate: Candidate) -> tuple[tuple[int, int], ...]:
        """The last sentences (as offsets) of the text before a candidate: in its block, else in the nearest text block.

        () when a quote stands there. Headings, captions, link lines and bylines are passed over, and a label before
        the words (``KREVER SVAR:``).
        """
        own = self.page.sentences_before(candidate.block, candidate.place.start, _FAR) if candidate.lead else ()
        before = tuple((s.start, s.end) for s in own)
        if before and self.page.text[before[-1][1] - 1] != ":":
            return before
        for number in range(candidate.block - 1, -1, -1):
            if number in self._spoken_blocks:
                return ()
            if self.page.blocks[number].kind is BlockKind.PARAGRAPH:
                return tuple((s.start, s.end) for s in self.page.sentences_in(number)[-_FAR:])
        return ()

    @cached_property
    def _spoken_blocks(self) -> frozenset[int]:
        return frozenset(candidate.block for candidate in self.direct)

    def words_of(self, candidate: Candidate) -> tuple[str, ...]:
        """The words of a candidate, as they stand."""
        sentences = self.page.sentences_at(candidate.block, candidate.start, candidate.end)
        tokens = (t for s in sentences for t in s.tokens)
        return tuple(t.text for t in tokens if any(start <= t.start < end for start, end in candidate.parts))

    def words_between(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the page between two offsets."""
        return self.page.words_between(start, end)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause that can tell whose words something is, once, in text order."""
        of_candidates = (clause for candidate in (*self.direct, *self.told) for clause in candidate.clauses)
        return _in_order((*of_candidates, *self.floor))


def _beside(direct: Iterable[Candidate]) -> Iterator[Clause]:
    """The clauses that stand beside direct words in narration: what announces them and what points back at them."""
    for candidate in direct:
        yield from (c for c in (candidate.announced, candidate.pointed) if c is not None and c.form.has_cue)


def _in_order(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Clauses in text order, each once."""
    return tuple(sorted(dict.fromkeys(clauses), key=lambda clause: (clause.start, clause.cue.start)))


def find_speech(page: Page, lexicon: Lexicon) -> Speech:
    """What is said in an article; nobody knows yet by whom."""
    direct = direct_candidates(page, lexicon)
    quoted = inside([part for candidate in direct for part in candidate.parts])
    told, floor = indirect_candidates(page, direct, quoted, lexicon)
    stretches = find_marks(page.text, page.blocks)
    marked = inside([(s.outer_start, s.outer_end) for s in stretches if s.paired])
    told, floor = (  # what stands in marks reports nothing of the narrator's (``Filmen «Han som sa nei»``)
        tuple(c for c in told if c.clause is None or not marked(c.clause.cue.start)),
        tuple(c for c in floor if not marked(c.cue.start)),
    )
    told = with_marks(page, told, stretches, quoted, lexicon, first=len(direct))
    signed = {
        block: tuple(s) for block, s in groupby(find_signatures(page.text, page.blocks, lexicon), key=lambda s: s.block)
    }
    direct = tuple(_with_neighbours(page, direct, candidate, signed, lexicon) for candidate in direct)
    taken = {clause.cue for clause in _beside(direct)}
    speech = Speech(
        page=page,
        direct=tuple(_with_whole_names(page, candidate) for candidate in direct),
        told=tuple(_with_whole_names(page, candidate) for candidate in told),
        floor=tuple(_with_whole_name(page, clause) for clause in floor if clause.cue not in taken),
        media={},
    )
    return attrs.evolve(speech, media={clause: find_media(clause, page, lexicon) for clause in speech.clauses})


def _with_neighbours(
    page: Page,
    direct: Sequence[Candidate],
    candidate: Candidate,
    signed: Mapping[int, Sequence[Signature]],
    lexicon: Lexicon,
) -> Candidate:
    """A candidate with the clauses beside it; ``signed`` are the signatures by block."""
    return attrs.evolve(
        candidate,
        announced=announcement(page, direct, candidate, lexicon),
        pointed=pointing_back(page, direct, candidate, signed, lexicon),
    )


def _with_whole_names(page: Page, candidate: Candidate) -> Candidate:
    """A candidate whose clauses' sources end where their last name ends (``von der Leyen``)."""
    announced, clause, pointed = (
        _with_whole_name(page, clause) if clause is not None else None
        for clause in (candidate.announced, candidate.clause, candidate.pointed)
    )
    return attrs.evolve(candidate, announced=announced, clause=clause, pointed=pointed)


def _with_whole_name(page: Page, clause: Clause) -> Clause:
    name = page.name_at(clause.mention[-1]) if clause.mention else None
    rest = [t for t in name.tokens if t.start > clause.mention[-1].start] if name is not None else []
    return attrs.evolve(clause, mention=(*clause.mention, *rest)) if rest else clause

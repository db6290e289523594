"""What a sieve sees and says: the article around a candidate, and a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from quotecite.language.trees import Sentence, Token
from quotecite.records import Block, BlockKind, QuoteKind, SourceKind, Variety
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer, Reference
from quotecite.who.resolve import Who
from quotecite.words.lexicon import Lexicon


@attrs.frozen(kw_only=True, eq=False)
class Decision:
    """What a sieve decides: the speakers and one sentence for people; no speakers mean "mine, but ambiguous"."""

    speakers: tuple[Entity, ...]
    note: str
    mention: Reference | None = None
    clause: Clause | None = None
    candidates: tuple[Entity, ...] = ()
    sieve: str = ""


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The article around a candidate, and what earlier sieves decided (``decided``, by candidate index).

    ``candidates`` are the direct ones, which are each other's neighbours; ``indirect`` are numbered after them.
    """

    text: str
    variety: Variety
    blocks: tuple[Block, ...]
    sentences: Mapping[int, tuple[Sentence, ...]]
    candidates: tuple[Candidate, ...]
    indirect: tuple[Candidate, ...] = ()
    who: Who
    describer: Describer
    lexicon: Lexicon
    interviewer: Entity
    reports: tuple[Clause, ...] = ()
    decided: dict[int, Decision] = attrs.field(factory=dict)

    def neighbour(self, candidate: Candidate, step: int) -> Candidate | None:
        """The candidate before (-1) or after (+1) this one that is no heading; None at the ends."""
        at = candidate.index + step
        while 0 <= at < len(self.candidates):
            if self.candidates[at].kind is not QuoteKind.HEADING:
                return self.candidates[at]
            at += step
        return None

    def narration_before(self, candidate: Candidate) -> tuple[Sentence, ...]:
        """The sentences of the nearest text block before the candidate's, () when that is a quote or there is none.

        Headings, captions, link lines and bylines are passed over.
        """
        for number in range(candidate.block - 1, -1, -1):
            if any(c.block == number for c in self.candidates):
                return ()
            if self.blocks[number].kind is BlockKind.PARAGRAPH:
                return self.sentences.get(number, ())
        return ()

    def tokens_of(self, candidate: Candidate) -> tuple[Token, ...]:
        """The words of a candidate."""
        inside = (t for s in self.sentences.get(candidate.block, ()) for t in s.tokens)
        return tuple(t for t in inside if any(start <= t.start < end for start, end in candidate.parts))

    def says(self, person: int, candidate: Candidate, *, number: str | None = None) -> bool:
        """Whether a pronoun of the first (*jeg*) or second (*du*) person stands in a candidate's words."""
        readings = (p for t in self.tokens_of(candidate) for p in self.lexicon.pronouns(t.text, self.variety))
        return any(p.person == person and number in (None, p.number) for p in readings)

    def follows_directly(self, before: Candidate, candidate: Candidate) -> bool:
        """Whether only headings, captions and links stand between two candidates."""
        between = range(before.block + 1, candidate.block)
        return all(self.blocks[n].kind is not BlockKind.PARAGRAPH for n in between)

    def speakers_of(self, candidate: Candidate | None) -> tuple[Entity, ...]:
        """Who was decided to speak in a candidate."""
        decision = self.decided.get(candidate.index) if candidate is not None else None
        return decision.speakers if decision is not None else ()

    def last_interviewee(self, candidate: Candidate) -> tuple[Entity, ...]:
        """Who spoke last before the candidate and is not the journalist."""
        for earlier in reversed(self.candidates[: candidate.index]):
            speakers = self.speakers_of(earlier)
            if speakers and all(s.kind is not SourceKind.INTERVIEWER for s in speakers):
                return speakers
        return ()


Sieve = Callable[[Candidate, Context], Decision | None]


def sieve_name(sieve: Sieve) -> str:
    """The name that a sieve has in `quotecite.Evidence`: the function's."""
    return str(getattr(sieve, "__name__", type(sieve).__name__))

"""What a sieve sees and says: the article around a candidate, and a decision."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence

import attrs

from quotecite.records import Block, SourceKind
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.who.cast import INTERVIEWER, Entity
from quotecite.who.mentions import Reference
from quotecite.who.resolve import Who
from quotecite.words.lexicon import Lexicon

_LONG = 200  # how many characters a question of a journalist has at most


@attrs.frozen(kw_only=True, eq=False)
class Decision:
    """What a sieve decides: the speakers and one sentence for people; no speakers mean "mine, but ambiguous".

    ``candidates`` remained when it left the speaker open, ``rivals`` are who else was in focus when focus decided.
    """

    speakers: tuple[Entity, ...]
    note: str
    mention: Reference | None = None
    clause: Clause | None = None
    candidates: tuple[Entity, ...] = ()
    rivals: tuple[Entity, ...] = ()
    sieve: str = ""


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The article around a candidate: all that is said in it, who is who, and what earlier sieves decided.

    ``decided`` has the decisions so far, by the candidates' index.
    """

    speech: Speech
    who: Who
    lexicon: Lexicon
    decided: dict[int, Decision] = attrs.field(factory=dict)
    _interviewed: list[int] = attrs.field(init=False)  # where somebody but the journalist speaks, in order

    @_interviewed.default
    def _where_others_speak(self) -> list[int]:
        return sorted(index for index, decision in self.decided.items() if _is_others_speech(index, decision, self))

    @property
    def text(self) -> str:
        return self.speech.page.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.speech.page.blocks

    @property
    def interviewer(self) -> Entity:
        """The journalist."""
        return INTERVIEWER

    def neighbour(self, candidate: Candidate, step: int) -> Candidate | None:
        """The candidate before (-1) or after (+1) this one that is no heading; None at the ends."""
        return self.speech.neighbour(candidate, step)

    def follows_directly(self, before: Candidate, candidate: Candidate) -> bool:
        """Whether only headings, captions and links stand between two candidates."""
        return self.speech.follows_directly(before, candidate)

    def narration_before(self, candidate: Candidate) -> tuple[tuple[int, int], ...]:
        """The sentences (as offsets) of the text before a candidate, in its block or the nearest; () for a quote."""
        return self.speech.narration_before(candidate)

    def says(self, person: int, candidate: Candidate, *, number: str | None = None) -> bool:
        """Whether a pronoun of the first (*jeg*) or second (*du*) person stands in a candidate's words."""
        variety = self.speech.page.variety
        readings = (p for word in self.speech.words_of(candidate) for p in self.lexicon.pronouns(word, variety))
        return any(p.person == person and number in (None, p.number) for p in readings)

    def is_one_sentence(self, candidate: Candidate) -> bool:
        """Whether a candidate is one sentence, not a very long one."""
        start, end = candidate.parts[0][0], candidate.parts[-1][1]
        inside = self.speech.page.sentences_at(candidate.block, start, end)
        return len(inside) <= 1 and end - start < _LONG

    def is_answer(self, candidate: Candidate | None) -> bool:
        """Whether a line answers the one before: by the verb of its clause, or by *ja* or *nei* at its beginning."""
        if candidate is None:
            return False
        answers = candidate.clause is not None and candidate.clause.lemma in self.lexicon.words("answering_verb")
        first = self.speech.words_of(candidate)[:1]
        return answers or bool(first and first[0].lower() in self.lexicon.words("answer_word"))

    def speakers_of(self, candidate: Candidate | None) -> tuple[Entity, ...]:
        """Who was decided to speak in a candidate."""
        decision = self.decided.get(candidate.index) if candidate is not None else None
        return decision.speakers if decision is not None else ()

    def last_interviewee(self, candidate: Candidate) -> tuple[Entity, ...]:
        """Who spoke last before the candidate and is not the journalist."""
        earlier = bisect_left(self._interviewed, candidate.index)
        return self.decided[self._interviewed[earlier - 1]].speakers if earlier else ()


def settle(candidate: Candidate, decision: Decision, context: Context) -> None:
    """Keep what was decided of a candidate."""
    context.decided[candidate.index] = decision
    if _is_others_speech(candidate.index, decision, context):
        insort(context._interviewed, candidate.index)


def _is_others_speech(index: int, decision: Decision, context: Context) -> bool:
    """Whether somebody but the journalist was decided to speak in a line of direct speech."""
    return index < len(context.speech.direct) and is_others(decision.speakers)


def is_others(speakers: Sequence[Entity]) -> bool:
    """Whether somebody speaks, and it is not the journalist."""
    return bool(speakers) and all(s.kind is not SourceKind.INTERVIEWER for s in speakers)


Sieve = Callable[[Candidate, Context], Decision | None]


def sieve_name(sieve: Sieve) -> str:
    """The name that a sieve has in `quotecite.Evidence`: the function's."""
    return str(getattr(sieve, "__name__", type(sieve).__name__))

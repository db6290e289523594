"""Texts longer than any article, read chapter by chapter, so that twice the text takes twice the time.

Who *hun* or *ordføreren* is depends on all that an article has said; over a text without end that would be looked for
among ever more people. So a long text is cut between blocks (a block that is itself too long, between sentences), each
chapter is read like an article, and people and bodies of one name become one source again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from quotecite.language.names import Name
from quotecite.language.page import Page
from quotecite.language.trees import Sentence
from quotecite.records import Block, Fact, SourceKind, Span
from quotecite.sieves.scene import Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.stages import Stages
from quotecite.who.cast import INTERVIEWER, Entity
from quotecite.who.resolve import Who
from quotecite.who.so_far import Meaning

LONGEST = 5000
"""How many words of a text are read as one article: more than twice the longest of a thousand news articles."""

_Read = Callable[[Page], Stages]


@attrs.frozen(kw_only=True)
class _Piece:
    """A block of a chapter, or part of one: its sentences, and the number that the block has in the whole text."""

    number: int
    block: Block
    sentences: tuple[Sentence, ...]
    words: int


def in_chapters(page: Page, read: _Read) -> Stages:
    """All stages over an article; over the chapters of a long text, put together again."""
    if _words(page.sentences) <= LONGEST:
        return read(page)
    read_ones = [(pieces, read(_page(page, pieces))) for pieces in _chapters(page)]
    return _Joined(page, [stages for _, stages in read_ones]).stages([pieces for pieces, _ in read_ones])


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.tokens) for sentence in sentences)


# -- cutting -----------------------------------------------------------------------------------------------------------


def _chapters(page: Page) -> Iterator[list[_Piece]]:
    """The pieces of each chapter: whole blocks as long as there is room, parts of a block that is longer than that."""
    chapter: list[_Piece] = []
    words = 0
    for piece in _pieces(page):
        if chapter and words + piece.words > LONGEST:
            yield chapter
            chapter, words = [], 0
        chapter.append(piece)
        words += piece.words
    if chapter:
        yield chapter


def _pieces(page: Page) -> Iterator[_Piece]:
    for number, block in enumerate(page.blocks):
        sentences = page.sentences_in(number)
        words = _words(sentences)
        if words <= LONGEST or len(sentences) == 1:
            yield _Piece(number=number, block=block, sentences=sentences, words=words)
            continue
        parts = list(_parts(sentences))
        starts = [block.span.start, *(part[0].start for part in parts[1:])]
        ends = [*starts[1:], block.span.end]
        for start, end, part in zip(starts, ends, parts, strict=True):
            cut = attrs.evolve(block, span=_trimmed(page.text, start, end))
            yield _Piece(number=number, block=cut, sentences=part, words=_words(part))


def _parts(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of a block in parts that a chapter has room for."""
    part: list[Sentence] = []
    words = 0
    for sentence in sentences:
        if part and words + len(sentence.tokens) > LONGEST:
            yield tuple(part)
            part, words = [], 0
        part.append(sentence)
        words += len(sentence.tokens)
    if part:
        yield tuple(part)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span of part of a block, without blanks at its end."""
    return Span.of(text, start, start + max(1, len(text[start:end].rstrip())))


def _page(page: Page, pieces: Sequence[_Piece]) -> Page:
    """The page of a chapter: offsets and names are those of the whole text, blocks are numbered anew."""
    sentences: list[Sentence] = []
    names: list[Name] = []
    for at, piece in enumerate(pieces):
        for sentence in piece.sentences:
            here = sentence if piece.number == at else Sentence(tokens=sentence.tokens, block=at)
            sentences.append(here)
            names += (n if here is sentence else attrs.evolve(n, sentence=here) for n in page.names_in(sentence))
    blocks = tuple(piece.block for piece in pieces)
    return Page(text=page.text, variety=page.variety, blocks=blocks, sentences=tuple(sentences), names=tuple(names))


# -- putting together --------------------------------------------------------------------------------------------------


class _Joined:
    """The stages of chapters as those of one text: blocks, candidates and people have one numbering."""

    def __init__(self, page: Page, chapters: Sequence[Stages]) -> None:
        self._page = page
        self._chapters = chapters
        everybody = [(at, entity) for at, stages in enumerate(chapters) for entity in stages.who.cast]
        keys = {e.key for _, e in everybody if e.kind is SourceKind.PERSON and len(e.key) > 1}
        self._full = {name: next(iter(found)) for name, found in _by_surname(keys).items() if len(found) == 1}
        groups: dict[object, list[tuple[int, Entity]]] = {}
        for at, entity in everybody:
            groups.setdefault(self._identity(at, entity), []).append((at, entity))
        self._entities: dict[tuple[int, int], Entity] = {}
        self._groups = list(groups.values())
        for number, group in enumerate(self._groups, 1):
            whole = _one(number, [entity for _, entity in group])
            self._entities.update(((at, entity.number), whole) for at, entity in group)

    def stages(self, pieces: Sequence[Sequence[_Piece]]) -> Stages:
        """All of them as one."""
        chapters = list(enumerate(self._chapters))
        direct = [(at, c) for at, stages in chapters for c in stages.speech.direct]
        told = [(at, c) for at, stages in chapters for c in stages.speech.told]
        decided: dict[int, Decision] = {}
        numbered: list[Candidate] = []
        for index, (at, candidate) in enumerate((*direct, *told)):
            block = pieces[at][candidate.block].number
            place = attrs.evolve(candidate.place, block=block)
            numbered.append(attrs.evolve(candidate, index=index, place=place))
            decision = self._chapters[at].decided.get(candidate.index)
            if decision is not None:
                decided[index] = self._decision(at, decision)
        media: dict[Clause, tuple[tuple[int, int], ...]] = {}
        for stages in self._chapters:
            media.update(stages.speech.media)
        speech = Speech(
            page=self._page,
            direct=tuple(numbered[: len(direct)]),
            told=tuple(numbered[len(direct) :]),
            floor=tuple(clause for stages in self._chapters for clause in stages.speech.floor),
            media=media,
        )
        return Stages(page=self._page, speech=speech, who=self._who(), decided=decided, profiles=self._profiles())

    def _identity(self, at: int, entity: Entity) -> object:
        """What makes two entities of different chapters one: the name; a person's surname, where only one has it."""
        if not entity.key:
            return at, entity.number
        person = entity.kind is SourceKind.PERSON
        key = self._full.get(entity.key[0], entity.key) if person and len(entity.key) == 1 else entity.key
        return person, key

    def _who(self) -> Who:
        cast = dict.fromkeys(sorted(self._entities.values(), key=lambda e: e.first))
        meanings = {
            place: self._meaning(at, meaning)
            for at, stages in enumerate(self._chapters)
            for place, meaning in stages.who.meanings.items()
        }
        mentions = tuple(mention for stages in self._chapters for mention in stages.who.mentions)
        return Who(cast=tuple(cast), mentions=mentions, meanings=meanings, clock=self._chapters[0].who.clock)

    def _profiles(self) -> Mapping[int, tuple[Fact, ...]]:
        """What is known of everybody: of each field what the first chapter says that says anything of it."""
        found: dict[int, tuple[Fact, ...]] = {}
        for number, group in enumerate(self._groups, 1):
            facts: list[Fact] = []
            for at, entity in group:
                told = {fact.field for fact in facts}
                facts += [f for f in self._chapters[at].profiles.get(entity.number, ()) if f.field not in told]
            found[number] = tuple(facts)
        return found

    def _those(self, at: int, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        return tuple(dict.fromkeys(self._entities.get((at, e.number), INTERVIEWER) for e in entities))

    def _meaning(self, at: int, meaning: Meaning) -> Meaning:
        return attrs.evolve(
            meaning,
            sources=self._those(at, meaning.sources),
            candidates=self._those(at, meaning.candidates),
            rivals=self._those(at, meaning.rivals),
        )

    def _decision(self, at: int, decision: Decision) -> Decision:
        return attrs.evolve(
            decision,
            speakers=self._those(at, decision.speakers),
            candidates=self._those(at, decision.candidates),
            rivals=self._those(at, decision.rivals),
        )


def _by_surname(keys: Iterable[tuple[str, ...]]) -> Mapping[str, list[tuple[str, ...]]]:
    ordered = sorted(keys, key=lambda key: key[-1])
    return {name: list(found) for name, found in groupby(ordered, key=lambda key: key[-1])}


def _one(number: int, entities: Sequence[Entity]) -> Entity:
    """One person or body of several chapters, under the fullest name; of what is told of it, the first counts."""
    fullest = max(entities, key=lambda e: len(e.key))
    told = next((e for e in entities if e.gender is not None), fullest)
    return attrs.evolve(
        fullest,
        number=number,
        seen=sum(e.seen for e in entities),
        gender=told.gender,
        gender_via=told.gender_via,
        age=next((e.age for e in entities if e.age is not None), None),
        party=next((e.party for e in entities if e.party is not None), None),
        nation=next((e.nation for e in entities if e.nation is not None), None),
        titles=tuple(title for e in entities for title in e.titles),
        references=tuple(r for e in entities for r in e.references),
        narrated=tuple(r for e in entities for r in e.narrated),
        salience=tuple(s for e in entities for s in e.salience),
    )

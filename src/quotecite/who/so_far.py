"""What is known of everybody up to a mention: the one thing that grows while an article is resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from quotecite.language.names import Name, printed
from quotecite.records import BlockKind, MentionKind, SourceKind
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.who.body_names import spelt_out
from quotecite.who.body_sorts import BodySorts
from quotecite.who.cast import NAME_TABLE, Entity, Salience, Title, kind_of, nominal_name
from quotecite.who.finding import in_credit
from quotecite.who.fitting import compatible, same_noun, says_whose
from quotecite.who.focus import (
    BLOCK_WEIGHT,
    CLEARLY,
    QUOTED,
    SPEAKING,
    SUBJECT,
    Clock,
    clock,
    most_salient,
    rivals,
    score,
    weight,
)
from quotecite.who.heard import Heard
from quotecite.who.mentions import Reference
from quotecite.who.name_book import NameBook
from quotecite.who.named import named_persons
from quotecite.words.lexicon import Lexicon, Pronoun


@attrs.frozen(kw_only=True, eq=False)
class Meaning:
    """What a mention means: its ``sources`` (all, of a plural), or none and the ``candidates`` that remained.

    ``rivals`` are who else was in focus, not far behind, when nothing but focus decided.
    ``why`` says it in words that go on after the mention (``the only one with that title``), "" where a full name
    says it all; ``rule`` is the name of the rule that decided.
    """

    sources: tuple[Entity, ...] = ()
    candidates: tuple[Entity, ...] = ()
    rivals: tuple[Entity, ...] = ()
    why: str = ""
    rule: str = ""


class SoFar:
    """The cast of an article while it is read from left to right.

    Who is named anywhere is known from the beginning, with the titles and the age that stand beside the name: the full
    name may come late. Genders that pronouns show, salience and nameless persons come as the text goes on.
    """

    def __init__(self, speech: Speech, lexicon: Lexicon) -> None:
        page = speech.page
        self.lexicon = lexicon
        self.clock: Clock = clock(page.sentences, speech.quoted)
        self.meanings: dict[tuple[int, int], Meaning] = {}
        self.owners: dict[tuple[int, int], tuple[Entity, ...]] = {}  # whom the owner in ``broren hans`` means
        self._together: list[tuple[int, tuple[Entity, ...]]] = []  # persons in one phrase, by its offset
        self._page, self._speech = page, speech
        self._book = NameBook(page.names, lexicon)
        self._spelt_out = spelt_out(page.sentences, page.names, lexicon)
        self._sorts = BodySorts(page.names, self._book.body, lexicon)
        named = named_persons(page, self._book, speech.quoted, lexicon)
        self._everybody = {entity.number: entity for entity in named}
        self._by_key = {entity.key: entity.number for entity in named}
        self._bodies: dict[tuple[str, ...], int] = {}
        turns = tuple(_turns(speech))
        self._before = {source: voice for source, voice, _ in turns}
        self._asked = {source for source, _, line in turns if line.question}
        self._spoken = {c.clause.source for c in speech.direct if c.clause is not None and c.clause.mention}
        self._direct = {c.clause.source: c for c in speech.direct if c.clause is not None}
        self._told = {c.clause.source: c.parts for c in speech.told if c.clause is not None}
        self.heard = Heard()
        self._unmeant: list[Reference] = []  # definite nouns that mean nobody who came up
        self._apart: dict[tuple[int, int], tuple[Entity, ...]] = {}
        self._voices: set[int] = set()  # where somebody is mentioned as the speaker of direct words

    # -- who there is ------------------------------------------------------------------------------------------------

    @property
    def cast(self) -> Mapping[int, Entity]:
        """Persons, bodies and groups by number, in the order in which they came up, with all their mentions."""
        return {number: self.heard.whole(entity) for number, entity in self._everybody.items()}

    @property
    def named(self) -> tuple[Entity, ...]:
        """The persons who are named somewhere."""
        return tuple(self._everybody[n] for n in self._by_key.values())

    @property
    def nameless(self) -> tuple[Entity, ...]:
        """Whoever came up by a noun alone: persons, bodies, groups, documents."""
        return tuple(e for e in self._everybody.values() if not e.key)

    @property
    def people(self) -> tuple[Entity, ...]:
        """All persons, the named ones first; of the others only those whose noun is one for a person."""
        return (*self.named, *(e for e in self.nameless if e.titles or e.age is not None))

    def persons(self, name: Name) -> tuple[Entity, ...]:
        """The persons whom a name can mean; () when it is no person's name."""
        return tuple(self._everybody[self._by_key[key]] for key in self._book.people(name))

    def body(self, name: Name) -> Entity:
        """The organisation, medium or place that a name means."""
        key = self._book.body(name)
        if key not in self._bodies:
            words = self._spelt_out.get(key)
            spelt = printed(words, tuple(t.text for t in words)) if words is not None else self._book.spelling(key)
            kind = SourceKind.MEDIA if self.lexicon.outlet(spelt) else SourceKind.ORGANISATION
            self._bodies[key] = self._add(name=spelt, kind=kind, key=key).number
        return self._everybody[self._bodies[key]]

    def spelt_out_by(self, mention: Reference) -> Entity | None:
        """The body whose abbreviation the words of a mention spell out."""
        words = [t.lower for t in mention.tokens]
        keys = [key for key, spelling in self._spelt_out.items() if [t.lower for t in spelling] == words]
        return next((self.body(name) for name in self._page.names if name.key in keys), None)

    @property
    def bodies(self) -> tuple[Entity, ...]:
        """The organisations, media and places that were named so far."""
        return tuple(self._everybody[n] for n in self._bodies.values())

    def is_such(self, body: Entity, mention: Reference) -> bool:
        """Whether a body is what a noun says (`BodySorts.is_such`)."""
        role = mention.role
        return role is not None and self._sorts.is_such(body.key, mention.head.text, role)

    def is_any(self, body: Entity) -> bool:
        """Whether nothing tells what a body is (`BodySorts.is_any`)."""
        return self._sorts.is_any(body.key)

    def somebody_new(self, mention: Reference) -> Entity:
        """A source that only a noun mentions."""
        titles: tuple[Title, ...] = ()
        if mention.role is not None and mention.personal:
            titles = (Title(sentence=mention.sentence, noun=mention.head, role=mention.role, via="nominal"),)
        entity = self._add(
            name=nominal_name(mention),
            kind=kind_of(mention, self.lexicon),
            plural=bool(mention.plural),
            gender=mention.gender,
            age=mention.age,
            titles=titles,
        )
        for reference in (*self._called_before(mention), mention):
            self.heard.refer(entity, reference)
        return entity

    def _called_before(self, mention: Reference) -> tuple[Reference, ...]:
        """What the narration has called a body or group by the same noun (``Støttegruppen for Berg samlet seg``)."""
        body = mention.role is not None and not mention.personal and mention.definite
        before = (m for m in self._unmeant if m.plural == mention.plural and m.start < mention.start)
        return tuple(m for m in before if same_noun(m, mention)) if body else ()

    def _add(self, **known: Any) -> Entity:
        entity = Entity(number=len(self._everybody) + 1, **known)
        self._everybody[entity.number] = entity
        return entity

    def _learn(self, entity: Entity, **known: Any) -> Entity:
        self._everybody[entity.number] = attrs.evolve(self._everybody[entity.number], **known)
        return self._everybody[entity.number]

    # -- what is looked at by the rules ------------------------------------------------------------------------------

    def score(self, entity: Entity, mention: Reference) -> float:
        """How much in focus somebody is where a mention stands."""
        return score(entity, self.heard.salience(entity), mention.start, self.clock(mention.start))

    def pick(self, candidates: Sequence[Entity], mention: Reference, among: str) -> Meaning:
        """The candidate that is clearly most in focus; ``among`` says in the reason what they have in common."""
        sentence = mention.sentence.start if mention.kind is MentionKind.PRONOUN else None
        place = (mention.start, self.clock(mention.start), sentence)
        scored = [(e, score(e, self.heard.salience(e), *place)) for e in candidates]
        found, remained = most_salient(scored)
        only = "the only one" if len(candidates) == 1 else "the one most in focus"
        why = f"{only} {among}" if found else ""
        return Meaning(sources=found, candidates=remained, rivals=rivals(found, scored), why=why)

    def said_before(self, mention: Reference) -> tuple[Entity, ...]:
        """Who spoke in the line of direct speech right before the one whose clause a mention is the source of."""
        before = self._before.get(mention.place)
        found = self.meanings.get(before) if before is not None else None
        return self.latest(found.sources) if found is not None else ()

    def meant_before(self, name: Name) -> Entity | None:
        """The only one whom the same short name has meant in reporting clauses before."""
        meant = [
            entity
            for entity in self.named
            for r in self.heard.references(entity)
            if r.start < name.start and r.clause is not None and any(n.key == name.key for n in r.names)
        ]
        return meant[0] if len(set(meant)) == 1 else None

    def last_voice(self, mention: Reference) -> Entity | None:
        """Who was mentioned last, if that was as the speaker of a line of direct speech."""
        told = SUBJECT * QUOTED  # the most that a mention inside somebody's words can weigh
        heard = [
            (s.at, e) for e in self.people for s in self.heard.salience(e) if s.at < mention.start and s.weight > told
        ]
        at, last = max(heard, key=lambda pair: pair[0], default=(-1, None))
        return last if at in self._voices else None

    def speaks(self, mention: Reference) -> bool:
        """Whether a mention is the source of a clause beside direct words."""
        return mention.clause is not None and mention.clause.source in self._spoken

    def last_mentioned(self, mention: Reference) -> Entity | None:
        """The named person whom the narration mentioned last before a mention."""
        told = [(r.start, e) for e in self.named for r in self.heard.narrated(e) if r.start < mention.start]
        return max(told, key=lambda pair: pair[0], default=(-1, None))[1]

    def last_together(self, mention: Reference) -> tuple[int, tuple[Entity, ...]]:
        """Who was named in one phrase last before a mention, or in its caption, and at which offset; nobody at -1."""
        block = self._page.blocks[mention.sentence.block]
        until = block.span.end if block.kind is BlockKind.CAPTION else mention.start
        before = (found for found in self._together if found[0] < until)
        start, together = max(before, default=(-1, ()), key=lambda found: found[0])
        return start, self.latest(together)

    def can_mean(self, entity: Entity, mention: Reference) -> bool:
        """Whether a singular mention may mean an entity: it fits, and is not whom the source is set apart from.

        Nobody is his own ``kollega``, says something ``om Berg`` when he is Berg, or calls himself by his name.
        """
        return compatible(entity, mention) and not self.is_set_apart(entity, mention)

    def is_set_apart(self, entity: Entity, mention: Reference) -> bool:
        """Whether a mention sets its source apart from somebody or some body."""
        return entity in self._set_apart(mention)

    def _set_apart(self, mention: Reference) -> tuple[Entity, ...]:
        """Who cannot be meant: whose somebody is, who is named beside the source in its clause, or in its words."""
        if mention.place not in self._apart:
            owner = self.owners[mention.owner.place] if mention.owner is not None else ()
            asker = self.said_before(mention) if self._answers(mention) else ()
            beside = self._named_beside(mention)
            named = [people[0] for n in beside if len(people := self.persons(n)) == 1]
            bodies = [e for n in beside for e in self.bodies if e.key == self._book.body(n)]
            self._apart[mention.place] = (*owner, *asker, *named, *bodies)
        return self._apart[mention.place]

    def _named_beside(self, mention: Reference) -> Sequence[Name]:
        """The names after a mention in its clause or in what it reports, and those in words said directly.

        And what it is about that somebody says something (``Om Berg sier hun: …``).
        """
        clause = mention.clause
        if clause is None:
            return ()
        direct, told = self._direct.get(clause.source), self._told.get(clause.source, ())
        spans = ((clause.start, clause.end), *told) if direct or told else ()  # not ``Kvinnen heter Kari Berg``
        after = [(max(start, mention.end), end) for start, end in spans]
        said = direct.parts if direct is not None else ()
        inside = (mention.place,) if mention.kind is MentionKind.NOMINAL else ()  # ``treneren om Moe``
        places = (*after, *said, *inside, *self._subject_matter(clause))
        return [name for name in self._page.names if any(start <= name.start < end for start, end in places)]

    def _subject_matter(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """What stands before a clause's verb and after *om*, at the beginning of its sentence."""
        first = next(t for t in clause.sentence.tokens if t.upos != "PUNCT")
        if first.deprel == "case" and first.lower in self.lexicon.words("about") and first.index < clause.cue.index:
            yield first.start, clause.cue.start

    def _answers(self, mention: Reference) -> bool:
        """Whether a mention is the source of an answer to the question in the line before."""
        verb = mention.clause.lemma if mention.clause is not None else ""
        return mention.place in self._asked and verb in self.lexicon.words("answering_verb")

    def says_i(self, mention: Reference) -> bool:
        """Whether the words whose source a mention is say *jeg*: one person speaks."""
        return any(p.person == 1 and p.number == "sing" for p in self._subjects_in_words(mention))

    def is_another(self, entity: Entity, mention: Reference) -> bool:
        """Whether a noun that only focus could give a meaning is not for somebody.

        Its words speak of that person (`spoken_of`), or it says whose somebody is (``kollegaen``) and this is who spoke
        before or is in focus.
        """
        related = says_whose(mention.role) and mention.owner is None
        return self.spoken_of(entity, mention) or (related and entity in self._of_whom(mention))

    def _of_whom(self, mention: Reference) -> tuple[Entity, ...]:
        """Whose ``kollegaen`` is, as no word says it: of who spoke before, else of whoever is most in focus."""
        ranked = sorted(self.named, key=lambda e: -self.score(e, mention))
        return self.spoke_before(mention) or tuple(ranked[:1])

    def spoke_before(self, mention: Reference) -> tuple[Entity, ...]:
        """Who spoke right before a mention."""
        voice = self.last_voice(mention)
        return self.said_before(mention) or ((voice,) if voice is not None else ())

    def spoken_of(self, entity: Entity, mention: Reference) -> bool:
        """Whether the words whose source a mention is call somebody *hun* who must be this person.

        That is so when nobody else of that gender is in focus: ``Moe scoret.`` ``– Hun er best, sier treneren.``
        """
        said = {p.gender for p in self._subjects_in_words(mention) if p.person == 3 and p.gender is not None}
        others = (e for e in self.people if e != entity and e.gender is entity.gender)
        return entity.gender in said and not any(self.score(e, mention) > CLEARLY for e in others)

    def _subjects_in_words(self, mention: Reference) -> Iterator[Pronoun]:
        """What the words whose source a mention is say *jeg*, *hun* … for; nothing for those told indirectly."""
        candidate = self._direct.get(mention.clause.source) if mention.clause is not None else None
        words = self._speech.words_of(candidate) if candidate is not None else ()
        return (p for word in words for p in self.lexicon.pronouns(word) if p.kind == "subject")

    def narrated_before(self, mention: Reference) -> tuple[Entity, ...]:
        """The named persons whom the narration has mentioned before a mention."""
        return tuple(e for e in self.named if any(r.start < mention.start for r in self.heard.narrated(e)))

    def mentioned_since(self, offset: int, mention: Reference) -> tuple[Entity, ...]:
        """The named persons whom the narration mentions between an offset and a mention."""
        return tuple(e for e in self.named if any(offset < r.start < mention.start for r in self.heard.narrated(e)))

    def latest(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """Entities with all that is known of them by now."""
        return tuple(self._everybody.get(e.number, e) for e in entities)

    # -- what a mention adds -----------------------------------------------------------------------------------------

    def keep(self, mention: Reference, meaning: Meaning) -> None:
        """Add what a mention means, and what it tells of whom it means."""
        self.meanings[mention.place] = meaning
        if mention.kind is MentionKind.NOMINAL and mention.definite and not meaning.sources:
            self._unmeant.append(mention)
        if self.speaks(mention):
            self._voices.add(mention.start)
        quoted = mention.clause is None and self._speech.quoted(mention.start)
        if mention.kind is MentionKind.NAME or mention.clause is not None:
            for entity in meaning.sources:
                self.heard.refer(entity, mention)
        if len(meaning.sources) > 1:  # names in the phrase are mentions of their own
            if not quoted:
                self._together.append((mention.start, meaning.sources))
            return
        strength = self._strength(mention, quoted=quoted)
        for entity in self.latest(meaning.sources):
            salience = Salience(at=mention.start, then=self.clock(mention.start), weight=strength)
            self.heard.feel(entity, salience)
            if not quoted:
                self.heard.narrate(entity, mention)
            if not quoted and (mention.neutral or _tells_gender(mention, entity)):
                self._learn(entity, gender=mention.gender, gender_via="pronoun")

    def _strength(self, mention: Reference, *, quoted: bool) -> float:
        """How strongly a mention brings whom it means into focus."""
        if mention.kind is MentionKind.NOMINAL and mention.role is None and mention.age is None:
            return 0.0  # a noun that is no word for who can speak
        strength = weight(mention.sentence, mention.tokens)
        if quoted:
            strength *= QUOTED
        elif mention.clause is not None:
            strength = max(strength, SUBJECT) * SPEAKING
        elif in_credit(mention, self.lexicon):
            strength = 0.0
        return strength * BLOCK_WEIGHT.get(self._page.blocks[mention.sentence.block].kind, 1.0)


def _tells_gender(mention: Reference, entity: Entity) -> bool:
    """Whether a mention shows a gender that is not known yet, or that only a first name shows otherwise."""
    new = mention.gender is not None and mention.gender is not entity.gender
    return new and entity.gender_via in ("", NAME_TABLE)


Rule = Callable[[Reference, SoFar], Meaning | None]
"""What a mention means by one reason; None when the rule does not apply to it."""


def _turns(speech: Speech) -> Iterator[tuple[tuple[int, int], tuple[int, int], Candidate]]:
    """The place of each direct clause's source, with that of the clause of the line right before, and that line."""
    for candidate in speech.direct:
        before = speech.neighbour(candidate, -1)
        if candidate.clause is None or before is None or before.clause is None:
            continue
        source, voice = candidate.clause.source, before.clause.source
        caption = speech.page.blocks[candidate.block].kind is BlockKind.CAPTION and before.block != candidate.block
        if source is not None and voice is not None and not caption and speech.follows_directly(before, candidate):
            yield source, voice, before

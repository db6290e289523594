"""Who is who: every mention to the person or body that it means, or to none when two remain.

Names are joined by their words (`quotecite.who.name_book`). Pronouns and nominals are resolved from left to right over
the narrator's text by salience: every mention gives its referent a weight by grammatical function, which fades with
each sentence (after Lappin & Leass 1994); persons merely talked about inside quotes gain little. Gender, number, role
and age rule candidates out; when the best is not clearly ahead, the mention stays open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

import attrs

from quotecite.language.names import Name, NameKind
from quotecite.language.norwegian import looks_like_a_person
from quotecite.language.trees import Sentence
from quotecite.records import BlockKind, MentionKind, SourceKind
from quotecite.who.cast import (
    Entity,
    Resolution,
    Title,
    compatible,
    has_role,
    kind_of,
    nominal_name,
    other_trade,
    same_group,
    same_noun,
    same_title,
    same_words,
    stands_alone,
)
from quotecite.who.mentions import Describer, Reference, narrator_phrases, weight
from quotecite.who.name_book import NameBook
from quotecite.who.titles import age_after, role_nouns
from quotecite.who.voices import in_credit, speaks
from quotecite.words.lexicon import Lexicon, RoleKind, Trait

SUBJECT = 3.0
QUOTED = 0.15  # weight of a mention inside somebody's words
SPEAKING = 1.2  # factor for who is said to speak: the floor tends to stay
NEAR = 8.0  # for how many sentences of narration people who were named together are thought of together
AHEAD = 1.4  # how far the best candidate must be ahead of the next
_BLOCK_WEIGHT = {
    BlockKind.HEADLINE: 0.5,
    BlockKind.HEADING: 0.5,
    BlockKind.CAPTION: 0.6,
    BlockKind.BYLINE: 0.05,
    BlockKind.CREDIT: 0.0,
    BlockKind.LINK: 0.1,
}


class Who:
    """The persons and bodies of one article, and what each mention means.

    Args:
        sentences: all sentences of the article in text order.
        names: its names (`quotecite.language.names.find_names`).
        describer: describes noun phrases.
        lexicon: the word tables.
        quoted: tells whether a code point lies inside directly quoted words.
        spoken: start offsets of the subjects of reporting clauses.
        kinds: the kind of each block.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        describer: Describer,
        lexicon: Lexicon,
        *,
        quoted: Callable[[int], bool],
        spoken: Iterable[int],
        kinds: Sequence[BlockKind],
    ) -> None:
        self._lexicon = lexicon
        self._describer = describer
        self._quoted = quoted
        self._spoken = frozenset(spoken)
        self._kinds = kinds
        self._book = NameBook(names, lexicon)
        self._people: dict[tuple[str, ...], Entity] = {}
        self._bodies: dict[tuple[str, ...], Entity] = {}
        self._others: list[Entity] = []
        self._together: list[tuple[int, tuple[Entity, ...]]] = []
        self._clock: dict[int, float] = {}
        self._resolved: dict[tuple[int, int], Resolution] = {}
        self._starts = [s.start for s in sentences]
        self._register(names)
        self._read(sentences)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everyone who is mentioned, in order of first mention."""
        return tuple(sorted((*self._people.values(), *self._bodies.values(), *self._others), key=lambda e: e.first))

    def resolve(self, reference: Reference) -> Resolution:
        """What a mention means. A nominal that fits nobody is a source of its own."""
        known = self._resolved.get((reference.start, reference.end))
        if known is not None:
            return known
        resolution = self._resolve(reference)
        self.settle(reference, resolution.entities, resolution.candidates)
        return self._resolved[reference.start, reference.end]

    def settle(self, reference: Reference, entities: tuple[Entity, ...], candidates: tuple[Entity, ...] = ()) -> None:
        """Keep what a mention means; a sieve settles what only the turns of speech show."""
        self._resolved[reference.start, reference.end] = Resolution(entities, candidates)
        for entity in entities:
            if all(r.start != reference.start or r.end != reference.end for r in entity.references):
                entity.references.append(reference)

    def time(self, offset: int) -> float:
        """The article's clock at an offset: sentences of narration, quotes counting little."""
        at = bisect_right(self._starts, offset) - 1
        return self._clock[self._starts[at]] if at >= 0 else 0.0

    def mentioned(self, start: int, end: int) -> tuple[Entity, ...]:
        """The persons whom mentions between two offsets mean, pronouns and nominals included."""
        people = self._everyone()
        return tuple(e for e in people if any(start <= at < end and w > 0 for at, _, w in e.salience))

    def in_focus(self, offset: int) -> list[tuple[Entity, float]]:
        """Which named persons are in focus just before an offset, the most salient first."""
        now = self.time(offset)
        scored = [(e, e.score(offset, now)) for e in self._people.values()]
        return sorted(((e, s) for e, s in scored if s > 0.02), key=lambda pair: -pair[1])

    # -- reading the article once ------------------------------------------------------------------------------------

    def _register(self, names: Sequence[Name]) -> None:
        """An entity for every person, before anything is resolved: the full name may come late."""
        for name in names:
            for key in self._book.people(name):
                if key not in self._people:
                    name_of = self._book.spelling(key)
                    entity = Entity(name=_proper(name_of), kind=SourceKind.PERSON, key=key)
                    entity.gender = self._lexicon.gender_of(name_of.split()[0])
                    entity.gender_via = "name table" if entity.gender else ""
                    self._people[key] = entity
                if not self._quoted(name.start):
                    self._people[key].seen += 1 if name.kind is NameKind.PERSON else -1

    def _read(self, sentences: Sequence[Sentence]) -> None:
        time = 0.0
        for sentence in sentences:
            quoted = sum(self._quoted(t.start) for t in sentence.tokens)
            time += 0.25 if quoted * 2 > len(sentence.tokens) else 1.0
            self._clock[sentence.start] = time
            self._titles(sentence)
        for sentence in sentences:
            self._mentions(sentence)

    def _mentions(self, sentence: Sentence) -> None:
        for tokens in narrator_phrases(sentence, self._describer, self._lexicon):
            quoted = self._quoted(tokens[0].start)
            reference = self._describer.describe(sentence, tokens)
            if quoted and reference.kind is not MentionKind.NAME:
                continue
            if reference.kind is MentionKind.NAME:
                resolution = self.resolve(reference)
            else:
                resolution = self._resolve(reference, create=False)
            self._focus(sentence, reference, resolution, quoted)

    def _focus(self, sentence: Sentence, reference: Reference, found: Resolution, quoted: bool) -> None:
        now = self._clock[sentence.start]
        if len(found.entities) > 1:  # each of them counts where it is named alone
            if not quoted:
                self._together.append((reference.start, found.entities))
            return
        strength = weight(sentence, reference.tokens)
        if quoted:
            strength *= QUOTED
        elif any(t.start in self._spoken for t in reference.tokens) or speaks(sentence, reference, self._lexicon):
            strength = max(strength, SUBJECT) * SPEAKING
        elif in_credit(sentence, reference, self._lexicon):
            strength = 0.0
        strength *= _BLOCK_WEIGHT.get(self._kinds[sentence.block], 1.0)
        for entity in found.entities:
            if not quoted:
                entity.narrated.append(reference)
            entity.salience.append((reference.start, now, strength))
            if entity.gender is None and reference.gender is not None and not quoted:
                entity.gender, entity.gender_via = reference.gender, "pronoun"

    def _titles(self, sentence: Sentence) -> None:
        """Roles and ages that stand beside names: before, in apposition, as predicate, in parentheses."""
        for token in sentence.tokens:
            name = self._describer.name_at(token)
            if name is None or token is not name.tokens[0]:
                continue
            owners = self._book.people(name)
            if len(owners) != 1 or (name.genitive and name.end != sentence.end):
                continue
            entity = self._people[owners[0]]
            for noun, via in role_nouns(sentence, name, self._describer, self._lexicon):
                role = self._lexicon.role_head(noun.text)
                entity.titles.append(Title(sentence=sentence, noun=noun, role=role, via=via))
                if entity.gender is None and role is not None and role.gender is not None:
                    entity.gender, entity.gender_via = role.gender, "title"
            if entity.age is None:
                age = age_after(sentence, name)
                entity.age = int(age.text) if age is not None else None

    # -- resolution --------------------------------------------------------------------------------------------------

    def _resolve(self, reference: Reference, *, create: bool = True) -> Resolution:
        if reference.kind is MentionKind.NAME:
            return self._by_name(reference)
        if reference.kind is MentionKind.PRONOUN:
            if reference.plural:
                return self._by_plural(reference.start)
            people = [e for e in self._everyone() if compatible(e, reference)]
            voice = self._last_voice(reference)
            if voice in people:
                return Resolution((voice,))
            return self._pick(people, reference.start, reference.sentence.start)
        return self._by_noun(reference, create)

    def _last_voice(self, reference: Reference) -> Entity | None:
        """Who was named last, if that was in the clause of a quote: ``Han legger til at …`` goes on with them."""
        if not speaks(reference.sentence, reference, self._lexicon):
            return None
        narrated = [
            (at, e)
            for e in self._everyone()
            for at, _, w in e.salience
            if at < reference.start and w > SUBJECT * QUOTED
        ]
        at, last = max(narrated, key=lambda pair: pair[0], default=(-1, None))
        return last if at in self._spoken else None

    def _everyone(self) -> list[Entity]:
        return [*self._people.values(), *(e for e in self._others if e.kind is SourceKind.PERSON)]

    def _by_name(self, reference: Reference) -> Resolution:
        found: list[Entity] = []
        for name in reference.names:
            keys = self._book.people(name)
            if not keys:
                found.append(self._body(name))
                continue
            people = [self._people[k] for k in keys]
            if len(people) > 1 and reference.role is not None:
                titled = [p for p in people if has_role(p, reference.role)]
                people = titled or people
            picked = Resolution((people[0],)) if len(people) == 1 else self._pick(people, reference.start)
            if not picked.entities:
                return picked
            found.extend(picked.entities)
        return Resolution(tuple(dict.fromkeys(found)))

    def _body(self, name: Name) -> Entity:
        key = self._book.body(name)
        if key not in self._bodies:
            name_of = self._book.spelling(key)
            kind = SourceKind.MEDIA if self._lexicon.outlet(name_of) else SourceKind.ORGANISATION
            self._bodies[key] = Entity(name=name_of, kind=kind, key=key)
        return self._bodies[key]

    def _by_plural(self, offset: int) -> Resolution:
        """Persons who were named together last, unless a group was mentioned since."""
        together = max((pair for pair in self._together if pair[0] < offset), default=None, key=lambda pair: pair[0])
        groups = [e for e in self._others if e.plural and any(r.start < offset for r in e.references)]
        last = max((r.start for e in groups for r in e.references if r.start < offset), default=-1)
        if together is not None and together[0] > last:
            return Resolution(together[1])
        return self._pick(groups, offset)

    def _by_noun(self, reference: Reference, create: bool) -> Resolution:
        """A nominal: the person with that age, role or a like one; else an earlier nominal; else somebody new."""
        if not reference.plural and (reference.definite or reference.age is not None):
            found = self._by_role(reference)
            for noun in reference.others if found is not None and found.entities else ():
                role = self._lexicon.role_head(noun.text)
                other = self._by_role(attrs.evolve(reference, head=noun, role=role, others=()))
                if other is None or not other.entities:
                    return Resolution(candidates=found.entities if found else ())
                found = Resolution(tuple(dict.fromkeys((*found.entities, *other.entities)))) if found else found
            if found is not None:
                return found
        same = [
            e
            for e in self._others
            if e.plural == bool(reference.plural or reference.others)
            and any(same_noun(r, reference) for r in e.references)
        ]
        if same and (reference.definite or any(same_words(r, reference) for e in same for r in e.references)):
            return Resolution((same[-1],))
        if not create and reference.role is None:
            return Resolution()
        if members := self._members(reference):
            return Resolution(members)
        if known := self._could_be_meant(reference):
            return self._pick(known, reference.start)
        return Resolution((self._new(reference),)) if create or not reference.definite else Resolution()

    def _by_role(self, reference: Reference) -> Resolution | None:
        """The named person whom a definite noun means by age, role or because nobody else is left; None for nobody."""
        people = [e for e in self._everyone() if compatible(e, reference)]
        for fits in self._ways_to_fit(reference):
            matching = [e for e in people if fits(e)]
            if matching:
                return self._pick(matching, reference.start)
        return self._only_one_left(people, reference) if reference.personal else None

    def _only_one_left(self, people: Sequence[Entity], reference: Reference) -> Resolution | None:
        """The person whom a role noun must mean: clearly in focus, and of no role that speaks against it."""
        if stands_alone(reference.role) or any(same_noun(r, reference) for e in self._others for r in e.references):
            return None
        now = self.time(reference.start)
        scored = sorted(((e.score(reference.start, now), -i, e) for i, e in enumerate(people) if e.key), reverse=True)
        if not scored or scored[0][0] < 0.3 or (len(scored) > 1 and scored[0][0] < 1.6 * scored[1][0]):
            return None
        best = scored[0][2]
        return Resolution((best,)) if not other_trade(best, reference.role) else None

    def _members(self, reference: Reference) -> tuple[Entity, ...]:
        """The persons named together not long ago whom a bare definite plural (``forfattarane``) means."""
        role = reference.role
        pair = role is not None and Trait.PAIR in role.traits  # ``ekteparet``
        people = pair or (role is not None and role.personal)
        if not (people and (pair or reference.plural) and reference.definite) or len(reference.tokens) > 1:
            return ()
        start, members = max(
            (pair for pair in self._together if pair[0] < reference.start), default=(0, ()), key=lambda pair: pair[0]
        )
        near = self.time(reference.start) - self.time(start) < NEAR
        return members if near and (len(members) == 2 or not pair) else ()

    def _could_be_meant(self, reference: Reference) -> list[Entity]:
        """The named persons whom a bare definite noun for one person can mean (``spissen``): one that says no more
        supposes that the reader knows whom it means, so it is no source of its own as long as there are any.
        """
        if reference.role is None:  # a word that no table knows
            like_one = looks_like_a_person(reference.head.text, self._lexicon)
            person = reference.age is not None or reference.head.upos == "ADJ" or like_one
        else:
            person = reference.personal and not stands_alone(reference.role)
        bare = not any(t.upos == "ADP" or t.feat("Case") == "Gen" for t in reference.tokens)
        if not (person and bare and reference.definite) or reference.plural or reference.others:
            return []
        now = self.time(reference.start)
        people = [e for e in self._people.values() if e.trust == 1.0 and compatible(e, reference)]
        return [e for e in people if not other_trade(e, reference.role) and e.score(reference.start, now) > 0]

    def _ways_to_fit(self, reference: Reference) -> list[Callable[[Entity], bool]]:
        """From the surest reading of a definite nominal to the loosest."""
        role = reference.role
        ways: list[Callable[[Entity], bool]] = []
        if reference.age is not None:
            ways.append(lambda e: e.age == reference.age)
            ways.append(lambda e: e.age is None and not e.plural)
        if role is not None and role.kind in (RoleKind.ROLE, RoleKind.PERSON):
            word = reference.head.lower
            ways.append(lambda e: any(same_title(t.noun.text, word, t.role, role) for t in e.titles))
            ways.append(lambda e: has_role(e, role))
            now = self.time(reference.start)
            ways.append(lambda e: same_group(e, role) and e.score(reference.start, now) > 0)
        return ways

    def _new(self, reference: Reference) -> Entity:
        entity = Entity(
            name=nominal_name(reference),
            kind=kind_of(reference),
            plural=bool(reference.plural or reference.others),
            gender=reference.gender,
        )
        entity.age = reference.age
        if reference.role is not None and reference.personal:
            title = Title(sentence=reference.sentence, noun=reference.head, role=reference.role, via="nominal")
            entity.titles.append(title)
        entity.references.append(reference)
        self._others.append(entity)
        return entity

    def _pick(self, candidates: Sequence[Entity], offset: int, sentence: int | None = None) -> Resolution:
        """The candidate that is clearly most in focus; none, with those that remained, when two are close."""
        now = self.time(offset)
        scored = sorted(
            ((e.score(offset, now, sentence), -i, e) for i, e in enumerate(candidates)), key=lambda t: (-t[0], -t[1])
        )
        scored = [s for s in scored if s[0] > 0.01]
        if not scored:
            return Resolution(tuple(candidates)) if len(candidates) == 1 else Resolution(candidates=tuple(candidates))
        best = scored[0]
        if len(scored) > 1 and best[0] < AHEAD * scored[1][0]:
            return Resolution(candidates=tuple(e for s, _, e in scored if s * AHEAD >= best[0]))
        return Resolution((best[2],))


def _proper(printed: str) -> str:
    """A name that only stands in capitals, as names are written."""
    return printed.title() if printed.isupper() and " " in printed else printed

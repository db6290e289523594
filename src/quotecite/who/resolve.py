"""Who is who: what every mention means, once, from left to right; open when two remain.

Names are joined by their words (`quotecite.who.name_book`). Gender, number, role and age rule candidates out
(`quotecite.who.fitting`); among those who are left the one clearly most in focus is meant (`quotecite.who.focus`). The
rules for names, pronouns and nouns are ordered tuples of small functions, tried one after another, as the sieves are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from quotecite.language.names import Name
from quotecite.records import BlockKind, MentionKind, SourceKind
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.who.bodies import of_that_sort
from quotecite.who.cast import NAME_TABLE, Entity
from quotecite.who.coordinations import every_part, readable_parts
from quotecite.who.fitting import has_role
from quotecite.who.focus import CLEARLY, FAINT, GONE, Clock, score
from quotecite.who.mentions import Reference
from quotecite.who.nominals import ANY, as_many_as_it_says, first_of, is_bare_office, nothing_that_speaks, one_person
from quotecite.who.so_far import Meaning, Rule, SoFar
from quotecite.words.lexicon import Lexicon


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Who:
    """Who is who in an article: its ``cast`` in order of first mention, and what each of its ``mentions`` means."""

    cast: tuple[Entity, ...]
    mentions: tuple[Reference, ...]
    meanings: Mapping[tuple[int, int], Meaning]
    clock: Clock

    def of(self, clause: Clause) -> Meaning:
        """What the source of a clause means; nothing when it names none, or the narrator."""
        return self.meanings.get(clause.source, _NOTHING) if clause.source is not None else _NOTHING

    def is_misread(self, clause: Clause) -> bool:
        """Whether the subject of a clause is a word for what cannot speak (``én ting``)."""
        return clause.form.by_subject and self.of(clause).rule == nothing_that_speaks.__name__

    def mention(self, clause: Clause) -> Reference | None:
        """The source of a clause as it is mentioned there."""
        return self._by_place.get(clause.source) if clause.source is not None else None

    @cached_property
    def _by_place(self) -> Mapping[tuple[int, int], Reference]:
        return {mention.place: mention for mention in self.mentions}

    def mentioned(self, start: int, end: int) -> tuple[Entity, ...]:
        """The persons whom mentions between two offsets mean, pronouns and nominals included."""
        first, last = (bisect_left(self._felt, offset, key=lambda mention: mention[0]) for offset in (start, end))
        return tuple(self.cast[number] for number in sorted({number for _, number in self._felt[first:last]}))

    @cached_property
    def _felt(self) -> Sequence[tuple[int, int]]:
        """Where a mention brings a person into focus, in text order, and whom by the place in the cast."""
        people = ((number, e) for number, e in enumerate(self.cast) if e.kind is SourceKind.PERSON)
        return sorted((s.at, number) for number, e in people for s in e.salience if s.weight > 0)

    def in_focus(self, offset: int) -> list[tuple[Entity, float]]:
        """Which named persons are in focus just before an offset, the most salient first."""
        now = self.clock(offset)
        named = [e for e in self.mentioned(self.clock.since(now - GONE), offset) if e.key]
        scored = [(e, score(e, e.salience, offset, now)) for e in sorted(named, key=lambda e: e.number)]
        return sorted(((e, s) for e, s in scored if s > FAINT), key=lambda pair: -pair[1])


_NOTHING = Meaning()


def resolve(speech: Speech, mentions: Sequence[Reference], lexicon: Lexicon) -> Who:
    """What each mention of an article means, in text order, the headline's nouns and a caption's *de* last.

    A noun that fits nobody is a source of its own.
    """
    so_far = SoFar(speech, lexicon)
    for mention in sorted(mentions, key=lambda m: _points_ahead(m, speech)):
        _read(mention, so_far)
    cast = so_far.cast

    def whole(entities: Sequence[Entity]) -> tuple[Entity, ...]:
        return tuple(cast[e.number] for e in entities)

    meanings = {
        place: attrs.evolve(m, sources=whole(m.sources), candidates=whole(m.candidates), rivals=whole(m.rivals))
        for place, m in so_far.meanings.items()
    }
    in_order = tuple(sorted(cast.values(), key=lambda e: e.first))
    return Who(cast=in_order, mentions=tuple(mentions), meanings=meanings, clock=so_far.clock)


def _read(mention: Reference, so_far: SoFar) -> None:
    """Add what a mention means; of a coordination each part first, of ``broren hans`` whose brother he is."""
    if mention.place in so_far.meanings:
        return
    for part in readable_parts(mention, so_far):
        _read(part, so_far)
    for one in (mention, *mention.parts):
        _read_owner(one, so_far)
    so_far.keep(mention, _meaning(mention, so_far))


def _read_owner(mention: Reference, so_far: SoFar) -> None:
    """Add whom the owner in a mention means (``broren hans``), first the owner's own (``broren til kona hans``)."""
    if mention.owner is not None:
        _read_owner(mention.owner, so_far)
        so_far.owners[mention.owner.place] = _meaning(mention.owner, so_far).sources


def _meaning(mention: Reference, so_far: SoFar) -> Meaning:
    """What a mention means by the first rule for its kind that says so."""
    return first_of(RULES[mention.kind], mention, so_far) or _NOTHING


def _points_ahead(mention: Reference, speech: Speech) -> bool:
    """Whether a mention means whom the text names later, and so is resolved last.

    A noun or pronoun of the headline means whom the body names, and so does an office without an article (``sier
    ordfører``); *de* in a caption means who is named in it.
    """
    kind = speech.page.blocks[mention.sentence.block].kind
    several = mention.kind is MentionKind.PRONOUN and bool(mention.plural)
    headline = kind is BlockKind.HEADLINE and mention.kind is not MentionKind.NAME
    return headline or (kind is BlockKind.CAPTION and several) or is_bare_office(mention)


# -- names -----------------------------------------------------------------------------------------------------------


def by_name(mention: Reference, so_far: SoFar) -> Meaning | None:
    """Every name of the mention to the person or body that has it; of namesakes the one with the title beside it."""
    found: list[Entity] = []
    why = ""
    for name in mention.names:
        meaning = _bearer(mention, name, so_far)
        if not meaning.sources:
            return meaning
        found.extend(meaning.sources)
        why = meaning.why
    return Meaning(sources=tuple(dict.fromkeys(found)), why=why if len(mention.names) == 1 else "")


def _bearer(mention: Reference, name: Name, so_far: SoFar) -> Meaning:
    """Whom one name means: the only one who has it, the one with that title, the only one in narration, in focus."""
    people = so_far.persons(name)
    if not people:
        return _by_its_noun(mention, name, so_far) or Meaning(sources=(so_far.body(name),))
    if len(people) == 1:
        full = len(name.key) >= len(people[0].key)
        return Meaning(sources=people, why="" if full else "the only one with that name")
    titled = [p for p in people if mention.role is not None and has_role(p, mention.role)]
    if titled:
        return so_far.pick(titled, mention, "with that title and name")
    told = [p for p in people if so_far.heard.narrated(p)]  # not who was only named in somebody's words
    if len(told) == 1:
        return so_far.pick(told, mention, "with that name in the narration so far")
    picked = so_far.pick(people, mention, "with that name")
    before = so_far.meant_before(name)
    return Meaning(sources=(before,), why="as before") if before in picked.candidates else picked


def _by_its_noun(mention: Reference, name: Name, so_far: SoFar) -> Meaning | None:
    """``Tilsynet`` at the beginning of a sentence, where a noun may look like a name: the body of that sort."""
    role = so_far.lexicon.role(name.text) if len(name.tokens) == 1 else None
    if role is None or name.text.lower() == role.forms[0]:
        return None
    noun = attrs.evolve(mention, kind=MentionKind.NOMINAL, names=(), head=name.tokens[0], role=role, plural=False)
    found = of_that_sort(noun, so_far)
    return found if found is not None and found.sources else None


# -- pronouns --------------------------------------------------------------------------------------------------------


def goes_on_speaking(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``sier hun`` right after somebody's words, nothing told in between: the same voice, if gender and number allow.

    Only of somebody whom the article identifies, and whose gender it shows if somebody else of that gender is in focus.
    """
    before = so_far.said_before(mention)
    if not before or not all(e.identified for e in before) or (len(before) > 1) != bool(mention.plural):
        return None
    if mention.count not in (None, len(before)):
        return None
    if len(before) == 1 and not (so_far.can_mean(before[0], mention) and _gender_shown(before[0], mention, so_far)):
        return None
    return Meaning(sources=before, why="goes on speaking")


def _gender_shown(voice: Entity, mention: Reference, so_far: SoFar) -> bool:
    """Whether somebody's gender is known, or nobody else who is known to have the pronoun's is clearly in focus."""
    others = (e for e in so_far.people if e.gender is not None and e.gender is mention.gender)
    return voice.gender is not None or not any(so_far.score(e, mention) > CLEARLY for e in others)


def nobody(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``sier ingen``: nobody says it."""
    none = any(p.kind == "none" for p in so_far.lexicon.pronouns(mention.head.text))
    return Meaning(why="means nobody") if none else None


def named_together(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``de``, ``begge``: as many as were named in one phrase last, unless a group was mentioned since.

    *Alle* are these only as long as nobody else has come up.
    """
    if not mention.plural:
        return None
    start, together = so_far.last_together(mention)
    groups = [
        e for e in so_far.nameless if e.plural and any(r.start < mention.start for r in so_far.heard.references(e))
    ]
    last = max((r.start for e in groups for r in so_far.heard.references(e) if r.start < mention.start), default=-1)
    everybody = any(p.kind == "all" for p in so_far.lexicon.pronouns(mention.head.text)) and mention.count is None
    more = everybody and set(so_far.mentioned_since(start, mention)) - set(together)
    if together and start > last and mention.count in (None, len(together)) and not more:
        return Meaning(sources=together, why="named together before")
    return so_far.pick(groups, mention, "that is a group") if mention.count is None and not everybody else None


def last_voice(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``Han legger til at …`` after somebody's words: who was mentioned last, if that was as their speaker."""
    voice = so_far.last_voice(mention) if mention.clause is not None else None
    fits = voice is not None and so_far.can_mean(voice, mention)
    return Meaning(sources=(voice,), why="spoke last") if voice is not None and fits else None


def most_in_focus(mention: Reference, so_far: SoFar) -> Meaning | None:
    """The person whom gender and number allow and who is clearly most in focus.

    *hen* is rather somebody whose gender no name shows.
    """
    fitting = [e for e in so_far.people if so_far.can_mean(e, mention)]
    if mention.neutral:
        fitting = [e for e in fitting if e.gender is None] or fitting
    return so_far.pick(fitting, mention, "whom it fits") if fitting else None


def against_the_table(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``Andrea Rossi trener laget. Han …``: the pronoun knows better than the table of first names.

    Only for whoever was mentioned last, in the sentence before, at the beginning of a sentence of narration, and as
    long as nobody came up whom the pronoun fits. In Nynorsk *han* and *ho* are things too: ``Vegen er stengd. Han …``.
    """
    if mention.plural or mention.gender is None or mention.tokens[0].index:
        return None
    last = so_far.last_mentioned(mention)
    if last is None or last.gender_via != NAME_TABLE or last.gender is mention.gender:
        return None
    named = max(r.start for r in so_far.heard.narrated(last) if r.start < mention.start)
    if so_far.clock(mention.start) - so_far.clock(named) > 1:
        return None
    return Meaning(sources=(last,), why="mentioned last, and nobody else fits")


RULES: Mapping[MentionKind, tuple[Rule, ...]] = {
    MentionKind.NAME: (every_part, by_name),
    MentionKind.PRONOUN: (
        every_part,
        nobody,
        goes_on_speaking,
        named_together,
        as_many_as_it_says,
        last_voice,
        most_in_focus,
        against_the_table,
    ),
    MentionKind.NOMINAL: (every_part, one_person, *ANY),
}
"""How each kind of mention gets its meaning, the surest rule first."""

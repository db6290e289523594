"""Where everybody was mentioned so far: what grows with each mention, apart from what is known of somebody."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence

import attrs

from quotecite.who.cast import Entity, Salience
from quotecite.who.mentions import Reference


@attrs.define(eq=False)
class _Mentions:
    """Those of one person or body, as `Entity` has them when all is read; ``places`` are those of the references."""

    references: list[Reference] = attrs.field(factory=list)
    narrated: list[Reference] = attrs.field(factory=list)
    salience: list[Salience] = attrs.field(factory=list)
    places: set[tuple[int, int]] = attrs.field(factory=set)


class Heard:
    """The mentions of everybody so far.

    An `Entity` is frozen and would be made anew with each, longer every time; so its mentions stay here until the end.
    """

    def __init__(self) -> None:
        self._by_number: defaultdict[int, _Mentions] = defaultdict(_Mentions)

    def references(self, entity: Entity) -> Sequence[Reference]:
        """Where somebody was named or is the source of a clause."""
        return self._by_number[entity.number].references

    def narrated(self, entity: Entity) -> Sequence[Reference]:
        """Where the narration mentions somebody."""
        return self._by_number[entity.number].narrated

    def salience(self, entity: Entity) -> Sequence[Salience]:
        """What brings somebody into focus, in text order."""
        return self._by_number[entity.number].salience

    def refer(self, entity: Entity, mention: Reference) -> None:
        """Add a name or a source of a clause; a place that is both counts once."""
        mentions = self._by_number[entity.number]
        if mention.place not in mentions.places:
            mentions.places.add(mention.place)
            mentions.references.append(mention)

    def narrate(self, entity: Entity, mention: Reference) -> None:
        """Add a mention in narration."""
        self._by_number[entity.number].narrated.append(mention)

    def feel(self, entity: Entity, salience: Salience) -> None:
        """Add what brings somebody into focus; a headline's may come last."""
        insort(self._by_number[entity.number].salience, salience, key=lambda s: s.at)

    def whole(self, entity: Entity) -> Entity:
        """Somebody with all mentions."""
        mentions = self._by_number[entity.number]
        return attrs.evolve(
            entity,
            references=tuple(mentions.references),
            narrated=tuple(mentions.narrated),
            salience=tuple(mentions.salience),
        )

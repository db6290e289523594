"""The party of somebody whose words presuppose it: a *partifelle*, and a *partileder* whose party was just named."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quotecite.records import Fact, FactField, SourceKind, Span
from quotecite.who.cast import Entity, Title
from quotecite.who.focus import NEAR
from quotecite.who.resolve import Who
from quotecite.words.lexicon import Lexicon, Trait


def party_from_context(
    text: str, entity: Entity, found: Mapping[int, tuple[Fact, ...]], who: Who, lexicon: Lexicon
) -> tuple[Fact, ...]:
    """The party that a title takes for granted; () when the source has one, or nothing shows it.

    A ``partifelle`` has the party of whoever is most in focus before the word and has one; a ``partileder`` leads the
    party that was named last, not long before.

    Args:
        text: the article.
        entity: the source.
        found: the facts of all sources, by number.
        who: who is who in the article.
        lexicon: the word tables.
    """
    person = entity.kind is SourceKind.PERSON and not entity.plural
    if not person or any(fact.field is FactField.PARTY for fact in found[entity.number]):
        return ()
    for title in entity.titles:
        party: Fact | None = None
        role = title.role
        if role is not None and Trait.SAME_PARTY in role.traits:
            party = _of_a_fellow(entity, title, found, who)
        elif role is not None and Trait.LEADS_PARTY in role.traits and title.noun.lower in role.forms:
            party = _named_before(text, title, who, lexicon)
        if party is not None:
            return (party,)
    return ()


def _of_a_fellow(entity: Entity, title: Title, found: Mapping[int, tuple[Fact, ...]], who: Who) -> Fact | None:
    others = (other for other, _ in who.in_focus(title.noun.start) if other is not entity)
    parties = (fact for other in others for fact in found.get(other.number, ()) if fact.field is FactField.PARTY)
    party = next(parties, None)
    return attrs.evolve(party, via="same party") if party is not None else None


def _named_before(text: str, title: Title, who: Who, lexicon: Lexicon) -> Fact | None:
    now = who.clock(title.noun.start)
    named = [
        (reference, party)
        for body in who.cast
        for reference in body.references
        if (party := lexicon.party(body.name)) is not None
        and body.name in (party.abbreviation, *party.names)
        and reference.start < title.noun.start
        and now - who.clock(reference.start) < NEAR
    ]
    if not named:
        return None
    reference, party = max(named, key=lambda pair: pair[0].start)
    span = Span.of(text, *reference.place)
    return Fact(field=FactField.PARTY, value=party.abbreviation, span=span, via="party named before")

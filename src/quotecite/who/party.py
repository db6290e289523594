"""The party of somebody whose words presuppose it: a *partifelle*, and a *partileder* whose party was just named."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import attrs

from quotecite.language.names import fold_name
from quotecite.language.norwegian import without_genitive
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
    party that was named last, not long before, and belongs there, if nowhere else.

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
        facts: tuple[Fact, ...] = ()
        role = title.role
        if role is not None and Trait.SAME_PARTY in role.traits:
            facts = _of_a_fellow(entity, title, found, who)
        elif role is not None and Trait.LEADS_PARTY in role.traits and title.noun.lower in role.forms:
            elsewhere = any(fact.field is FactField.AFFILIATION for fact in found[entity.number])
            facts = _named_before(text, title, who, lexicon)[: 1 if elsewhere else 2]
        if facts:
            return facts
    return ()


def _of_a_fellow(entity: Entity, title: Title, found: Mapping[int, tuple[Fact, ...]], who: Who) -> tuple[Fact, ...]:
    """The party of whose fellow somebody is: of who owns the noun (``Lies partifelle``), else of who is in focus."""
    owner = title.sentence.tokens[title.noun.index - 1] if title.noun.index else None
    names = {fold_name(owner.text), fold_name(without_genitive(owner.text))} if owner is not None else set()
    owning = [e for e in who.cast if e.key and e.key[-1] in names and e is not entity]
    others = owning or [other for other, _ in who.in_focus(title.noun.start) if other is not entity]
    parties = (fact for other in others for fact in found.get(other.number, ()) if fact.field is FactField.PARTY)
    return tuple(attrs.evolve(party, via="same party") for party in islice(parties, 1))


def _named_before(text: str, title: Title, who: Who, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The party that was named last before a title, as party and as affiliation; () when none was, not long before."""
    now = who.clock(title.noun.start)
    named = [
        (reference, party, body.name)
        for body in who.cast
        for reference in body.references
        if (party := lexicon.party(body.name)) is not None
        and body.name in (party.abbreviation, *party.names)
        and reference.start < title.noun.start
        and now - who.clock(reference.start) < NEAR
    ]
    if not named:
        return ()
    reference, party, name = max(named, key=lambda found: found[0].start)
    fact = Fact(
        field=FactField.PARTY,
        value=party.abbreviation,
        span=Span.of(text, *reference.place),
        via="party named before",
    )
    return fact, attrs.evolve(fact, field=FactField.AFFILIATION, value=name)

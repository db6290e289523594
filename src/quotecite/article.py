"""Decisions to records: quotes with their evidence, sources with their profiles."""

from __future__ import annotations

from collections.abc import Mapping

from quotecite.records import (
    Article,
    Credit,
    Cue,
    Evidence,
    Fact,
    FactField,
    Gender,
    Mention,
    Meta,
    Quote,
    Source,
    SourceKind,
    Span,
)
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.media import find_media
from quotecite.who.belonging import Bodies
from quotecite.who.cast import Entity
from quotecite.who.party import party_from_context
from quotecite.who.profiles import facts, value

UNDECIDED = Decision(speakers=(), note="no rule applies: no reporting clause, and nobody clearly has the floor")


def build(context: Context, credits: tuple[Credit, ...], meta: Meta) -> Article:
    """The article as the caller gets it."""
    sources = build_sources(context)
    return Article(
        text=context.text,
        variety=context.variety,
        blocks=context.blocks,
        quotes=tuple(build_quote(candidate, context, sources) for candidate in _in_order(context)),
        sources=tuple(sources.values()),
        credits=credits,
        meta=meta,
    )


def build_sources(context: Context) -> dict[int, Source]:
    """The sources of an article, by identity of the entity they come from; ids count in order of first mention."""
    ordered = sorted(used_entities(context), key=lambda e: (e.kind is SourceKind.INTERVIEWER, e.first))
    bodies = Bodies(context.who.entities, context.describer, context.lexicon)
    found = {id(entity): facts(context.text, entity, bodies, context.lexicon) for entity in ordered}
    for entity in ordered:
        found[id(entity)] += party_from_context(context.text, entity, found, context.who, context.lexicon)
    return {id(entity): _source(f"s{n}", entity, found[id(entity)], context) for n, entity in enumerate(ordered, 1)}


def build_quote(candidate: Candidate, context: Context, sources: Mapping[int, Source]) -> Quote:
    """One quote: its words, its cue and mention, its speakers or why they are not known."""
    decision = context.decided.get(candidate.index, UNDECIDED)
    clause = decision.clause or candidate.clause
    return Quote(
        kind=candidate.kind,
        parts=tuple(_span(context.text, start, end) for start, end in candidate.parts),
        cue=_cue(context.text, clause) if clause is not None and clause.form is not Form.SCENE else None,
        mention=decision.mention.record(context.text) if decision.mention is not None else None,
        speakers=tuple(sources[id(entity)] for entity in decision.speakers),
        media=_media(context, clause),
        block=candidate.block,
        evidence=Evidence(
            sieve=decision.sieve or "none",
            note=decision.note,
            candidates=tuple(sources[id(entity)].id for entity in decision.candidates),
        ),
    )


def used_entities(context: Context) -> list[Entity]:
    """Everybody who becomes a source: all persons, and whatever else speaks or could have spoken."""
    people = [e for e in context.who.entities if e.kind is SourceKind.PERSON and e.key and e.references]
    decided = [e for d in context.decided.values() for e in (*d.speakers, *d.candidates)]
    return list(dict.fromkeys([*people, *decided]))


def _source(identifier: str, entity: Entity, found: tuple[Fact, ...], context: Context) -> Source:
    mentions: dict[tuple[int, int], Mention] = {}
    for reference in sorted(entity.references, key=lambda r: (r.start, -r.end)):
        if not any(start <= reference.start and reference.end <= end for start, end in mentions):
            mentions[reference.start, reference.end] = reference.record(context.text)
    role, body, party, age = (
        value(found, field) for field in (FactField.ROLE, FactField.AFFILIATION, FactField.PARTY, FactField.AGE)
    )
    return Source(
        id=identifier,
        name=entity.fullest_name,
        kind=entity.kind,
        role=str(role) if role is not None else None,
        affiliation=str(body) if body is not None else None,
        party=str(party) if party is not None else None,
        age=int(age) if age is not None else None,
        gender=Gender(entity.gender) if entity.gender else None,
        facts=found,
        mentions=tuple(mentions.values()),
    )


def _media(context: Context, clause: Clause | None) -> tuple[Span, ...]:
    if clause is None or clause.form is Form.SCENE:
        return ()
    found = find_media(clause, context.describer.name_at, context.lexicon)
    return tuple(_span(context.text, start, end) for start, end in found)


def _cue(text: str, clause: Clause) -> Cue:
    return Cue(span=_span(text, clause.cue.start, clause.cue.end), lemma=clause.lemma, kind=clause.kind)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _in_order(context: Context) -> list[Candidate]:
    """All candidates in the order of their first words."""
    return sorted((*context.candidates, *context.indirect), key=lambda c: (c.start, -c.parts[-1][1]))

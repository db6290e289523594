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
    Mention,
    Meta,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
)
from quotecite.sieves.scene import Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.who.cast import Entity
from quotecite.who.profiles import value
from quotecite.who.resolve import Who

UNDECIDED = Decision(speakers=(), note="no rule applies: no reporting clause, and nobody clearly has the floor")
Decided = Mapping[int, Decision]
Profiles = Mapping[int, tuple[Fact, ...]]


def build(
    speech: Speech, who: Who, decided: Decided, profiles: Profiles, credits: tuple[Credit, ...], meta: Meta
) -> Article:
    """The article as the caller gets it: quotes in the order of their first words, sources of their first mention."""
    page = speech.page
    sources = {
        entity: _source(identifier, entity, profiles.get(entity.number, ()), page.text)
        for entity, identifier in source_ids(who, decided).items()
    }
    ordered = sorted((*speech.direct, *(c for c in speech.told if _is_told(c, who))), key=lambda c: (c.start, -c.end))
    return Article(
        text=page.text,
        variety=page.variety,
        blocks=page.blocks,
        quotes=tuple(_quote(c, decided.get(c.index, UNDECIDED), sources, speech) for c in ordered),
        sources=tuple(sources.values()),
        credits=credits,
        meta=meta,
    )


def _is_told(candidate: Candidate, who: Who) -> bool:
    """Whether a statement is one: its clause has a subject that can speak. Words in marks stand there in any case."""
    misread = candidate.clause is not None and who.is_misread(candidate.clause)
    return candidate.kind is not QuoteKind.INDIRECT or not misread


def source_ids(who: Who, decided: Decided) -> Mapping[Entity, str]:
    """Everybody who becomes a source: all persons who are named, and whoever else speaks or could have spoken.

    Their ids count in order of first mention, the journalist's last.
    """
    people = [e for e in who.cast if e.kind is SourceKind.PERSON and e.key and e.references]
    speaking = [e for d in decided.values() for e in (*d.speakers, *d.candidates)]
    ordered = sorted(dict.fromkeys([*people, *speaking]), key=lambda e: (e.kind is SourceKind.INTERVIEWER, e.first))
    return {entity: f"s{number}" for number, entity in enumerate(ordered, 1)}


def _quote(candidate: Candidate, decision: Decision, sources: Mapping[Entity, Source], speech: Speech) -> Quote:
    """One quote: its words, its cue and mention, its speakers or why they are not known."""
    text = speech.page.text
    clause = decision.clause or candidate.clause
    shown = clause if clause is not None and clause.form.has_cue else None
    return Quote(
        kind=candidate.kind,
        parts=tuple(Span.of(text, start, end) for start, end in candidate.parts),
        cue=_cue(text, shown) if shown is not None else None,
        mention=decision.mention.record(text) if decision.mention is not None else None,
        speakers=tuple(sources[entity] for entity in decision.speakers),
        media=tuple(Span.of(text, start, end) for start, end in speech.media.get(shown, ()))
        if shown is not None
        else (),
        block=candidate.block,
        evidence=Evidence(
            sieve=decision.sieve or "none",
            note=decision.note,
            candidates=tuple(sources[entity].id for entity in decision.candidates),
        ),
    )


def _source(identifier: str, entity: Entity, found: tuple[Fact, ...], text: str) -> Source:
    mentions: list[Mention] = []
    last = -1  # where the mentions so far end: one that ends there too stands inside another
    for reference in sorted(entity.references, key=lambda r: (r.start, -r.end)):
        if reference.end > last:
            mentions.append(reference.record(text))
            last = reference.end
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
        gender=entity.gender,
        facts=found,
        mentions=tuple(mentions),
    )


def _cue(text: str, clause: Clause) -> Cue:
    return Cue(span=Span.of(text, clause.cue.start, clause.cue.end), lemma=clause.lemma, kind=clause.kind)

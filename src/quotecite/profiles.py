"""What an article shows of a source: role, party, age and gender, each with the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotecite.entities import Entity
from quotecite.lexicon import Lexicon, RoleKind
from quotecite.mentions import Reference
from quotecite.records import Fact, FactField, MentionKind, Span
from quotecite.titles import age_after
from quotecite.trees import Token

_AFTER = 6  # words after a name that can hold a parenthesis with party and age


def facts(text: str, entity: Entity, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The profile facts of a source, those of a field that was found first before later ones."""
    return tuple(dict.fromkeys(_facts(text, entity, lexicon)))


def value(found: Sequence[Fact], field: FactField) -> str | int | None:
    """The value of a field: that of its first fact."""
    return next((fact.value for fact in found if fact.field is field), None)


def _facts(text: str, entity: Entity, lexicon: Lexicon) -> Iterator[Fact]:
    if not entity.key:
        return
    seen: set[str] = set()
    order = {"title": 0, "apposition": 1, "predicate": 2}
    for _, role, tokens, via in sorted(entity.roles, key=lambda r: order.get(r[3], 3)):
        if role is not None and role.kind is RoleKind.PERSON and not role.compounds:
            continue
        start, end = tokens[0].start, tokens[-1].end
        printed = text[start:end]
        if printed.lower() not in seen:
            seen.add(printed.lower())
            span = Span(start=start, end=end, text=printed)
            yield Fact(field=FactField.ROLE, value=_uncapitalised(printed), span=span, via=via)
    for reference in sorted(entity.references, key=lambda r: r.start):
        if reference.kind is MentionKind.NAME and len(reference.names) == 1:
            yield from _beside_name(text, reference, lexicon)
    if entity.gender is not None:
        yield Fact(field=FactField.GENDER, value=entity.gender.value, span=None, via=entity.gender_via)


def _beside_name(text: str, reference: Reference, lexicon: Lexicon) -> Iterator[Fact]:
    """Age and party right after a name: ``(34)``, ``(Ap)``, ``(Ap, 34)``, ``, 34,``."""
    name = reference.names[0]
    after = reference.sentence.tokens[name.tokens[-1].index + 1 :][:_AFTER]
    if not after or after[0].text not in ("(", ","):
        return
    via = "parenthesis" if after[0].text == "(" else "apposition"
    age = age_after(reference.sentence, name)
    if age is not None:
        yield Fact(field=FactField.AGE, value=int(age.text), span=_span(text, age), via=via)
    for before, token in pairwise(after if via == "parenthesis" else ()):
        if token.text == ")":
            return
        party = lexicon.party(token.text) if before.text in ("(", ",", "/") else None
        if party is not None and token.text in (party.abbreviation, *party.names):
            yield Fact(field=FactField.PARTY, value=party.abbreviation, span=_span(text, token), via=via)


def _span(text: str, token: Token) -> Span:
    return Span(start=token.start, end=token.end, text=text[token.start : token.end])


def _uncapitalised(word: str) -> str:
    return word if word.isupper() or word[1:2].isupper() or "-" in word else word[:1].lower() + word[1:]

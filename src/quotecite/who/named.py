"""Everybody who is named in an article, with what stands beside the names: roles, ages, the gender that these show."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import attrs

from quotecite.language.names import Name, NameKind
from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence
from quotecite.records import SourceKind
from quotecite.who.cast import NAME_TABLE, Entity, Title
from quotecite.who.marks import nation_beside, party_beside
from quotecite.who.mentions import Describer
from quotecite.who.name_book import NameBook
from quotecite.who.predicates import predicate_of
from quotecite.who.titles import age_after, role_nouns
from quotecite.words.lexicon import Lexicon, Role, RoleKind

_LINE = 10  # how many words a line with somebody's office has at most
_STOPS = frozenset(".:?!")

Quoted = Callable[[int], bool]
"""Tells whether a code point lies in direct speech."""


def named_persons(page: Page, book: NameBook, quoted: Quoted, lexicon: Lexicon) -> tuple[Entity, ...]:
    """The persons of an article who are named anywhere, numbered from 1, in the order of their first names."""
    people: dict[tuple[str, ...], Entity] = {}
    for name in page.names:
        seen = 0 if quoted(name.start) else 1 if name.kind is NameKind.PERSON else -1
        for key in book.people(name):
            entity = people.get(key) or _person(len(people) + 1, key, book, lexicon)
            people[key] = attrs.evolve(entity, seen=entity.seen + seen)
    describer = Describer(page, lexicon)
    below = dict(pairwise(page.sentences))
    for name in page.names:
        owners = book.people(name)
        if len(owners) == 1 and (not name.genitive or name.end == name.sentence.end):
            person = _with_titles(people[owners[0]], name, describer, lexicon)
            people[owners[0]] = _with_line_below(person, name, below.get(name.sentence), lexicon)
    return tuple(people.values())


def _person(number: int, key: tuple[str, ...], book: NameBook, lexicon: Lexicon) -> Entity:
    """Somebody by name alone, with the gender that the first name shows."""
    spelt = book.spelling(key)
    gender = lexicon.gender_of(spelt.split()[0])
    return Entity(
        number=number,
        name=_proper(spelt),
        kind=SourceKind.PERSON,
        key=key,
        gender=gender,
        gender_via=NAME_TABLE if gender else "",
    )


def _with_titles(person: Entity, name: Name, describer: Describer, lexicon: Lexicon) -> Entity:
    """A person with the roles and the age beside a name: before it, in apposition, as predicate, in parentheses."""
    sentence = name.sentence
    nouns = role_nouns(sentence, name, describer, lexicon)
    said = predicate_of(sentence, name.tokens, lexicon)
    nouns += [(said, "predicate")] if said is not None and (said, "predicate") not in nouns else []
    titles = [Title(sentence=sentence, noun=n, role=lexicon.role_head(n.text), via=via) for n, via in nouns]
    person = attrs.evolve(person, titles=(*person.titles, *titles))
    shown = [t.role.gender for t in titles if t.role is not None and (person.gender is None or _is_own(t, t.role))]
    gender = next(filter(None, shown), None)
    if gender is not None and person.gender_via in ("", NAME_TABLE):
        person = attrs.evolve(person, gender=gender, gender_via="title")
    person = attrs.evolve(
        person,
        party=person.party or party_beside(name, lexicon),
        nation=person.nation or nation_beside(name, lexicon),
    )
    age = age_after(sentence, name, lexicon) if person.age is None else None
    return attrs.evolve(person, age=int(age.text)) if age is not None else person


def _is_own(title: Title, role: Role) -> bool:
    """Whether a noun is surely the person's own: an office, or a relative's right before the name (``kona Robin``)."""
    return role.kind is RoleKind.ROLE or (role.kind is RoleKind.KIN and title.via == "title")


def _with_line_below(person: Entity, name: Name, line: Sentence | None, lexicon: Lexicon) -> Entity:
    """A person whose name is a line of its own, and the office in the next line (``Daglig leder, Lia Bygg``)."""
    alone = all(t in name.tokens or t.upos in ("PUNCT", "NUM") for t in name.sentence.tokens)
    if line is None or not alone or len(name.key) < 2 or not 0 < len(line.tokens) <= _LINE:
        return person
    noun = next((t for t in line.tokens if t.upos != "ADJ"), line.tokens[0])
    role = lexicon.role_head(noun.text) if noun.upos == "NOUN" else None
    if role is None or role.kind is not RoleKind.ROLE or any(map(is_finite, line.tokens)):
        return person
    if line.tokens[-1].text in _STOPS:
        return person
    return attrs.evolve(person, titles=(*person.titles, Title(sentence=line, noun=noun, role=role, via="apposition")))


def _proper(printed: str) -> str:
    """A name that only stands in capitals, as names are written."""
    return printed.title() if printed.isupper() and " " in printed else printed

"""Whom a noun means (``ordføreren``, ``30-åringen``, ``en nabo``): rules from the surest reading to the loosest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from quotecite.language.norwegian import age_in_word, looks_like_a_person
from quotecite.language.trees import Token
from quotecite.who.cast import Entity
from quotecite.who.fitting import (
    compatible,
    has_role,
    other_trade,
    same_group,
    same_noun,
    same_title,
    same_words,
    stands_alone,
)
from quotecite.who.focus import CLEARLY, FAR_AHEAD, NEAR, trust
from quotecite.who.mentions import Reference, can_be_source
from quotecite.who.so_far import Meaning, Rule, SoFar
from quotecite.words.lexicon import Lexicon, RoleKind, Trait

Fits = Callable[[Entity], bool]
_OFFICES = (RoleKind.ROLE, RoleKind.PERSON)


def of_that_age(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``30-åringen``: the person who is said to be thirty."""
    return _by(lambda e: e.age == mention.age, mention, so_far, "of that age") if mention.age is not None else None


def of_no_other_age(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``30-åringen``, when nobody is said to be thirty: somebody whose age the article does not tell."""
    return _by(lambda e: e.age is None, mention, so_far, "whose age is not told") if mention.age is not None else None


def of_that_title(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``generalsekretæren``: who is introduced as *generalsekretær*."""
    role = mention.role
    if role is None or role.kind not in _OFFICES:
        return None
    word = mention.head.lower

    def titled(entity: Entity) -> bool:
        return any(same_title(t.noun.text, word, t.role, role) for t in entity.titles)

    return _by(titled, mention, so_far, "with that title")


def of_that_role(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``partilederen``: who is introduced as *leder* of some kind (``Ap-leder``)."""
    role = mention.role
    if role is None or role.kind not in _OFFICES:
        return None
    return _by(lambda e: has_role(e, role), mention, so_far, "with that role")


def of_that_group(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``ministeren``: who is introduced by another word for the same (``statsråd``) and was mentioned before."""
    role = mention.role
    if role is None or role.kind not in _OFFICES:
        return None

    def mentioned(entity: Entity) -> bool:
        return same_group(entity, role) and so_far.score(entity, mention) > 0

    return _by(mentioned, mention, so_far, "with such a role")


def only_one_left(mention: Reference, so_far: SoFar) -> Meaning | None:
    """The person whom a noun must mean: clearly in focus, and of no role that speaks against it."""
    alike = any(same_noun(r, mention) for e in so_far.nameless for r in e.references)
    if not mention.personal or stands_alone(mention.role) or alike:
        return None
    people = [(e, so_far.score(e, mention)) for e in _fitting(mention, so_far) if e.key]
    ranked = sorted(people, key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < CLEARLY or (len(ranked) > 1 and ranked[0][1] < FAR_AHEAD * ranked[1][1]):
        return None
    best = ranked[0][0]
    return (
        Meaning(sources=(best,), why="the only one in focus whom it fits")
        if not other_trade(best, mention.role)
        else None
    )


def same_nominal(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``naboen`` after *en nabo*, or the very same words again: the nameless source from before."""
    plural = bool(mention.plural or mention.others)
    same = [e for e in so_far.nameless if e.plural == plural and any(same_noun(r, mention) for r in e.references)]
    if not same or not (mention.definite or any(same_words(r, mention) for e in same for r in e.references)):
        return None
    return Meaning(sources=(same[-1],), why="as before")


def named_together(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``forfattarane``, ``ekteparet``: the persons who were named in one phrase not long ago."""
    role = mention.role
    pair = role is not None and Trait.PAIR in role.traits
    people = pair or (role is not None and role.personal)
    if not (people and (pair or mention.plural) and mention.definite) or len(mention.tokens) > 1:
        return None
    start, members = so_far.last_together(mention)
    near = so_far.clock(mention.start) - so_far.clock(start) < NEAR
    fits = members and near and (len(members) == 2 or not pair)
    return Meaning(sources=members, why="named together before") if fits else None


def could_be_meant(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``spissen``: a bare definite noun that says no more supposes that the reader knows whom it means.

    So it is no source of its own as long as there is a named person whom it can mean.
    """
    if mention.role is None:  # a word that no table knows
        like_one = looks_like_a_person(mention.head.text, so_far.lexicon)
        person = mention.age is not None or mention.head.upos == "ADJ" or like_one
    else:
        person = mention.personal and not stands_alone(mention.role)
    bare = not any(t.upos == "ADP" or t.feat("Case") == "Gen" for t in mention.tokens)
    if not (person and bare and mention.definite) or mention.plural or mention.others:
        return None
    known = [e for e in so_far.named if trust(e) == 1.0 and compatible(e, mention)]
    known = [e for e in known if not other_trade(e, mention.role) and so_far.score(e, mention) > 0]
    return so_far.pick(known, mention, "who can be meant") if known else None


def somebody_new(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``en nabo sier``: a source of its own; in plain narration only an indefinite noun brings up somebody.

    What cannot speak (``én ting``) is none: the clause was probably misread.
    """
    if mention.clause is None and mention.definite:
        return None
    if not can_be_source(mention, so_far.lexicon):
        return Meaning(why="is no word for somebody who speaks")
    return Meaning(sources=(so_far.somebody_new(mention),), why="named nowhere")


ONE_PERSON: tuple[Rule, ...] = (
    of_that_age,
    of_no_other_age,
    of_that_title,
    of_that_role,
    of_that_group,
    only_one_left,
)
"""How a definite noun for one person means somebody who came up before."""

ANY: tuple[Rule, ...] = (same_nominal, named_together, could_be_meant, somebody_new)
"""How any noun gets a meaning, after those."""


def one_person(mention: Reference, so_far: SoFar) -> Meaning | None:
    """A definite noun, or several (``læreren og rektoren``): each must mean somebody, or all stay open."""
    if mention.plural or not (mention.definite or mention.age is not None):
        return None
    found = first_of(ONE_PERSON, mention, so_far)
    if found is None or not found.sources:
        return found
    for noun in mention.others:
        other = first_of(ONE_PERSON, _with_head(mention, noun, so_far.lexicon), so_far)
        if other is None or not other.sources or set(other.sources) & set(found.sources):
            return Meaning(candidates=found.sources)
        found = attrs.evolve(found, sources=(*found.sources, *other.sources))
    return found


def _with_head(mention: Reference, noun: Token, lexicon: Lexicon) -> Reference:
    """One of several coordinated nouns as a mention of its own."""
    role = lexicon.role_head(noun.text)
    gender = role.gender if role is not None else None
    return attrs.evolve(mention, head=noun, role=role, others=(), gender=gender, age=age_in_word(noun.text, lexicon))


def first_of(rules: Sequence[Rule], mention: Reference, so_far: SoFar) -> Meaning | None:
    """The first meaning that a rule finds, with the rule's name."""
    for rule in rules:
        found = rule(mention, so_far)
        if found is not None:
            return attrs.evolve(found, rule=found.rule or rule.__name__)
    return None


def _fitting(mention: Reference, so_far: SoFar) -> list[Entity]:
    return [e for e in so_far.people if compatible(e, mention)]


def _by(fits: Fits, mention: Reference, so_far: SoFar, among: str) -> Meaning | None:
    """The person who fits, most in focus of several; None when nobody does."""
    matching = [e for e in _fitting(mention, so_far) if fits(e)]
    return so_far.pick(matching, mention, among) if matching else None

"""Whom a noun means (``ordføreren``, ``30-åringen``, ``en nabo``): rules from the surest reading to the loosest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from quotecite.language.norwegian import looks_like_a_person
from quotecite.records import MentionKind
from quotecite.who.bodies import bodies_together, by_its_letters, of_that_sort
from quotecite.who.cast import Entity
from quotecite.who.fitting import (
    another_kind,
    can_be_one_of,
    has_role,
    other_sort,
    other_trade,
    same_group,
    same_kin,
    same_noun,
    same_title,
    same_words,
    says_whose,
    stands_alone,
)
from quotecite.who.focus import CLEARLY, FAR_AHEAD, NEAR, trust
from quotecite.who.mentions import Reference, can_be_source
from quotecite.who.so_far import Meaning, Rule, SoFar
from quotecite.words.lexicon import Lexicon, RoleKind, Trait

Fits = Callable[[Entity], bool]
_SEVERAL = frozenset({Trait.PAIR, Trait.TRIO, Trait.PEOPLE})
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
    word = mention.head.lower
    return _by(lambda e: has_role(e, role) and not another_kind(e, role, word), mention, so_far, "with that role")


def of_that_group(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``ministeren``: who is introduced by another word for the same (``statsråd``) and was mentioned before."""
    role = mention.role
    if role is None or role.kind not in _OFFICES:
        return None

    def mentioned(entity: Entity) -> bool:
        another = another_kind(entity, role, mention.head.lower)
        return same_group(entity, role) and not another and so_far.score(entity, mention) > 0

    return _by(mentioned, mention, so_far, "with such a role")


def of_that_party(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``Høyre-politikeren``: who has that party beside the name (``Per Berg (H)``), and no other role."""
    if mention.party is None:
        return None
    fits = [e for e in _fitting(mention, so_far) if e.party == mention.party and not other_trade(e, mention.role)]
    return so_far.pick(fits, mention, "of that party") if fits else None


def of_that_nation(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``svensken``: who is called Swedish (``svenske Nils Ek``)."""
    return _by(lambda e: e.nation == mention.nation, mention, so_far, "of that nation") if mention.nation else None


def the_other(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``den andre``: of two who were named together, or the only two named, the one who did not speak last."""
    one = mention.tokens[0].lower in so_far.lexicon.words("singular_determiner")
    if not one or len(mention.tokens) != 2 or mention.head.lower not in so_far.lexicon.words("others"):
        return None
    _, together = so_far.last_together(mention)
    two = together if len(together) == 2 else so_far.narrated_before(mention)
    left = tuple(e for e in two if e not in so_far.spoke_before(mention))
    if len(two) != 2 or len(left) != 1:
        return Meaning(candidates=two)
    return Meaning(sources=left, why="the other of two")


def of_that_kin(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``faren``, ``ektemannen``, ``moren til Berg``: who is introduced as such, by the same word or one like it."""
    role = mention.role
    if role is None or role.kind is not RoleKind.KIN:
        return None
    return _by(lambda e: same_kin(e, role), mention, so_far, "of that kin")


def only_one_left(mention: Reference, so_far: SoFar) -> Meaning | None:
    """The person whom a noun must mean: clearly in focus, and of no role that speaks against it."""
    alike = any(same_noun(r, mention) for e in so_far.nameless for r in so_far.heard.references(e))
    elsewhere = mention.clause is None and says_whose(mention.role)
    if not mention.personal or stands_alone(mention.role) or elsewhere or alike:
        return None
    fitting = (e for e in _fitting(mention, so_far) if e.key and not so_far.is_another(e, mention))
    people = [(e, so_far.score(e, mention)) for e in fitting]
    ranked = sorted(people, key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < CLEARLY or (len(ranked) > 1 and ranked[0][1] < FAR_AHEAD * ranked[1][1]):
        return None
    best = ranked[0][0]
    found = Meaning(sources=(best,), why="the only one in focus whom it fits")
    return found if not other_trade(best, mention.role) else None


def whose_pages(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``På Lia kommunes nettsider heter det``: whoever it is that speaks there."""
    channel = so_far.lexicon.media_head(mention.head.text)
    pages = channel is not None and channel.lemma.endswith(tuple(so_far.lexicon.words("own_page")))
    owners = so_far.owners[mention.owner.place] if pages and mention.owner is not None else ()
    return Meaning(sources=owners, why="whose own pages they are") if owners else None


def bare_office(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``sier ordfører``, ``mener ekspert``: who is introduced as such; open when others can hold the office.

    The style of headlines leaves out the article of somebody whom the article names.
    """
    if not is_bare_office(mention):
        return None
    for rule in (of_that_title, of_that_role, of_that_group):
        found = rule(mention, so_far)
        if found is not None:
            return found
    speaking = [
        e for e in so_far.named if so_far.can_mean(e, mention) and any(r.clause for r in so_far.heard.references(e))
    ]
    fits = tuple(e for e in speaking if not (other_trade(e, mention.role) or _is_called_otherwise(e)))
    if len(fits) == 1 and not any(t.role is not None and t.role.kind is RoleKind.ROLE for t in fits[0].titles):
        return Meaning(sources=fits, why="the only one who speaks and is called nothing else")
    return Meaning(candidates=fits) if fits else None


def _is_called_otherwise(entity: Entity) -> bool:
    """Whether somebody has only titles that no table knows (``fuglekjenner Kari Berg``)."""
    titles = [t for t in entity.titles if t.via == "title"]
    return bool(titles) and all(t.role is None for t in titles)


def is_bare_office(mention: Reference) -> bool:
    """Whether a clause's source is a noun for one office alone, without an article (``sier ordfører``)."""
    office = mention.kind is MentionKind.NOMINAL and mention.role is not None and mention.role.kind is RoleKind.ROLE
    one = not (mention.plural or mention.definite)
    return office and one and mention.clause is not None and len(mention.tokens) == 1


def same_nominal(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``naboen`` after *en nabo*, or the very same words again: the nameless source from before.

    With another adjective it is somebody else (``de svenske velgerne`` after *norske velgere*).
    """
    alike = (e for e in so_far.nameless if e.plural == bool(mention.plural))
    agree = same_noun if mention.definite else same_words
    same = [
        e for e in alike if any(agree(r, mention) and not other_sort(r, mention) for r in so_far.heard.references(e))
    ]
    if not same:
        return None
    return Meaning(sources=(same[-1],), why="as before")


def named_together(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``forfattarane``, ``dei påtroppande leiarane``, ``ekteparet``: who were named in one phrase not long ago.

    With a phrase that says which they are (``leiarane i laget``), only who have that role.
    """
    if not _several(mention, so_far.lexicon):
        return None
    start, members = so_far.last_together(mention)
    near = so_far.clock(mention.start) - so_far.clock(start) < NEAR
    if not members or not near or mention.count not in (None, len(members)):
        return None
    told = any(t.upos == "ADP" for t in mention.tokens) and not mention.parts
    nouns = mention.parts or (mention,)
    fits = all(any(can_be_one_of(e, noun, known=told) for noun in nouns) for e in members)
    return Meaning(sources=members, why="named together before") if fits else None


def as_many_as_it_says(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``begge``, ``alle tre``, ``dei to eigarane``: the only ones named so far, or as many as are clearly in focus."""
    pronoun = mention.kind is MentionKind.PRONOUN
    if mention.count is None or mention.parts or not (pronoun or _several(mention, so_far.lexicon)):
        return None
    fits = [e for e in so_far.people if pronoun or can_be_one_of(e, mention, known=False)]
    named = so_far.narrated_before(mention)
    if len(named) == mention.count and all(e in fits for e in named):
        return Meaning(sources=named, why="the only ones named so far")
    ranked = sorted(((so_far.score(e, mention), e) for e in fits), key=lambda pair: -pair[0])
    meant, others = ranked[: mention.count], ranked[mention.count :]
    least = meant[-1][0] if len(meant) == mention.count else 0.0
    if least < CLEARLY or (others and least < FAR_AHEAD * others[0][0]):
        return None
    return Meaning(sources=tuple(e for _, e in meant), why=f"the {len(meant)} in focus")


def all_with_that_role(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``lærarane``, ``dei to lærarane``: as many as it says, in focus, who are introduced as such."""
    if mention.parts or not _several(mention, so_far.lexicon):
        return None
    members = [e for e in so_far.people if can_be_one_of(e, mention, known=True) and so_far.score(e, mention) > CLEARLY]
    fits = len(members) > 1 and mention.count in (None, len(members))
    return Meaning(sources=tuple(members), why="all with that role") if fits else None


def _several(mention: Reference, lexicon: Lexicon) -> bool:
    """Whether a noun means several people known before: definite, and not others than these."""
    role = mention.role
    people = bool(mention.parts) or (role is not None and (role.personal or bool(role.traits & _SEVERAL)))
    others = any(t.lower in lexicon.words("others") for t in mention.tokens)
    return people and mention.definite and bool(mention.plural) and not others


def could_be_meant(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``spissen``: a bare definite noun that says no more supposes that the reader knows whom it means.

    So it is no source of its own as long as there is a named person whom it can mean.
    """
    if mention.role is None:  # a word that no table knows
        like_one = looks_like_a_person(mention.head.text, so_far.lexicon)
        person = mention.age is not None or mention.head.upos == "ADJ" or like_one
    else:
        person = mention.personal and not (stands_alone(mention.role) or says_whose(mention.role))
    bare = not any(t.upos == "ADP" or t.feat("Case") == "Gen" for t in mention.tokens)
    if not (person and bare and mention.definite) or mention.plural:
        return None
    known = [e for e in so_far.named if trust(e) == 1.0 and so_far.can_mean(e, mention)]
    known = [e for e in known if not other_trade(e, mention.role) and so_far.score(e, mention) > 0]
    known = [e for e in known if not so_far.is_another(e, mention)]
    return so_far.pick(known, mention, "who can be meant") if known else None


def nothing_that_speaks(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``én ting sier``: what cannot say anything is no source; the clause was probably misread."""
    if mention.clause is None or can_be_source(mention, so_far.lexicon):
        return None
    return Meaning(why="is no word for somebody who speaks")


def somebody_new(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``en nabo sier``: a source of its own; in plain narration only an indefinite noun brings up somebody."""
    if mention.clause is None and (mention.definite or not can_be_source(mention, so_far.lexicon)):
        return None
    return Meaning(sources=(so_far.somebody_new(mention),), why="named nowhere")


ONE_PERSON: tuple[Rule, ...] = (
    of_that_age,
    of_no_other_age,
    of_that_title,
    of_that_role,
    of_that_party,
    of_that_nation,
    of_that_group,
    of_that_kin,
    the_other,
    only_one_left,
)
"""How a definite noun for one person means somebody who came up before."""

ANY: tuple[Rule, ...] = (
    by_its_letters,
    of_that_sort,
    whose_pages,
    bare_office,
    same_nominal,
    bodies_together,
    named_together,
    all_with_that_role,
    as_many_as_it_says,
    could_be_meant,
    nothing_that_speaks,
    somebody_new,
)
"""How any noun gets a meaning, after those."""


def one_person(mention: Reference, so_far: SoFar) -> Meaning | None:
    """A definite noun, or an age, for one person who came up before."""
    if mention.plural or not (mention.definite or mention.age is not None):
        return None
    return first_of(ONE_PERSON, mention, so_far)


def first_of(rules: Sequence[Rule], mention: Reference, so_far: SoFar) -> Meaning | None:
    """The first meaning that a rule finds, with the rule's name."""
    for rule in rules:
        found = rule(mention, so_far)
        if found is not None:
            return attrs.evolve(found, rule=found.rule or rule.__name__)
    return None


def _fitting(mention: Reference, so_far: SoFar) -> list[Entity]:
    return [e for e in so_far.people if so_far.can_mean(e, mention)]


def _by(fits: Fits, mention: Reference, so_far: SoFar, among: str) -> Meaning | None:
    """The person who fits, most in focus of several; None when nobody does."""
    matching = [e for e in _fitting(mention, so_far) if fits(e)]
    return so_far.pick(matching, mention, among) if matching else None

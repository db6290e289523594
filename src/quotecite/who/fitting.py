"""May this mention mean that person? The hard rules: kind, number, gender, age, title, role."""

from __future__ import annotations

from quotecite.language.norwegian import is_suspended
from quotecite.records import MentionKind, SourceKind
from quotecite.who.cast import Entity
from quotecite.who.mentions import Reference
from quotecite.words.lexicon import Role, RoleKind, Trait

_TOLD = ("pronoun", "title")


def compatible(entity: Entity, reference: Reference) -> bool:
    """Whether kind, gender, number, age, party and nation allow a singular mention to mean an entity."""
    if entity.kind is not SourceKind.PERSON or reference.plural:
        return False
    if (
        reference.neutral and entity.gender is not None and entity.gender_via in _TOLD
    ):  # *hen* is nobody whom the article calls *han* or *hun*
        return False
    gender = entity.gender is None or reference.gender is None or entity.gender is reference.gender
    marks = ((entity.age, reference.age), (entity.party, reference.party), (entity.nation, reference.nation))
    return gender and not entity.plural and all(mine == said for mine, said in marks if mine is not None and said)


def can_be_one_of(entity: Entity, mention: Reference, *, known: bool) -> bool:
    """Whether somebody can be one of several whom a noun means, or is ``known`` to have such a role."""
    role = mention.role
    gender = entity.gender is None or mention.gender is None or entity.gender is mention.gender
    if entity.kind is not SourceKind.PERSON or not gender:
        return False
    introduced = role is not None and (has_role(entity, role) or same_group(entity, role))
    return introduced or not (known or other_trade(entity, role))


def same_title(text: str, word: str, role: Role | None, other: Role) -> bool:
    """Whether two role nouns are one word in two forms (``generalsekretær``, ``generalsekretæren``)."""
    return role is not None and role.lemma == other.lemma and stem_of(text, role) == stem_of(word, role)


def stem_of(noun: str, role: Role) -> str:
    """A noun of a role without its ending, with what stands before the role's word in a compound (``mattilsyn``)."""
    word = noun.lower()
    form = next((f for f in sorted(role.forms, key=len, reverse=True) if word.endswith(f.lower())), None)
    return word if form is None else word[: -len(form)] + role.lemma.lower()


def other_trade(entity: Entity, role: Role | None) -> bool:
    """Whether a person is known to be something else: has roles, all of them of other groups."""
    known = [t.role for t in entity.titles if t.role and t.role.kind is RoleKind.ROLE and t.via != "predicate"]
    return role is not None and role.kind is RoleKind.ROLE and bool(known) and all(r.group != role.group for r in known)


def has_role(entity: Entity, role: Role) -> bool:
    """Whether a person is introduced with the same role noun, or the plain word (``Ap-leder`` for ``partilederen``)."""
    known = [(t.noun.lower, t.role.lemma) for t in entity.titles if t.role is not None]
    return any(
        lemma == role.lemma or (role.lemma.endswith(lemma) and text.rpartition("-")[2].startswith(lemma))
        for text, lemma in known
    )


def another_kind(entity: Entity, role: Role, word: str) -> bool:
    """Whether somebody has a role in other compounds than the one meant alone (``kommunelege``, ``fylkeslege``)."""
    titles = [t for t in entity.titles if t.role is not None and t.role.lemma == role.lemma]
    stems = {stem_of(t.noun.text, role) for t in titles}
    meant = stem_of(word, role)
    plain = any(stem == role.lemma or "-" in stem for stem in (*stems, meant))
    suspended = any(is_suspended(token.text) for t in titles for token in t.sentence.tokens[: t.noun.index])
    return bool(stems) and meant not in stems and not plain and not suspended  # ``arbeids- og sosialminister``


def same_group(entity: Entity, role: Role) -> bool:
    """Whether a person is introduced with a role noun that can mean the same (``statsråd``, ``ministeren``)."""
    return role.group is not None and any(t.role is not None and t.role.group == role.group for t in entity.titles)


def same_kin(entity: Entity, role: Role) -> bool:
    """Whether a person is introduced as that relative: by the word, one of its group, or the plain one (``mann``)."""
    titles = [t.role for t in entity.titles if t.role is not None]
    return any(
        r.lemma == role.lemma or (r.group is not None and r.group == role.group)
        if r.kind is RoleKind.KIN
        else role.lemma.endswith(r.lemma)
        for r in titles
    )


def stands_alone(role: Role | None) -> bool:
    """Whether a bare noun needs nobody named before it.

    A relative, an office of one (``rådmannen``), a trade that serves somebody else (``megleren`` of who buys a house).
    """
    return role is not None and (role.kind is RoleKind.KIN or bool(role.traits & {Trait.SOLE, Trait.SERVES}))


def says_whose(role: Role | None) -> bool:
    """Whether a noun says whose somebody is, so that nobody is it alone (``kollegaen``)."""
    return role is not None and Trait.RELATION in role.traits


def same_noun(one: Reference, other: Reference) -> bool:
    """Whether two nominals have the same noun, in whichever form."""
    return one.kind is MentionKind.NOMINAL and (
        one.head.lower == other.head.lower
        or (other.role is not None and same_title(one.head.text, other.head.lower, one.role, other.role))
    )


def other_sort(one: Reference, other: Reference) -> bool:
    """Whether two nominals have adjectives of which none is the same (``norske velgere``, ``de svenske velgerne``)."""
    first, second = (
        {t.lemma.lower() for t in r.tokens if t.upos == "ADJ" and t.start < r.head.start} for r in (one, other)
    )
    return bool(first) and bool(second) and not first & second


def same_words(one: Reference, other: Reference) -> bool:
    """Whether two mentions have the same words."""
    return [t.lower for t in one.tokens] == [t.lower for t in other.tokens]

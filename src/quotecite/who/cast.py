"""The persons, bodies and groups of an article while it is read, and when a mention fits one of them."""

from __future__ import annotations

import attrs

from quotecite.language.names import printed
from quotecite.language.trees import Sentence, Token
from quotecite.records import Gender, MentionKind, SourceKind
from quotecite.who.mentions import Reference
from quotecite.words.lexicon import Role, RoleKind, Trait

FADE = 0.5  # what a mention's weight keeps per sentence of the narrator's text
AGENT = 2.0  # the least weight of a subject
OBJECT = 1.5  # the least weight of a subject or object
UNSURE = 0.4  # factor for single words that the model takes for persons and no table knows
NAMELESS = 0.35  # factor for persons who are never named
OFTEN = 0.3  # what further mentions add to the strongest one


@attrs.frozen(kw_only=True, eq=False)
class Title:
    """A role noun that says what somebody is: where it stands, the role it means, and by which route (``title``)."""

    sentence: Sentence
    noun: Token
    role: Role | None
    via: str


@attrs.define(eq=False)
class Entity:
    """One person, body or group while the article is read; becomes a `quotecite.Source` in the end."""

    name: str
    kind: SourceKind
    key: tuple[str, ...] = ()
    plural: bool = False
    seen: int = 0  # how often the model took the name for a person's, less how often for something else's
    gender: Gender | None = None
    gender_via: str = ""
    age: int | None = None
    titles: list[Title] = attrs.field(factory=list)
    references: list[Reference] = attrs.field(factory=list)
    narrated: list[Reference] = attrs.field(factory=list)  # every mention in narration, pronouns and nominals too
    salience: list[tuple[int, float, float]] = attrs.field(factory=list)

    @property
    def trust(self) -> float:
        """How sure it is that this is a person to whom a pronoun can point."""
        if not self.key:
            return NAMELESS
        if len(self.key) > 1 or self.gender_via == "name table" or self.seen > 1:
            return 1.0
        return UNSURE if self.seen == 1 else 0.0

    @property
    def identified(self) -> bool:
        """Whether the article says who it is: a person's full name; a body, a document, a medium by any word."""
        return len(self.key) > 1 if self.kind is SourceKind.PERSON else self.kind is not SourceKind.GROUP

    @property
    def first(self) -> int:
        """Where the source is first mentioned."""
        return min((r.start for r in self.references), default=1 << 60)

    @property
    def fullest_name(self) -> str:
        """The name; for a source that is never named, its fullest nominal."""
        nominals = [r for r in self.references if r.kind is MentionKind.NOMINAL]
        if self.key or not nominals:
            return self.name
        return nominal_name(max(nominals, key=lambda r: len(r.tokens)))

    def score(self, offset: int, now: float, sentence: int | None = None) -> float:
        """How much in focus the source is at an offset, ``now`` on the article's clock; later mentions do not count.

        For a pronoun, ``sentence`` is where its sentence starts: a mention there that is no subject cannot be meant
        (``Om Berg sier hun …``).
        """
        faded = [
            self.trust * w * FADE ** (now - then)
            for at, then, w in self.salience
            if at < offset and (sentence is None or at < sentence or w >= AGENT)
        ]
        return float(max(faded, default=0.0) + OFTEN * sum(faded))


@attrs.frozen
class Resolution:
    """What a mention means: ``entities`` (all of them, for a plural), or none and the ``candidates`` that remained."""

    entities: tuple[Entity, ...] = ()
    candidates: tuple[Entity, ...] = ()


def compatible(entity: Entity, reference: Reference) -> bool:
    """Whether kind, gender, number and age allow a singular mention to mean an entity."""
    if entity.kind is not SourceKind.PERSON or reference.plural:
        return False
    gender = entity.gender is None or reference.gender is None or entity.gender is reference.gender
    age = entity.age is None or reference.age is None or entity.age == reference.age
    return gender and age and not entity.plural


def same_title(text: str, word: str, role: Role | None, other: Role) -> bool:
    """Whether two role nouns are one word in two forms (``generalsekretær``, ``generalsekretæren``)."""
    if role is None or role.lemma != other.lemma:
        return False
    first, second = text.lower(), word
    stems = [
        next((w[: -len(f)] for f in sorted(role.forms, key=len, reverse=True) if w.endswith(f.lower())), w)
        for w in (first, second)
    ]
    return stems[0] == stems[1]


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


def same_group(entity: Entity, role: Role) -> bool:
    """Whether a person is introduced with a role noun that can mean the same (``statsråd``, ``ministeren``)."""
    return role.group is not None and any(t.role is not None and t.role.group == role.group for t in entity.titles)


def stands_alone(role: Role | None) -> bool:
    """Whether a bare noun needs nobody named before it: a relative, or an office of one (``rådmannen``)."""
    return role is not None and (role.kind is RoleKind.KIN or Trait.SOLE in role.traits)


def same_noun(one: Reference, other: Reference) -> bool:
    """Whether two nominals have the same noun, in whichever form."""
    return one.kind is MentionKind.NOMINAL and (
        one.head.lower == other.head.lower
        or (other.role is not None and same_title(one.head.text, other.head.lower, one.role, other.role))
    )


def same_words(one: Reference, other: Reference) -> bool:
    """Whether two mentions have the same words."""
    return [t.lower for t in one.tokens] == [t.lower for t in other.tokens]


def nominal_name(reference: Reference) -> str:
    """A nominal as the name of a source that is never named: lower-cased unless a name is in it."""
    first, *rest = (t.text for t in reference.tokens)
    if reference.tokens[0].upos != "PROPN" and not first.isupper() and not first[1:2].isupper():
        first = first[:1].lower() + first[1:]
    return printed(reference.tokens, (first, *rest))


def kind_of(reference: Reference) -> SourceKind:
    """What a source is that only a nominal mentions: by the table's kind of the noun, else a person or a group."""
    role = reference.role
    if role is None:
        return SourceKind.GROUP if reference.plural else SourceKind.PERSON
    kinds = {
        RoleKind.GROUP: SourceKind.GROUP,
        RoleKind.ORGANISATION: SourceKind.ORGANISATION,
        RoleKind.DOCUMENT: SourceKind.DOCUMENT,
    }
    return kinds.get(role.kind, SourceKind.GROUP if reference.plural else SourceKind.PERSON)

"""The cast of an article: its persons, bodies and groups, and what is known of each."""

from __future__ import annotations

import attrs

from quotecite.language.names import printed
from quotecite.language.trees import Sentence, Token
from quotecite.records import Gender, MentionKind, SourceKind
from quotecite.who.mentions import Reference
from quotecite.words.lexicon import Lexicon, Role, RoleKind


@attrs.frozen(kw_only=True, eq=False)
class Title:
    """A role noun that says what somebody is: where it stands, the role it means, and by which route (``title``)."""

    sentence: Sentence
    noun: Token
    role: Role | None
    via: str


@attrs.frozen(kw_only=True, eq=False)
class Salience:
    """How strongly a mention at an offset brought somebody into focus, ``then`` on the article's clock."""

    at: int
    then: float
    weight: float


@attrs.frozen(kw_only=True, eq=False)
class Entity:
    """One person, body or group of an article; becomes a `quotecite.Source` in the end.

    ``number`` tells the members of one article apart, whatever more is learnt of them. ``key`` are the words of a name,
    () for whoever is never named. ``references`` are the mentions by name and those in reporting clauses, ``narrated``
    all mentions outside direct speech. ``party`` and ``nation`` are what stands beside the name
    (`quotecite.who.marks`). ``seen`` counts how often the model took the name for a person's, less how often for
    something else's.
    """

    number: int
    name: str
    kind: SourceKind
    key: tuple[str, ...] = ()
    plural: bool = False
    seen: int = 0
    gender: Gender | None = None
    gender_via: str = ""
    age: int | None = None
    party: str | None = None
    nation: str | None = None
    titles: tuple[Title, ...] = ()
    references: tuple[Reference, ...] = ()
    narrated: tuple[Reference, ...] = ()
    salience: tuple[Salience, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)

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


NAME_TABLE = "name table"
"""How somebody's gender is known when only the first name shows it."""

INTERVIEWER = Entity(number=0, name="intervjuer", kind=SourceKind.INTERVIEWER)
"""The journalist; everybody else in an article is numbered from 1."""


def nominal_name(reference: Reference) -> str:
    """A nominal as the name of a source that is never named: lower-cased unless a name is in it."""
    first, *rest = (t.text for t in reference.tokens)
    if reference.tokens[0].upos != "PROPN" and not first.isupper() and not first[1:2].isupper():
        first = first[:1].lower() + first[1:]
    return printed(reference.tokens, (first, *rest))


_KINDS = {
    RoleKind.GROUP: SourceKind.GROUP,
    RoleKind.ORGANISATION: SourceKind.ORGANISATION,
    RoleKind.DOCUMENT: SourceKind.DOCUMENT,
}
_KINDS_OF_MEDIA = {"outlet": SourceKind.MEDIA, "channel": SourceKind.DOCUMENT}


def kind_of(reference: Reference, lexicon: Lexicon) -> SourceKind:
    """What a source is that only a nominal mentions: by the tables' kind of the noun, else a person or a group.

    A ``magasin`` is a medium and a ``blogginnlegg`` a text; several of them are a group.
    """
    if reference.role is not None and reference.role.kind in _KINDS:
        return _KINDS[reference.role.kind]
    if reference.plural:
        return SourceKind.GROUP
    medium = lexicon.media_head(reference.head.text) if reference.role is None and reference.age is None else None
    return _KINDS_OF_MEDIA.get(medium.kind, SourceKind.PERSON) if medium is not None else SourceKind.PERSON

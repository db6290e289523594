"""What the names of an article are names of, told by all the places where they stand: persons, places, bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from quotecite.language.names import Name, NameKind, fold_name
from quotecite.language.norwegian import without_genitive
from quotecite.language.trees import Token
from quotecite.records import SourceKind
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.words.lexicon import Lexicon

_BODIES = (SourceKind.ORGANISATION, SourceKind.MEDIA)


class NamesTold:
    """Tells persons, places and bodies apart by their names, which the model takes now for this, now for that.

    Args:
        entities: the sources of the article.
        describer: knows the names.
        lexicon: the word tables.
    """

    def __init__(self, entities: Iterable[Entity], describer: Describer, lexicon: Lexicon) -> None:
        everyone = list(entities)
        self._taken_for = defaultdict[tuple[str, ...], Counter[NameKind]](Counter)
        for name in describer.names:
            self._taken_for[name.key][name.kind] += 1
        bodies = [e for e in everyone if e.kind in _BODIES]
        self._bodies = {known for e in bodies for known in (" ".join(e.key), *e.key[:1])}
        self._bodies |= {" ".join(n.key) for e in bodies for r in e.references for n in r.names}  # abbreviations too
        self._places = {key[0] for key in self._taken_for if self._is_place(key)}
        self._all = {" ".join(name.key) for name in describer.names if not name.genitive}
        people = [e for e in everyone if e.kind is SourceKind.PERSON and len(e.key) > 1]
        self._surnames = {word for e in people for word in e.key}
        self._people = {w for e in people if _is_surely_somebody(e, self._taken_for[e.key], lexicon) for w in e.key}
        self._describer = describer
        self._lexicon = lexicon

    def known_body(self, word: str) -> bool:
        """Whether a word is the name of a body in the cast."""
        return fold_name(word) in self._bodies

    def only_of(self, noun: str) -> Name | None:
        """The one body of an article whose name ends in a noun that begins so (``politi``: *Øst politidistrikt*)."""
        found = {
            name.key: name
            for name in self._describer.names
            if len(name.key) > 1 and name.key[-1].startswith(noun) and name.key[-1] != noun
        }
        organisation = [n for n in found.values() if n.kind in (NameKind.ORGANISATION, NameKind.PLACE)]
        return organisation[0] if len(found) == 1 and organisation else None

    def known_place(self, word: str) -> bool:
        """Whether a word is, or begins, a place's name."""
        return fold_name(word) in self._places

    def known(self, word: str) -> bool:
        """Whether a word is a name of the article, not in the genitive, or that of a body in the cast."""
        return fold_name(word) in self._bodies | self._all

    def named(self, token: Token) -> bool:
        return token.upos == "PROPN" or self._describer.name_at(token) is not None

    def place(self, token: Token) -> bool:
        name = self._describer.name_at(token)
        return name is not None and name.kind is NameKind.PLACE and self._is_place(name.key)

    def _is_place(self, key: tuple[str, ...]) -> bool:
        """Whether a name is taken for a place's, and not more often in the article for something else's."""
        kinds = self._taken_for[key]
        return 2 * kinds[NameKind.PLACE] >= kinds.total() > 0

    def person(self, token: Token) -> bool:
        """Whether a word is part of a person's name: one of the article, or one with a first name."""
        name = self._describer.name_at(token)
        if name is None or name.kind is not NameKind.PERSON:
            return False
        return any(fold_name(word) in self._people for word in name.words) or self.has_first_name(token)

    def surname(self, token: Token) -> bool:
        """Whether a single name, whatever the model takes it for, is the surname of somebody in the article."""
        name = self._describer.name_at(token)
        return name is not None and len(name.words) == 1 and fold_name(without_genitive(token.text)) in self._surnames

    def may_be_person(self, token: Token) -> bool:
        """Whether a word is part of a name that the article has for persons only."""
        name = self._describer.name_at(token)
        return name is not None and set(self._taken_for[name.key]) == {NameKind.PERSON}

    def named_like_a_person(self, token: Token) -> bool:
        """Whether a word is part of a name that the article has for a person's anywhere."""
        name = self._describer.name_at(token)
        return name is not None and self._taken_for[name.key][NameKind.PERSON] > 0

    def has_first_name(self, token: Token) -> bool:
        name = self._describer.name_at(token)
        return name is not None and self._lexicon.is_first_name(name.words[0])


def _is_surely_somebody(entity: Entity, taken_for: Counter[NameKind], lexicon: Lexicon) -> bool:
    """Whether a full name in the cast is surely a person's: by a first name, or by what is said of them.

    The model takes some bodies for persons (``Nye Veier``), now and then: nobody gives them an age or a title.
    """
    if 2 * taken_for[NameKind.PERSON] < taken_for.total() and not lexicon.is_first_name(entity.key[0]):
        return False
    titled = any(title.role is not None and title.role.personal for title in entity.titles)
    return titled or entity.age is not None or lexicon.is_first_name(entity.key[0])

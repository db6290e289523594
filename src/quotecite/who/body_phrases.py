"""Noun phrases that mean a body which people work or sit in (``Lia skole``, ``bandet Kjølvatn``)."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.names import NameKind, printed
from quotecite.language.norwegian import is_definite, is_suspended, without_genitive
from quotecite.language.trees import Token
from quotecite.who.mentions import Describer
from quotecite.who.names_told import NamesTold
from quotecite.words.lexicon import Lexicon, Role, RoleKind, Trait

_BODIES = frozenset({RoleKind.ORGANISATION, RoleKind.GROUP})


class BodyPhrases:
    """Reads the phrases of an article, and tells which of them mean a body.

    Args:
        names: what the names of the article are names of.
        describer: knows the names.
        lexicon: the word tables.
    """

    def __init__(self, names: NamesTold, describer: Describer, lexicon: Lexicon) -> None:
        self._names = names
        self._describer = describer
        self._lexicon = lexicon

    def at(self, tokens: Sequence[Token], first: int) -> Sequence[Token]:
        """The noun phrase at an index: what comes before the noun, nouns and names, ``i`` with a place after a noun."""
        at = first
        while at < len(tokens) and tokens[at].upos in ("DET", "ADJ") and not self._names.named(tokens[at]):
            at += 1
        start = at
        while at < len(tokens) and self._goes_on(tokens, start, at):
            name = self._describer.name_at(tokens[at])
            at = max(at, name.tokens[-1].index if name is not None else at) + 1
        return tokens[first : self._with_place(tokens, at)] if at > start else ()

    def _with_place(self, tokens: Sequence[Token], end: int) -> int:
        """The end of a phrase, with ``i`` and a place after a definite noun (``universitetet i Osaka``)."""
        last = tokens[end - 1]
        named = last.upos == "PROPN" and self.organisation(last) and is_definite(last.text, self._lexicon)
        if (
            not (named or (last.upos == "NOUN" and last.feat("Definite") != "Ind"))
            or end + 1 >= len(tokens)
            or tokens[end].lower not in self._lexicon.words("place_preposition")
        ):
            return end
        place = self._describer.name_at(tokens[end + 1])
        return place.tokens[-1].index + 1 if place is not None and place.kind is NameKind.PLACE else end

    def _goes_on(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Whether the token at an index belongs to the nouns and names that began at ``start``."""
        token, before = tokens[at], tokens[at - 1]
        if token.lower in self._lexicon.words("weekday"):
            return False
        if at == start:
            return token.upos in ("NOUN", "X") or self._names.named(token)
        if is_suspended(before.text) and (token.upos in ("CCONJ", "NOUN") or token.text == ","):
            return True  # ``Barne-, ungdoms- og …``
        if at - start > 1 and before.upos == "CCONJ" and tokens[at - 2].text.endswith("-"):
            return token.upos in ("NOUN", "PROPN", "VERB")  # ``… og familieetaten``
        if before.text == "," and token.text.endswith("-") and not self._names.named(token):
            return True  # ``…, ungdoms- …``
        return self._joins(token, before)

    def _joins(self, token: Token, before: Token) -> bool:
        """Whether a name or noun is one body with the word before it: ``Lia skole``, no person after ``laget``."""
        name = self._describer.name_at(token)
        if name is not None:
            named_so = self._names_a_thing(before) or (self._body_noun(before) and len(name.words) == 1)
            return name.kind is not NameKind.PERSON or (named_so and not self._names.person(token))
        return token.upos == "NOUN" and self._names.named(before) and not token.definite

    def _names_a_thing(self, noun: Token) -> bool:
        """Whether a noun before a name makes it the name of a thing (``skøyta Nordstjerna``), not of a person."""
        return noun.upos == "NOUN" and not self._names.named(noun) and self._lexicon.role_head(noun.text) is None

    def is_body(self, phrase: Sequence[Token], role: Role | None) -> bool:
        """Whether a noun phrase means a body that people work or sit in: by its name, by its noun, or by both."""
        text = without_genitive(text_of(phrase))
        if phrase[0].lower in self._lexicon.words("article") or any(map(self._is_occasion, phrase)):
            return False  # ``i en fullsatt domkirke``, ``på Frps landsmøte``
        if self._lexicon.party(text) or self._lexicon.outlet(text):
            return True
        if self._names_somebody(phrase):
            return False
        names = [t for t in phrase if self._names.named(t)]
        if self.is_known(phrase):
            return True
        noun = next((t for t in phrase if t.upos == "NOUN" and not self._names.named(t)), None)
        if noun is None:
            return self._bare_name_is_body(names, role)
        kind = self._lexicon.role_head(noun.text) or self._lexicon.role_head(without_genitive(noun.text))
        if kind is None:
            return self._names_an_institution(noun, names)
        body = kind.kind in _BODIES and Trait.PRIVATE not in kind.traits  # not ``rådgiver for president Berg``
        return body and (noun.feat("Definite") != "Ind" or len(phrase) > 1)

    def _is_occasion(self, token: Token) -> bool:
        """Whether a word is a common noun for where things are said (``landsmøte``)."""
        medium = self._lexicon.media_head(token.text) if token.upos == "NOUN" and token.entity == "O" else None
        return medium is not None and medium.kind != "outlet"

    def is_known(self, phrase: Sequence[Token]) -> bool:
        """Whether a phrase is a body's name for the model or the tables, or has the noun for one (``Lia kommune``)."""
        text = text_of(phrase)
        names = [t for t in phrase if self._names.named(t)]
        tagged = any(t.entity.endswith("ORG") for t in names) or any(map(self.organisation, phrase[1:]))
        known = self._lexicon.party(text) is not None or self._lexicon.outlet(text) is not None
        return known or (tagged and not self._names_somebody(phrase))

    def _names_somebody(self, phrase: Sequence[Token]) -> bool:
        """Whether a phrase has a person's name in it, unless it may be that of a thing (``skøyta Nordstjerna``)."""
        thing = self._names_a_thing(phrase[0])
        return any(self._names.person(t) and not (thing and not self._names.has_first_name(t)) for t in phrase)

    def _bare_name_is_body(self, names: Sequence[Token], role: Role | None) -> bool:
        """Whether a name without a noun is a body: no place, but with an office of one (``ordfører i Nissedal``)."""
        if role is None and any(map(self._names.named_like_a_person, names)):
            return False  # ``stakk Berg fra Lie``
        office = role is not None and bool({Trait.PLACE, Trait.BODY} & set(role.traits))
        return bool(names) and (office or not any(map(self._names.place, names)))

    def _names_an_institution(self, noun: Token, names: Sequence[Token]) -> bool:
        """Whether a noun that no table holds is a body by the name beside it.

        The name stands before it (``Lia legekontor``) or is that of no place (``skøyta Nordstjerna``, not ``byen
        Hamar``), or says where a definite noun is (``barnevakta i Lia``); not without a name (``leder i prosjektet``).
        """
        if not names:
            return False
        placed = noun.definite and names[0].index > noun.index + 1
        return placed or names[0].index < noun.index or not any(map(self._names.place, names))

    def organisation_of(self, genitive: Token) -> bool:
        role = self._lexicon.role_head(without_genitive(genitive.text))
        return role is not None and role.kind is RoleKind.ORGANISATION

    def _body_noun(self, token: Token) -> bool:
        """Whether a word is a noun for a body or a group that one can sit in (``bandet``)."""
        role = self._lexicon.role_head(token.text)
        return role is not None and role.kind in _BODIES and Trait.PRIVATE not in role.traits

    def organisation(self, token: Token) -> bool:
        role = self._lexicon.role_head(token.text)
        return role is not None and role.kind is RoleKind.ORGANISATION


def text_of(phrase: Sequence[Token]) -> str:
    """The words of a phrase as they are printed, with single spaces."""
    return printed(phrase, [token.text for token in phrase])

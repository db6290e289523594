"""Where somebody belongs: the body beside a title or name (``leder i X``, ``Xs leder``, ``X-sjef``, ``Berg fra X``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from quotecite.language.names import NameKind, fold_name, printed
from quotecite.language.norwegian import definite_plurals, may_be_genitive, without_genitive
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import SourceKind
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.words.lexicon import Lexicon, Role, RoleKind, Trait

_BODIES = frozenset({RoleKind.ORGANISATION, RoleKind.GROUP})


@attrs.frozen(kw_only=True)
class Body:
    """A body that somebody belongs to: its name, and the half-open code points where it stands."""

    name: str
    start: int
    end: int


@attrs.frozen(kw_only=True)
class _Owner:
    """A phrase before a title or name: by a linking possessive (``NTE sin``) or in the genitive it owns it."""

    phrase: Sequence[Token]
    linked: bool
    genitive: bool


class Bodies:
    """Tells which words of an article mean a body that people work or sit in.

    Args:
        entities: the sources of the article, by which compounds (``NHO-sjefen``) and surnames are known.
        describer: knows the names.
        lexicon: the word tables.
    """

    def __init__(self, entities: Iterable[Entity], describer: Describer, lexicon: Lexicon) -> None:
        everyone = list(entities)
        kinds = (SourceKind.ORGANISATION, SourceKind.MEDIA)
        bodies = [e for e in everyone if e.kind in kinds]
        self._known = {known for e in bodies for known in (" ".join(e.key), *e.key[:1])}
        self._known |= {" ".join(n.key) for e in bodies for r in e.references for n in r.names}  # abbreviations too
        self._people = {w for e in everyone if e.kind is SourceKind.PERSON and len(e.key) > 1 for w in e.key}
        self._places = {name.key[0] for name in describer.names if name.kind is NameKind.PLACE}
        self._names = {" ".join(name.key) for name in describer.names if not name.genitive}
        self.describer = describer
        self._lexicon = lexicon

    def after_title(self, sentence: Sentence, at: int, role: Role | None) -> Body | None:
        """The body after the preposition at an index, right after a title (``leder i Natur og Ungdom``).

        A place counts only with an office that belongs to one (``ordfører i Nissedal``). Of two bodies the larger one
        that follows counts (``leder for avdeling øst i Mattilsynet``).
        """
        if (within := self._in_compound(sentence, at)) is not None:
            return within
        phrase = self._after(sentence, at, role)
        if not phrase:
            return None
        further = self._after(sentence, phrase[-1].index + 1, None)
        larger = further and not any(self.describer.name_at(t) for t in phrase if not self._place(t))
        return _body(further if larger else phrase)

    def after_name(self, sentence: Sentence, at: int, role: Role | None) -> Body | None:
        """The body after the preposition at an index, right after a name (``rektor Kari Berg ved Lia skole``).

        Without a title only one that the name comes *from* (``Berg fra Redd Barna``) or a body by its own name or kind
        (``Berg i Redd Barna``); never where the words were said (``sa statsråd Berg i Stortinget``, ``skriver lege Berg
        i VG``).
        """
        tokens = sentence.tokens
        phrase = self._after(sentence, at, role)
        if not phrase:
            return None
        found = _body(phrase)
        if tokens[at].lower in self._lexicon.words("comes_from"):
            return found
        if role is None and not any(t.entity.endswith("ORG") or self._organisation(t) for t in phrase):
            return None
        said_there = tokens[at].lower in self._lexicon.words("says_in") and self._is_medium(found, phrase[-1], role)
        return None if said_there else found

    def _is_medium(self, body: Body, last: Token, role: Role | None) -> bool:
        """Whether a body is where words may have been said or printed rather than whose words they are.

        An outlet, unless the title is one of the media (``redaktør Berg i VG``); a medium by its noun (``i
        programmet``); after a bare name also a body that there is only one of (``sa Berg i Stortinget``).
        """
        if self._lexicon.media_head(last.text) is not None:
            return True
        sole = any(body.name.lower().startswith(word) for word in self._lexicon.sole_bodies)
        said_in = self._lexicon.outlet(body.name) is not None or (role is None and sole)
        return said_in and (role is None or Trait.MEDIA not in role.traits)

    def after_pair(self, sentence: Sentence, at: int) -> Body | None:
        """The body that two persons with titles share: after the second (``lege Berg og rektor Lie ved Lia skole``)."""
        tokens = sentence.tokens
        if at >= len(tokens) or tokens[at].upos != "CCONJ":
            return None
        for token in tokens[at + 1 : at + 8]:
            name = self.describer.name_at(token)
            if name is not None and name.kind is NameKind.PERSON:
                titled = token.index > at + 1
                return self.after_name(sentence, name.tokens[-1].index + 1, None) if titled else None
            if is_finite(token):
                return None
        return None

    def before(self, sentence: Sentence, first: int, role: Role | None) -> Body | None:
        """The body whose genitive stands before the index of a title or name (``NRKs sjef``, ``NTE sin leiar``)."""
        owner = self._owner(sentence.tokens, first)
        if not owner.phrase or not owner.genitive or not self._is_body(owner.phrase, role):
            return None
        if self._is_surname(owner.phrase[-1]):
            return None  # ``Lunds kollega``
        if self._may_be_person(owner.phrase[-1]) and role is not None and Trait.SERVES in role.traits:
            return None  # ``Lunds advokat``
        body = _body(owner.phrase)
        return body if owner.linked else attrs.evolve(body, name=without_genitive(body.name))

    def _owner(self, tokens: Sequence[Token], first: int) -> _Owner:
        """What stands before the index of a title or name and may own it, past adjectives (``NRKs nye sjef``)."""
        last = first - 1
        while last >= 0 and tokens[last].upos == "ADJ":
            last -= 1
        linked = last > 0 and tokens[last].lower in self._lexicon.words("possessive_link")
        last -= linked
        if last < 0:
            return _Owner(phrase=(), linked=False, genitive=False)
        numbered = tokens[max(0, last - 1) : last + 1]
        if may_be_genitive(_text(numbered)) and self._lexicon.outlet(without_genitive(_text(numbered))) is not None:
            return _Owner(phrase=numbered, linked=linked, genitive=True)  # ``TV 2s``
        name = self.describer.name_at(tokens[last])
        whole = name is not None and name.tokens[-1] is tokens[last]
        phrase = name.tokens if name is not None and whole else tokens[last : last + 1]
        before = self.describer.name_at(tokens[last - 1]) if last and phrase[0].upos == "NOUN" else None
        if before is not None and not before.genitive and self._organisation_of(phrase[0]):
            phrase = (*before.tokens, *phrase)  # ``Lia kommunes``
        marked = phrase[-1].feat("Case") == "Gen" or (name is not None and name.genitive)
        return _Owner(phrase=phrase, linked=linked, genitive=linked or marked or self._ends_in_s(_text(phrase)))

    def _ends_in_s(self, printed: str) -> bool:
        """Whether a party, outlet or name of the article is a genitive by its last letter, whatever the tagger says."""
        bare = without_genitive(printed)
        known = self._known | self._names
        return may_be_genitive(printed) and bool(
            self._lexicon.party(bare) or self._lexicon.outlet(bare) or fold_name(bare) in known
        )

    def within(self, noun: Token) -> Body | None:
        """The body in a compound: a party, an outlet, any name but a place, or one there is only one of.

        ``Ap-topp``, ``NRK-sjefen``, ``Fjordkraft-direktør``; ``stortingspresident``, ``politiadvokat``.
        """
        if (named := self._named_in(noun) or self._name_before_hyphen(noun)) is not None:
            return named
        role = self._lexicon.role_head(noun.text)
        prefix, hyphen, _ = noun.text.rpartition("-")
        if hyphen and prefix[:1].isupper() and role is not None and Trait.PLACE in role.traits:
            return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))  # ``Lom-ordføraren``
        parties = map(self._lexicon.party, definite_plurals(role.lemma, self._lexicon)) if role else ()
        party = next(filter(None, parties), None)
        if party is not None:  # ``demokraten``: of *Demokratene*
            return Body(name=party.abbreviation, start=noun.start, end=noun.end)
        sole = next((w for w in self._lexicon.sole_bodies if noun.lower.startswith(w) and noun.lower != w), None)
        return Body(name=sole, start=noun.start, end=noun.start + len(sole)) if sole else None

    def _in_compound(self, sentence: Sentence, at: int) -> Body | None:
        """The body in a compound after the preposition at an index (``spiller i RBK-troppen``)."""
        after = sentence.tokens[at + 1 : at + 2]
        linked = at < len(sentence.tokens) and sentence.tokens[at].lower in self._lexicon.words("belongs_with")
        return self._named_in(after[0]) if linked and after else None

    def _named_in(self, noun: Token) -> Body | None:
        prefix, hyphen, _ = noun.text.rpartition("-")
        named = self._lexicon.party(prefix) or self._lexicon.outlet(prefix) or fold_name(prefix) in self._known
        if not hyphen or not prefix[:1].isupper() or not named or self._organisation(noun):
            return None
        return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))

    def _name_before_hyphen(self, noun: Token) -> Body | None:
        """The name before the hyphen of an office (``Fjordkraft-direktør``).

        Not a place (``Libya-forsker``), nor capitals that the article does not know for a body (``IT-sjef``).
        """
        prefix, hyphen, title = noun.text.rpartition("-")
        role = self._lexicon.role_head(title)
        office = role is not None and role.kind is RoleKind.ROLE
        if not (hyphen and office and prefix[:1].isupper() and prefix[1:].islower()):
            return None
        if fold_name(prefix) in self._places or self._lexicon.is_first_name(prefix):
            return None
        return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))

    def _after(self, sentence: Sentence, at: int, role: Role | None) -> Sequence[Token]:
        if at >= len(sentence.tokens) or sentence.tokens[at].lower not in self._lexicon.words("belongs_with"):
            return ()
        phrase = self._phrase(sentence.tokens, at + 1)
        return phrase if phrase and self._is_body(phrase, role) else ()

    def _phrase(self, tokens: Sequence[Token], first: int) -> Sequence[Token]:
        """The noun phrase at an index: what comes before the noun, nouns and names, ``i`` with a place after a noun."""
        at = first
        while at < len(tokens) and tokens[at].upos in ("DET", "ADJ") and not self._named(tokens[at]):
            at += 1
        start = at
        while at < len(tokens) and self._goes_on(tokens, start, at):
            name = self.describer.name_at(tokens[at])
            at = max(at, name.tokens[-1].index if name is not None else at) + 1
        return tokens[first : self._with_place(tokens, at)] if at > start else ()

    def _with_place(self, tokens: Sequence[Token], end: int) -> int:
        """The end of a phrase, with ``i`` and a place after a definite noun (``universitetet i Osaka``)."""
        last = tokens[end - 1]
        if (
            last.upos != "NOUN"
            or last.feat("Definite") == "Ind"
            or end + 1 >= len(tokens)
            or tokens[end].lower not in self._lexicon.words("place_preposition")
        ):
            return end
        place = self.describer.name_at(tokens[end + 1])
        return place.tokens[-1].index + 1 if place is not None and place.kind is NameKind.PLACE else end

    def _goes_on(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Whether the token at an index belongs to the nouns and names that began at ``start``."""
        token, before = tokens[at], tokens[at - 1]
        if token.lower in self._lexicon.words("weekday"):
            return False
        if at == start:
            return token.upos in ("NOUN", "X") or self._named(token)
        if _is_suspended(before) and (token.upos in ("CCONJ", "NOUN") or token.text == ","):
            return True  # ``Barne-, ungdoms- og …``
        if at - start > 1 and before.upos == "CCONJ" and tokens[at - 2].text.endswith("-"):
            return token.upos in ("NOUN", "PROPN", "VERB")  # ``… og familieetaten``
        if before.text == "," and token.text.endswith("-") and not self._named(token):
            return True  # ``…, ungdoms- …``
        return self._joins(token, before)

    def _joins(self, token: Token, before: Token) -> bool:
        """Whether a name or noun is one body with the word before it: ``Lia skole``, no person after ``laget``."""
        name = self.describer.name_at(token)
        if name is not None:
            return name.kind is not NameKind.PERSON or self._names_a_thing(before)
        return token.upos == "NOUN" and self._named(before) and token.feat("Definite") != "Def"

    def _names_a_thing(self, noun: Token) -> bool:
        """Whether a noun before a name makes it the name of a thing (``skøyta Nordstjerna``), not of a person."""
        return noun.upos == "NOUN" and not self._named(noun) and self._lexicon.role_head(noun.text) is None

    def _is_body(self, phrase: Sequence[Token], role: Role | None) -> bool:
        """Whether a noun phrase means a body that people work or sit in: by its name, by its noun, or by both."""
        text = without_genitive(_text(phrase))
        if self._lexicon.party(text) or self._lexicon.outlet(text):
            return True
        if self._names_somebody(phrase):
            return False
        names = [t for t in phrase if self._named(t)]
        if any(t.entity.endswith("ORG") for t in names) or any(map(self._organisation, names[1:])):
            return True  # the second: ``Lia kommune``
        noun = next((t for t in phrase if t.upos == "NOUN" and not self._named(t)), None)
        if noun is None:
            return self._bare_name_is_body(names, role)
        kind = self._lexicon.role_head(noun.text) or self._lexicon.role_head(without_genitive(noun.text))
        if kind is None:
            return self._names_an_institution(noun, names)
        body = kind.kind in _BODIES and Trait.PRIVATE not in kind.traits  # not ``rådgiver for president Berg``
        return body and (noun.feat("Definite") != "Ind" or len(phrase) > 1)

    def _names_somebody(self, phrase: Sequence[Token]) -> bool:
        """Whether a phrase has a person's name in it, unless it may be that of a thing (``skøyta Nordstjerna``)."""
        thing = self._names_a_thing(phrase[0])
        return any(self._person(t) and not (thing and not self._has_first_name(t)) for t in phrase)

    def _bare_name_is_body(self, names: Sequence[Token], role: Role | None) -> bool:
        """Whether a name without a noun is a body: no place, but with an office of one (``ordfører i Nissedal``)."""
        office = role is not None and Trait.PLACE in role.traits
        return bool(names) and (office or not any(map(self._place, names)))

    def _names_an_institution(self, noun: Token, names: Sequence[Token]) -> bool:
        """Whether a noun that no table holds is a body by the name beside it.

        The name stands before it (``Lia legekontor``) or is that of no place (``skøyta Nordstjerna``, not ``byen
        Hamar``); not without a name (``leder i prosjektet``).
        """
        return bool(names) and (names[0].index < noun.index or not any(map(self._place, names)))

    def _organisation_of(self, genitive: Token) -> bool:
        role = self._lexicon.role_head(without_genitive(genitive.text))
        return role is not None and role.kind is RoleKind.ORGANISATION

    def _organisation(self, token: Token) -> bool:
        role = self._lexicon.role_head(token.text)
        return role is not None and role.kind is RoleKind.ORGANISATION

    def _named(self, token: Token) -> bool:
        return token.upos == "PROPN" or self.describer.name_at(token) is not None

    def _place(self, token: Token) -> bool:
        name = self.describer.name_at(token)
        return name is not None and name.kind is NameKind.PLACE

    def _person(self, token: Token) -> bool:
        """Whether a word is part of a person's name: one of the article, or one with a first name."""
        name = self.describer.name_at(token)
        if name is None or name.kind is not NameKind.PERSON:
            return False
        return any(fold_name(word) in self._people for word in name.words) or self._has_first_name(token)

    def _is_surname(self, token: Token) -> bool:
        """Whether a single name, whatever the model takes it for, is the surname of somebody in the article."""
        name = self.describer.name_at(token)
        return name is not None and len(name.words) == 1 and fold_name(without_genitive(token.text)) in self._people

    def _may_be_person(self, token: Token) -> bool:
        name = self.describer.name_at(token)
        return name is not None and name.kind is NameKind.PERSON

    def _has_first_name(self, token: Token) -> bool:
        name = self.describer.name_at(token)
        return name is not None and self._lexicon.is_first_name(name.words[0])


def _is_suspended(token: Token) -> bool:
    """Whether a word is the first part of a compound whose rest comes later (``Barne- og familieetaten``)."""
    return len(token.text) > 1 and token.text.endswith("-")


def _body(phrase: Sequence[Token]) -> Body:
    """A phrase as a body, with its name as printed."""
    return Body(name=_text(phrase), start=phrase[0].start, end=phrase[-1].end)


def _text(phrase: Sequence[Token]) -> str:
    """The words of a phrase as they are printed, with single spaces."""
    return printed(phrase, [token.text for token in phrase])

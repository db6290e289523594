"""Where somebody belongs: the body beside a title or name (``leder i X``, ``Xs leder``, ``X-sjef``, ``Berg fra X``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from quotecite.language.names import NameKind
from quotecite.language.norwegian import definite_plurals, may_be_genitive, without_genitive
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.who.body_phrases import BodyPhrases, text_of
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.who.names_told import NamesTold
from quotecite.words.lexicon import Lexicon, Role, RoleKind, Trait


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
        self._names = NamesTold(entities, describer, lexicon)
        self._phrases = BodyPhrases(self._names, describer, lexicon)
        self.describer = describer
        self._lexicon = lexicon

    def after_title(self, sentence: Sentence, at: int, role: Role | None) -> Body | None:
        """The body after the preposition at an index, right after a title (``leder i Natur og Ungdom``).

        A place counts only with an office that belongs to one (``ordfører i Nissedal``). Of two bodies the larger one
        that follows counts (``leder for avdeling øst i Mattilsynet``).
        """
        if (within := self._in_compound(sentence, at)) is not None:
            return within
        phrase = self._after(sentence, at, role) or self._after_field(sentence, at, role)
        if not phrase:
            return None
        further = self._after(sentence, phrase[-1].index + 1, None)
        larger = further and not any(self.describer.name_at(t) for t in phrase if not self._names.place(t))
        return _body(further if larger else phrase)

    def beside(self, sentence: Sentence, at: int) -> Body | None:
        """The body right after a title in apposition, with a comma or not (``Kari Berg, leiar Lia Frp``).

        Only one that is known for a body by its name or noun; after a comma, only where a sign follows.
        """
        tokens = sentence.tokens
        comma = at < len(tokens) and tokens[at].text == ","
        found = self.named_at(sentence, at + comma)
        after = tokens[found[-1].index + 1 : found[-1].index + 2] if found else ()
        return _body(found) if found and (not comma or not after or after[0].upos == "PUNCT") else None

    def named_at(self, sentence: Sentence, at: int) -> Sequence[Token]:
        """The words of a body at an index that is known for one by its name or noun; () when there is none."""
        named = at < len(sentence.tokens) and self._names.named(sentence.tokens[at])
        phrase = self._phrases.at(sentence.tokens, at) if named else ()
        return phrase if phrase and self._phrases.is_known(phrase) else ()

    def named_body(self, sentence: Sentence, at: int) -> Body | None:
        """The body at an index, that is known for one by its name or noun (``jobber i Fjordbanken``)."""
        found = self.named_at(sentence, at)
        return _body(found) if found else None

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
        if role is None and not any(t.entity.endswith("ORG") or self._phrases.organisation(t) for t in phrase):
            return None
        said_there = tokens[at].lower in self._lexicon.words("says_in") and self._is_medium(found, phrase[-1], role)
        return None if said_there else found

    def _is_medium(self, body: Body, last: Token, role: Role | None) -> bool:
        """Whether a body is where words may have been said or printed rather than whose words they are.

        An outlet, unless the title is one of the media (``redaktør Berg i VG``); a medium by its noun (``i
        programmet``); after a bare name also a body that there is only one of (``sa Berg i Stortinget``).
        """
        if last.upos == "NOUN" and self._lexicon.media_head(last.text) is not None:
            return True
        if any(body.name.lower().startswith(word) for word in self._lexicon.sole_bodies):
            return role is None or Trait.PLACE in role.traits
        return self._lexicon.outlet(body.name) is not None and (role is None or Trait.MEDIA not in role.traits)

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
            if is_finite(token) and self._lexicon.role(token.text) is None:  # ``kasserar`` is a verb form too
                return None
        return None

    def after_list(self, sentence: Sentence, at: int, role: Role | None) -> Body | None:
        """The body after the names of a list at an index, which have one title (``forskerne Berg og Lie ved NMBU``)."""
        tokens = sentence.tokens
        while at < len(tokens):
            name = self.describer.name_at(tokens[at])
            if name is not None and name.kind is NameKind.PERSON:
                at = name.tokens[-1].index + 1
            elif tokens[at].text == "(":
                at = next((t.index + 1 for t in tokens[at:] if t.text == ")"), len(tokens))
            elif tokens[at].text == "," or tokens[at].upos == "CCONJ":
                at += 1
            else:
                return self.after_name(sentence, at, role)
        return None

    def after_names(self, sentence: Sentence, at: int) -> Body | None:
        """The body after the last of several full names (``Kari Berg, Ola Lie og Per Moe i Lia brannvern``)."""
        tokens = sentence.tokens
        joined = False
        while at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].upos == "CCONJ") and not joined:
            joined = tokens[at].upos == "CCONJ"
            name = self.describer.name_at(tokens[at + 1])
            if name is None or name.kind is not NameKind.PERSON or len(name.words) < 2:
                return None
            at = name.tokens[-1].index + 1
        return self.after_name(sentence, at, None) if joined else None

    def before(self, sentence: Sentence, first: int, role: Role | None) -> Body | None:
        """The body whose genitive stands before the index of a title or name (``NRKs sjef``, ``NTE sin leiar``)."""
        owner = self._owner(sentence.tokens, first)
        related = role is not None and (role.kind is RoleKind.KIN or Trait.RELATION in role.traits)
        if not owner.phrase or not owner.genitive or related:  # ``Lunds kollega``
            return None
        best = any(t.feat("Degree") == "Sup" for t in sentence.tokens[owner.phrase[-1].index : first])
        owns = not best and self._owns_an_office(owner.phrase, role)  # not ``Norges mest kjente``
        if not owns and not self._phrases.is_body(owner.phrase, role):
            return None
        if self._names.surname(owner.phrase[-1]):
            return None  # ``Lunds trener``
        if self._names.may_be_person(owner.phrase[-1]) and role is not None and Trait.SERVES in role.traits:
            return None  # ``Lunds advokat``
        body = _body(owner.phrase)
        return body if owner.linked else attrs.evolve(body, name=without_genitive(body.name))

    def _owns_an_office(self, phrase: Sequence[Token], role: Role | None) -> bool:
        """Whether a place in the genitive stands for its team or its administration (``USAs ambassadør``).

        Not before what is done for a person (``Semenyas advokat``): rare names are taken for places.
        """
        office = role is None or (role.kind is RoleKind.ROLE and Trait.SERVES not in role.traits)
        return office and all(map(self._names.place, phrase))

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
        if may_be_genitive(text_of(numbered)) and self._lexicon.outlet(without_genitive(text_of(numbered))) is not None:
            return _Owner(phrase=numbered, linked=linked, genitive=True)  # ``TV 2s``
        name = self.describer.name_at(tokens[last])
        phrase = tokens[name.tokens[0].index if name is not None else last : last + 1]
        before = self.describer.name_at(tokens[last - 1]) if last and phrase[0].upos == "NOUN" else None
        if before is not None and not before.genitive and self._phrases.organisation_of(phrase[0]):
            phrase = (*before.tokens, *phrase)  # ``Lia kommunes``
        marked = phrase[-1].feat("Case") == "Gen" or (name is not None and name.genitive)
        marked = marked or (last == first - 1 and self._before_a_person(tokens, phrase, first))
        return _Owner(phrase=phrase, linked=linked, genitive=linked or marked or self._ends_in_s(text_of(phrase)))

    def _before_a_person(self, tokens: Sequence[Token], phrase: Sequence[Token], first: int) -> bool:
        """Whether a body's name that ends in *s* can only be a genitive: a full name follows (``Kolstads Per Moe``)."""
        follows = self.describer.name_at(tokens[first])
        person = follows is not None and follows.kind is NameKind.PERSON and len(follows.words) > 1
        named = phrase[0].entity.endswith(("ORG", "GPE")) and self._lexicon.outlet(text_of(phrase)) is None
        return person and named and may_be_genitive(text_of(phrase))

    def _ends_in_s(self, printed: str) -> bool:
        """Whether a party, outlet or name of the article is a genitive by its last letter, whatever the tagger says."""
        bare = without_genitive(printed)
        known = self._lexicon.party(bare) or self._lexicon.outlet(bare) or self._names.known(bare)
        return may_be_genitive(printed) and bool(known)

    def within(self, sentence: Sentence, noun: Token) -> Body | None:
        """The body in a compound: a party, an outlet, any name but a place, or one there is only one of.

        ``Ap-topp``, ``NRK-sjefen``, ``Helse Førde-direktør``; ``stortingspresident``, ``politiadvokat``.
        """
        found = self._within(noun)
        before = sentence.tokens[noun.index - 1] if noun.index else None
        if found is None or found.start != noun.start or before is None or not self._begins_its_name(before):
            return found
        return Body(name=f"{before.text} {found.name}", start=before.start, end=found.end)

    def _begins_its_name(self, before: Token) -> bool:
        """Whether a word before a compound with a name in it is a part of that name (``Helse Førde-direktør``)."""
        named = before.text[:1].isupper() and (before.upos == "PROPN" or before.entity != "O")
        return named and not self._names.person(before) and not before.entity.endswith("PER")

    def _within(self, noun: Token) -> Body | None:
        role = self._lexicon.role_head(noun.text)
        outlet = self._lexicon.outlet(noun.text.rpartition("-")[0]) is not None
        if role is not None and Trait.ABOUT in role.traits and not outlet:
            return None  # ``EU-ekspert``, but ``NRK-ekspert``
        if (named := self._named_in(noun) or self._name_before_hyphen(noun)) is not None:
            return named
        prefix, hyphen, _ = noun.text.rpartition("-")
        if hyphen and prefix[:1].isupper() and role is not None and Trait.PLACE in role.traits:
            return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))  # ``Lom-ordføraren``
        parties = map(self._lexicon.party, definite_plurals(role.lemma, self._lexicon)) if role else ()
        party = next(filter(None, parties), None)
        if party is not None:  # ``demokraten``: of *Demokratene*
            return Body(name=party.abbreviation, start=noun.start, end=noun.end)
        sole = next((w for w in self._lexicon.sole_bodies if self._is_office_of(w, noun)), None)
        part = self._names.only_of(sole) if sole else None
        if part is not None:
            return Body(name=part.text, start=part.start, end=part.start + len(part.text))
        return Body(name=sole, start=noun.start, end=noun.start + len(sole)) if sole else None

    def _is_office_of(self, body: str, noun: Token) -> bool:
        """Whether a compound is a body that there is only one of, and an office (``politiadvokat``)."""
        office = noun.lower.removeprefix(body)
        links = (office, office.removeprefix("s"), office.removeprefix("-"))
        return office != noun.lower and any(self._lexicon.role_head(word) is not None for word in links)

    def _in_compound(self, sentence: Sentence, at: int) -> Body | None:
        """The body in a compound after the preposition at an index (``spiller i RBK-troppen``)."""
        after = sentence.tokens[at + 1 : at + 2]
        linked = at < len(sentence.tokens) and sentence.tokens[at].lower in self._lexicon.words("belongs_with")
        return self._named_in(after[0]) if linked and after else None

    def _named_in(self, noun: Token) -> Body | None:
        prefix, hyphen, _ = noun.text.rpartition("-")
        named = self._lexicon.party(prefix) or self._lexicon.outlet(prefix) or self._names.known_body(prefix)
        if not hyphen or not prefix[:1].isupper() or not named or self._phrases.organisation(noun):
            return None
        return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))

    def _name_before_hyphen(self, noun: Token) -> Body | None:
        """The name before the hyphen of an office (``Fjordkraft-direktør``); capitals only of a body's (``NHO-sjef``).

        Not a place (``Oslo-lege``), nor capitals that are no name (``IT-sjef``).
        """
        prefix, hyphen, title = noun.text.rpartition("-")
        role = self._lexicon.role_head(title)
        if not hyphen or not prefix[:1].isupper() or role is None or role.kind is not RoleKind.ROLE:
            return None
        of_body = {Trait.BODY, Trait.MEDIA} & set(role.traits) and prefix.lower() not in self._lexicon.words("no_body")
        if not prefix[1:].islower() and not (of_body and prefix.isupper()):
            return None
        if self._names.known_place(prefix) or self._lexicon.is_first_name(prefix):
            return None
        return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))

    def _after(self, sentence: Sentence, at: int, role: Role | None) -> Sequence[Token]:
        if at >= len(sentence.tokens) or sentence.tokens[at].lower not in self._lexicon.words("belongs_with"):
            return ()
        phrase = self._phrases.at(sentence.tokens, at + 1)
        last = self.describer.name_at(phrase[-1]) if phrase else None
        owns = last is not None and last.genitive  # ``på Frps landsmøte``
        if not phrase or owns or not self._phrases.is_body(phrase, role):
            return ()
        inside = sentence.tokens[at].lower in self._lexicon.words("place_preposition")
        of_place = role is None or Trait.PLACE in role.traits
        place = all(map(self._names.place, phrase)) and not any(map(self._phrases.organisation, phrase))
        region = not inside and not of_place and place
        return () if region else phrase  # ``pressesjef for Vestlandet``

    def _after_field(self, sentence: Sentence, at: int, role: Role | None) -> Sequence[Token]:
        """The body past the field of an office (``leder for teknisk drift i Lia kommune``)."""
        if at >= len(sentence.tokens) or sentence.tokens[at].lower not in self._lexicon.words("field_preposition"):
            return ()
        field = self._phrases.at(sentence.tokens, at + 1)
        told = any(t.definite or self._names.named(t) for t in field)
        return self._after(sentence, field[-1].index + 1, role) if field and not told else ()


def _body(phrase: Sequence[Token]) -> Body:
    """A phrase as a body, with its name as printed."""
    return Body(name=text_of(phrase), start=phrase[0].start, end=phrase[-1].end)

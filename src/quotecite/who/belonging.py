"""Where somebody belongs: the body beside a title or name (``leder i X``, ``Xs leder``, ``X-sjef``, ``Berg fra X``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from quotecite.language.names import NameKind, fold_name
from quotecite.language.norwegian import definite_plurals, may_be_genitive, without_genitive
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import SourceKind
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, Role, RoleKind, Trait

_BODIES = frozenset({RoleKind.ORGANISATION, RoleKind.GROUP})


@attrs.frozen(kw_only=True)
class Body:
    """A body that somebody belongs to: its name, and the half-open code points where it stands."""

    name: str
    start: int
    end: int


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
        self._known = {known for e in everyone if e.kind in kinds for known in (" ".join(e.key), *e.key[:1])}
        self._people = {w for e in everyone if e.kind is SourceKind.PERSON and len(e.key) > 1 for w in e.key}
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
        if tokens[at].lower in words("comes_from"):
            return found
        sure = any(t.entity.endswith("ORG") or self._organisation(t) for t in phrase)
        if role is None and not sure:
            return None
        if tokens[at].lower not in words("says_in"):
            return found
        sole = any(found.name.lower().startswith(word) for word in self._lexicon.sole_bodies)
        medium = self._lexicon.outlet(found.name) is not None or (role is None and sole)
        medium = medium and (role is None or Trait.MEDIA not in role.traits)
        return None if medium or self._lexicon.media_head(phrase[-1].text) is not None else found

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
        tokens = sentence.tokens
        last = first - 1
        while last >= 0 and tokens[last].upos == "ADJ":
            last -= 1
        linked = last > 0 and tokens[last].lower in words("possessive_link")
        last -= linked
        if last < 0:
            return None
        name = self.describer.name_at(tokens[last])
        phrase = name.tokens if name is not None and name.tokens[-1] is tokens[last] else tokens[last : last + 1]
        genitive = linked or (name is not None and name.genitive) or phrase[-1].feat("Case") == "Gen"
        genitive = genitive or self._ends_in_s(_text(phrase))
        numbered = tokens[max(0, last - 1) : last + 1]  # ``TV 2s``
        if may_be_genitive(_text(numbered)) and self._lexicon.outlet(without_genitive(_text(numbered))) is not None:
            phrase, genitive = numbered, True
        if not genitive or not self._is_body(phrase, role):
            return None
        if self._may_be_person(phrase[-1]) and role is not None and Trait.SERVES in role.traits:
            return None  # ``Lunds advokat``
        body = _body(phrase)
        return body if linked else attrs.evolve(body, name=without_genitive(body.name))

    def _ends_in_s(self, printed: str) -> bool:
        """Whether a party, outlet or known body is a genitive by its last letter, where the tagger says nothing."""
        bare = without_genitive(printed)
        known = self._lexicon.party(bare) or self._lexicon.outlet(bare) or fold_name(bare) in self._known
        return may_be_genitive(printed) and bool(known)

    def within(self, noun: Token) -> Body | None:
        """The body in a compound: a party, an outlet, one that the article names, or one there is only one of.

        ``Ap-topp``, ``NRK-sjefen``, ``NHO-direktør``; ``stortingspresident``, ``politiadvokat``.
        """
        if (named := self._named_in(noun)) is not None:
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
        linked = at < len(sentence.tokens) and sentence.tokens[at].lower in words("belongs_with")
        return self._named_in(after[0]) if linked and after else None

    def _named_in(self, noun: Token) -> Body | None:
        prefix, hyphen, _ = noun.text.rpartition("-")
        named = self._lexicon.party(prefix) or self._lexicon.outlet(prefix) or fold_name(prefix) in self._known
        if not hyphen or not prefix[:1].isupper() or not named or self._organisation(noun):
            return None
        return Body(name=prefix, start=noun.start, end=noun.start + len(prefix))

    def _after(self, sentence: Sentence, at: int, role: Role | None) -> Sequence[Token]:
        if at >= len(sentence.tokens) or sentence.tokens[at].lower not in words("belongs_with"):
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
        if at > start and tokens[at - 1].upos == "NOUN" and tokens[at - 1].feat("Definite") != "Ind":
            place = (
                self.describer.name_at(tokens[at + 1])
                if at + 1 < len(tokens) and tokens[at].lower in words("place_preposition")
                else None
            )
            if place is not None and place.kind is NameKind.PLACE:
                at = place.tokens[-1].index + 1  # ``universitetet i Osaka``
        return tokens[first:at] if at > start else ()

    def _goes_on(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Whether the token at an index belongs to the nouns and names that began at ``start``."""
        token, before = tokens[at], tokens[at - 1]
        if token.lower in words("weekday"):
            return False
        if at == start:
            return token.upos in ("NOUN", "X") or self._named(token)
        suspended = len(before.text) > 1 and before.text.endswith("-")
        if suspended and (token.upos in ("CCONJ", "NOUN") or token.text == ","):
            return True  # ``Barne-, ungdoms- og familieetaten``
        if at - start > 1 and tokens[at - 2].text.endswith("-") and before.upos == "CCONJ":
            return token.upos in ("NOUN", "PROPN", "VERB")
        if before.text == "," and self._named(token) is False and token.text.endswith("-"):
            return True
        name = self.describer.name_at(token)
        if name is not None:
            return name.kind is not NameKind.PERSON or self._names_a_thing(before)
        return token.upos == "NOUN" and self._named(before) and token.feat("Definite") != "Def"

    def _names_a_thing(self, noun: Token) -> bool:
        """Whether a noun before a name makes it the name of a thing (``skøyta Nordstjerna``), not of a person."""
        return noun.upos == "NOUN" and not self._named(noun) and self._lexicon.role_head(noun.text) is None

    def _is_body(self, phrase: Sequence[Token], role: Role | None) -> bool:
        """Whether a noun phrase means a body that people work or sit in."""
        text = without_genitive(_text(phrase))
        if self._lexicon.party(text) or self._lexicon.outlet(text):
            return True
        thing = self._names_a_thing(phrase[0])
        if any(self._person(t) and not (thing and not self._has_first_name(t)) for t in phrase):
            return False
        names = [t for t in phrase if self._named(t)]
        if any(t.entity.endswith("ORG") for t in names):
            return True
        if any(self._organisation(t) for t in names[1:]):
            return True  # ``Lia kommune``
        nouns = [t for t in phrase if t.upos == "NOUN" and not self._named(t)]
        if not nouns:
            place = any(self._place(t) for t in names)
            office = role is not None and Trait.PLACE in role.traits
            return bool(names) and (office or not place)
        kind = self._lexicon.role_head(nouns[0].text) or self._lexicon.role_head(without_genitive(nouns[0].text))
        if kind is not None and kind.kind in _BODIES and Trait.PRIVATE not in kind.traits:
            return nouns[0].feat("Definite") != "Ind" or len(phrase) > 1
        if kind is not None or not names:
            return False  # ``rådgiver for president Berg``, ``leder i prosjektet``
        institution = names[0].index < nouns[0].index  # ``Lia legekontor``
        return institution or not any(self._place(t) for t in names)  # ``skøyta Nordstjerna``, not ``byen Hamar``

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

    def _may_be_person(self, token: Token) -> bool:
        name = self.describer.name_at(token)
        return name is not None and name.kind is NameKind.PERSON

    def _has_first_name(self, token: Token) -> bool:
        name = self.describer.name_at(token)
        return name is not None and self._lexicon.is_first_name(name.words[0])


def _body(phrase: Sequence[Token]) -> Body:
    return Body(name=_text(phrase), start=phrase[0].start, end=phrase[-1].end)


def _text(phrase: Sequence[Token]) -> str:
    """The words of a phrase with single spaces where the text has white space."""
    return "".join(" " * (n > 0 and token.start > phrase[n - 1].end) + token.text for n, token in enumerate(phrase))

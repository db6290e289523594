"""Mentions: the noun phrases that can mean a source, and what their own words say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from quotecite.language.names import Name, NameKind, is_role_noun
from quotecite.language.norwegian import (
    age_in_word,
    age_in_words,
    is_neuter_plural,
    looks_like_people,
    number_in_word,
)
from quotecite.language.page import Page
from quotecite.language.phrases import brings_up
from quotecite.language.retagging import looks_like_a_verb
from quotecite.language.trees import Sentence, Token
from quotecite.records import Gender, Mention, MentionKind, Span
from quotecite.speech.clauses import Clause
from quotecite.who.conjuncts import conjuncts
from quotecite.who.marks import nation_of, party_in_noun
from quotecite.words.lexicon import Lexicon, Pronoun, Role, RoleKind, Trait


@attrs.frozen(kw_only=True)
class Reference:
    """A noun phrase with what it says: names, head noun and role, number, gender, age.

    ``names`` are those that the phrase as a whole means (two for ``Berg og Lie``), not names inside it (``moren til
    Berg``). ``parts`` are the phrases of a coordination that is not of names alone (``læreren og rektoren``, ``hun og
    Lie``). ``plural`` is None when the words do not tell, ``count`` how many they say that there are (``begge``,
    ``dei tre``), ``party`` and ``nation`` what the noun tells (``Høyre-politikeren``, ``svensken``); ``neutral`` says
    that it is a pronoun for one person that shows no gender (*hen*). ``owner`` is whose somebody is (``broren hans``).
    ``clause`` is the clause whose source (or relay) the phrase is, None in plain narration.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    kind: MentionKind
    names: tuple[Name, ...] = ()
    head: Token
    role: Role | None = None
    plural: bool | None = None
    gender: Gender | None = None
    definite: bool = False
    age: int | None = None
    party: str | None = None
    nation: str | None = None
    count: int | None = None
    parts: tuple[Reference, ...] = ()
    owner: Reference | None = None
    clause: Clause | None = None
    neutral: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def record(self, text: str) -> Mention:
        """The mention as a record of the article."""
        return Mention(span=Span.of(text, *self.place), kind=self.kind)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, half-open: what a mention is known by in its article."""
        return self.start, self.end

    @property
    def personal(self) -> bool:
        """Whether the head noun is a word for one person."""
        return self.age is not None or (self.role is not None and self.role.personal)


_NO_TITLES = (RoleKind.ORGANISATION, RoleKind.DOCUMENT)


class Describer:
    """Turns noun phrases into references; knows the names of the article and the word tables."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.name_at: Callable[[Token], Name | None] = page.name_at
        self.names: tuple[Name, ...] = page.names
        self._surnames = {n.key[-1:] for n in page.names if n.kind is NameKind.PERSON and len(n.words) > 1}
        self._lexicon = lexicon

    def describe(self, sentence: Sentence, tokens: tuple[Token, ...]) -> Reference:
        """What a noun phrase says."""
        parts = self._parts(sentence, tokens)
        if parts:
            return self._coordinated(sentence, tokens, parts)
        names = self._main_names(tokens)
        if names:
            return self._named(sentence, tokens, names)
        pronoun = self._pronoun(tokens)
        if pronoun is not None:
            return Reference(
                sentence=sentence,
                tokens=tokens,
                kind=MentionKind.PRONOUN,
                head=tokens[0],
                plural=pronoun.number == "plur",
                gender=pronoun.gender,
                definite=True,
                count=self._count(tokens),
                neutral=pronoun.number == "sing" and pronoun.gender is None and pronoun.kind == "subject",
            )
        return self._nominal(sentence, tokens)

    def _parts(self, sentence: Sentence, tokens: tuple[Token, ...]) -> tuple[Reference, ...]:
        """The phrases of a coordination, each described; () when it is none, or one of names alone.

        Each must mean somebody by itself: a pronoun, a definite noun or an office (``leiar og nestleiar``). One may be
        a name (``hun og Lie``, ``Lie og kona``), when it has no title that the other could be too (``sjefen og treneren
        Ola Lie``).
        """
        parts = tuple(self.describe(sentence, part) for part in conjuncts(sentence, tokens, self._lexicon))
        kinds = {part.kind for part in parts}
        names = [part for part in parts if part.kind is MentionKind.NAME]
        nouns = [part for part in parts if part.kind is MentionKind.NOMINAL]
        if len(parts) < 2 or kinds == {MentionKind.NAME} or any(part.parts for part in parts):
            return ()
        if names and MentionKind.PRONOUN not in kinds and (len(parts) > 2 or names[0].role is not None):
            return ()
        alone = len(nouns) == len(parts)
        return parts if all(self._means_one(noun, office=alone) for noun in nouns) else ()

    def _means_one(self, noun: Reference, *, office: bool) -> bool:
        """Whether a noun in a coordination means somebody by itself: a definite one, or one for an ``office``."""
        role = noun.role is not None and noun.role.kind is RoleKind.ROLE and noun.head is noun.tokens[0]
        return can_speak(noun) and not noun.plural and (noun.definite or (office and role))

    def _coordinated(self, sentence: Sentence, tokens: tuple[Token, ...], parts: tuple[Reference, ...]) -> Reference:
        kinds = [part.kind for part in parts]
        return Reference(
            sentence=sentence,
            tokens=tokens,
            kind=next((k for k in (MentionKind.NAME, MentionKind.PRONOUN) if k in kinds), MentionKind.NOMINAL),
            names=tuple(name for part in parts for name in part.names),
            head=parts[0].head,
            role=parts[0].role,
            plural=True,
            definite=True,
            count=len(parts),
            parts=parts,
        )

    def _count(self, tokens: Sequence[Token], role: Role | None = None) -> int | None:
        """How many the words say that there are (``begge``, ``dei tre``, ``ekteparet``); None when they do not."""
        if role is not None and Trait.PAIR in role.traits:
            return 2
        if role is not None and Trait.TRIO in role.traits:
            return 3
        return next(filter(None, (number_in_word(t.text, self._lexicon) for t in tokens[:3])), None)

    def _named(self, sentence: Sentence, tokens: tuple[Token, ...], names: tuple[Name, ...]) -> Reference:
        title = self.title_of(sentence, names[0])
        return Reference(
            sentence=sentence,
            tokens=tokens,
            kind=MentionKind.NAME,
            names=names,
            head=names[0].tokens[0],
            role=self._lexicon.role_head(title.text) if title else None,
            plural=len(names) > 1,
            definite=True,
        )

    def title_of(self, sentence: Sentence, name: Name) -> Token | None:
        """The noun that stands directly before a name as its title."""
        at = name.tokens[0].index - 1
        if at < 0:
            return None
        before = sentence.tokens[at]
        if (
            not (before.upos in ("NOUN", "PROPN", "ADJ") or looks_like_a_verb(sentence.tokens, at, self._lexicon))
            or before.feat("Case") == "Gen"
            or self.name_at(before) is not None
        ):
            return None
        role = self._lexicon.role_head(before.text)
        if role is not None and role.kind in _NO_TITLES:
            return None  # ``leder i justiskomiteen Kari Berg``
        if brings_up(sentence, before, self._lexicon):
            return None
        linked = name.tokens[0].head == before.index and name.tokens[0].deprel in ("flat:name", "flat", "appos")
        return before if linked or role is not None else None

    def _main_names(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """The names that the phrase means: not in the genitive, not after a preposition inside it."""
        found: list[Name] = []
        previous: Token | None = None
        joined = False
        embedded = False  # inside a prepositional phrase
        conjoined = False
        level = mixed = False  # coordinated with what was named before, and that is a body
        for token in self._outside_parentheses(tokens):
            name = self.name_at(token)
            if token.upos == "ADP":
                embedded = True
            elif token.text == ",":
                embedded = False
                joined = previous is not None and self.name_at(previous) is not None and self._lists(tokens, token)
            elif token.upos == "CCONJ":
                level = not embedded
                joined, embedded, conjoined = bool(found), embedded and not found, True
            elif name is not None and token is name.tokens[0]:
                personal = name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
                directly = previous is not None and len(name.words) > 1 and self._closes_phrase(previous)
                directly = directly or (conjoined and previous is not None and self._names_a_person(previous))
                if embedded and not found and self._follows_body(tokens, name):
                    personal = directly = True
                if self._possesses(name, tokens):
                    pass
                elif personal and (not embedded or directly):
                    found = [*found, name] if joined or not found else self._prefer(found, name)
                    joined = False
                elif not embedded and ((joined and level) or not found) and name.kind is not NameKind.PERSON:
                    found, mixed, joined = [*found, name], joined, False  # ``Russland og USA``, ``Berg og NRK``
            previous = token
        people = [n for n in found if n.kind is NameKind.PERSON]
        return tuple(found if mixed else people or found)

    def _outside_parentheses(self, tokens: Sequence[Token]) -> list[Token]:
        """The words of a phrase without what stands in parentheses after a name (``Kari Berg (34)``)."""
        kept: list[Token] = []
        inside = False
        for token in tokens:
            inside = inside or (token.text == "(" and bool(kept) and self.name_at(kept[-1]) is not None)
            if not inside:
                kept.append(token)
            inside = inside and token.text != ")"
        return kept

    def _lists(self, tokens: Sequence[Token], comma: Token) -> bool:
        """Whether a comma stands in a list of names, with titles or without (``Berg, Lie og Moe``)."""
        after = [t for t in tokens if t.start > comma.start]
        links = [comma, *(t for t in after if t.upos == "CCONJ")]
        named = [self._begins_name([t for t in after if t.start > link.start]) for link in links]
        return named[0] and any(named[1:])

    def _begins_name(self, tokens: Sequence[Token]) -> bool:
        """Whether words begin with a name or with somebody's title and name."""
        titled = len(tokens) > 1 and self._names_a_person(tokens[0]) and self.name_at(tokens[1]) is not None
        return titled or (bool(tokens) and self.name_at(tokens[0]) is not None)

    def _closes_phrase(self, token: Token) -> bool:
        """Whether a name right after ``token`` begins anew: after a body or a plain noun (``i SVT Anders Holm``)."""
        if self.name_at(token) is not None:
            return True
        return token.upos == "NOUN" and not self._names_a_person(token)

    def _follows_body(self, tokens: Sequence[Token], name: Name) -> bool:
        """Whether a surname stands after an office and its body (``leder for laget Berg``), who is named in full."""
        opens, *_, before = (tokens[0], *(t for t in tokens if t.end <= name.start))
        office = self._names_a_person(opens) and before.upos == "NOUN" and before.definite and before is not opens
        return office and not self._names_a_person(before) and name.key in self._surnames

    def _names_a_person(self, token: Token) -> bool:
        """Whether a noun is a word for a person, so that a name after it is theirs (``og leder Kari Lie``)."""
        return self._lexicon.names_one(token.text)

    def _possesses(self, name: Name, tokens: Sequence[Token]) -> bool:
        """Whether a name only says whose the head is: a genitive, or (nn) a possessive after it (``NTE sin leiar``)."""
        if name.end >= tokens[-1].end:
            return False
        following = next(t for t in tokens if t.start >= name.end)
        return name.genitive or following.lower in self._lexicon.words("possessive_link")

    def _prefer(self, found: list[Name], name: Name) -> list[Name]:
        """After a body or an unknown name, a person's name is the one meant (``SVT Anders Holm``)."""
        return [name] if all(n.kind is not NameKind.PERSON for n in found) else found

    def _pronoun(self, tokens: Sequence[Token]) -> Pronoun | None:
        """The pronoun that a phrase is (``han selv``, ``dei to``, ``begge`` too), None for other phrases.

        Before an adjective *de* is its article (``de ansatte``), and *alle* says how many of them.
        """
        readings = [p for p in self._lexicon.pronouns(tokens[0].text) if p.person == 3]
        all_of_them = any(p.kind == "all" for p in readings)
        article = all_of_them or tokens[0].lower in self._lexicon.words("definite_article")
        subject = any(p.kind != "possessive" and p.kind != "object" for p in readings)
        more = tokens[1:] if subject else tokens  # taggers do not know *hen*
        if any(t.upos in ("NOUN", "PROPN") or (article and t.upos in ("ADJ", "VERB")) for t in more):
            return None
        return next((p for p in readings if p.kind == "subject"), next(iter(readings), None))

    def _nominal(self, sentence: Sentence, tokens: tuple[Token, ...]) -> Reference:
        head = self._head(tokens)
        ages = (age_in_word(head.text, self._lexicon), age_in_words([t.text for t in tokens], self._lexicon))
        age = next((age for age in ages if age is not None), None)
        role = self._lexicon.role_head(head.text)
        if age is not None and role is not None and not role.personal:
            role = None  # who is so many years old is a person
        return Reference(
            sentence=sentence,
            tokens=tokens,
            kind=MentionKind.NOMINAL,
            head=head,
            role=role,
            plural=self._is_plural(tokens, head, role),
            gender=role.gender if role else None,
            definite=self._is_definite(tokens, head),
            age=age,
            party=party_in_noun(head, self._lexicon),
            nation=nation_of(role, self._lexicon),
            count=self._count(tokens, role),
            owner=self._owner(sentence, tokens, head),
        )

    def _head(self, tokens: Sequence[Token]) -> Token:
        """The noun that a phrase is about: the first one that is not whose it is, nor after a preposition."""
        alone = len(tokens) > 1 and tokens[0].upos in ("DET", "PRON") and tokens[1].upos == "ADP"
        if alone and tokens[1].lower not in self._lexicon.words("partitive"):  # not ``en av naboene``
            return tokens[0]  # ``andre med lang fartstid``
        link = self._link(tokens)
        nouns = [t for t in tokens if t.upos == "NOUN" or is_role_noun((t,), self._lexicon)]
        nouns = [t for t in nouns if t.feat("Case") != "Gen"]
        owned = [t for t in nouns if link is not None and t.start > link.start]  # ``Lia kommune sine nettsider``
        return next(iter(owned or nouns), next((t for t in tokens if t.upos != "DET"), tokens[-1]))

    def _is_plural(self, tokens: Sequence[Token], head: Token, role: Role | None) -> bool:
        """Whether a noun means several: by its form, as a group or measure of them, by a pronoun (``de fleste``)."""
        if (role is not None and role.kind is RoleKind.GROUP) or head.lower in self._lexicon.words("measure"):
            return True
        counted = tokens[0].lower in self._lexicon.words("singular_determiner")  # surer than the tagger on rare nouns
        neuter = role is not None and is_neuter_plural(head.text, role.forms, self._lexicon)
        several = head.upos != "NOUN" and any(p.number == "plur" for p in self._lexicon.pronouns(tokens[0].text))
        return several or (not counted and (neuter or head.feat("Number") == "Plur"))

    def _is_definite(self, tokens: Sequence[Token], head: Token) -> bool:
        """Whether a noun means somebody known: by its form, a determiner, or whose it is."""
        if len(tokens) > 2 and tokens[1].lower in self._lexicon.words("partitive"):  # ``en av naboene``
            return False
        names = [name for name in map(self.name_at, tokens) if name is not None]
        owned = any(t.lower in self._lexicon.words("possessive_link") for t in tokens[1:])
        owned = owned or any(name.genitive for name in names) or any(t.feat("Case") == "Gen" for t in tokens)
        determined = tokens[0].upos in ("DET", "PRON") and tokens[0].lower not in self._lexicon.words("article")
        formed = head.upos == "NOUN" and head.feat("Definite") != "Ind"
        capital = head.upos == "PROPN" and is_role_noun((head,), self._lexicon)
        return formed or capital or determined or owned

    def _link(self, tokens: Sequence[Token]) -> Token | None:
        """The *sin* between an owner and a noun (``Lia kommune sine nettsider``)."""
        return next((t for t in tokens[1:] if t.lower in self._lexicon.words("possessive_link")), None)

    def _owner(self, sentence: Sentence, tokens: Sequence[Token], head: Token) -> Reference | None:
        """Whose somebody is: ``Bergs kollega``, ``Lie si mor``, ``hennes mann``, ``broren hans``, ``moren til Lie``."""
        if len(tokens) == 1:  # ``hans`` by itself owns nothing that is named
            return None
        link = self._link(tokens)
        if link is not None and link.start < head.start:
            return self.describe(sentence, tuple(t for t in tokens if t.start < link.start))
        for token in tokens:
            name = self.name_at(token) if token.start < head.start else None
            if name is not None and token is name.tokens[0] and self._possesses(name, tokens):
                return self.describe(sentence, name.tokens)
            if any(p.kind == "possessive" and p.person == 3 for p in self._lexicon.pronouns(token.text)):
                linked = token.lower in self._lexicon.words("possessive_link")
                return None if linked else self.describe(sentence, (token,))
        after = [t for t in tokens if t.index > head.index]
        if len(after) > 1 and after[0].lower in self._lexicon.words("addressee"):
            return self.describe(sentence, tuple(after[1:]))
        return None


def can_speak(reference: Reference) -> bool:
    """Whether a mention is of somebody who can speak: a name, a pronoun, or a noun for a person, group or body."""
    if reference.kind is not MentionKind.NOMINAL:
        return True
    return reference.age is not None or (reference.role is not None and reference.role.kind is not RoleKind.DOCUMENT)


def can_be_source(reference: Reference, lexicon: Lexicon) -> bool:
    """Whether what a phrase calls a source can say something, if only on paper: nobody is *vekt*, *ti år*, *én ting*.

    A name or pronoun can; so can a noun that a table knows for people, bodies, documents or media, one that looks like
    a word for people, an adjective or number in the place of one (``de ansatte``, ``én av dem``), and a measure of such
    (``70 prosent av elevene``).
    """
    if reference.kind is not MentionKind.NOMINAL or reference.age is not None or reference.role is not None:
        return True
    head = reference.head
    if head.upos != "NOUN":
        figure = len(reference.tokens) == 1 and head.text.isdecimal()
        return not figure and head.lower not in lexicon.words("pointing_back")
    if lexicon.media_head(head.text) is not None or looks_like_people(head.text, lexicon):
        return True
    counted = [t for t in reference.tokens if t.index > head.index]  # ``tusen nordmenn``, ``53 prosent av de spurte``
    several = not head.definite and head.feat("Number") == "Plur"
    measure = several or head.lower in lexicon.words("measure")
    people = any(t.upos == "NOUN" and lexicon.role_head(t.text) is not None for t in counted)
    return measure and (people or any(p.person == 3 for t in counted for p in lexicon.pronouns(t.text)))

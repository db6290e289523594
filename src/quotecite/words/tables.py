"""The tables behind the lexicon: one record class per table, and the reader that checks every cell.

The words themselves are data in ``quotecite/tables/*.tsv``. The fields of a class are the columns of its table; their
metadata say which cells may be empty, which values are allowed and which columns make up the key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal

import attrs

from quotecite.errors import LexiconError
from quotecite.records import CueKind, Gender
from quotecite.words.tsv import Rows, cell, read_rows

TableVariety = Literal["nb", "nn", "both"]


class RoleKind(StrEnum):
    """What a role noun means: an office or trade, a relative, any person, several people, a body, a text."""

    ROLE = "role"
    KIN = "kin"
    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


class Trait(StrEnum):
    """What a noun for a source tells beyond its kind."""

    SOLE = "sole"  # there is only one, or one in each place: ``ordfører``, ``konge``, ``politi``
    PLACE = "place"  # the office is one of a place: ``ordfører i Nissedal``, ``Frankrikes president``
    MEDIA = "media"  # the office can be one in a medium: ``redaktør``, ``leder i VG``
    BODY = "body"  # the office is one of a body, never of a place: ``pressesjef i Fjordbanken``
    ABOUT = "about"  # a name before the hyphen is what it is about, not where somebody sits: ``EU-ekspert``
    SERVES = "serves"  # it is done for a person: ``Lunds advokat``
    PRIVATE = "private"  # several people, but no body that somebody can sit in: ``familie``, ``ektepar``
    RELATION = "relation"  # it says whose somebody is, not what: ``kollega``
    SAME_PARTY = "same_party"  # of the party of whoever was spoken of: ``partifelle``
    LEADS_PARTY = "leads_party"  # of the party that was spoken of: ``partileder``
    PAIR = "pair"  # two people: ``ektepar``, ``duo``
    TRIO = "trio"  # three
    ANY_BODY = "any_body"  # of bodies whose names do not say what they are: ``selskap``
    PEOPLE = "people"  # several, who are spoken of one by one too: ``foreldre``


class Takes(StrEnum):
    """What a reporting verb can have for its content beside *at*, quoted words, and what its kind takes."""

    CLAUSE = "clause"  # a clause without *at*: ``mener dette er galt``
    INFINITIVE = "infinitive"  # one with *å* of what is to come: ``lover å bygge``
    BARE_INFINITIVE = "bare_infinitive"  # one without *å*: ``ber dem komme``
    NAME = "name"  # what it calls something: ``kaller planen «en skandale»``
    NEGATION = "negation"  # it tells what it is not said to do: ``legger ikke skjul på at``, ``utelukker ikke at``


IMPLICATIONS = ("admit", "claim", "confirm", "deny", "promise", "reveal", "stress", "warn")
"""What a verb of saying can tell beyond the saying."""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _gender(cell: str) -> Gender | None:
    return Gender(cell) if cell in ("f", "m") else None


_KEY = cell(key=True)
_VARIETY = cell("nb", "nn", "both", key=True)
_FORMS = cell(read=_words)
_ALIASES = cell(empty=True, read=_aliases)
_TRAITS = cell(*Trait, several=True, optional=True, read=lambda cell: frozenset(map(Trait, cell.split())))
_TAKES = cell(*Takes, several=True, optional=True, read=lambda cell: frozenset(map(Takes, cell.split())))
_GENDER = cell("f", "m", empty=True, read=_gender)


@attrs.frozen(kw_only=True)
class Verb:
    """A reporting verb (``verbs.tsv``); ``particle`` is ``til`` for *legge til*, with lemma ``legge``, else empty.

    ``forms`` are the finite, participle and passive forms and variants of the infinitive, without the particle.
    ``implies`` is what a verb of saying tells beyond the saying (``hevder``: a claim that the writer does not share).
    ``takes`` is what it can have for its content beside *at* (``mener dette er galt``).
    """

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: CueKind = attrs.field(metadata=cell(*CueKind, read=CueKind))
    implies: str = attrs.field(metadata=cell(*IMPLICATIONS, empty=True))
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    particle: str = attrs.field(metadata=cell(key=True, empty=True))
    takes: frozenset[Takes] = attrs.field(metadata=_TAKES, repr=False)
    example: str = attrs.field(metadata=cell(), repr=False)

    @property
    def name(self) -> str:
        """The lemma with its particle: ``legge til``."""
        return f"{self.lemma} {self.particle}".rstrip()


@attrs.frozen(kw_only=True)
class Predicate:
    """A word that reports with *at*, mostly with *være* or *ha* (``predicates.tsv``): ``er overbevist om at``.

    ``particle`` is the preposition before *at*; ``vil at`` has none.
    """

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: CueKind = attrs.field(metadata=cell(*CueKind, read=CueKind))
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    particle: str = attrs.field(metadata=cell(key=True, empty=True))
    example: str = attrs.field(metadata=cell(), repr=False)

    @property
    def takes(self) -> frozenset[Takes]:
        """Nothing: what a word with *være* or *ha* reports has *at*."""
        return frozenset()

    @property
    def name(self) -> str:
        """The word with its preposition: ``overbevist om``."""
        return f"{self.lemma} {self.particle}".rstrip()


@attrs.frozen(kw_only=True)
class Role:
    """A noun for a source (``roles.tsv``).

    ``group`` joins words that can mean one and the same person (``statsråd``, ``minister``); ``gender`` is set where
    the word itself shows it; ``compounds`` says whether longer words that end in a form are compounds of it; ``traits``
    is what else the word tells (``ordfører``: one in each place).
    """

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: RoleKind = attrs.field(metadata=cell(*RoleKind, read=RoleKind))
    gender: Gender | None = attrs.field(metadata=_GENDER)
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    group: str | None = attrs.field(metadata=cell(empty=True, read=lambda cell: cell or None))
    compounds: bool = attrs.field(metadata=cell("yes", "no", read=lambda cell: cell == "yes"), repr=False)
    traits: frozenset[Trait] = attrs.field(metadata=_TRAITS, repr=False)
    example: str = attrs.field(metadata=cell(), repr=False)

    @property
    def personal(self) -> bool:
        """Whether it is a noun for one person: ``rektor``, ``mor``, ``nabo``; not ``styre``, ``folk``, ``rapport``."""
        return self.kind in (RoleKind.ROLE, RoleKind.KIN, RoleKind.PERSON)


@attrs.frozen(kw_only=True)
class Outlet:
    """A newspaper, broadcaster, news agency or channel (``outlets.tsv``)."""

    name: str = attrs.field(metadata=_KEY)
    aliases: tuple[str, ...] = attrs.field(metadata=_ALIASES)
    kind: str = attrs.field(metadata=cell("newspaper", "broadcaster", "agency", "channel"))


@attrs.frozen(kw_only=True)
class Party:
    """A political party (``parties.tsv``): its usual abbreviation and every name it goes by."""

    abbreviation: str = attrs.field(metadata=_KEY)
    names: tuple[str, ...] = attrs.field(metadata=cell(read=_aliases))
    variety: TableVariety = attrs.field(metadata=cell("nb", "nn", "both"))


@attrs.frozen(kw_only=True)
class FirstName:
    """A first name (``first_names.tsv``); ``gender`` is None for names of both, ``source`` says where from."""

    name: str = attrs.field(metadata=_KEY)
    gender: Gender | None = attrs.field(metadata=cell("f", "m", "x", read=_gender))
    source: str = attrs.field(metadata=cell(), repr=False)


@attrs.frozen(kw_only=True)
class Pronoun:
    """A personal or possessive pronoun form, or a word for all or none of several (``pronouns.tsv``)."""

    form: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: str = attrs.field(metadata=cell("subject", "object", "possessive", "all", "none", key=True))
    person: int = attrs.field(metadata=cell("1", "2", "3", key=True, read=int))
    number: str = attrs.field(metadata=cell("sing", "plur", key=True))
    gender: Gender | None = attrs.field(metadata=_GENDER)


@attrs.frozen(kw_only=True)
class Phrase:
    """A source phrase (``phrases.tsv``): ``ifølge``; ``…`` stands for the source inside (``etter … mening``).

    A ``view`` (``i … øyne``) means what somebody thinks only where it begins a sentence, a ``side`` (``fra … side``)
    only before an auxiliary or *være* as well. After a ``report`` (``etter det …``) a source and its verb follow.
    """

    phrase: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: str = attrs.field(metadata=cell("source", "opinion", "view", "side", "report"))
    example: str = attrs.field(metadata=cell(), repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The phrase's words, lower-cased."""
        return tuple(self.phrase.lower().split())

    @property
    def leads(self) -> bool:
        """Whether it names a source that follows it, as ``ifølge`` does and ``etter … mening`` does not."""
        return "…" not in self.words

    @property
    def around(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words before and after the source inside it."""
        gap = self.words.index("…")
        return self.words[:gap], self.words[gap + 1 :]


@attrs.frozen(kw_only=True)
class MediaWord:
    """A noun for what something was said through or in (``media_words.tsv``): ``pressemelding``, ``tingretten``."""

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    kind: str = attrs.field(metadata=cell("channel", "forum", "outlet"))
    example: str = attrs.field(metadata=cell(), repr=False)


@attrs.frozen(kw_only=True)
class LinkStart:
    """How a link line opens (``links.tsv``): ``Les også``."""

    start: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)


@attrs.frozen(kw_only=True)
class CreditLabel:
    """The label of a credit (``credits.tsv``): ``Foto``."""

    label: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)


TABLES: Mapping[str, type[Any]] = {
    "verbs": Verb,
    "predicates": Predicate,
    "roles": Role,
    "outlets": Outlet,
    "parties": Party,
    "first_names": FirstName,
    "pronouns": Pronoun,
    "phrases": Phrase,
    "media_words": MediaWord,
    "links": LinkStart,
    "credits": CreditLabel,
}
"""The tables that a user's own rows can go into."""


@lru_cache(maxsize=2**15)
def fold(text: str) -> str:
    """A form as lookups see it: composed letters, no case."""
    return unicodedata.normalize("NFC", text).casefold()


def read_table(table: str, place: str, data: bytes) -> Rows:
    """The rows of one file of a table, checked; ``place`` is its name in messages.

    Raises:
        LexiconError: the file is malformed.
    """
    return read_rows(TABLES[table], place, data, _check_example)


def _check_example(where: str, row: Mapping[str, str]) -> None:
    """The example of a row holds one of its forms (and its particle; for a phrase, its words in order)."""
    if "example" not in row:
        return
    text = "".join(char if char.isalnum() or char in "-." else " " for char in fold(row["example"]))
    tokens = [token.strip(".-") for token in text.split()]
    present = {*text.split(), *tokens, *(token.rpartition("-")[2] for token in tokens)}  # 30-åringen holds åringen
    forms = [row["lemma"], *_words(row["forms"])] if "forms" in row else []
    if forms and not any(fold(form) in present for form in forms):
        raise LexiconError(f"{where}, column example: {row['example']!r}; expected a form: {' | '.join(forms)}")
    for word in _words(row.get("particle", "")) + _words(row.get("phrase", "").replace("…", " ")):
        if fold(word) not in present:
            raise LexiconError(f"{where}, column example: {row['example']!r}; expected the word {word!r}")

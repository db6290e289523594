"""The tables behind the lexicon: one record class per table, and the reader that checks every cell.

The words themselves are data in ``quotecite/tables/*.tsv``. The fields of a class are the columns of its table; their
metadata say which cells may be empty, which values are allowed and which columns make up the key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal

import attrs

from quotecite.errors import LexiconError
from quotecite.records import CueKind, Gender

TableVariety = Literal["nb", "nn", "both"]


class RoleKind(StrEnum):
    """What a role noun means: an office or trade, a relative, any person, several people, a body, a text."""

    ROLE = "role"
    KIN = "kin"
    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _gender(cell: str) -> Gender | None:
    return Gender(cell) if cell in ("f", "m") else None


def _cell(
    *allowed: str, key: bool = False, empty: bool = False, read: Callable[[str], object] = str
) -> Mapping[str, Any]:
    """Field metadata: the allowed values (none: any), whether in the key, whether it may be empty, how it is read."""
    return {"allowed": allowed, "key": key, "empty": empty, "read": read}


_KEY = _cell(key=True)
_VARIETY = _cell("nb", "nn", "both", key=True)
_FORMS = _cell(read=_words)
_ALIASES = _cell(empty=True, read=_aliases)
_GENDER = _cell("f", "m", empty=True, read=_gender)


@attrs.frozen(kw_only=True)
class Verb:
    """A reporting verb (``verbs.tsv``); ``particle`` is ``til`` for *legge til*, with lemma ``legge``, else empty.

    ``forms`` are the finite, participle and passive forms and variants of the infinitive, without the particle.
    """

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: CueKind = attrs.field(metadata=_cell(*CueKind, read=CueKind))
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    particle: str = attrs.field(metadata=_cell(key=True, empty=True))
    example: str = attrs.field(metadata=_cell(), repr=False)

    @property
    def name(self) -> str:
        """The lemma with its particle: ``legge til``."""
        return f"{self.lemma} {self.particle}".rstrip()


@attrs.frozen(kw_only=True)
class Role:
    """A noun for a source (``roles.tsv``).

    ``group`` joins words that can mean one and the same person (``statsråd``, ``minister``); ``gender`` is set where
    the word itself shows it; ``compounds`` says whether longer words that end in a form are compounds of it.
    """

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: RoleKind = attrs.field(metadata=_cell(*RoleKind, read=RoleKind))
    gender: Gender | None = attrs.field(metadata=_GENDER)
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    group: str | None = attrs.field(metadata=_cell(empty=True, read=lambda cell: cell or None))
    compounds: bool = attrs.field(metadata=_cell("yes", "no", read=lambda cell: cell == "yes"), repr=False)
    example: str = attrs.field(metadata=_cell(), repr=False)


@attrs.frozen(kw_only=True)
class Outlet:
    """A newspaper, broadcaster, news agency or channel (``outlets.tsv``)."""

    name: str = attrs.field(metadata=_KEY)
    aliases: tuple[str, ...] = attrs.field(metadata=_ALIASES)
    kind: str = attrs.field(metadata=_cell("newspaper", "broadcaster", "agency", "channel"))


@attrs.frozen(kw_only=True)
class Party:
    """A political party (``parties.tsv``): its usual abbreviation and every name it goes by."""

    abbreviation: str = attrs.field(metadata=_KEY)
    names: tuple[str, ...] = attrs.field(metadata=_cell(read=_aliases))
    variety: TableVariety = attrs.field(metadata=_cell("nb", "nn", "both"))


@attrs.frozen(kw_only=True)
class FirstName:
    """A first name (``first_names.tsv``); ``gender`` is None for names of both, ``source`` says where from."""

    name: str = attrs.field(metadata=_KEY)
    gender: Gender | None = attrs.field(metadata=_cell("f", "m", "x", read=_gender))
    source: str = attrs.field(metadata=_cell(), repr=False)


@attrs.frozen(kw_only=True)
class Pronoun:
    """A personal or possessive pronoun form (``pronouns.tsv``)."""

    form: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: str = attrs.field(metadata=_cell("subject", "object", "possessive", key=True))
    person: int = attrs.field(metadata=_cell("1", "2", "3", key=True, read=int))
    number: str = attrs.field(metadata=_cell("sing", "plur", key=True))
    gender: Gender | None = attrs.field(metadata=_GENDER)


@attrs.frozen(kw_only=True)
class Phrase:
    """A source phrase (``phrases.tsv``): ``ifølge``; ``…`` stands for the source inside (``etter … mening``)."""

    phrase: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    kind: str = attrs.field(metadata=_cell("source", "opinion", "noun"))
    example: str = attrs.field(metadata=_cell(), repr=False)


@attrs.frozen(kw_only=True)
class MediaWord:
    """A noun for what something was said through or in (``media_words.tsv``): ``pressemelding``, ``tingretten``."""

    lemma: str = attrs.field(metadata=_KEY)
    variety: TableVariety = attrs.field(metadata=_VARIETY)
    forms: tuple[str, ...] = attrs.field(metadata=_FORMS)
    kind: str = attrs.field(metadata=_cell("channel", "forum", "outlet"))
    example: str = attrs.field(metadata=_cell(), repr=False)


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

Rows = dict[tuple[str, ...], tuple[str, ...]]


def fold(text: str) -> str:
    """A form as lookups see it: composed letters, no case."""
    return unicodedata.normalize("NFC", text).casefold()


def read_table(table: str, place: str, data: bytes) -> Rows:
    """The rows of one file by key, checked; ``place`` is its name in messages."""
    fields = attrs.fields(TABLES[table])
    columns = tuple(field.name for field in fields)
    try:
        lines = unicodedata.normalize("NFC", data.decode("utf-8-sig")).split("\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{place}, line {number}: not UTF-8; save the table as UTF-8 text") from error
    header = tuple(lines[0].rstrip("\r").split("\t"))
    if header != columns:
        raise LexiconError(f"{place}, line 1: header {_shown(header)}; expected {_shown(columns)}, separated by tabs")
    rows: Rows = {}
    first: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = tuple(cell.strip() for cell in line.rstrip("\r").split("\t"))
        if cells == ("",):
            continue
        where = f"{place}, line {number}"
        if len(cells) != len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells; expected {len(columns)}: {_shown(columns)}")
        for field, cell in zip(fields, cells, strict=True):
            _check(f"{where}, column {field.name}", cell, field.metadata)
        _check_example(where, dict(zip(columns, cells, strict=True)))
        key = tuple(cell for field, cell in zip(fields, cells, strict=True) if field.metadata["key"])
        if key in rows:
            raise LexiconError(f"{where}: {_shown(key)} stands already in line {first[key]}; expected each key once")
        rows[key], first[key] = cells, number
    return rows


def _check(where: str, cell: str, rule: Mapping[str, Any]) -> None:
    if not cell and rule["empty"]:
        return
    allowed = rule["allowed"]
    if not cell or (allowed and cell not in allowed):
        expected = " | ".join((*allowed, "(empty)") if rule["empty"] else allowed) or "a value"
        raise LexiconError(f"{where}: {cell!r}; expected {expected}")


def _check_example(where: str, row: Mapping[str, str]) -> None:
    """The example of a row holds one of its forms (and its particle; for a phrase, its words in order)."""
    if "example" not in row:
        return
    text = "".join(char if char.isalnum() or char in "-." else " " for char in fold(row["example"]))
    tokens = [token.strip(".-") for token in text.split()]
    present = {*tokens, *(token.rpartition("-")[2] for token in tokens)}  # 30-åringen holds åringen
    forms = [row["lemma"], *_words(row["forms"])] if "forms" in row else []
    if forms and not any(fold(form) in present for form in forms):
        raise LexiconError(f"{where}, column example: {row['example']!r}; expected a form: {' | '.join(forms)}")
    for word in _words(row.get("particle", "")) + _words(row.get("phrase", "").replace("…", " ")):
        if fold(word) not in present:
            raise LexiconError(f"{where}, column example: {row['example']!r}; expected the word {word!r}")


def _shown(cells: Iterable[str]) -> str:
    return " | ".join(cells)

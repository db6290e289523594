"""The word tables: reporting verbs, roles, outlets, parties, first names and more, read from tab-separated files.

The words themselves are data in ``quotecite/tables/*.tsv``. Each record class below describes one table: its fields are
the columns, in order, and say which cells may be empty, which values are allowed and which columns make up the key.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

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


_TABLES: Mapping[str, type[Any]] = {
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

_Rows = dict[tuple[str, ...], tuple[str, ...]]
_T = TypeVar("_T")


class _Varied(Protocol):
    @property
    def variety(self) -> TableVariety: ...


_V = TypeVar("_V", bound=_Varied)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lexicon:
    """All word tables with their lookups; look-ups ignore case and cost one dictionary access.

    >>> from quotecite.lexicon import Lexicon
    >>> lexicon = Lexicon.load()
    >>> lexicon.verb("fortel").lemma, lexicon.role_head("kommunaldirektøren").lemma, lexicon.gender_of("Kari").value
    ('fortelje', 'direktør', 'f')

    Where a form stands in several rows, ``variety`` (``"nb"`` or ``"nn"``) keeps to those of that written standard,
    if there are any.
    """

    verb_rows: tuple[Verb, ...]
    role_rows: tuple[Role, ...]
    outlets: tuple[Outlet, ...]
    parties: tuple[Party, ...]
    first_names: tuple[FirstName, ...]
    pronoun_rows: tuple[Pronoun, ...]
    phrases: tuple[Phrase, ...]
    media_words: tuple[MediaWord, ...]
    link_starts: tuple[str, ...]
    credit_labels: frozenset[str]
    checksum: str
    _by_verb: Mapping[str, tuple[Verb, ...]]
    _by_role: Mapping[str, tuple[Role, ...]]
    _by_head: Mapping[str, tuple[Role, ...]]
    _by_outlet: Mapping[str, tuple[Outlet, ...]]
    _by_party: Mapping[str, tuple[Party, ...]]
    _by_name: Mapping[str, tuple[FirstName, ...]]
    _by_pronoun: Mapping[str, tuple[Pronoun, ...]]
    _by_media: Mapping[str, tuple[MediaWord, ...]]

    @classmethod
    def load(cls, extra: str | os.PathLike[str] | None = None) -> Lexicon:
        """The packaged tables, with those in the folder ``extra`` on top.

        ``extra`` holds any of the tables under the same file names and headers; its rows are added, or replace the
        packaged row with the same key. Without ``extra`` the lexicon is read once and kept.

        Raises:
            LexiconError: a table is malformed; the message names file, line, column, value and what is allowed.
        """
        return _packaged() if extra is None else _build(_with_extra(_packaged_rows(), Path(extra)))

    def verb(self, form_or_lemma: str, variety: str | None = None) -> Verb | None:
        """The reporting verb with this form or lemma, preferably one without a particle; None if there is none."""
        return next(iter(self.verbs(form_or_lemma, variety)), None)

    def verbs(self, form_or_lemma: str, variety: str | None = None) -> tuple[Verb, ...]:
        """All reporting verbs with this form or lemma, those without a particle first."""
        return tuple(sorted(_of(self._by_verb, form_or_lemma, variety), key=lambda verb: verb.particle != ""))

    def role(self, form: str, variety: str | None = None) -> Role | None:
        """The role with this very form (``ordføreren``); for compounds see `role_head`."""
        return next(iter(_of(self._by_role, form, variety)), None)

    def role_head(self, word: str, variety: str | None = None) -> Role | None:
        """The role that is, or ends, this word: ``Ap-lederen`` is a *leder*, ``kommunaldirektøren`` a *direktør*.

        The longest ending that is a form counts; what stands before it has three letters or more, or ends in a hyphen.
        """
        found = self.role(word, variety)
        if found is not None:
            return found
        word = _fold(word)
        after_hyphen = word.rfind("-") + 1
        for start in range(1, len(word) - 2):
            if start >= 3 or start == after_hyphen:
                index = self._by_role if start == after_hyphen else self._by_head
                for role in _of(index, word[start:], variety):
                    return role
        return None

    def gender_of(self, first_name: str) -> Gender | None:
        """The gender a first name shows; None for unknown names and names of both (``Anne-Marie`` goes by ``Anne``)."""
        row = self._first_name(first_name)
        return row.gender if row else None

    def is_first_name(self, name: str) -> bool:
        """Whether the name, or its part before a hyphen, is in the table of first names."""
        return self._first_name(name) is not None

    def outlet(self, name: str) -> Outlet | None:
        """The outlet with this name or alias; one- and two-letter names must match in case (``AP`` is not ``Ap``)."""
        found = self._by_outlet.get(_fold(name), ())
        exact = [row for row in found if name in (row.name, *row.aliases)]
        return next(iter(exact or (found if len(name) > 2 else ())), None)

    def party(self, text: str) -> Party | None:
        """The party with this abbreviation or name (``Ap``, ``Arbeidarpartiet``)."""
        return next(iter(self._by_party.get(_fold(text), ())), None)

    def media_word(self, form: str, variety: str | None = None) -> MediaWord | None:
        """The media word with this form (``pressemeldingen``)."""
        return next(iter(_of(self._by_media, form, variety)), None)

    def pronoun(self, form: str, variety: str | None = None) -> Pronoun | None:
        """The pronoun with this form, subject forms first; ``de`` is third person in nb and second person in nn."""
        return next(iter(self.pronouns(form, variety)), None)

    def pronouns(self, form: str, variety: str | None = None) -> tuple[Pronoun, ...]:
        """All readings of a pronoun form, subject forms first."""
        return tuple(sorted(_of(self._by_pronoun, form, variety), key=lambda row: row.kind != "subject"))

    def _first_name(self, name: str) -> FirstName | None:
        rows = self._by_name.get(_fold(name)) or self._by_name.get(_fold(name).partition("-")[0], ())
        return next(iter(rows), None)

    def __repr__(self) -> str:
        return f"Lexicon({len(self.verb_rows)} verbs, {len(self.role_rows)} roles, {self.checksum[:14]}…)"


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _of(index: Mapping[str, tuple[_V, ...]], form: str, variety: str | None) -> tuple[_V, ...]:
    """The rows with a form; when a variety is given and some rows are of it, only those."""
    rows = index.get(_fold(form), ())
    return tuple(row for row in rows if row.variety in (variety, "both")) or rows if variety else rows


def _index(rows: Iterable[_T], keys: Callable[[_T], Iterable[str]]) -> Mapping[str, tuple[_T, ...]]:
    """Folded key to rows in table order; a row whose first key it is (the lemma) comes before the others."""
    index: dict[str, list[tuple[bool, _T]]] = {}
    for row in rows:
        for place, key in enumerate(dict.fromkeys(map(_fold, keys(row)))):
            index.setdefault(key, []).append((place > 0, row))
    return {key: tuple(row for _, row in sorted(found, key=lambda pair: pair[0])) for key, found in index.items()}


@cache
def _packaged() -> Lexicon:
    return _build(_packaged_rows())


@cache
def _packaged_rows() -> Mapping[str, _Rows]:
    folder = resources.files("quotecite") / "tables"
    return {name: _read(name, f"tables/{name}.tsv", (folder / f"{name}.tsv").read_bytes()) for name in _TABLES}


def _with_extra(packaged: Mapping[str, _Rows], folder: Path) -> Mapping[str, _Rows]:
    paths = sorted(folder.glob("*.tsv"))
    allowed = ", ".join(f"{name}.tsv" for name in _TABLES)
    if not paths:
        raise LexiconError(f"{folder}: no tables in this folder; expected any of {allowed}")
    for path in paths:
        if path.stem not in _TABLES:
            raise LexiconError(f"{path}: unknown table {path.name!r}; expected any of {allowed}")
    return {**packaged, **{p.stem: packaged[p.stem] | _read(p.stem, str(p), p.read_bytes()) for p in paths}}


def _read(table: str, place: str, data: bytes) -> _Rows:
    """The rows of one file by key, checked; ``place`` is its name in messages."""
    fields = attrs.fields(_TABLES[table])
    columns = tuple(field.name for field in fields)
    try:
        lines = unicodedata.normalize("NFC", data.decode("utf-8-sig")).split("\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{place}, line {number}: not UTF-8; save the table as UTF-8 text") from error
    header = tuple(lines[0].rstrip("\r").split("\t"))
    if header != columns:
        raise LexiconError(f"{place}, line 1: header {_shown(header)}; expected {_shown(columns)}, separated by tabs")
    rows: _Rows = {}
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
    text = "".join(char if char.isalnum() or char in "-." else " " for char in _fold(row["example"]))
    tokens = [token.strip(".-") for token in text.split()]
    present = {*tokens, *(token.rpartition("-")[2] for token in tokens)}  # 30-åringen holds åringen
    forms = [row["lemma"], *_words(row["forms"])] if "forms" in row else []
    if forms and not any(_fold(form) in present for form in forms):
        raise LexiconError(f"{where}, column example: {row['example']!r}; expected a form: {' | '.join(forms)}")
    for word in _words(row.get("particle", "")) + _words(row.get("phrase", "").replace("…", " ")):
        if _fold(word) not in present:
            raise LexiconError(f"{where}, column example: {row['example']!r}; expected the word {word!r}")


def _shown(cells: Iterable[str]) -> str:
    return " | ".join(cells)


def _build(tables: Mapping[str, _Rows]) -> Lexicon:
    """The lexicon of checked rows, in the order of their keys."""
    digest = hashlib.sha256()
    records: dict[str, tuple[Any, ...]] = {}
    for name, record in _TABLES.items():
        fields = attrs.fields(record)
        rows = [tables[name][key] for key in sorted(tables[name])]
        digest.update("\n".join([name, *map("\t".join, rows), ""]).encode())
        records[name] = tuple(
            record(**{field.name: field.metadata["read"](cell) for field, cell in zip(fields, row, strict=True)})
            for row in rows
        )
    roles: tuple[Role, ...] = records["roles"]
    return Lexicon(
        verb_rows=records["verbs"],
        role_rows=roles,
        outlets=records["outlets"],
        parties=records["parties"],
        first_names=records["first_names"],
        pronoun_rows=records["pronouns"],
        phrases=records["phrases"],
        media_words=records["media_words"],
        link_starts=tuple(dict.fromkeys(row.start for row in records["links"])),
        credit_labels=frozenset(row.label for row in records["credits"]),
        checksum=f"sha256:{digest.hexdigest()}",
        by_verb=_index(records["verbs"], lambda row: (row.lemma, *row.forms)),
        by_role=_index(roles, lambda row: (row.lemma, *row.forms)),
        by_head=_index([row for row in roles if row.compounds], lambda row: row.forms),
        by_outlet=_index(records["outlets"], lambda row: (row.name, *row.aliases)),
        by_party=_index(records["parties"], lambda row: (row.abbreviation, *row.names)),
        by_name=_index(records["first_names"], lambda row: (row.name,)),
        by_pronoun=_index(records["pronouns"], lambda row: (row.form,)),
        by_media=_index(records["media_words"], lambda row: (row.lemma, *row.forms)),
    )

"""The lexicon: reporting verbs, roles, outlets, parties, first names and more, looked up by form."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol, SupportsIndex, TypeVar

import attrs

from quotecite.errors import LexiconError
from quotecite.records import Gender
from quotecite.words.grammar import rows_of_grammar, words_by_use
from quotecite.words.tables import (
    TABLES,
    CreditLabel,
    FirstName,
    LinkStart,
    MediaWord,
    Outlet,
    Party,
    Phrase,
    Predicate,
    Pronoun,
    Role,
    RoleKind,
    TableVariety,
    Takes,
    Trait,
    Verb,
    fold,
    read_table,
)
from quotecite.words.tsv import Rows, build, packaged

__all__ = [
    "CreditLabel",
    "FirstName",
    "Lexicon",
    "LinkStart",
    "MediaWord",
    "Outlet",
    "Party",
    "Phrase",
    "Predicate",
    "Pronoun",
    "Role",
    "RoleKind",
    "Takes",
    "Trait",
    "Verb",
]

_LONGEST = 100  # letters: no word ends in a longer one that a table has
_T = TypeVar("_T")


class _Varied(Protocol):
    @property
    def variety(self) -> TableVariety: ...


_V = TypeVar("_V", bound=_Varied)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lexicon:
    """All word tables with their lookups; look-ups ignore case and cost one dictionary access.

    >>> from quotecite.words.lexicon import Lexicon
    >>> lexicon = Lexicon.load()
    >>> lexicon.verb("fortel").lemma, lexicon.role_head("kommunaldirektøren").lemma, lexicon.gender_of("Kari").value
    ('fortelje', 'direktør', 'f')

    Where a form stands in several rows, ``variety`` (``"nb"`` or ``"nn"``) keeps to those of that written standard,
    if there are any; a lexicon for one standard (`for_variety`) does so by itself.
    """

    verb_rows: tuple[Verb, ...]
    predicate_rows: tuple[Predicate, ...]
    role_rows: tuple[Role, ...]
    outlets: tuple[Outlet, ...]
    parties: tuple[Party, ...]
    first_names: tuple[FirstName, ...]
    pronoun_rows: tuple[Pronoun, ...]
    phrases: tuple[Phrase, ...]
    media_words: tuple[MediaWord, ...]
    sole_bodies: tuple[str, ...]
    link_starts: tuple[str, ...]
    credit_labels: frozenset[str]
    checksum: str
    variety: str | None
    _by_use: Mapping[str, frozenset[str]]
    _by_verb: Mapping[str, tuple[Verb, ...]]
    _by_predicate: Mapping[str, tuple[Predicate, ...]]
    _by_role: Mapping[str, tuple[Role, ...]]
    _by_head: Mapping[str, tuple[Role, ...]]
    _by_outlet: Mapping[str, tuple[Outlet, ...]]
    _by_party: Mapping[str, tuple[Party, ...]]
    _by_name: Mapping[str, tuple[FirstName, ...]]
    _by_pronoun: Mapping[str, tuple[Pronoun, ...]]
    _by_media: Mapping[str, tuple[MediaWord, ...]]
    _by_credit: Mapping[str, tuple[CreditLabel, ...]]
    _by_phrase: Mapping[str, tuple[Phrase, ...]]
    _by_frame: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def load(cls, extra: str | os.PathLike[str] | None = None) -> Lexicon:
        """The packaged tables, with those in the folder ``extra`` on top.

        ``extra`` holds any of the tables under the same file names and headers; its rows are added, or replace the
        packaged row with the same key. Without ``extra`` the lexicon is read once and kept.

        Raises:
            LexiconError: a table is malformed; the message names file, line, column, value and what is allowed.
        """
        return _packaged() if extra is None else _build(_with_extra(_packaged_rows(), Path(extra)))

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """The packaged tables are read anew where they come to, and are no load on the way."""
        return (Lexicon.load, ()) if self is _packaged() else object.__reduce_ex__(self, protocol)

    def for_variety(self, variety: str) -> Lexicon:
        """The lexicon as the text of one written standard needs it.

        Where a form is of both, the row of this one is meant: *fortalt* is of *fortelje* in Nynorsk, *de* is "you" and
        never "they". Closed-class words are its own: in Bokmål *kor* is a choir, and no question.
        """
        return _for_variety(self, variety)

    def words(self, use: str) -> frozenset[str]:
        """The closed-class words of reporting with a use (``addressee``, ``light_verb`` …), case-folded.

        >>> lexicon = Lexicon.load()
        >>> sorted(lexicon.words("concession")), sorted(lexicon.for_variety("nn").words("concession"))
        (['selv', 'sjølv'], ['sjølv'])

        Raises:
            LexiconError: no row of ``grammar.tsv`` has that use.
        """
        try:
            return self._by_use[use]
        except KeyError:
            known = " | ".join(sorted(self._by_use))
            raise LexiconError(
                f"tables/grammar.tsv, column use: no row with {use!r}; expected one of {known}"
            ) from None

    def verb(self, form_or_lemma: str, variety: str | None = None) -> Verb | None:
        """The reporting verb with this form or lemma, preferably one without a particle; None if there is none."""
        return next(iter(self.verbs(form_or_lemma, variety)), None)

    def verbs(self, form_or_lemma: str, variety: str | None = None) -> tuple[Verb, ...]:
        """All reporting verbs with this form or lemma, those without a particle first."""
        return self._of(self._by_verb, form_or_lemma, variety)

    def implied_by(self, name: str, variety: str | None = None) -> str | None:
        """What a verb of saying tells beyond the saying, by its lemma with its particle; None for nothing.

        >>> lexicon = Lexicon.load()
        >>> lexicon.implied_by("hevde"), lexicon.implied_by("slå fast"), lexicon.implied_by("si")
        ('claim', 'confirm', None)
        """
        rows = (row for row in self.verbs(name.split(" ", 1)[0], variety) if row.name == name)
        return next((row.implies for row in rows if row.implies), None)

    def predicates(self, form: str, variety: str | None = None) -> tuple[Predicate, ...]:
        """The adjectives and nouns with this form that report with *være* or *ha* (``overbevist om at``)."""
        return self._of(self._by_predicate, form, variety)

    def role(self, form: str, variety: str | None = None) -> Role | None:
        """The role with this very form (``ordføreren``); for compounds see `role_head`."""
        return next(iter(self._of(self._by_role, form, variety)), None)

    def role_head(self, word: str, variety: str | None = None) -> Role | None:
        """The role that is, or ends, this word: ``Ap-lederen`` is a *leder*, ``kommunaldirektøren`` a *direktør*.

        The longest ending that is a form counts; what stands before it has three letters or more, or ends in a hyphen.
        """
        return _role_head(self, word, variety)

    def _longest_role(self, word: str, variety: str | None) -> Role | None:
        found = self.role(word, variety)
        if found is not None:
            return found
        word = fold(word)
        after_hyphen = word.rfind("-") + 1
        for start in range(max(1, len(word) - _LONGEST), len(word) - 2):
            if start >= 3 or start == after_hyphen:
                index = self._by_role if start == after_hyphen else self._by_head
                for role in self._of(index, word[start:], variety):
                    return role
        return None

    def names_one(self, word: str) -> bool:
        """Whether the word is, or ends in, a noun for one person (``Ap-lederen``, ``naboen``; not ``styret``)."""
        role = self.role_head(word)
        return role is not None and role.personal

    def names_an_office(self, word: str) -> bool:
        """Whether the word is, or ends in, a noun for an office or occupation, not for a relative or any person."""
        role = self.role_head(word)
        return role is not None and role.kind is RoleKind.ROLE

    def gender_of(self, first_name: str) -> Gender | None:
        """The gender a first name shows; None for unknown names and names of both (``Anne-Marie`` goes by ``Anne``)."""
        row = self._first_name(first_name)
        return row.gender if row else None

    def is_first_name(self, name: str) -> bool:
        """Whether the name, or its part before a hyphen, is in the table of first names."""
        return self._first_name(name) is not None

    def outlet(self, name: str) -> Outlet | None:
        """The outlet with this name or alias; a small letter (``dagen``) or one or two letters must match in case."""
        found = self._by_outlet.get(fold(name), ())
        exact = [row for row in found if name in (row.name, *row.aliases)]
        return next(iter(exact or (found if len(name) > 2 and not name[0].islower() else ())), None)

    def party(self, text: str) -> Party | None:
        """The party with this abbreviation or name (``Ap``, ``Arbeidarpartiet``)."""
        return next(iter(self._by_party.get(fold(text), ())), None)

    def source_phrases(self, first_word: str) -> tuple[Phrase, ...]:
        """The source phrases that begin with a word and end before their source (``ifølge``), in table order."""
        return self._by_phrase.get(fold(first_word), ())

    def framing_phrases(self, first_word: str) -> tuple[Phrase, ...]:
        """The source phrases that begin with a word and have their source inside (``etter … mening``)."""
        return self._by_frame.get(fold(first_word), ())

    def is_credit_label(self, text: str) -> bool:
        """Whether a word or phrase labels a credit (``Foto``, ``ILLUSTRASJONSFOTO``)."""
        return fold(text) in self._by_credit

    def media_word(self, form: str, variety: str | None = None) -> MediaWord | None:
        """The media word with this form (``pressemeldingen``)."""
        return next(iter(self._of(self._by_media, form, variety)), None)

    def media_head(self, word: str, variety: str | None = None) -> MediaWord | None:
        """The media word that is, or ends, this word: ``TV-sendingen`` is a *sending*, ``avisinnlegget`` an *innlegg*.

        An ending has four letters or more; what stands before it three, or it ends in a hyphen.
        """
        found = self.media_word(word, variety)
        after_hyphen = word.rfind("-") + 1
        for start in range(max(1, len(word) - _LONGEST), len(word) - 3) if found is None else ():
            if start >= 3 or start == after_hyphen:
                found = found or self.media_word(word[start:], variety)
        return found

    def pronoun(self, form: str, variety: str | None = None) -> Pronoun | None:
        """The pronoun with this form, subject forms first; ``de`` is third person in nb and second person in nn."""
        return next(iter(self.pronouns(form, variety)), None)

    def pronouns(self, form: str, variety: str | None = None) -> tuple[Pronoun, ...]:
        """All readings of a pronoun form, subject forms first."""
        return self._of(self._by_pronoun, form, variety)

    def _first_name(self, name: str) -> FirstName | None:
        rows = self._by_name.get(fold(name)) or self._by_name.get(fold(name).partition("-")[0], ())
        return next(iter(rows), None)

    def _of(self, index: Mapping[str, tuple[_V, ...]], form: str, variety: str | None) -> tuple[_V, ...]:
        """The rows with a form; of a standard, asked for or the lexicon's own, only its rows when there are any."""
        rows = index.get(fold(form), ())
        meant = variety or self.variety
        if not rows or not meant:
            return rows
        return tuple(row for row in rows if row.variety in (meant, "both")) or rows

    def __repr__(self) -> str:
        return f"Lexicon({len(self.verb_rows)} verbs, {len(self.role_rows)} roles, {self.checksum[:14]}…)"


@lru_cache(maxsize=16)
def _for_variety(lexicon: Lexicon, variety: str) -> Lexicon:
    """A lexicon for one standard; the same one each time, so that what is looked up in it may be kept."""
    return attrs.evolve(lexicon, variety=variety, by_use=words_by_use(variety))


@lru_cache(maxsize=2**14)
def _role_head(lexicon: Lexicon, word: str, variety: str | None) -> Role | None:
    """Kept, as the rules ask it of every noun, and some of them again and again."""
    return lexicon._longest_role(word, variety)


def _index(
    rows: Iterable[_T], keys: Callable[[_T], Iterable[str]], last: Callable[[_T], bool] = lambda row: False
) -> Mapping[str, tuple[_T, ...]]:
    """Folded key to rows in table order; a row whose first key it is (the lemma) comes before the others.

    Rows of which ``last`` is true come after all of these.
    """
    index: dict[str, list[tuple[bool, bool, _T]]] = {}
    for row in rows:
        for place, key in enumerate(dict.fromkeys(map(fold, keys(row)))):
            index.setdefault(key, []).append((last(row), place > 0, row))
    return {key: tuple(row for *_, row in sorted(found, key=lambda row: row[:2])) for key, found in index.items()}


@cache
def _packaged() -> Lexicon:
    return _build(_packaged_rows())


@cache
def _packaged_rows() -> Mapping[str, Rows]:
    return {name: read_table(name, *packaged(name)) for name in TABLES}


def _with_extra(own: Mapping[str, Rows], folder: Path) -> Mapping[str, Rows]:
    paths = sorted(folder.glob("*.tsv"))
    allowed = ", ".join(f"{name}.tsv" for name in TABLES)
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder; expected one with any of {allowed}")
    if not paths:
        raise LexiconError(f"{folder}: no tables in this folder; expected any of {allowed}")
    for path in paths:
        if path.stem not in TABLES:
            raise LexiconError(f"{path}: unknown table {path.name!r}; expected any of {allowed}")
    return {**own, **{p.stem: own[p.stem] | read_table(p.stem, str(p), p.read_bytes()) for p in paths}}


def _build(tables: Mapping[str, Rows]) -> Lexicon:
    """The lexicon of checked rows, in the order of their keys."""
    records = {name: build(record, tables[name]) for name, record in TABLES.items()}
    roles: tuple[Role, ...] = records["roles"]
    return Lexicon(
        verb_rows=records["verbs"],
        predicate_rows=records["predicates"],
        role_rows=roles,
        outlets=records["outlets"],
        parties=records["parties"],
        first_names=records["first_names"],
        pronoun_rows=records["pronouns"],
        phrases=records["phrases"],
        media_words=records["media_words"],
        sole_bodies=tuple(dict.fromkeys(r.lemma for r in roles if not r.personal and Trait.SOLE in r.traits)),
        link_starts=tuple(dict.fromkeys(row.start for row in records["links"])),
        credit_labels=frozenset(row.label for row in records["credits"]),
        checksum=_checksum(tables),
        variety=None,
        by_use=words_by_use(),
        by_verb=_index(records["verbs"], lambda row: (row.lemma, *row.forms), last=lambda row: row.particle != ""),
        by_predicate=_index(records["predicates"], lambda row: (row.lemma, *row.forms)),
        by_role=_index(roles, lambda row: (row.lemma, *row.forms)),
        by_head=_index([row for row in roles if row.compounds], lambda row: row.forms),
        by_outlet=_index(records["outlets"], lambda row: (row.name, *row.aliases)),
        by_party=_index(records["parties"], lambda row: (row.abbreviation, *row.names)),
        by_name=_index(records["first_names"], lambda row: (row.name,)),
        by_pronoun=_index(records["pronouns"], lambda row: (row.form,), last=lambda row: row.kind != "subject"),
        by_media=_index(records["media_words"], lambda row: (row.lemma, *row.forms)),
        by_credit=_index(records["credits"], lambda row: (row.label,)),
        by_phrase=_index([p for p in records["phrases"] if p.leads], lambda row: row.words[:1]),
        by_frame=_index([p for p in records["phrases"] if not p.leads], lambda row: row.words[:1]),
    )


def _checksum(tables: Mapping[str, Rows]) -> str:
    """One checksum over all tables, those of `quotecite.words.grammar` included; the order of rows plays no part."""
    digest = hashlib.sha256()
    for name, rows in {**tables, **rows_of_grammar()}.items():
        digest.update("\n".join([name, *("\t".join(rows[key]) for key in sorted(rows)), ""]).encode())
    return f"sha256:{digest.hexdigest()}"

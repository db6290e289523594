"""Nothing dead in the tables: each column, and each value of a column with few, is read by the rules.

Which columns are read is seen while the frozen cases of the sieves run: each row tells whom it was asked for what.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

import quotecite
from quotecite import sieves
from quotecite.counts.rows import rows_of
from quotecite.finder import Finder
from quotecite.language.trees import Parsed
from quotecite.records import Article
from quotecite.text import variety
from quotecite.words import grammar, lexicon, tables
from quotecite.words.tsv import build, cell, packaged, read_rows

ROOT = Path(__file__).parents[2]
PACKAGE = Path(quotecite.__file__).parent
CASES = ROOT / "tests" / "sieves" / "cases"
RECORDS: Mapping[str, type[Any]] = {**tables.TABLES, **grammar._TABLES}
FOR_PEOPLE = {
    "example": "what a linguist writes to show the word in use; a test reads it",
    "source": "where a row comes from, for the licence",
}
ANY_STANDARD = {
    "parties": "a party is the same under its name in either standard",
    "phrases": "no phrase means something else in the other standard, and papers mix them (*ifølge* in Nynorsk)",
    "links": "what stands around an article is the paper's, whichever standard the article is in",
    "credits": "the same",
}
"""Tables whose column ``variety`` only shows a linguist which rows a standard still lacks, and why that is right."""


def columns() -> set[tuple[str, str]]:
    """All columns that a rule must read."""
    every = {(table, field.name) for table, record in RECORDS.items() for field in attrs.fields(record)}
    people = {(table, name) for table, name in every if name in FOR_PEOPLE}
    return every - people - {(table, "variety") for table in ANY_STANDARD}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The columns that rows are asked for by code that was written (not by what attrs makes of a class)."""
    found: set[tuple[str, str]] = set()
    for table, record in RECORDS.items():
        watch(monkeypatch, table, record, found)
    for kept in (grammar.words_by_use, grammar.block_words, variety._table):
        kept.cache_clear()  # so that rows are asked again
    return found


def watch(monkeypatch: pytest.MonkeyPatch, table: str, record: type[Any], found: set[tuple[str, str]]) -> None:
    """Note in ``found`` for what the rows of a table are asked."""
    names = {field.name for field in attrs.fields(record)}

    def getter(row: Any, name: str) -> Any:
        if name in names and not sys._getframe(1).f_code.co_filename.startswith("<attrs"):
            found.add((table, name))
        return object.__getattribute__(row, name)

    monkeypatch.setattr(record, "__getattribute__", getter, raising=False)


def articles(finder: Finder) -> Iterator[Article]:
    """What a finder makes of the frozen cases."""
    for path in sorted(CASES.glob("*.conllu")):
        for document in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8"))[1:]:
            parsed: Parsed = quotecite.read_conllu(document)
            yield finder(parsed)


def no_model() -> Any:
    """What a finder of parsed texts never asks for."""
    raise AssertionError("the text is parsed already")


def test_every_column_is_read(asked: set[tuple[str, str]]) -> None:
    """The rules ask for each column of each table when the cases are read and counted; it is told why if not."""
    finder = Finder(no_model, sieves.DEFAULT_SIEVES, lexicon._build(lexicon._packaged_rows()))
    assert sum(1 for _ in rows_of(articles(finder), "quotes")) > 100
    assert columns() - asked == set()


def test_a_dead_column_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that is only built, compared and shown is not read; one that somebody asks for is."""

    @attrs.frozen(kw_only=True)
    class Row:
        word: str = attrs.field(metadata=cell(key=True))
        dead: str = attrs.field(metadata=cell(empty=True))

    found: set[tuple[str, str]] = set()
    watch(monkeypatch, "own", Row, found)
    one, other = build(Row, read_rows(Row, "own.tsv", b"word\tdead\na\tx\nb\ty\n"))
    assert one != other
    assert repr(one).endswith("Row(word='a', dead='x')")
    assert found == set()
    assert one.word == "a"
    assert found == {("own", "word")}


@pytest.mark.parametrize("table", [*FOR_PEOPLE, *ANY_STANDARD])
def test_what_is_for_people_is_there(table: str) -> None:
    """The exceptions name what there is: no table or column of that name is left over from another day."""
    headers = {name: packaged(name)[1].decode().split("\n", 1)[0].split("\t") for name in RECORDS}
    if table in FOR_PEOPLE:
        assert any(table in header for header in headers.values())
    else:
        assert "variety" in headers[table]


def values() -> set[tuple[str, str, str]]:
    """The words that a column with few of them can hold: traits, what verbs take, kinds of phrases and media …"""
    return {
        (table, field.name, value)
        for table, record in RECORDS.items()
        for field in attrs.fields(record)
        for value in field.metadata["allowed"]
        if field.name in ("traits", "takes", "use") or (table, field.name) == ("phrases", "kind")
    }


@pytest.mark.parametrize(("table", "column", "value"), sorted(values()))
def test_every_value_is_used(table: str, column: str, value: str) -> None:
    """A row has it, and the code names it, as a member (``Trait.SOLE``) or in quotation marks; else it is dead."""
    header, *rows = (line.split("\t") for line in packaged(table)[1].decode().splitlines())
    assert any(value in row[header.index(column)].split() for row in rows)
    assert named_in_code(value)


def named_in_code(value: str) -> bool:
    """Whether a rule names a value: code in other modules than those that say which values there are."""
    modules = (path for path in PACKAGE.rglob("*.py") if path.name not in ("tables.py", "grammar.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    return bool(re.search(rf'\b(?:Trait|Takes)\.{value.upper()}\b|"{value}"', code))


def test_a_dead_value_is_found() -> None:
    """A value that no rule names is not taken for used."""
    assert named_in_code("same_party")
    assert not named_in_code("same_" + "village")

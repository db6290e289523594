"""The codebook and the labels say what the frames hold, and cannot fall behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotecite
from quotecite.columns import COLUMNS, IMPLIES, ROWS, columns
from quotecite.counts.codebook import SUMMARY, page
from quotecite.counts.groups import REMAINDER
from quotecite.counts.labels import Words
from quotecite.counts.question import COUNTED
from quotecite.words.tables import IMPLICATIONS
from voices import BERG, COMPANY, spoken

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"
SAID = [spoken(BERG, COMPANY)]
LANGUAGES = ("en", "nb", "nn")


def test_the_page_is_up_to_date() -> None:
    """The page of the documentation is the one that the columns give."""
    assert PAGE.read_text(encoding="utf-8") == page(), "run python docs/make_codebook.py"


def test_every_column_is_in_some_row() -> None:
    """No column is described that no frame has, and none is had that is not described."""
    assert set(COLUMNS) == {name for names in ROWS.values() for name in names}
    assert tuple(SUMMARY) == COUNTED


@pytest.mark.parametrize("rows", [*ROWS, "summary"])
def test_the_codebook_of_a_frame(rows: str) -> None:
    """It has a line for each column, in order, with its type and what it means."""
    book = quotecite.codebook(rows)
    assert tuple(book["column"]) == (COUNTED if rows == "summary" else columns(rows))
    assert book["meaning"].str.len().min() > 5
    frame = quotecite.summary(SAID, "gender") if rows == "summary" else quotecite.to_pandas([], rows=rows)
    wrong = [
        name
        for name, kind in zip(book["column"], book["type"], strict=True)
        if str(frame[name].dtype) != kind.split()[0]
    ]
    assert not wrong
    assert quotecite.codebook("quotes").set_index("column").loc["gender", "values"] == "f (women), m (men)"


def test_there_is_no_such_codebook() -> None:
    """Another kind of row is refused with those that there are."""
    with pytest.raises(ValueError, match="rows: expected one of quotes, attributions, sources, articles"):
        quotecite.codebook("words")


def test_what_verbs_imply_is_what_the_table_says() -> None:
    """The values of ``implies`` are those of the verb table."""
    assert set(IMPLIES) == set(IMPLICATIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_label(language: str) -> None:
    """Each value of a closed set, each heading of a summary and all that can be missing have words in each language."""
    words = Words.of(language)
    bare = [
        (name, value)
        for name, column in COLUMNS.items()
        for value in column.values
        if words.value(name, value) == value
    ]
    assert {value for _, value in bare} <= {"media"}  # the same word in English
    if language != "en":
        same = {name for name in ("gender", "month", "share", "whole", "voices") if words.column(name) == name}
        assert not same
        assert not [value for value in REMAINDER if words.value("gender", value) == value]
    assert len({words.month(n) for n in range(1, 13)}) == 12


def test_tables_in_words() -> None:
    """A summary in words has the headings, values and periods of the language; the caller's own stay."""
    pairs = [(spoken(BERG, COMPANY), {"outlet": "Avisa", "date": "2025-03-04"})]
    table = quotecite.summary(pairs, ["outlet", "gender"], within="week")
    told = quotecite.in_words(table, "no")
    assert list(told.columns)[:4] == ["uke", "avis", "kjønn", "sitater"]
    assert told.iloc[0, :3].tolist() == ["uke 10, 2025", "Avisa", "kvinner"]
    assert told.iloc[1, 2] == "ikke en person"
    assert told["andel"].tolist() == table["share"].tolist()
    with pytest.raises(ValueError, match="language: expected one of en, nb, nn, no, got 'da'"):
        quotecite.in_words(table, "da")

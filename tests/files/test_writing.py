"""Files of articles: each holds what it was given, also after an error or an interrupt; nothing in them is run."""

from __future__ import annotations

import csv
import datetime
import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotecite
from articles import ARTICLE, plain
from quotecite import Article
from quotecite.counts.rows import columns
from quotecite.files.cells import LONGEST, csv_cell, plain_json, xlsx_cell
from quotecite.files.html_file import HtmlSink
from quotecite.files.json_file import JsonSink
from quotecite.files.sink import Sink
from quotecite.files.whole import written_whole
from quotecite.formats import read_jsonl
from quotecite.formulas import guarded
from quotecite.formulas import plain as unguarded
from sinks import SINKS, count_in

SILENT = plain("Ingen sier noe.")
WRITERS: dict[str, Callable[..., int]] = {
    ".csv": quotecite.write_csv,
    ".parquet": quotecite.write_parquet,
    ".xlsx": quotecite.write_xlsx,
}
FRAMES: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": pd.read_csv,
    ".parquet": pd.read_parquet,
    ".xlsx": pd.read_excel,
}
writers = pytest.mark.parametrize("kind", WRITERS)


def fill(sink: Sink, found: Iterator[tuple[Article, Any]]) -> None:
    """Everything into a sink, which is closed whatever happens."""
    with closing(sink):
        for article, meta in found:
            sink.add(article, meta)


def cells_of(path: Path) -> list[list[str]]:
    """The cells of a CSV file, the header first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def with_text(words: str) -> Article:
    """The example, in which somebody says other words."""
    quote = attrs.evolve(ARTICLE.quotes[0], parts=(quotecite.Span(start=0, end=len(words), text=words),))
    return attrs.evolve(ARTICLE, quotes=(quote,))


# --- what is in a file ------------------------------------------------------------------------------------------


@writers
def test_columns_are_those_of_a_frame(kind: str, tmp_path: Path) -> None:
    """The columns of `to_pandas`, then the metadata; a row a quote; the number of articles comes back."""
    path = tmp_path / f"quotes{kind}"
    assert WRITERS[kind]([(ARTICLE, {"outlet": "Avisa"}), (SILENT, {"outlet": "Posten"}), ARTICLE], path) == 3
    read = {".csv": pd.read_csv, ".parquet": pd.read_parquet, ".xlsx": pd.read_excel}[kind](path)
    assert tuple(read.columns) == (*columns("quotes"), "outlet")
    assert read["article"].tolist() == [0] * 5 + [2] * 5
    assert read["outlet"].fillna("").tolist() == ["Avisa"] * 5 + [""] * 5
    frame = quotecite.to_pandas([ARTICLE])
    for column in ("text", "speaker", "start", "words", "note"):
        assert read[column].head(5).fillna("").tolist() == frame[column].fillna("").tolist()


def test_lists_and_spans_are_told_in_a_cell(tmp_path: Path) -> None:
    """Values of a list are joined by ``; ``, spans are start-end, what is not stated is an empty cell."""
    both = attrs.evolve(ARTICLE.quotes[3], speakers=ARTICLE.sources)
    quotecite.write_csv([attrs.evolve(ARTICLE, quotes=(both,))], tmp_path / "q.csv")
    head, cells = cells_of(tmp_path / "q.csv")
    row = dict(zip(head, cells, strict=True))
    first, second = both.parts
    assert (row["speakers"], row["media"]) == ("Kari Berg; intervjuer", "NRK")
    assert row["parts"] == f"{first.start}-{first.end}; {second.start}-{second.end}"
    assert (row["role"], row["age"], row["words"]) == ("", "", "4")


def test_parquet_has_the_types_of_an_arrow_table(tmp_path: Path) -> None:
    """The file is that of a table of `to_arrow`, its metadata too; whole articles come back exactly."""
    quotecite.write_parquet([ARTICLE, SILENT], tmp_path / "q.parquet")
    pq.write_table(quotecite.to_arrow([ARTICLE, SILENT]), tmp_path / "same.parquet")
    same = pq.read_table(tmp_path / "same.parquet")
    assert pq.read_table(tmp_path / "q.parquet").equals(same, check_metadata=True)
    quotecite.write_parquet([(ARTICLE, {"n": 1}), SILENT], tmp_path / "a.parquet", rows="articles")
    assert list(quotecite.from_arrow(pq.read_table(tmp_path / "a.parquet"))) == [ARTICLE, SILENT]


@writers
def test_one_article_is_written_as_many_of_one(kind: str, tmp_path: Path) -> None:
    """An article by itself, and one with its metadata, are what a list of it is."""
    one, listed = tmp_path / f"one{kind}", tmp_path / f"listed{kind}"
    for item, rows in ((ARTICLE, "quotes"), ((ARTICLE, {"outlet": "Lokalavisa"}), "sources")):
        assert WRITERS[kind](item, one, rows=rows) == WRITERS[kind]([item], listed, rows=rows) == 1
        pd.testing.assert_frame_equal(FRAMES[kind](one), FRAMES[kind](listed))
        assert len(FRAMES[kind](one)) == len(ARTICLE.quotes if rows == "quotes" else ARTICLE.sources)
    assert set(FRAMES[kind](one)["outlet"]) == {"Lokalavisa"}


@writers
def test_what_are_no_articles_costs_no_file(kind: str, tmp_path: Path) -> None:
    """A text, a frame, nothing: the error says what to pass, and a file of that name is as it was."""
    path = tmp_path / f"q{kind}"
    path.write_text("gammel", encoding="utf-8")
    for item in ("– Ja, sier Kari Berg.", quotecite.to_pandas(ARTICLE), None):
        with pytest.raises(TypeError, match=r"expected quotecite\.Articles, or one, got \w+.*finder\.pipe\(texts\)"):
            WRITERS[kind](item, path)
    assert path.read_text(encoding="utf-8") == "gammel"


@writers
def test_nothing_in_gives_a_header(kind: str, tmp_path: Path) -> None:
    """A file without rows still has its columns."""
    path = tmp_path / f"tom{kind}"
    assert WRITERS[kind]([], path) == 0
    read = {".csv": pd.read_csv, ".parquet": pd.read_parquet, ".xlsx": pd.read_excel}[kind](path)
    assert (len(read), tuple(read.columns)) == (0, columns("quotes"))


@writers
def test_metadata_may_come_later(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that the first articles lack becomes a column all the same, empty for those; nothing is lost."""
    monkeypatch.setattr("quotecite.files.parquet_file.BATCH", 7)  # so that batches differ
    path = tmp_path / f"q{kind}"
    found = [
        (ARTICLE, {"a": "x"}),
        (ARTICLE, {"a": None, "b": "æ;"}),
        (SILENT, {"c": "1"}),
        (ARTICLE, {"b": "ø", "a": "y"}),
    ]
    WRITERS[kind](found, path)
    read = {".csv": pd.read_csv, ".parquet": pd.read_parquet, ".xlsx": pd.read_excel}[kind](path).astype(object)
    read = read.where(read.notna(), "")
    assert list(read.columns[-3:]) == ["a", "b", "c"]
    assert read["a"].tolist() == ["x"] * 5 + [""] * 5 + ["y"] * 5
    assert read["b"].tolist() == [""] * 5 + ["æ;"] * 5 + ["ø"] * 5
    assert read["text"].tolist() == quotecite.to_pandas([ARTICLE] * 3)["text"].tolist()


def test_parquet_finds_one_type_for_a_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing at first and whole numbers later are numbers; what is text and number is text, and is told to be."""
    monkeypatch.setattr("quotecite.files.parquet_file.BATCH", 5)
    metas: list[dict[str, Any]] = [
        {"n": None, "share": 1, "id": 7, "day": datetime.date(2025, 3, 4), "tags": ["a"]},
        {"n": 3, "share": 0.5, "id": "b8", "day": None, "tags": []},
    ]
    with pytest.warns(UserWarning, match="metadata: 'id' has values of several types; it is written as text") as told:
        quotecite.write_parquet([(ARTICLE, meta) for meta in metas], tmp_path / "q.parquet")
    assert len(told) == 1
    rows = pq.read_table(tmp_path / "q.parquet", columns=["n", "share", "id", "day", "tags"]).to_pylist()
    assert rows[0] == {"n": None, "share": 1.0, "id": "7", "day": datetime.date(2025, 3, 4), "tags": ["a"]}
    assert rows[-1] == {"n": 3, "share": 0.5, "id": "b8", "day": None, "tags": []}


def test_json_lines_keep_metadata_that_json_lacks(tmp_path: Path) -> None:
    """Dates are written in ISO form, missing values as null, numpy's numbers as numbers; all can be read."""
    meta = {"date": pd.Timestamp("2025-03-04"), "gone": float("nan"), "n": np.int64(3), "list": (1, None)}
    with closing(JsonSink(tmp_path / "q.jsonl")) as sink:
        sink.add(ARTICLE, meta)
    read = list(read_jsonl(tmp_path / "q.jsonl", as_tuples=True))
    assert read == [(ARTICLE, {"date": "2025-03-04T00:00:00", "gone": None, "n": 3, "list": [1, None]})]


def test_a_page_names_its_articles(tmp_path: Path) -> None:
    """The report is one file in UTF-8, with a title; each article is under its headline or title, with its file."""
    with closing(HtmlSink(tmp_path / "q.html", "Arkivet & vi")) as sink:
        sink.add(attrs.evolve(ARTICLE, blocks=(), quotes=()), {"title": "Skolen <består>"})
        sink.add(ARTICLE, {"file": "arkiv.csv", "row": 2})
    page = (tmp_path / "q.html").read_text(encoding="utf-8")
    title = "<title>Arkivet &amp; vi</title>"
    for shown in (title, "Skolen &lt;består&gt;", ">– Skolen må bestå</a>", "arkiv.csv · 2"):
        assert shown in page
    assert page.startswith("<!doctype html>")
    assert '<meta charset="utf-8">' in page


def test_csv_for_excel_in_norway(tmp_path: Path) -> None:
    """Excel sees that it is UTF-8 by the mark; the separator is the caller's; any other encoding says what it lacks."""
    quotecite.write_csv([ARTICLE], tmp_path / "q.csv", sep=";")
    assert (tmp_path / "q.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle;quote;kind")
    quotecite.write_csv([ARTICLE], tmp_path / "q.csv", encoding="cp1252")
    assert len(pd.read_csv(tmp_path / "q.csv", encoding="cp1252")) == len(ARTICLE.quotes)
    with pytest.raises(ValueError, match=r"q\.csv: cp1252 has no '→'; write it in UTF-8 \(encoding='utf-8-sig'\)"):
        quotecite.write_csv([with_text("opp → ned")], tmp_path / "q.csv", encoding="cp1252")
    with pytest.raises(ValueError, match="encoding: 'klingon' is none"):
        quotecite.write_csv([], tmp_path / "q.csv", encoding="klingon")
    with pytest.raises(ValueError, match="sep: expected one character"):
        quotecite.write_csv([], tmp_path / "q.csv", sep=" , ")


# --- formulas ---------------------------------------------------------------------------------------------------

LIVE = ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "- Nei, sier hun", "-5A"]
LIVE += [" =1+1", "\u00a0@SUM(A1)", "\ufeff=1", "\u200b+A1", "  \t-A1", "\u202e=1"]
DEAD = ["– Nei", "—", "Ja = nei", "-5", "+47 22 00 00 00", "-3,5", "-1.5e3", "-12 %", "", "Æ", "«-»", "2025-03-04"]
DEAD += [" -5", "\u00a0+47 22 00 00 00", " – Nei"]


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_of_csv_is_run(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe, which can be taken away again."""
    assert csv_cell(text) == f"'{text}"
    assert unguarded(csv_cell(text)) == text
    assert csv_cell([text, "Berg"]).startswith("'")
    assert csv_cell(text, guard=False) == text


@pytest.mark.parametrize("text", DEAD)
def test_what_is_no_formula_stays(text: str) -> None:
    """Dashes, numbers with their sign, telephone numbers, dates are as they were."""
    assert csv_cell(text) == text


@given(st.text())
def test_a_guard_can_always_be_taken_away(text: str) -> None:
    """Whatever a text begins with, apostrophes too; guarded it begins with no sign of a formula, or is a number."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@")) or text[1].isdigit()


def test_numbers_are_numbers() -> None:
    """Negative numbers are no text, and are not guarded; truth values are words."""
    assert [csv_cell(value) for value in (-5, -1.5, 0, True, None, float("nan"))] == [-5, -1.5, 0, "True", "", ""]


def test_the_words_of_an_article_are_not_run(tmp_path: Path) -> None:
    """In every cell of a file: quotes, metadata, and the names of columns, also of those that come late."""
    link = '=HYPERLINK("http://a.example","Klikk")'
    found = [(with_text(link), {"=a": link}), (ARTICLE, {"=b": "@x"})]
    quotecite.write_csv(found, tmp_path / "q.csv")
    cells = [cell for row in cells_of(tmp_path / "q.csv") for cell in row]
    assert f"'{link}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    quotecite.write_csv(found, tmp_path / "q.csv", guard=False)
    assert link in (pd.read_csv(tmp_path / "q.csv")["text"]).tolist()


def test_the_cells_of_a_workbook_are_text(tmp_path: Path) -> None:
    """In a workbook a text has the type text, so it is not run and needs no apostrophe; the header filters."""
    link = '=HYPERLINK("http://a.example","Klikk")'
    when = datetime.datetime(2025, 3, 4, tzinfo=datetime.UTC)
    quotecite.write_xlsx(
        [(with_text(link), {"=a": "#N/A", "n": -5, "when": when, "odd": "a\x07b"})], tmp_path / "q.xlsx"
    )
    sheet = openpyxl.load_workbook(tmp_path / "q.xlsx").active
    cells = {sheet.cell(1, n).value: sheet.cell(2, n) for n in range(1, sheet.max_column + 1)}
    assert (cells["text"].value, cells["text"].data_type) == (link, "s")
    assert (cells["=a"].value, cells["=a"].data_type) == ("#N/A", "s")
    assert (cells["n"].value, cells["n"].data_type) == (-5, "n")
    assert (cells["when"].value, cells["odd"].value) == ("2025-03-04T00:00:00+00:00", "a\ufffdb")
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref[:3]) == ("quotes", "A2", "A1:")


def test_what_is_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    """Not silently, as spreadsheets do; whole articles, whose records would all be cut, are refused before the work."""
    with pytest.warns(UserWarning, match=r"texts in the column 'full' are longer than a cell; they are cut") as told:
        quotecite.write_xlsx([(ARTICLE, {"full": "æ" * 40_000}), (ARTICLE, {"full": "kort"})], tmp_path / "q.xlsx")
    assert len(told) == 1
    full = pd.read_excel(tmp_path / "q.xlsx")["full"].tolist()
    assert (len(full[0]), full[0][-7:], full[-1]) == (LONGEST, "… [cut]", "kort")
    with pytest.raises(
        ValueError, match="rows: whole articles do not fit into cells; expected quotes, attributions or"
    ):
        quotecite.write_xlsx([], tmp_path / "q.xlsx", rows="articles")


def test_more_rows_than_a_sheet_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is on another sheet, with its own header."""
    monkeypatch.setattr("quotecite.files.xlsx_file._SHEET", 4)
    quotecite.write_xlsx([ARTICLE], tmp_path / "q.xlsx")
    sheets = pd.read_excel(tmp_path / "q.xlsx", sheet_name=None)
    assert {name: len(sheet) for name, sheet in sheets.items()} == {"quotes": 4, "quotes 2": 1}


def test_values_of_other_libraries() -> None:
    """Cells and JSON hold what columns of other libraries hold."""
    assert csv_cell(np.array(["a", "b"])) == "a; b"
    assert csv_cell({"a": [1, pd.NaT]}) == '{"a": [1, null]}'
    assert xlsx_cell(np.float32(0.5)) == (0.5, False)
    assert plain_json({1: float("inf"), "x": b"raw", "t": datetime.time(9, 30)}) == {
        "1": "inf",
        "x": "b'raw'",
        "t": "09:30:00",
    }


# --- errors and interrupts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SINKS)
@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError])
def test_what_came_before_is_in_the_file(kind: str, fault: type[BaseException], tmp_path: Path) -> None:
    """After an interrupt or an error the file can be read, and has all that it was given; nothing else lies about."""
    path = tmp_path / f"q{kind}"

    def found() -> Iterator[tuple[Article, dict[str, str]]]:
        yield ARTICLE, {"outlet": "Avisa"}
        yield ARTICLE, {"outlet": "Posten"}
        raise fault

    with pytest.raises(fault):
        fill(SINKS[kind](path), found())
    assert count_in(path) == 2 * len(ARTICLE.quotes)
    assert os.listdir(tmp_path) == [path.name]
    if kind in WRITERS:
        with pytest.raises(fault):
            WRITERS[kind](found(), path)
        assert count_in(path) == 2 * len(ARTICLE.quotes)


@pytest.mark.parametrize("kind", [".csv", ".jsonl"])
def test_files_that_grow_hold_each_article_at_once(kind: str, tmp_path: Path) -> None:
    """A run that is killed outright leaves what was found until then."""
    with closing(SINKS[kind](tmp_path / f"q{kind}")) as sink:
        for number in (1, 2):
            sink.add(ARTICLE)
            assert count_in(tmp_path / f"q{kind}") == number * len(ARTICLE.quotes)


@writers
def test_an_error_in_the_metadata_names_its_article(kind: str, tmp_path: Path) -> None:
    """What came before is in the file; the message says which article, which key, and a name that is free."""
    path = tmp_path / f"q{kind}"
    with pytest.raises(ValueError, match=r"item 1: metadata key 'kind' is a column of quotecite; .* name: 'my_kind'"):
        WRITERS[kind]([ARTICLE, (ARTICLE, {"kind": "x"})], path)
    assert count_in(path) == len(ARTICLE.quotes)
    with pytest.raises(TypeError, match=r"item 1: expected a quotecite\.Article, .*, got str"):
        WRITERS[kind]([ARTICLE, "Hei."], path)


@writers
def test_the_place_is_tried_before_the_work(kind: str, tmp_path: Path) -> None:
    """A folder that is missing, a file that is a folder, an unknown kind of row: nothing is asked for before."""

    def never() -> Iterator[Article]:
        raise AssertionError("asked for an article")
        yield ARTICLE

    with pytest.raises(FileNotFoundError, match=r"there is no folder .*nowhere to write to"):
        WRITERS[kind](never(), tmp_path / "nowhere" / f"q{kind}")
    with pytest.raises(IsADirectoryError, match="a folder; give the name of a file"):
        WRITERS[kind](never(), tmp_path)
    with pytest.raises(ValueError, match="rows: expected one of quotes, attributions, sources, articles, got 'words'"):
        WRITERS[kind](never(), tmp_path / f"q{kind}", rows="words")


def test_a_file_that_is_open_elsewhere_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody replace a file that Excel has open: what was written is kept, and the message says where."""

    def refuse(*paths: object) -> None:
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(
        PermissionError, match=r"is it open elsewhere\?\); what was written is in .*q\.\w{8}\.part\.xlsx"
    ):
        quotecite.write_xlsx([ARTICLE], tmp_path / "q.xlsx")
    (kept,) = tmp_path.glob("q.*.part.xlsx")
    assert count_in(kept) == len(ARTICLE.quotes)


def test_an_old_file_is_kept_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """What fails half-way takes nothing with it."""
    path = tmp_path / "q.html"
    path.write_text("gammel", encoding="utf-8")

    def half_way() -> None:
        with written_whole(path) as part:
            part.write_text("ny", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert path.read_text(encoding="utf-8") == "gammel"
    assert os.listdir(tmp_path) == ["q.html"]


def test_a_missing_library_is_named_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CSV needs none."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[arrow\]'"):
        quotecite.write_parquet([], tmp_path / "q.parquet")
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[xlsx\]'"):
        quotecite.write_xlsx([], tmp_path / "q.xlsx")
    assert quotecite.write_csv([ARTICLE], tmp_path / "q.csv") == 1


def test_half_a_surrogate_pair_costs_no_article(tmp_path: Path) -> None:
    """JSON from elsewhere may hold one, and no file in UTF-8 can; it is written as its escape."""
    article = with_text("Hei \ud83d")
    quotecite.write_csv([article], tmp_path / "q.csv")
    assert pd.read_csv(tmp_path / "q.csv")["text"].tolist() == [r"Hei \ud83d"]
    quotecite.write_parquet([article], tmp_path / "q.parquet")
    assert pq.read_table(tmp_path / "q.parquet").column("text").to_pylist() == [r"Hei \ud83d"]
    with closing(JsonSink(tmp_path / "q.jsonl")) as sink:
        sink.add(article)
    (line,) = (tmp_path / "q.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["quotes"][0]["parts"][0]["text"] == "Hei \ud83d"


def test_metadata_are_written_without_a_warning(tmp_path: Path) -> None:
    """A column that is missing in all articles, or in some, is nothing to be told."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quotecite.write_parquet([(ARTICLE, {"a": None, "b": None}), (ARTICLE, {"b": "x"})], tmp_path / "q.parquet")
    assert pq.read_table(tmp_path / "q.parquet").column("b").to_pylist() == [None] * 5 + ["x"] * 5

"""Folders and tables as pairs of a text and its metadata; what is wrong is told with file and row, the rest is read."""

from __future__ import annotations

import csv
import datetime
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import quotecite
from quotecite import FormatError
from quotecite.text.compose import Composed

BUILD, WAIT = "– Vi må bygge, sier Kari Berg.", "– Me ventar; det er bra, seier Tone Dahl."
ROWS = [
    {"id": 1, "tittel": "– Vi må bygge", "ingress": "Byen trenger skole.", "tekst": BUILD, "outlet": "Byavisa"},
    {"id": 2, "tittel": "", "ingress": None, "tekst": WAIT, "outlet": None},
]


def written(path: Path) -> Path:
    """The rows in a table of the kind that the name says."""
    frame = pd.DataFrame(ROWS)
    match path.suffix:
        case ".csv":
            frame.to_csv(path, index=False, sep=";", encoding="cp1252")
        case ".tsv":
            frame.to_csv(path, index=False, sep="\t")
        case ".jsonl":
            frame.to_json(path, orient="records", lines=True, force_ascii=False)
        case ".parquet":
            frame.to_parquet(path, index=False)
        case ".xlsx":
            frame.to_excel(path, index=False)
    return path


# --- folders ----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of texts in several encodings, with a folder in it and a file that is no text."""
    (tmp_path / "nn").mkdir()
    (tmp_path / "b.txt").write_text(BUILD, encoding="utf-8-sig")
    (tmp_path / "a.txt").write_text("– På øya.", encoding="cp1252")
    (tmp_path / "nn" / "c.txt").write_text(WAIT, encoding="utf-8")
    (tmp_path / "kart.pdf").write_bytes(b"%PDF\0")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    """Every text, those of folders in it too, with its name beside it."""
    found = list(quotecite.read_folder(folder))
    assert found == [("– På øya.", {"file": "a.txt"}), (BUILD, {"file": "b.txt"}), (WAIT, {"file": "nn/c.txt"})]
    assert [meta["file"] for _, meta in quotecite.read_folder(str(folder), "*.txt")] == ["a.txt", "b.txt"]


def test_what_a_file_holds_can_be_made_a_text(folder: Path) -> None:
    """`read` takes what is in a file and gives what a finder reads."""
    found = list(quotecite.read_folder(folder, "b.txt", read=lambda text: quotecite.compose(title="Skolen", body=text)))
    assert [text.text for text, _ in found] == [f"Skolen\n\n{BUILD}"]


def test_a_folder_without_texts_is_said_to_have_none(folder: Path, tmp_path: Path) -> None:
    """Missing, empty, without texts, no folder at all: each is found at the call."""
    with pytest.raises(FileNotFoundError, match="nowhere: no such folder"):
        quotecite.read_folder(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match=r"no file in it is called \*\.md; there are files in \.pdf, \.txt"):
        quotecite.read_folder(folder, "*.md")
    (tmp_path / "tom").mkdir()
    with pytest.raises(FileNotFoundError, match=r"no file in it is called \*\*/\*\.txt; the folder is empty"):
        quotecite.read_folder(tmp_path / "tom")
    with pytest.raises(NotADirectoryError, match=r"b\.txt: a file, no folder"):
        quotecite.read_folder(folder / "b.txt")


def test_a_file_that_cannot_be_read_is_told_and_the_others_come(folder: Path) -> None:
    """With `errors` it is handed over with its name; without, its error is raised when its turn comes."""
    (folder / "ab.txt").write_bytes("På øya så vi ærfugl.".encode("mac_roman"))
    found = quotecite.read_folder(folder)
    assert next(found)[1] == {"file": "a.txt"}
    with pytest.raises(FormatError, match=r"ab\.txt: byte 0x8C"):
        next(found)
    bad: list[Any] = []
    found = quotecite.read_folder(folder, errors=lambda pair, error: bad.append((pair, type(error))))
    assert [meta["file"] for _, meta in found] == ["a.txt", "b.txt", "nn/c.txt"]
    assert bad == [(("", {"file": "ab.txt"}), FormatError)]


# --- tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["arkiv.csv", "arkiv.tsv", "arkiv.jsonl", "arkiv.parquet", "arkiv.xlsx"])
def test_a_table_is_read_with_its_metadata(name: str, tmp_path: Path) -> None:
    """Title, lead and text are composed; the title and all other columns come along; a missing part is left out."""
    path = written(tmp_path / name)
    (first, about), (second, more) = quotecite.read_table(path, text="tekst", title="tittel", lead="ingress")
    assert isinstance(first, Composed)
    assert first.text == f"– Vi må bygge\n\nByen trenger skole.\n\n{BUILD}"
    assert [field.name for field in second.fields] == ["body"]
    assert second.text == WAIT
    assert {**about, "id": int(about["id"])} == {"id": 1, "tittel": "– Vi må bygge", "outlet": "Byavisa"}
    assert set(more) == {"id", "tittel", "outlet"}
    assert not more["outlet"]


def test_the_column_of_texts_is_known_by_its_name(tmp_path: Path) -> None:
    """A column called text, body, tekst or brødtekst needs not be named, when there is one of them."""
    assert [text for text, _ in quotecite.read_table(written(tmp_path / "arkiv.csv"))] == [BUILD, WAIT]
    two = tmp_path / "to.csv"
    two.write_text("text,body\na,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"to\.csv: text and body could each have the texts; say which .*: text='…'"):
        quotecite.read_table(two)
    assert list(quotecite.read_table(two, text="body", rename={"text": "old"})) == [("b", {"old": "a"})]


def test_a_missing_column_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    """At the call, for each argument that names a column."""
    path = written(tmp_path / "arkiv.csv")
    with pytest.raises(
        ValueError, match=r"arkiv\.csv: title: no column 'title'; there are id, tittel, ingress, tekst, out"
    ):
        quotecite.read_table(path, title="title")
    with pytest.raises(ValueError, match="rename: no column 'source'"):
        quotecite.read_table(path, rename={"source": "outlet"})
    path.write_text("id,body2\n", encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"no column is called text; say which one has them: text='…' \(there are id, b"
    ):
        quotecite.read_table(path)


def test_metadata_that_clash_are_told_their_remedy(tmp_path: Path) -> None:
    """A column that quotecite's frames have too is found before anything is read; the remedy in the message works."""
    path = tmp_path / "arkiv.csv"
    path.write_text(f'source,kind,body\nNTB,nyhet,"{BUILD}"\n', encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"kind, source: columns .* give yours another: rename=\{'kind': 'my_kind', 'so"
    ):
        quotecite.read_table(path)
    ((_, meta),) = quotecite.read_table(path, rename={"source": "my_source", "kind": "my_kind"})
    assert meta == {"my_source": "NTB", "my_kind": "nyhet"}
    more = tmp_path / "arkiv.jsonl"
    more.write_text('{"body": "Hei."}\n' * 300 + '{"body": "Hei.", "speaker": "x"}\n', encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"row 301 \(line 301\): speaker: columns of frames and files of quotes have this"
    ):
        list(quotecite.read_table(more))


def test_dates_and_numbers_keep_their_types(tmp_path: Path) -> None:
    """From Parquet and Excel they come as they are, from CSV as they are written."""
    day = datetime.datetime(2025, 3, 4)
    frame = pd.DataFrame({"body": [BUILD], "date": [day], "score": [-1.5]})
    frame.to_parquet(tmp_path / "a.parquet", index=False)
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_csv(tmp_path / "a.csv", index=False)
    for name in ("a.parquet", "a.xlsx"):
        ((_, meta),) = quotecite.read_table(tmp_path / name)
        assert meta == {"date": day, "score": -1.5}
    ((_, meta),) = quotecite.read_table(tmp_path / "a.csv")
    assert meta == {"date": "2025-03-04", "score": "-1.5"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_any_of_the_usual_encodings(encoding: str, tmp_path: Path) -> None:
    """The header's first column has no mark in its name, and letters are right."""
    path = tmp_path / "arkiv.csv"
    path.write_text("brødtekst;år\nPå øya;2025\n", encoding=encoding)
    assert list(quotecite.read_table(path)) == [("På øya", {"år": "2025"})]


def test_cells_of_any_length_and_lines(tmp_path: Path) -> None:
    """A text of several lines with separators and quotation marks in it, longer than `csv` allows at first."""
    text = 'Hun sa: "Nei, nei; nei", og så sa hun: "Ja".\n\n' * 4_000
    assert len(text) > csv.field_size_limit() or csv.field_size_limit() > 2**20  # 128 kB, until it is raised
    path = tmp_path / "arkiv.csv"
    pd.DataFrame({"id": [1, 2], "body": [text, "Hei."]}).to_csv(path, index=False)
    assert [read for read, _ in quotecite.read_table(path)] == [text, "Hei."]


BROKEN = """id,body,outlet
1,"– Ja, sier hun.",Avisa
2,– Nei, sier han.,Avisa
3,"– Kanskje, sier hun,Avisa
4,"– Ja, sier de.",Avisa

5,"– Han sa "nei", sa hun.",Avisa
6
7,"– Til slutt, sier hun.",Avisa
8,"– Aldri lukket
og mer
"""


def test_a_broken_row_is_told_and_the_others_come(tmp_path: Path) -> None:
    """Cells too many or too few and stray quotation marks cost their own row; each error names row, line and reason."""
    path = tmp_path / "ødelagt.csv"
    path.write_text(BROKEN, encoding="utf-8")
    bad: list[tuple[str, str]] = []
    found = quotecite.read_table(path, errors=lambda pair, error: bad.append((pair[0], str(error))))
    assert [meta["id"] for _, meta in found] == ["1", "4", "7"]
    mark = "a quotation mark in it is not closed, or stands inside a cell, where it must be written twice"
    assert [error.removeprefix(f"{path}, ") for _, error in bad] == [
        "row 2 (line 3): 4 cells, expected 3 (id, body, outlet); a comma in a text must stand in quotation marks",
        f"row 3 (line 4): {mark}",
        f"row 5 (line 7): {mark}",
        "row 6 (line 8): 1 cell, expected 3 (id, body, outlet)",
        "row 8 (line 10): a quotation mark in it is never closed",
        "row 9 (line 11): 1 cell, expected 3 (id, body, outlet)",
    ]
    assert bad[0][0] == "2,– Nei, sier han.,Avisa"
    with pytest.raises(FormatError, match=r"row 2 \(line 3\): 4 cells, expected 3"):
        list(quotecite.read_table(path))


def test_broken_lines_of_json_are_told(tmp_path: Path) -> None:
    """What is no object costs its own line; a text that is none is named by its type."""
    path = tmp_path / "arkiv.jsonl"
    path.write_text('{"body": "Hei."}\n\n{"body": \n[1]\n{"body": 7}\n{"outlet": "Avisa"}\n', encoding="utf-8")
    bad: list[str] = []
    found = list(
        quotecite.read_table(path, errors=lambda pair, error: bad.append(str(error).removeprefix(f"{path}, ")))
    )
    assert found == [("Hei.", {}), ("", {"outlet": "Avisa"})]
    assert [error[:60] for error in bad] == [
        "row 2 (line 3): expected a JSON object ({…}), Expecting valu",
        "row 3 (line 4): expected a JSON object ({…}), found list",
        "row 4 (line 5), column 'body': expected text, found int 7",
    ]


def test_a_table_of_one_column_needs_no_separator(tmp_path: Path) -> None:
    """A text a line, under a header, is a table too."""
    path = tmp_path / "linjer.csv"
    path.write_text(f"text\n{BUILD}\n{WAIT}\n", encoding="utf-8")
    assert [text for text, _ in quotecite.read_table(path)] == [BUILD, WAIT]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tom.csv", "", "it is empty; expected a header"),
        ("to.csv", "id,body,id\n", "two columns are called 'id'; give each a name of its own"),
        ("skilt.csv", "a;b\n", "sep: expected one character"),
        ("tom.jsonl", "\n[1]\n", "no line in it is a JSON object; expected one object a line"),
        (
            "lest.jsonl",
            '{"schema": 1, "quotes": [], "sources": []}',
            r"read already; get them with quotecite\.formats\.read_j",
        ),
        ("a.parquet", "PAR0", "no Parquet file"),
        ("a.xlsx", "PK", "no Excel workbook"),
        ("a.docx", "PK", r"no table by its name; expected one of \.csv, \.tsv"),
    ],
)
def test_what_is_no_table_is_found_at_the_call(name: str, content: str, message: str, tmp_path: Path) -> None:
    """The file is named, and what was expected."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises((FormatError, ValueError), match=message):
        quotecite.read_table(path, sep="::" if name == "skilt.csv" else None)


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    """Found at the call, too."""
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv: no such file"):
        quotecite.read_table(tmp_path / "nowhere.csv")


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet and Excel come with extras; CSV and JSON Lines need none."""
    parquet, excel, text = (written(tmp_path / f"a.{kind}") for kind in ("parquet", "xlsx", "csv"))
    for module in ("pyarrow", "openpyxl", "pandas"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[arrow\]'"):
        quotecite.read_table(parquet)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[xlsx\]'"):
        quotecite.read_table(excel)
    assert len(list(quotecite.read_table(text))) == 2


def test_a_large_parquet_file_is_read_in_pieces(tmp_path: Path) -> None:
    """Rows are numbered through, over all pieces of the file."""
    pq.write_table(pa.table({"body": ["Hei."] * 1000, "n": range(1000)}), tmp_path / "a.parquet", row_group_size=300)
    assert [meta["n"] for _, meta in quotecite.read_table(tmp_path / "a.parquet")] == list(range(1000))

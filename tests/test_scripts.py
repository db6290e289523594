"""The scripts that users begin with: a CSV file becomes shares, a folder a report, Parquet Parquet. Short, and run."""

from __future__ import annotations

import ast
import csv
import datetime
import runpy
import sys
import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import quotecite

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPTS = ("women_by_month", "report_of_a_folder", "parquet_in_batches")

WOMAN = "<p>– Vi må bygge mer, sier ordfører Kari Berg (Ap).</p><p>Rederiet opplyser at ferja går igjen.</p>"
MAN = "<p>&ndash; Eg er <b>lei</b> av å vente, seier bonde Ola Lie.</p><p>– Dette er ikkje godt nok, seier Lie.</p>"
ROWS = (
    ("Avisa", "04.03.2025", WOMAN),
    ("Avisa", "30.03.2025", MAN),
    ("Posten", "31.03.2025", MAN),
    ("Posten", "01.05.2025", WOMAN),
    ("Posten", "", "<p>Ingen sa noe.</p>"),
    ("Posten", "02.05.2025", ""),
    ("Posten; lørdag", "02.05.2025"),
)
BUILD = "– Vi må bygge mer på øya, sier ordfører Kari Berg."
WAIT = "– Me ventar til hausten, seier rektor Tone Dahl."


def run(name: str, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script with these arguments, any warning an error."""
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.setattr(sys, "argv", [f"{name}.py", *arguments])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        runpy.run_path(str(EXAMPLES / f"{name}.py"))
    plt.close("all")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_short(name: str) -> None:
    """At most 15 lines, imports and all, none wider than the code of the package; what it does is told above them."""
    source = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    body = ast.parse(source).body[1:]
    assert sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in body) <= 15
    assert max(map(len, source.splitlines())) <= 120
    assert f"python examples/{name}.py " in (ast.get_docstring(ast.parse(source)) or "")


@pytest.mark.model
@pytest.mark.parametrize(("encoding", "sep"), [("utf-8-sig", ","), ("cp1252", ";")])
def test_women_by_month(
    encoding: str, sep: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table has a row for each month and outlet, in words; the picture is there; a broken row is told."""
    monkeypatch.chdir(tmp_path)
    with Path("archive.csv").open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=sep).writerows([("outlet", "published", "body"), *ROWS])
    run("women_by_month", "archive.csv", monkeypatch=monkeypatch)
    with Path("women.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, delimiter=";"))
    assert [(row["måned"], row["avis"], row["andel"]) for row in table] == [
        ("mars 2025", "Avisa", table[0]["andel"]),
        ("mars 2025", "Posten", "0.0"),
        ("mai 2025", "Posten", "1.0"),
        ("uten dato", "Posten", ""),
    ]
    assert float(table[0]["andel"]) == pytest.approx(4 / 15)  # 4 words of hers, 6 and 5 of his
    assert {row["kjønn"] for row in table} == {"kvinner"}
    assert Path("women.png").read_bytes().startswith(b"\x89PNG")
    assert capsys.readouterr().err.startswith("archive.csv, row 7 (line 8): 2 cells, expected 3 (outlet, published, bo")


@pytest.mark.model
def test_report_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every text is in the report and every quote in the workbook; what is no text is told by its name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "arkiv" / "nn").mkdir(parents=True)
    (tmp_path / "arkiv" / "øya.txt").write_text(BUILD, encoding="cp1252")
    (tmp_path / "arkiv" / "nn" / "skule.txt").write_text(WAIT, encoding="utf-8-sig")
    (tmp_path / "arkiv" / "bilde.txt").write_bytes(b"\x89PNG\0\0")
    run("report_of_a_folder", "arkiv", monkeypatch=monkeypatch)
    report = Path("report.html").read_text(encoding="utf-8")
    assert '<html lang="nb"' in report
    for words in ("Hvem sier hva?", "2 artikler", "Vi må bygge mer på øya", "Me ventar til hausten", "Tone Dahl"):
        assert words in report
    head, *rows = openpyxl.load_workbook("quotes.xlsx").active.iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["file"], row["speaker"], row["text"]) for row in found] == [
        ("nn/skule.txt", "Tone Dahl", "Me ventar til hausten"),
        ("øya.txt", "Kari Berg", "Vi må bygge mer på øya"),
    ]
    assert Path(capsys.readouterr().err.partition(":")[0]) == Path("arkiv/bilde.txt")


@pytest.mark.model
def test_parquet_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a quote with the columns of its article; what cannot be read is a row with its error, and none is lost.

    The first batch has nothing in the column of lists, the second a bad row: all have the columns of the archive.
    """
    monkeypatch.chdir(tmp_path)
    day = datetime.date(2025, 3, 4)
    texts = [BUILD, *["Ingen sa noe."] * 254, "", None, WAIT]
    archive = pa.table(
        {
            "id": range(len(texts)),
            "published": [day if text else None for text in texts],
            "tags": [["skule"] if text == WAIT else None for text in texts],
            "body": texts,
        }
    )
    pq.write_table(archive, "archive.parquet")
    run("parquet_in_batches", "archive.parquet", "quotes.parquet", monkeypatch=monkeypatch)
    with pq.ParquetFile("quotes.parquet") as file:
        assert file.schema_arrow.names == [*quotecite.to_arrow([]).column_names, "id", "published", "tags", "error"]
        assert file.schema_arrow.field("published").type == pa.date32()
        assert file.num_row_groups >= 2
        rows = file.read().to_pylist()
    assert [(row["article"], row["id"], row["speaker"], row["published"], row["tags"]) for row in rows] == [
        (0, 0, "Kari Berg", day, None),
        (256, 257, "Tone Dahl", day, ["skule"]),
        (None, 256, None, None, None),
    ]
    assert [row["error"] is None for row in rows] == [True, True, False]
    assert "a missing text" in rows[2]["error"]

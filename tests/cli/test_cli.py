"""The command line as a process: what it prints and writes, what it says when something is wrong, how it ends.

Most runs read English, for which the model is not opened, so that they take no longer than Python does to start.
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from articles import ARTICLE, plain
from quotecite.cli.run import in_shell
from quotecite.cli.screen import table
from quotecite.formats import read_jsonl
from test_wheel import PROJECT

ENGLISH = (
    "The council has not made up its mind. – We will wait until autumn, says the mayor, because some of the "
    "neighbours have complained about it."
)
BUILD = "– Vi må bygge mer på øya, sier ordfører Kari Berg (Ap) til NRK."
ENV = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path(__file__).parents[2] / "src"), "COLUMNS": "90"}


def quotecite(*arguments: str, cwd: Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    """The command, run in a folder."""
    command = [sys.executable, "-m", "quotecite", *arguments]
    run = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env={**ENV, **env}, check=False)
    out, err = (raw.decode("utf-8").replace("\r\n", "\n") for raw in (run.stdout, run.stderr))
    return subprocess.CompletedProcess(command, run.returncode, out, err)


def rows_of(path: Path, sep: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV file that was written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=sep))


def english_table(path: Path, count: int) -> None:
    """A CSV of so many articles."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "body"], *([n, ENGLISH] for n in range(count))])


# --- what it does -----------------------------------------------------------------------------------------------


@pytest.mark.model
def test_a_table_of_quotes_on_the_screen(tmp_path: Path) -> None:
    """Without --out the quotes of each input are printed, those of standard input too; no word on standard error."""
    (tmp_path / "øya.txt").write_text(BUILD, encoding="cp1252")
    run = quotecite("øya.txt", "-", cwd=tmp_path, stdin="– Nei, seier rektor Ola Lie.".encode())
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "øya.txt: nb, 1 quote, 1 with a speaker",
        "speaker               role                kind      quote",
        "--------------------  ------------------  --------  --------------------------------------",
        "Kari Berg             ordfører, Ap        dash      Vi må bygge mer på øya",
        "",
        "standard input: nn, 1 quote, 1 with a speaker",
        "speaker               role                kind      quote",
        "--------------------  ------------------  --------  --------------------------------------",
        "Ola Lie               rektor              dash      Nei",
        "",
    ]


@pytest.mark.model
def test_a_table_of_an_archive_becomes_a_table_of_quotes(tmp_path: Path) -> None:
    """Semicolons and cp1252 are found out, titles are read, other columns carried along, clashing ones renamed; the
    rules may be the precise ones; the file written has the separator of the one read.
    """
    lines = ["id;source;title;brødtekst", f'7;NTB;– Bygg på øya;"{BUILD}\n\nHun er lei.\n\n– Nå haster det."']
    (tmp_path / "arkiv.csv").write_text("\n".join(lines), encoding="cp1252")
    run = quotecite("arkiv.csv", "--title", "title", "--sieves", "precise", "-o", "ut.csv", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    found = rows_of(tmp_path / "ut.csv", ";")
    assert [(row["text"], row["speaker"], row["block_kind"]) for row in found] == [
        ("Bygg på øya", "Kari Berg", "headline"),
        ("Vi må bygge mer på øya", "Kari Berg", "paragraph"),
        ("Nå haster det.", "", "paragraph"),
    ]
    row = found[0]
    assert [row[name] for name in ("file", "row", "id", "title", "input_source")] == [
        "arkiv.csv", "1", "7", "– Bygg på øya", "NTB",
    ]  # fmt: skip
    assert run.stderr.splitlines() == [
        "quotecite: arkiv.csv: source is written as input_source: quotecite has a column source",
        "quotecite: arkiv.csv: read as cp1252",
        "quotecite: 1 article, 3 quotes, 2 with a speaker; in ut.csv",
    ]


@pytest.mark.model
def test_html_is_read_as_html(tmp_path: Path) -> None:
    """A page is HTML by its name; in a table --html says so: paragraphs are blocks, and no tag is read as words."""
    words = "<h1>Nye hus</h1><p>Kari Berg er lei.</p><p>&ndash; Vi må bygge mer, sier <b>hun</b>.</p>"
    (tmp_path / "side.html").write_text(words, encoding="utf-8")
    (tmp_path / "arkiv.csv").write_text(f'id;body\n7;"{words}"\n', encoding="utf-8")
    run = quotecite("side.html", "arkiv.csv", "--html", "-o", "ut.csv", cwd=tmp_path)
    assert (run.returncode, "HTML" in run.stderr) == (0, False), run.stderr
    found = rows_of(tmp_path / "ut.csv", ";")
    assert [(row["text"], row["speaker"], row["file"]) for row in found] == [
        ("Vi må bygge mer", "Kari Berg", "side.html"),
        ("Vi må bygge mer", "Kari Berg", "arkiv.csv"),
    ]


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "parquet", "xlsx", "html"])
def test_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    """The end of OUT's name says what is written; each can be read, and says of each article where it comes from."""
    english_table(tmp_path / "arkiv.csv", 3)
    rows = () if kind in ("xlsx", "html") else ("--rows", "articles")
    run = quotecite("arkiv.csv", "-q", "-o", f"ut.{kind}", *rows, cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    out = tmp_path / f"ut.{kind}"
    match kind:
        case "csv" | "tsv":
            places = [(row["file"], row["row"]) for row in rows_of(out, "\t" if kind == "tsv" else ",")]
        case "jsonl":
            places = [(m["file"], str(m["row"])) for _, m in read_jsonl(out, as_tuples=True)]
        case "parquet":
            places = [(row["file"], str(row["row"])) for row in pq.read_table(out).to_pylist()]
        case "xlsx":  # a row a quote, and there is none
            head = [cell.value for cell in openpyxl.load_workbook(out).active[1]]
            assert head[-3:] == ["file", "row", "id"]
            return
        case _:
            assert out.read_text(encoding="utf-8").count("We will wait until autumn") >= 3
            return
    assert places == [("arkiv.csv", str(n)) for n in (1, 2, 3)]


def test_the_version_and_the_help(tmp_path: Path) -> None:
    """Both are told on standard output, with the status of success."""
    assert quotecite("--version", cwd=tmp_path).stdout == f"quotecite {PROJECT['version']}\n"
    run = quotecite("--help", cwd=tmp_path)
    assert run.returncode == 0
    assert "exit status: 0 everything was read; 1 something could not be read" in run.stdout
    assert PROJECT["scripts"]["quotecite"] == "quotecite.cli.run:main"


# --- what can be wrong ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: INPUT (quotecite --help)"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["nowhere.csv"], "nowhere.csv: no such file or folder"),
        (["tom"], "tom: no file in it is called **/*.txt; the folder is empty"),
        (
            ["a.csv", "-o", "ut.doc"],
            "--out: no kind of file by its name, 'ut.doc'; expected one that ends in .csv .tsv",
        ),
        (["a.csv", "-o", "nei/ut.csv"], "nei/ut.csv: there is no folder nei to write to"),
        (["a.csv", "-o", "a.csv"], "a.csv: is read, so it cannot be written too; give --out another name"),
        (["a.csv", "--text", "brød"], "a.csv: text: no column 'brød'; there are id, body"),
        (["b.csv"], "b.csv: no column is called text; say which one has them: --text …"),
        (["a.csv", "--encoding", "klingon"], "encoding: 'klingon' is none; expected utf-8, cp1252"),
        (["a.csv", "--batch-size", "0"], "--batch-size: expected 1 or more, got 0"),
        (["a.csv", "--processes", "0"], "--processes: expected 1 or more, got 0"),
        (["a.csv", "--lexicon", "tom"], "tom: no tables in this folder; expected any of verbs.tsv"),
        (["a.csv", "-o", "ut.xlsx", "--rows", "articles"], "rows: whole articles do not fit into cells"),
        (["a.csv", "nowhere.txt", "-o", "ut.csv"], "nowhere.txt: no such file or folder"),
        (["null.csv"], "null.csv: it is empty; expected a header with the columns' names"),
        (["falsk.parquet"], "falsk.parquet: no Parquet file ("),
        (["falsk.xlsx"], "falsk.xlsx: no Excel workbook ("),
        (["falsk.jsonl"], "falsk.jsonl: no line in it is a JSON object; expected one object a line"),
        (["falsk.csv"], "falsk.csv: there are NUL bytes in it"),
        (["a.docx"], "a.docx: no kind of file that is read (.docx); save it as text in UTF-8, .txt"),
        (["a.json"], "a.json: no kind of file that is read (.json); write it as one object a line, .jsonl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_makes_no_sense_is_said_in_one_line(arguments: list[str], message: str, tmp_path: Path) -> None:
    """Status 2, nothing written, no traceback; the message says what to do."""
    english_table(tmp_path / "a.csv", 1)
    (tmp_path / "b.csv").write_text("id,innhold\n", encoding="utf-8")
    (tmp_path / "tom").mkdir()
    (tmp_path / "null.csv").touch()
    (tmp_path / "falsk.jsonl").write_text("id;body\n", encoding="utf-8")
    for name in ("a.docx", "a.json", "falsk.parquet", "falsk.xlsx", "falsk.csv"):
        (tmp_path / name).write_bytes(b"PK\0")
    before = sorted(os.listdir(tmp_path))
    run = quotecite(*arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"quotecite: {message}")
    assert run.stderr.count("\n") == 1
    assert sorted(os.listdir(tmp_path)) == before


def test_a_broken_table_loses_only_its_broken_rows(tmp_path: Path) -> None:
    """Status 1: each broken row is told with file, row and line, and kept beside OUT; the others are written."""
    broken = f'id,body\n1,"{ENGLISH}"\n2,one, two\n3,"never closed\n4,"{ENGLISH}"\n5,\n'
    (tmp_path / "arkiv.csv").write_text(broken, encoding="utf-8")
    run = quotecite("arkiv.csv", "-o", "ut.csv", "--rows", "articles", cwd=tmp_path)
    assert run.returncode == 1
    assert [row["id"] for row in rows_of(tmp_path / "ut.csv")] == ["1", "4", "5"]
    too_many = (
        "arkiv.csv, row 2 (line 3): 3 cells, expected 2 (id, body); a comma in a text must stand in quotation marks"
    )
    mark = "a quotation mark in it is not closed, or stands inside a cell, where it must be written twice"
    open_ = f"arkiv.csv, row 3 (line 4): {mark}"
    assert run.stderr.splitlines() == [
        f"quotecite: {too_many}",
        f"quotecite: {open_}",
        "quotecite: 3 articles, 0 quotes, 0 with a speaker; in ut.csv; 1 without text; "
        "2 could not be read (see ut.errors.jsonl)",
    ]
    kept = [json.loads(line) for line in (tmp_path / "ut.errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert kept == [
        {"file": "arkiv.csv", "row": 2, "error": too_many, "text": "2,one, two"},
        {"file": "arkiv.csv", "row": 3, "error": open_, "text": '3,"never closed'},
    ]
    (tmp_path / "arkiv.csv").write_text(f'id,body\n1,"{ENGLISH}"\n', encoding="utf-8")
    assert quotecite("arkiv.csv", "-o", "ut.csv", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "ut.errors.jsonl").exists()  # nothing went wrong this time


def test_a_folder_in_odd_encodings(tmp_path: Path) -> None:
    """UTF-8 with and without a mark, UTF-16 and cp1252 are read; what is none of them is told, with what to say."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    for name, encoding in {"a": "utf-8", "b": "utf-8-sig", "c": "utf-16", "d": "cp1252"}.items():
        (folder / f"{name}.txt").write_text(ENGLISH, encoding=encoding)
    (folder / "e.txt").write_bytes(ENGLISH.encode("mac_roman"))
    (folder / "f.txt").write_bytes(b"%PDF-1.7\0")
    run = quotecite("arkiv", "-o", "ut.jsonl", cwd=tmp_path)
    assert run.returncode == 1
    assert [article.text for article in read_jsonl(tmp_path / "ut.jsonl")] == [ENGLISH] * 4
    told = run.stderr.splitlines()
    assert told[0].startswith("quotecite: arkiv/e.txt: byte 0xD0 at 38 (line 1) is no UTF-8")
    assert "it looks like mac_roman; tell how it is encoded: --encoding mac_roman" in told[0]
    assert told[1].startswith("quotecite: arkiv/f.txt: there are NUL bytes in it")
    assert quotecite("arkiv/e.txt", "--encoding", "mac_roman", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_in_odd_encodings(encoding: str, tmp_path: Path) -> None:
    """What is found out is told, but for UTF-8; the letters of columns, names and texts are right in the output."""
    lines = ["navn;brødtekst", f"Åse «Sjø» Øye;{ENGLISH} På øya."]
    (tmp_path / "arkiv.csv").write_text("\n".join(lines), encoding=encoding)
    run = quotecite("arkiv.csv", "-o", "ut.csv", "--rows", "articles", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert [(row["navn"], row["text"]) for row in rows_of(tmp_path / "ut.csv", ";")] == [
        ("Åse «Sjø» Øye", f"{ENGLISH} På øya.")
    ]
    assert ("read as" in run.stderr) == (not encoding.startswith("utf-8"))


def test_a_table_in_an_unknown_encoding(tmp_path: Path) -> None:
    """It is told with byte and line, with what it looks like; with --encoding it is read."""
    (tmp_path / "arkiv.csv").write_text(f"navn;body\nPå øya;{ENGLISH}\n", encoding="mac_roman")
    run = quotecite("arkiv.csv", "-o", "ut.csv", cwd=tmp_path)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith("quotecite: arkiv.csv: byte 0x8C at 11 (line 2) is no UTF-8")
    assert "it looks like mac_roman; tell how it is encoded: --encoding mac_roman, or save it as UTF-8" in run.stderr
    assert not (tmp_path / "ut.csv").exists()
    run = quotecite("arkiv.csv", "-o", "ut.csv", "--rows", "articles", "--encoding", "mac_roman", cwd=tmp_path)
    assert [row["navn"] for row in rows_of(tmp_path / "ut.csv", ";")] == ["På øya"]


def test_texts_that_are_not_plain_are_told_with_their_row(tmp_path: Path) -> None:
    """The first few one by one, then how many; --quiet keeps them back."""
    with (tmp_path / "arkiv.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["body"], *([f"<p>{ENGLISH}</p>"] for _ in range(7))])
    run = quotecite("arkiv.csv", "-o", "ut.csv", cwd=tmp_path)
    told = run.stderr.splitlines()
    assert [line.split(" is not plain")[0] for line in told[:5]] == [
        f"quotecite: arkiv.csv, row {n} (line {n + 1})" for n in range(1, 6)
    ]
    assert told[5].endswith("in ut.csv; 7 texts are not plain")
    assert quotecite("arkiv.csv", "-q", "-o", "ut.csv", cwd=tmp_path).stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize(
    ("number", "kind", "processes"),
    [
        (signal.SIGINT, "csv", "1"),
        (signal.SIGTERM, "jsonl", "1"),
        pytest.param(signal.SIGTERM, "csv", "2", marks=pytest.mark.model),
    ],
)
def test_what_was_written_before_an_interrupt_can_be_read(
    number: signal.Signals, kind: str, processes: str, tmp_path: Path
) -> None:
    """Ctrl-C and a request to end stop the run with status 130, say how far it came, and leave whole articles."""
    english_table(tmp_path / "arkiv.csv", 60_000)
    out = tmp_path / f"ut.{kind}"
    command = [sys.executable, "-m", "quotecite", "arkiv.csv", "-o", out.name, "--rows", "articles"]
    command += ["--processes", processes]
    with subprocess.Popen(command, cwd=tmp_path, env=ENV, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 50_000) and time.monotonic() < deadline:
            time.sleep(0.05)
        run.send_signal(number)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    texts = [row["text"] for row in rows_of(out)] if kind == "csv" else [a.text for a in read_jsonl(out)]
    assert 10 < len(texts) < 60_000
    assert set(texts) == {ENGLISH}
    assert told == f"quotecite: interrupted; {len(texts)} articles, 0 quotes, 0 with a speaker; in {out.name}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize("kind", ["parquet", "xlsx", "html"])
def test_files_that_are_made_at_the_end_are_made_after_an_interrupt(kind: str, tmp_path: Path) -> None:
    """A file that cannot grow holds, after Ctrl-C, what was found until then; nothing that waited for it lies about."""
    english_table(tmp_path / "arkiv.csv", 100)
    with (tmp_path / "arkiv.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("100,a,b\n")  # when this is told, a hundred articles have been read
        csv.writer(file).writerows([n, ENGLISH] for n in range(101, 60_000))
    out = tmp_path / f"ut.{kind}"
    rows = ("--rows", "articles") if kind == "parquet" else ()
    command = [sys.executable, "-m", "quotecite", "arkiv.csv", "-o", out.name, *rows]
    with subprocess.Popen(command, cwd=tmp_path, env=ENV, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stderr is not None
        assert "row 101 (line 102)" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        told = run.stderr.read()
    assert run.returncode == 130
    told_of = re.fullmatch(
        rf"quotecite: interrupted; (\d+) articles, .*; in {out.name}; 1 could not be read .*\n", told
    )
    assert told_of, told
    count = int(told_of[1])
    assert 50 < count < 60_000
    assert sorted(os.listdir(tmp_path)) == sorted(["arkiv.csv", out.name, "ut.errors.jsonl"])
    match kind:
        case "parquet":
            assert pq.read_table(out)["text"].to_pylist() == [ENGLISH] * count
        case "xlsx":  # a row a quote, and there is none
            assert openpyxl.load_workbook(out).active.max_row == 1
        case _:
            assert out.read_text(encoding="utf-8").count("<article ") == count


@pytest.mark.skipif(sys.platform == "win32", reason="terminals as POSIX has them")
def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    """How many of how many articles, on standard error, and gone at the end; errors have lines of their own."""
    import fcntl
    import pty
    import struct
    import termios

    english_table(tmp_path / "arkiv.csv", 40)
    with (tmp_path / "arkiv.csv").open("a", encoding="utf-8") as file:
        file.write("40,a,b\n")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    command = [sys.executable, "-m", "quotecite", "arkiv.csv", "-o", "ut.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, env=ENV, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while piece := read_terminal(ours):
            shown += piece
    os.close(ours)
    lines = [line.rstrip() for line in shown.decode("utf-8").replace("\r", "\n").split("\n")]
    assert run.returncode == 1
    assert any("0/41 [" in line and "article" in line for line in lines)
    assert (
        "quotecite: arkiv.csv, row 41 (line 42): 3 cells, expected 2 (id, body); a comma in a text must "
        in shown.decode()
    )
    assert [line for line in lines if line][-1].startswith(
        "quotecite: 40 articles, 0 quotes, 0 with a speaker; in ut.jsonl"
    )


def read_terminal(end: int) -> bytes:
    """What a terminal has been sent; nothing once nobody writes to it any more (which Linux calls an error)."""
    try:
        return os.read(end, 4096)
    except OSError:
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as POSIX has them")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """As in ``quotecite arkiv.csv | head``: the run ends, with the status of a closed pipe, and says nothing."""
    english_table(tmp_path / "arkiv.csv", 20_000)
    command = [sys.executable, "-m", "quotecite", "arkiv.csv"]
    with subprocess.Popen(command, cwd=tmp_path, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline().startswith(b"arkiv.csv, row 1 (line 2): other, 0 quotes")
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_a_terminal_without_the_letters_goes_on(tmp_path: Path) -> None:
    """A dash that the terminal does not have is shown as a question mark."""
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.txt").rename(tmp_path / "æ.txt")
    run = quotecite(".", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (run.returncode, run.stdout) == (0, "?.txt: other, 0 quotes, 0 with a speaker\n\n")


# --- its parts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_fits_its_width(width: int) -> None:
    """No line is longer than asked for, and no word is lost; a narrow one leaves the role out."""
    shown = table(ARTICLE, "skole.txt", width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown.startswith("skole.txt: nb, 5 quotes, 4 with a speaker\nspeaker")
    assert ("rektor" in shown) == (width > 60)
    assert "not known" in shown
    for word in (word for quote in ARTICLE.quotes for word in quote.text.split()):
        assert word in shown


def test_an_article_without_quotes_is_one_line() -> None:
    """There is no table of nothing."""
    assert table(plain("Ingen sier noe."), "a.txt", 80) == "a.txt: nb, 0 quotes, 0 with a speaker\n"


def test_a_text_does_not_steer_the_terminal() -> None:
    """Signs that would move the cursor or clear the screen are shown as what they are: unknown."""
    assert table(plain("Hei."), "a\x1b[2J\x9b.txt", 80) == "a\ufffd[2J\ufffd.txt: nb, 0 quotes, 0 with a speaker\n"


def test_what_to_do_is_said_as_in_a_shell() -> None:
    """Messages of functions name arguments; on the command line they are options."""
    assert (
        in_shell("a.csv: say which: text='…', or encoding='cp1252'")
        == "a.csv: say which: --text …, or --encoding cp1252"
    )

"""Two runs that write one file: neither mixes its rows into those of the other."""

from __future__ import annotations

import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

import quotecite
from articles import ARTICLE
from quotecite import alone
from quotecite.alone import opened_alone
from quotecite.formats import read_jsonl, write_jsonl
from sinks import SINKS, count_in

TAKEN = r"another run is writing to it; give each run a file of its own"

WRITER = """
import sys
from pathlib import Path
from quotecite.alone import opened_alone

with opened_alone(Path(sys.argv[1])) as out:
    out.write(b"en linje\\n")
    out.flush()
    print("opened", flush=True)
    sys.stdin.readline()
"""


def writer(path: Path) -> subprocess.Popen[str]:
    """Another process that has the file until it is told to let it go."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "opened\n"
    return process


def test_a_file_that_another_process_writes_is_left_to_it(tmp_path: Path) -> None:
    """The second is told so before it has done any work; when the first has ended, or was killed, the file is free."""
    path = tmp_path / "q.csv"
    with writer(path) as first:
        with pytest.raises(BlockingIOError, match=TAKEN):
            quotecite.write_csv([ARTICLE], path)
        assert path.read_text(encoding="utf-8") == "en linje\n"
        first.communicate("end\n")
    quotecite.write_csv([ARTICLE], path)
    assert count_in(path) == len(ARTICLE.quotes)
    with writer(path) as killed:
        killed.kill()
        killed.communicate()
    quotecite.write_csv([ARTICLE], path)
    assert count_in(path) == len(ARTICLE.quotes)


@pytest.mark.parametrize("kind", [".csv", ".jsonl"])
def test_a_file_that_grows_has_one_writer(kind: str, tmp_path: Path) -> None:
    """Also within a process; what the first writes is what is in the file, and a new column changes nothing of that."""
    path = tmp_path / f"q{kind}"
    with closing(SINKS[kind](path)) as sink:
        sink.add(ARTICLE)
        sink.add(ARTICLE, {"outlet": "Avisa"})  # CSV is written anew with one more column
        with pytest.raises(BlockingIOError, match=TAKEN):
            SINKS[kind](path)
    assert count_in(path) == 2 * len(ARTICLE.quotes)
    with closing(SINKS[kind](path)) as later:
        later.add(ARTICLE)
    assert count_in(path) == len(ARTICLE.quotes)


def test_json_lines_have_one_writer(tmp_path: Path) -> None:
    """``write_jsonl`` asks for no article when the file is another's."""
    path = tmp_path / "a.jsonl"
    write_jsonl([ARTICLE], path)
    with opened_alone(path, append=True), pytest.raises(BlockingIOError, match=TAKEN):
        write_jsonl(iter([]), path)
    assert list(read_jsonl(path)) == [ARTICLE]


@pytest.mark.parametrize("kind", [".parquet", ".xlsx", ".html"])
def test_a_file_that_is_written_at_the_end_is_one_of_two(kind: str, tmp_path: Path) -> None:
    """It is that of the one who ended last, as a whole, and nothing else lies about."""
    path = tmp_path / f"q{kind}"
    with closing(SINKS[kind](path)) as one, closing(SINKS[kind](path)) as other:
        one.add(ARTICLE)
        other.add(ARTICLE)
        one.add(ARTICLE)
    assert count_in(path) == 2 * len(ARTICLE.quotes)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_where_there_are_no_locks_the_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems over a network know none; that costs nobody the file."""

    def no_locks(number: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(alone, "_lock", no_locks)
    with opened_alone(tmp_path / "q.csv") as out:
        out.write(b"en linje\n")
    assert (tmp_path / "q.csv").read_bytes() == b"en linje\n"


def test_a_lock_that_fails_for_another_reason_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged disk is told as what it is, and what stands in the file stays."""

    def damaged(number: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    (tmp_path / "q.csv").write_bytes(b"en linje\n")
    monkeypatch.setattr(alone, "_lock", damaged)
    with pytest.raises(OSError, match="input/output error"):
        opened_alone(tmp_path / "q.csv")
    assert (tmp_path / "q.csv").read_bytes() == b"en linje\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file")
def test_what_is_no_file_on_a_disk_is_written_to() -> None:
    """``/dev/null`` cannot be emptied, and need not be."""
    out: IO[bytes]
    with opened_alone(Path("/dev/null")) as out:
        assert out.write(b"en linje\n") == 9

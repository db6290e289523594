"""How a file is encoded is told, said by its mark, or found out where it is sure; else the error says what to do."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite import FormatError
from quotecite.files.encodings import decoded, encoding_of, read_text

TEXT = "– Æsj, på øya er det «ille», sier Åse.\nHun så på blåbæra.\n"
BYTES = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-32": TEXT.encode("utf-32"),
    "cp1252": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("encoding", BYTES)
def test_the_encoding_is_found_out(encoding: str, tmp_path: Path) -> None:
    """UTF-8 with and without a mark, UTF-16 and -32 with theirs, and cp1252 need not be told; no mark stays in it."""
    path = tmp_path / "øy.txt"
    path.write_bytes(BYTES[encoding])
    assert encoding_of(path) == encoding
    assert read_text(path) == decoded(BYTES[encoding], "it") == TEXT


def test_a_told_encoding_is_used(tmp_path: Path) -> None:
    """What the caller tells goes; told UTF-8 has no mark in its text either."""
    path = tmp_path / "øy.txt"
    path.write_bytes(TEXT.encode("mac_roman"))
    assert read_text(path, "mac_roman") == TEXT
    path.write_bytes(BYTES["utf-8-sig"])
    assert read_text(path, "UTF-8") == TEXT


def test_line_ends_are_one_sign(tmp_path: Path) -> None:
    r"""``\r\n`` and ``\r`` are read as ``\n``, from files as from bytes."""
    path = tmp_path / "linjer.txt"
    path.write_bytes(b"en\r\nto\rtre\n")
    assert read_text(path) == decoded(b"en\r\nto\rtre\n", "it") == "en\nto\ntre\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Hei.\nPå øya så vi blåbær på rød lyng.".encode("mac_roman"),
            r"byte 0x8C at 6 \(line 2\) is no UTF-8, and it does not look like cp1252 \(Windows\); it looks like "
            r"mac_roman; tell how it is encoded: encoding='mac_roman', or save it as UTF-8",
        ),
        ("Så vi blåbær på øya.".encode("cp850"), "it looks like cp850; .*encoding='cp850'"),
        (
            "Blåbæra på øya.\n".encode() * 3 + b"Bl\xe5b\xe6r.",
            r"byte 0xE5 at \d+ \(line 4\) is no UTF-8, and it does not",
        ),
        (codecs.BOM_UTF8 + b"Hei \xe5.", r"byte 0xE5 at 7 \(line 1\) is no utf-8-sig, which the file's first bytes"),
        (b"%PDF-1.7\n\0\0\1\2", "there are NUL bytes in it, so it is no plain text; save it as text in UTF-8"),
        ("Hei på deg".encode("utf-16-le"), "NUL bytes.*encoding='utf-16-le'"),
    ],
    ids=["mac", "dos", "mixed", "mark", "pdf", "utf-16 without mark"],
)
def test_what_cannot_be_told_is_said(data: bytes, message: str, tmp_path: Path) -> None:
    """The error names the file, the byte, the line, and what to do."""
    path = tmp_path / "rart.txt"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=re.escape(str(path)) + ": .*" + message):
        read_text(path)


def test_what_is_told_wrongly_is_said(tmp_path: Path) -> None:
    """A told encoding that does not fit names the byte; one that is none lists some that are."""
    path = tmp_path / "øy.txt"
    path.write_bytes(BYTES["cp1252"])
    with pytest.raises(FormatError, match=r"byte 0x96 at 0 \(line 1\) is no utf8; leave encoding out"):
        read_text(path, "utf8")
    with pytest.raises(ValueError, match="encoding: 'klingon' is none; expected utf-8, cp1252"):
        read_text(path, "klingon")


def test_the_place_is_right_in_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked through piece by piece; a letter that two pieces share is none the worse for it."""
    monkeypatch.setattr("quotecite.files.encodings._CHUNK", 7)
    path = tmp_path / "øy.txt"
    good = "åååååå\nøøø ".encode() * 5
    path.write_bytes(good)
    assert read_text(path).encode() == good
    path.write_bytes(good + b"\xff" + good)
    with pytest.raises(FormatError, match=rf"byte 0xFF at {len(good)} \(line 6\)"):
        read_text(path)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r\ufeff")))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    """Whatever is written in UTF-8 is read as UTF-8."""
    assert decoded(text.encode(), "it") == text

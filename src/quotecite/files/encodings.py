"""How a file is encoded: told by the caller, said by its first bytes, or found out from the letters of Norwegian.

UTF-8 cannot be mistaken: text in another encoding that has a single *å* is no UTF-8. What is none is cp1252 (Windows)
when its bytes are then the letters and signs of Norwegian text. Nothing else is guessed; the error names the place.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from quotecite.errors import FormatError

_CHUNK = 1 << 20  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNS = frozenset("æøåÆØÅéÉèÈêÊóÓòÒôÔöÖäÄüÜáàñç–—«»“”„’‘‚…•§°·©®½´£€×\xa0\xad")
_SURE = 0.9  # of the bytes beyond ASCII
_OTHERS = ("mac_roman", "cp850")  # not read by itself, but named in the error

Chunks = Callable[[], Iterable[bytes]]


def read_text(path: Path, encoding: str | None = None) -> str:
    r"""The text of a file, with line ends as ``\n``.

    Raises:
        FormatError: the encoding cannot be told, or is not the one that the caller told; byte and line are named.
        ValueError: ``encoding`` is no encoding.
        FileNotFoundError: there is no such file.
    """
    with path.open(encoding=encoding_of(path, encoding)) as file:
        return file.read()


def decoded(data: bytes, name: str, encoding: str | None = None) -> str:
    r"""Bytes as text, as `read_text` reads those of a file.

    >>> decoded("på øya".encode("cp1252"), "the input")
    'på øya'
    """
    text = data.decode(_encoding(lambda: [data], name, encoding))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(path: Path, told: str | None = None) -> str:
    """The encoding of a file, which then decodes without error.

    Raises:
        FormatError, ValueError, FileNotFoundError: as for `read_text`.
    """
    return _encoding(lambda: _chunks(path), str(path), told)


def _encoding(chunks: Chunks, name: str, told: str | None) -> str:
    if told is not None:
        encoding = _known(told)
        fault = _fault(chunks, encoding)
        if fault is not None:
            raise FormatError(f"{name}: {fault} is no {told}; leave encoding out to have it found out, or tell another")
        return encoding
    first = next(iter(chunks()), b"")
    marked = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), None)
    fault = _fault(chunks, marked or "utf-8")
    if marked is None and any(b"\0" in chunk for chunk in chunks()):
        raise FormatError(
            f"{name}: there are NUL bytes in it, so it is no plain text; save it as text in UTF-8 (a PDF, a Word "
            "file), or tell how it is encoded: encoding='utf-16-le'"
        )
    if fault is None:
        return marked or "utf-8"
    if marked is not None:
        raise FormatError(f"{name}: {fault} is no {marked}, which the file's first bytes say it is; save it once more")
    if _likely(chunks, "cp1252"):
        return "cp1252"
    like = next((f"; it looks like {other}" for other in _OTHERS if _likely(chunks, other)), "")
    raise FormatError(
        f"{name}: {fault} is no UTF-8, and it does not look like cp1252 (Windows){like}; "
        f"tell how it is encoded: encoding='{'mac_roman' if not like else like.split()[-1]}', or save it as UTF-8"
    )


def _known(told: str) -> str:
    """The encoding of that name; a mark at the beginning of UTF-8 is no part of the text."""
    try:
        name = codecs.lookup(told).name
    except LookupError as fault:
        raise ValueError(f"encoding: {told!r} is none; expected utf-8, cp1252, mac_roman, utf-16 …") from fault
    return "utf-8-sig" if name == "utf-8" else name


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _fault(chunks: Chunks, encoding: str) -> str | None:
    """The first byte that an encoding does not have, with its place; None when there is none."""
    decoder = codecs.getincrementaldecoder(encoding.removesuffix("-sig"))()  # whose errors count the mark in
    done = lines = 0
    for chunk in _with_end(chunks()):
        held = decoder.getstate()[0]
        try:
            decoder.decode(chunk or b"", final=chunk is None)
        except UnicodeDecodeError as fault:
            whole = held + (chunk or b"")
            at = done - len(held) + fault.start
            line = lines + whole[: fault.start].count(b"\n") + 1
            return f"byte 0x{whole[fault.start]:02X} at {at} (line {line})"
        done += len(chunk or b"")
        lines += (chunk or b"").count(b"\n")
    return None


def _with_end(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    yield from chunks
    yield None


def _likely(chunks: Chunks, encoding: str) -> bool:
    """Whether the bytes beyond ASCII, in a one-byte encoding, are letters and signs of Norwegian text."""
    counts: Counter[int] = Counter()
    for chunk in chunks():
        counts.update(byte for byte in chunk.translate(None, bytes(range(128))))
    decoded = {byte: bytes([byte]).decode(encoding, errors="replace") for byte in counts}
    return sum(n for byte, n in counts.items() if decoded[byte] in _SIGNS) >= _SURE * counts.total()

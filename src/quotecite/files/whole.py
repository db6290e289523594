"""A file that is there as a whole or not at all: written beside its place, then put into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path to write to; when that is done, the file takes the place of ``path``, and until then the old one is kept.

    Of two that write one file, each makes a whole one, and the one that ends last is kept.

    Raises:
        PermissionError: the file cannot be replaced (it may be open elsewhere); what was written is kept, and the
            message says where.
    """
    part = path.with_name(f"{path.stem}.{uuid4().hex[:8]}.part{path.suffix}")  # two runs may write one file
    try:
        yield part
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    try:
        os.replace(part, path)
    except PermissionError as fault:
        raise PermissionError(
            f"{path}: cannot be replaced (is it open elsewhere?); what was written is in {part}"
        ) from fault


def check_place(path: Path) -> None:
    """Find out before the work, and not after, whether a file can be written.

    Raises:
        FileNotFoundError: there is no such folder.
        IsADirectoryError: it is a folder.
        PermissionError: writing there is not allowed.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent} to write to")
    if path.is_dir():
        raise IsADirectoryError(f"{path}: a folder; give the name of a file")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise PermissionError(f"{path}: not allowed to write there")

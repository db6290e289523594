"""Files that grow, each for one writer: two runs into one file would mix their rows, and nobody would know."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 40  # a lock of Windows keeps readers off the bytes it covers: so it covers one that no file has

    def _lock(number: int) -> None:
        at = os.lseek(number, 0, os.SEEK_CUR)
        os.lseek(number, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(number, at, os.SEEK_SET)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}  # the last two: as Windows tells it
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


def opened_alone(path: Path, *, append: bool = False) -> IO[bytes]:
    """A file to write bytes to, emptied unless ``append``; nobody else can have it from here until it is closed.

    Where the file system knows no locks, as some over a network, the file is opened without one.

    Raises:
        BlockingIOError: another run, or another part of this one, writes to the file; it is left as it is.
        OSError: the file cannot be opened.
    """
    file: IO[bytes] = open(path, "ab" if append else "wb", opener=_kept)  # noqa: SIM115  # whoever opens it closes it
    try:
        _lock(file.fileno())
    except OSError as fault:
        if fault.errno not in _NO_LOCKS:
            file.close()
            if fault.errno not in _TAKEN:
                raise
            raise BlockingIOError(f"{path}: another run is writing to it; give each run a file of its own") from fault
    if not append and stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.truncate()
    return file


def _kept(path: str, flags: int) -> int:
    """Opens a file without emptying it: it may be another's."""
    return os.open(path, flags & ~os.O_TRUNC, 0o666)

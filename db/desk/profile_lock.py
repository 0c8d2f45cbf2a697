"""One program at a time writes a profile; whether the last one ended well."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.errors import Refused

FILE_NAME = "desk.lock"
if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ProfileLock:
    """Held from opening to closing; the operating system lets go of it when the process dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; Refused("profile.in_use") when another program holds it.

        `was_unclean` is True when the last holder never closed the profile.
        """
        self._handle = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise Refused("profile.in_use", folder=str(folder)) from error
        self.was_unclean = os.fstat(self._handle).st_size > 1
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 1, os.SEEK_SET)  # byte 0 is what Windows locks
        os.write(self._handle, str(os.getpid()).encode())

    def release(self, was_clean: bool = True) -> None:
        """Let go; `was_clean` leaves word that all was closed."""
        if was_clean:
            os.ftruncate(self._handle, 0)
        os.close(self._handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Failed log-ins, written down where nobody has opened the store yet; whoever opens it next puts them on record."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.durable import PRIVATE

FILE_NAME = "keys.failures"
LARGEST = 1 << 16  # bytes; what comes after is counted by the lock-out alone


@dataclass(frozen=True)
class Failure:
    """Somebody tried to log in as `officer` and could not."""

    officer: str
    at: datetime


def note_failure(folder: Path, officer: str, at: datetime) -> None:
    """Write the failure down durably."""
    path = folder / FILE_NAME
    if path.is_file() and path.stat().st_size > LARGEST:
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
    try:
        os.write(handle, (json.dumps({"officer": officer, "at": at.isoformat()}) + "\n").encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read_failures(folder: Path) -> tuple[Failure, ...]:
    """Return what was written down, oldest first; a line that cannot be read was cut by a power failure."""
    path = folder / FILE_NAME
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    return tuple(_readable(text))


def _readable(text: str) -> Iterator[Failure]:
    for line in text.splitlines():
        try:
            plain = json.loads(line)
            yield Failure(str(plain["officer"]), datetime.fromisoformat(plain["at"]))
        except (ValueError, TypeError, KeyError):
            continue


def forget_failures(folder: Path) -> None:
    """Forget them: they are on record."""
    (folder / FILE_NAME).unlink(missing_ok=True)

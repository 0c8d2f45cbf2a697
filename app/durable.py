"""Files that are whole or absent after a power cut: write beside, fsync, rename, fsync the folder."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE = 0o600


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable (POSIX; NTFS journals them itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def own_like(path: Path | int, above: Path) -> None:
    """Let `path`, or the open file of this handle, belong to whom `above` belongs.

    Root who looks after another user's folder leaves nothing closed to him there.
    """
    if os.name != "nt" and os.geteuid() == 0:
        found = above.stat()
        os.chown(path, found.st_uid, found.st_gid)


def write_synced(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Write `data` to the new or emptied file `path`, readable by its owner only, and fsync it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Put `data` at `path` so that a reader, also after a power cut, sees the old or the new content, never half."""
    beside = path.with_name(path.name + ".new")
    write_synced(beside, data, mode)
    os.replace(beside, path)
    sync_folder(path.parent)

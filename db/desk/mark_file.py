"""The marks of a desk, kept beside the store: a store that was put back betrays itself, and no number is given twice.

One sealed line per transaction, fsynced after the journal; lines are only added. The file is filled with zeros ahead, so
that adding a line changes no length and costs one small write.
"""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path
from typing import Any

from app.durable import PRIVATE, sync_folder
from app.keys.seal import BrokenSealError, seal, subkey, unseal
from db.desk.mark import Mark, highest, mark_from, plain

FILE_NAME = "desk.mark"
MAGIC = b"YIMENH1\n"
ROOM = 1 << 16  # bytes of zeros laid out ahead
LONGEST = 1 << 20  # at opening a longer file is written anew, its latest lines kept
LINES_KEPT = 500
TAG = 16
_LENGTH = struct.Struct(">I")
_sync = getattr(os, "fdatasync", os.fsync)


class MarkFile:
    """The marks of one profile. `lines` are those it could read at opening, oldest first; `last` is the newest."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Read the file; a torn last line was written by nobody who was told that it is durable."""
        self.path = folder / FILE_NAME
        self._key = subkey(key, "mark")
        self._handle: int | None = None
        self._place, self._end, self._before = 0, len(MAGIC), b""
        self.lines = self._read()

    @property
    def last(self) -> Mark | None:
        """Return the newest mark; None when there is no file, or nothing of it can be read."""
        return self.lines[-1] if self.lines else None

    @property
    def is_in_place(self) -> bool:
        """False when the file is a copy: another file than the one that was written."""
        return self.path.stat().st_ino == self._place

    @property
    def is_long(self) -> bool:
        """True when reading the file takes longer than writing it anew."""
        return self._end > LONGEST

    def add(self, mark: Mark) -> None:
        """Make one more mark durable. Raises OSError when the disk does not take it."""
        if self._handle is None:
            self._handle = self._open()
        self._write(plain(mark))
        self.lines.append(mark)

    def rewrite(self) -> None:
        """Write the file anew in its place: what the older lines say of the books as one, then the latest as they are."""
        self.close()
        older, latest = self.lines[:-LINES_KEPT], self.lines[-LINES_KEPT:]
        beside = self.path.with_name(self.path.name + ".new")
        beside.unlink(missing_ok=True)
        handle = self._handle = self._begin(beside)
        for mark in ([Mark(**{**vars(older[-1]), "books": highest(older)})] if older else []) + latest:
            self._write(plain(mark), is_synced=False)
        os.fsync(handle)
        os.replace(beside, self.path)
        sync_folder(self.path.parent)

    def close(self) -> None:
        """Release the file; the next mark opens it again."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None

    def _open(self) -> int:
        if not self._place or not self.path.is_file():
            handle = self._begin(self.path)
            os.fsync(handle)
            sync_folder(self.path.parent)
            return handle
        return os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def _begin(self, path: Path) -> int:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE)
        os.write(self._handle, MAGIC)
        self._place, self._end, self._before = os.fstat(self._handle).st_ino, len(MAGIC), b""
        self._write({"place": self._place}, is_synced=False)
        return self._handle

    def _write(self, content: dict[str, Any], *, is_synced: bool = True) -> None:
        assert self._handle is not None
        sealed = seal(self._key, json.dumps(content, ensure_ascii=False).encode(), self._about())
        line = _LENGTH.pack(len(sealed)) + sealed
        needed = self._end + len(line) + _LENGTH.size
        os.lseek(self._handle, 0, os.SEEK_END)
        while (size := os.fstat(self._handle).st_size) < needed:
            os.write(self._handle, bytes(ROOM - size % ROOM))
        os.lseek(self._handle, self._end, os.SEEK_SET)
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        if is_synced:
            _sync(self._handle)
        self._end, self._before = self._end + len(line), sealed[-TAG:]

    def _about(self) -> bytes:
        """Return what binds a line to its place: a line that was left behind a torn one counts for nothing."""
        return b"mark|%d|%s" % (self._end, self._before.hex().encode())

    def _read(self) -> list[Mark]:
        """Return the lines that can be opened; what can be added goes behind the last of them."""
        data = self.path.read_bytes() if self.path.is_file() else b""
        lines = []
        while data.startswith(MAGIC) and self._end + _LENGTH.size <= len(data):
            start = self._end + _LENGTH.size
            sealed = data[start : start + _LENGTH.unpack_from(data, self._end)[0]]
            try:
                line = json.loads(unseal(self._key, sealed, self._about()))
            except BrokenSealError:
                break
            self._end, self._before = start + len(sealed), sealed[-TAG:]
            if "place" in line:
                self._place = line["place"]
            else:
                lines.append(mark_from(line))
        return lines

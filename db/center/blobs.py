"""Files by their content's hash: appended at an offset, whole only when the hash is right, durable before that is said."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import Protocol

from app.durable import own_like, sync_folder
from app.errors import NotFound, Refused
from app.sync.center import BlobPart, BlobState

PART_BYTES = 1024 * 1024
LARGEST = 200 * 1024 * 1024
_CHUNK = 1024 * 1024


class Blobs:
    """The folder of files. One writer a file; the newest request waits for the one before it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        own_like(folder, folder.parent)

    def path(self, sha256: str) -> Path:
        """Return where a whole file lies: blobs/ab/<sha256>."""
        return self._folder / sha256[:2] / sha256

    def state(self, sha256: str) -> BlobState:
        """Return how far a file has come."""
        path = self.path(sha256)
        if path.is_file():
            return BlobState(path.stat().st_size, is_whole=True)
        part = self._part(sha256)
        return BlobState(part.stat().st_size if part.is_file() else 0, is_whole=False)

    def append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Write `data` at `offset` of a file of `size` bytes; whole when its end is reached and the hash is right.

        Raises Refused("sync.blob_offset") with the right offset, ("sync.blob_size"), ("sync.blob_content") when the
        whole has another hash: then it begins anew.
        """
        if not 0 < size <= LARGEST or offset + len(data) > size:
            raise Refused("sync.blob_size", most=LARGEST)
        with self._turn:
            found = self.state(sha256)
            if found.is_whole:
                return found
            if offset != found.offset:
                raise Refused("sync.blob_offset", offset=found.offset)
            part = self._part(sha256)
            part.parent.mkdir(mode=0o700, exist_ok=True)
            with part.open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if offset + len(data) < size:
                return BlobState(offset + len(data), is_whole=False)
            return self._finish(sha256, part)

    def read(self, sha256: str) -> bytes:
        """Return a whole file. Raises NotFound("sync.no_blob")."""
        try:
            return self.path(sha256).read_bytes()
        except OSError as error:
            raise NotFound("sync.no_blob", sha256=sha256[:12]) from error

    def part(self, sha256: str, offset: int) -> BlobPart:
        """Return at most PART_BYTES of a whole file behind `offset`. Raises NotFound("sync.no_blob"), Refused("sync.blob_offset")."""
        try:
            with self.path(sha256).open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                if offset > size:
                    raise Refused("sync.blob_offset", offset=size)
                file.seek(offset)
                return BlobPart(file.read(PART_BYTES), size)
        except OSError as error:
            raise NotFound("sync.no_blob", sha256=sha256[:12]) from error

    def _finish(self, sha256: str, part: Path) -> BlobState:
        if _hash(part) != sha256:
            part.unlink()
            raise Refused("sync.blob_content", sha256=sha256[:12])
        path = self.path(sha256)
        os.replace(part, path)
        sync_folder(path.parent)
        sync_folder(self._folder)
        return BlobState(path.stat().st_size, is_whole=True)

    def _part(self, sha256: str) -> Path:
        return self.path(sha256).with_suffix(".part")


class Source(Protocol):
    """Where a file is fetched from, part by part."""

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        """Return the next part of a whole file."""


def fetch_blob(source: Source, blobs: Blobs, sha256: str) -> None:
    """Fetch a file of another center behind what is here of it; no more than a part is in memory at a time.

    Raises NotFound("sync.no_blob") while it is not there whole, Refused("sync.blob_size" | "sync.blob_content") for another
    one: then it begins anew.
    """
    state = blobs.state(sha256)
    while not state.is_whole:
        part = source.blob_part(sha256, state.offset)
        if not part.data or len(part.data) > PART_BYTES:
            raise Refused("sync.blob_size", most=LARGEST)
        state = blobs.append(sha256, state.offset, part.size, part.data)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()

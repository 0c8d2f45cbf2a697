"""Scans and documents: one sealed file per content, named by the SHA-256 of what it holds, durable before its event."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from app.durable import replace_file, sync_folder
from app.errors import NotFound, Refused
from app.keys.seal import BrokenSealError, seal, subkey, unseal


class Files:
    """The folder files/ of a profile; the same content is kept once."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = subkey(key, "files")

    def path(self, sha256: str) -> Path:
        """Return where the content lies: files/ab/<sha256>."""
        return self._folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Make `data` durable and return its SHA-256; a copy that is there but damaged is replaced.

        Raises Refused("store.disk_full" | "store.not_writable").
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        try:
            if path.is_file() and self.is_whole(sha256):
                os.utime(path)  # it is wanted again: the keeping job may not take it for an old one of nobody
                return sha256
            self._write(path, seal(self._key, data, sha256.encode()))
        except OSError as error:
            code = "store.disk_full" if error.errno == errno.ENOSPC else "store.not_writable"
            raise Refused(code, folder=str(self._folder)) from error
        return sha256

    def _write(self, path: Path, sealed: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700)
            sync_folder(self._folder)
        replace_file(path, sealed)

    def read(self, sha256: str) -> bytes:
        """Return the content. Raises NotFound("store.no_file"), Refused("store.file_damaged")."""
        try:
            sealed = self.path(sha256).read_bytes()
        except OSError as error:
            raise NotFound("store.no_file", sha256=sha256[:12]) from error
        try:
            return unseal(self._key, sealed, sha256.encode())
        except BrokenSealError as error:
            raise Refused("store.file_damaged", sha256=sha256[:12]) from error

    def is_whole(self, sha256: str) -> bool:
        """True when the content is there and is what its name says."""
        try:
            return hashlib.sha256(self.read(sha256)).hexdigest() == sha256
        except (NotFound, Refused):
            return False

    def names(self) -> Iterator[str]:
        """Yield the SHA-256 of every content kept."""
        return (p.name for p in sorted(self._folder.glob("??/*")) if len(p.name) == 64)

"""Files on their way from the center: each part is sealed and fsynced by itself, so that a broken line costs one part at most."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from app.durable import replace_file, sync_folder
from app.errors import Refused
from app.keys.seal import BrokenSealError, seal, subkey, unseal
from app.sync.center import BlobPart
from db.desk.files import Files

LARGEST = 200 * 1024 * 1024  # as much as the center takes
FOLDER = "parts"


class FileParts:
    """files/parts/<sha256>/<offset>-<length>; what is whole goes to the other files, and its parts are gone."""

    def __init__(self, folder: Path, key: bytes, files: Files) -> None:
        self._folder = folder / FOLDER
        self._key = subkey(key, FOLDER)
        self._files = files

    def held(self, sha256: str) -> int:
        """Return how many bytes have come, from the beginning without a hole."""
        reached = 0
        for offset, length in self._places(sha256):
            if offset != reached:
                break
            reached += length
        return reached

    def add(self, sha256: str, offset: int, part: BlobPart) -> bool:
        """Keep a part; True when the file is whole. Raises Refused("sync.blob_content"): what came is forgotten."""
        if part.size > LARGEST or offset + len(part.data) > part.size or (not part.data and offset < part.size):
            self.forget(sha256)
            raise Refused("sync.blob_content", sha256=sha256[:12])
        if part.data:
            self._write(sha256, offset, part.data)
        if offset + len(part.data) < part.size:
            return False
        self._finish(sha256)
        return True

    def forget(self, sha256: str) -> None:
        """Begin anew with this file."""
        shutil.rmtree(self._folder / sha256, ignore_errors=True)

    def _places(self, sha256: str) -> list[tuple[int, int]]:
        names = (path.name.partition("-") for path in (self._folder / sha256).glob("*-*"))
        return sorted((int(first), int(last)) for first, _, last in names if first.isdigit() and last.isdigit())

    def _write(self, sha256: str, offset: int, data: bytes) -> None:
        folder = self._folder / sha256
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(self._folder)
        name = f"{offset}-{len(data)}"
        replace_file(folder / name, seal(self._key, data, f"{sha256}/{name}".encode()))

    def _finish(self, sha256: str) -> None:
        whole = b"".join(self._read(sha256, offset, length) for offset, length in self._places(sha256))
        if hashlib.sha256(whole).hexdigest() != sha256:
            self.forget(sha256)
            raise Refused("sync.blob_content", sha256=sha256[:12])
        self._files.keep(whole)
        self.forget(sha256)

    def _read(self, sha256: str, offset: int, length: int) -> bytes:
        name = f"{offset}-{length}"
        try:
            return unseal(self._key, (self._folder / sha256 / name).read_bytes(), f"{sha256}/{name}".encode())
        except (OSError, BrokenSealError):
            return b""  # then the whole has another hash, and it begins anew

"""The hashes of what goes into and comes out of the asset build, and the cache of what was built before."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path


class WrongHash(Exception):
    """A file is not the one that the lock names."""


def digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_lock(path: Path) -> dict[str, str]:
    """File name to SHA-256, from lines of `hash  name` as sha256sum writes them; empty when there is no lock."""
    if not path.is_file():
        return {}
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name: known for known, name in lines}


def write_lock(path: Path, hashes: dict[str, str]) -> None:
    """Write the lock, sorted by name."""
    head = "# SHA-256 of every source (in/) and of every file built from it; written by build_assets.py --relock\n"
    path.write_text(head + "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)), "utf-8", newline="\n")


def verify(path: Path, name: str, lock: dict[str, str]) -> None:
    """Raise WrongHash unless the file at `path` is the one that the lock calls `name`."""
    if name not in lock:
        raise WrongHash(f"{name} is not in packaging/assets.lock")
    found = digest(path)
    if found != lock[name]:
        raise WrongHash(f"{name} has the hash {found[:16]}…, but the lock says {lock[name][:16]}…")


def cache_folder() -> Path:
    """The folder of this user for what can be made again."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "yimen" / "Cache"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches" / "yimen"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "yimen"
    return base / "assets"


def place(source: Path, target: Path) -> None:
    """Copy so that the target is either the old file or the whole new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    shutil.copyfile(source, part)
    part.replace(target)


def from_cache(cache: Path, target: Path, known: str) -> bool:
    """Put the cached file with the hash `known` at `target`; False when there is none, or a damaged one (removed)."""
    kept = cache / known
    if not kept.is_file():
        return False
    if digest(kept) != known:
        kept.unlink()
        return False
    place(kept, target)
    return True


def to_cache(cache: Path, built: Path, known: str) -> None:
    """Keep a built file under its hash; a cache that cannot be written costs time, not correctness."""
    try:
        place(built, cache / known)
    except OSError as trouble:
        print(f"assets: not cached ({trouble.strerror})", flush=True)

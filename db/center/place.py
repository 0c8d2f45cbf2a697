"""Where the embedded server keeps its data and its socket: in the center's own folder, wherever that lets it."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from db.center.binaries import User, can_reach

LONGEST_SOCKET = 90  # of the 107 bytes that a Unix socket's path may have; the name in the folder takes the rest
STATE = Path("/var/lib")


@dataclass(frozen=True)
class Place:
    """The folders of one server. `is_socket_lent`: the socket lies in a folder of its own under the system's temporary one."""

    folder: Path
    sockets: Path
    is_socket_lent: bool = False

    @property
    def data(self) -> Path:
        """Return the cluster's own folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """Return the server's log."""
        return self.folder / "postgresql.log"

    def give_back(self) -> None:
        """Remove a socket folder that was lent."""
        if self.is_socket_lent:
            shutil.rmtree(self.sockets, ignore_errors=True)


def data_folder(wanted: Path, user: User | None) -> Path:
    """Return `wanted`, or where it lies in a home that the server's user cannot enter, a folder of its own in /var/lib.

    Nothing above the center's own folder is ever changed.
    """
    wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user is None or can_reach(user, wanted.resolve().parent):
        return wanted
    name = hashlib.sha256(str(wanted.resolve()).encode()).hexdigest()[:12]
    return STATE / f"yimen-center-{name}"


def is_made(wanted: Path, user: User | None) -> bool:
    """True when a cluster lies there; nothing is made by looking."""
    return wanted.is_dir() and (data_folder(wanted, user) / "data" / "PG_VERSION").is_file()


def make_place(wanted: Path, user: User | None) -> Place:
    """Make the folders of a server, owned by its user and closed to everybody else."""
    folder = data_folder(wanted, user)
    sockets = folder / "s"
    is_lent = len(str(sockets)) > LONGEST_SOCKET
    if is_lent:
        sockets = Path(tempfile.mkdtemp(prefix="yimen-pg-"))
    place = Place(folder, sockets, is_lent)
    for path in (folder, sockets, place.data):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if user is not None:
            os.chown(path, user.uid, user.gid)
    place.log.touch(mode=0o600)
    if user is not None:
        os.chown(place.log, user.uid, user.gid)
    return place

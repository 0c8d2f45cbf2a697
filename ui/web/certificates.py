"""The center's own certificates in its folder: tls/ca.pem for the desks, tls/ca.key, and tls/server.pem to serve with."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.durable import own_like, replace_file
from app.errors import NotFound, Refused
from app.keys.private_ca import Credential, hosts_of, last_moment, make_authority, make_server

FOLDER, AUTHORITY, AUTHORITY_KEY, SERVER = "tls", "ca.pem", "ca.key", "server.pem"
READABLE = 0o644
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def server_file(home: Path) -> Path:
    """Return where the server's certificate and key lie, both in one file: a renewal is whole or has not been."""
    return home / FOLDER / SERVER


def make_certificates(home: Path, name: str, hosts: Sequence[str], now: datetime) -> Path:
    """Make the authority and the first certificate; return the file that every desk is given."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = make_authority(name, now)
    server = make_server(authority, hosts or usual_hosts(), now)  # a wrong name is told before anything is written
    replace_file(folder / AUTHORITY_KEY, authority.key)
    replace_file(folder / AUTHORITY, authority.certificate, READABLE)
    replace_file(folder / SERVER, server.certificate + server.key)
    for made in (folder, folder / AUTHORITY_KEY, folder / AUTHORITY, folder / SERVER):
        own_like(made, home)
    return folder / AUTHORITY


def renew(home: Path, hosts: Sequence[str], now: datetime) -> datetime:
    """Give the server a fresh key and certificate under the same authority; return its last moment. Desks notice nothing.

    Without `hosts` it is for the same names as before. Raises NotFound("center.no_authority") where the authority's key
    is kept elsewhere, Refused("center.certificate" | "center.authority_key" | "center.host" | "center.authority_over").
    """
    folder = home / FOLDER
    authority = Credential(_read(folder / AUTHORITY), _read(folder / AUTHORITY_KEY))
    if last_moment(authority.certificate) <= now:
        raise Refused("center.authority_over", on=last_moment(authority.certificate).date().isoformat())
    server = make_server(authority, hosts or _hosts_before(folder / SERVER), now)
    replace_file(folder / SERVER, server.certificate + server.key)
    own_like(folder / SERVER, folder)
    return last_moment(server.certificate)


def seconds_left(file: str, now: datetime) -> int | None:
    """Return how long the certificate in a file is still good; None where there is none to read."""
    try:
        return round((last_moment(Path(file).read_bytes()) - now).total_seconds()) if file else None
    except (OSError, Refused):
        return None


def usual_hosts() -> tuple[str, ...]:
    """Return the names by which desks may reach this machine, as far as it knows them."""
    named = socket.gethostname()
    return tuple(dict.fromkeys((named, *THIS_MACHINE))) if named.isascii() and named else THIS_MACHINE


def _hosts_before(file: Path) -> tuple[str, ...]:
    return hosts_of(file.read_bytes()) if file.is_file() else usual_hosts()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotFound("center.no_authority", file=str(file)) from error

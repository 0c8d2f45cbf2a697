"""Coming to a center's database: one that is named by an address, or the embedded one in the center's own folder."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from app.division import is_division
from app.errors import NotFound, Refused, Unreachable
from app.keys.passwords import FULL_COST, TRAINING_COST, check_new_password
from db.center.binaries import server_user
from db.center.embedded import EmbeddedServer, running
from db.center.enrolment import add_admin
from db.center.feed import begin_epoch, begin_feed
from db.center.place import is_made
from db.center.reaching import check_database
from db.center.upgrade import upgrade_center

DATABASE = "yimen"
ADMIN_ID, NAMED = re.compile(r"[0-9A-Za-z_.-]{1,64}"), re.compile(r"[^\x00-\x1f\x7f]{1,128}")
POSTGRESQL = "postgresql"


@dataclass(frozen=True)
class Admin:
    """An administrator of the center as `init` is told of him."""

    id: str
    name: str
    password: str


@dataclass(frozen=True)
class NewCenter:
    """What a center is made of: its division code is the number of its feed."""

    division: str
    name: str
    admins: Sequence[Admin]
    is_training: bool = False


def refuse_none_here(home: Path, url: str = "") -> None:
    """Raise NotFound("center.none_here") where the center's own database was never made; nothing is made by looking."""
    if not url and not is_made(home / POSTGRESQL, server_user()):
        raise NotFound("center.none_here", home=str(home))


@contextlib.contextmanager
def database(home: Path, url: str = "", *, keeps_up: bool = False, makes: bool = True) -> Iterator[str]:
    """Give the owner's connection string. The embedded server runs as long as this lasts, unless it runs already.

    `keeps_up`: it is ours alone, and started again when it ends by itself. `makes` False: where nothing was made nothing is
    made by looking, NotFound("center.none_here") is raised. Raises Refused("center.bad_url"), Unreachable("center.no_database").
    """
    if url:
        check_database(url)
        yield url
        return
    if not makes:
        refuse_none_here(home, url)
    home.mkdir(mode=0o711, parents=True, exist_ok=True)  # the server runs as another user when we are root
    found = None if keeps_up else running(home / POSTGRESQL)
    if found is not None:
        yield f"{found} dbname={DATABASE}"
        return
    with EmbeddedServer(home / POSTGRESQL) as server:
        if keeps_up:
            threading.Thread(target=server.keep_up, name="postgresql", daemon=True).start()
        make_database(server.address(), DATABASE)
        yield server.address(DATABASE)


def make_database(address: str, name: str) -> None:
    """Make a database where there is none of this name."""
    with psycopg.connect(address, autocommit=True) as connection:
        if connection.execute(b"SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def check_new_center(wanted: NewCenter) -> None:
    """Raise Refused for what no center can be made of: center.division, .no_name, .admin_id, .two_admins, keys.password_length."""
    if not is_division(wanted.division):
        raise Refused("center.division", found=wanted.division)
    if not NAMED.fullmatch(wanted.name) or not wanted.name.strip():
        raise Refused("center.no_name")
    for admin in wanted.admins:
        if not ADMIN_ID.fullmatch(admin.id):
            raise Refused("center.admin_id", found=admin.id)
        check_new_password(admin.password)
    if len({admin.id for admin in wanted.admins}) < 2:
        raise Refused("center.two_admins")


def make_center(address: str, wanted: NewCenter) -> None:
    """Make the tables, the feed and the administrators. Raises Refused("center.exists") and what check_new_center does."""
    check_new_center(wanted)
    upgrade_center(address)
    cost = TRAINING_COST if wanted.is_training else FULL_COST
    with owner(address) as connection:
        if connection.execute(b"SELECT 1 FROM center").fetchone() is not None:
            raise Refused("center.exists")
        begin_feed(connection, int(wanted.division), wanted.name, is_training=wanted.is_training)
        for admin in wanted.admins:
            add_admin(connection, int(wanted.division), admin.id, admin.name, admin.password, cost)


def new_epoch(address: str, feed: int) -> str:
    """Begin a new epoch of the feed, after a restore or a lossy fail-over."""
    with owner(address) as connection:
        return begin_epoch(connection, feed)


@contextlib.contextmanager
def owner(address: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Give a connection of the owner, committed at the end. Raises Unreachable("center.database")."""
    try:
        with psycopg.connect(address) as connection:
            yield connection
    except psycopg.OperationalError as error:
        raise Unreachable("center.database") from error

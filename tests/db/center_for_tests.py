"""A real center for tests: an embedded PostgreSQL without fsync, a database per hall copied from a template."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from app.ids import OfficerId
from app.keys.device_key import new_device_key, public_key_of
from app.keys.passwords import Cost
from app.officer import Officer, Role
from app.sync.center import Application, KnownDesk
from app.sync.passes import GRANT_TIME, TOKEN_TIME, Pass, seal_pass
from db.center.backup import back_up, restore
from db.center.embedded import EmbeddedServer
from db.center.enrolment import add_admin
from db.center.feed import begin_feed
from db.center.opening import make_database
from db.center.passes import signing_key
from db.center.people_rows import OWN, keep_officer
from db.center.store import CenterStore
from db.center.upgrade import upgrade_center

FEED, PASSWORD, CHEAP = 341702, "yimen-training", Cost(64, 1, 1)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TEMPLATE = "hall"
DOOR = "hall_door"
"""The login that serves in every test: a member of the service's roles and of nothing else, so no RESET ROLE makes it more."""
CARRIER = Officer(OfficerId("t9"), "审计示例", (), (Role.AUDITOR,))
"""Who is logged in at the desks of these tests where it does not matter who."""


@dataclass
class Hall:
    """A center with two administrators, m1 and m2."""

    store: CenterStore
    address: str
    home: Path
    server: TestServer
    names: list[str]

    def enrolled(self, origin: str, desk_code: str = "0001") -> tuple[KnownDesk, str]:
        """Return a desk that was let in by both administrators, and its private key."""
        key = new_device_key()
        code = self.store.new_code("m1", PASSWORD, NOW)
        asked = self.store.ask_in(Application(code, desk_code, f"窗口{desk_code}", origin, public_key_of(key)), NOW)
        return self.store.approve(asked.id, "m2", PASSWORD, NOW), key

    def token(self, key: str, officer: Officer = CARRIER, now: datetime = NOW, *, is_proven: bool = True) -> str:
        """Return a pass for an officer whom the center manages, at the desk with this private key."""
        found = self.store.desk_by_key(public_key_of(key))
        assert found is not None
        feed = self.store.facts().feed
        with psycopg.connect(self.address) as connection:
            keep_officer(connection, feed, OWN, officer)
        with psycopg.connect(self.address) as connection:
            private, _ = signing_key(connection, feed)
        until = (now, now + TOKEN_TIME, now + GRANT_TIME)
        return seal_pass(Pass(officer.id, found.id, found.public_key, *until, is_proven), private)

    def snapshot(self) -> Path:
        """Make a backup and return where it lies."""
        file = self.home / f"center-{len(self.names)}.zip"
        back_up(self.address, self.home / "center", file)
        return file

    def go_back(self, snapshot: Path) -> None:
        """The center burns down and comes back from a backup, in a database of its own: a new epoch."""
        name = f"{self.names[0]}r{len(self.names)}"
        make_database(self.server.pg.address(), name)
        self.names.append(name)
        self.address = self.server.pg.address(name)
        restore(self.address, self.home / f"center{len(self.names)}", snapshot)
        self.store.close()
        self.store = CenterStore(self.server.pg.address(name, DOOR), self.home / "center", size=4)

    def owner_rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Return what the owner reads."""
        with self.owner() as connection:
            return connection.execute(query.encode(), values).fetchall()

    def owner(self) -> psycopg.Connection[tuple[object, ...]]:
        """Return a connection of the owner, who may do everything."""
        return psycopg.connect(self.address, autocommit=True)


class TestServer:
    """One PostgreSQL; making a hall copies a template."""

    __test__ = False

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="yimen-pg-test-"))
        self.folder.chmod(0o755)
        self.pg = EmbeddedServer(self.folder / "pg", is_durable=False)
        self._names = itertools.count(1)

    def __enter__(self) -> TestServer:
        self.pg.start()
        self._run(f"CREATE DATABASE {TEMPLATE}")
        address = self.pg.address(TEMPLATE)
        upgrade_center(address)
        self._run(f"CREATE ROLE {DOOR} LOGIN")
        self._run(f"GRANT yimen_service, yimen_public TO {DOOR}")
        with psycopg.connect(address) as connection:
            begin_feed(connection, FEED, "示例市政务服务中心", is_training=True)
            for admin in ("m1", "m2"):
                add_admin(connection, FEED, admin, admin, PASSWORD, CHEAP)
        return self

    def __exit__(self, *_: object) -> None:
        self.pg.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def hall(self, home: Path, feed: int = FEED, called: str = "") -> Iterator[Hall]:
        """Give a fresh center of its own, of division `feed`."""
        name = f"hall{next(self._names)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        address = self.pg.address(name)
        if feed != FEED:
            _renumber(address, feed, called)
        hall = Hall(CenterStore(self.pg.address(name, DOOR), home / "center", size=4), address, home, self, [name])
        try:
            yield hall
        finally:
            hall.store.close()
            for each in hall.names:
                self._run(f"DROP DATABASE {each} WITH (FORCE)")

    def _run(self, command: str) -> None:
        with psycopg.connect(self.pg.address(), autocommit=True) as connection:
            connection.execute(command.encode())


def _renumber(address: str, feed: int, name: str) -> None:
    """Make the center of the template that of another division."""
    with psycopg.connect(address) as connection:
        connection.execute("INSERT INTO feed (feed_id, epoch, base) SELECT %s, epoch, base FROM feed", (feed,))
        for table in ("feed_epoch", "center", "admin"):
            connection.execute(f"UPDATE {table} SET feed_id = %s".encode(), (feed,))
        connection.execute("DELETE FROM feed WHERE feed_id = %s", (FEED,))
        connection.execute("UPDATE center SET name = %s", (name,))

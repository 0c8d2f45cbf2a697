"""A training office whose day can be set, tied to a real center: what it does, the public pages can show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from center_for_tests import NOW, PASSWORD, Hall, TestServer
from office_day import OfficeDay, opened_office
from synced_desks import DirectWire

from app.keys.device_key import new_device_key, public_key_of
from app.public.records import PublicRecords
from app.sync.center import Application, KnownDesk
from app.sync.link import Link
from app.sync.round import sync
from db.desk.sync_shelf import StoreShelf


class PublicHall:
    """`hall.office` acts; `send` brings what it did to the center and lets the public tables follow."""

    def __init__(self, hall: Hall, office: OfficeDay, code: str = "9999") -> None:
        self.hall, self.office = hall, office
        self.shelf = StoreShelf(office.store)
        self.key = new_device_key()
        made = hall.store.new_code("m1", PASSWORD, NOW)
        asked = hall.store.ask_in(
            Application(made, code, "综合窗口", self.shelf.origin(), public_key_of(self.key)), NOW
        )
        hall.store.approve(asked.id, "m2", PASSWORD)
        self.link = Link("http://127.0.0.1", self.key, desk=asked.id, state="active")
        self.shelf.keep_link(self.link)
        self.wire = DirectWire(lambda: hall.store, self._known)

    def _known(self) -> KnownDesk:
        found = self.hall.store.desk_by_key(public_key_of(self.key))
        assert found is not None
        return found

    @property
    def public(self) -> PublicRecords:
        """The center's records as the pages read them."""
        return self.hall.store.public()

    def now(self) -> datetime:
        """The center's clock: half past nine of the office's day, in Beijing."""
        return datetime.combine(self.office.day, time(1, 30), UTC)

    def sync(self) -> None:
        """Bring everything to the center."""
        sync(self.shelf, self.wire, self.link.seal)

    def send(self) -> None:
        """Bring everything to the center, and let the public tables follow to its head."""
        self.sync()
        while self.hall.store.follow_public(self.now()):
            pass

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database itself, as its owner."""
        with self.hall.owner() as connection:
            return connection.execute(query.encode(), values).fetchall()


@contextmanager
def public_hall(server: TestServer, place: Path) -> Iterator[PublicHall]:
    """Give a hall of its own."""
    with server.hall(place / "center") as hall, opened_office(place) as office:
        yield PublicHall(hall, office)

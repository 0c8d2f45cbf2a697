"""A desk whose real clock can be moved, with things of any age in its folders."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desk_for_tests import CHEAP, CHIEF, PASSWORD, around

from app.desk import Desk
from app.events.envelope import Event
from app.office import sample_office
from app.officer import Officer
from app.sessions import LOG_IN, record_session
from db.desk.kept_rows import sweeps
from db.desk.making import NewProfile, create_profile
from db.desk.now import moment_at, real_now
from db.desk.opening import log_in
from db.desk.retention import Retention
from db.desk.store import Store

DAY = timedelta(days=1)
WEEK = 7


class KeptDesk:
    """`desk.go_on(40)` uses the desk for that many days more; files made before are then so old."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.at = real_now()
        if not (folder / "profile.toml").is_file():
            people = ((CHIEF, PASSWORD),)
            create_profile(NewProfile(folder, sample_office(), "9999", people, is_training=True, cost=CHEAP), around())
        self.store = self.open()

    def open(self) -> Store:
        """Open the store; the clock is real for everybody, and where the test says."""
        surroundings = replace(around(), now=lambda: moment_at(self.at))
        return log_in(self.folder, CHIEF.id, PASSWORD, surroundings)[0]

    @property
    def today(self) -> date:
        """Return the day of the desk."""
        return moment_at(self.at).on

    @property
    def retention(self) -> Retention:
        """Return the keeping job of the store."""
        return Retention(self.store)

    def go_on(self, days: int) -> None:
        """Use the desk at least every second week until `days` are over, and on each of the last days."""
        for n in range(1, days + 1):
            self.at += DAY
            if n % 14 == 0 or days - n < WEEK:
                self.log_in()

    def jump(self, days: int) -> None:
        """Set the clock forward: nobody was here meanwhile."""
        self.at += days * DAY
        self.log_in()

    def log_in(self) -> None:
        """Record that somebody came today."""
        self.store.do(CHIEF, record_session, LOG_IN)

    def put(self, name: str, data: bytes = b"x") -> Path:
        """Put a file into the profile, dated as the machine dates it: on the day the test began."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def swept(self) -> tuple[Event, ...]:
        """Return the sweeps on record."""
        found: tuple[Event, ...] = self.store.look(sweeps)
        return found

    def counts(self) -> dict[str, int]:
        """Return what all sweeps on record removed, by kind."""
        found: dict[str, int] = {}
        for event in self.swept():
            for one in event.data["kinds"]:
                found[one["kind"]] = found.get(one["kind"], 0) + one["count"]
        return found

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder of the profile."""
        place = self.folder / folder
        return sorted(path.name for path in place.iterdir()) if place.is_dir() else []

    def draft(self, page: str, content: dict[str, object], officer: Officer = CHIEF) -> None:
        """Keep what an officer types."""

        def keep(desk: Desk) -> None:
            desk.save_draft(page, content)

        self.store.do(officer, keep)

    def drafts(self) -> list[str]:
        """Return the pages on which the chief has a draft."""
        return sorted(one.page for one in self.store.ask(lambda records: records.drafts(CHIEF.id)))

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def aged(path: Path, at: datetime) -> None:
    """Give a file another time of its last writing."""
    os.utime(path, (at.timestamp(), at.timestamp()))

"""Officers at the center: its own, for every desk; and those that a desk brought along, for that desk only."""

from __future__ import annotations

import json
from datetime import date

from app.errors import Refused
from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.ids import OfficerId
from app.officer import Officer, Role
from app.standing_in import covering
from db.center.connection import Connection, rows

OWN = ""  # the home of those who are managed at the center


def officers(connection: Connection, feed: int, home: str) -> tuple[Officer, ...]:
    """Return the people of one home."""
    query = "SELECT body FROM officer WHERE feed_id = %s AND home = %s ORDER BY id"
    return tuple(unpack(Officer, json.loads(body)) for (body,) in rows(connection, query, feed, home))


def keep_officer(connection: Connection, feed: int, home: str, given: Officer) -> None:
    """Make an account as given."""
    connection.execute(
        b"INSERT INTO officer (feed_id, home, id, body) VALUES (%s, %s, %s, %s) "
        b"ON CONFLICT (feed_id, home, id) DO UPDATE SET body = excluded.body",
        (feed, home, given.id, canonical(pack(given)).decode()),
    )


def refuse_no_administrator(brought: tuple[Officer, ...], desk: str) -> None:
    """Raise Refused("center.no_people") where nobody among them could manage the hall's accounts."""
    if not any(one.is_active and one.has_role(Role.SYSTEM_ADMIN) for one in brought):
        raise Refused("center.no_people", desk=desk)


class People:
    """The people who may act at one desk, as a judgement sees them; changes of the same push are seen at once."""

    def __init__(self, connection: Connection, feed: int, home: str) -> None:
        self._connection, self._feed, self._home = connection, feed, home
        query = "SELECT home, body FROM officer WHERE feed_id = %s AND home IN (%s, %s) ORDER BY id"
        found = [(at, unpack(Officer, json.loads(body))) for at, body in rows(connection, query, feed, home, OWN)]
        self._brought = {one.id: one for at, one in found if at != OWN}
        self._own = {one.id: one for at, one in found if at == OWN}
        self._found: dict[tuple[OfficerId, date], Officer | None] = {}

    def brought(self) -> tuple[Officer, ...]:
        """Return those whom the desk brought along; those of the center count where it brought nobody."""
        return tuple(self._brought.values()) or tuple(self._own.values())

    def find(self, officer_id: OfficerId, on: date) -> Officer | None:
        """Return an officer with those he stands in for on this day."""
        if (officer_id, on) not in self._found:
            everybody = {**self._brought, **self._own}
            held = everybody.get(officer_id)
            self._found[officer_id, on] = None if held is None else covering(tuple(everybody.values()), held, on)
        return self._found[officer_id, on]

    def is_own(self, officer_id: OfficerId) -> bool:
        """Return True for an account that is managed for the whole hall."""
        return officer_id in self._own

    def set(self, given: Officer, *, is_for_hall: bool) -> None:
        """Keep an account that an applied event set."""
        self._found.clear()
        (self._own if is_for_hall else self._brought)[given.id] = given
        keep_officer(self._connection, self._feed, OWN if is_for_hall else self._home, given)

"""Passes given at the center: the officer is known at this desk and active, and his key is the one seen first."""

from __future__ import annotations

import json
from datetime import datetime

from app.errors import Refused
from app.events.body import unpack
from app.ids import OfficerId
from app.keys.device_key import new_device_key, public_key_of
from app.officer import Officer
from app.sync.center import KnownDesk
from app.sync.passes import GRANT_TIME, TOKEN_TIME, Pass, SessionAsked, seal_pass
from db.center.connection import Connection, one
from db.center.people_rows import OWN

PINNED = "SELECT public_key FROM officer_key WHERE feed_id = %s AND desk = %s AND officer = %s"
OFFICER = "SELECT body FROM officer WHERE feed_id = %s AND home = ANY(%s) AND id = %s ORDER BY home LIMIT 1"


def signing_key(connection: Connection, feed: int) -> tuple[str, str]:
    """Return the center's private and public key; made when it is asked for first."""
    query = "SELECT private_key, public_key FROM center_key WHERE feed_id = %s"
    found = one(connection, query, feed)
    if found is None:
        private = new_device_key()
        connection.execute(
            b"INSERT INTO center_key (feed_id, public_key, private_key) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (feed, public_key_of(private), private),
        )
        found = one(connection, query, feed)
    assert found is not None
    return found[0], found[1]


def officer_at(connection: Connection, feed: int, desk: str, officer: str) -> Officer | None:
    """Return the officer as the center knows him at a desk: those it manages, and those that the desk brought along."""
    found = one(connection, OFFICER, feed, [desk, OWN], officer)
    return None if found is None else unpack(Officer, json.loads(found[0]))


def give_pass(
    connection: Connection, feed: int, desk: KnownDesk, asked: SessionAsked, now: datetime
) -> tuple[str, str]:
    """Return the text of a pass for an officer who logged in, and the center's public key.

    Raises Refused("center.officer_proof" | "center.officer_retired"). An officer who is not known here yet, or whose key
    is another one than before, gets a pass to send with only: what the desk sends makes him known (an account, a password
    given anew), or does not.
    """
    asked.check(desk.public_key)
    private, public = signing_key(connection, feed)
    officer = officer_at(connection, feed, desk.id, asked.officer)
    if officer is not None and not officer.is_active:
        raise Refused("center.officer_retired", officer=officer.name)
    is_proven = officer is not None and _pin(connection, feed, desk.id, asked, now) == asked.key
    over = now + TOKEN_TIME
    given = Pass(asked.officer, desk.id, desk.public_key, now, over, now + GRANT_TIME, is_proven)
    return seal_pass(given, private), public


def _pin(connection: Connection, feed: int, desk: str, asked: SessionAsked, now: datetime) -> str:
    """Return the officer's key at this desk; the first that is seen is kept until his password is given anew."""
    connection.execute(
        b"INSERT INTO officer_key (feed_id, desk, officer, public_key, since) VALUES (%s, %s, %s, %s, %s) "
        b"ON CONFLICT DO NOTHING",
        (feed, desk, asked.officer, asked.key, now),
    )
    found = one(connection, PINNED, feed, desk, asked.officer)
    return str(found[0]) if found is not None else ""


def forget_key(connection: Connection, feed: int, desk: str, officer: OfficerId) -> None:
    """His password was given anew: the next key that he shows is his."""
    connection.execute(
        b"DELETE FROM officer_key WHERE feed_id = %s AND desk = %s AND officer = %s", (feed, desk, officer)
    )

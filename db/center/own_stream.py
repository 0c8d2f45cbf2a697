"""The streams that a center writes itself: the main one, and one of letters to each center below it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from app.events.body import Body
from app.events.envelope import Event, canonical
from app.ids import CaseId
from app.keys.device_key import new_device_key, public_key_of
from app.levels.center_stream import Stream
from app.levels.neighbor import SELF, desk_of
from app.sync.center import ACTIVE
from app.sync.merge import DO_NOT_FOLD, fold_merged
from app.sync.messages import Verdict
from db.center.connection import Connection, one
from db.center.event_rows import append, applied_events, feed_line
from db.center.gate import go_alone
from db.center.ground import write_cases

MAIN = 0
Fact = tuple[Body, CaseId | None]


def own_key(connection: Connection, feed: int) -> str:
    """Return the center's private key; made when it is first asked for, and the center is then known to its own door."""
    query = "SELECT key FROM level_key WHERE feed_id = %s"
    found = one(connection, query, feed)
    if found is not None:
        return str(found[0])
    connection.execute(
        b"INSERT INTO level_key (feed_id, key) VALUES (%s, %s) ON CONFLICT DO NOTHING", (feed, new_device_key())
    )
    found = one(connection, query, feed)
    key = str(found[0]) if found else ""
    keep_device(connection, feed, (feed, SELF, "", public_key_of(key), ACTIVE, "", ""))
    return key


def keep_device(connection: Connection, feed: int, told: tuple[int, str, str, str, str, str, str]) -> None:
    """Let the door know a center by its key: (division, side, name, key, state, made by, approved by)."""
    division, side, name, key, state, made_by, approved_by = told
    connection.execute(
        b"INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, approved_by, asked_at) "
        b"VALUES (%s, %s, '', %s, %s, %s, %s, %s, %s, now()) ON CONFLICT (feed_id, id) DO UPDATE SET state = excluded.state, "
        b"public_key = excluded.public_key, approved_by = excluded.approved_by",
        (feed, desk_of(division), f"{side}{division:06}", name, key, state, made_by, approved_by),
    )


def own_origin(connection: Connection, feed: int, toward: int = MAIN) -> str:
    """Return the stream that is written now: the main one, or that of the letters to a center below."""
    query = "SELECT origin FROM level_stream WHERE feed_id = %s AND toward = %s AND is_current"
    found = one(connection, query, feed, toward)
    if found is None:
        own_key(connection, feed)
        connection.execute(
            b"INSERT INTO level_stream (feed_id, origin, toward, is_current) VALUES (%s, %s, %s, true) ON CONFLICT DO NOTHING",
            (feed, str(uuid.uuid4()), toward),
        )
        found = one(connection, query, feed, toward)
    origin = str(found[0]) if found else ""
    connection.execute(
        b"INSERT INTO origin (feed_id, origin, desk, hw, head) VALUES (%s, %s, %s, 0, '') ON CONFLICT DO NOTHING",
        (feed, origin, desk_of(feed)),
    )
    return origin


def leave_stream(connection: Connection, feed: int, toward: int) -> None:
    """End a stream that was found to go on otherwise elsewhere; the next event begins a new one."""
    connection.execute(b"UPDATE level_stream SET is_current = false WHERE feed_id = %s AND toward = %s", (feed, toward))


def record(connection: Connection, feed: int, toward: int, facts: Sequence[Fact], now: datetime) -> tuple[Event, ...]:
    """Record what the center says, in this transaction; cases it speaks of are folded anew."""
    go_alone(connection, feed)
    subjects = sorted({subject for _, subject in facts if subject is not None})
    connection.execute(
        b"SELECT 1 FROM case_row WHERE feed_id = %s AND id = ANY(%s) ORDER BY id FOR UPDATE", (feed, subjects)
    )
    stream = _stream(connection, feed, own_origin(connection, feed, toward))
    lines, events = [], []
    for body, subject in facts:
        sent = stream.sealed(body, subject, now)
        stream = stream.behind(sent)
        events.append(sent.event)
        lines.append(feed_line(sent, Verdict.APPLIED))
        if sent.event.private is not None:
            connection.execute(
                b"INSERT INTO private (feed_id, event_id, body) VALUES (%s, %s, %s)",
                (feed, sent.event.id, canonical(sent.event.private).decode()),
            )
    connection.execute(
        b"UPDATE origin SET hw = %(hw)s, head = %(head)s, held = held + %(new)s, last_oseq = %(hw)s, last_chain = %(head)s "
        b"WHERE feed_id = %(feed)s AND origin = %(origin)s",
        {"hw": stream.hw, "head": stream.head, "new": len(lines), "feed": feed, "origin": stream.origin},
    )
    append(connection, feed, lines)
    for subject in subjects:
        refold(connection, feed, subject)
    return tuple(events)


def _stream(connection: Connection, feed: int, origin: str) -> Stream:
    query = "SELECT hw, head FROM origin WHERE feed_id = %s AND origin = %s FOR UPDATE"
    found = one(connection, query, feed, origin)
    hw, head = (found[0], found[1]) if found else (0, "")
    return Stream(origin, hw, head, own_key(connection, feed))


def refold(connection: Connection, feed: int, case_id: str) -> None:
    """Write the row of a case as its applied events make it; what an older program cannot fold stays as it was."""
    try:
        folded = fold_merged(applied_events(connection, feed, case_id), is_strict=True).case
    except DO_NOT_FOLD:
        return
    if folded is not None:
        write_cases(connection, feed, [folded])

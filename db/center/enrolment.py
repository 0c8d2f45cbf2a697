"""How a desk becomes known: a one-time code of one administrator, a key of the desk, the approval of another one."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from app.division import is_within
from app.errors import NotFound, Refused
from app.ids import uuid7
from app.keys.passwords import FULL_COST, SALT_BYTES, Cost, check_new_password, stretch
from app.keys.recovery_code import ALPHABET
from app.sync.center import ACTIVE, REVOKED, WAITING, Application, KnownDesk
from db.center.connection import Connection, one, rows
from db.center.gate import go_alone

CODE_LENGTH = 20
CODE_MINUTES = 30
_DESK = "id, origin, desk_code, name, public_key, state, made_by, coalesce(approved_by, '')"
BY_KEY = f"SELECT {_DESK} FROM desk WHERE feed_id = %s AND public_key = %s"  # noqa: S608 fixed texts
BY_ID = f"SELECT {_DESK} FROM desk WHERE feed_id = %s AND id = %s"  # noqa: S608
FIRST = "SELECT id FROM desk WHERE feed_id = %s AND origin = %s AND state <> 'waiting' ORDER BY (state = 'revoked'), asked_at LIMIT 1"
STREAMS = "SELECT origin FROM origin WHERE feed_id = %s AND desk = %s"
ALL = f"SELECT {_DESK} FROM desk WHERE feed_id = %s AND length(desk_code) = 4 ORDER BY asked_at"  # noqa: S608
HEARD = (
    "SELECT d.id, d.desk_code, max(e.recv) FROM desk d JOIN origin o ON o.feed_id = d.feed_id AND o.desk = d.id "
    "JOIN event e ON e.feed_id = o.feed_id AND e.origin = o.origin AND e.oseq = o.hw AND e.ref IS NULL "
    "WHERE d.feed_id = %s AND d.state = 'active' AND length(d.desk_code) = 4 GROUP BY d.id, d.desk_code ORDER BY 2"
)


def add_admin(connection: Connection, feed: int, admin: str, name: str, password: str, cost: Cost = FULL_COST) -> None:
    """Make an administrator of the center; an owner's connection. Refused("keys.password_length")."""
    check_new_password(password)
    salt = secrets.token_bytes(SALT_BYTES)
    connection.execute(
        b"INSERT INTO admin (feed_id, id, name, salt, hash, memory_kib, passes, lanes) "
        b"VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (feed, admin, name, salt, stretch(password, salt, cost), cost.memory_kib, cost.passes, cost.lanes),
    )


def check_admin(connection: Connection, feed: int, admin: str, password: str) -> None:
    """Raise Refused("center.wrong_password") unless this is an administrator's password."""
    query = "SELECT salt, hash, memory_kib, passes, lanes FROM admin WHERE feed_id = %s AND id = %s"
    found = one(connection, query, feed, admin)
    if found is None:
        stretch(password, bytes(SALT_BYTES), FULL_COST)  # a stranger takes as long as a wrong password
        raise Refused("center.wrong_password")
    if not secrets.compare_digest(stretch(password, bytes(found[0]), Cost(*found[2:])), bytes(found[1])):
        raise Refused("center.wrong_password")


def new_code(connection: Connection, feed: int, admin: str, now: datetime) -> str:
    """Return a fresh one-time code; only its hash is kept."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    connection.execute(
        b"INSERT INTO enrol_code (feed_id, hash, made_by, until) VALUES (%s, %s, %s, %s)",
        (feed, code_hash(code), admin, now + timedelta(minutes=CODE_MINUTES)),
    )
    return code


def ask_in(connection: Connection, feed: int, asking: Application, now: datetime) -> KnownDesk:
    """Note that a desk asks to be let in. The same key asking again with the same code gets the same answer.

    Raises Refused("center.code_wrong" | "center.code_used" | "center.desk_code_taken" | "center.other_division").
    """
    _refuse_other_division(connection, feed, asking)
    code, key = code_hash(asking.code), asking.public_key
    known = desk_by_key(connection, feed, key)
    query = "SELECT made_by, until, used_by FROM enrol_code WHERE feed_id = %s AND hash = %s FOR UPDATE"
    found = one(connection, query, feed, code)
    if found is None or (found[2] is None and found[1] < now):
        raise Refused("center.code_wrong", minutes=CODE_MINUTES)
    if found[2] is not None:
        if known is not None and found[2] == key:
            return known
        raise Refused("center.code_used")
    if known is not None:
        raise Refused("center.key_known")
    taken = "SELECT 1 FROM desk WHERE feed_id = %s AND desk_code = %s AND state <> 'revoked'"
    if one(connection, taken, feed, asking.desk_code) is not None:
        raise Refused("center.desk_code_taken", desk_code=asking.desk_code)
    connection.execute(b"UPDATE enrol_code SET used_by = %s WHERE feed_id = %s AND hash = %s", (key, feed, code))
    made = KnownDesk(uuid7(), asking.origin, asking.desk_code, asking.name, key, WAITING, found[0], "")
    connection.execute(
        b"INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, asked_at) "
        b"VALUES (%s, %s, %s, %s, %s, %s, 'waiting', %s, %s)",
        (feed, made.id, made.origin, made.desk_code, made.name, key, made.made_by, now),
    )
    return made


def _refuse_other_division(connection: Connection, feed: int, asking: Application) -> None:
    """No center above would ever ask for the cases of another division; an exercise is no division's.

    Who is in already, from before this was looked at, may come back under a new key: what it has waits for nobody else.
    """
    division = asking.division
    if not division or int(division) == feed or is_within(int(division), feed):
        return
    if one(connection, "SELECT 1 FROM origin WHERE feed_id = %s AND origin = %s", feed, asking.origin) is not None:
        return
    found = one(connection, "SELECT is_training FROM center WHERE feed_id = %s", feed)
    if found is None or not found[0]:
        raise Refused("center.other_division", division=division, of_center=f"{feed:06}")


def approve(connection: Connection, feed: int, desk_id: str, admin: str, now: datetime) -> KnownDesk:
    """Let a desk in; one that lost its link goes on with its stream under the new key.

    Raises NotFound("center.no_desk"), Refused("center.same_admin" | "center.not_waiting" | "center.origin_in_use").
    """
    go_alone(connection, feed)
    desk = desk_by_id(connection, feed, desk_id)
    if desk.made_by == admin:
        raise Refused("center.same_admin", admin=admin)
    if desk.state != WAITING:
        raise Refused("center.not_waiting", desk=desk.name)
    _take_over(connection, feed, desk)
    connection.execute(
        b"UPDATE desk SET state = %s, approved_by = %s, approved_at = %s WHERE feed_id = %s AND id = %s",
        (ACTIVE, admin, now, feed, desk_id),
    )
    return desk_by_id(connection, feed, desk_id)


def _take_over(connection: Connection, feed: int, desk: KnownDesk) -> None:
    """The stream that this desk names, and the people it brought along, are those of the new entry from now on.

    Raises Refused("center.origin_in_use") while the entry that had them is not revoked: two keys never write one stream.
    """
    before = desk_of_origin(connection, feed, desk.origin)
    if before is None or before.id == desk.id:
        return
    if before.state != REVOKED:
        raise Refused("center.origin_in_use", desk=before.name)
    for (origin,) in rows(connection, STREAMS, feed, before.id):
        note_stream(connection, feed, origin, before.id)
        note_stream(connection, feed, origin, desk.id)
    connection.execute(b"UPDATE origin SET desk = %s WHERE feed_id = %s AND desk = %s", (desk.id, feed, before.id))
    connection.execute(
        b"INSERT INTO officer (feed_id, home, id, body) SELECT feed_id, %s, id, body FROM officer "
        b"WHERE feed_id = %s AND home = %s ON CONFLICT DO NOTHING",
        (desk.id, feed, before.id),
    )


def note_stream(connection: Connection, feed: int, origin: str, desk_id: str) -> None:
    """Remember that this desk's key signs, or signed, this stream."""
    connection.execute(
        b"INSERT INTO stream_desk (feed_id, origin, desk) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        (feed, origin, desk_id),
    )


def revoke(connection: Connection, feed: int, desk_id: str) -> KnownDesk:
    """Let a desk in no more: its key opens nothing from now on."""
    desk_by_id(connection, feed, desk_id)
    connection.execute(b"UPDATE desk SET state = %s WHERE feed_id = %s AND id = %s", (REVOKED, feed, desk_id))
    return desk_by_id(connection, feed, desk_id)


def desk_by_key(connection: Connection, feed: int, public_key: str) -> KnownDesk | None:
    """Return the desk with this key."""
    found = one(connection, BY_KEY, feed, public_key)
    return None if found is None else KnownDesk(*found)


def desk_of_origin(connection: Connection, feed: int, origin: str) -> KnownDesk | None:
    """Return the desk whose stream this is: known from its pushes, else from when it came in."""
    query = "SELECT desk FROM origin WHERE feed_id = %s AND origin = %s"
    found = one(connection, query, feed, origin) or one(connection, FIRST, feed, origin)
    return None if found is None else desk_by_id(connection, feed, found[0])


def all_desks(connection: Connection, feed: int) -> tuple[KnownDesk, ...]:
    """Return every desk that ever asked, the oldest first."""
    return tuple(KnownDesk(*found) for found in rows(connection, ALL, feed))


def last_heard(connection: Connection, feed: int) -> tuple[tuple[str, str, datetime], ...]:
    """Return id and code of every desk that is let in and has sent something, and when its newest event came."""
    return tuple((str(one[0]), str(one[1]), one[2]) for one in rows(connection, HEARD, feed))


def desk_by_id(connection: Connection, feed: int, desk_id: str) -> KnownDesk:
    """Return a desk. Raises NotFound("center.no_desk")."""
    found = device(connection, feed, desk_id)
    if found is None:
        raise NotFound("center.no_desk", desk=desk_id)
    return found


def desk_named(connection: Connection, feed: int, said: str) -> KnownDesk:
    """Return a desk, or a center among the devices, by its id or a desk by its four figures. Raises NotFound("center.no_desk")."""
    in_use = (desk for desk in all_desks(connection, feed) if desk.desk_code == said and desk.state != REVOKED)
    return next(in_use, None) or desk_by_id(connection, feed, said)


def device(connection: Connection, feed: int, desk_id: str) -> KnownDesk | None:
    """Return a desk, or a center among the devices, by its id."""
    found = one(connection, BY_ID, feed, desk_id)
    return None if found is None else KnownDesk(*found)


def code_hash(code: str) -> str:
    """Return what is kept of a one-time code."""
    plain = code.upper().replace("-", "").replace(" ", "")
    return hashlib.sha256(b"yimen-enrol/1\n" + plain.encode("utf-8", "replace")).hexdigest()

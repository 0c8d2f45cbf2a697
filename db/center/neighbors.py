"""Which centers this one knows: those below it, and the one above; each let in by two administrators, its key pinned."""

from __future__ import annotations

from datetime import datetime

from app.division import is_within
from app.errors import NotFound, Refused
from app.levels.messages import Asking, Introduced
from app.levels.neighbor import LOWER, UPPER, Neighbor
from app.sync.center import ACTIVE, REVOKED, WAITING, CenterFacts
from db.center.connection import Connection, one, rows
from db.center.enrolment import CODE_MINUTES, code_hash
from db.center.own_stream import keep_device

_FIELDS = "division, side, name, address, ca, public_key, state, made_by, coalesce(approved_by, '')"
ALL = f"SELECT {_FIELDS} FROM neighbor WHERE feed_id = %s ORDER BY side DESC, division"  # noqa: S608 fixed texts
OF_DIVISION = f"SELECT {_FIELDS} FROM neighbor WHERE feed_id = %s AND division = %s"  # noqa: S608


def neighbors(connection: Connection, feed: int) -> tuple[Neighbor, ...]:
    """Return every center this one ever knew, the upper one first."""
    return tuple(Neighbor(*found) for found in rows(connection, ALL, feed))


def neighbor(connection: Connection, feed: int, division: int) -> Neighbor:
    """Return a center. Raises NotFound("levels.no_center")."""
    found = one(connection, OF_DIVISION, feed, division)
    if found is None:
        raise NotFound("levels.no_center", division=f"{division:06}")
    return Neighbor(*found)


def above(connection: Connection, feed: int) -> Neighbor | None:
    """Return the center above, while it is let in."""
    return next((n for n in neighbors(connection, feed) if n.side == UPPER and n.state == ACTIVE), None)


def below(connection: Connection, feed: int) -> tuple[Neighbor, ...]:
    """Return the centers below that are let in."""
    return tuple(n for n in neighbors(connection, feed) if n.side == LOWER and n.state == ACTIVE)


def take_request(connection: Connection, facts: CenterFacts, asking: Asking, now: datetime) -> Neighbor:
    """Note that a lower center asks to be taken in; the same key with the same code gets the same answer.

    Raises Refused: center.code_wrong, .code_used, levels.not_below, .known, sync.other_kind.
    """
    feed, code = facts.feed, code_hash(asking.code)
    query = "SELECT made_by, until, used_by FROM enrol_code WHERE feed_id = %s AND hash = %s FOR UPDATE"
    found = one(connection, query, feed, code)
    if found is None or (found[2] is None and found[1] < now):
        raise Refused("center.code_wrong", minutes=CODE_MINUTES)
    if found[2] is not None:
        if found[2] == asking.public_key:
            return neighbor(connection, feed, asking.division)
        raise Refused("center.code_used")
    if not is_within(asking.division, feed):
        raise Refused("levels.not_below", lower=f"{asking.division:06}", upper=f"{feed:06}")
    if asking.is_training != facts.is_training:
        raise Refused("levels.other_kind", center=asking.name)
    made = Neighbor(
        asking.division, LOWER, asking.name, asking.address, "", asking.public_key, WAITING, found[0], ""
    )  # fmt: skip
    keep(connection, feed, made)
    connection.execute(
        b"UPDATE enrol_code SET used_by = %s WHERE feed_id = %s AND hash = %s", (asking.public_key, feed, code)
    )
    return made


def keep_upper(connection: Connection, facts: CenterFacts, told: Introduced, reached: tuple[str, str, str]) -> Neighbor:
    """Note the center above as it introduced itself; `reached`: address, authority, the administrator who asked.

    Raises Refused: levels.not_below, .other_kind, .known, .two_above.
    """
    address, ca, admin = reached
    if not is_within(facts.feed, told.division):
        raise Refused("levels.not_below", lower=f"{facts.feed:06}", upper=f"{told.division:06}")
    if told.is_training != facts.is_training:
        raise Refused("levels.other_kind", center=told.name)
    for other in neighbors(connection, facts.feed):
        if other.side == UPPER and other.state != REVOKED and other.division != told.division:
            raise Refused("levels.two_above", center=other.name)
    made = Neighbor(told.division, UPPER, told.name, address, ca, told.public_key, WAITING, admin, "")
    keep(connection, facts.feed, made)
    return made


def keep(connection: Connection, feed: int, made: Neighbor) -> None:
    """Write a center that asks, or is asked. Raises Refused("levels.known") for one that is in, or whose key is another."""
    found = one(connection, OF_DIVISION, feed, made.division)
    held = None if found is None else Neighbor(*found)
    is_other = held is not None and (held.public_key, held.side) != (made.public_key, made.side)
    if held is not None and (held.state == ACTIVE or (is_other and held.state == WAITING)):
        raise Refused("levels.known", center=held.name, division=f"{held.division:06}")
    connection.execute(
        b"INSERT INTO neighbor (feed_id, division, side, name, address, ca, public_key, state, made_by) "
        b"VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (feed_id, division) DO UPDATE SET "
        b"side = excluded.side, name = excluded.name, public_key = excluded.public_key, address = excluded.address, "
        b"ca = excluded.ca, state = excluded.state, "
        b"made_by = excluded.made_by, approved_by = NULL",
        (
            feed, made.division, made.side, made.name, made.address, made.ca, made.public_key, made.state, made.made_by,
        ),
    )  # fmt: skip
    _known_at_door(connection, feed, made)


def approve(connection: Connection, feed: int, division: int, admin: str, ca: str = "") -> Neighbor:
    """Let a center in, by another administrator than the one who began it.

    Raises NotFound("levels.no_center"), Refused("center.same_admin" | "center.not_waiting").
    """
    held = neighbor(connection, feed, division)
    if held.made_by == admin:
        raise Refused("center.same_admin", admin=admin)
    if held.state != WAITING:
        raise Refused("levels.not_waiting", center=held.name)
    return _set(connection, feed, division, ACTIVE, admin, ca or held.ca)


def end(connection: Connection, feed: int, division: int, admin: str) -> Neighbor:
    """Let a center in no more; what came from it stays."""
    held = neighbor(connection, feed, division)
    return _set(connection, feed, division, REVOKED, admin, held.ca)


def move(connection: Connection, feed: int, division: int, address: str, ca: str) -> Neighbor:
    """Note that a center is reached elsewhere now; its key stays the pinned one."""
    held = neighbor(connection, feed, division)
    connection.execute(
        b"UPDATE neighbor SET address = %s, ca = %s WHERE feed_id = %s AND division = %s",
        (address, ca or held.ca, feed, division),
    )
    return neighbor(connection, feed, division)


def _set(connection: Connection, feed: int, division: int, state: str, admin: str, ca: str) -> Neighbor:
    connection.execute(
        b"UPDATE neighbor SET state = %s, approved_by = %s, ca = %s WHERE feed_id = %s AND division = %s",
        (state, admin, ca, feed, division),
    )
    now = neighbor(connection, feed, division)
    _known_at_door(connection, feed, now)
    return now


def _known_at_door(connection: Connection, feed: int, one_of: Neighbor) -> None:
    told = (
        one_of.division,
        one_of.side,
        one_of.name,
        one_of.public_key,
        one_of.state,
        one_of.made_by,
        one_of.approved_by,
    )
    keep_device(connection, feed, told)

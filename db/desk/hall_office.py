"""The office and its departments at a desk of a hall: what was set last in the center's order, wherever that was."""

from __future__ import annotations

import json

import sqlalchemy as sa

from app.errors import Refused
from app.events.envelope import Event, canonical
from app.events.office import SettingChanged
from app.hall_office import HallOffice
from app.managed import is_managed
from app.sync.fields import fields_of
from app.sync.messages import read_sent
from db.desk.event_rows import event_of
from db.desk.schema import OFFICE, event, feed, managed_taken, setting
from db.desk.touch import is_tied
from db.desk.written import Written

UNDECIDED = 1 << 62
"""Behind every position: what the center has not placed yet rules at its own desk."""
_OWN = (
    sa.select(event)
    .outerjoin(managed_taken, managed_taken.c.id == event.c.id)
    .where(event.c.kind == SettingChanged.KIND, managed_taken.c.id.is_(None))
    .order_by(event.c.n)
)
_TAKEN = (
    sa.select(managed_taken.c.body, sa.func.coalesce(feed.c.pos, managed_taken.c.pos).label("at"))
    .outerjoin(feed, feed.c.event == managed_taken.c.id)
    .where(managed_taken.c.kind == SettingChanged.KIND)
)


def ruling_office(connection: sa.Connection) -> str | None:
    """Return the office that rules here as the setting has it, None for a desk that was never opened.

    Where other desks have set it, the last in the center's order; else the last that was set here. What the center did
    not adopt is left out.
    """
    own, taken = _own(connection), _taken(connection)
    if not taken:
        return _value(own[-1][1]) if own else None
    placed = [(UNDECIDED if pos is None else pos, made) for pos, made in own if is_managed(made)]
    return _value(max((*taken, *placed), key=lambda one: one[0])[1])


def hall_office(connection: sa.Connection) -> HallOffice | None:
    """Return whether the hall has an office, and what this desk had set before it joined; None for a desk without center."""
    if not is_tied(connection):
        return None
    own = [made for _, made in _own(connection)]
    is_halls = any(map(is_managed, own)) or bool(_taken(connection))
    if not is_halls or not own or is_managed(own[-1]):  # what an administrator saved here since is what he wants
        return HallOffice(is_halls)
    return HallOffice(is_halls, own[-1].data["value"])


def follow_office(written: Written, connection: sa.Connection) -> None:
    """Let the setting be what rules."""
    ruling = ruling_office(connection)
    query = sa.select(setting.c.value).where(setting.c.key == OFFICE)
    if ruling is not None and connection.execute(query).scalar_one_or_none() != ruling:
        written.add(setting, {"key": OFFICE, "value": ruling})


def _own(connection: sa.Connection) -> list[tuple[int | None, Event]]:
    """Return what was set here, and its place in the center's order as far as it has one."""
    return [(row.pos, made) for row in connection.execute(_OWN) if (made := event_of(row)).data["key"] == OFFICE]


def _taken(connection: sa.Connection) -> list[tuple[int, Event]]:
    """Return what other desks set, and its place in the center's order."""
    return [(row.at, made) for row in connection.execute(_TAKEN) if (made := _event(row.body)) is not None]


def _event(body: str) -> Event | None:
    """Return what was taken; None for a line that somebody changed: it makes nothing, and a check tells of it."""
    try:
        return read_sent(fields_of(json.loads(body)), "taken").event
    except (Refused, ValueError):
        return None


def _value(made: Event) -> str:
    return canonical(made.data["value"]).decode()

"""The clock of a live desk only goes forward: what is recorded is never dated before what was recorded already.

A training profile is left out, and so is a clock that was set (`--clock`, allowed on any profile without a center and marked
in every event and on every notice): it may be opened before its cases. There only the rule of the single case holds (app.case:
nothing of a case is dated before its last event).
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from app.errors import Refused
from app.events.envelope import Moment
from app.events.keeping import ClockAccepted
from db.desk.now import OFFICE_ZONE, REAL
from db.desk.prepared import prepare
from db.desk.schema import event

TOLERANCE = timedelta(minutes=5)  # a clock that is set by the network jumps back a little
LATEST = 200  # rows looked at: one event alone could be within the tolerance, and the next behind it again
_LATEST = prepare(sa.select(event.c.at, event.c.clock, event.c.kind).order_by(event.c.n.desc()).limit(LATEST))
_SHOWN = "%Y-%m-%d %H:%M:%S"


def refuse_set_back(connection: sa.Connection, moment: Moment) -> None:
    """Raise Refused("desk.clock_set_back") when a real `moment` lies before the newest real event by more than the tolerance.

    Events of a set clock do not count: a day that was played in the future locks nobody out. Neither does what stood there
    when an administrator said that the clock is right (`yimen restore --accept-clock`).
    """
    if moment.clock != REAL:
        return
    newest = newest_real(connection)
    if newest is not None and moment.at < newest - TOLERANCE:
        told = {"now": moment.at, "last": newest}
        raise Refused("desk.clock_set_back", **{k: v.astimezone(OFFICE_ZONE).strftime(_SHOWN) for k, v in told.items()})


def newest_real(connection: sa.Connection) -> datetime | None:
    """Return the time of the newest event of a real clock that still counts; None while there is none."""
    newest = None
    for text, clock, kind in _LATEST.fetch(connection, {}):
        if clock == REAL:
            at = datetime.fromisoformat(text)
            newest = at if newest is None else max(newest, at)
        if kind == ClockAccepted.KIND:
            break
    return newest

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
from db.desk.now import OFFICE_ZONE, REAL
from db.desk.schema import event

TOLERANCE = timedelta(minutes=5)  # a clock that is set by the network jumps back a little
LATEST = 200  # rows looked at: one event alone could be within the tolerance, and the next behind it again
_SHOWN = "%Y-%m-%d %H:%M:%S"


def refuse_set_back(connection: sa.Connection, moment: Moment) -> None:
    """Raise Refused("desk.clock_set_back") when a real `moment` lies before the newest real event by more than the tolerance.

    Events of a set clock do not count: a day that was played in the future locks nobody out.
    """
    if moment.clock != REAL:
        return
    latest = sa.select(event.c.at, event.c.clock).order_by(event.c.n.desc()).limit(LATEST)
    rows = connection.execute(latest)
    past = [datetime.fromisoformat(row.at) for row in rows if row.clock == REAL]
    newest = max(past, default=moment.at)
    if moment.at < newest - TOLERANCE:
        told = {"now": moment.at, "last": newest}
        raise Refused("desk.clock_set_back", **{k: v.astimezone(OFFICE_ZONE).strftime(_SHOWN) for k, v in told.items()})

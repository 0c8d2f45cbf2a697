"""The days of which a desk has not every record: from what both histories know to the administrator's word."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from app.events.keeping import ContinuityAccepted, ContinuityBroken
from app.verify.records import LostSpan
from db.desk.event_rows import OF_THE_DESK, event_of
from db.desk.schema import event

_OF_KIND = sa.select(event).where(OF_THE_DESK).order_by(event.c.n)


def lost_spans(connection: sa.Connection) -> tuple[LostSpan, ...]:
    """Return the spans, the oldest first; one that nobody has accepted yet goes on."""
    ends: dict[str, date] = {}
    for row in connection.execute(_OF_KIND, {"kind": ContinuityAccepted.KIND}):
        told = event_of(row)
        ends |= dict.fromkeys(told.data["broken"], told.moment.on)
    rows = connection.execute(_OF_KIND, {"kind": ContinuityBroken.KIND}).all()
    return tuple(LostSpan(_begin(connection, row), ends.get(row.id)) for row in rows)


def _begin(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> date:
    """Return the day of the last event that both histories know; where nobody knows it, that of the store's end before."""
    told = event_of(row)
    kept = sa.select(event.c.on).where(event.c.origin == told.origin, event.c.oseq == told.data["kept_upto"])
    before = sa.select(event.c.on).where(event.c.n < row.n).order_by(event.c.n.desc()).limit(1)
    for query in (kept, before):
        found = connection.execute(query).scalar_one_or_none()
        if found is not None:
            return date.fromisoformat(found)
    return told.moment.on

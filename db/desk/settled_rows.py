"""The events by which something that the center did not adopt was looked after."""

from __future__ import annotations

import sqlalchemy as sa

from app.events.envelope import Event
from db.desk.event_rows import event_of
from db.desk.schema import event

SETTLING = (  # to the letter as in the index that answers it
    sa.select(event).where(sa.text("event.kind >= 'left_out_' AND event.kind < 'left_out_~'")).order_by(event.c.n)
)


def given_up(connection: sa.Connection, case_id: str) -> Event | None:
    """Return the event by which a case that the center does not know ended here."""
    for row in connection.execute(SETTLING.where(event.c.subject.is_(None))):
        told = event_of(row)
        if told.data["case"] == case_id and told.data["is_whole"]:
            return told
    return None

"""The office as the hall has it: what an administrator set last at a desk that the center heard."""

from __future__ import annotations

from app.events.body import unpack
from app.events.office import SettingChanged
from app.managed import is_managed
from app.office import Office
from db.center.connection import Connection
from db.center.event_rows import COLUMNS, row_of

_SET = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.kind = %s AND e.verdict = 'applied' ORDER BY e.pos DESC"


def office_of_hall(connection: Connection, feed: int) -> Office | None:
    """Return the office, None while nobody has set it for the hall."""
    for found in connection.execute(_SET.encode(), (feed, SettingChanged.KIND)):
        made = row_of(found).sent.event
        if is_managed(made):
            office: Office = unpack(Office, made.data["value"])
            return office
    return None

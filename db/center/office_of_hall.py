"""The office as the hall has it: what an administrator set last at a desk that the center heard."""

from __future__ import annotations

from app.events.body import unpack
from app.managed import is_managed
from app.office import Office
from db.center.connection import Connection, rows
from db.center.event_rows import COLUMNS, row_of

MOST = 2**63 - 1
_SET = (  # the kind stands in the text: only so is its small index used
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.kind = 'setting_changed' AND e.verdict = 'applied' AND e.pos < %s "
    "ORDER BY e.pos DESC LIMIT 20"
)


def office_of_hall(connection: Connection, feed: int) -> Office | None:
    """Return the office, None while nobody has set it for the hall."""
    before = MOST
    while page := rows(connection, _SET, feed, before):
        for found in page:
            made = row_of(found).sent.event
            if is_managed(made):
                office: Office = unpack(Office, made.data["value"])
                return office
        before = page[-1][0]
    return None

"""Every complaint is what its events say, and every complaint has its row."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from app.errors import Trouble
from app.events.complaints import OF_A_COMPLAINT
from app.finding import Finding, finding
from app.ratings.complaint import complaints_of
from db.desk.event_rows import event_of
from db.desk.rating_rows import COMPLAINTS
from db.desk.schema import complaint, event

WHERE = "store.db"
BROKEN = (Trouble, KeyError, TypeError, ValueError)


def check_complaints(connection: sa.Connection) -> Iterator[Finding]:
    """Fold every complaint anew and compare."""
    kinds = [body.KIND for body in OF_A_COMPLAINT]
    query = sa.select(event).where(event.c.kind.in_(kinds)).order_by(event.c.n)
    columns = [c for c in complaint.columns if c.name != "txn"]
    held = {row["id"]: dict(row) for row in connection.execute(sa.select(*columns)).mappings()}
    try:
        told = {c.id: COMPLAINTS.row(c) for c in complaints_of(event_of(row) for row in connection.execute(query))}
    except BROKEN:
        told = {}
    for named in sorted(held.keys() | told.keys()):
        if held.get(named) != told.get(named):
            yield finding("check.complaint", WHERE, named)

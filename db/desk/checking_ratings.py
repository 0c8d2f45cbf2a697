"""Every visit and complaint is what its events say, and every rating and complaint has its row."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from app.case import fold
from app.errors import Trouble
from app.events.complaints import OF_A_COMPLAINT
from app.finding import Finding, finding
from app.ratings.complaint import complaints_of
from app.ratings.visiting import visits_of
from db.desk.event_rows import event_of, folded_events
from db.desk.merging import shared_cases
from db.desk.rating_rows import COMPLAINTS, VISITS
from db.desk.schema import case, complaint, event, visit

WHERE = "store.db"
BROKEN = (Trouble, KeyError, TypeError, ValueError)


def check_visits(connection: sa.Connection) -> Iterator[Finding]:
    """Fold the visits of every case anew; one without a rating may lack its row: it is older than the table."""
    columns = [c for c in visit.columns if c.name != "txn"]
    shared = shared_cases(connection)
    for case_id in connection.execute(sa.select(case.c.id).order_by(case.c.id)).scalars():
        if case_id in shared:  # its visits may be told by another desk
            continue
        rows = connection.execute(sa.select(*columns).where(visit.c.case_id == case_id)).mappings().all()
        held = {row["id"]: dict(row) for row in rows}
        told = _visits(connection, case_id)
        if told is None or any(named not in told for named in held):
            yield finding("check.visit", WHERE, case_id)
            continue
        for named, row in told.items():
            if held.get(named, {} if row["score"] == 0 else None) not in (row, {}):
                yield finding("check.visit", WHERE, named)


def _visits(connection: sa.Connection, case_id: str) -> dict[str, dict[str, object]] | None:
    try:
        events = folded_events(connection, case_id)
        folded = fold(events)
        return {} if folded is None else {v.id: VISITS.row(v) for v in visits_of(folded, events)}
    except BROKEN:
        return None


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

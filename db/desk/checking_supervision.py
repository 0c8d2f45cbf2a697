"""Every inquiry and outage is what its events say, and every one of them has its row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.errors import Trouble
from app.events.supervision import OF_AN_INQUIRY, OF_AN_OUTAGE
from app.finding import Finding, finding
from app.supervision.inquiry import inquiries_of
from app.supervision.outage import outages_of
from db.desk.event_rows import event_of
from db.desk.schema import event, inquiry, outage
from db.desk.supervision_rows import INQUIRIES, OUTAGES

WHERE = "store.db"
BROKEN = (Trouble, KeyError, TypeError, ValueError)


def check_supervised(connection: sa.Connection) -> Iterator[Finding]:
    """Fold every inquiry and every outage anew and compare."""
    for table, bodies, fold, columns in (
        (inquiry, OF_AN_INQUIRY, inquiries_of, INQUIRIES.row),
        (outage, OF_AN_OUTAGE, outages_of, OUTAGES.row),
    ):
        yield from _compare(connection, table, tuple(body.KIND for body in bodies), fold, columns)


def _compare(connection: sa.Connection, table: sa.Table, kinds: Any, fold: Any, columns: Any) -> Iterator[Finding]:
    query = sa.select(event).where(event.c.kind.in_(kinds)).order_by(event.c.n)
    shown = [c for c in table.columns if c.name != "txn"]
    held = {row["id"]: dict(row) for row in connection.execute(sa.select(*shown)).mappings()}
    try:
        told = {one.id: columns(one) for one in fold(event_of(row) for row in connection.execute(query))}
    except BROKEN:
        told = {}
    for named in sorted(held.keys() | told.keys()):
        if held.get(named) != told.get(named):
            yield finding(f"check.{table.name}", WHERE, named)

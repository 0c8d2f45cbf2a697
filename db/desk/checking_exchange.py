"""Every batch and every row of the exchange is what its events say."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from app.errors import Trouble
from app.events.exchange import OF_A_BATCH
from app.exchange.batch import batches_of
from app.finding import Finding, finding
from db.desk.event_rows import event_of
from db.desk.exchange_rows import BATCHES, ROWS
from db.desk.schema import event, exchange_batch, exchange_row

WHERE = "store.db"
BROKEN = (Trouble, KeyError, TypeError, ValueError)


def check_exchanged(connection: sa.Connection) -> Iterator[Finding]:
    """Fold every batch anew and compare."""
    kinds = tuple(body.KIND for body in OF_A_BATCH)
    query = sa.select(event).where(event.c.kind.in_(kinds)).order_by(event.c.n)
    try:
        batches, rows = batches_of(event_of(row) for row in connection.execute(query))
    except BROKEN:
        batches, rows = {}, {}
    for table, told in (
        (exchange_batch, {str(batch.id): BATCHES.row(batch) for batch in batches.values()}),
        (exchange_row, {row.id: ROWS.row(row) for row in rows.values()}),
    ):
        shown = [c for c in table.columns if c.name != "txn"]
        held = {row["id"]: dict(row) for row in connection.execute(sa.select(*shown)).mappings()}
        for named in sorted(held.keys() | told.keys()):
            if held.get(named) != told.get(named):
                yield finding(f"check.{table.name}", WHERE, named)

"""Batches of the exchange and their rows: written in the transaction of their event, asked by app.exchange.records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.errors import NotFound
from app.events.body import Body
from app.events.envelope import Event
from app.events.exchange import OF_A_BATCH
from app.exchange.batch import Batch, ExchangeRow, RowState, apply_batch, named_rows
from app.ids import BatchId, CaseId
from db.desk.connected import Connected
from db.desk.folded_table import FoldedTable
from db.desk.schema import case, event, exchange_batch, exchange_row
from db.desk.written import Written

CHANGED = "exchange"
AT_ONCE = 500  # so many ids in one question
BATCHES = FoldedTable(
    exchange_batch,
    Batch,
    begun=lambda given: given.at,
    columns=lambda given: {"number": given.number, "is_sent": int(given.is_sent)},
)
ROWS = FoldedTable(
    exchange_row, ExchangeRow, begun=lambda given: given.at, columns=lambda given: {"state": given.state.value}
)


def rows_with(connection: sa.Connection, guids: Iterable[str]) -> dict[str, ExchangeRow]:
    """Return the rows with these ids that are known."""
    found: dict[str, ExchangeRow] = {}
    wanted = list(dict.fromkeys(guids))
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        query = sa.select(exchange_row.c.body).where(exchange_row.c.id.in_(some))
        found |= {row.id: row for row in map(ROWS.value, connection.execute(query).scalars())}
    return found


@dataclass(frozen=True)
class ExchangeRows:
    """Batches and rows seen from one transaction."""

    connection: sa.Connection
    written: Written

    def follow(self, event: Event, body: Body) -> set[str]:
        """Write the rows that follow from `event`; Refused or NotFound when they cannot."""
        if not isinstance(body, OF_A_BATCH):
            return set()
        held = BATCHES.held(self.connection, body.batch)
        batch, rows = apply_batch(held, rows_with(self.connection, named_rows(body)), event, body)
        self.written.add(exchange_batch, BATCHES.row(batch))
        for row in rows:
            self.written.add(exchange_row, ROWS.row(row))
        return {CHANGED}


class ExchangeQueries(Connected):
    """The reading side."""

    def batches(self, limit: int = 200) -> tuple[Batch, ...]:
        """Return the newest batches, sent and taken, newest first."""
        query = sa.select(exchange_batch.c.body).order_by(exchange_batch.c.sort_key.desc()).limit(limit)
        return tuple(map(BATCHES.value, self._connection.execute(query).scalars()))

    def batch(self, named: BatchId) -> Batch:
        """Return one batch. Raises NotFound("exchange.no_batch")."""
        found = BATCHES.held(self._connection, named)
        if found is None:
            raise NotFound("exchange.no_batch")
        return found

    def batch_numbered(self, number: str, *, is_sent: bool) -> Batch | None:
        """Return the batch that left, or came in, under this number."""
        held = exchange_batch.c
        query = sa.select(held.body).where(held.number == number, held.is_sent == int(is_sent)).limit(1)
        body = self._connection.execute(query).scalar_one_or_none()
        return None if body is None else BATCHES.value(body)

    def exchange_rows(self, guids: Iterable[str]) -> dict[str, ExchangeRow]:
        """Return the rows with these ids that are known."""
        return rows_with(self._connection, guids)

    def exchange_rows_in(self, states: Sequence[RowState], limit: int = 1000) -> tuple[ExchangeRow, ...]:
        """Return the rows in these states, the oldest first."""
        query = (
            sa.select(exchange_row.c.body)
            .where(exchange_row.c.state.in_([state.value for state in states]))
            .order_by(exchange_row.c.sort_key)
            .limit(limit)
        )
        return tuple(map(ROWS.value, self._connection.execute(query).scalars()))

    def cases_touched(self, first: date, last: date) -> tuple[CaseId, ...]:
        """Return the cases to which something happened from `first` to `last`, in order of receipt."""
        touched = sa.select(event.c.subject).where(event.c.on.between(first.isoformat(), last.isoformat()))
        query = sa.select(case.c.id).where(case.c.id.in_(touched)).order_by(case.c.n)
        return tuple(CaseId(found) for found in self._connection.execute(query).scalars())

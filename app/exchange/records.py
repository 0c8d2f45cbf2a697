"""What the exchange asks the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from app.exchange.batch import Batch, ExchangeRow, RowState
from app.ids import BatchId, CaseId


class ExchangeRecords(Protocol):
    """The reading side of batches and their rows."""

    def batches(self, limit: int = 200) -> tuple[Batch, ...]:
        """Return the newest batches, sent and taken, newest first."""
        ...

    def batch(self, named: BatchId) -> Batch:
        """Return one batch. Raises NotFound("exchange.no_batch")."""
        ...

    def batch_numbered(self, number: str, *, is_sent: bool) -> Batch | None:
        """Return the batch that left, or came in, under this number."""
        ...

    def exchange_rows(self, guids: Iterable[str]) -> dict[str, ExchangeRow]:
        """Return the rows with these ids that are known."""
        ...

    def exchange_rows_in(self, states: Sequence[RowState], limit: int = 1000) -> tuple[ExchangeRow, ...]:
        """Return the rows in these states, the oldest first."""
        ...

    def cases_touched(self, first: date, last: date) -> tuple[CaseId, ...]:
        """Return the cases to which something happened from `first` to `last`, in order of receipt."""
        ...

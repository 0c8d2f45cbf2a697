"""A batch and its rows as their events make them: sent, held back, returned, mended, sent again; or taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.case import body_of
from app.errors import NotFound, Refused
from app.events import exchange as said
from app.events.body import Body
from app.events.envelope import Event
from app.finding import Finding
from app.ids import BatchId, CaseId, OfficerId


class RowState(StrEnum):
    """已报送 未报送 被退回 已修改."""

    SENT = "sent"
    HELD = "held"
    RETURNED = "returned"
    MENDED = "mended"


TROUBLED = (RowState.HELD, RowState.RETURNED, RowState.MENDED)


@dataclass(frozen=True)
class ExchangeRow:
    """How one row of one shape stands now. `id` is its row id at the platform; `content` the hash of what was last sent.

    `fault_kind`, `remark`: what the platform wrote; `column`, `code`, `facts`: why it was never sent; `mended`: column ->
    what an officer wrote instead.
    """

    id: str
    shape: str
    batch: BatchId
    table: str
    case: CaseId
    state: RowState
    at: datetime
    content: str = ""
    version: int = 0
    fault_kind: str = ""
    remark: str = ""
    column: str = ""
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    mended: Mapping[str, str] = field(default_factory=dict)

    def finding(self, number: str) -> Finding:
        """Return why the row was held back, as a sentence's code and facts."""
        facts = {**self.facts, "number": number}
        return Finding(self.code, number, self.column, tuple(facts.items()))


@dataclass(frozen=True)
class Batch:
    """One batch. `is_sent`: it left; else it came in. `counts`: rows by table; `returned`: how many came back in all."""

    id: BatchId
    number: str
    shape: str
    is_sent: bool
    at: datetime
    by: OfficerId
    sha256: str
    counts: Mapping[str, int]
    form: str = ""
    first_on: date | None = None
    last_on: date | None = None
    held: int = 0
    returned: int = 0
    answers: int = 0
    resends: str = ""
    with_officer: OfficerId | None = None
    refused: tuple[said.RowRefused, ...] = ()

    @property
    def total(self) -> int:
        """Return how many rows it has."""
        return sum(self.counts.values())


Change = tuple[Batch, tuple[ExchangeRow, ...]]


def apply_batch(batch: Batch | None, rows: Mapping[str, ExchangeRow], event: Event, body: Body) -> Change:
    """Return the batch after `event`, and the rows that changed; `rows` are those that the event names.

    Raises NotFound for an event of an unknown batch, Refused for a row that is not the batch's.
    """
    if isinstance(body, said.BatchSent):
        return _sent(rows, event, body)
    if isinstance(body, said.BatchTaken):
        return _taken(event, body), ()
    if batch is None:
        raise NotFound("exchange.no_batch")
    if isinstance(body, said.RowsReturned):
        back = tuple(
            replace(
                _row(rows, one.guid),
                state=RowState.RETURNED,
                fault_kind=one.fault_kind,
                remark=one.remark,
                at=event.moment.at,
            )
            for one in body.rows
        )
        return replace(batch, returned=batch.returned + len(back), answers=batch.answers + 1), back
    if isinstance(body, said.RowMended):
        held = _row(rows, body.guid)
        mended = {**held.mended, body.column: body.value}
        return batch, (replace(held, state=RowState.MENDED, mended=mended, at=event.moment.at),)
    raise NotFound("exchange.no_batch")


def named_rows(body: Body) -> tuple[str, ...]:
    """Return the ids of the rows that an event names."""
    if isinstance(body, said.BatchSent):
        return (*(one.guid for one in body.rows), *(one.guid for one in body.held))
    if isinstance(body, said.RowsReturned):
        return tuple(one.guid for one in body.rows)
    return (body.guid,) if isinstance(body, said.RowMended) else ()


def _row(rows: Mapping[str, ExchangeRow], guid: str) -> ExchangeRow:
    if guid not in rows:
        raise Refused("exchange.no_row", guid=guid)
    return rows[guid]


def _sent(rows: Mapping[str, ExchangeRow], event: Event, body: said.BatchSent) -> Change:
    counts: dict[str, int] = {}
    for one in body.rows:
        counts[one.table] = counts.get(one.table, 0) + 1
    batch = Batch(
        body.batch, body.number, body.shape, True, event.moment.at, event.officer, body.sha256, counts, body.form,
        body.first_on, body.last_on, len(body.held), resends=body.resends, with_officer=body.with_officer,
    )  # fmt: skip
    at = event.moment.at
    gone = [
        ExchangeRow(
            one.guid, body.shape, body.batch, one.table, one.case, RowState.SENT, at, one.content, one.version,
            mended=rows[one.guid].mended if one.guid in rows else {},
        )
        for one in body.rows
    ]  # fmt: skip
    return batch, (*gone, *(_held(rows, at, body, one) for one in body.held))


def _held(rows: Mapping[str, ExchangeRow], at: datetime, body: said.BatchSent, one: said.RowHeld) -> ExchangeRow:
    """A row held back keeps what was sent of it before."""
    before = rows.get(one.guid)
    fresh = ExchangeRow(one.guid, body.shape, body.batch, one.table, one.case, RowState.HELD, at)
    return replace(
        before or fresh, state=RowState.HELD, at=at, batch=body.batch, column=one.column, code=one.code, facts=one.facts
    )


def _taken(event: Event, body: said.BatchTaken) -> Batch:
    return Batch(
        body.batch, body.number, body.shape, False, event.moment.at, event.officer, body.sha256, body.counts,
        refused=body.refused,
    )  # fmt: skip


def batches_of(events: Iterable[Event]) -> tuple[dict[BatchId, Batch], dict[str, ExchangeRow]]:
    """Return all batches and all rows that these events make."""
    batches: dict[BatchId, Batch] = {}
    rows: dict[str, ExchangeRow] = {}
    for event in events:
        body = body_of(event)
        if isinstance(body, said.OF_A_BATCH):
            batch, changed = apply_batch(batches.get(body.batch), rows, event, body)
            batches[batch.id] = batch
            rows |= {row.id: row for row in changed}
    return batches, rows

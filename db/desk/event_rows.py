"""An event as a row of the event table, and back."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.events.envelope import Event, Moment, canonical
from app.events.exchange import BatchSent, BatchTaken, RowsReturned
from app.events.file import FileAdded
from app.events.settling import OF_LEFT_OUT
from app.ids import CaseId, EventId, OfficerId
from db.desk.prepared import prepare
from db.desk.schema import event

LEFT_OUT = sa.or_(event.c.verdict == "conflict", event.c.verdict.like("refused%"))  # of the fold, never of the table
OF_THE_DESK = sa.and_(event.c.subject.is_(None), event.c.kind == sa.bindparam("kind"))  # an index answers this
FOLD_ORDER = (event.c.pos.is_(None), event.c.pos, event.c.oseq)
_Row = namedtuple("_Row", [c.name for c in event.columns])  # type: ignore[misc]
_FOLDED = prepare(
    sa.select(event)
    .where(event.c.subject == sa.bindparam("case"), sa.or_(event.c.verdict.is_(None), sa.not_(LEFT_OUT)))
    .order_by(*FOLD_ORDER)
)


def event_row(given: Event, txn: int) -> dict[str, Any]:
    """Return the row that keeps `given`, written in transaction `txn`."""
    moment = given.moment
    return {
        "id": given.id,
        "kind": given.kind,
        "schema": given.schema,
        "subject": given.subject,
        "on": moment.on.isoformat(),
        "at": moment.at.isoformat(),
        "monotonic": moment.monotonic_ns,
        "boot_id": moment.boot_id,
        "clock": moment.clock,
        "center_at": given.center_at.isoformat() if given.center_at else None,
        "officer": given.officer,
        "acting_for": given.acting_for,
        "case_prev": given.case_prev,
        "data": canonical(given.data).decode(),
        "private": None if given.private is None else canonical(given.private).decode(),
        "private_sha256": given.private_sha256,
        "alg": given.alg,
        "content_hash": given.content_hash,
        "origin": given.origin,
        "oseq": given.oseq,
        "chain_hash": given.chain_hash,
        "txn": txn,
    }


def event_of(row: Any) -> Event:
    """Return the event that a row keeps."""
    at = datetime.fromisoformat(row.at)
    moment = Moment(at, date.fromisoformat(row.on), row.monotonic, row.boot_id, row.clock)
    return Event(
        id=EventId(row.id),
        kind=row.kind,
        schema=row.schema,
        subject=None if row.subject is None else CaseId(row.subject),
        moment=moment,
        officer=OfficerId(row.officer),
        data=json.loads(row.data),
        private=None if row.private is None else json.loads(row.private),
        private_sha256=row.private_sha256,
        case_prev=row.case_prev,
        acting_for=None if row.acting_for is None else OfficerId(row.acting_for),
        center_at=None if row.center_at is None else datetime.fromisoformat(row.center_at),
        alg=row.alg,
        content_hash=row.content_hash,
        origin=row.origin,
        oseq=row.oseq,
        chain_hash=row.chain_hash,
    )


def events_of_case(connection: sa.Connection, case_id: str) -> tuple[Event, ...]:
    """Return the events of a case in fold order: confirmed ones by position, then the undecided by device counter."""
    query = sa.select(event).where(event.c.subject == case_id).order_by(*FOLD_ORDER)
    return tuple(event_of(row) for row in connection.execute(query))


def folded_events(connection: sa.Connection, case_id: str) -> tuple[Event, ...]:
    """Return the events that make the case: all but those the center refused or found in conflict."""
    return tuple(event_of(_Row._make(row)) for row in _FOLDED.fetch(connection, {"case": case_id}))


SETTLING_KINDS = tuple(body.KIND for body in OF_LEFT_OUT)
NAMING_FILES = (FileAdded.KIND, BatchSent.KIND, RowsReturned.KIND, BatchTaken.KIND)
"""The events that name a file in files/: scans of cases, and what was exchanged with a platform."""


def subjects(rows: Iterable[dict[str, Any]]) -> set[str]:
    """Return the cases that these event rows speak of; what settles a whole case that was left out names it in its data."""
    told = set()
    for row in rows:
        named = row["subject"]
        if named is None and row["kind"] in SETTLING_KINDS:
            named = json.loads(row["data"]).get("case")
        told.add(named)
    return told - {None}

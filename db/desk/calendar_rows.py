"""The office's own holiday tables as rows, and the calendar that they make with the shipped one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.clock.calendar import Calendar
from app.events.body import Body, unpack
from app.events.calendar import (
    OF_THE_CALENDAR,
    CalendarImported,
    CalendarWithdrawn,
    LocalDaysApproved,
    LocalDaysAsked,
    LocalDaysDeclined,
    OrderedDay,
)
from app.events.envelope import Event, canonical
from app.holidays.held import HeldTable, TableKind, TableStatus, calendar_with
from app.ids import EventId, OfficerId
from db.desk.prepared import prepare
from db.desk.remade import Remade
from db.desk.schema import calendar_table
from db.desk.written import Written

NOBODY = ""
CALENDAR_KINDS = frozenset(body.KIND for body in OF_THE_CALENDAR)
_LATEST = prepare(sa.select(sa.func.coalesce(sa.func.max(calendar_table.c.txn), 0)))
_NEXT = {
    LocalDaysApproved.KIND: ("asked", TableStatus.IN_FORCE),
    LocalDaysDeclined.KIND: ("asked", TableStatus.DECLINED),
    CalendarWithdrawn.KIND: ("table", TableStatus.WITHDRAWN),
}
Row = dict[str, Any]


def row_after(rows: Mapping[str, Row], kind: str, data: Mapping[str, Any], made: Event) -> Row | None:
    """Return the row that an event of the calendar makes of the rows so far; None when it speaks of no table."""
    if kind in (CalendarImported.KIND, LocalDaysAsked.KIND):
        is_import = kind == CalendarImported.KIND
        return {
            "id": made.id,
            "kind": (TableKind.IMPORTED if is_import else TableKind.LOCAL).value,
            "status": (TableStatus.IN_FORCE if is_import else TableStatus.ASKED).value,
            "known_from": data["known_from"] if is_import else made.moment.on.isoformat(),
            "officer": made.officer,
            "at": made.moment.at.isoformat(),
            "approver": NOBODY,
            "body": canonical(dict(data)).decode(),
        }
    field, status = _NEXT[kind]
    before = rows.get(data[field])
    if before is None:
        return None
    approved = {"approver": made.officer, "known_from": made.moment.on.isoformat()}
    return {**before, "status": status.value, **(approved if kind == LocalDaysApproved.KIND else {})}


def refused_row(row: Row) -> Row:
    """Return the row of a table that the center did not adopt: it stays on record, not approved, and rules nowhere."""
    return {**row, "status": TableStatus.DECLINED.value}


def follow_calendar(written: Written, connection: sa.Connection, body: Body, made: Event) -> bool:
    """Write the row that follows from an event of the calendar; True when it was one."""
    if body.KIND not in CALENDAR_KINDS:
        return False
    named = made.data.get("asked") or made.data.get("table")
    found = connection.execute(_ROWS.where(calendar_table.c.id == named)).mappings()
    after = row_after({row["id"]: dict(row) for row in found}, body.KIND, made.data, made)
    if after is not None:
        written.add(calendar_table, after)
    return True


_COLUMNS = [column for column in calendar_table.columns if column.name != "txn"]
_ROWS = sa.select(*_COLUMNS).order_by(calendar_table.c.at, calendar_table.c.id)


def calendar_tables(connection: sa.Connection) -> tuple[HeldTable, ...]:
    """Return the office's own tables in the order they came, whether they rule or not."""
    return tuple(_held(row) for row in connection.execute(_ROWS))


def _held(row: Any) -> HeldTable:
    body = json.loads(row.body)
    issued = body.get("issued_on")
    return HeldTable(
        id=EventId(row.id),
        kind=TableKind(row.kind),
        status=TableStatus(row.status),
        origin=body.get("origin", ""),
        source=body["source"],
        issued_on=date.fromisoformat(issued) if issued else None,
        known_from=date.fromisoformat(row.known_from),
        years=tuple(body.get("years", ())),
        days=tuple(unpack(OrderedDay, day) for day in body["days"]),
        officer=OfficerId(row.officer),
        at=datetime.fromisoformat(row.at),
        approver=OfficerId(row.approver) if row.approver else None,
    )


class OwnCalendar(Remade[int, Calendar]):
    """The shipped table with the office's own; made once for each state of the store."""

    def __init__(self, shipped: Calendar) -> None:
        super().__init__(
            0,
            shipped,
            lambda connection: int(_LATEST.fetch(connection, {})[0][0]),
            lambda connection: calendar_with(shipped, calendar_tables(connection)),
        )

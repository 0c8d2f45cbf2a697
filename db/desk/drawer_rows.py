"""Drafts in a drawer as rows: of items and of papers, written and read the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.drawer import IN_DRAWER, DraftStatus
from app.events.body import Body
from app.events.envelope import Event
from db.desk.written import Written

NONE = ""
After = Mapping[str, tuple[DraftStatus, bool]]
"""What an event makes of a draft's status, and whether the draft keeps the officer and the moment of its author."""


def drafted_row(name: str, body: str, origin: str, made: Event) -> dict[str, Any]:
    """Return the row of a draft that was just written, without its key."""
    return {"name": name, "body": body, "origin": origin, **_by(made), "status": DraftStatus.DRAFT.value, "asked": NONE}


def changed_row(row: Mapping[str, Any], after: tuple[DraftStatus, bool], made: Event) -> dict[str, Any]:
    """Return what an event makes of a draft's row."""
    status, keeps_author = after
    by = {} if keeps_author else _by(made)
    asked = made.id if status is DraftStatus.PROPOSED else NONE
    return {**row, **by, "status": status.value, "asked": asked}


def _by(made: Event) -> dict[str, str]:
    return {"officer": made.officer, "at": made.moment.at.isoformat()}


def rows_after(events: Iterable[Event], after: After, drafted: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return key -> row of a drawer as its events make it; `drafted` reads (key, row) pairs out of an event."""
    rows: dict[str, dict[str, Any]] = {}
    for event in events:
        if event.kind in drafted:
            rows.update(drafted[event.kind](event))
        elif event.kind in after and event.data["key"] in rows:
            rows[event.data["key"]] = changed_row(rows[event.data["key"]], after[event.kind], event)
    return rows


@dataclass(frozen=True)
class DrawerTable:
    """One drawer: its table, and what each of its events does to a draft."""

    table: sa.Table
    after: After

    def change(self, written: Written, connection: sa.Connection, body: Any, made: Event) -> None:
        """Write what an event that names a draft makes of it."""
        row = dict(connection.execute(sa.select(self.table).where(self.table.c.key == body.key)).mappings().one())
        written.add(self.table, changed_row(row, self._after(body), made))

    def _after(self, body: Body) -> tuple[DraftStatus, bool]:
        return self.after[body.KIND]

    def in_drawer(self, connection: sa.Connection) -> sa.Result[Any]:
        """Return the rows of the drawer, those that wait for a second officer first, then the newest."""
        columns = self.table.c
        is_in = columns.status.in_([status.value for status in IN_DRAWER])
        order = (columns.status != DraftStatus.PROPOSED.value, columns.at.desc(), columns.key)
        return connection.execute(sa.select(self.table).where(is_in).order_by(*order))

    def with_key(self, connection: sa.Connection, key: str) -> Any | None:
        """Return the row with this key, whatever became of the draft."""
        return connection.execute(sa.select(self.table).where(self.table.c.key == key)).one_or_none()

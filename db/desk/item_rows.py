"""The office's own catalogue as rows: drafts in the drawer, published versions, ends; and the catalogue they make."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.catalogue import Catalogue
from app.errors import Refused
from app.events.body import Body
from app.events.catalogue import (
    ItemDraftDropped,
    ItemEnded,
    ItemProposalDeclined,
    ItemProposed,
    ItemPublished,
    ItemsDrafted,
)
from app.events.envelope import Event, canonical
from app.ids import EventId, OfficerId
from app.item import Item
from app.item_drafts import IN_DRAWER, DraftStatus, ItemDraft
from app.item_table import read_table
from db.desk.schema import item_draft, item_end, item_version
from db.desk.written import Written

NONE = ""
_IN_DRAWER = item_draft.c.status.in_([status.value for status in IN_DRAWER])
_PROPOSED_FIRST = (item_draft.c.status != DraftStatus.PROPOSED.value, item_draft.c.at.desc(), item_draft.c.key)
_STATE = sa.select(
    sa.select(sa.func.coalesce(sa.func.max(item_version.c.txn), 0)).scalar_subquery(),
    sa.select(sa.func.coalesce(sa.func.max(item_end.c.txn), 0)).scalar_subquery(),
)


def follow_items(written: Written, connection: sa.Connection, body: Body, made: Event) -> bool:
    """Write the rows that follow from an event of the catalogue; True when it was one."""
    write = _WRITES.get(type(body))
    if write is not None:
        write(written, connection, body, made)
    return write is not None


def _drafted(written: Written, connection: sa.Connection, body: ItemsDrafted, made: Event) -> None:
    for one in body.items:
        row = {"key": one.key, "name": one.name, "body": canonical(one.table).decode(), "origin": body.origin}
        written.add(item_draft, {**row, **_by(made), "status": DraftStatus.DRAFT.value, "asked": NONE})


def _by(made: Event) -> dict[str, str]:
    return {"officer": made.officer, "at": made.moment.at.isoformat()}


def _changed(written: Written, connection: sa.Connection, body: Any, made: Event) -> None:
    status, keeps_author = STATUS_AFTER[body.KIND]
    row = dict(connection.execute(sa.select(item_draft).where(item_draft.c.key == body.key)).mappings().one())
    asked = made.id if status is DraftStatus.PROPOSED else NONE
    by = {} if keeps_author else _by(made)
    written.add(item_draft, {**row, **by, "status": status.value, "asked": asked})


def _published(written: Written, connection: sa.Connection, body: ItemPublished, made: Event) -> None:
    _changed(written, connection, body, made)
    written.add(item_version, {"code": body.code, "version": body.version, "body": canonical(body.table).decode()})


def _ended(written: Written, connection: sa.Connection, body: ItemEnded, made: Event) -> None:
    written.add(item_end, {"code": body.code, "on": None if body.on is None else body.on.isoformat()})


# what an event makes of a draft's status, and whether the draft keeps the officer and the moment of its author
STATUS_AFTER: dict[str, tuple[DraftStatus, bool]] = {
    ItemDraftDropped.KIND: (DraftStatus.DROPPED, False),
    ItemProposed.KIND: (DraftStatus.PROPOSED, False),
    ItemProposalDeclined.KIND: (DraftStatus.DRAFT, True),
    ItemPublished.KIND: (DraftStatus.PUBLISHED, True),
}
_WRITES: dict[type[Body], Callable[..., None]] = {
    ItemsDrafted: _drafted,
    ItemDraftDropped: _changed,
    ItemProposed: _changed,
    ItemProposalDeclined: _changed,
    ItemPublished: _published,
    ItemEnded: _ended,
}


def drafts_in_drawer(connection: sa.Connection) -> tuple[ItemDraft, ...]:
    """Return the drafts in the drawer, those that wait for a second officer first, then the newest."""
    rows = connection.execute(sa.select(item_draft).where(_IN_DRAWER).order_by(*_PROPOSED_FIRST))
    return tuple(_draft(row) for row in rows)


def draft_with(connection: sa.Connection, key: str) -> ItemDraft | None:
    """Return the draft with this key, whatever became of it."""
    row = connection.execute(sa.select(item_draft).where(item_draft.c.key == key)).one_or_none()
    return None if row is None else _draft(row)


def _draft(row: Any) -> ItemDraft:
    return ItemDraft(
        key=row.key,
        name=row.name,
        table=json.loads(row.body),
        status=DraftStatus(row.status),
        origin=row.origin,
        officer=OfficerId(row.officer),
        at=datetime.fromisoformat(row.at),
        asked=EventId(row.asked) if row.asked else None,
    )


class OwnCatalogue:
    """The shipped items with this office's own versions and ends; made once for each state of the store."""

    def __init__(self, shipped: Catalogue) -> None:
        self._made: tuple[tuple[int, int], Catalogue] = ((0, 0), shipped)
        self._shipped = shipped

    def read(self, connection: sa.Connection) -> Catalogue:
        """Return the catalogue as the store has it; not for a transaction that has changed it and may still fail."""
        state = connection.execute(_STATE).one()
        held = (state[0], state[1])
        known, made = self._made
        if held != known:
            made = joined(connection, self._shipped)
            self._made = (held, made)
        return made


def joined(connection: sa.Connection, shipped: Catalogue) -> Catalogue:
    """Return the shipped items with this office's own versions and ends."""
    bodies = sa.select(item_version.c.body).order_by(item_version.c.code, item_version.c.version)
    ends = sa.select(item_end.c.code, item_end.c.on).where(item_end.c.on.is_not(None))
    items = tuple(_item(body) for body in connection.execute(bodies).scalars())
    return shipped.joined(items, {row.code: date.fromisoformat(row.on) for row in connection.execute(ends)})


@lru_cache(maxsize=20_000)
def _item(body: str) -> Item:
    table = json.loads(body)
    item, faults = read_table(table, str(table.get("name", "")))
    if item is None:
        raise Refused(faults[0].code, where=faults[0].where, field=faults[0].field, **dict(faults[0].facts))
    return item

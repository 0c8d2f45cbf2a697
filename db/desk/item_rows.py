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
from app.item_drafts import DraftStatus, ItemDraft
from app.item_table import read_table
from db.desk.drawer_rows import After, DrawerTable, drafted_row
from db.desk.prepared import prepare
from db.desk.refused_versions import is_refused
from db.desk.remade import Remade
from db.desk.schema import item_draft, item_end, item_version, managed_taken
from db.desk.written import Written

_STATE = prepare(
    sa.select(
        sa.select(sa.func.coalesce(sa.func.max(item_version.c.txn), 0)).scalar_subquery()
        + sa.select(sa.func.count()).where(managed_taken.c.kind == "refused").scalar_subquery(),
        sa.select(sa.func.coalesce(sa.func.max(item_end.c.txn), 0)).scalar_subquery(),
    )
)


def follow_items(written: Written, connection: sa.Connection, body: Body, made: Event) -> bool:
    """Write the rows that follow from an event of the catalogue; True when it was one."""
    write = _WRITES.get(type(body))
    if write is not None:
        write(written, connection, body, made)
    return write is not None


def _drafted(written: Written, connection: sa.Connection, body: ItemsDrafted, made: Event) -> None:
    for one in body.items:
        row = drafted_row(one.name, canonical(one.table).decode(), body.origin, made)
        written.add(item_draft, {"key": one.key, **row})


def _published(written: Written, connection: sa.Connection, body: ItemPublished, made: Event) -> None:
    DRAWER.change(written, connection, body, made)
    written.add(item_version, {"code": body.code, "version": body.version, "body": canonical(body.table).decode()})


def _ended(written: Written, connection: sa.Connection, body: ItemEnded, made: Event) -> None:
    written.add(item_end, {"code": body.code, "on": None if body.on is None else body.on.isoformat()})


STATUS_AFTER: After = {
    ItemDraftDropped.KIND: (DraftStatus.DROPPED, False),
    ItemProposed.KIND: (DraftStatus.PROPOSED, False),
    ItemProposalDeclined.KIND: (DraftStatus.DRAFT, True),
    ItemPublished.KIND: (DraftStatus.PUBLISHED, True),
}
DRAWER = DrawerTable(item_draft, STATUS_AFTER)
_WRITES: dict[type[Body], Callable[..., None]] = {
    ItemsDrafted: _drafted,
    ItemDraftDropped: DRAWER.change,
    ItemProposed: DRAWER.change,
    ItemProposalDeclined: DRAWER.change,
    ItemPublished: _published,
    ItemEnded: _ended,
}


def drafts_in_drawer(connection: sa.Connection) -> tuple[ItemDraft, ...]:
    """Return the drafts in the drawer, those that wait for a second officer first, then the newest."""
    return tuple(_draft(row) for row in DRAWER.in_drawer(connection))


def draft_with(connection: sa.Connection, key: str) -> ItemDraft | None:
    """Return the draft with this key, whatever became of it."""
    row = DRAWER.with_key(connection, key)
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


class OwnCatalogue(Remade[tuple[int, int], Catalogue]):
    """The shipped items with this office's own versions and ends; made once for each state of the store."""

    def __init__(self, shipped: Catalogue) -> None:
        super().__init__((0, 0), shipped, _state, lambda connection: joined(connection, shipped))


def _state(connection: sa.Connection) -> tuple[int, int]:
    (state,) = _STATE.fetch(connection, {})
    return state[0], state[1]


def joined(connection: sa.Connection, shipped: Catalogue) -> Catalogue:
    """Return the shipped items with this office's own versions and ends."""
    columns = item_version.c
    bodies = sa.select(columns.body).where(~is_refused(columns.code, columns.version, columns.txn))
    bodies = bodies.order_by(columns.code, columns.version)
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

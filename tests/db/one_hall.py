"""Desks of one hall at a served center: their rounds, what they publish, and what they offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from served_center import Served
from synced_desks import SyncedDesk

from app.catalogue import Catalogue
from app.ids import OfficerId
from app.item_table import table_of
from app.officer import Appointment, Officer
from app.post import Post
from app.publishing import keep_drafts, propose, publish
from app.sync.http import CenterClient
from app.sync.running import exchange

LEAD = Officer(OfficerId("c1"), "首席示例", (Appointment("*", Post.LEAD),))
APPROVER = Officer(OfficerId("a1"), "审批示例", (Appointment("*", Post.APPROVER),))
TODAY = date(2026, 11, 23)


def round_of(desk: SyncedDesk, served: Served) -> None:
    link = desk.shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        exchange(desk.shelf, client, link.seal)


def catalogue(desk: SyncedDesk) -> Catalogue:
    return desk.store.setting(LEAD).catalogue


def some_item(desk: SyncedDesk) -> Any:
    return catalogue(desk).versions[0]


def published(desk: SyncedDesk, name: str, version: int | None = None) -> Any:
    """Publish the next version of the first item under a name, by two people."""
    item = some_item(desk)
    newest = max(one.version for one in catalogue(desk).versions if one.code.business == item.code.business)
    table = table_of(replace(item, version=version or newest + 1, effective_from=TODAY, name=name))
    (key,) = desk.store.do(LEAD, keep_drafts, [table])
    desk.store.do(LEAD, propose, key)
    return desk.store.do(APPROVER, publish, key)


def names_of(desk: SyncedDesk) -> list[str]:
    code = some_item(desk).code.business
    return [one.name for one in catalogue(desk).versions if one.code.business == code]


def record_body(desk: Any, body: Any) -> None:
    desk.record(None, body)


def desk_id(desk: SyncedDesk) -> str:
    link = desk.shelf.link()
    assert link is not None
    return link.desk


def people(desk: SyncedDesk) -> tuple[Officer, ...]:
    found: tuple[Officer, ...] = desk.store.ask(lambda records: records.officers())
    return found

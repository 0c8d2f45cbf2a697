"""How the catalogue changes: drafts, the proposal of one officer, the publication by another. Versions stay for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.desk import Desk
from app.drawer import IN_DRAWER, is_second, refuse_other, refuse_unproposed
from app.errors import NotFound, Refused
from app.events.catalogue import (
    DraftedItem,
    ItemDraftDropped,
    ItemEnded,
    ItemProposalDeclined,
    ItemProposed,
    ItemPublished,
    ItemsDrafted,
)
from app.free_text import written
from app.item import Item
from app.item_drafts import ItemDraft, judge
from app.item_table import SOURCE
from app.officer import Officer, Role
from app.post import Post

EDITOR = "editor"
MOST_IN_EVENT = 200  # drafts: a list of ten thousand in one event would hold every thread up while it becomes text
NAMED = "名称："


def may_write_items(officer: Officer, department: str = "") -> bool:
    """True for the lead of the department (any lead while it has none), and for the system administrator."""
    if officer.has_role(Role.SYSTEM_ADMIN):
        return True
    return officer.holds(Post.LEAD, department) if department else officer.holds_anywhere(Post.LEAD)


def keep_drafts(desk: Desk, items: Iterable[Mapping[str, Any]], *, origin: str = EDITOR) -> tuple[str, ...]:
    """The tables lie in the drawer, complete or not; return their keys. A waiting proposal of the same key falls.

    Raises Refused for a table without a name and for an officer who may not write items of its department.
    """
    drafted = tuple(_drafted(desk.officer, table) for table in items)
    for at in range(0, len(drafted), MOST_IN_EVENT):
        desk.record(None, ItemsDrafted(drafted[at : at + MOST_IN_EVENT], origin))
    return tuple(one.key for one in drafted)


def rewrite_draft(desk: Desk, table: Mapping[str, Any], *, was: str) -> str:
    """The draft `was` lies in the drawer as the table says now, under its new key when its code or name changed.

    Raises Refused("publishing.key_taken") when another draft has that code already, and what keep_drafts does.
    """
    key = key_of(table)
    other, old = (_in_drawer(desk, one) if key != was else None for one in (key, was))
    if other is not None and old is not None:
        raise Refused("publishing.key_taken", item=other.name, found=key.removeprefix(NAMED))
    keep_drafts(desk, [table])
    if old is not None:
        desk.record(None, ItemDraftDropped(was))
    return key


def _in_drawer(desk: Desk, key: str) -> ItemDraft | None:
    draft = desk.records.item_draft(key)
    return draft if draft is not None and draft.status in IN_DRAWER else None


def key_of(table: Mapping[str, Any]) -> str:
    """Return the key of a draft: the business code; while there is none the name, with what else a list tells it by.

    Two departments of a list may each have 档案查询, and one may have it twice under two codes.
    """
    code = table.get("code")
    codes = code if isinstance(code, Mapping) else {}
    business = str(codes.get("business") or "").strip()
    said = table.get(SOURCE)
    whose = said.get("department", "") if isinstance(said, Mapping) else ""
    told_by = (str(table.get("name") or "").strip(), str(codes.get("implement") or ""), str(whose))
    return business or NAMED + " ".join(" ".join(one.split()) for one in told_by if one.strip())


def _drafted(officer: Officer, table: Mapping[str, Any]) -> DraftedItem:
    name = str(table.get("name") or "").strip()
    if not name:
        raise Refused("publishing.no_name")
    _refuse_stranger(officer, str(table.get("department") or ""), name)
    return DraftedItem(key_of(table), name, dict(table))


def _refuse_stranger(officer: Officer, department: str, name: str) -> None:
    if not may_write_items(officer, department):
        raise Refused("publishing.may_not", officer=officer.name, item=name)


def drop_draft(desk: Desk, key: str) -> None:
    """The draft is out of the drawer; its events stay."""
    draft = draft_in_drawer(desk, key)
    _refuse_stranger(desk.officer, str(draft.table.get("department") or ""), draft.name)
    desk.record(None, ItemDraftDropped(key))


def draft_in_drawer(desk: Desk, key: str) -> ItemDraft:
    """Return the draft. Raises NotFound when it is not in the drawer (any more)."""
    draft = _in_drawer(desk, key)
    if draft is None:
        raise NotFound("publishing.no_draft", item=key)
    return draft


def propose(desk: Desk, key: str, *, sha256: str = "") -> ItemDraft:
    """The draft waits for a second officer, as it stands now (`sha256`: as it was seen).

    Raises Refused with its first fault's sentence, for a version that is not the next, for a day that is past;
    Stale when it was changed meanwhile.
    """
    draft = draft_in_drawer(desk, key)
    _refuse_stranger(desk.officer, str(draft.table.get("department") or ""), draft.name)
    refuse_other(draft, sha256)
    _publishable(desk, draft)
    desk.record(None, ItemProposed(key, draft.sha256))
    return draft_in_drawer(desk, key)


def next_version(desk: Desk, code: str) -> int:
    """Return the number that the next version of an item must have."""
    return max((i.version for i in desk.catalogue.versions if i.code.business == code), default=0) + 1


def _publishable(desk: Desk, draft: ItemDraft) -> Item:
    judged = judge(draft.table, desk.calendar, desk.office, desk.records.standards())
    if judged.item is None or judged.findings:
        raise judged.findings[0].refusal()
    item, wanted = judged.item, next_version(desk, judged.item.code.business)
    if item.version != wanted:
        raise Refused("publishing.version", item=item.name, found=item.version, wanted=wanted)
    if item.effective_from < desk.now().on and wanted > 1:
        raise Refused("publishing.backdated", item=item.name, on=item.effective_from.isoformat())
    return item


def publish(desk: Desk, key: str, *, sha256: str = "") -> Item:
    """The proposed item rules from its first day on. Raises Refused: nothing proposed, the same officer, no right."""
    draft = _proposed(desk, key)
    refuse_other(draft, sha256)
    item = _publishable(desk, draft)
    assert draft.asked is not None
    desk.record(
        None,
        ItemPublished(key, item.code.business, item.version, draft.asked, draft.sha256, dict(draft.table)),
    )
    return item


def may_publish(officer: Officer, draft: ItemDraft) -> bool:
    """True for a second officer: another one than who proposed, with a say over the department's items."""
    department = str(draft.table.get("department") or "")
    has_say = may_write_items(officer, department) or officer.holds(Post.APPROVER, department)
    return is_second(draft, officer) and has_say


def _proposed(desk: Desk, key: str) -> ItemDraft:
    draft = draft_in_drawer(desk, key)
    refuse_unproposed(draft, desk.officer)
    if not may_publish(desk.officer, draft):
        raise Refused("publishing.may_not", officer=desk.officer.name, item=draft.name)
    return draft


def decline_proposal(desk: Desk, key: str, *, reason: str) -> ItemDraft:
    """The second officer sends the draft back with a reason; nothing else changes."""
    draft = _proposed(desk, key)
    if not reason.strip():
        raise Refused("second.no_reason")
    assert draft.asked is not None
    desk.record(None, ItemProposalDeclined(key, draft.asked, written(reason)))
    return draft_in_drawer(desk, key)


def end_item(desk: Desk, code: str, *, on: date | None, reason: str) -> None:
    """The item is offered no more from `on` on, or again (None); cases that run keep their version."""
    item = desk.catalogue.item(code)
    _refuse_stranger(desk.officer, item.department, item.name)
    if not reason.strip():
        raise Refused("ending.no_reason")
    if on is not None and on < desk.now().on:
        raise Refused("publishing.end_past", item=item.name, on=on.isoformat())
    desk.record(None, ItemEnded(code, on, written(reason)))

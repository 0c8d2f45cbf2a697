"""The lines of the catalogue's lists, made off the GUI thread: there may be ten thousand of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.desk import Records
from app.drawer import DraftStatus
from app.item import Item
from app.item_drafts import ItemDraft
from app.item_search import ItemIndex
from app.item_table import SOURCE
from app.office import Office
from app.officer import Officer
from app.publishing import EDITOR, may_publish
from ui.acceptance.item_card import index_of, promise_words


class Drawer(StrEnum):
    """Which list is in sight."""

    IN_FORCE = "in_force"
    DRAFTS = "drafts"
    PROPOSED = "proposed"


_DRAWER_OF = {DraftStatus.DRAFT: Drawer.DRAFTS, DraftStatus.PROPOSED: Drawer.PROPOSED}


@dataclass(frozen=True)
class Line:
    """One line: an item in force or a draft. `low`: the name as a search compares it."""

    key: str
    name: str
    detail: str
    item: Item | None = None
    draft: ItemDraft | None = None
    low: str = ""


@dataclass(frozen=True)
class Drafts:
    """What lies in the drawer, a line each, and how much of it waits for this officer to publish it."""

    lines: Mapping[Drawer, tuple[Line, ...]] = field(default_factory=dict)
    waiting: int = 0

    def of(self, drawer: Drawer) -> tuple[Line, ...]:
        """Return the lines of one list."""
        return self.lines.get(drawer, ())

    def find(self, drawer: Drawer, wanted: str) -> tuple[Line, ...]:
        """Return the lines of one list whose name holds what is wanted."""
        low = wanted.lower()
        return tuple(line for line in self.of(drawer) if low in line.low) if low else self.of(drawer)


def items_in_force(items: tuple[Item, ...], office: Office, language: str) -> tuple[tuple[Line, ...], ItemIndex]:
    """Return the lines of these items, and the index that finds them."""
    lines = [
        Line(one.code.business, one.name, f"{_name(office, one.department)} · {promise_words(one, language)}", item=one)
        for one in items
    ]
    return tuple(lines), index_of(items, office)


def drafts_in_drawer(records: Records, office: Office, officer: Officer) -> Drafts:
    """Return what lies in the drawer now, as this officer sees it."""
    return drafts_of(records.item_drafts(), office, officer)


def drafts_of(drafts: Iterable[ItemDraft], office: Office, officer: Officer) -> Drafts:
    """Return the lines of these drafts, in their order."""
    lines: dict[Drawer, list[Line]] = {}
    waiting = 0
    for draft in drafts:
        lines.setdefault(_DRAWER_OF[draft.status], []).append(_draft_line(draft, office))
        waiting += may_publish(officer, draft)
    return Drafts({drawer: tuple(held) for drawer, held in lines.items()}, waiting)


def _draft_line(draft: ItemDraft, office: Office) -> Line:
    said = draft.table.get(SOURCE) or {}
    department = _name(office, str(draft.table.get("department") or "")) or str(said.get("department") or "")
    origin = "" if draft.origin == EDITOR else draft.origin
    detail = " · ".join(part for part in (department, origin, str(draft.officer)) if part)
    return Line(draft.key, draft.name, detail, draft=draft, low=draft.name.lower())


def _name(office: Office, code: str) -> str:
    return office.department(code).name if office.has(code) else code

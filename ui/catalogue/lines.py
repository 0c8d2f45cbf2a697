"""The lines of the catalogue's lists, made off the GUI thread: there may be ten thousand of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.catalogue import Catalogue
from app.desk import Records
from app.drawer import DraftStatus
from app.item import Item
from app.item_drafts import ItemDraft
from app.item_search import ItemIndex, plain_query
from app.item_table import SOURCE
from app.letter_index import LetterIndex
from app.office import Office
from app.officer import Officer
from app.publishing import EDITOR, may_publish
from ui.acceptance.item_card import index_of, promise_words

translate = QCoreApplication.translate


class Drawer(StrEnum):
    """Which list is in sight."""

    IN_FORCE = "in_force"
    DRAFTS = "drafts"
    PROPOSED = "proposed"


_DRAWER_OF = {DraftStatus.DRAFT: Drawer.DRAFTS, DraftStatus.PROPOSED: Drawer.PROPOSED}


@dataclass(frozen=True)
class Line:
    """One line: an item in force or a draft. `low`: name, codes and department as a search compares them."""

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

    def find(self, drawer: Drawer, wanted: str, names: DraftNames | None = None) -> tuple[Line, ...]:
        """Return the lines whose name, code or department holds what is wanted, or whose name is spelled like it."""
        low = wanted.lower()
        if not low:
            return self.of(drawer)
        holding = {line.key for line in self.of(drawer) if low in line.low}
        spelled = names.found(wanted, with_gaps=not holding) if names else frozenset()
        return tuple(line for line in self.of(drawer) if line.key in holding or line.name in spelled)


@dataclass(frozen=True)
class DraftNames:
    """The names of all drafts, each once, ready to be found by pinyin as items in force are."""

    names: tuple[str, ...]
    letters: LetterIndex

    def found(self, wanted: str, *, with_gaps: bool) -> frozenset[str]:
        """Return the names that are spelled like this; `with_gaps`: letters in order will do where nothing else is found."""
        plain = plain_query(wanted)
        numbers = self.letters.anywhere(plain)
        if not numbers and with_gaps and len(plain) > 1:
            numbers = self.letters.scattered(plain)
        return frozenset(self.names[number] for number in numbers)


def names_of(drafts: Drafts) -> tuple[str, ...]:
    """Return the names of all drafts, each once, in an order of their own."""
    return tuple(sorted({line.name for lines in drafts.lines.values() for line in lines}))


def spelled(names: tuple[str, ...]) -> DraftNames:
    """Return the names ready to be found; half a second for a thousand, so never on the GUI thread."""
    return DraftNames(names, LetterIndex(names))


def items_published(
    catalogue: Catalogue, on: date, office: Office, language: str
) -> tuple[tuple[Line, ...], ItemIndex]:
    """Return the lines of the items in force on this day and of those that come into force later, and the index that finds them.

    An item of which a newer version is published tells from when that holds: whoever published it sees that it is.
    """
    here, coming = catalogue.items(on), catalogue.coming(on)
    known = {one.code.business for one in here}
    items = (*here, *(one for code, one in coming.items() if code not in known))
    return tuple(_item_line(one, coming.get(one.code.business), office, language) for one in items), index_of(
        items, office
    )


def _item_line(item: Item, later: Item | None, office: Office, language: str) -> Line:
    said = [_name(office, item.department), promise_words(item, language)]
    if later is not None:
        text = translate("Catalogue", "第 {version} 版 {day} 起施行")
        said.append(text.format(version=later.version, day=later.effective_from.isoformat()))
    return Line(item.code.business, item.name, " · ".join(said), item=item)


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
    codes = draft.table.get("code")
    held = [str(code) for code in codes.values()] if isinstance(codes, Mapping) else []
    low = " ".join([draft.name, department, *held]).lower()
    return Line(draft.key, draft.name, detail, draft=draft, low=low)


def _name(office: Office, code: str) -> str:
    return office.department(code).name if office.has(code) else code

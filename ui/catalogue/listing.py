"""The list on the left: items in force, drafts, and what waits for a second officer; searched as one types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton

from app.item import Item
from app.item_drafts import DraftStatus, ItemDraft
from app.item_search import ItemIndex
from app.item_table import SOURCE
from app.office import Office
from app.publishing import EDITOR
from ui.acceptance.item_card import promise_words
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class Drawer(StrEnum):
    """Which list is in sight."""

    IN_FORCE = "in_force"
    DRAFTS = "drafts"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Line:
    """One line: an item in force or a draft."""

    key: str
    name: str
    detail: str
    item: Item | None = None
    draft: ItemDraft | None = None


class Listing(Card):
    """`show_items(…)`, `show_drafts(…)`; `picked(Line | None)` follows the cursor, `opened()` Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._items: tuple[Item, ...] = ()
        self._drafts: tuple[ItemDraft, ...] = ()
        self._draft_lines: tuple[Line, ...] = ()  # made once for each list: there may be ten thousand
        self._index: ItemIndex | None = None
        self._office: Office | None = None
        words = [(one.value, drawer_word(one)) for one in Drawer]
        self.drawer = SegmentedChoice(translate("Catalogue", "清单"), "catalogue.drawer", words)
        self.search = Field(translate("Catalogue", "查找(&F)"), "catalogue.search")
        self.search.edit.setPlaceholderText(translate("Catalogue", "名称、拼音首字母、编码或部门"))
        columns = [
            Column(translate("Catalogue", "事项、部门和时限"), lambda line: line.name, second=lambda line: line.detail),
        ]
        self.table = CaseTable("catalogue.list", translate("Catalogue", "事项"), columns, key=lambda line: line.key)
        self.add(self.drawer)
        self.add(self.search)
        self.add(self.table, 1)
        self.hint = EmptyState("book-open", translate("Catalogue", "还没有事项"), "")
        self.hint.setObjectName("catalogue.hint")
        self.add(self.hint, 1)
        self.drawer.chosen.connect(lambda _: self.show_now())
        self.search.changed.connect(lambda _: self.show_now())
        self.table.picked.connect(self.picked)
        self.table.opened.connect(lambda _: self.opened.emit())

    def show_office(self, office: Office) -> None:
        """Name the departments of this office."""
        if office != self._office:
            self._office = office
            self._draft_lines = tuple(self._draft_line(draft) for draft in self._drafts)

    def show_items(self, items: tuple[Item, ...], index: ItemIndex | None) -> None:
        """Show the items in force on the day."""
        self._items, self._index = items, index
        self.show_now()

    def show_drafts(self, drafts: tuple[ItemDraft, ...]) -> None:
        """Show what lies in the drawer."""
        if drafts != self._drafts:
            self._drafts = drafts
            self._draft_lines = tuple(self._draft_line(draft) for draft in drafts)
        self.show_now()

    def go(self, drawer: Drawer, key: str = "") -> None:
        """Show another list, with the cursor on a line."""
        with QSignalBlocker(self.search.edit):  # shown once, when both are set
            self.search.edit.clear()
        self.drawer.set_code(drawer.value)
        lines = self.show_now()
        at = next((n for n, line in enumerate(lines) if line.key == key), None)
        if at is not None:
            self.table.setCurrentIndex(self.table.model_.index(at, 0))

    def show_now(self) -> list[Line]:
        """Show the lines of the present list that are looked for, and the counts; return the lines."""
        for drawer in Drawer:
            button = self.drawer.findChild(QPushButton, f"catalogue.drawer.{drawer.value}")
            if isinstance(button, QPushButton):
                count = self.count(drawer)
                button.setText(f"{drawer_word(drawer)} {count}" if count else drawer_word(drawer))
        lines = self._lines()
        self.table.show_rows(lines)
        self._show_hint(has_lines=bool(lines))
        return lines

    def _show_hint(self, *, has_lines: bool) -> None:
        """Say in an empty list how an item comes into it; a search that finds nothing is no empty list."""
        is_bare = not has_lines and not self.search.text().strip()
        words = {
            Drawer.IN_FORCE: translate("Catalogue", "按 F2 新建一个事项，或按 F5 导入事项清单；由另一人发布后即可受理"),
            Drawer.DRAFTS: translate("Catalogue", "按 F2 新建，或在已生效的事项上按 F4 修订"),
            Drawer.PROPOSED: translate("Catalogue", "草稿填好后按 F12 送审，由另一人在这里发布"),
        }
        titles = {
            Drawer.IN_FORCE: translate("Catalogue", "还没有事项"),
            Drawer.DRAFTS: translate("Catalogue", "没有草稿"),
            Drawer.PROPOSED: translate("Catalogue", "没有待发布的事项"),
        }
        drawer = Drawer(self.drawer.code())
        self.hint.show_text(titles[drawer], words[drawer])
        if is_bare and self.table.hasFocus():
            self.search.setFocus()  # the cursor never stays where nothing can be seen
        self.table.setVisible(not is_bare)
        self.hint.setVisible(is_bare)

    def count(self, drawer: Drawer) -> int:
        """Return how many lines a list has."""
        return len(self._items) if drawer is Drawer.IN_FORCE else len(self._of(drawer))

    def _of(self, drawer: Drawer) -> list[ItemDraft]:
        status = _status(drawer)
        return [draft for draft in self._drafts if draft.status is status]

    def _lines(self) -> list[Line]:
        drawer, wanted = Drawer(self.drawer.code()), self.search.text().strip()
        if drawer is Drawer.IN_FORCE:
            items = list(self._items)
            if wanted and self._index is not None:
                items = [hit.item for hit in self._index.find(wanted, {}, limit=200)]
            return [self._item_line(item) for item in items]
        status = _status(drawer)
        low = wanted.lower()
        drafts = zip(self._drafts, self._draft_lines, strict=True)
        return [line for draft, line in drafts if draft.status is status and low in draft.name.lower()]

    def _item_line(self, item: Item) -> Line:
        detail = f"{self._department(item.department)} · {promise_words(item, self._language)}"
        return Line(item.code.business, item.name, detail, item=item)

    def _draft_line(self, draft: ItemDraft) -> Line:
        said = draft.table.get(SOURCE) or {}
        department = self._department(str(draft.table.get("department") or "")) or str(said.get("department") or "")
        origin = "" if draft.origin == EDITOR else draft.origin
        detail = " · ".join(part for part in (department, origin, str(draft.officer)) if part)
        return Line(draft.key, draft.name, detail, draft=draft)

    def _department(self, code: str) -> str:
        known = self._office is not None and self._office.has(code)
        return self._office.department(code).name if known and self._office else code


def _status(drawer: Drawer) -> DraftStatus:
    return DraftStatus.PROPOSED if drawer is Drawer.PROPOSED else DraftStatus.DRAFT


def drawer_word(drawer: Drawer) -> str:
    """Return the word of a list."""
    return {
        Drawer.IN_FORCE: translate("Catalogue", "在用"),
        Drawer.DRAFTS: translate("Catalogue", "草稿"),
        Drawer.PROPOSED: translate("Catalogue", "待发布"),
    }[drawer]

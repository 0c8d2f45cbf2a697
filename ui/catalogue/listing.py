"""The list on the left: items in force, drafts, and what waits for a second officer; searched as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton

from app.item_search import ItemIndex
from ui.catalogue.lines import DraftNames, Drafts, Drawer, Line
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
MOST_FOUND = 200
LONGEST_SHOWN = 20


class Listing(Card):
    """`show_items(…)`, `show_drafts(…)`; `picked(Line | None)` follows the cursor, `opened()` Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Line, ...] = ()
        self._by_code: Mapping[str, Line] = {}
        self._drafts = Drafts()
        self._index: ItemIndex | None = None
        self._names: DraftNames | None = None
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

    def show_items(self, items: tuple[Line, ...], index: ItemIndex | None) -> None:
        """Show the items in force on the day."""
        self._items, self._index = items, index
        self._by_code = {line.key: line for line in items}
        self.show_now()

    def show_drafts(self, drafts: Drafts) -> None:
        """Show what lies in the drawer."""
        self._drafts = drafts
        self.show_now()

    def show_names(self, names: DraftNames) -> None:
        """The drafts are found by pinyin too from now on."""
        self._names = names
        if self.search.text().strip() and self.drawer.code() != Drawer.IN_FORCE.value:
            self.show_now()

    def go(self, drawer: Drawer, key: str = "") -> None:
        """Show another list, with the cursor on a line; what is looked for stays, if the line is among what was found."""
        self.drawer.set_code(drawer.value)
        lines = self.show_now()
        at = next((n for n, line in enumerate(lines) if line.key == key), None)
        if at is None and self.search.text():
            with QSignalBlocker(self.search.edit):  # shown once, when both are set
                self.search.edit.clear()
            lines = self.show_now()
            at = next((n for n, line in enumerate(lines) if line.key == key), None)
        if at is not None:
            self.table.setCurrentIndex(self.table.model_.index(at, 0))

    def show_now(self) -> Sequence[Line]:
        """Show the lines of the present list that are looked for, and the counts; return the lines."""
        for drawer in Drawer:
            button = self.drawer.findChild(QPushButton, f"catalogue.drawer.{drawer.value}")
            if isinstance(button, QPushButton):
                count = self.count(drawer)
                button.setText(f"{drawer_word(drawer)} {count}" if count else drawer_word(drawer))
        lines = self._lines(Drawer(self.drawer.code()))
        self.table.show_rows(lines)
        self._show_hint(has_lines=bool(lines))
        return lines

    def _show_hint(self, *, has_lines: bool) -> None:
        """Say in an empty list how an item comes into it, and of a search that finds nothing that it found nothing."""
        wanted = self.search.text().strip()
        title, words = self._nothing_found(wanted) if wanted else self._nothing_here()
        self.hint.show_text(title, words)
        if not has_lines and self.table.hasFocus():
            self.search.setFocus()  # the cursor never stays where nothing can be seen
        self.table.setVisible(has_lines)
        self.hint.setVisible(not has_lines)

    def _nothing_found(self, wanted: str) -> tuple[str, str]:
        shown = wanted if len(wanted) <= LONGEST_SHOWN else wanted[:LONGEST_SHOWN] + "…"
        title = translate("Catalogue", "没有找到“{wanted}”").format(wanted=shown)
        found = {one: len(self._lines(one)) for one in Drawer if one.value != self.drawer.code()}
        elsewhere = [f"{drawer_word(one)} {count}" for one, count in found.items() if count]
        if elsewhere:
            return title, translate("Catalogue", "别处有：{lists}").format(lists="、".join(elsewhere))
        return title, translate("Catalogue", "可按名称、拼音首字母、编码或部门查找")

    def _nothing_here(self) -> tuple[str, str]:
        words = {
            Drawer.IN_FORCE: translate("Catalogue", "按 F2 新建一个事项，或按 F5 导入事项清单；由另一人发布后即可受理"),
            Drawer.DRAFTS: translate("Catalogue", "按 F2 新建，或在已生效的事项上按 F4 修订"),
            Drawer.PROPOSED: translate("Catalogue", "草稿填好后按 F12 提交发布，由另一人在这里发布"),
        }
        titles = {
            Drawer.IN_FORCE: translate("Catalogue", "还没有事项"),
            Drawer.DRAFTS: translate("Catalogue", "没有草稿"),
            Drawer.PROPOSED: translate("Catalogue", "没有待发布的事项"),
        }
        drawer = Drawer(self.drawer.code())
        return titles[drawer], words[drawer]

    def count(self, drawer: Drawer) -> int:
        """Return how many lines a list has."""
        return len(self._items if drawer is Drawer.IN_FORCE else self._drafts.of(drawer))

    def _lines(self, drawer: Drawer) -> Sequence[Line]:
        wanted = self.search.text().strip()
        if drawer is not Drawer.IN_FORCE:
            return self._drafts.find(drawer, wanted, self._names)
        if not wanted or self._index is None:
            return self._items
        hits = self._index.find(wanted, {}, limit=MOST_FOUND)
        return [self._by_code[hit.item.code.business] for hit in hits]


def drawer_word(drawer: Drawer) -> str:
    """Return the word of a list."""
    return {
        Drawer.IN_FORCE: translate("Catalogue", "在用"),
        Drawer.DRAFTS: translate("Catalogue", "草稿"),
        Drawer.PROPOSED: translate("Catalogue", "待发布"),
    }[drawer]

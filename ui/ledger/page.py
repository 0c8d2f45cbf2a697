"""The page 办件台账: every case the officer may see, newest first, however many there are; Enter opens the file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.catalogue import Catalogue, Item
from app.errors import Trouble
from app.item_search import ItemIndex
from app.listing_rights import departments_listed
from app.wording import say_trouble
from ui.ledger.filter_bar import LedgerFilter
from ui.ledger.listing import LedgerList
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.widgets.card import Card

translate = QCoreApplication.translate
MOST_ITEMS = 60


class LedgerPage(Page):
    """Begins in the list; F3 goes to the filters, F7 asks for what I took in, F8 for everything."""

    key = "ledger"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Ledger", "办件台账")
        self._around = surroundings
        self._had_line = False
        self._names: Mapping[str, str] = {}
        self._index: tuple[Catalogue, ItemIndex] | None = None
        self.filters = LedgerFilter(surroundings.language)
        self.list = LedgerList(self, surroundings.work, surroundings.language, self._department)
        card = Card()
        card.add(self.filters)
        card.add(self.list, 1)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)
        self.filters.asked.connect(self._ask)
        self.filters.items_wanted.connect(self._find_items)
        self.list.opened.connect(self.case_wanted)
        self.list.picked.connect(self._on_picked)
        self.list.emptied.connect(self._on_emptied)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Open the file under the cursor; walk by keys."""
        is_there = self.list.line() is not None
        why = "" if is_there else translate("Ledger", "列表里没有选中的办件")
        quiet = [
            ("F3", translate("Ledger", "到筛选条件"), self.filters.state.setFocus),
            ("F6", translate("Ledger", "到列表"), self.first_focus),
        ]
        word = translate("Ledger", "打开案卷")
        return [
            *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet),
            PageAction("F7", translate("Ledger", "全部 / 我收的"), "list-filter", self.filters.toggle_mine),
            PageAction("F8", translate("Ledger", "清除筛选"), "rotate-ccw", self.clear_filters),
            PageAction("F12", word, "folder-open", self.open_file, is_primary=True, is_enabled=is_there, why=why),
        ]

    def list_keys(self) -> list[tuple[str, str]]:
        """Tell the keys of the list."""
        return [
            ("Enter", translate("Ledger", "打开案卷")),
            ("PageUp / PageDown", translate("Ledger", "前一屏 / 后一屏")),
            ("Home / End", translate("Ledger", "最新 / 最早的办件")),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Read the order again when cases changed; what nobody looks at waits until somebody does."""
        if not self.isVisibleTo(self.window()) or (changed and "cases" not in changed):
            return
        if self.list.query() is None:
            self._offer_departments()
            self._ask()
        else:
            self.list.read_again(self._around.setting().officer, is_pressing=not changed)

    def first_focus(self) -> None:
        """Begin in the list, or where there is none at the filters."""
        (self.list.table if self.list.stack.currentWidget() is self.list.table else self.filters.state).setFocus()

    def clock_subject(self) -> object:
        """Return the number of the case under the cursor."""
        line = self.list.line()
        return line.row.number if line is not None else None

    def clear_secrets(self) -> None:
        """Forget every name; the list is asked for anew when somebody looks at it again."""
        self.list.forget()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a period that cannot be at its field, and rights that are gone in place of the list."""
        told = say_trouble(trouble, self._around.language)
        if trouble.code == "ledger.days":
            self.filters.tell_days(told)
        elif trouble.code == "ledger.no_right":
            self.list.forget()
            self.list.show_empty(told, "")
        return trouble.code in ("ledger.days", "ledger.no_right")

    def open_file(self) -> None:
        """F12 and Enter: the file of the case under the cursor."""
        line = self.list.line()
        if line is not None:
            self.case_wanted.emit(line.row.number)

    def clear_filters(self) -> None:
        """F8: everything again, and back to the list."""
        self.filters.clear()
        self.list.table.setFocus()

    def _ask(self) -> None:
        self.filters.tell_days("")
        officer = self._around.setting().officer
        self.list.show_query(officer, self.filters.query(officer.id))

    def _on_picked(self) -> None:
        """Tell the acts anew only when there is another answer: the cursor runs through thousands of rows."""
        is_there = self.list.line() is not None
        if is_there is not self._had_line:
            self._had_line = is_there
            self.actions_changed.emit()

    def _on_emptied(self) -> None:
        had_focus = self.window().focusWidget() is self.list.table
        if self.filters.is_open():
            told = translate("Ledger", "还没有办件"), translate("Ledger", "在“受理登记”收件后，每一件都会列在这里")
        else:
            told = translate("Ledger", "没有符合条件的办件"), translate("Ledger", "按 F3 改条件，按 F8 清除筛选")
        self.list.show_empty(*told)
        if had_focus:
            self.filters.state.setFocus()

    def _department(self, code: str) -> str:
        return self._names.get(code, code)

    def _offer_departments(self) -> None:
        setting = self._around.setting()
        seen = departments_listed(setting.officer)
        self._names = {one.code: one.name for one in setting.office.departments}
        self.filters.offer_departments([one for one in self._names.items() if not seen or one[0] in seen])

    def _find_items(self, text: str) -> None:
        """Look items up, also those that are offered no more; their index is made off the GUI thread, once."""
        catalogue, held = self._around.setting().catalogue, self._index

        def find() -> tuple[ItemIndex, list[Item]]:
            if held is not None and held[0] is catalogue:
                index = held[1]
            else:
                newest = {i.code.business: i for i in sorted(catalogue.versions, key=lambda i: i.version)}
                index = ItemIndex(tuple(newest.values()), self._department)
            return index, [hit.item for hit in index.find(text, {}, MOST_ITEMS)]

        def then(found: tuple[ItemIndex, list[Item]]) -> None:
            self._index = (catalogue, found[0])
            self.filters.show_items(found[1], self._department)

        self._around.work.paper_latest(self, "items", find, then)

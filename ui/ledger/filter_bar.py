"""What of all cases is asked for: state, department, item, period of receipt, and whether only what I took in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case_ledger import OPEN, OVER, STATES, states_of
from app.ids import OfficerId
from app.item import Item
from app.ledger_query import LedgerQuery
from app.wording import name_of
from ui.widgets.field import ChoiceField, DateField
from ui.widgets.hits import Hit
from ui.widgets.layouts import FieldGrid
from ui.widgets.search import SearchField

translate = QCoreApplication.translate
MINE = "mine"


class LedgerFilter(QWidget):
    """`query(officer)` is what is asked for, `asked()` follows every choice and Enter in a date.

    `items_wanted(text)` while an item is looked for, answered by `show_items(items)`.
    """

    asked = Signal()
    items_wanted = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._item: Item | None = None
        everything = ("", translate("Ledger", "全部"))
        states = [(state.value, name_of("state", state.value, language)) for state in STATES]
        groups = [(OPEN, translate("Ledger", "在办")), (OVER, translate("Ledger", "已结"))]
        self.state = ChoiceField(translate("Ledger", "状态(&S)"), "ledger.state", [everything, *groups, *states])
        self.department = ChoiceField(translate("Ledger", "部门(&D)"), "ledger.department", [everything])
        self.item = SearchField(
            translate("Ledger", "事项(&I)"), "ledger.item", hint=translate("Ledger", "名称、首字母、编码")
        )
        self.item.search.setProperty("role", None)  # as high as its neighbours
        self.item.search.setPlaceholderText(translate("Ledger", "全部"))
        self.first_on = DateField(translate("Ledger", "收件自(&F)"), "ledger.first")
        self.last_on = DateField(translate("Ledger", "至(&T)"), "ledger.last")
        whose = [everything, (MINE, translate("Ledger", "我收的"))]
        self.whose = ChoiceField(translate("Ledger", "收件人(&O)"), "ledger.whose", whose)
        grid = FieldGrid(6, characters=8)
        for field in (self.state, self.department, self.item, self.first_on, self.last_on, self.whose):
            grid.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        self._connect()

    def _connect(self) -> None:
        for choice in (self.state, self.department, self.whose):
            choice.changed.connect(lambda _: self.asked.emit())
        for day in (self.first_on, self.last_on):
            day.edit.editingFinished.connect(self._on_day_left)
        self.item.query_changed.connect(self._on_item_typed)
        self.item.chosen.connect(lambda hit: self._choose(hit.key))
        self._days = self._period()

    def query(self, officer: OfficerId) -> LedgerQuery:
        """Return what is asked for; a date that cannot be read asks for nothing and says so beneath itself."""
        first, last = self._period()
        departments = (self.department.code(),) if self.department.code() else ()
        item = self._item.code.business if self._item is not None else ""
        mine = officer if self.whose.code() == MINE else OfficerId("")
        return LedgerQuery(departments, states_of(self.state.code()), item, first, last, mine)

    def is_open(self) -> bool:
        """True while everything is asked for."""
        return self.query(OfficerId(MINE)) == LedgerQuery()

    def offer_departments(self, codes: Sequence[tuple[str, str]]) -> None:
        """Offer these departments (code, name)."""
        self.department.show_choices([("", translate("Ledger", "全部")), *codes])

    def show_items(self, items: Sequence[Item], department: Callable[[str], str]) -> None:
        """Show the items that were found."""
        hits = [Hit(item, item.name, f"{department(item.department)} · {item.code.basic}") for item in items]
        self.item.show_hits(hits, none=translate("Ledger", "没有这样的事项"))

    def toggle_mine(self) -> None:
        """All cases, or what I took in."""
        self.whose.set_code("" if self.whose.code() == MINE else MINE)

    def clear(self) -> None:
        """Ask for everything again."""
        for choice in (self.state, self.department, self.whose):
            choice.blockSignals(True)
            choice.set_code("")
            choice.edit.setCurrentIndex(0)
            choice.blockSignals(False)
        for day in (self.first_on, self.last_on):
            day.clear()
        self._days = self._period()
        self._choose(None)

    def tell_days(self, sentence: str) -> None:
        """Say beneath the last day what is wrong with the period; an empty sentence takes it away."""
        self.last_on.set_message(sentence, "bad" if sentence else None)

    def _choose(self, item: Any) -> None:
        self._item = item if isinstance(item, Item) else None
        self.item.search.show_choice(self._item.name if self._item is not None else "")
        self.item.set_message("")
        self.asked.emit()

    def _on_item_typed(self, text: str) -> None:
        if not text and self._item is not None:
            self._choose(None)
        elif text:
            self.items_wanted.emit(text)

    def _on_day_left(self) -> None:
        if self._period() != self._days:
            self._days = self._period()
            self.asked.emit()

    def _period(self) -> tuple[Any, Any]:
        return self.first_on.value(), self.last_on.value()

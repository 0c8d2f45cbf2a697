"""The list of what the center did not adopt: when, whose case, what was done, and what the center said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.left_out import act_words
from app.left_out_records import LeftOut
from app.notices.field_context import BEIJING
from ui.sync.words import fate_word
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable, item_and_tail
from ui.widgets.empty import EmptyState

translate = QCoreApplication.translate


class Listing(QWidget):
    """`show_rows(rows)`; `picked(one)` follows the cursor, `opened(one)` Enter."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.table = CaseTable(
            "sync.list",
            translate("Sync", "未被中心采用的办理"),
            [
                Column(
                    translate("Sync", "申请人"),
                    lambda one: one.case.applicant_name if one.case is not None else translate("Sync", "本机事务"),
                    second=lambda one: item_and_tail(one.case) if one.case is not None else "",
                ),
                Column(translate("Sync", "办理"), lambda one: act_words(one.act, language), 7, second=_when),
                Column(translate("Sync", "中心"), fate_word, 6),
            ],
            key=lambda one: one.act.id,
        )
        self._empty = EmptyState(
            "circle-check",
            translate("Sync", "没有要处理的"),
            translate("Sync", "本机的办理与中心一致；中心没有采用的会列在这里，说明原因"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        card = Card(translate("Sync", "未被中心采用的办理"))
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    def show_rows(self, rows: tuple[LeftOut, ...]) -> None:
        """Show fresh lines; what was under the cursor stays there."""
        self.table.show_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self.picked.emit(self.one())

    def one(self) -> LeftOut | None:
        """Return the line under the cursor."""
        found = self.table.row_value()
        return found if isinstance(found, LeftOut) and self._stack.currentWidget() is self.table else None


def _when(one: LeftOut) -> str:
    return one.act.moment.at.astimezone(BEIJING).strftime("%m-%d %H:%M")

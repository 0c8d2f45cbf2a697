"""What each change of the table has moved, and whose applicants were told since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.holidays.moved_record import MovedRecord
from app.ids import OfficerId
from ui.style import em, theme
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.text import Text

translate = QCoreApplication.translate


class MovedCard(QWidget):
    """`show_records(records, names)`; `picked(record)` follows the cursor."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[OfficerId, str] = {}
        self.table = CaseTable(
            "calendar.records",
            translate("CalendarPage", "期限变动记录"),
            [
                Column(translate("CalendarPage", "安排"), lambda one: one.source, 0, second=self._second),
                Column(translate("CalendarPage", "变动"), _moved_word, 4),
                Column(translate("CalendarPage", "告知"), told_word, 8),
            ],
            key=lambda one: one.id,
        )
        self.empty = Text(translate("CalendarPage", "还没有一次变动改过在办件的期限。"), role="muted", wraps=True)
        note = translate("CalendarPage", "由监察员告知申请人")
        card = Card(translate("CalendarPage", "期限变动记录"), step=3, note=note)
        card.add(self.table)
        card.add(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.picked.connect(self.picked)
        theme().changed.connect(self._fit)
        self._fit()

    def show_records(self, records: Sequence[MovedRecord], names: Mapping[OfficerId, str]) -> None:
        """Show them, the newest first."""
        self._names = names
        self.table.show_rows(tuple(records))
        self.table.setVisible(bool(records))
        self.empty.setVisible(not records)
        if not records:
            self.picked.emit(None)

    def _second(self, one: MovedRecord) -> str:
        words = {
            "imported": translate("CalendarPage", "导入"),
            "approved": translate("CalendarPage", "本地日期批准"),
            "withdrawn": translate("CalendarPage", "撤销"),
        }
        return " · ".join(
            (one.on.isoformat(), words.get(one.change, one.change), self._names.get(one.officer, one.officer))
        )

    def _fit(self) -> None:
        self.table.setFixedHeight(em() * 11)


def _moved_word(one: MovedRecord) -> str:
    moved = sum(line.before != line.after for line in one.lines)
    return translate("CalendarPage", "{n} 处").format(n=moved)


def told_word(one: MovedRecord) -> str:
    """Return how many applicants still have to be told."""
    if not one.cases:
        return translate("CalendarPage", "无需告知")
    if not one.waiting:
        return translate("CalendarPage", "已告知 {n} 件").format(n=len(one.cases))
    return translate("CalendarPage", "待告知 {n} 件").format(n=len(one.waiting))

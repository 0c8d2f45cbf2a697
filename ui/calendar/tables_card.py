"""This office's own tables: what was imported, which local days wait for an approver, what was withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.holidays.held import HeldTable
from app.ids import OfficerId
from ui.calendar.words import days_word, kind_word, status_word
from ui.style import em, theme
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.text import Text

translate = QCoreApplication.translate


class TablesCard(QWidget):
    """`show_tables(tables, names)`; `picked(table)` follows the cursor."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[OfficerId, str] = {}
        self.table = CaseTable(
            "calendar.tables",
            translate("CalendarPage", "本中心的安排"),
            [
                Column(translate("CalendarPage", "状态"), lambda one: status_word(one.status), 4),
                Column(translate("CalendarPage", "依据"), lambda one: one.source or one.origin, 0, second=self._second),
                Column(translate("CalendarPage", "日期"), days_word, 15),
            ],
            key=lambda one: one.id,
        )
        self.empty = Text(
            translate("CalendarPage", "还没有导入或本地日期；随程序附带的安排一直有效。"), role="muted", wraps=True
        )
        card = Card(translate("CalendarPage", "本中心的安排"), step=2, note=translate("CalendarPage", "后导入的优先"))
        card.add(self.table)
        card.add(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.picked.connect(self.picked)
        theme().changed.connect(self._fit)
        self._fit()

    def show_tables(self, tables: Sequence[HeldTable], names: Mapping[OfficerId, str]) -> None:
        """Show them, the newest first."""
        self._names = names
        self.table.show_rows(tuple(reversed(tables)))
        self.table.setVisible(bool(tables))
        self.empty.setVisible(not tables)
        if not tables:
            self.picked.emit(None)

    def _second(self, one: HeldTable) -> str:
        who = self._names.get(one.officer, one.officer)
        if one.approver is not None:
            who += "，" + translate("CalendarPage", "{name}批准").format(
                name=self._names.get(one.approver, one.approver)
            )
        names = "、".join(dict.fromkeys(day.name for day in one.days))
        return " · ".join((kind_word(one), who, names))

    def _fit(self) -> None:
        self.table.setFixedHeight(em() * 12)

"""What the registers are asked: from which day to which, which desk, which officer; or which year's books."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ids import OfficerId
from app.register_lines import DayQuery, DayTotals
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, DateField, Field
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate
STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DayFilter(QWidget):
    """`query()` is what is asked, `asked()` follows Enter, a choice, or PageUp and PageDown (a day back or on)."""

    asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.first_on = DateField(translate("Registers", "自(&F)"), "registers.first")
        self.last_on = DateField(translate("Registers", "至(&T)"), "registers.last")
        everyone = [("", translate("Registers", "全部"))]
        self.desk = ChoiceField(translate("Registers", "窗口机(&W)"), "registers.desk", everyone)
        self.officer = ChoiceField(translate("Registers", "经办人(&O)"), "registers.officer", everyone)
        for field in (self.first_on, self.last_on):
            field.set_value(today)
            field.edit.returnPressed.connect(self.asked)
        for choice in (self.desk, self.officer):
            choice.changed.connect(lambda _: self.asked.emit())
        self._grid = FieldGrid(4, characters=9)
        for part in (self.first_on, self.last_on, self.desk, self.officer):
            self._grid.add(part)
        _fill(self, self._grid)

    def query(self) -> DayQuery | None:
        """Return what is asked, None while a day cannot be read."""
        first, last = self.first_on.value(), self.last_on.value()
        if first is None or last is None:
            return None
        return DayQuery(first, last, self.desk.code(), self.officer.code())

    def offer(self, totals: DayTotals, names: Mapping[OfficerId, str]) -> None:
        """Offer the desks and officers that these days have."""
        everyone = [("", translate("Registers", "全部"))]
        self.desk.show_choices([*everyone, *((code, code) for code in totals.desks)])
        self.officer.show_choices([*everyone, *((one, names.get(one, one)) for one in totals.officers)])

    def step(self, days: int) -> None:
        """Go some days back or on with both dates."""
        query = self.query()
        if query is not None:
            self.first_on.set_value(query.first_on + timedelta(days))
            self.last_on.set_value(query.last_on + timedelta(days))
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown go a day back and on."""
        days = STEPS.get(Qt.Key(event.key()))
        if days is None:
            super().keyPressEvent(event)
        else:
            self.step(days)


class YearFilter(QWidget):
    """`year()` is the year of the books; `asked()` follows Enter."""

    asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.year_field = Field(translate("Registers", "年份(&Y)"), "registers.year", CodeEdit())
        self.year_field.set_text(str(today.year))
        self.year_field.edit.returnPressed.connect(self.asked)
        self._grid = FieldGrid(4, characters=9)
        self._grid.add(self.year_field)
        _fill(self, self._grid)

    def year(self) -> int | None:
        """Return the year, None while it cannot be read."""
        text = self.year_field.text().strip()
        return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _fill(widget: QWidget, grid: FieldGrid) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(grid)

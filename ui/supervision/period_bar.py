"""From which day to which; Ctrl+PgUp and Ctrl+PgDn go a month back and on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock.limits import months_after
from app.supervision.figure_facts import Period
from ui.widgets.field import DateField
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate
LONGEST_DAYS = 366 * 3


class CompactDate(DateField):
    """A date that keeps no line free for a remark: the lists below need the height."""

    def set_message(self, text: str, tone: str | None = None) -> None:
        """Tell what is wrong beneath the input, and take the line away when nothing is."""
        super().set_message(text, tone)
        self._message.setVisible(bool(text))

    def _fit(self) -> None:
        self._message.setMinimumHeight(0)


class PeriodBar(QWidget):
    """`period()` is what is asked, None while a day cannot be read; `asked()` follows Enter and a step."""

    asked = Signal()

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.first = CompactDate(translate("Supervision", "自(&F)"), f"{name}.first")
        self.last = CompactDate(translate("Supervision", "至(&T)"), f"{name}.last")
        grid = FieldGrid(2, characters=9)
        for field in (self.first, self.last):
            grid.add(field)
            field.edit.returnPressed.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        self.show_period(month_of(today))

    def show_period(self, period: Period) -> None:
        """Show these days."""
        self.first.set_value(period.first)
        self.last.set_value(period.last)

    def period(self) -> Period | None:
        """Return the days, None while they cannot be read or are no period."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        if not 0 <= (last - first).days < LONGEST_DAYS:
            self.last.set_message(translate("Supervision", "结束不能早于开始，最长三年"), "bad")
            return None
        self.last.set_message("")
        return Period(first, last)

    def step(self, months: int) -> None:
        """Go so many months on from the month of the first day."""
        first = self.first.value()
        if first is not None:
            self.show_period(month_of(months_after(first.replace(day=1), months)))
            self.asked.emit()

    def _on_entered(self) -> None:
        if self.period() is not None:
            self.asked.emit()


def month_of(day: date) -> Period:
    """Return the month of a day."""
    first = day.replace(day=1)
    return Period(first, date.fromordinal(months_after(first, 1).toordinal() - 1))

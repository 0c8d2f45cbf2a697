"""The audit of the calendar: what was known on a day, and what a case's dates would have been by it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock.light import ClockReading
from app.holidays.as_known import AsKnown, KnownDate
from app.register_words import grouped
from app.wording import name_of
from ui.codeedit import CodeEdit
from ui.style import em, theme
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import DateField, Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.light import light_word
from ui.widgets.text import Text

translate = QCoreApplication.translate


class KnownCard(QWidget):
    """`day()` and `number()` are what stands there; `asked()` follows when either is left."""

    asked = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        told = translate("CalendarPage", "留空即按今天的安排")
        self.on = DateField(translate("CalendarPage", "截至哪天所知(&K)"), "calendar.known.on", hint=told)
        told = translate("CalendarPage", "可不填；填了就比较这件的期限")
        self.case = Field(translate("CalendarPage", "办件编号(&B)"), "calendar.known.case", CodeEdit(), hint=told)
        self.report = Text("", wraps=True)
        self.report.setObjectName("calendar.known.report")
        self.lines = CaseTable(
            "calendar.known.lines",
            translate("CalendarPage", "当时所知的期限"),
            [
                Column(translate("CalendarPage", "期限"), self._clock, 0),
                Column(translate("CalendarPage", "当时所知"), lambda line: date_word(line.then), 13),
                Column(translate("CalendarPage", "按现在的安排"), lambda line: date_word(line.now), 13),
            ],
            key=lambda line: (line.clock, line.step),
        )
        card = Card(
            translate("CalendarPage", "当时所知"), step=4, note=translate("CalendarPage", "复核“当时是否已超期”")
        )
        grid = FieldGrid()
        grid.add(self.on)
        grid.add(self.case)
        card.add(grid)
        card.add(self.report)
        card.add(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.on.left.connect(self.asked)
        self.case.left.connect(self.asked)
        theme().changed.connect(self._fit)
        self._fit()
        self.show_nothing()

    def day(self) -> date | None:
        """Return the day, None for today's knowledge."""
        return self.on.value()

    def number(self) -> str:
        """Return the plain number of the case, as it was typed or scanned."""
        return "".join(self.case.text().split())

    def show_nothing(self, sentence: str = "", tone: str | None = None) -> None:
        """Show no case, and why."""
        self.report.show_text(sentence, tone)
        self.report.setVisible(bool(sentence))
        self.lines.hide()

    def show_case(self, held: AsKnown) -> None:
        """Show the limits of a case by both calendars."""
        if not held.lines:
            told = translate("CalendarPage", "{number} 到 {day} 还没有办结期限。")
            self.show_nothing(told.format(number=grouped(held.number), day=held.on))
            return
        other = sum(line.differs for line in held.lines)
        told = (
            translate("CalendarPage", "{number}：截至 {day}，{n} 项与按现在的安排不同。")
            if other
            else translate("CalendarPage", "{number}：截至 {day}，与按现在的安排相同。")
        )
        self.report.show_text(told.format(number=grouped(held.number), day=held.on, n=other), "warn" if other else "ok")
        self.report.show()
        self.lines.show_rows(held.lines, is_other=True)
        self.lines.show()

    def _clock(self, line: KnownDate) -> str:
        word = name_of("holiday_clock", line.clock, self._language)
        return f"{word} {line.step}" if line.step else word

    def _fit(self) -> None:
        self.lines.setFixedHeight(em() * 14)


def date_word(clock: ClockReading | None) -> str:
    """Return a due date with its light; a provisional one with its mark."""
    if clock is None or clock.due is None:
        return "—" if clock is None or clock.light is None else light_word(clock.light.value)
    mark = translate("CalendarPage", "（暂定）") if clock.provisional else ""
    light = light_word(clock.light.value) if clock.light is not None else ""
    return f"{clock.due.isoformat()}{mark} {light}".strip()

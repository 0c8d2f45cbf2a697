"""Where a notice is pasted, and what was read out of it before anything rules."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.holidays.keep import Foreseen
from app.holidays.moved import MovedList
from app.holidays.notice import EARLIEST, LATEST
from app.holidays.report import HolidayTable
from app.register_words import grouped
from ui.calendar.words import clock_word, moved_word
from ui.style import em, theme
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import Field
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate


class PasteCard(QWidget):
    """`text()` and `year()` are what stands there; `edited()` follows every key. `show_foreseen` tells what it would do."""

    edited = Signal()
    opened = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.paste = QPlainTextEdit()
        name_widget(self.paste, "calendar.paste", translate("CalendarPage", "通知原文或日期表"))
        self.paste.setTabChangesFocus(True)
        self.paste.setPlaceholderText(
            translate("CalendarPage", "粘贴国务院办公厅放假通知全文，或从表格复制的“日期、类型”两列")
        )
        self.year_field = Field(translate("CalendarPage", "年份（通知未写明时）(&Y)"), "calendar.for_year")
        self.report = Text("", wraps=True)
        self.report.setObjectName("calendar.report")
        self.moved = CaseTable(
            "calendar.moved",
            translate("CalendarPage", "期限有变动的在办件"),
            [
                Column(
                    translate("CalendarPage", "办件"),
                    lambda line: grouped(line.number),
                    0,
                    second=lambda line: str(line.item),
                ),
                Column(
                    translate("CalendarPage", "期限变动"),
                    lambda line: clock_word(line, language),
                    13,
                    second=moved_word,
                ),
            ],
            key=lambda line: (line.case, line.clock, line.step),
        )
        card = Card(translate("CalendarPage", "导入放假安排"), step=1)
        card.add(self.paste)
        card.add(self.year_field)
        card.add(self.report)
        card.add(self.moved)
        self.moved.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.paste.textChanged.connect(self.edited)
        self.year_field.changed.connect(self._on_year)
        self.moved.opened.connect(self.opened)
        theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what was pasted."""
        return self.paste.toPlainText()

    def year(self) -> int | None:
        """Return the year that was given, None where there is none that a calendar can have."""
        text = self.year_field.text().strip()
        is_year = len(text) == 4 and text.isascii() and text.isdigit() and EARLIEST <= int(text) <= LATEST
        return int(text) if is_year else None

    def _on_year(self, text: str) -> None:
        is_odd = bool(text.strip()) and self.year() is None
        self.year_field.set_message(translate("CalendarPage", "年份请写四位数字，如 2027") if is_odd else "", "bad")
        self.edited.emit()

    def clear(self) -> None:
        """Empty the card: what stood there rules now."""
        self.paste.clear()
        self.year_field.clear()

    def show_nothing(self, sentence: str = "", tone: str | None = None) -> None:
        """Show that nothing is foreseen, and why."""
        self.report.show_text(sentence, tone)
        self.report.setVisible(bool(sentence))
        self.moved.hide()

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what the text orders, and the dates of open cases that it moves."""
        table, moved = foreseen.table, foreseen.moved
        told = summary(table) if table.is_sound else list(table.told_lines(self._language))
        told += [line.say(self._language) for line in table.lines if line.reasons and table.is_sound]
        told.append(
            translate(
                "CalendarPage", "重新计算在办件 {n} 件：期限变动 {moved} 处，由暂定转为确定 {settled} 处。"
            ).format(n=moved.looked_at, moved=len(moved.moved), settled=moved.settled)
        )
        self.report.show_text("\n".join(told), None if table.is_sound else "bad")
        self.report.show()
        self.moved.show_rows(moved.lines)
        self.moved.setVisible(bool(moved.lines))

    def show_moved(self, told: str, moved: MovedList) -> None:
        """Show what a change has moved, after it was made."""
        self.report.show_text(told, "ok")
        self.report.show()
        self.moved.show_rows(moved.lines)
        self.moved.setVisible(bool(moved.lines))

    def _fit(self) -> None:
        self.paste.setFixedHeight(em() * 7 + 16)
        self.moved.setMinimumHeight(em() * 9)


def summary(table: HolidayTable) -> list[str]:
    """Return what a sound table orders: its notice, its festivals with their days, the worked days."""
    issued = translate("CalendarPage", "{day} 发布").format(day=table.issued_on) if table.issued_on else ""
    years = [translate("CalendarPage", "{year} 年全年安排").format(year=year) for year in table.years]
    kind = "、".join(years) or translate("CalendarPage", "不是全年安排，只改动下列日期")
    days = Counter(order.name for order in table.free)
    festivals = "、".join(translate("CalendarPage", "{name} {n} 天").format(name=name, n=n) for name, n in days.items())
    worked = translate("CalendarPage", "调休上班 {n} 天").format(n=len(table.worked)) if table.worked else ""
    head = " · ".join(part for part in (table.source, issued, kind) if part)
    return [head, "；".join(part for part in (festivals, worked) if part)]

"""A year as twelve months: free days, worked weekend days, local days, and what a table that is only read would change."""

from __future__ import annotations

import calendar as months
from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.clock.calendar import Calendar
from app.wording import DEFAULT_LANGUAGE
from ui.style import em, sizes, theme, tokens, ui_font
from ui.widgets.text import name_widget

translate = QCoreApplication.translate
MONTHS, WEEK, LINES = 12, 7, 6
WIDEST_DAY = "30班"
CENTRE = Qt.AlignmentFlag.AlignCenter
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class YearGrid(QWidget):
    """`show_year(year, calendar, changed)`; arrows walk day by day, `picked(day)` follows; PageUp and PageDown are the page's."""

    picked = Signal(object)

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        super().__init__()
        self._language = language
        name_widget(self, "calendar.year", translate("CalendarPage", "全年日历"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.year = 0
        self.day: date | None = None
        self._calendar: Calendar | None = None
        self._changed: frozenset[date] = frozenset()
        self._today: date | None = None
        theme().changed.connect(self.update)

    def show_year(self, year: int, calendar: Calendar, changed: Collection[date], today: date) -> None:
        """Show this year of this calendar; `changed` days are framed."""
        self._calendar, self._changed, self._today = calendar, frozenset(changed), today
        if year != self.year or self.day is None:
            self.year = year
            self.day = (
                today if today.year == year else min((d for d in changed if d.year == year), default=date(year, 1, 1))
            )
        self._tell()
        self.update()

    def words(self, day: date) -> str:
        """Return what a day is, as it is read aloud: the date, worked or free, its name, its source."""
        if self._calendar is None:
            return ""
        calendar = self._calendar
        state = translate("CalendarPage", "上班") if calendar.is_working(day) else translate("CalendarPage", "休息")
        parts = [day.isoformat(), state, calendar.name_of(day, self._language) or "", calendar.source_of(day)]
        if not calendar.is_published(day):
            parts.append(translate("CalendarPage", "该年安排未公布，暂定"))
        if day in self._changed:
            parts.append(translate("CalendarPage", "将变更"))
        return " ".join(part for part in parts if part)

    def minimumSizeHint(self) -> QSize:
        """Twelve months that can still be read."""
        return QSize(3 * WEEK * round(em() * 1.15), 3 * (LINES + 2) * round(em() * 1.05))

    def sizeHint(self) -> QSize:
        """Take what there is."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint twelve months."""
        if self._calendar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month)

    def columns(self) -> int:
        """Return how many months stand side by side: as many as leave room for a day with its word."""
        needed = QFontMetrics(ui_font(sizes().small, is_bold=True)).horizontalAdvance(WIDEST_DAY) + 2
        return 4 if self.width() / 4 - 10 >= WEEK * needed else 3

    def _month_area(self, month: int) -> QRectF:
        columns = self.columns()
        wide, high = self.width() / columns, self.height() * columns / MONTHS
        row, column = divmod(month - 1, columns)
        return QRectF(column * wide, row * high, wide, high).adjusted(5, 3, -5, -3)

    def _cell(self, day: date) -> QRectF:
        area = self._month_area(day.month)
        side, line = area.width() / WEEK, area.height() / (LINES + 1.6)
        first = date(day.year, day.month, 1).weekday()
        row, column = divmod(first + day.day - 1, WEEK)
        return QRectF(area.x() + column * side, area.y() + (row + 1.6) * line, side, line).adjusted(1, 1, -1, -1)

    def _paint_month(self, painter: QPainter, month: int) -> None:
        area = self._month_area(month)
        line = area.height() / (LINES + 1.6)
        painter.setPen(QColor(tokens().text))
        painter.setFont(ui_font(sizes().base, is_bold=True))
        title = translate("CalendarPage", "{n}月").format(n=month)
        painter.drawText(QRectF(area.x(), area.y(), area.width(), line * 1.4), Qt.AlignmentFlag.AlignVCenter, title)
        for number in range(1, months.monthrange(self.year, month)[1] + 1):
            self._paint_day(painter, date(self.year, month, number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        calendar, cell = self._calendar, self._cell(day)
        if calendar is None:
            return
        is_working, is_special = calendar.is_working(day), bool(calendar.source_of(day))
        weekend = day.weekday() in calendar.table.weekend
        fill, ink = None, tokens().text
        if not is_working:
            fill, ink = (tokens().ok_soft, tokens().ok) if is_special else (None, tokens().faint)
        elif weekend:
            fill, ink = tokens().warn_soft, tokens().warn
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(cell, 4, 4)
        self._frame(painter, day, cell)
        told = self._sign(day, is_working=is_working, is_special=is_special or (weekend and is_working))
        painter.setFont(_fitting(told, cell.width(), is_bold=fill is not None or day == self._today))
        painter.setPen(QColor(ink))
        painter.drawText(cell, CENTRE, told)

    def _sign(self, day: date, *, is_working: bool, is_special: bool) -> str:
        """The number; free and worked days also by a word, never by colour alone."""
        if not is_special:
            return str(day.day)
        word = translate("CalendarPage", "班") if is_working else translate("CalendarPage", "休")
        return f"{day.day}{word}"

    def _frame(self, painter: QPainter, day: date, cell: QRectF) -> None:
        colour, width = None, 1.0
        if day == self._today:
            colour = tokens().line_strong
        if day in self._changed:
            colour, width = tokens().primary, 1.6
        if day == self.day and self.hasFocus():
            colour, width = tokens().focus, 2.2
        if colour is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(cell, 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, inside the year."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self.day is None:
            super().keyPressEvent(event)
            return
        moved = self.day + timedelta(days=step)
        if moved.year == self.year:
            self._pick(moved)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the day under the pointer."""
        day = self._day_at(event.position().x(), event.position().y())
        if day is not None:
            self._pick(day)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what the day under the pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.words(day) if day else "", self)
            return True
        return super().event(event)

    def _day_at(self, x: float, y: float) -> date | None:
        if self._calendar is None:
            return None
        days = (date(self.year, m, d) for m in range(1, 13) for d in range(1, months.monthrange(self.year, m)[1] + 1))
        return next((day for day in days if self._cell(day).contains(x, y)), None)

    def _pick(self, day: date) -> None:
        self.day = day
        self._tell()
        self.update()
        self.picked.emit(day)

    def _tell(self) -> None:
        if self.day is not None:
            self.setAccessibleDescription(self.words(self.day))


def _fitting(text: str, width: float, *, is_bold: bool) -> QFont:
    """Return the small font, or a smaller one where the text would be cut."""
    font = ui_font(sizes().small, is_bold=is_bold)
    needed = QFontMetrics(font).horizontalAdvance(text)
    return font if needed <= width else ui_font(sizes().small * width / needed, is_bold=is_bold)

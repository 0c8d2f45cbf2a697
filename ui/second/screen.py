"""The window on the second screen: takes touch, click and a keypad, never the clerk's cursor for longer than that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ratings.levels import Level
from ui.second.check_page import CheckPage
from ui.second.look import sheet, unit
from ui.second.pages import IdlePage, ThanksPage
from ui.second.rate_page import RatePage
from ui.second.view import CheckSheet
from ui.style import theme, tokens
from ui.widgets.form import is_enter


class ApplicantScreen(QWidget):
    """`show_idle()`, `show_check(…)`, `show_rating(…)`, `show_thanks()`; `confirmed()` and `rated(score)` come back.

    `handed_back()` follows every touch and key: the keyboard belongs to the clerk's window again.
    """

    confirmed = Signal()
    rated = Signal(int)
    handed_back = Signal()

    def __init__(self, office: str, window: str) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("second")
        self.setWindowTitle(office)
        self.setAccessibleName(office)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_leaving = False
        self.idle = IdlePage(office, window)
        self.check = CheckPage()
        self.rate = RatePage()
        self.thanks = ThanksPage()
        self._stack = QStackedWidget()
        for page in (self.idle, self.check, self.rate, self.thanks):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.resize(1024, 768)
        self.check.confirmed.connect(self._on_confirmed)
        self.rate.rated.connect(self._on_rated)
        theme().changed.connect(self._dress)
        self._dress()

    def page(self) -> QWidget:
        """Return the page in sight."""
        return self._stack.currentWidget()

    def show_idle(self) -> None:
        """Show nothing of anybody."""
        self._stack.setCurrentWidget(self.idle)

    def show_check(self, given: CheckSheet, *, is_confirmed: bool) -> None:
        """Show what is to be checked."""
        self.check.show_check(given, is_confirmed=is_confirmed)
        self._stack.setCurrentWidget(self.check)

    def show_rating(self, item: str, levels: Sequence[Level], language: str, seconds: int) -> None:
        """Ask for a rating."""
        self.rate.show_levels(item, levels, language, seconds)
        self._stack.setCurrentWidget(self.rate)

    def show_thanks(self) -> None:
        """Thank for the rating."""
        self._stack.setCurrentWidget(self.thanks)

    def leave(self) -> None:
        """Close for good: the shift is over."""
        self._is_leaving = True
        self.close()
        self.deleteLater()

    def forget(self) -> None:
        """Leave no name in any widget: the desk is locked or the shift ends."""
        self.check.show_check(CheckSheet("", "", "", ""), is_confirmed=False)
        self.rate.show_levels("", (), "zh_CN", 0)
        self.show_idle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms what is to be checked; 1 to 5 rate, Enter never does; Esc gives the keyboard back."""
        page = self.page()
        if page is self.check and is_enter(event) and self.check.button.isEnabled():
            self._on_confirmed()
        elif page is self.rate and event.text() in [b.objectName().rpartition(".")[2] for b in self.rate.buttons]:
            self._on_rated(int(event.text()))
        elif event.key() == Qt.Key.Key_Escape:
            self.handed_back.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard back after a touch beside the buttons."""
        super().mouseReleaseEvent(event)
        self.handed_back.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with the screen."""
        super().resizeEvent(event)
        self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when somebody at the counter tries to close it; only the program itself may."""
        event.setAccepted(self._is_leaving)

    def _on_confirmed(self) -> None:
        self.confirmed.emit()
        self.handed_back.emit()

    def _on_rated(self, score: int) -> None:
        self.rated.emit(score)
        self.handed_back.emit()

    def _dress(self) -> None:
        line = unit(self.height())
        for page in (self.idle, self.check, self.rate, self.thanks):
            page.fit(line)
        dress = sheet(tokens(), line)
        if self.styleSheet() != dress:
            self.setStyleSheet(dress)

"""The pages of the applicant's screen: idle, check, rate, thanks. Plain text, one question at a time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.second.look import LEAST
from ui.widgets.text import Text

translate = QCoreApplication.translate
CENTRE = Qt.AlignmentFlag.AlignCenter


class ScreenPage(QWidget):
    """A page with a wide margin."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "screenpage")
        self.column = QVBoxLayout(self)
        self.fit(LEAST)

    def fit(self, line: int) -> None:
        """Give the margins of a screen whose lines are this high, in px."""
        self.column.setContentsMargins(2 * line, line, 2 * line, line)
        self.column.setSpacing(line // 2)

    def add_text(self, role: str, text: str = "") -> Text:
        """Add a line in the middle and return it."""
        line = Text(text, role=role, wraps=True)
        line.setAlignment(CENTRE)
        self.column.addWidget(line)
        return line


class IdlePage(ScreenPage):
    """Office, window and time; nothing of anybody."""

    def __init__(self, office: str, window: str) -> None:
        super().__init__()
        self.column.addStretch(2)
        self.add_text("screentitle", office)
        self.add_text("screenvalue", window)
        self.column.addStretch(1)
        self.clock = self.add_text("screenclock")
        self.day = self.add_text("screenquiet")
        self.column.addStretch(3)

    def show_time(self, clock: str, day: str) -> None:
        """Show the time of the office."""
        self.clock.show_text(clock)
        self.day.show_text(day)


class ThanksPage(ScreenPage):
    """One calm sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addStretch(2)
        self.add_text("screentitle", translate("SecondScreen", "感谢您的评价"))
        self.column.addStretch(3)

"""A text that begins as one line and grows to three: Enter goes on like in any line, Ctrl+Enter breaks it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.style import theme
from ui.widgets.field import Labelled

MOST_LINES = 3
AIR = 2  # px around the text, as in a field of one line
CHROME = 13  # frame and padding of the style above and below, and the pixel Qt wants free beneath the last line
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingEdit(QPlainTextEdit):
    """As high as its text, three lines at most; what is longer scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(AIR)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.fit)
        theme().changed.connect(self.fit)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from the window's keys: here it breaks the line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _breaks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field, and Ctrl+Enter begin a line."""
        if _breaks(event):
            self.insertPlainText("\n")
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew at another width."""
        super().resizeEvent(event)
        self.fit()

    def lines(self) -> int:
        """Return how many lines are in sight, broken ones counted."""
        return max(1, min(MOST_LINES, self._all_lines()))

    def _all_lines(self) -> int:
        return round(self.document().size().height())

    def fit(self) -> None:
        """Be as high as the text; a bar comes only where there is more than is shown."""
        is_longer = self._all_lines() > MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_longer else policy.ScrollBarAlwaysOff)
        line = self.fontMetrics().lineSpacing() + 1  # a line of Han is laid out a fraction higher than it is told
        high = line * self.lines() + 2 * AIR + CHROME
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)


def _breaks(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class GrowingField(Labelled):
    """A label with a growing text; used as a Field is: `text()`, `set_text`, `clear()`, `changed`."""

    def __init__(self, label: str, name: str, *, hint: str = "") -> None:
        self.edit = GrowingEdit()
        super().__init__(label, name, self.edit, hint)
        self.edit.textChanged.connect(lambda: self.changed.emit(self.edit.toPlainText()))

    def text(self) -> str:
        """Return the text exactly as it stands."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; `changed` follows when it differs."""
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)

    def clear(self) -> None:
        """Empty the input and its message."""
        self.edit.clear()
        self.set_message("")

    def go_to_end(self) -> None:
        """Put the cursor behind the last sign."""
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

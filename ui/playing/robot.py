"""A pair of hands for the window: keys, words and waiting, as a clerk would, without a look at what lies beneath."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

PATIENCE = 60.0
BLINK_MILLISECONDS = 5


class Robot:
    """Types into what has the focus, finds inputs by their object names, and waits until something is seen."""

    def __init__(self, window: QWidget, blink: int = BLINK_MILLISECONDS) -> None:
        self.window = window
        self._blink = blink

    def rest(self, milliseconds: int = 0) -> None:
        """Let the window work for a moment, without a time for a blink."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds or self._blink, loop.quit)
        loop.exec()

    def wait(self, seen: Callable[[], object], what: str) -> None:
        """Wait until `seen()` is true; TimeoutError names what did not come."""
        end = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > end:
                raise TimeoutError(what)
            self.rest()

    def widget(self, name: str) -> QWidget:
        """Return the visible widget with this object name; LookupError when there is none."""
        for found in self.window.findChildren(QWidget, name):
            if found.isVisible():
                return found
        raise LookupError(name)

    def has(self, name: str) -> bool:
        """True when a visible widget has this object name."""
        return any(found.isVisible() for found in self.window.findChildren(QWidget, name))

    def focus(self, name: str) -> QWidget:
        """Put the focus on an input."""
        found = self.widget(name)
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def type(self, text: str, name: str = "") -> None:
        """Type a text into an input, or into what has the focus: ASCII by keys, the rest as an input method commits."""
        target = self.focus(name) if name else self._focused()
        for is_ascii, part in groupby(text, str.isascii):
            if is_ascii:
                QTest.keyClicks(target, "".join(part))
            else:
                event = QInputMethodEvent()
                event.setCommitString("".join(part))
                QApplication.sendEvent(target, event)
        self.rest()

    def write(self, name: str, text: str) -> None:
        """Type a text in place of what stands in an input, as soon as that is in sight."""
        self.wait(lambda: self.has(name), name)
        edit = self.focus(name)
        if isinstance(edit, QLineEdit | QPlainTextEdit):
            edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        self.type(text, name)

    def walk_to(self, name: str, words: str) -> bool:
        """Walk down a list by keys to the first row that has these words; False when there is none."""
        view = self.focus(name)
        assert isinstance(view, QAbstractItemView)
        model = view.model()
        self.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(model.rowCount() + 1):
            if words in self._row_words(view):
                return True
            self.key(Qt.Key.Key_Down)
        return False

    @staticmethod
    def _row_words(view: QAbstractItemView) -> str:
        model, row = view.model(), view.currentIndex().row()
        if row < 0:
            return ""
        columns = range(model.columnCount()) if isinstance(view, QTableView) else (0,)
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        cells = (model.index(row, column) for column in columns)
        return " ".join(str(model.data(cell, role) or "") for cell in cells for role in shown)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, as an F-key of the action bar."""
        QTest.keyClick(self._focused(), key, modifier)
        self.rest()

    def click(self, name: str) -> None:
        """Click a button."""
        QTest.mouseClick(self.widget(name), Qt.MouseButton.LeftButton)
        self.rest()

    def grab(self, path: Path) -> None:
        """Keep a picture of the window."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

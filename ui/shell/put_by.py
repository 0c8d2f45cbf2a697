"""What the lock does with the work on the desk: put away as it stands, and back with the cursor where it was.

The locked window has nothing of a case in it. The work itself waits outside of it, unseen, so that whoever goes for a
glass of water finds page, panel, typed words and cursor again (osTicket 635: a time-out eats the form).
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from ui.shell.frame import ShellFrame


class PutBy:
    """`put(cover)`, then `bring_back()`; `forget()` when nobody comes back; `clear()` is how the bench is emptied."""

    def __init__(self, frame: ShellFrame, clear: Callable[[], object]) -> None:
        self._frame = frame
        self._clear = clear
        self._cursor: QWidget | None = None
        self._is_away = False
        self._is_held = False

    def put(self, cover: Callable[[], object]) -> None:
        """Cover the window and put its bench away; the field with the cursor does not hear that it was left."""
        cursor: QWidget | None = self._frame.focusWidget()
        self._cursor = cursor
        blocker = QSignalBlocker(cursor) if cursor is not None else None
        self._close_dialogs()
        self._forget_passwords()
        cover()
        self._frame.put_bench_away()
        if blocker is not None:
            blocker.unblock()
        self._is_away = self._is_held = True

    def _close_dialogs(self) -> None:
        """A file dialog is a window of its own: left open it would show a name, and act for whoever is away."""
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible() and self._frame in _parents(one):
                one.reject()

    def _forget_passwords(self) -> None:
        """What a second person typed to sign does not wait for the first one to come back."""
        for edit in self._frame.bench.findChildren(QLineEdit):
            if edit.echoMode() is QLineEdit.EchoMode.Password and edit.text():
                with QSignalBlocker(edit):
                    edit.clear()

    def bring_back(self) -> bool:
        """Put the bench back; True when it was held as it stood, the cursor then being where it was."""
        self.end()
        if not self._is_held:
            return False
        self._is_held = False
        self._frame.bench.show()
        cursor, self._cursor = self._cursor, None
        page, panel = self._frame.deck.page(), self._frame.deck.panel()
        if cursor is not None and shiboken6.isValid(cursor) and self._frame.bench.isAncestorOf(cursor):
            cursor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif panel is not None:
            panel.first_focus()
        elif page is not None:
            page.first_focus()
        return True

    def forget(self) -> None:
        """Empty the bench while it is away; the next to unlock begins from the drafts."""
        if self._is_held:
            self._is_held = False
            self._cursor = None
            self._clear()

    def end(self) -> None:
        """The bench belongs to the window again: it is unlocked, or closes."""
        if self._is_away:
            self._is_away = False
            self._frame.lay_bench_out()


def _parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found

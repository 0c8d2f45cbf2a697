"""A barcode scanner that types like a keyboard: its burst is recognised, taken out of the field, its Enter swallowed.

Measured: keys at most 50 ms apart are a scanner (wired 1 to 15 ms, Bluetooth 30 ms), people at their fastest stay
above 60 ms. A burst counts only when the whole text is one that the desk knows (`knows`), so that a fast typist's
telephone number is never taken away.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.devices.choice import GAP_LEAST, GAP_MOST, GAP_USUAL, WedgeChoice

SHORTEST = 6


@runtime_checkable
class TakesBack(Protocol):
    """A widget that keys change, such as the material table: it can undo what a barcode did to it."""

    def scan_snapshot(self) -> object:
        """Return the state before a burst."""
        ...

    def take_back(self, snapshot: object) -> None:
        """Restore that state."""
        ...


@dataclass(frozen=True)
class _Before:
    widget: QObject | None = None
    state: object = None


class FocusFilter(QObject):
    """An event filter that follows the focus: a filter on the whole application would see every paint, too."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: QWidget | None = None

    def start(self) -> None:
        """Watch the widget that has the focus, from now on."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._watch(app.focusWidget())

    def stop(self) -> None:
        """Watch nothing any more."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        self._watch(None)

    def _on_focus_changed(self) -> None:
        """Follow the focus where it is, not where the signal says: who heard it before may have moved it on."""
        self._watch(QApplication.focusWidget())

    def _watch(self, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)


class WedgeFilter(FocusFilter):
    """`wedge.start()`; `scanned(text)` follows each barcode; `set_choice` says how this window's scanner types.

    A scanner with a prefix types it before each barcode: then only such a burst counts, and a person's never. With a
    suffix the barcode ends with it; an Enter that follows is swallowed as well.
    """

    scanned = Signal(str)

    def __init__(
        self,
        knows: Callable[[str], bool] = lambda text: len(text) >= SHORTEST,
        *,
        threshold: int = GAP_USUAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._knows = knows
        self._clock = clock
        self._typed: list[str] = []
        self._last = -1.0
        self._was_scanned = False
        self._before = _Before()
        self.set_choice(WedgeChoice(gap=threshold))

    def set_choice(self, choice: WedgeChoice) -> None:
        """Follow this window's scanner from the next key on; a gap that makes no sense is the nearest that does."""
        self._threshold = min(max(choice.gap, GAP_LEAST), GAP_MOST) / 1000
        self._prefix, self._suffix = choice.prefix, choice.suffix
        self._typed = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch every key press once, on its way to the widget that has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched is not QApplication.focusWidget():
            return False
        return self._on_key(event, watched)

    def _on_key(self, event: QKeyEvent, focus: QWidget) -> bool:
        # When the key went down, not when the window came to it: a window that was busy must not tear a barcode apart.
        now = event.timestamp() / 1000 or self._clock()
        gap, self._last = now - self._last, now
        was_scanned, self._was_scanned = self._was_scanned, False
        is_end = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if is_end:
            return self._end(gap) or (was_scanned and gap <= 2 * self._threshold)
        text = event.text()
        if len(text) != 1 or not text.isprintable() or not text.isascii():
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
                self._typed = []
            return False
        if not 0 <= gap <= self._threshold or not self._typed:  # below 0: the machine's time began anew
            self._typed = []
            self._before = _Before(focus, _state_of(focus))
        self._typed.append(text)
        if self._suffix and self._take():
            self._was_scanned = True
        return self._was_scanned

    def _end(self, gap: float) -> bool:
        is_scanned = gap <= 2 * self._threshold and self._take()
        self._typed = []
        return is_scanned

    def _take(self) -> bool:
        """Take back what was typed when it is a barcode that the desk knows, and tell it."""
        text = self._inner("".join(self._typed))
        if len(text) < SHORTEST or not self._knows(text):
            return False
        self._typed = []
        _restore(self._before)
        self.scanned.emit(text)
        return True

    def _inner(self, typed: str) -> str:
        """Return the barcode between prefix and suffix, "" when one of them is missing."""
        if not typed.startswith(self._prefix) or not typed.endswith(self._suffix):
            return ""
        return typed[len(self._prefix) : len(typed) - len(self._suffix)]


def _state_of(widget: QWidget) -> object:
    if isinstance(widget, QLineEdit):
        return widget.text(), widget.cursorPosition()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText(), widget.textCursor().position()
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return widget.scan_snapshot() if isinstance(widget, TakesBack) else None


def _restore(before: _Before) -> None:
    widget: object = before.widget
    state = before.state
    if isinstance(widget, QLineEdit) and isinstance(state, tuple):
        widget.setText(state[0])
        widget.setCursorPosition(state[1])
    elif isinstance(widget, QPlainTextEdit) and isinstance(state, tuple):
        widget.setPlainText(state[0])
        cursor = widget.textCursor()
        cursor.setPosition(state[1])
        widget.setTextCursor(cursor)
    elif isinstance(widget, QComboBox) and isinstance(state, int):
        widget.setCurrentIndex(state)
    elif isinstance(widget, TakesBack):
        widget.take_back(state)

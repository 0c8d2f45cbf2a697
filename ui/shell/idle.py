"""Locks a desk that nobody touches; work under way is not cut off."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

IDLE_SECONDS = 300
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class IdleWatch(QObject):
    """`idle()` once after `seconds` without a key, a click or a wheel in `window`; `look()` every second."""

    idle = Signal()

    def __init__(
        self, window: QWidget, seconds: float = IDLE_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(window)
        self._window = window
        self._seconds = seconds
        self._clock = clock
        self._last = clock()
        self._is_told = False
        self._handle: QWindow | None = None

    def seconds(self) -> float:
        """Return for how long nobody touched the window."""
        return self._clock() - self._last

    def look(self) -> None:
        """Tell once when the time is over; watch the native window, which every key and click goes through."""
        handle: QWindow | None = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle
        if not self._is_told and self._clock() - self._last >= self._seconds:
            self._is_told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in _INPUT:
            self._last = self._clock()
            self._is_told = False
        return False

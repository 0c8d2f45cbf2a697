"""How long the window stood still: a beat every millisecond on the GUI thread, and what lies between two of them."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 1  # ms


class Pauses(QObject):
    """`begin()` counts anew. `wall`: the longest time between two beats; `work`: the most processor time of this thread
    between two. On a busy machine the wall clock tells the machine's load, the processor time what the window itself did.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)
        self.begin()

    def begin(self) -> None:
        """Forget what was."""
        self.wall = self.work = 0.0
        self._at, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        at, worked = time.perf_counter(), time.thread_time()
        self.wall = max(self.wall, at - self._at)
        self.work = max(self.work, worked - self._worked)
        self._at, self._worked = at, worked

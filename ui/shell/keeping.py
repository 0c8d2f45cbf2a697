"""The keeping job of the desk: once after the start and once a day while nobody types, on the network thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from app.retention.outlook import Done
from ui.work import Work

FIRST, LOOK, SOON = 20_000, 600_000, 60_000
QUIET_SECONDS = 120.0


class Keeping(QObject):
    """`sweep()` is called where neither the records nor the paper wait for it; what it did is told by `last`.

    `today()` and `quiet()` (seconds without a key or click) say when the next one may begin.
    """

    def __init__(
        self, work: Work, sweep: Callable[[], Done], today: Callable[[], date], quiet: Callable[[], float]
    ) -> None:
        super().__init__()
        self._work, self._sweep, self._today, self._quiet = work, sweep, today, quiet
        self._swept_on: date | None = None
        self.last: Done | None = None
        self._first = work.after(self, FIRST, self.run)
        self._first.start()
        self._again = work.after(self, SOON, self.look)
        self._looking = work.every(self, LOOK, self.look)

    def look(self) -> None:
        """Begin when today had no sweep and nobody is at work; somebody who is gets another minute."""
        if self._swept_on is None or self._today() <= self._swept_on:
            return
        if self._quiet() < QUIET_SECONDS or self._work.doing():
            self._again.start()
            return
        self.run()

    def stop(self) -> None:
        """Nobody is logged in any more, or the desk closes: nothing is begun."""
        for timer in (self._first, self._again, self._looking):
            timer.stop()

    def run(self) -> None:
        """Sweep now."""
        self._swept_on = self._today()
        self._work.network(self, self._sweep, self._on_done)

    def _on_done(self, done: Done) -> None:
        self.last = done

"""Run in a process of its own: prints whether the library that writes papers was there at the first paint, and afterwards,
and whether what was read in meanwhile is left alone by the collector.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from real_desk import Clock, around

from db.desk.door import DeskDoor
from ui.commands.line import parse
from ui.opening import OpenDesk, application

LIBRARY = "reportlab"
MANY = 50_000


class FirstPaint(QObject):
    """Notes what is in memory when the window is painted for the first time, then lets the desk read in what may wait."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self.had: bool | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look once."""
        if event.type() == QEvent.Type.Paint and self.had is None:
            self.had = LIBRARY in sys.modules
            QTimer.singleShot(0, self._desk.watch)
        return False


def main(profile: str) -> None:
    """Open the way in of a profile, as the program does, and look."""
    line = parse(["--profile", profile, "--training"])
    app = application(line.language)
    desk = OpenDesk(DeskDoor(Path(profile), around(Clock())), line)  # type: ignore[arg-type]
    watch = FirstPaint(desk)
    desk.entrance.installEventFilter(watch)
    desk.start()
    until = time.monotonic() + 30
    look = QTimer()
    look.timeout.connect(lambda: app.quit() if LIBRARY in sys.modules or time.monotonic() > until else None)
    look.start(50)
    app.exec()
    desk.close()  # waits for the thread that reads it in
    sys.stdout.write(
        json.dumps([watch.had, f"{LIBRARY}.pdfbase.pdfdoc" in sys.modules, gc.get_freeze_count() > MANY]) + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])

"""Prints the seconds from this line to the first painted window: `first_paint.py hello | log-in PROFILE | desk PROFILE`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

BEGUN = time.perf_counter()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget  # noqa: E402


class FirstPaint(QObject):
    """Tells the time of the first paint and ends the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End after the first paint event was handled."""
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        sys.stdout.write(f"{time.perf_counter() - BEGUN}\n")
        sys.stdout.flush()
        QApplication.exit(0)


def hello() -> None:
    """Show a window with one word."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("你好"))
    watch = FirstPaint(window)
    window.show()
    app.exec()
    watch.deleteLater()


def desk(profile: str, *officer: str) -> None:
    """Show the log-in page, or with an officer named the desk itself."""
    from ui.__main__ import door, parse
    from ui.one_window import OneWindow
    from ui.opening import OpenDesk, application

    line = parse(["--profile", profile, "--training", *officer])
    app = application(line.language)
    one = OneWindow(Path(profile))
    assert one.is_first()
    opened = OpenDesk(door(line), line)
    opened.start()
    watch = FirstPaint(opened.shell or opened.entrance)
    app.exec()
    watch.deleteLater()
    opened.close()
    one.deleteLater()


if __name__ == "__main__":
    if sys.argv[1] == "hello":
        hello()
    else:
        desk(sys.argv[2], *(["--officer", "w1"] if sys.argv[1] == "desk" else []))

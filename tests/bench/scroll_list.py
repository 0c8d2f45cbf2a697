"""Prints what it costs to page through the list of all cases: `scroll_list.py PROFILE`, on a desk with this page only."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import ui.pages

ui.pages.PAGES = tuple(entry for entry in ui.pages.PAGES if entry.key == "ledger")

from ui.__main__ import door, parse  # noqa: E402
from ui.ledger.page import LedgerPage  # noqa: E402
from ui.opening import OpenDesk, application  # noqa: E402
from ui.playing.robot import Robot  # noqa: E402
from ui.widgets.case_model import WINDOW_ROWS  # noqa: E402

WINDOWS = 200
LONGEST_WAIT = 120.0  # s


def main(profile: str) -> None:
    """Wait until the list is known, page through 200 windows of it, each by a key of its own, and print the figures."""
    line = parse(["--profile", profile, "--training", "--officer", "w1"])
    application(line.language)
    desk = OpenDesk(door(line), line)
    desk.start()
    assert desk.shell is not None
    robot = Robot(desk.shell)
    before, begun, pause = _megabytes(), time.perf_counter(), 0.0
    desk.shell.go("ledger")
    page = desk.shell.deck.page()
    assert isinstance(page, LedgerPage)
    while not page.list.count.text().startswith("共") and time.perf_counter() - begun < LONGEST_WAIT:
        pause = max(pause, _timed(lambda: robot.rest(1)))
    known = time.perf_counter() - begun
    taken = []
    table = page.list.table
    for window in range(WINDOWS):
        row = min(window * WINDOW_ROWS * 19 + 7, page.list.length() - 2)
        table.setCurrentIndex(table.model_.index(row, 0))
        robot.rest(20)
        key = _timed(lambda: (QTest.keyClick(table, Qt.Key.Key_PageDown), table.repaint()))
        taken.append(key)
        pause = max(pause, key)
    taken.sort()
    figures = {
        "known": known,
        "median": taken[WINDOWS // 2],
        "high": taken[int(WINDOWS * 0.95)],
        "pause": pause,
        "megabytes": _megabytes() - before,
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    desk.close()


def _timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(sys.argv[1])

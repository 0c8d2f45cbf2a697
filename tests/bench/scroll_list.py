"""Prints what it costs to page through the list of all cases: `scroll_list.py PROFILE`, on a desk with this page only."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from pathlib import Path

from one_page import SETTLED, open_on
from pauses import Pauses
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.ledger.page import LedgerPage
from ui.opening import OpenDesk
from ui.playing.robot import Robot
from ui.widgets.case_model import WINDOW_ROWS

WINDOWS = 200
LONGEST_WAIT = 120.0  # s


def main(profile: str) -> None:
    """Wait until the list is known, page through 200 windows of it, each by a key of its own, and print the figures."""
    desk, window, robot = open_on("ledger", profile, "w1")
    desk._stop_keeping()  # what a desk sweeps after a minute is not the list's
    pauses = Pauses()
    painted: list[int] = []
    window.painted.connect(lambda: painted.append(1))
    begun = time.perf_counter()
    window.go("ledger")
    page = window.deck.page()
    assert isinstance(page, LedgerPage)
    while not page.list.count.text().startswith("共") and time.perf_counter() - begun < LONGEST_WAIT:
        robot.rest(1)
        if len(painted) == 1:
            painted.append(2)
            pauses.begin()  # the start has a figure of its own
    known = time.perf_counter() - begun
    robot.rest(SETTLED)
    keys = _scroll(robot, page) if page.list.length() else [(0.0, 0.0)]
    walls, works = sorted(wall for wall, _ in keys), sorted(work for _, work in keys)
    figures = {
        "known": known,
        "median": walls[len(walls) // 2],
        "high": walls[int(len(walls) * 0.95)],
        "work": works[int(len(works) * 0.95)],
        "pause": pauses.wall,
        "pause_work": pauses.work,
        "megabytes": _megabytes(),
        "cached": _cached(desk),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    desk.close()


def _scroll(robot: Robot, page: LedgerPage) -> list[tuple[float, float]]:
    """Return what each key took to its paint: wall clock, and processor time of the window's thread."""
    taken, table = [], page.list.table
    for window in range(WINDOWS):
        row = min(window * WINDOW_ROWS * 19 + 7, page.list.length() - 2)
        table.setCurrentIndex(table.model_.index(row, 0))
        robot.rest(20)
        wall, work = time.perf_counter(), time.thread_time()
        QTest.keyClick(table, Qt.Key.Key_PageDown)
        table.repaint()
        taken.append((time.perf_counter() - wall, time.thread_time() - work))
    return taken


def _cached(desk: OpenDesk) -> float:
    """Return how much of the memory is the store's page cache: it is gone when the reading connections are."""
    assert desk.entered is not None
    before = _megabytes()
    desk.entered.store._reader.dispose()  # type: ignore[attr-defined]
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return before - _megabytes()


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(sys.argv[1])

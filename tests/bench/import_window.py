"""Prints how long the window stood still while a list became drafts: `import_window.py PROFILE FILE ROWS`, by its real page."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from one_page import SETTLED, open_on
from pauses import Pauses

from ui.catalogue.importing import ReportPanel
from ui.catalogue.lines import Drawer
from ui.catalogue.page import CataloguePage
from ui.playing.robot import Robot

LONGEST_WAIT = 300.0  # s


def main(profile: str, file: str, rows: int) -> None:
    """Read the file, keep its rows, wait until they are shown, and print seconds and pauses of each."""
    desk, window, robot = open_on("catalogue", profile, "m1")
    window.go("catalogue")
    robot.rest(SETTLED)
    page = window.deck.page()
    assert isinstance(page, CataloguePage)
    panels: list[ReportPanel] = []
    page.panel_wanted.connect(panels.append)
    pauses = Pauses()
    figures = {"read": _until(robot, lambda: page.importing.take(file), lambda: bool(panels))}
    figures["keep"] = _until(robot, panels[0].confirmed.emit, lambda: page.listing.count(Drawer.DRAFTS) >= rows)
    robot.rest(SETTLED)
    figures |= {"pause": pauses.wall, "work": pauses.work}
    sys.stdout.write(json.dumps(figures) + "\n")
    desk.close()


def _until(robot: Robot, begin: Callable[[], object], is_done: Callable[[], bool]) -> float:
    begun = time.perf_counter()
    begin()
    while not is_done() and time.perf_counter() - begun < LONGEST_WAIT:
        robot.rest(20)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

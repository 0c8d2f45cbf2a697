"""Prints how long the window stood still while a list became drafts: `import_window.py PROFILE FILE ROWS`, by its real page."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import ui.pages

ui.pages.PAGES = tuple(entry for entry in ui.pages.PAGES if entry.key == "catalogue")

from pauses import Pauses  # noqa: E402

from app.training import PASSWORD  # noqa: E402
from ui.__main__ import door, parse  # noqa: E402
from ui.catalogue.importing import ReportPanel  # noqa: E402
from ui.catalogue.lines import Drawer  # noqa: E402
from ui.catalogue.page import CataloguePage  # noqa: E402
from ui.opening import OpenDesk, application  # noqa: E402
from ui.playing.robot import Robot  # noqa: E402

SETTLED = 4000  # ms: what a desk reads in behind its first window is there
LONGEST_WAIT = 300.0  # s


def main(profile: str, file: str, rows: int) -> None:
    """Read the file, keep its rows, wait until they are shown, and print seconds and pauses of each."""
    line = parse(["--profile", profile, "--training"])
    application(line.language)
    desk = OpenDesk(door(line), line)
    desk.start()
    desk.watch()
    Robot(desk.entrance).rest(SETTLED)  # as an officer finds it who types his password
    desk.enter(desk.gate.enter("m1", PASSWORD))
    assert desk.shell is not None
    robot = Robot(desk.shell)
    desk.shell.go("catalogue")
    robot.rest(SETTLED)
    page = desk.shell.deck.page()
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

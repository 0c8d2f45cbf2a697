"""`yimen shots --out DIR`: a picture of every screen at two sizes, in light, dark and high contrast, and of every panel."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from app.desk import Records
from app.state import CaseState
from app.training import OFFICERS
from ui.commands.door import DONE
from ui.commands.line import CommandLine
from ui.opening import OpenDesk, WayIn
from ui.pages import PAGES
from ui.playing.off_screen import application_off_screen
from ui.playing.panels import each_panel
from ui.playing.robot import Robot
from ui.shell.window import ShellWindow
from ui.style import THEMES, theme

SIZES = ((1366, 768), (1920, 1080))
SETTLE_MILLISECONDS = 500
MORE = (("a1", "approval"), ("s1", "casefile"), ("m1", "staff"))  # who sees another side of a page than the first


def screens() -> tuple[tuple[str, str], ...]:
    """Return every page of the window with the first of the published people who may open it, and other sides of some."""
    first = [(next((o for o in OFFICERS if entry.may_open(o)), None), entry.key) for entry in PAGES]
    return (*((officer.id, key) for officer, key in first if officer is not None), *MORE)


def run(given: list[str], line: CommandLine, door: Callable[[CommandLine], WayIn]) -> int:
    """Leave the pictures in DIR; a training profile of its own is made for them."""
    parser = argparse.ArgumentParser(prog="yimen shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/shots"), metavar="DIR")
    out = parser.parse_args(given).out
    application_off_screen(line.language)
    with tempfile.TemporaryDirectory(prefix="yimen-shots-") as folder:
        devices = Path(folder) / "devices"
        devices.mkdir()
        base = replace(line, profile=Path(folder) / "profile", is_training=True, devices=f"fake:{devices}")
        count = _entrance(base, "login", door, out)
        count += _entrance(replace(base, profile=Path(folder) / "new", is_training=False), "first-run", door, out)
        for officer, page in screens():
            count += _screen(replace(base, officer=officer), page, door, out)
    sys.stdout.write(f"{count} → {out}\n")
    return DONE


def _each_look(robot: Robot, out: Path, name: str, begin: Callable[[Robot], None] = Robot.rest) -> int:
    count = 0
    for width, height in SIZES:
        robot.window.resize(width, height)
        for look in THEMES:
            theme().apply(look)
            begin(robot)
            robot.rest(SETTLE_MILLISECONDS // 2)
            robot.grab(out / f"{name}-{look}-{width}x{height}.png")
            count += 1
    theme().apply("light")
    return count


def _entrance(line: CommandLine, name: str, door: Callable[[CommandLine], WayIn], out: Path) -> int:
    desk = OpenDesk(door(line), line)
    desk.start()
    robot = Robot(desk.entrance)
    robot.rest(SETTLE_MILLISECONDS)
    count = _each_look(robot, out, name)
    _take_down(desk, robot)
    return count


def _screen(line: CommandLine, page: str, door: Callable[[CommandLine], WayIn], out: Path) -> int:
    desk = OpenDesk(door(line), line)
    desk.start()
    desk.watch()
    assert desk.shell is not None and desk.entered is not None
    subject = desk.entered.store.ask(a_number) if page == "casefile" else None
    desk.shell.go(page, subject)
    robot = Robot(desk.shell)
    robot.rest(SETTLE_MILLISECONDS * 2)
    count = _each_look(robot, out, f"{page}-{line.officer}", BEGIN.get(page, Robot.rest))
    count += _sheets(desk.shell, robot, out, f"{page}-{line.officer}")
    _take_down(desk, robot)
    return count


def _sheets(shell: ShellWindow, robot: Robot, out: Path, name: str) -> int:
    """The help sheet of the page, and each panel that its keys open; the acts are done, so these come last."""
    robot.window.resize(*SIZES[0])
    shell.show_help()
    robot.rest(SETTLE_MILLISECONDS // 2)
    robot.grab(out / f"{name}-F1.png")
    shell.help.hide()
    count = 1
    for key in each_panel(shell, robot):
        robot.grab(out / f"{name}-{key.replace('+', '')}.png")
        count += 1
    return count


def _take_down(desk: OpenDesk, robot: Robot) -> None:
    """Close the desk and let its windows go: each look is laid over every window that there is."""
    desk.close()
    if desk.shell is not None:
        desk.shell.deleteLater()
    desk.entrance.deleteLater()
    robot.rest(SETTLE_MILLISECONDS // 10)


def _search_an_item(robot: Robot) -> None:
    """Type into the item search anew, so that its list opens where the window now is."""
    robot.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    robot.type("xk")


BEGIN: dict[str, Callable[[Robot], None]] = {"acceptance": _search_an_item}


def a_number(records: Records) -> str:
    """Return the number of a case with a story: one that is to be delivered."""
    rows = records.list_cases((CaseState.DELIVERING, CaseState.IN_PROGRESS), limit=1)
    return rows[0].number if rows else ""

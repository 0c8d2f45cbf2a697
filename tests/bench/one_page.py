"""A desk with one page alone, opened by the log-in: what a figure says of the page, no other page has a part in."""

from __future__ import annotations

from app.training import PASSWORD
from ui.__main__ import door, parse
from ui.opening import OpenDesk, application
from ui.pages import PAGES
from ui.playing.robot import Robot
from ui.shell.window import ShellWindow
from ui.surroundings import Surroundings

SETTLED = 5000  # ms: what a desk reads in behind its first window is there


def open_on(page: str, profile: str, officer: str) -> tuple[OpenDesk, ShellWindow, Robot]:
    """Return a desk whose officer has just logged in, its window, and hands for it; only this page is offered."""
    line = parse(["--profile", profile, "--training"])
    application(line.language)
    _offer_only(page)
    desk = OpenDesk(door(line), line)
    desk.start()
    desk.watch()
    Robot(desk.entrance).rest(SETTLED)  # as an officer finds it who types his password
    desk.enter(desk.gate.enter(officer, PASSWORD))
    assert desk.shell is not None
    return desk, desk.shell, Robot(desk.shell)


def _offer_only(key: str) -> None:
    opened, pages = ShellWindow.open_pages, [entry for entry in PAGES if entry.key == key]

    def open_pages(window: ShellWindow, surroundings: Surroundings) -> None:
        opened(window, surroundings, pages)

    ShellWindow.open_pages = open_pages  # type: ignore[assignment,method-assign]

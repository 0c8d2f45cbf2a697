"""Every panel that the keys of a page open, one after the other: for the pictures, and for whoever reads their words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QDialog

from ui.playing.robot import Robot
from ui.shell.window import ShellWindow

PATIENCE_MILLISECONDS = 250


def each_panel(shell: ShellWindow, robot: Robot) -> Iterator[str]:
    """Do each act that the page in sight offers now, and yield its key while the panel that it opened is in sight.

    What an act does besides is done: only for a profile that is thrown away afterwards.
    """
    page = shell.deck.page()
    if page is None:
        return
    for key in [action.key_sequence for action in page.actions() if action.is_enabled]:
        act = next((one for one in page.actions() if one.key_sequence == key and one.is_enabled), None)
        if act is None:
            continue  # an act before it took it away
        act.slot()
        robot.rest(PATIENCE_MILLISECONDS)
        if shell.deck.panel() is not None:
            yield key
        _put_back(shell, robot, page.key)


def _put_back(shell: ShellWindow, robot: Robot, key: str) -> None:
    """Close what was opened and come back to the page."""
    shell.deck.end_panel()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
    now = shell.deck.page()
    if now is None or now.key != key:
        shell.go(key)
    robot.rest(PATIENCE_MILLISECONDS // 5)

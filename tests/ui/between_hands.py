"""A real window at a desk of a center that is linked to another one; what the page asks goes over HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from center_for_tests import NOW
from desk_for_tests import CHIEF
from levels_for_tests import LevelDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.devices.simulated import simulated_devices
from app.levels.desk import ask_between
from ui.between.page import BetweenPage
from ui.devices.hub import Devices
from ui.pages import PAGES
from ui.shell.frame import DeskSign
from ui.shell.window import ShellWindow
from ui.surroundings import Surroundings
from ui.work import Work


class BetweenWindow(RealDesk):
    """The window of a desk whose store is open already."""

    def __init__(self, qtbot: QtBot, desk: LevelDesk, devices: Path) -> None:
        devices.mkdir()
        self.qtbot, self.desk, self.folder = qtbot, desk, devices
        self.store, self.officer = desk.store, CHIEF
        self.work = Work()
        self.work.open(self.store, CHIEF)
        self.devices = Devices(self.work, simulated_devices(devices))
        me = desk.store.setting(CHIEF).officer
        sign = DeskSign(desk.store.setting(CHIEF).office.name, f"窗口 {desk.code}", me, is_training=False)
        self.window = ShellWindow(self.work, self.devices, sign, lambda officer_id, password: None)
        self.window.open_pages(self.surroundings(), PAGES)

    def surroundings(self) -> Surroundings:
        """Return what the pages are given; the center is asked over HTTP."""
        return replace(super().surroundings(), between=lambda order: ask_between(self.desk.shelf, lambda: NOW, order))

    def between(self, shown: str = "") -> BetweenPage:
        """Go to the page 跨层级办理, and there by F2 to a list."""
        self.window.go("between")
        self.settle()
        page = self.page()
        assert isinstance(page, BetweenPage)
        self.told()
        while shown and page.listing.code() != shown:
            self.press(Qt.Key.Key_F2)
        return page

    def told(self) -> None:
        """Wait until the network has answered everything that was asked."""
        done: list[int] = []
        self.work.network(self.work, lambda: 1, done.append)
        self.wait(lambda: done)
        self.settle()

    def close(self) -> None:
        """Close the window; the store stays open."""
        self.told()
        self.window.close()
        self.window.deleteLater()
        self.work.close()

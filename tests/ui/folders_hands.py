"""A real window at one of three desks that are tied to a real center."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from real_desk import RealDesk
from three_departments import DepartmentDesk

from app.devices.simulated import simulated_devices
from ui.devices.hub import Devices
from ui.folders.page import FoldersPage
from ui.pages import PAGES, pages_for
from ui.shell.frame import DeskSign
from ui.shell.window import ShellWindow
from ui.work import Work


class DeskWindow(RealDesk):
    """The window of a desk whose store is open already; its folder of devices takes what is printed."""

    def __init__(self, qtbot: QtBot, desk: DepartmentDesk, devices: Path) -> None:
        devices.mkdir()
        self.qtbot, self.desk, self.folder = qtbot, desk, devices
        self.store, self.officer = desk.store, desk.officer
        self.work = Work()
        self.work.open(self.store, self.officer)
        self.devices = Devices(self.work, simulated_devices(devices))
        sign = DeskSign("示例区政务服务中心", f"窗口 {desk.code}", desk.me(), is_training=False)
        self.window = ShellWindow(self.work, self.devices, sign, lambda officer_id, password: None)
        self.window.open_pages(self.surroundings(), PAGES)

    def folders(self) -> FoldersPage:
        """Go to the page 案卷交接."""
        self.window.go("folders")
        self.settle()
        page = self.page()
        assert isinstance(page, FoldersPage)
        self.settle()
        return page

    def close(self) -> None:
        """Close the window; the store stays open."""
        self.wait(lambda: not self.window.printing._is_printing)
        self.close_window()

    def page_keys(self) -> list[str]:
        """Return the pages that the officer is offered."""
        return [entry.key for entry in pages_for(self.setting().officer)]

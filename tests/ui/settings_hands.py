"""What an administrator does on the page of settings: goes to a group, types into a field, saves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from worked_desk import WorkedDesk

from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.widgets.combo import Combo

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class SettingsDesk:
    """`retype("settings.wedge.gap", "40")`, `choose(name, code)`, `save()`; `message(name)` is what stands beneath."""

    def __init__(self, desk: WorkedDesk, key: str) -> None:
        self.desk = desk
        self.desk.wake()
        self.page.first_focus()
        while self.page.chooser.code() != key:
            self.desk.press(Key.Key_PageDown, CTRL)
        self.settle()

    @property
    def page(self) -> SettingsPage:
        """Return the page."""
        page = self.desk.page()
        assert isinstance(page, SettingsPage)
        return page

    @property
    def section(self) -> Section:
        """Return the group in sight."""
        return self.page.section

    def input(self, name: str) -> QWidget:
        """Return an input by its object name."""
        found = self.section.findChild(QWidget, name)
        assert found is not None, name
        return found

    def retype(self, name: str, text: str) -> None:
        """Put another text into a field."""
        edit: Any = self.input(name)
        edit.setFocus()
        edit.selectAll()
        self.desk.press(Key.Key_Delete)
        if text:
            self.desk.type_text(text)

    def choose(self, name: str, code: str) -> None:
        """Choose from a list by the arrows."""
        combo = self.input(name)
        assert isinstance(combo, Combo)
        self.desk.wait(lambda: combo.findData(code) >= 0)
        at = combo.findData(code)
        combo.setFocus()
        self.desk.press(Key.Key_Home)
        self.desk.press(Key.Key_Down, times=at)
        assert combo.currentData() == code

    def tick(self, name: str) -> None:
        """Tick a box."""
        box = self.input(name)
        assert isinstance(box, QCheckBox)
        box.setFocus()
        self.desk.press(Key.Key_Space)

    def message(self, name: str) -> str:
        """Return what stands beneath a field."""
        return str(self.input(name).accessibleDescription())

    def save(self) -> None:
        """F12, and wait until it is kept."""
        before = self.desk.window.actionbar.result.text()
        self.desk.press(Key.Key_F12)
        self.desk.wait(lambda: "设置已保存" in self.desk.window.actionbar.result.text() != before)

    def kept(self, key: str) -> Any:
        """Return what a setting holds in the store."""
        return self.desk.store.ask(lambda records: records.setting(key))

    def settle(self) -> None:
        """Wait until every question was answered."""
        self.desk.settle()
        self.desk.wait(lambda: not self.page._lint.isActive())
        self.desk.qtbot.wait(20)

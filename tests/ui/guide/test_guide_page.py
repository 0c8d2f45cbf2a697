"""The first administrator is led from step to step; what is done says so when he comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.readiness import Setup
from ui.guide.page import GuidePage
from ui.pages import PAGES
from ui.settings.page import SettingsPage
from ui.style import theme

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key in ("guide", "settings", "staff", "catalogue")]
    with worked_desk(qtbot, profile, tmp_path / "devices", "m1", pages) as one:
        one.show()
        one.window.go("guide")
        one.wait(lambda: guide(one).steps)
        yield one


def guide(desk: WorkedDesk) -> GuidePage:
    page = desk.page()
    assert isinstance(page, GuidePage)
    return page


def test_f12_leads_to_the_first_open_step_and_back_it_is_done(desk: WorkedDesk) -> None:
    assert [step.setup for step in guide(desk).open_steps()][:2] == [Setup.OFFICE, Setup.DEVICES]
    assert "还有 4 项" in guide(desk).head.text()
    desk.press(Key.Key_F12)
    page = desk.page()
    assert isinstance(page, SettingsPage) and page.chooser.code() == "office"
    desk.focus().selectAll()  # type: ignore[attr-defined]
    desk.type_text("某某县政务服务中心")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().office.name == "某某县政务服务中心")
    desk.window.go("guide")
    desk.wait(lambda: guide(desk).cards[Setup.OFFICE].pill.text() == "已完成")
    desk.wait(lambda: "还有 3 项" in guide(desk).head.text())


@pytest.mark.parametrize(("key", "place"), [(Key.Key_2, "settings"), (Key.Key_3, "staff"), (Key.Key_5, "catalogue")])
def test_alt_and_a_digit_leads_to_any_step(desk: WorkedDesk, key: Qt.Key, place: str) -> None:
    desk.press(key, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.page().key == place)
    if place == "settings":
        assert desk.page().chooser.code() == "devices"  # type: ignore[attr-defined]


def test_enter_on_a_step_goes_there(desk: WorkedDesk) -> None:
    desk.wait(lambda: desk.focus().objectName() == "guide.office")
    desk.press(Key.Key_Return)
    desk.wait(lambda: desk.page().key == "settings")


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 1.5), ((1920, 1080), 2.0)])
def test_nothing_is_cut_and_everything_is_named(desk: WorkedDesk, size: tuple[int, int], scale: float) -> None:
    theme().apply("light", scale=scale, is_compact=size[1] < 800)
    desk.window.resize(*size)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []

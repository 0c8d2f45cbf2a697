"""What is wrong with a device is told as it is now: a second try replaces the first trouble, and success ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES

Key = Qt.Key
CARD = {"id_number": "341702199003071237", "name": "周文彬"}


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key == "acceptance"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "w1", pages) as one:
        one.show()
        one.put_card(**CARD)
        yield one


def read_while(desk: WorkedDesk, state: str, until: str) -> str:
    (desk.folder / "card_reader.state").write_text(state)
    desk.press(Key.Key_F4)
    desk.wait(lambda: until in desk.window.problems.text())
    return desk.window.problems.text()


def test_a_reader_in_trouble_is_told_once_however_often_it_is_tried(desk: WorkedDesk) -> None:
    read_while(desk, "unplug", "读取途中断开")
    read_while(desk, "garbage", "无法辨认")
    assert "另有" not in read_while(desk, "trouble", "报告故障"), "one Esc is enough"


def test_a_card_that_is_read_ends_what_was_wrong_with_the_reader(desk: WorkedDesk) -> None:
    read_while(desk, "unplug", "读取途中断开")
    read_while(desk, "ready", "")
    desk.wait(lambda: desk.window.problems.text() == "")


def test_the_camera_says_nothing_of_the_reader(desk: WorkedDesk) -> None:
    desk.type_text("spjyxk")
    desk.press(Key.Key_Return)
    read_while(desk, "unplug", "读取途中断开")
    (desk.folder / "camera.state").write_text("garbage")
    desk.press(Key.Key_F5)
    desk.wait(lambda: "高拍仪" in desk.window.problems.text())
    assert "另有 1 条" in desk.window.problems.text()
    read_while(desk, "ready", "高拍仪")
    desk.wait(lambda: "另有" not in desk.window.problems.text())

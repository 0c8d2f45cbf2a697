"""Where the applicant's screen stands: on the second screen when there is one, nowhere when there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.devices.choice import DeviceChoice, read_with_faults
from app.devices.chosen import second_screen
from app.errors import Refused
from app.wording import say_trouble
from ui.second.place import AUTO, OFF, WINDOW, ScreenPlace
from ui.second.screen import ApplicantScreen

TWO_SCREENS = {
    "screens": [
        {"name": "clerk", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "applicant", "x": 1366, "y": 0, "width": 1024, "height": 600},
    ]
}
PROGRAM = """
from PySide6.QtWidgets import QApplication, QWidget
from ui.second.place import AUTO, ScreenPlace
from ui.second.screen import ApplicantScreen
app = QApplication([])
first, second = app.screens()
clerk = QWidget()
clerk.setGeometry(first.geometry())
clerk.show()
view = ApplicantScreen("示例区政务服务中心", "01")
shown = [first, second]
place = ScreenPlace(clerk, view, AUTO, lambda: shown)
told = [view.isVisible()]
place.open()
told += [view.isVisible(), view.geometry() == second.geometry(), view.isFullScreen()]
app.screenRemoved.emit(second)
told.append(view.isVisible())
app.screenAdded.emit(second)
told.append(view.isVisible())
place.hide()
told.append(view.isVisible())
print(told)
"""


def test_it_fills_the_second_screen_and_follows_its_plug(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(TWO_SCREENS))
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, "-platform", f"offscreen:configfile={config}"],
        capture_output=True, text=True, timeout=60, check=False,
        env={**__import__("os").environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
    )  # fmt: skip
    assert answer.stdout.strip() == "[False, True, True, True, False, True, False]", answer.stderr


@pytest.fixture
def clerk(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(("mode", "is_shown"), [(AUTO, False), (OFF, False), (WINDOW, True)])
def test_with_one_screen_the_clerk_keeps_it(qtbot: QtBot, clerk: QWidget, mode: str, is_shown: bool) -> None:
    view = ApplicantScreen("示例区政务服务中心", "01")
    qtbot.addWidget(view)
    place = ScreenPlace(clerk, view, mode)
    place.open()
    assert len(QGuiApplication.screens()) == 1 and place.is_shown() is is_shown
    place.hide()
    assert not place.is_shown()


def test_what_is_hidden_stays_hidden_when_a_screen_is_plugged_in(qtbot: QtBot, clerk: QWidget) -> None:
    view = ApplicantScreen("示例区政务服务中心", "01")
    qtbot.addWidget(view)
    place = ScreenPlace(clerk, view, WINDOW)
    place.look()
    assert not place.is_shown(), "the desk is locked"


@pytest.mark.parametrize("mode", ["auto", "window", "off"])
def test_the_office_chooses_where_it_stands(mode: str) -> None:
    assert second_screen("", DeviceChoice(second_screen=mode)) == mode


def test_another_word_is_told_in_a_sentence() -> None:
    with pytest.raises(Refused) as caught:
        second_screen("", DeviceChoice(second_screen="left"))
    assert "left" in say_trouble(caught.value)


def test_a_kept_choice_is_read_back_and_a_damaged_one_is_told() -> None:
    assert read_with_faults({"second_screen": "window"}) == (DeviceChoice(second_screen="window"), ())
    choice, (fault,) = read_with_faults({"second_screen": "left"})
    assert choice == DeviceChoice() and fault.field == "second_screen"


def test_among_simulated_devices_a_file_plugs_it_in(tmp_path: Path) -> None:
    spec = f"fake:{tmp_path}"
    assert second_screen(spec, DeviceChoice()) == "off"
    for word, mode in (("ready", "window"), ("absent", "off"), ("garbage", "off")):
        (tmp_path / "second_screen.state").write_text(word)
        assert second_screen(spec, DeviceChoice()) == mode

"""The devices of the window are set up at the keyboard: tried out first, kept by one key, in force at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from settings_hands import SettingsDesk

from app.devices.choice import CardInterface, read_device_choice
from app.errors import Refused
from ui.settings.devices_section import DevicesSection
from ui.settings.page import section_words
from ui.settings.scan_trial import ScanTrial

Key = Qt.Key
Settings = Callable[[str], SettingsDesk]


def test_the_scanner_gap_is_kept_as_an_event_and_in_force_at_once(settings: Settings) -> None:
    at = settings("devices")
    at.retype("settings.wedge.gap", "40")
    at.save()
    assert read_device_choice(at.kept("devices")).wedge.gap == 40
    assert at.desk.devices.choice.wedge.gap == 40
    kinds = [event.kind for event in at.desk.store.ask(lambda records: records.office_events())]
    assert kinds.count("setting_changed") >= 1


def test_a_fault_stands_beneath_its_field_and_is_not_kept(settings: Settings) -> None:
    at = settings("devices")
    at.retype("settings.wedge.gap", "500")
    at.desk.wait(lambda: "25" in at.message("settings.wedge.gap"))
    at.desk.press(Key.Key_F12)
    at.settle()
    assert at.kept("devices") is None and at.input("settings.wedge.gap").hasFocus()
    at.retype("settings.wedge.gap", "五十")
    at.desk.wait(lambda: "不是整数" in at.message("settings.wedge.gap"))
    at.desk.press(Key.Key_F8)
    at.desk.wait(lambda: "一般 50" in at.message("settings.wedge.gap"))


def test_a_driver_that_is_not_there_is_told(settings: Settings, tmp_path: Path) -> None:
    at = settings("devices")
    assert not at.input("settings.card.library").isEnabled()
    at.choose("settings.card.interface", CardInterface.TERMB.value)
    at.retype("settings.card.library", str(tmp_path / "Termb.dll"))
    at.desk.wait(lambda: "没有驱动文件" in at.message("settings.card.library"))
    (tmp_path / "Termb.dll").write_bytes(b"MZ")
    at.choose("settings.card.port", "1002")
    at.desk.wait(lambda: "没有驱动文件" not in at.message("settings.card.library"))
    at.save()
    kept = read_device_choice(at.kept("devices")).card
    assert (kept.interface, kept.library, kept.port) == (CardInterface.TERMB, str(tmp_path / "Termb.dll"), 1002)


def test_a_card_is_read_on_trial_and_shown_masked(settings: Settings) -> None:
    at = settings("devices")
    at.desk.put_card(name="王建国", id_number="341702199003072570", address="示例区长江南路100号")
    at.desk.press(Key.Key_F4)
    at.desk.wait(lambda: "读到" in at.message("settings.card.interface"))
    told = at.message("settings.card.interface")
    assert "王**" in told and "建国" not in told and "19900307" not in told


def test_a_reader_in_trouble_is_told_at_the_reader(settings: Settings) -> None:
    at = settings("devices")
    at.desk.press(Key.Key_F4)
    at.desk.wait(lambda: at.section.places["card.interface"].tone() == "bad")
    assert not at.desk.problem() and "身份证" in at.message("settings.card.interface")


def test_a_picture_is_taken_on_trial(settings: Settings) -> None:
    at = settings("devices")
    Image.new("RGB", (40, 30), "white").save(at.desk.folder / "page.jpg")
    at.desk.press(Key.Key_F5)
    at.desk.wait(lambda: "拍到 1 张" in at.message("settings.camera.device"))


def test_a_slip_is_printed_on_trial_before_anything_is_kept(settings: Settings, tmp_path: Path) -> None:
    at = settings("devices")
    at.choose("settings.slip.kind", "file")
    at.desk.wait(lambda: "请填写小票打印机的位置" in at.message("settings.slip.target"))
    (tmp_path / "slips").mkdir()
    at.retype("settings.slip.target", str(tmp_path / "slips"))
    at.choose("settings.slip.width", "384")
    at.desk.press(Key.Key_F6)
    at.desk.wait(lambda: "请看纸" in at.message("settings.slip.kind"))
    assert list((at.desk.folder / "slips").iterdir()) and at.kept("devices") is None
    at.tick("settings.slip.at_once")
    at.save()
    kept = read_device_choice(at.kept("devices")).slip
    assert (kept.target, kept.width, kept.is_at_once) == (f"file:{tmp_path / 'slips'}", 384, True)


def test_the_applicants_screen_is_chosen(settings: Settings) -> None:
    at = settings("devices")
    at.choose("settings.second_screen", "off")
    at.save()
    assert read_device_choice(at.kept("devices")).second_screen == "off"


def test_what_was_typed_stays_while_another_group_is_looked_at(settings: Settings) -> None:
    at = settings("devices")
    at.retype("settings.wedge.prefix", "~")
    for _ in section_words():
        at.desk.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(at.section, DevicesSection) and at.section.choice().wedge.prefix == "~"
    assert at.kept("devices") is None


def test_a_scan_tells_how_fast_the_scanner_types(qtbot: QtBot) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 0.012
        return now[0]

    trial = ScanTrial(clock)
    qtbot.addWidget(trial)
    trial.show()
    QTest.keyClicks(trial.scan, "6901234567892")
    QTest.keyClick(trial.scan, Key.Key_Return)
    assert "13 个字符" in trial.message() and "12 毫秒" in trial.message() and "填 50" in trial.message()
    assert trial.text() == "" and trial.tone() == "ok"


def test_slow_typing_is_no_scanner(qtbot: QtBot) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 0.3
        return now[0]

    trial = ScanTrial(clock)
    qtbot.addWidget(trial)
    QTest.keyClicks(trial.scan, "69012")
    QTest.keyClick(trial.scan, Key.Key_Return)
    assert trial.tone() == "warn" and "手工" in trial.message()


def test_only_the_administrator_sets_devices(settings: Settings) -> None:
    from app.devices.setting import set_devices

    at = settings("devices")
    with pytest.raises(Refused) as caught:
        at.desk.act("w1", set_devices, at.desk.devices.choice, None)
    assert caught.value.code == "devices.not_administrator"
    assert json.dumps(at.kept("devices")) == "null"

"""The desk comes up once per profile, changes hands at a shift change, and comes to the front when started again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from office_day import application_for
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from real_desk import Clock, around, make_real_profile

from app.acceptance.accept import accept
from app.devices.choice import KEY, DeviceChoice, SlipChoice, WedgeChoice, read_device_choice
from app.errors import Refused
from app.events.body import pack
from app.events.office import SettingChanged
from app.filing import record_print
from app.keys.device_key import new_device_key
from app.sync.link import Link
from app.training import PASSWORD
from db.desk.door import DeskDoor
from db.desk.sync_shelf import StoreShelf
from ui.commands.line import parse
from ui.one_window import OneWindow
from ui.opening import OpenDesk, application, chosen_devices


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., OpenDesk]]:
    """Open a desk with these words of the command line."""
    desks: list[OpenDesk] = []

    def opened(*words: str) -> OpenDesk:
        line = parse(["--devices", f"fake:{tmp_path}", *words])
        desk = OpenDesk(DeskDoor(make_real_profile(tmp_path / "profile"), around(Clock())), line)  # type: ignore[arg-type]
        desks.append(desk)
        desk.start()
        return desk

    yield opened
    for desk in desks:
        if desk.shell is not None:
            qtbot.waitUntil(lambda one=desk: not one.work._busy, timeout=30_000)
        shell = desk.shell
        desk.close()
        desk.entrance.deleteLater()
        if shell is not None:
            shell.deleteLater()
    qtbot.wait(1)


def test_the_second_window_of_a_profile_raises_the_first(qtbot: QtBot, tmp_path: Path):
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.wanted, timeout=30_000):
        assert not second.is_first()


def test_another_profile_has_its_own_window(tmp_path: Path):
    (tmp_path / "a").mkdir()
    one, other = OneWindow(tmp_path / "a"), OneWindow(tmp_path)
    assert one.is_first() and other.is_first()


def test_the_same_folder_by_another_path_is_the_same_profile(qtbot: QtBot, tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    one = OneWindow(tmp_path / "a")
    assert one.is_first()
    one.listen()
    assert not OneWindow(tmp_path / "link").is_first()


def test_what_a_killed_window_left_behind_keeps_nobody_out(tmp_path: Path):
    """The socket and the lock of a killed program stay on the disk and must not count as a window."""
    code = (
        "import os, sys; from pathlib import Path; from ui.one_window import OneWindow\n"
        "one = OneWindow(Path(sys.argv[1])); print(one.is_first(), flush=True); os._exit(9)"
    )
    gone = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert (gone.stdout.strip(), gone.returncode) == ("True", 9)
    name = OneWindow(tmp_path).name
    left = QLocalServer()
    assert left.listen(name)
    path = Path(left.fullServerName())
    left.close()
    path.touch()
    assert OneWindow(tmp_path).is_first()


@pytest.mark.parametrize("is_degraded", [True, False])
def test_the_foot_says_when_the_secret_of_the_device_lies_in_a_file(
    open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch, is_degraded: bool
):
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    desk = open_desk()
    secret = desk.gate.folder / "device.secret"
    assert secret.is_file()  # a training profile never uses the keystore
    entered = desk.gate.enter("w1", PASSWORD)
    desk.enter(replace(entered, is_degraded=entered.is_degraded and is_degraded))
    assert desk.shell is not None
    remark = desk.shell.statusbar.findChild(QLabel, "statusbar.remark")
    why = "降级：本机没有系统密钥库，设备密钥存于文件"
    assert (remark.text(), remark.toolTip()) == (("密钥保存在文件中（降级）", why) if is_degraded else ("", ""))


def test_nobody_named_at_the_command_line_means_the_log_in_page(open_desk: Callable[..., OpenDesk]):
    desk = open_desk()
    assert desk.shell is None and desk.entrance.isVisible()
    assert desk.entrance.sheet() is desk.entrance.log_in


def test_an_officer_named_at_the_command_line_is_in_at_once(
    open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    desk = open_desk("--officer", "w1")
    assert desk.shell is not None and desk.shell.isVisible() and not desk.entrance.isVisible()
    assert desk.entered is not None and desk.entered.officer.id == "w1"


def test_the_open_desk_keeps_house_and_stops_with_the_window(
    qtbot: QtBot, open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    desk = open_desk("--officer", "w1")
    keeping, rounds, logs = desk._keeping, desk._syncing, desk.gate.folder / "logs"
    assert keeping is not None and rounds is not None
    assert any(timer.isActive() for timer in rounds.findChildren(QTimer))
    keeping.run()
    qtbot.waitUntil(lambda: keeping.last is not None, timeout=30_000)
    assert keeping.last is not None and keeping.last.total == 0
    assert any('"swept": {}' in path.read_text("ascii") for path in logs.glob("sweeps-*.log"))
    assert desk.shell is not None
    desk.shell.leave()
    assert not any(timer.isActive() for timer in (keeping._first, keeping._again, keeping._looking))
    assert not any(timer.isActive() for timer in rounds.findChildren(QTimer))


def test_a_wrong_password_at_the_command_line_opens_nothing(
    open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("YIMEN_PASSWORD", "not-this-one")
    with pytest.raises(Refused) as caught:
        open_desk("--officer", "w1")
    assert caught.value.code == "keys.wrong_password"


def test_a_shift_change_hands_the_same_desk_to_the_next_officer(qtbot: QtBot, open_desk: Callable[..., OpenDesk]):
    desk = open_desk("--officer", "w1")
    first, entrance = desk.shell, desk.entrance
    assert first is not None and desk.entered is not None
    store = desk.entered.store
    timers = first.findChildren(QTimer)
    first.leave()
    assert timers and not any(timer.isActive() for timer in timers), "a closed window asks the store nothing more"
    qtbot.waitUntil(lambda: desk.shell is None and entrance.isVisible(), timeout=30_000)
    assert entrance.log_in.officer_id.text() == ""
    desk.enter(desk.gate.enter("h1", PASSWORD))
    assert desk.shell is not None and desk.shell is not first and not entrance.isVisible()
    assert desk.entered.officer.id == "h1" and desk.entered.store is store


def test_the_desk_comes_to_the_front_wherever_it_is(qtbot: QtBot, open_desk: Callable[..., OpenDesk]):
    desk = open_desk()
    desk.entrance.hide()
    desk.raise_window()
    assert desk.entrance.isVisible()
    desk.enter(desk.gate.enter("w1", PASSWORD))
    assert desk.shell is not None
    desk.shell.hide()
    desk.raise_window()
    assert desk.shell.isVisible() and not desk.entrance.isVisible()


def test_qt_says_cancel_in_the_language_of_the_window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    installed = []
    monkeypatch.setattr(QApplication, "installTranslator", lambda _, translator: installed.append(translator))
    application("zh_CN")
    assert [translator.translate("QPlatformTheme", "Cancel") for translator in installed] == ["取消"]


def test_words_that_are_not_compiled_leave_the_window_chinese(qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    installed = []
    monkeypatch.setattr(QApplication, "installTranslator", lambda _, translator: installed.append(translator))
    application("xx")
    assert installed == []


def keep_choice(desk: Any, choice: Any) -> None:
    """Keep a choice of devices as the settings do."""
    desk.record(None, SettingChanged(KEY, pack(choice)))


def test_the_choice_of_devices_is_read_from_the_profile_when_the_desk_opens(
    qtbot: QtBot, open_desk: Callable[..., OpenDesk], tmp_path: Path
):
    desk = open_desk("--officer", "w1")
    assert desk.entered is not None and desk.shell is not None
    assert desk.devices.choice == DeviceChoice()
    choice = DeviceChoice(wedge=WedgeChoice(70, "~"), slip=SlipChoice(f"file:{tmp_path}/slips", is_at_once=True))
    desk.entered.store.do(desk.entered.officer, keep_choice, choice)
    qtbot.waitUntil(lambda: desk.devices.choice == choice)  # at once, without a new start
    assert desk.shell.wedge._threshold == 0.07
    desk.shell.leave()
    qtbot.waitUntil(lambda: desk.shell is None)
    desk.devices.follow(DeviceChoice())
    desk.enter(desk.gate.enter("h1", PASSWORD))
    assert desk.devices.choice == choice
    assert desk.shell is not None and desk.shell.wedge._prefix == "~"


def test_a_damaged_choice_of_devices_keeps_nobody_out(open_desk: Callable[..., OpenDesk]):
    desk = open_desk("--officer", "w1")
    assert desk.entered is not None
    store, officer = desk.entered.store, desk.entered.officer
    for value in ({"card": 7, "slip": {"width": "wide"}}, ["no", "object"], "text"):
        store.do(officer, lambda desk, value=value: desk.record(None, SettingChanged(KEY, value)))
        assert read_device_choice(store.ask(chosen_devices)) == DeviceChoice()


def test_real_devices_are_chosen_when_the_command_line_names_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    gate = DeskDoor(make_real_profile(tmp_path / "profile"), around(Clock()))
    desk = OpenDesk(gate, parse(["--officer", "w1"]))  # type: ignore[arg-type]
    desk.start()
    assert desk.entered is not None
    choice = DeviceChoice(slip=SlipChoice(f"file:{tmp_path}/slips"))
    desk.entered.store.do(desk.entered.officer, keep_choice, choice)
    qtbot.waitUntil(lambda: desk.devices.choice == choice)
    desk.devices.poll()
    qtbot.waitUntil(desk.devices.has_slip_printer)
    qtbot.waitUntil(lambda: not desk.work._busy, timeout=30_000)
    desk.close()
    desk.entrance.deleteLater()


def test_a_fault_before_anybody_logged_in_is_told_on_the_way_in(qtbot: QtBot, open_desk: Callable[..., OpenDesk]):
    desk = open_desk()
    desk.work.run(desk, lambda: {}["gone"], lambda _: None)
    told = desk.entrance.sheet()._trouble
    qtbot.waitUntil(lambda: "KeyError" in told.text(), timeout=30_000)
    assert "程序出现错误" in told.text()


def test_the_window_fills_the_screen_and_keeps_its_place_at_a_shift_change(
    qtbot: QtBot, open_desk: Callable[..., OpenDesk]
):
    desk = open_desk()
    gate = desk.gate
    desk.enter(gate.enter("w1", PASSWORD))
    assert desk.shell is not None
    assert desk.shell.isMaximized()
    desk.shell.showNormal()
    desk.shell.setGeometry(10, 20, 740, 500)
    qtbot.waitUntil(lambda: desk.shell is not None and desk.shell.width() == 740)
    desk.shell.leave()
    desk.enter(gate.enter("h1", PASSWORD))
    assert desk.shell is not None
    assert not desk.shell.isMaximized()
    qtbot.waitUntil(lambda: desk.shell is not None and (desk.shell.width(), desk.shell.height()) == (740, 500))


@pytest.mark.parametrize(("had_fault", "words"), [(True, "上次程序出错后中断"), (False, "上次没有正常退出")])
def test_a_broken_off_session_is_told_once(open_desk: Callable[..., OpenDesk], had_fault: bool, words: str):
    desk = open_desk()
    logs = desk.gate.folder / "logs"
    desk.opened.connect(lambda _: desk.tell_last_end(had_fault, logs))
    desk.enter(replace(desk.gate.enter("w1", PASSWORD), was_unclean=True))
    assert desk.shell is not None
    assert words in desk.shell.problems.text()
    desk.shell.problems.clear()
    desk.tell_last_end(had_fault, logs)
    assert desk.shell.problems.isHidden()


def test_papers_that_the_broken_off_session_left_unprinted_are_named(open_desk: Callable[..., OpenDesk]):
    desk = open_desk()
    entered = replace(desk.gate.enter("w1", PASSWORD), was_unclean=True)
    printed = entered.store.do(entered.officer, accept, application_for("劳务"))
    for notice in printed.notices:
        entered.store.do(entered.officer, record_print, printed.case.id, notice.id, copies=1, printer="p", reason="")
    left = entered.store.do(entered.officer, accept, application_for("劳务"))
    desk.enter(entered)
    desk.tell_last_end(False, desk.gate.folder / "logs")
    assert desk.shell is not None
    told = desk.shell.problems.text()
    assert f"尚未打印：《受理通知书》{left.notices[0].number}。请在办件档案按 F5 打印。" in told
    assert printed.notices[0].number not in told


def test_a_profile_that_was_not_closed_says_so_at_the_next_log_in(tmp_path: Path):
    folder = make_real_profile(tmp_path / "profile")
    (folder / "desk.lock").write_bytes(b"\x0012345")
    door = DeskDoor(folder, around(Clock()))
    assert door.enter("w1", PASSWORD).was_unclean
    door.close()
    again = DeskDoor(folder, around(Clock()))
    assert not again.enter("w1", PASSWORD).was_unclean
    again.close()


def test_the_library_that_writes_papers_never_delays_the_window_and_is_there_before_a_paper_is(tmp_path: Path):
    """In a process of its own: nothing a test imported before may hide an import at the start."""
    profile = make_real_profile(tmp_path / "profile")
    here = Path(__file__).parent
    path = os.pathsep.join((str(here), str(here.parents[1]), str(here.parent / "app")))
    env = {**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(here / "first_paint_of_desk.py"), str(profile)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=env)
    assert done.returncode == 0, done.stderr
    was_there_at_the_first_paint, is_there_now, is_left_alone = json.loads(done.stdout.strip().splitlines()[-1])
    assert was_there_at_the_first_paint is False
    assert is_there_now is True
    assert is_left_alone is True, "the collector looks at no library again"


def test_whoever_leaves_a_desk_with_unsent_records_is_told_how_many_how_old_and_how_to_save_them(
    qtbot: QtBot, open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving stays possible offline, once the records are exported: the sentence stands on the log-in page, and the next
    officer comes in.
    """
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    desk = open_desk("--officer", "w1")
    assert desk.shell is not None and desk.entered is not None
    desk.shell.showNormal()
    desk.shell.resize(790, 600)
    was = desk.shell.size()
    link = Link("http://127.0.0.1:9", new_device_key(), desk="d", state="active")
    StoreShelf(desk.entered.store).keep_link(link)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(
        QApplication.focusWidget(),
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: desk.shell is None)
    told = desk.entrance.log_in.findChild(QLabel, "LogIn.trouble")
    qtbot.waitUntil(lambda: "没有送到中心" in told.text(), timeout=10_000)
    assert desk.entrance.size() == was, "the next officer finds the window as it was"
    count = StoreShelf(desk.entered.store).standing().unsent
    assert f"{count} 条记录" in told.text() and "不到 1 小时前" in told.text() and "yimen backup" in told.text()
    assert "exports/unsent" in told.text() and "yimen restore" in told.text()
    desk.enter(desk.gate.enter("h1", PASSWORD))
    assert desk.entered.officer.id == "h1"


@pytest.mark.parametrize("is_locked", [False, True])
def test_an_officer_whose_unsent_records_cannot_be_exported_stays_and_is_told_why(
    qtbot: QtBot, open_desk: Callable[..., OpenDesk], monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    desk = open_desk("--officer", "w1")
    shell = desk.shell
    assert shell is not None and desk.entered is not None
    store = desk.entered.store
    StoreShelf(store).keep_link(Link("http://127.0.0.1:9", new_device_key(), desk="d", state="active"))
    place = store.profile.exports / "unsent"
    place.write_bytes(b"")
    if is_locked:
        shell.lock()
    shell.leave()
    shown = shell.curtain if is_locked else shell.problems
    qtbot.waitUntil(lambda: any("不能换班" in label.text() for label in shown.findChildren(QLabel)), timeout=30_000)
    assert desk.shell is shell and shell.isVisible()
    place.unlink()
    shell.leave()
    shell.leave()
    qtbot.waitUntil(lambda: desk.shell is None, timeout=30_000)
    assert list(place.glob("*.db"))

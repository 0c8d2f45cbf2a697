"""The way in: a new desk, its recovery slip, the daily log-in, the lock-out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot
from ui_gallery import CLERK, MemoryStore
from window_gates import cut_when_settled, shown_as_windows, unnamed

from app.devices.simulated import simulated_devices
from app.door import Entered, FirstDesk
from app.errors import Refused
from ui.login.entrance import Entrance
from ui.style import theme
from ui.work import Work

CODE = "7K3QX-M2V9A-8PRTC-5WNE4-1DGHJ-6BYZF"


class Door:
    """A gate as the composition root builds one, with one officer behind it."""

    office_name = "示例区政务服务中心"

    def __init__(self, *, is_new: bool = False, is_training: bool = False) -> None:
        self.is_new = is_new
        self.is_training = is_training
        self.made: list[FirstDesk] = []
        self.password = "correct horse"
        self.failures = 0

    def make(self, first: FirstDesk) -> str:
        if first.desk_code == "0000":
            raise Refused("profile.desk_code", found=first.desk_code)
        self.made.append(first)
        self.password = first.password
        return CODE

    def enter(self, officer_id: str, password: str) -> Entered:
        if password != self.password:
            self.failures += 1
            if self.failures >= 5:
                raise Refused("keys.locked_out", minutes=15)
            raise Refused("keys.wrong_password", left=5 - self.failures)
        return Entered(MemoryStore(), CLERK)  # type: ignore[arg-type]

    def recover(self, code: str, officer_id: str, password: str) -> None:
        if code.replace("-", "") != CODE.replace("-", ""):
            raise Refused("keys.recovery_wrong")
        self.password = password


class Way:
    """A shown entrance."""

    def __init__(self, door: Door, folder: Path, work: Work) -> None:
        self.door = door
        self.folder = folder
        self.entrance = Entrance(work, door, simulated_devices(folder).printer.print_pdf)
        self.entered: list[Entered] = []
        self.entrance.entered.connect(self.entered.append)

    def log_in(self, officer_id: str, password: str) -> None:
        """Type and press Enter twice, as an officer does."""
        sheet = self.entrance.log_in
        sheet.officer_id.set_text(officer_id)
        sheet.password.edit.setFocus()
        QTest.keyClicks(sheet.password.edit, password)
        QTest.keyClick(sheet.password.edit, Qt.Key.Key_Return)

    def told(self) -> str:
        """Return the trouble of the sheet in sight."""
        return self.entrance.sheet()._trouble.text()


OpenWay = Callable[[Door], Way]


@pytest.fixture
def open_way(qtbot: QtBot, work: Work, tmp_path: Path) -> Iterator[OpenWay]:
    held: list[Way] = []

    def make(door: Door) -> Way:
        way = Way(door, tmp_path, work)
        held.append(way)
        with qtbot.waitActive(way.entrance):
            way.entrance.show()
            way.entrance.activateWindow()
        return way

    yield make
    for way in held:
        way.entrance.close()
        way.entrance.deleteLater()
    qtbot.wait(1)


def fill_first_run(way: Way, desk_code: str = "0003") -> None:
    sheet = way.entrance.first_run
    sheet.office.set_text("江南区政务服务中心")
    sheet.division.set_text("341702")
    sheet.desk_code.set_text(desk_code)
    sheet.officer_id.set_text("m1")
    sheet.name.set_text("王管理")
    sheet.password.set_text("correct horse")
    sheet.again.set_text("correct horse")


def first_run(way: Way, desk_code: str = "0003") -> None:
    fill_first_run(way, desk_code)
    way.entrance.first_run.submit()


def test_a_new_profile_asks_for_the_desk_and_its_first_administrator(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door(is_new=True))
    assert way.entrance.sheet() is way.entrance.first_run
    assert way.entrance.focusWidget().objectName() == "first.office"
    first_run(way)
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.slip)
    assert way.door.made == [FirstDesk("江南区政务服务中心", "341702", "0003", "m1", "王管理", "correct horse")]
    assert way.entrance.first_run.password.text() == ""


def test_tab_goes_from_the_ticked_samples_to_the_button_and_enter_there_makes_the_desk(open_way: OpenWay, qtbot: QtBot):
    """Tab stood on what scrolls the page, where nothing was marked and Enter did nothing; the box had no tick."""
    way = open_way(Door(is_new=True))
    sheet = way.entrance.first_run
    fill_first_run(way)
    box = sheet.has_samples
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    square = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    drawn = box.grab(square.adjusted(3, 3, -3, -3)).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert box.isChecked() and len(inks) > 1, "a tick stands in the box"
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert way.entrance.focusWidget() is sheet.button
    QTest.keyClick(sheet.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.slip)
    assert way.door.made[0].has_samples


def test_every_fault_of_the_first_page_is_told_beside_its_field(open_way: OpenWay):
    way = open_way(Door(is_new=True))
    sheet = way.entrance.first_run
    sheet.desk_code.set_text("12")
    sheet.password.set_text("sh")
    sheet.again.set_text("other")
    sheet.submit()
    fields = (sheet.office, sheet.division, sheet.desk_code, sheet.officer_id, sheet.name, sheet.password, sheet.again)
    told = [field.message() for field in fields]
    assert told == [
        "请填全称",
        "请填六位数字",
        "请填四位数字",
        "请填工号，登录时使用",
        "请填姓名",
        "密码太短",
        "两次输入的密码不同",
    ]
    assert way.entrance.focusWidget() is sheet.office.edit
    assert way.door.made == []


def test_what_the_store_refuses_is_told_and_can_be_mended(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door(is_new=True))
    first_run(way, "0000")
    qtbot.waitUntil(lambda: bool(way.told()))
    assert way.entrance.sheet() is way.entrance.first_run
    first_run(way, "0003")
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.slip)


def test_the_recovery_code_is_printed_and_nothing_goes_on_before_it_is_safe(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door(is_new=True))
    first_run(way)
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.slip)
    slip = way.entrance.slip
    assert slip._shown.text().replace("\n", "-") == CODE
    slip._print.click()
    qtbot.waitUntil(lambda: (way.folder / "printed" / "0001-恢复码.pdf").is_file())
    qtbot.waitUntil(lambda: str(way.folder / "printed" / "0001-恢复码.pdf") in slip._told.text())
    assert "删除这个文件" in slip._told.text() and slip._print.isEnabled()
    slip.last_group.set_text("WRONG")
    slip.submit()
    assert way.entrance.sheet() is slip
    slip.last_group.set_text("6byzf")
    slip.submit()
    assert way.entrance.sheet() is way.entrance.log_in
    assert slip._shown.text() == ""
    assert way.entrance.log_in.officer_id.text() == "m1"


def test_a_printer_in_trouble_is_told_on_the_slip(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door(is_new=True))
    first_run(way)
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.slip)
    (way.folder / "printer.state").write_text("absent")
    way.entrance.slip._print.click()
    qtbot.waitUntil(lambda: bool(way.told()))
    assert way.told().startswith("恢复码没有打印：打印机没有接好") and "手抄" in way.told()
    assert way.entrance.slip._print.isEnabled() and way.entrance.slip._told.text() == ""
    (way.folder / "printer.state").write_text("ready")
    way.entrance.slip._print.click()
    qtbot.waitUntil(lambda: "已存为文件" in way.entrance.slip._told.text())
    assert way.told() == ""


@pytest.mark.parametrize("name", ["log_in", "recovery", "first_run", "slip"])
def test_f1_tells_the_keys_of_every_sheet_and_gives_the_cursor_back(open_way: OpenWay, qtbot: QtBot, name: str):
    way = open_way(Door(is_new=name == "first_run"))
    sheet = getattr(way.entrance, name)
    way.entrance._show(sheet)
    before = way.entrance.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_F1)
    qtbot.waitUntil(way.entrance.help.isVisible)
    told = {label.text() for label in way.entrance.help.findChildren(QLabel)}
    assert {"Enter", "Tab / Shift+Tab", "F1", sheet._title.text()} <= told
    assert unnamed(QAccessible.queryAccessibleInterface(way.entrance)) == []
    assert cut_when_settled(way.entrance, qtbot) == []
    QTest.keyClick(way.entrance.help._close, Qt.Key.Key_F1)
    assert not way.entrance.help.isVisible() and way.entrance.focusWidget() is before


def test_the_help_names_the_letters_of_the_fields(open_way: OpenWay):
    groups = open_way(Door(is_new=True)).entrance.first_run.help_groups()
    assert ("Alt+U", "管理员工号", "") in groups[0][1] and ("Alt+A", "再输一次密码", "") in groups[0][1]


def test_the_right_password_hands_over_the_store_and_the_officer(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door())
    way.log_in("30217", "correct horse")
    qtbot.waitUntil(lambda: bool(way.entered))
    assert way.entered[0].officer == CLERK
    assert way.entrance.log_in.password.text() == ""


def test_a_wrong_password_says_how_often_one_may_still_try(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door())
    way.log_in("30217", "wrong")
    qtbot.waitUntil(lambda: bool(way.told()))
    assert way.told() == (
        "工号或密码不对，请核对后重输；再错 4 次将暂停登录。还没有在本机设过密码的，请管理员在“人员岗位”设置。"
    )
    assert way.entrance.focusWidget() is way.entrance.log_in.password.edit


def test_a_lock_out_says_until_when_and_what_to_do(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door())
    for count in range(1, 6):
        way.log_in("30217", "wrong")
        qtbot.waitUntil(lambda count=count: way.door.failures == count and way.entrance.log_in.button.isEnabled())
    assert way.told() == "密码连续输错，登录已暂停，请 15 分钟后再试，或请管理员重设密码。"
    assert way.entered == []


def test_an_empty_log_in_asks_for_what_is_missing(open_way: OpenWay):
    way = open_way(Door())
    way.entrance.log_in.submit()
    assert way.told() == "请输入工号和密码。"
    assert way.door.failures == 0


def test_training_names_its_people_and_is_marked(open_way: OpenWay):
    with shown_as_windows() as seen:
        way = open_way(Door(is_training=True))
    assert set(seen) == {"Entrance"}, "the mark is a part of the window from the first moment"
    words = way.entrance.grab()
    texts = [label.text() for label in way.entrance.findChildren(type(way.entrance.log_in._trouble))]
    assert any("yimen-training" in text for text in texts)
    assert any("不具法律效力" in text for text in texts)
    assert not words.isNull()


def test_the_recovery_code_gives_a_new_password(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door())
    way.entrance.log_in._recover.click()
    sheet = way.entrance.recovery
    assert way.entrance.sheet() is sheet
    sheet.code.set_text("not the code")
    sheet.officer_id.set_text("30217")
    sheet.password.set_text("a new password")
    sheet.again.set_text("a new password")
    sheet.submit()
    qtbot.waitUntil(lambda: "恢复码" in way.told())
    sheet.code.set_text(CODE.replace("-", ""))
    sheet.submit()
    qtbot.waitUntil(lambda: way.entrance.sheet() is way.entrance.log_in)
    way.log_in("30217", "a new password")
    qtbot.waitUntil(lambda: bool(way.entered))


def test_after_a_shift_change_the_next_officer_begins_with_an_empty_page(open_way: OpenWay, qtbot: QtBot):
    way = open_way(Door())
    way.log_in("30217", "correct horse")
    qtbot.waitUntil(lambda: bool(way.entered))
    way.entrance.hide()
    way.entrance.show_again()
    sheet = way.entrance.log_in
    assert (sheet.officer_id.text(), sheet.password.text(), way.told()) == ("", "", "")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("is_new", [True, False])
def test_the_way_in_is_named_and_fits(open_way: OpenWay, qtbot: QtBot, scale: float, is_new: bool):
    way = open_way(Door(is_new=is_new, is_training=True))
    way.entrance.resize(1366, 768)
    theme().apply(scale=scale)
    assert cut_when_settled(way.entrance, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(way.entrance)) == []


class SlowDoor(Door):
    """A gate behind which the disk is slow."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = threading.Event()

    def enter(self, officer_id: str, password: str) -> Entered:
        self.opened.wait(10)
        return super().enter(officer_id, password)


def test_a_log_in_that_takes_long_is_told_until_it_is_done(open_way: OpenWay, qtbot: QtBot):
    door = SlowDoor()
    way = open_way(door)
    way.log_in("w1", "wrong")
    qtbot.waitUntil(lambda: way.entrance.busy.text() == "正在登录、打开数据……", timeout=30_000)
    assert way.entrance.busy.isVisible()
    door.opened.set()
    qtbot.waitUntil(lambda: "再错 4 次" in way.told())
    assert not way.entrance.busy.isVisible()

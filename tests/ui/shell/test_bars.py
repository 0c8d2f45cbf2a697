"""Navigation, top bar, action bar, status bar: what they say, in words, and how they give way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui_gallery import Hall, Show

from app.devices.ports import DeviceState
from ui import icons
from ui.page import PageAction
from ui.shell.bars import ActionBar, StatusBar, day_words
from ui.shell.more_acts import MoreActs
from ui.shell.navigation import Navigation
from ui.shell.topbar import ICONS, SELDOM, DeviceLight, device_word, state_word
from ui.style import theme
from ui.widgets.banner import Banner, ProblemBar
from ui.widgets.result_line import UNDO_SECONDS, ResultLine

PAGES = [("form", "file-plus", "受理登记"), ("list", "stamp", "审批审查"), ("file", "folder-open", "办件档案")]


@pytest.fixture
def navigation(show: Show) -> Navigation:
    made = Navigation("示例区政务服务中心", "综合窗口", "李晓梅", "w1")
    made.show_pages(PAGES)
    show(made, width=300, height=700)
    return made


def shown_words(widget: object) -> list[str]:
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return [label.text() for label in labels if label.isVisible() and label.text()]


def test_pages_stand_in_their_order_with_their_keys(navigation: Navigation):
    words = shown_words(navigation)
    assert [word for word in words if word in {page[2] for page in PAGES}] == [page[2] for page in PAGES]
    assert [word for word in words if word.startswith("Ctrl+")] == ["Ctrl+1", "Ctrl+2", "Ctrl+3"]


def test_the_officer_and_the_desk_are_named(navigation: Navigation):
    assert {"示例区政务服务中心", "综合窗口", "李晓梅", "工号 w1"} <= set(shown_words(navigation))


def test_a_page_is_chosen_by_click_space_and_enter(navigation: Navigation):
    chosen: list[str] = []
    navigation.chosen.connect(chosen.append)
    item = navigation._items["list"]
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    QTest.keyClick(item, Qt.Key.Key_Space)
    assert chosen == ["list", "list"]


def test_only_the_open_page_is_marked(navigation: Navigation):
    navigation.show_current("list")
    assert {key: item.isChecked() for key, item in navigation._items.items()} == {
        "form": False,
        "list": True,
        "file": False,
    }
    assert navigation._items["list"]._title.property("state") == "current"


def test_a_narrow_navigation_keeps_icons_and_counts_and_tells_the_words_in_tips(navigation: Navigation):
    if not icons.is_there("stamp"):
        pytest.skip("the icons are not built: packaging/build_assets.py")
    navigation.show_count("list", 14, "bad")
    wide = navigation.width()
    navigation.show_narrow(True)
    assert navigation.maximumWidth() < wide / 1.5
    assert shown_words(navigation) == ["14"]
    assert navigation._items["list"].toolTip() == "审批审查  Ctrl+2"
    assert navigation._items["list"].accessibleName() == "审批审查"
    navigation.show_narrow(False)
    assert "审批审查" in shown_words(navigation)


def test_a_count_of_a_page_that_is_not_offered_is_ignored(navigation: Navigation):
    navigation.show_count("secret", 3, "")
    assert "3" not in shown_words(navigation)


def test_lock_and_shift_change_are_told(navigation: Navigation, qtbot: QtBot):
    for name, signal in (("lock", navigation.lock_wanted), ("leave", navigation.leave_wanted)):
        button = navigation.findChild(QPushButton, f"navigation.{name}")
        assert button is not None
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("device", ICONS)
@pytest.mark.parametrize("state", list(DeviceState))
def test_a_device_says_its_state_in_words(show: Show, device: str, state: DeviceState):
    light = DeviceLight(device)
    show(light)
    light.show_state(state)
    assert light.accessibleName() == f"{device_word(device)} {state_word(state)}"
    assert light.toolTip() == light.accessibleName()
    has_word = any(state_word(state) in word for word in shown_words(light))
    if device in SELDOM and state is DeviceState.ABSENT:
        assert light.isHidden(), "what no window needs is shown only where it stands"
        return
    assert has_word or (state is DeviceState.READY and icons.is_there(ICONS[device]))


def test_a_device_nobody_told_of_keeps_its_state(hall: Hall):
    hall.window.topbar.show_devices({"printer": DeviceState.BUSY, "unknown": DeviceState.TROUBLE})
    assert hall.window.topbar._lights["printer"].accessibleName() == "打印机 工作中"


def actions(count: int) -> list[PageAction]:
    made = [PageAction(f"F{number}", f"动作{number}", "check", lambda: None) for number in range(2, 2 + count)]
    return [*made, PageAction("F12", "受理并打印", "stamp", lambda: None, is_primary=True)]


def test_acts_that_stand_in_the_page_are_not_in_the_bar(show: Show):
    bar = ActionBar()
    hidden = PageAction("F4", "读卡", "id-card", lambda: None, is_in_bar=False)
    bar.show_actions([hidden, *actions(1)])
    show(bar, width=1000)
    assert bar.findChild(QPushButton, "action.F4") is None
    assert bar.findChild(QPushButton, "action.F2") is not None


def test_a_click_tells_the_act_as_it_is_now(show: Show):
    bar, told = ActionBar(), []
    bar.triggered.connect(told.append)
    first, second = actions(0)[0], PageAction("F12", "受理并打印", "stamp", lambda: 2, is_primary=True)
    bar.show_actions([first])
    bar.show_actions([second])
    show(bar, width=1000)
    button = bar.findChild(QPushButton, "action.F12")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [second]


def test_a_button_keeps_the_focus_while_words_change(show: Show):
    bar = ActionBar()
    bar.show_actions(actions(2))
    show(bar, width=1000)
    button = bar.findChild(QPushButton, "action.F3")
    assert button is not None
    button.setFocus()
    bar.show_actions(actions(2))
    assert button.hasFocus()


def test_acts_without_room_stand_behind_more_and_the_primary_one_keeps_its_place(show: Show, qtbot: QtBot):
    """They broke into rows, and the main button was somewhere else on every case."""
    bar, told = ActionBar(), []
    bar.triggered.connect(told.append)
    acts = actions(7)
    bar.show_actions(acts)
    window = show(bar, width=520, height=400)
    more = bar.findChild(QPushButton, "action.more")
    assert isinstance(more, MoreActs)
    qtbot.waitUntil(more.isVisible)
    buttons = [button for button in bar._buttons.findChildren(QPushButton) if button.isVisible()]
    assert len({button.geometry().center().y() for button in buttons}) == 1
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    assert max(buttons, key=lambda one: one.x()).objectName() == f"action.{acts[-1].key_sequence}"
    listed = more._menu.actions()
    assert len(listed) + len(buttons) - 1 == len(acts) and listed[0].text().endswith(f"\t{acts[0].key_sequence}")
    listed[0].trigger()
    assert told == [acts[0]]
    window.resize(1900, 400)
    qtbot.waitUntil(lambda: not more.isVisible())
    assert all(button.isVisible() for button in bar._built.values())


def test_a_result_stands_above_the_acts_where_both_do_not_fit(show: Show, qtbot: QtBot):
    bar = ActionBar()
    bar.show_actions(actions(3))
    window = show(bar, width=1300, height=400)
    bar.result.show_result("已受理 王建国 个体工商户设立登记，受理通知书已打印", undo=lambda: None)
    qtbot.waitUntil(lambda: bar.result.mapTo(bar, bar.result.rect().center()).x() < bar._buttons.x())
    window.resize(620, 400)
    qtbot.waitUntil(lambda: bar._buttons.y() > bar.result.y())


def test_a_quiet_remark_is_shown_beside_the_acts(show: Show):
    bar = ActionBar()
    show(bar)
    bar.show_note("草稿已保存 10:32:05")
    assert "草稿已保存 10:32:05" in shown_words(bar)


@pytest.mark.parametrize("offset", range(7))
def test_every_day_of_the_week_has_its_name(qapp: object, offset: int):
    day = date(2026, 11, 23) + timedelta(days=offset)
    assert day_words(day) == f"2026年11月{23 + offset}日 星期{'一二三四五六日'[offset]}"


def test_a_clock_that_was_set_is_told_on_every_page(hall: Hall):
    assert hall.window.statusbar._day.text() == "2026年11月23日 星期一（时钟已人为设定）"
    assert hall.window.statusbar._day.property("tone") == "warn"


def test_the_status_bar_says_how_the_desk_stands(show: Show):
    bar = StatusBar()
    show(bar)
    assert bar._center.accessibleName() == "未接入中心"
    bar.show_center("已接入 10:32", "ok")
    bar.show_remark("密钥保存在文件中（降级）", "warn")
    bar.show_day("2026年11月23日 星期一")
    assert shown_words(bar) == ["已接入 10:32", "密钥保存在文件中（降级）", "2026年11月23日 星期一"]
    assert bar._center.accessibleName() == "已接入 10:32"


@pytest.mark.parametrize("tone", ["ok", "warn", "bad", None])
def test_a_banner_without_a_word_is_not_there(show: Show, tone: str | None):
    banner = Banner("b")
    show(banner)
    assert not banner.isVisible()
    banner.show_text("请注意", tone)
    assert banner.isVisible()
    assert banner.text() == "请注意"
    banner.show_text("")
    assert not banner.isVisible()


@pytest.mark.parametrize("width", [1100, 620])
def test_other_acts_have_their_places_before_the_next_paint(show: Show, width: int):
    """The primary act flashed by as an empty block whenever the acts changed."""
    bar = ActionBar()
    show(bar, width=width)
    bar.show_actions(actions(1))
    bar.show_actions(actions(6))
    for button in (one for one in bar._built.values() if not one.isHidden()):
        assert bar._buttons.rect().contains(button.geometry())
        assert button.height() >= button.sizeHint().height() and button.width() >= button.sizeHint().width()


def test_what_belongs_to_a_page_is_forgotten_with_it_and_nothing_else(show: Show):
    """The red sentence of the acceptance page stood above another case on the delivery page."""
    bar = ProblemBar()
    show(bar)
    bar.tell("打印机没有应答")
    bar.tell_of_page("请先选择情形")
    bar.leave_page()
    assert (bar.text(), bar.isVisible()) == ("打印机没有应答", True)


def test_the_problem_bar_forgets_everything_at_a_shift_change(show: Show):
    bar = ProblemBar()
    show(bar)
    for sentence in ("甲", "乙"):
        bar.tell(sentence)
    bar.clear()
    assert (bar.text(), bar.isVisible()) == ("", False)


def test_the_button_of_the_problem_bar_closes_it(show: Show, qtbot: QtBot):
    bar = ProblemBar()
    show(bar)
    bar.tell("打印机没有应答")
    with qtbot.waitSignal(bar.dismissed):
        QTest.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_an_undo_happens_once_and_only_in_time(qapp: object):
    line, undone = ResultLine(), []
    line.show_result("已收件", undo=lambda: undone.append(1))
    line.undo()
    line.undo()
    assert undone == [1]
    line.show_result("已受理", undo=lambda: undone.append(2))
    for _ in range(UNDO_SECONDS):
        line.tick()
    line.undo()
    assert undone == [1]


def test_a_paper_at_the_printer_ends_the_undo(qapp: object):
    line = ResultLine()
    line.show_result("已受理", undo=lambda: None)
    line.end_undo()
    assert not line.can_undo()
    assert line.text() == "已受理"


def test_a_new_result_takes_the_place_of_the_old_undo(qapp: object):
    line, undone = ResultLine(), []
    line.show_result("甲", undo=lambda: undone.append("甲"))
    line.show_result("乙", undo=lambda: undone.append("乙"))
    line.undo()
    assert undone == ["乙"]
    line.show_result("丙")
    assert not line.can_undo()


def test_what_lies_over_an_act_is_taken_back_first_and_then_the_act(qapp: object):
    line, undone = ResultLine(), []
    line.show_result("已受理", undo=lambda: undone.append("act"))
    line.tick()
    line.lay_over("材料清单已标：1 已收", lambda: undone.append("mark"))
    assert line.text().startswith("材料清单") and line.can_undo()
    line.undo()
    assert undone == ["mark"] and line.text() == "已受理" and "9 秒" in line._button.text()
    line.lay_over("材料清单已标：2 已收", lambda: undone.append("mark"))
    for _ in range(UNDO_SECONDS - 1):
        line.tick()
    assert line.text().startswith("材料清单") and line.can_undo(), "the act's time is over beneath, the mark's is not"
    line.lift()
    assert line.text() == "已受理" and not line.can_undo() and "已过 10 秒" in line.why_closed()


def test_a_paper_at_the_printer_ends_the_undo_of_the_act_and_not_of_what_lies_over_it(qapp: object):
    line, undone = ResultLine(), []
    line.show_result("已受理", undo=lambda: undone.append("act"))
    line.lay_over("材料清单已标：1 已收", lambda: undone.append("mark"))
    line.end_undo()
    assert line.can_undo() and not line.is_pending()
    line.undo()
    line.undo()
    assert undone == ["mark"]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_words_of_a_result_take_what_they_need(show: Show, qtbot: QtBot, scale: float):
    line = ResultLine()
    show(line, width=1900)
    theme().apply(scale=scale)
    line.show_result("已受理 王建国 个体工商户设立登记", undo=lambda: None)
    qtbot.waitUntil(lambda: line._text.width() >= line._text.fontMetrics().horizontalAdvance(line.text()))
    assert line._button.x() - line._text.geometry().right() < 20


def test_the_result_fades_with_the_next_matter_but_not_while_it_can_be_taken_back(qapp: object):
    line = ResultLine()
    line.show_result("已受理", undo=lambda: None)
    line.fade()
    assert line.text() == "已受理"
    assert line.why_closed() == ""
    line.end_undo()
    assert "已打印，不能撤销" in line.why_closed()
    line.fade()
    assert line.text() == ""
    assert line.why_closed() == ""


def test_time_that_is_over_is_told_as_the_reason(qapp: object):
    line = ResultLine()
    line.show_result("已受理", undo=lambda: None, seconds=1)
    line.tick()
    assert "已过 10 秒" in line.why_closed()

"""The window around the pages: keys, bars, counts, troubles, undo, and what a double press does not do."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from ui_gallery import ENTRIES, Hall

from app.errors import DeviceTrouble
from ui.page import PageAction
from ui.style import theme
from ui.widgets.panels import BarPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def press(hall: Hall, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(hall.window.focusWidget() or hall.window, key, modifier)


def test_the_first_page_is_open_and_the_cursor_is_where_the_clerk_begins(hall: Hall):
    page = hall.window.deck.page()
    assert page is not None
    assert page.key == "form"
    assert page.focusWidget().objectName() == "form.item"
    assert hall.window.topbar._title.text() == "受理登记"


def test_pages_open_by_ctrl_and_their_number(hall: Hall):
    press(hall, Qt.Key.Key_2, CTRL)
    page = hall.window.deck.page()
    assert page is not None
    assert page.key == "list"
    press(hall, Qt.Key.Key_1, CTRL)
    assert hall.window.deck.page() is not page


def test_a_page_the_officer_may_not_open_is_not_offered(hall: Hall):
    """opencrvs 8531: a button without the right."""
    offered = [button.objectName() for button in hall.window.navigation.findChildren(QPushButton)]
    assert "navigation.list" in offered
    assert "navigation.secret" not in offered
    hall.window.go("secret")
    page = hall.window.deck.page()
    assert page is not None
    assert page.key == "form"


def test_a_page_is_built_on_its_first_visit_and_kept(hall: Hall):
    first = hall.list()
    hall.form()
    assert hall.list() is first
    assert len(ENTRIES) == 4


def test_f_keys_act_wherever_the_cursor_is(hall: Hall):
    page = hall.form()
    for widget in (page.item.search, page.note.edit, page.materials):
        widget.setFocus()
        press(hall, Qt.Key.Key_F8)
    assert page.pressed == ["F8"] * 3


def test_ctrl_enter_is_the_primary_act(hall: Hall):
    page = hall.form()
    page.name.edit.setFocus()
    press(hall, Qt.Key.Key_Return, CTRL)
    assert page.pressed == ["F12"]


def test_an_act_that_is_grey_does_nothing_and_says_why(hall: Hall):
    hall.form()
    button = hall.window.actionbar.findChild(QPushButton, "action.F10")
    assert button is not None
    assert not button.isEnabled()
    assert button.toolTip() == "没有可容缺的材料"
    assert "没有可容缺的材料" in button.accessibleDescription()


def test_a_second_f12_does_not_accept_twice(hall: Hall, qtbot: QtBot):
    """F15 of the fault list: a double click must not take two numbers."""
    page = hall.form()
    gate = threading.Event()
    hall.work.do(page, lambda _: gate.wait(5), lambda _: None)
    press(hall, Qt.Key.Key_F12)
    assert page.pressed == []
    gate.set()
    qtbot.waitUntil(lambda: not hall.work.is_busy(page))
    press(hall, Qt.Key.Key_F12)
    assert page.pressed == ["F12"]


def test_the_primary_act_stands_at_the_right_end(hall: Hall):
    hall.form()
    buttons = hall.window.actionbar._buttons.findChildren(QPushButton)
    primary = hall.window.actionbar.findChild(QPushButton, "action.F12")
    assert primary is not None
    assert max(buttons, key=lambda button: button.x()) is primary
    assert primary.accessibleName() == "受理并打印"


def test_buttons_stay_while_only_their_words_change(hall: Hall):
    page = hall.form()
    bar = hall.window.actionbar
    before = bar.findChild(QPushButton, "action.F12")
    words = [PageAction(a.key_sequence, "改了", a.icon, a.slot, a.is_primary, a.is_enabled) for a in page.actions()]
    bar.show_actions(words)
    after = bar.findChild(QPushButton, "action.F12")
    assert after is before
    assert after is not None
    assert after.accessibleName() == "改了"


def test_a_trouble_is_a_sentence_and_no_traceback(hall: Hall, qtbot: QtBot):
    def fail() -> None:
        raise DeviceTrouble("printer.timeout", printer="HP M405", seconds=15)

    hall.work.paper(hall.window.printing, fail, lambda _: None)
    qtbot.waitUntil(lambda: hall.window.problems.isVisible())
    told = hall.window.problems.text()
    assert told == "打印机（HP M405）在 15 秒内没有应答，文书已保存、尚未打印。请检查打印机后重打。"
    assert "Traceback" not in told


def test_troubles_are_counted_and_closed_one_by_one(hall: Hall):
    bar = hall.window.problems
    bar.tell("甲")
    bar.tell("乙")
    bar.tell("甲")
    assert bar.text() == "甲（另有 1 条提示，按 Esc 看上一条）"
    hall.form().name.edit.setFocus()
    press(hall, Qt.Key.Key_Escape)
    assert bar.text() == "乙"
    press(hall, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_a_fault_of_the_program_covers_the_page_calmly(hall: Hall, qtbot: QtBot):
    hall.work.ask(hall.form(), lambda _: {}["gone"], lambda _: None)
    qtbot.waitUntil(lambda: hall.window.crash_curtain.isVisible())
    assert "KeyError" in hall.window.crash_page._report.toPlainText()
    hall.window.crash_page._go_on.click()
    assert hall.window.crash_curtain.isHidden()
    assert hall.form().item.search.hasFocus()


def test_pages_hear_what_changed(hall: Hall, qtbot: QtBot):
    page = hall.list()
    hall.work.do(page, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: {"cases"} in page.refreshed)


def test_the_navigation_counts_what_waits(hall: Hall):
    page = hall.list()
    page.count_changed.emit(14, "warn")
    item = hall.window.navigation._items["list"]
    assert item._count.text() == "14"
    assert item.accessibleDescription() == "Ctrl+2 14 件"
    page.count_changed.emit(0, "")
    assert item._count.isHidden()


def test_what_was_done_can_be_undone_by_ctrl_z_once(hall: Hall):
    undone: list[int] = []
    page = hall.form()
    page.result_told.emit("已收件", lambda: undone.append(1))
    page.item.search.setFocus()
    press(hall, Qt.Key.Key_Z, CTRL)
    press(hall, Qt.Key.Key_Z, CTRL)
    assert undone == [1]
    assert hall.window.actionbar.result._button.isHidden()


def test_ctrl_z_in_a_field_with_typing_undoes_the_typing(hall: Hall):
    undone: list[int] = []
    page = hall.form()
    page.result_told.emit("已收件", lambda: undone.append(1))
    page.name.edit.setFocus()
    QTest.keyClicks(page.name.edit, "Wang")
    press(hall, Qt.Key.Key_Z, CTRL)
    assert undone == []
    assert page.name.text() == ""


def test_undo_ends_after_ten_seconds(hall: Hall):
    line = hall.window.actionbar.result
    line.show_result("已受理", undo=lambda: None)
    assert "10 秒" in line._button.text()
    for _ in range(10):
        assert line.can_undo()
        line.tick()
    assert not line.can_undo()
    assert line.text() == "已受理"


def test_the_help_sheet_tells_every_key_that_works_here(hall: Hall):
    hall.form()
    press(hall, Qt.Key.Key_F1)
    groups = dict(hall.window.keys.groups(hall.window.deck.page()))
    assert hall.window.help.isVisible()
    assert ("F12", "受理并打印", "") in groups["受理登记"]
    assert ("F10", "容缺受理", "没有可容缺的材料") in groups["受理登记"]
    assert ("Ctrl+2", "审批审查", "") in groups["窗口"]
    press(hall, Qt.Key.Key_Escape)
    assert hall.window.help.isHidden()
    assert hall.form().item.search.hasFocus()


def test_the_training_mark_and_the_missing_center_are_always_in_sight(hall: Hall):
    for key in ("form", "list", "casefile"):
        hall.window.go(key)
        assert hall.window.training.isVisible()
        assert "不具法律效力" in hall.window.training.text()
        assert hall.window.statusbar._center.text() == "未接入中心"


def test_theme_and_text_size_change_by_key_and_are_told(hall: Hall):
    told: list[tuple[str, float]] = []
    hall.window.look_changed.connect(lambda name, scale: told.append((name, scale)))
    press(hall, Qt.Key.Key_T, CTRL)
    press(hall, Qt.Key.Key_0, CTRL)
    assert told == [("dark", 1.0), ("dark", 1.25)]
    assert (theme().name, theme().scale) == ("dark", 1.25)


def test_a_page_may_open_a_case_in_the_case_file(hall: Hall):
    hall.form().case_wanted.emit("341702202611230003000011")
    page = hall.window.deck.page()
    assert page is not None
    assert page.key in ("form", "casefile")


def test_no_widget_of_the_window_is_a_dialog(hall: Hall):
    from PySide6.QtWidgets import QDialog

    hall.list().open_panel()
    hall.window.show_help()
    assert hall.window.findChildren(QDialog) == []


@pytest.mark.parametrize(
    ("key", "modifier", "heard"),
    [
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "confirmed"),
        (Qt.Key.Key_Return, CTRL, "confirmed"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "cancelled"),
    ],
)
def test_the_keys_of_an_open_panel_work_while_the_cursor_is_in_the_page_behind(
    hall: Hall, key: Qt.Key, modifier: Qt.KeyboardModifier, heard: str
):
    panel = BarPanel("gallery.panel", "撤回申请", confirm="确认撤回")
    told: list[str] = []
    panel.confirmed.connect(lambda: told.append("confirmed"))
    panel.cancelled.connect(lambda: told.append("cancelled"))
    page = hall.form()
    page.panel_wanted.emit(panel)
    page.item.search.setFocus()
    press(hall, key, modifier)
    assert told == [heard]


def test_the_help_sheet_is_in_the_order_of_the_keys_and_leaves_the_training_mark_in_sight(hall: Hall):
    hall.window.show_help()
    assert hall.window.help.isVisible()
    mark = hall.window.training
    assert mark.isVisible() == (hall.window.help.y() > 0)
    keys = [key for key, _, _ in hall.window.keys.groups(hall.form())[0][1]]
    numbers = [int(key[1:]) for key in keys if key[0] == "F" and key[1:].isdigit()]
    assert numbers == sorted(numbers)

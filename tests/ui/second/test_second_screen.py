"""The applicant's screen beside the clerk's window: idle, checking before print, rating once, hidden at lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from second_desk import NAME, NUMBER, SecondDesk
from window_gates import cut_when_settled, unnamed

from app.events.ratings import Channel
from app.filing import add_note, undo
from app.ratings.rules import change_rules, shipped_rules
from app.state import CaseState
from ui.acceptance.page import AcceptancePage
from ui.second.check_page import facts_of
from ui.second.view import CheckSheet
from ui.style import theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words(desk: SecondDesk) -> str:
    """Everything that stands on the applicant's screen, in whichever page of it."""
    texts = [label.text() for label in desk.screen.findChildren(QLabel)]
    return " ".join(texts + [button.text() for button in desk.screen.findChildren(QPushButton)])


def test_at_first_it_shows_office_window_and_time(desk: SecondDesk) -> None:
    assert desk.screen.isVisible() and desk.screen.page() is desk.screen.idle
    assert "示例区政务服务中心" in words(desk) and "综合 01 号窗口" in words(desk)
    assert desk.screen.idle.clock.text() == "09:00" and "11月23日" in desk.screen.idle.day.text()
    assert desk.window.isActiveWindow(), "it never takes the keyboard by itself"


def test_the_applicant_checks_the_own_data_in_full_before_the_print(desk: SecondDesk) -> None:
    desk.fill()
    desk.wait(lambda: desk.screen.page() is desk.screen.check and "份" in str(desk.screen.check.texts()))
    shown = desk.screen.check.texts()
    assert shown["姓名（名称）"] == NAME and shown["居民身份证"].replace(" ", "") == NUMBER
    assert "食品经营许可" in shown["申请事项"] and "食品经营许可申请书 1 份" in shown["收到材料"]
    assert shown["联系电话"] == "13800001234"
    desk.touch("second.confirm")
    assert desk.applicant.is_confirmed() and "已确认" in desk.screen.check.button.text()
    assert desk.cases() == (), "the applicant checks, the clerk accepts"
    desk.wait(lambda: desk.window.isActiveWindow())


def test_a_change_after_the_confirmation_must_be_checked_again(desk: SecondDesk) -> None:
    desk.fill()
    desk.wait(lambda: desk.screen.page() is desk.screen.check and "份" in str(desk.screen.check.texts()))
    desk.touch("second.confirm")
    page = desk.page()
    assert isinstance(page, AcceptancePage) and desk.applicant.is_confirmed()
    page.sheet.applicant.phone.set_text("13900001111")
    desk.wait(lambda: desk.screen.check.texts()["联系电话"] == "13900001111")
    assert not desk.applicant.is_confirmed() and desk.screen.check.button.text() == "确认无误"


def test_enter_on_the_keypad_confirms_after_ctrl_y(desk: SecondDesk) -> None:
    desk.fill()
    desk.wait(lambda: desk.screen.page() is desk.screen.check and "份" in str(desk.screen.check.texts()))
    desk.press(Key.Key_Y, CTRL)
    desk.wait(lambda: desk.screen.isActiveWindow())
    QTest.keyClick(desk.screen, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.applicant.is_confirmed()
    desk.wait(lambda: desk.window.isActiveWindow())


def test_after_the_act_the_five_levels_are_asked_once_and_none_is_chosen(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.screen.page() is desk.screen.rate)
    buttons = desk.screen.rate.buttons
    assert [b.text() for b in buttons] == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert not any(b.isCheckable() or b.isDefault() or b.hasFocus() for b in buttons)
    assert len({b.property("role") for b in buttons}) == 1, "no level looks better than another"
    QTest.keyClick(desk.screen, Key.Key_Return)
    desk.settle()
    assert desk.score(case) == 0, "Enter rates nothing"
    desk.touch("second.score.2")
    desk.wait(lambda: desk.score(case) == 2)
    held = desk.visits(case)[0]
    assert held.rating is not None and held.rating.channel is Channel.SCREEN and held.rating.officer == "w1"
    assert held.call_back is not None and desk.screen.page() is desk.screen.thanks
    assert "不满意" not in desk.window.actionbar.result.text(), "the clerk is not told the level"


def test_a_rating_by_the_pad_file_after_an_accept_through_the_window(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    desk.press_pad(5)
    desk.wait(lambda: desk.score(case) == 5)
    assert desk.visits(case)[0].rating.channel is Channel.PAD  # type: ignore[union-attr]
    desk.wait(lambda: desk.screen.page() is desk.screen.thanks)


def test_a_second_result_for_the_visit_is_told_and_not_counted(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    desk.touch("second.score.1")
    desk.wait(lambda: desk.score(case) == 1)
    desk.press_pad(5)
    desk.wait(desk.problem)
    assert "没有等待评价的办件" in desk.problem() and desk.score(case) == 1


def test_garbage_from_the_pad_rates_nothing(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    for garbage in (0, 6, "5", None, True, 4.5):
        desk.press_pad(garbage)
        desk.settle()
    assert desk.score(case) == 0 and desk.applicant.asking.open is not None


def test_silence_is_a_blank_and_nothing_else(desk: SecondDesk) -> None:
    """A closed market leader posts a default satisfaction of "5": a blank stays a blank."""
    desk.act("m1", change_rules, replace(shipped_rules(), ask_seconds=10))
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    assert desk.applicant.asking._timer.interval() == 10_000
    desk.applicant.asking._timer.setInterval(1)
    desk.applicant.asking._timer.start()
    desk.wait(lambda: desk.visits(case)[0].blanks)
    assert desk.score(case) == 0 and desk.screen.page() is desk.screen.idle
    desk.press_pad(5)
    desk.wait(desk.problem)
    assert desk.score(case) == 0, "whoever presses later is somebody else"


def test_the_next_applicants_data_end_the_question_to_the_one_before(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.screen.page() is desk.screen.rate)
    desk.fill("李四", "341702199106305867")
    desk.wait(lambda: desk.screen.page() is desk.screen.check)
    desk.wait(lambda: desk.visits(case)[0].blanks)
    assert NAME not in words(desk) and desk.applicant.asking.open is None


def test_a_result_for_a_case_that_was_taken_back_still_counts(desk: SecondDesk) -> None:
    """An undo must not silence an applicant; the same person is not asked a second time."""
    (desk.folder / "printer.state").write_text("trouble")
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    history = desk.store.ask(lambda records: records.events(case.id))
    acts = tuple(event.id for event in history if event.kind in ("received", "accepted"))
    desk.act("w1", undo, case.id, acts)
    assert desk.case(case.id).state is CaseState.VOID
    desk.press_pad(1)
    desk.wait(lambda: desk.score(case) == 1)
    assert desk.visits(case)[0].call_back is not None
    desk.wake()
    again = desk.accept()
    desk.settle()
    assert again.id != case.id and desk.applicant.asking.open is None


def test_a_lock_hides_it_and_leaves_no_name_behind(desk: SecondDesk) -> None:
    desk.fill()
    desk.wait(lambda: desk.screen.page() is desk.screen.check)
    desk.window.lock()
    desk.wait(lambda: not desk.screen.isVisible())
    assert NAME not in words(desk) and NUMBER[-4:] not in words(desk).replace(" ", "")
    desk.settle()
    desk.window.curtain.hide()
    desk.window._on_unlocked()
    desk.settle()
    desk.wait(desk.screen.isVisible)
    assert desk.screen.page() is desk.screen.idle, "the draft that came back is shown to nobody"
    assert NAME not in words(desk)
    page = desk.page()
    assert isinstance(page, AcceptancePage)
    desk.wait(lambda: page.sheet.applicant.name.text() == NAME)
    desk.qtbot.wait(350)
    assert desk.screen.page() is desk.screen.idle
    page.sheet.applicant.phone.set_text("13900001111")
    desk.wait(lambda: desk.screen.page() is desk.screen.check)


def test_a_lock_while_it_asks_leaves_a_blank(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.screen.page() is desk.screen.rate)
    desk.window.lock()
    desk.wait(lambda: desk.visits(case)[0].blanks)
    assert not desk.screen.isVisible() and desk.score(case) == 0


def test_a_shift_change_takes_it_away(desk: SecondDesk) -> None:
    desk.fill()
    desk.wait(lambda: desk.screen.page() is desk.screen.check)
    screen = desk.screen
    desk.window.close()
    assert not screen.isVisible()


def test_an_answer_of_the_store_that_comes_after_the_lock_asks_nobody(desk: SecondDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F12)
    desk.wait(desk.cases)
    desk.window.lock()
    desk.wait(lambda: desk.window.is_locked)
    desk.settle()
    assert desk.applicant.asking.open is None and not desk.screen.isVisible()


def test_what_is_done_without_the_applicant_is_not_asked_about(desk: SecondDesk) -> None:
    case = desk.accept()
    desk.wait(lambda: desk.applicant.asking.open)
    desk.touch("second.score.4")
    desk.clock.at += timedelta(days=1)
    note = desk.act("w1", add_note, case.id, text="电话补充说明")
    desk.window.result("备注", note)
    desk.settle()
    assert desk.applicant.asking.open is None and len(desk.visits(case)) == 1


def test_nobody_at_the_counter_closes_it(desk: SecondDesk) -> None:
    handle = desk.screen.windowHandle()
    assert handle is not None
    handle.close()  # as a window manager does
    desk.settle()
    assert desk.screen.isVisible()
    assert not desk.screen.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose), "and it keeps no program alive"
    desk.window.close()
    assert not desk.screen.isVisible(), "the program itself may close it"


def test_it_is_large_and_plain_in_every_theme(desk: SecondDesk) -> None:
    desk.fill("<b>赵</b>", NUMBER)
    desk.wait(lambda: desk.screen.page() is desk.screen.check)
    desk.screen.resize(1920, 1080)
    for look in ("light", "dark", "hc"):
        theme().apply(look)
        QApplication.sendPostedEvents()
        for label in desk.screen.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
            if label.isVisible():
                assert label.fontMetrics().height() >= 36, label.text()
    assert unnamed(QAccessible.queryAccessibleInterface(desk.screen)) == []


@pytest.mark.parametrize("screen", [(800, 600), (1024, 768), (1280, 1024), (1920, 1080)])
def test_nothing_is_cut_on_the_applicants_screen(desk: SecondDesk, screen: tuple[int, int]) -> None:
    desk.screen.resize(*screen)
    assert cut_when_settled(desk.screen, desk.qtbot) == []
    desk.fill("示例区城乡融合发展与乡村振兴综合服务有限责任公司", NUMBER)
    desk.wait(lambda: desk.screen.page() is desk.screen.check and "份" in str(desk.screen.check.texts()))
    assert cut_when_settled(desk.screen, desk.qtbot) == []
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.cases() or desk.problem())
    assert (desk.screen.width(), desk.screen.height()) == screen


def test_an_identity_number_is_shown_as_it_is_read_aloud() -> None:
    def number(text: str) -> str:
        return dict(facts_of(CheckSheet("张三", "证件", text, "事项")))["证件"]

    assert number("341702199003072570") == "341702 19900307 2570"
    assert number("E12345678") == "E123 4567 8" and number("G1234567") == "G123 4567"


def test_a_long_list_of_materials_is_told_with_its_count() -> None:
    names = tuple(f"材料{n} 1 份" for n in range(1, 13))
    told = dict(facts_of(CheckSheet("张三", "证件", "1", "事项", materials=names)))["收到材料"]
    assert "材料8 1 份" in told and "材料9" not in told and "等 12 项" in told


def test_another_choice_takes_it_away_and_brings_it_back_at_once(desk: SecondDesk) -> None:
    assert desk.applicant.place.is_shown()
    desk.applicant.follow("off")
    assert not desk.applicant.place.is_shown()
    desk.applicant.follow("window")
    assert desk.applicant.place.is_shown()
    told = [key for _, keys in desk.window.keys.groups(None) for key, _, _ in keys]
    assert told.count("Ctrl+Y") == 1

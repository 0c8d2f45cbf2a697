"""The questions of an item: figures are never an answer; what is open is said, and F12 and the rest lead there."""

from __future__ import annotations

import pytest
from counter_clerk import ALT, CTRL, FOOD, FREIGHT, PHONE, WANG, Clerk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from real_desk import RealDesk

from app.state import CaseState

Key = Qt.Key


def answers(clerk: Clerk) -> tuple[str, ...]:
    return clerk.page.sheet.items.situations.answers()


def test_figures_typed_after_the_item_go_into_the_number_and_answer_nothing(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    desk.type_text(WANG["id_number"])
    assert answers(clerk) == ("", "")
    assert clerk.page.sheet.applicant.id_number.text() == WANG["id_number"]


def test_figures_typed_into_a_question_answer_nothing_and_the_key_is_told(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FREIGHT, 1)
    clerk.choose(FREIGHT)
    clerk.all_in()
    desk.press(Key.Key_F12)
    assert "申请时已有车辆吗？" in desk.problem() and "Alt+数字" in desk.problem()
    desk.type_text("1")
    assert answers(clerk) == ("",)
    assert "单按数字不选情形" in desk.problem()
    desk.press(Key.Key_Right)
    assert answers(clerk) == ("已购置车辆",)
    desk.press(Key.Key_Right)
    assert answers(clerk) == ("拟投入车辆",)
    desk.press(Key.Key_Return)
    assert desk.focus().objectName().startswith("acceptance.")
    assert "situation" not in desk.focus().objectName()


def test_alt_and_the_figure_on_the_answer_answer_from_any_field_and_the_cursor_stays(
    desk: RealDesk, clerk: Clerk
) -> None:
    clerk.choose(FOOD)
    desk.type_text("3417")
    clerk.answer(4)
    assert answers(clerk) == ("", "不接触直接入口食品")
    clerk.answer(2)
    clerk.answer(1)
    assert answers(clerk) == ("委托代理", "不接触直接入口食品")
    assert desk.focus().objectName() == "acceptance.id"
    desk.type_text("02")
    assert clerk.page.sheet.applicant.id_number.text() == "341702"


@pytest.mark.parametrize("place", [*"014"])
def test_a_character_typed_by_alt_and_the_keypad_answers_nothing(desk: RealDesk, clerk: Clerk, place: str) -> None:
    """Alt+0183 on the keypad is how Windows types the point of 阿卜杜拉·买买提."""
    clerk.choose(FOOD)
    desk.press(Key(Key.Key_0.value + int(place)), ALT | Qt.KeyboardModifier.KeypadModifier)
    assert answers(clerk) == ("", "")
    assert desk.focus().objectName() == "acceptance.id"


def test_a_click_on_an_answer_leaves_the_cursor_in_the_field(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    button = desk.window.findChild(QPushButton, "acceptance.situation2.1")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers(clerk) == ("", "接触直接入口食品")
    desk.type_text("34")
    assert clerk.page.sheet.applicant.id_number.text() == "34"


def test_an_open_question_says_so_until_it_is_answered(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    labels = [choice.label for choice in clerk.page.sheet.items.situations._choices]
    assert [label.text()[:3] for label in labels] == ["请选：", "请选："]
    clerk.answer(2)
    assert labels[0].text() == "申请人委托他人代为办理吗？"
    assert labels[1].property("tone") == "warn"


@pytest.mark.parametrize("key", [Key.Key_F12, Key.Key_F8, Key.Key_F7, Key.Key_F10])
def test_every_exit_that_needs_the_list_names_the_open_question_and_goes_there(
    desk: RealDesk, clerk: Clerk, key: Key
) -> None:
    clerk.choose(FREIGHT)
    clerk.read_card()
    desk.type_text(PHONE)
    desk.press(key)
    assert desk.problem().startswith("情形“申请时已有车辆吗？”还没有选")
    assert desk.focus().objectName() == "acceptance.situation1.1"
    clerk.answer(1)
    assert "situation" not in desk.focus().objectName()
    assert desk.cases() == ()


def test_a_refusal_is_not_kept_closed_by_a_question_about_the_materials(desk: RealDesk, clerk: Clerk) -> None:
    """Whoever needs no permit brings no materials: F9 asks for nothing that only decides them."""
    clerk.choose(FREIGHT)
    clerk.read_card()
    desk.type_text(PHONE)
    desk.press(Key.Key_F9)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_F12)
    assert clerk.handed_in().state is CaseState.DECLINED


def test_the_help_sheet_tells_what_each_answer_key_means(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    keys = {action.key_sequence: action.text for action in clerk.page.actions()}
    assert keys["Alt+3"] == "情形“是否从事接触直接入口食品的工作？”：接触直接入口食品"
    clerk.choose(FREIGHT)
    assert "Alt+3" not in {action.key_sequence for action in clerk.page.actions()}
    desk.press(Key.Key_A, CTRL)
    assert answers(clerk) == ("",)


def test_the_keys_answer_nothing_any_more_once_the_case_is_received(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FREIGHT, 1)
    clerk.all_in()
    desk.press(Key.Key_F7)
    case = clerk.handed_in()
    clerk.page.show_case(case.number)
    desk.wait(lambda: clerk.page.sheet.case is not None)
    desk.press(Key.Key_2, ALT)
    assert not any(action.key_sequence == "Alt+2" for action in clerk.page.actions())

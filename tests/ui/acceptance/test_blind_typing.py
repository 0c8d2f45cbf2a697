"""A clerk types without looking: no key is lost in silence, none marks a paper unseen, and every advice can be followed."""

from __future__ import annotations

from counter_clerk import CTRL, FOOD, PHONE, WANG, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit
from real_desk import RealDesk

from ui.widgets.material_model import Mark

Key = Qt.Key


def marks(clerk: Clerk) -> list[Mark]:
    return list(clerk.page.sheet.materials.list.marks().values())


def pill(clerk: Clerk) -> str:
    return clerk.page.sheet.materials.pill.text()


def test_enter_on_a_search_without_a_hit_stays_there_with_its_words_selected(desk: RealDesk, clerk: Clerk) -> None:
    """The cursor went to the kind of document; the next Enter to 自然人; what was typed then went nowhere."""
    desk.type_text("zzzz")
    desk.press(Key.Key_Return, times=2)
    edit = desk.focus()
    assert isinstance(edit, QLineEdit) and edit.objectName() == "acceptance.item"
    assert edit.selectedText() == "zzzz"
    assert "没有这样的事项" in clerk.page.sheet.items.search.message()
    desk.type_text("spjyxk")
    desk.press(Key.Key_Return)
    assert clerk.page.sheet.item is not None, "what was typed next took the place of the vain words"


def test_a_list_of_hits_that_was_closed_comes_back_by_enter(desk: RealDesk, clerk: Clerk) -> None:
    desk.type_text("spjyxk")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Return)
    assert desk.focus().objectName() == "acceptance.item" and clerk.page.sheet.items.search.search.is_open()
    desk.press(Key.Key_Return)
    assert clerk.page.sheet.item is not None


def test_a_telephone_number_typed_into_the_list_marks_nothing_and_is_told(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    clerk.row(1)
    before = marks(clerk)
    desk.type_text("13912345678")
    assert marks(clerk) == before
    assert "连着输入的“13912345678”像号码，标记已恢复原样" in desk.problem() and "Alt+P" in desk.problem()
    assert desk.focus().objectName() == "acceptance.materials", "the fault of a line was not opened by the 5 either"


def test_marks_are_told_line_by_line_and_ctrl_z_takes_the_run_back(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    clerk.row(1)
    before = marks(clerk)
    desk.type_text("111")
    assert clerk.result() == "材料清单已标：1 已收、2 已收、3 已收"
    desk.press(Key.Key_Z, CTRL)
    assert marks(clerk) == before
    assert clerk.page.sheet.materials.list.currentIndex().row() == 0
    assert "标后自动到下一项" in clerk.page.sheet.materials.hint.text()


def test_a_figure_without_a_state_moves_nothing_and_names_the_states(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    clerk.row(2)
    desk.type_text("9")
    assert "“9”不是材料的状态：1 已收" in desk.problem()
    assert clerk.page.sheet.materials.list.currentIndex().row() == 1


def test_whoever_is_known_is_taken_and_the_telephone_typed_blind_takes_the_place_of_the_old(
    desk: RealDesk, clerk: Clerk
) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Key.Key_F12)
    clerk.handed_in()
    clerk.choose(FOOD, 2, 2)
    desk.type_text(WANG["id_number"])
    desk.wait(clerk.page.persons.offer.is_open)
    (hit,) = clerk.page.persons.offer.hits()
    assert hit.note == "2026-11-23 已申请过本事项 · Enter 沿用", "the list lies over the warning of a duplicate"
    desk.press(Key.Key_Return)
    assert desk.focus().objectName() == "acceptance.phone"
    assert "已带出上次登记的信息" in clerk.page.sheet.applicant.phone.message()
    desk.type_text("13912345678")
    assert clerk.text_of("acceptance.phone") == "13912345678" != PHONE


def test_f10_names_the_line_that_may_come_later_and_the_key_and_following_it_leads_on(
    desk: RealDesk, clerk: Clerk
) -> None:
    """It answered "complete it, or press F10" to F10."""
    clerk.natural()
    clerk.all_in()
    clerk.row(4)
    desk.type_text("2")
    clerk.row(1)
    desk.press(Key.Key_F10)
    name = clerk.page.sheet.materials.current()
    assert f"光标所在的“{name}”可以容缺：按 3 标为容缺，再按 F10。" in desk.problem()
    desk.type_text("3")
    desk.press(Key.Key_F10)
    assert clerk.panel().objectName() == "acceptance.commitment"


def test_f10_stands_at_the_foot_while_something_may_come_later(desk: RealDesk, clerk: Clerk) -> None:
    def is_in_bar() -> bool:
        return any(act.key_sequence == "F10" and act.is_in_bar for act in clerk.page.actions())

    assert not is_in_bar()
    clerk.choose(FOOD, 2, 2)
    assert is_in_bar()
    assert "F10" in desk.window.actionbar._built
    clerk.all_in()
    assert not is_in_bar() and "F10" not in desk.window.actionbar._built
    assert any(one.key().toString() == "F10" for one in desk.window.findChildren(QShortcut)), "the key still answers"


def test_an_open_question_keeps_list_and_paper_from_saying_what_f12_would_refuse(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    clerk.read_card()
    desk.type_text(PHONE)
    clerk.all_in()
    assert pill(clerk) == "先选情形"
    clerk.page.preview.show_now()
    desk.settle()
    assert clerk.page.preview.shown is None
    assert "才能确定应收材料和将要打印的文书" in clerk.page.split.paper.accessibleDescription()
    desk.press(Key.Key_F12)
    assert "还没有选" in desk.problem()
    clerk.answer(2)
    assert desk.problem() == "", "what stood in the way is out of the way"
    clerk.answer(4)
    clerk.all_in()
    assert pill(clerk) == "材料齐全"
    assert "受理通知书" in clerk.preview()


def test_a_cleared_form_is_not_told_of_any_more_once_the_next_matter_has_begun(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    desk.press(Key.Key_F2)
    assert clerk.result() == "表单已清空"
    clerk.choose(FOOD)
    assert clerk.result() == ""
    desk.press(Key.Key_F6)
    desk.press(Key.Key_Z, CTRL)
    assert clerk.page.sheet.form().answers == ("", ""), "the old form does not come back over the new one"

"""一窗多事 and 排队号 on the page: one key for the next item of the same applicant, a ticket typed or scanned."""

from __future__ import annotations

from dataclasses import replace

from counter_clerk import CTRL, FOOD, PHONE, Clerk
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.acceptance.form import CounterForm, next_of_visit, with_item
from app.act import Done
from app.events.acceptance import MaterialLine, MaterialState
from ui.acceptance.banner_words import banner_words
from ui.page import PageAction

FREIGHT = "dlhwys"


def keys(clerk: Clerk) -> dict[str, PageAction]:
    return {action.key_sequence: action for action in clerk.page.actions()}


def served(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    clerk.handed_in()


def test_the_next_item_of_the_same_applicant_takes_one_key_and_is_of_the_same_visit(
    desk: RealDesk, clerk: Clerk
) -> None:
    assert "Ctrl+N" not in keys(clerk)
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.focus().objectName() == "acceptance.ticket"
    desk.type_text("a012 9:01")
    desk.press(Qt.Key.Key_Return)
    assert desk.focus().objectName() == "acceptance.item"
    served(desk, clerk)
    assert keys(clerk)["Ctrl+N"].is_in_bar
    desk.press(Qt.Key.Key_N, CTRL)
    form = clerk.page.sheet.form()
    assert (form.applicant.name, form.applicant.phone, form.item, form.ticket) == ("王建国", PHONE, "", "a012 9:01")
    assert "一窗多事" in clerk.page.banner.text() and desk.focus().objectName() == "acceptance.item"
    clerk.choose(FREIGHT, 1)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.cases()) == 2)
    desk.settle()
    first, second = desk.cases()
    assert first.visit == second.visit != "" and first.plan.item != second.plan.item
    assert first.applicant is not None and second.applicant is not None
    assert first.applicant.id_number == second.applicant.id_number
    assert {case.ticket.number for case in (first, second) if case.ticket} == {"A012"}


def test_the_key_goes_as_soon_as_another_applicant_is_begun(desk: RealDesk, clerk: Clerk) -> None:
    served(desk, clerk)
    assert "Ctrl+N" in keys(clerk)
    clerk.choose(FOOD)
    assert "Ctrl+N" not in keys(clerk)
    desk.press(Qt.Key.Key_F2)
    assert clerk.page.sheet.form().visit == ""


def test_f2_turns_to_somebody_else_and_ctrl_z_comes_back(desk: RealDesk, clerk: Clerk) -> None:
    served(desk, clerk)
    desk.press(Qt.Key.Key_N, CTRL)
    visit = clerk.page.sheet.form().visit
    desk.press(Qt.Key.Key_F2)
    assert clerk.page.sheet.form().applicant.name == "" and clerk.page.banner.text() == ""
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: clerk.page.sheet.form().visit == visit)


def test_shared_materials_are_marked_with_their_scans_already_there(desk: RealDesk, clerk: Clerk) -> None:
    item = next(i for i in clerk.page._around.setting().catalogue.versions if "个体工商户" in i.name)
    shared = [m.name for m in item.materials if m.shared]
    assert shared
    served(desk, clerk)
    form = with_item(clerk.page.sheet.form(), item)
    lines = tuple(replace(line, state=MaterialState.RECEIVED) for line in form.lines)
    following = next_of_visit(replace(form, lines=lines), item, "v1", "N1")
    clerk.page.sheet.show_form(with_item(following, item))
    marked = {line.name for line in clerk.page.sheet.form().lines if line.state is MaterialState.RECEIVED}
    assert marked == set(shared)
    page = clerk.page.sheet.materials.list.list_model
    assert "与 N1 共用" in page.material(clerk.page.sheet.materials.list.row_of(shared[0])).note


def test_nothing_lies_with_a_case_that_was_undone(desk: RealDesk, clerk: Clerk) -> None:
    """The second said that its papers lay with a number that is void: they lay nowhere."""
    item = next(i for i in clerk.page._around.setting().catalogue.versions if "个体工商户" in i.name)
    shared = {m.name for m in item.materials if m.shared}
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F7)
    first = clerk.handed_in()
    following = clerk.page.visit.following
    assert following is not None
    form = with_item(following, item)
    lines = tuple(replace(line, state=MaterialState.RECEIVED) for line in form.lines)
    second = next_of_visit(replace(form, lines=lines), item, first.visit, first.number)
    clerk.page.sheet.show_form(with_item(second, item))
    assert {line.name for line in clerk.page.sheet.form().lines if line.lies_with == first.number} == shared != set()
    clerk.page.undone(Done(first, (), ()))
    lines = clerk.page.sheet.form().lines
    assert {line.name for line in lines if line.is_in_own_folder} == shared
    assert not [line for line in lines if line.lies_with] and clerk.page.sheet.form().lies_with == ()
    desk.press(Qt.Key.Key_F2)
    assert "Ctrl+N" not in keys(clerk)


def test_a_ticket_that_cannot_be_keeps_the_exits_closed_and_is_told_in_a_sentence(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.page.sheet.items.show_ticket("甲一二")
    desk.press(Qt.Key.Key_F12)
    assert "排队号" in desk.problem() and desk.focus().objectName() == "acceptance.ticket"
    assert desk.cases() == ()
    desk.type_text("B7")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.cases()) == 1)
    assert desk.cases()[0].ticket is not None


def test_a_ticket_scanned_into_the_field_is_one_line(desk: RealDesk, clerk: Clerk) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type_text("C105")
    desk.press(Qt.Key.Key_Return)
    assert clerk.page.sheet.form().ticket == "C105"
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F7)
    case = clerk.handed_in()
    assert case.ticket is not None and case.ticket.number == "C105"
    assert clerk.page.sheet.items.ticket.text() == ""


def test_once_the_item_is_chosen_the_banner_names_what_came_along_for_it_and_nothing_else() -> None:
    line = MaterialLine("经营场所的使用证明", "copy_checked", 1, True, MaterialState.RECEIVED)
    form = CounterForm(visit="v", carried=("经营者身份证明", line.name))
    told = [
        banner_words(one, None, is_deemed=False, language="zh_CN").text for one in (form, replace(form, lines=(line,)))
    ]
    assert "已带入 2 项" in told[0] and "“经营场所的使用证明”已带入" in told[1] and "经营者身份证明" not in told[1]
    other = replace(line, name="申请书")
    assert (
        "没有可以共用的材料"
        in banner_words(replace(form, lines=(other,)), None, is_deemed=False, language="zh_CN").text
    )

"""Each exit of art. 32 through the window: what is asked, what is printed, what is refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from counter_clerk import FOOD, FREIGHT, PHONE, ROAD, Clerk
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.acceptance.form import application_of
from app.acceptance.receive import receive
from app.errors import Refused
from app.events.acceptance import DeclineGround
from app.state import CaseState
from ui.acceptance.decline_panel import DeclinePanel
from ui.acceptance.supplement_panel import SupplementPanel


def body(clerk: Clerk, letters: str, *answers: int) -> None:
    """Take a legal person by hand."""
    clerk.choose(letters, *answers)
    clerk.write("acceptance.id", "113417029900000333")
    clerk.write("acceptance.name", "示例区某某服务有限公司")
    clerk.write("acceptance.representative", "张建国")
    clerk.write("acceptance.phone", PHONE)


def test_a_missing_material_is_told_and_the_cursor_goes_there(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(3)
    desk.type_text("2")
    desk.press(Qt.Key.Key_F12)
    assert "经营场所和设备布局" in desk.problem()
    assert "按 F8 一次性告知补正" in desk.problem()
    assert clerk.page.sheet.materials.current() == "经营场所和设备布局、操作流程等文件"
    assert desk.cases() == ()


def test_the_paper_beside_the_form_changes_with_the_marks(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    assert "补正材料告知书" in clerk.preview()
    clerk.all_in()
    assert "受理通知书" in clerk.preview()
    assert "你于2026年11月23日提出的“食品经营许可（新办）”申请" in clerk.preview()
    clerk.row(4)
    desk.type_text("3")
    assert "容缺受理" in clerk.preview()
    clerk.row(1)
    desk.type_text("2")
    assert "补正材料告知书" in clerk.preview()


def test_everything_missing_is_told_once_with_prefilled_words(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.row(1)
    desk.type_text("1")
    desk.press(Qt.Key.Key_F8)
    panel = clerk.panel()
    assert isinstance(panel, SupplementPanel)
    assert [gap.fault for gap in panel.gaps()] == ["未提交", "未提交"]
    desk.type_text("，且")
    assert "未提交，且" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    text = clerk.paper(desk.notices(case)[0])
    assert "未提交，且" in text
    assert "请提交复印件1份" in text
    assert "已告知补正" in clerk.result()


def test_a_gap_without_a_remedy_is_not_told(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Qt.Key.Key_F8)
    clerk.write("acceptance.gap2.remedy", "")
    desk.press(Qt.Key.Key_F12)
    assert "每一项都要写明" in clerk.panel()._problem.text()
    assert desk.focus().objectName() == "acceptance.gap2.remedy"
    assert desk.cases() == ()


def test_a_way_back_from_the_panel_keeps_what_was_written(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Qt.Key.Key_F8)
    clerk.write("acceptance.gap1.fault", "只有复印件")
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.deck.panel() is None
    desk.press(Qt.Key.Key_F8)
    assert clerk.text_of("acceptance.gap1.fault") == "只有复印件"


def test_nothing_missing_leaves_nothing_to_supplement(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F8)
    assert "没有要补正的内容" in desk.problem()


def test_no_permit_needed_takes_the_clause_of_the_item_with_three_keys(desk: RealDesk, clerk: Clerk) -> None:
    """Row 18: light trucks need no road freight licence."""
    clerk.natural(FREIGHT, 1)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Right)
    assert "不受理告知书" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.state is CaseState.DECLINED
    assert case.declined is not None
    assert case.declined.ground is DeclineGround.NO_PERMIT_NEEDED
    text = clerk.paper(desk.notices(case)[0])
    assert "总质量4500千克及以下" in text
    assert "《中华人民共和国道路运输条例》第二十四条" in text


def test_a_refusal_is_never_one_key_away(desk: RealDesk, clerk: Clerk) -> None:
    """F9 begins with no ground: F9 F12 in a hurry says what to choose, and no number is taken."""
    clerk.natural(FREIGHT, 1)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F12)
    assert "请先选择类别" in clerk.panel()._problem.text()
    assert desk.cases() == ()
    assert desk.focus().objectName() == "acceptance.decline.ground.no_permit_needed"
    desk.press(Qt.Key.Key_Right)
    assert clerk.panel()._problem.text() == "", "what was mended is not told any more"


def test_a_refusal_asks_no_question_that_only_decides_the_materials(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FREIGHT)
    clerk.read_card()
    desk.type_text(PHONE)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_F12)
    assert clerk.handed_in().state is CaseState.DECLINED


def test_f7_with_nothing_marked_says_what_to_mark(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Qt.Key.Key_F7)
    assert "请先勾选收到的材料" in desk.problem()
    assert desk.cases() == ()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_F7)
    assert clerk.handed_in().state is CaseState.RECEIVED


def test_an_answer_that_says_agent_opens_the_row_and_is_not_accepted_without_one(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FOOD, 1, 2)
    clerk.all_in()
    assert clerk.page.sheet.applicant.agent_row.is_open()
    desk.press(Qt.Key.Key_F12)
    assert desk.cases() == ()
    assert desk.focus().objectName() == "acceptance.agent.id"
    row = clerk.page.sheet.applicant.agent_row
    row.hide()
    with pytest.raises(Refused, match=r"application\.no_agent"):
        desk.store.do(desk.officer, receive, application_of(clerk.page.sheet.form()))


def test_an_answer_taken_back_closes_an_empty_agent_row(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 1)
    assert clerk.page.sheet.applicant.agent_row.is_open()
    clerk.answer(2)
    assert not clerk.page.sheet.applicant.agent_row.is_open()


def test_what_is_not_ours_names_the_right_body(desk: RealDesk, clerk: Clerk) -> None:
    body(clerk, ROAD, 1)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Right, times=2)
    panel = clerk.panel()
    assert isinstance(panel, DeclinePanel)
    choice = panel.choice()
    assert choice is not None
    assert choice.right_body == "公路所在地的交通运输主管部门"
    assert "不予受理决定书" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.declined is not None
    assert case.declined.ground is DeclineGround.NOT_OURS
    assert "请向公路所在地的交通运输主管部门提出申请" in clerk.paper(desk.notices(case)[0])


def test_the_right_body_must_be_named(desk: RealDesk, clerk: Clerk) -> None:
    body(clerk, ROAD, 1)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Right, times=2)
    clerk.write("acceptance.decline.body", " ")
    desk.press(Qt.Key.Key_F12)
    assert "应当向哪个机关申请" in clerk.panel()._problem.text()
    assert desk.cases() == ()


def test_false_material_stands_on_article_78_and_wants_a_reason(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Right, times=3)
    assert clerk.edit("acceptance.decline.clause").text() == "《中华人民共和国行政许可法》第七十八条"
    desk.press(Qt.Key.Key_F12)
    assert "请填写理由" in clerk.panel()._problem.text()
    clerk.write("acceptance.decline.reason", "申请人提供的场所租赁合同系伪造")
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert "系伪造" in clerk.paper(desk.notices(case)[0])


def test_f7_takes_the_materials_and_prints_the_receipt(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.row(1)
    desk.type_text("1")
    desk.press(Qt.Key.Key_F7)
    case = clerk.handed_in()
    assert case.state is CaseState.RECEIVED
    assert "食品经营许可申请书" in clerk.paper(desk.notices(case)[0])
    assert "已收件" in clerk.result()


def test_a_deferred_material_asks_for_the_promise_and_prints_it(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(4)
    desk.type_text("3")
    desk.press(Qt.Key.Key_F10)
    assert desk.focus().objectName() == "acceptance.commitment.until"
    assert clerk.edit("acceptance.commitment.until").text() == "2026-12-02"
    assert "承诺于2026年12月2日前" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert (case.state, len(case.deferred)) == (CaseState.IN_PROGRESS, 1)
    assert [n.template for n in desk.notices(case)] == ["acceptance", "deferred_acceptance"]
    assert len(desk.printed()) == 2


def test_a_promise_in_the_past_is_no_promise(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(4)
    desk.type_text("3")
    desk.press(Qt.Key.Key_F12)
    clerk.write("acceptance.commitment.until", "20261101")
    desk.press(Qt.Key.Key_F12)
    assert "在今天之前" in clerk.panel()._problem.text()
    assert desk.cases() == ()


def test_a_promise_past_the_limit_is_told_with_its_last_day(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(4)
    desk.type_text("3")
    desk.press(Qt.Key.Key_F12)
    assert "2026-12-02" in clerk.panel().until.message()
    clerk.write("acceptance.commitment.until", "20261203")
    desk.press(Qt.Key.Key_F12)
    assert "不能晚于" in clerk.panel()._problem.text() and "2026-12-02" in clerk.panel()._problem.text()
    assert desk.cases() == ()
    clerk.write("acceptance.commitment.until", "20261130")
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.deferred_until == date(2026, 11, 30)
    assert "最迟于2026年11月30日补交" in clerk.paper(desk.notices(case)[1])


def test_a_supplement_without_its_rule_is_told_at_the_line(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(1)
    desk.type_text("2")
    desk.press(Qt.Key.Key_F8)
    clerk.write("acceptance.gap1.basis", "")
    desk.press(Qt.Key.Key_F12)
    assert "依据" in clerk.panel()._problem.text()
    assert desk.focus().objectName() == "acceptance.gap1.basis"
    assert desk.cases() == ()


def test_f10_without_a_deferred_line_says_how_to_mark_one(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F10)
    assert "按 3" in desk.problem()


def test_a_material_outside_the_deferral_list_is_refused_at_its_line(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.row(1)
    desk.type_text("3")
    assert "不在容缺目录内" in desk.problem()

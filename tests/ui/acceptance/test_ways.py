"""On the spot, on inquiry, received earlier, by an agent: the ways through the counter beside the exits of art. 32."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter_clerk import CTRL, LABOUR, SPOT, Clerk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from real_desk import RealDesk

from app.acceptance.decline import decline
from app.acceptance.receive import receive
from app.application import Application
from app.events.acceptance import DeclineGround
from app.events.delivery import ServiceMethod
from app.state import Case, CaseState
from app.workflow import Action, find_row


def test_an_on_the_spot_item_is_finished_and_handed_over_in_one_go(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(SPOT, 2)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    assert desk.focus().objectName() == "acceptance.spot.certificate"
    desk.type_text("92341702MA0000001A")
    box = desk.window.findChild(QCheckBox, "acceptance.spot.checked")
    assert isinstance(box, QCheckBox)
    box.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.state is CaseState.DELIVERED
    assert case.certificate is not None
    assert case.certificate.certificate_number == "92341702MA0000001A"
    assert case.served is not None
    assert (case.served.method, case.served.recipient) == (ServiceMethod.COLLECT, "王建国")
    assert "已当场办结" in clerk.result()
    assert [n.template for n in desk.notices(case)][:2] == ["acceptance", "grant"]


def test_without_the_identity_check_the_certificate_waits_to_be_collected(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(SPOT, 2)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    desk.type_text("92341702MA0000001A")
    desk.press(Qt.Key.Key_F12)
    assert clerk.handed_in().state is CaseState.DELIVERING


def test_an_on_the_spot_item_can_be_accepted_only(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(SPOT, 2)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    only = desk.window.findChild(QPushButton, "acceptance.spot.way.accept")
    assert isinstance(only, QPushButton)
    only.click()
    desk.press(Qt.Key.Key_F12)
    assert clerk.handed_in().state is CaseState.IN_PROGRESS


def test_the_slip_on_inquiry_needs_no_applicant_and_makes_no_case(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(LABOUR, 1)
    desk.press(Qt.Key.Key_F11)
    desk.wait(lambda: desk.printed())
    assert desk.cases() == ()
    assert "一次性告知" in clerk.result()
    assert clerk.page.sheet.item is not None


def received_case(desk: RealDesk, clerk: Clerk) -> Case:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F7)
    return clerk.handed_in()


def test_a_received_case_goes_on_with_its_number_and_a_fixed_applicant(desk: RealDesk, clerk: Clerk) -> None:
    case = received_case(desk, clerk)
    desk.window.go("acceptance", case.number)
    desk.wait(lambda: clerk.page.sheet.case is not None)
    assert clerk.edit("acceptance.name").isReadOnly()
    assert case.number in clerk.page.banner.text().replace(" ", "")
    assert case.number in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.cases()[0].state is CaseState.IN_PROGRESS)
    assert desk.cases()[0].number == case.number
    desk.settle()


def test_f7_is_grey_for_a_case_that_is_received_already(desk: RealDesk, clerk: Clerk) -> None:
    case = received_case(desk, clerk)
    desk.window.go("acceptance", case.number)
    desk.wait(lambda: clerk.page.sheet.case is not None)
    keys = {action.key_sequence: action for action in clerk.page.actions()}
    assert not keys["F7"].is_enabled
    assert keys["F7"].why == "材料已经收件"


def test_silence_past_the_limit_leaves_only_the_acknowledgement(desk: RealDesk, clerk: Clerk) -> None:
    case = received_case(desk, clerk)
    clerk.on(date(2026, 12, 7))
    desk.window.go("acceptance", case.number)
    desk.wait(lambda: clerk.page.sheet.case is not None)
    assert "已视为受理" in clerk.page.banner.text()
    keys = {action.key_sequence: action for action in clerk.page.actions()}
    assert [keys[k].is_enabled for k in ("F7", "F8", "F9", "F12")] == [False, False, False, True]
    assert "视为受理" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.cases()[0].state is CaseState.IN_PROGRESS)
    assert desk.cases()[0].is_deemed
    assert desk.cases()[0].accepted_on == date(2026, 11, 23)
    desk.settle()


def test_a_line_mended_at_the_counter_stays_on_record(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(1)
    desk.type_text("5")
    desk.type_text("第二页未签名")
    desk.press(Qt.Key.Key_Return)
    assert "补正材料告知书" in clerk.preview()
    clerk.row(1)
    desk.type_text("1")
    assert "受理通知书" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    events = desk.store.ask(lambda records: records.events(case.id))
    (mended,) = [event for event in events if event.kind == Action.MEND.value + "ed"]
    assert mended.data["materials"] == ["食品经营许可申请书"]
    assert mended.private is not None
    assert "第二页未签名" in mended.private["note"]


def test_an_agent_is_taken_with_authority_and_relation(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural("spjyxk", 1, 2)
    clerk.all_in()
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.focus().objectName() == "acceptance.agent.id"
    clerk.read_card(name="李明", id_number="110101199003070134")
    clerk.write("acceptance.agent.phone", "13900000000")
    clerk.write("acceptance.agent.relation", "配偶")
    clerk.write("acceptance.agent.authority", "代为提交材料、领取证照")
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.agent is not None
    assert (case.agent.name, case.agent.relation) == ("李明", "配偶")
    assert case.applicant_name == "王建国"


def test_an_application_carries_what_the_page_shows(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    wanted = clerk.page._wanted()
    assert wanted is not None
    application, _ = wanted
    assert isinstance(application, Application)
    done = desk.store.do(desk.officer, receive, application)
    assert done.case.applicant == application.applicant


def handover(clerk: Clerk, way: str) -> None:
    combo = clerk.page.sheet.materials.handover
    combo.setCurrentIndex(combo.findData(way))


def test_the_agreed_handover_stands_on_the_paper(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    handover(clerk, "post")
    assert "邮寄送达" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.handover == "post"
    assert "邮寄送达" in clerk.paper(desk.notices(case)[0])


def test_what_is_sent_by_post_needs_an_address(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.address", "")
    handover(clerk, "post")
    desk.press(Qt.Key.Key_F12)
    assert "请填写联系地址" in clerk.page.sheet.applicant.address.message()
    assert desk.focus().objectName() == "acceptance.address"
    assert desk.cases() == ()


def test_a_case_that_somebody_else_decided_is_told_and_shown_anew(desk: RealDesk, clerk: Clerk) -> None:
    case = received_case(desk, clerk)
    desk.window.go("acceptance", case.number)
    desk.wait(lambda: clerk.page.sheet.case is not None)
    facts = {"ground": DeclineGround.NO_PERMIT_NEEDED, "reason": "免于许可", "clause": "《示例》第一条"}
    desk.store.do(desk.officer, decline, case.id, **facts)
    desk.press(Qt.Key.Key_F12)
    desk.wait(desk.problem)
    assert case.number in desk.problem()
    desk.wait(lambda: clerk.page.sheet.case is not None and clerk.page.sheet.case.state is CaseState.DECLINED)
    keys = {action.key_sequence: action for action in clerk.page.actions()}
    assert not keys["F12"].is_enabled
    desk.press(Qt.Key.Key_F10)
    assert desk.cases()[0].state is CaseState.DECLINED


def test_an_officer_without_the_window_post_sees_why_the_exits_are_grey(desk: RealDesk, clerk: Clerk) -> None:
    """opencrvs 8531: the button without the right, the right without the button."""
    clerk.choose(LABOUR, 1)
    row_of_the_table = find_row(None, Action.REGISTER)
    assert row_of_the_table is not None
    assert row_of_the_table.post == "window"
    desk.officer = replace(desk.officer, appointments=())
    keys = {action.key_sequence: action for action in clerk.page.actions()}
    assert [keys[k].is_enabled for k in ("F7", "F8", "F9", "F12")] == [False] * 4
    assert keys["F12"].why == "您在该部门没有窗口岗位"

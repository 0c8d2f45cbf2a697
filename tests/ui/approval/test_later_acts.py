"""Fees, hearings, transfers and renewals by the keys of the approval page, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from approval_hands import OpenDesk, act, opened, paper_text, sign_here, wait_for_form, write
from office_day import DRAINAGE, LABOUR, ROAD, application_for, catalogue_with
from PySide6.QtCore import Qt
from window_gates import cut_when_settled
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.approval.decide import grant
from app.certificates.naming import named_certificate
from app.delivery.certify import make_certificate
from app.item import Hearing
from app.state import Case, CaseState
from app.workflow import Action
from ui.approval.page import ApprovalPage
from ui.style import theme

F = Qt.Key
TODAY = date(2026, 11, 23)


def ruled_by(desk: WorkedDesk, part: str, **changes: object) -> None:
    """Let the desk have another rule for an item from now on."""
    desk.ruled_by(catalogue_with(part, **changes))


def papers(desk: WorkedDesk, case: Case) -> list[str]:
    return [notice.template for notice in desk.notices(case)]


def test_a_fee_is_assessed_by_f5_and_relieved_by_two_officers(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(ROAD)
    page = opened(desk, case, "finish")
    desk.press(F.Key_F5)
    wait_for_form(desk, page, "assess")
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "approval.assess.amount"
    write(desk, "approval.assess.amount", "240")
    write(desk, "approval.assess.standard", "占用面积20平方米，30天，每平方米每天0.40元")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == "" and papers(desk, case)[-1] == "payment_notice"
    desk.wait(lambda: page.list.task() is not None and page.form is not None)
    desk.wait(lambda: page.summary.facts.texts().get("城市道路占用费") == "240.00元，2026-12-08 前缴")
    desk.press(F.Key_R, Qt.KeyboardModifier.ControlModifier)
    wait_for_form(desk, page, "relief")
    write(desk, "approval.relief.basis", "《示例省减免办法》第三条")
    write(desk, "approval.relief.reason", "市政公用设施建设")
    desk.press(F.Key_F12)
    sign_here(desk, "a1")
    desk.wait(lambda: not desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == "" and desk.case(case.id).fees[0].relief is not None


def test_a_relief_waits_for_the_approver_with_its_paper_beside_it(open_desk: OpenDesk) -> None:
    from app.payment.assess import assess_fee
    from app.payment.relieve import ask_relief

    desk = open_desk("a1")
    case = desk.accepted(ROAD)
    step = case.open_steps[0]
    facts = {"standard": "20平方米", "due_on": TODAY + timedelta(days=15), "step": step}
    desk.act("h1", assess_fee, case.id, fee="城市道路占用费", fen=24000, **facts)
    why = {"basis": "《示例省减免办法》第三条", "reason": "公用设施", "step": step}
    desk.act("h1", ask_relief, case.id, fee="城市道路占用费", fen=12000, **why)
    page = opened(desk, case, "sign")
    assert isinstance(page.form, object) and page.form is not None
    told = page.form.told.texts()  # type: ignore[attr-defined]
    assert told["收费项目"] == "城市道路占用费" and told["减免后应缴"] == "120.00元"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).fees[0].fen == 12000 or desk.problem())
    assert desk.problem() == ""


def test_of_several_fees_the_approver_sees_the_paper_of_the_one_that_is_relieved(open_desk: OpenDesk) -> None:
    from app.payment.assess import assess_fee
    from app.payment.relieve import ask_relief

    desk = open_desk("a1")
    case = desk.accepted(ROAD)
    step = case.open_steps[0]
    facts = {"standard": "20平方米", "due_on": TODAY + timedelta(days=15), "step": step}
    old = desk.act("h1", assess_fee, case.id, fee="城市道路占用费", fen=24000, **facts).notices[0]
    desk.act("h1", assess_fee, case.id, fee="城市道路挖掘修复费", fen=100000, **facts)
    why = {"basis": "《示例省减免办法》第三条", "reason": "公用设施", "step": step}
    desk.act("h1", ask_relief, case.id, fee="城市道路占用费", fen=12000, **why)
    page = opened(desk, case, "sign")
    desk.wait(lambda: page.pane.shown is not None and page.pane.shown.paper is not None)
    text = paper_text(page)
    assert "120.00元" in text and f"此前发出的缴费通知书（{old.number}）同时作废" in text


def next_on_f2(page: ApprovalPage) -> str:
    return next((action.text for action in page.actions() if action.key_sequence == "F2"), "")


def told_and_asked(desk: WorkedDesk, page: ApprovalPage, case: Case) -> None:
    desk.press(F.Key_F2)
    wait_for_form(desk, page, "tell")
    write(desk, "approval.tell.facts", "拟向市政管网排放生活污水")
    write(desk, "approval.tell.planned", "准予排放")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).hearing.told or desk.problem())
    assert desk.problem() == ""
    desk.wait(lambda: next_on_f2(page) == "听证申请登记")
    desk.press(F.Key_F2)
    wait_for_form(desk, page, "answer")
    write(desk, "approval.answer.statement", "书面申请，当面提交")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).hearing.asked_on or desk.problem())
    assert desk.problem() == ""


def test_a_hearing_goes_from_its_right_to_its_record_by_f2_and_f7(open_desk: OpenDesk) -> None:
    """行政许可法 47, 48: told, asked, stopped, announced seven working days ahead, recorded, resumed."""
    desk = open_desk("h1")
    case = desk.accepted(DRAINAGE)
    page = opened(desk, case, "finish")
    told_and_asked(desk, page, case)
    desk.wait(lambda: next_on_f2(page) == "听证通知")
    desk.press(F.Key_F7)
    wait_for_form(desk, page, "stop")
    assert page.form is not None and page.form.text("ground") == "听证"
    write(desk, "approval.stop.days", "15")
    write(desk, "approval.stop.reason", "申请人要求听证")
    desk.press(F.Key_F12)
    sign_here(desk, "a1")
    desk.wait(lambda: desk.case(case.id).open_stop or desk.problem())
    wait_for_form(desk, page, "resume")
    desk.press(F.Key_F2)
    wait_for_form(desk, page, "announce")
    write(desk, "approval.announce.place", "三楼听证室")
    write(desk, "approval.announce.chair", "何承办")
    desk.press(F.Key_F12)
    desk.wait(lambda: page.form is not None and page.form.fields["chair"].tone() == "bad")
    write(desk, "approval.announce.chair", "郑主持")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).hearing.announced or desk.problem())
    assert desk.problem() == "" and papers(desk, case)[-2:] == ["hearing_notice", "hearing_announcement"]
    desk.on(date(2026, 12, 2))
    page.refresh(set())
    desk.settle()
    wait_for_form(desk, page, "resume")
    desk.press(F.Key_F2)
    wait_for_form(desk, page, "record")
    write(desk, "approval.record.statements", "审查人员说明意见；申请人陈述申辩。")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).hearing.held or desk.problem())
    assert desk.problem() == "" and papers(desk, case)[-1] == "hearing_record"
    wait_for_form(desk, page, "resume")
    write(desk, "approval.resume.result", "听证结束")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_stop is None or desk.problem())
    assert desk.problem() == "" and "F2" not in {action.key_sequence for action in page.actions()}


def test_a_day_too_near_is_told_at_its_field_with_the_first_possible_one(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    ruled_by(desk, DRAINAGE, hearing=Hearing.ALWAYS)
    case = desk.accepted(DRAINAGE)
    page = opened(desk, case, "finish")
    desk.press(F.Key_F2)
    wait_for_form(desk, page, "announce")
    write(desk, "approval.announce.day", "20261125")
    write(desk, "approval.announce.place", "三楼")
    write(desk, "approval.announce.chair", "郑主持")
    desk.press(F.Key_F12)
    desk.wait(lambda: page.form is not None and page.form.fields["day"].tone() == "bad")
    assert page.form is not None and "2026-12-02" in page.form.fields["day"].message()


def test_a_mandatory_hearing_keeps_the_decision_grey_and_says_why(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    ruled_by(desk, LABOUR, hearing=Hearing.ALWAYS)
    page = opened(desk, desk.to_decision(LABOUR), "grant")
    assert not act(page, "F12").is_enabled and "听证笔录" in act(page, "F12").why
    assert page.summary.facts.texts()["听证"] == "依法应当举行，待发通知"


def test_an_item_of_two_levels_is_sent_up_in_place_of_a_decision(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    ruled_by(desk, LABOUR, two_level=True)
    case = desk.to_decision(LABOUR)
    page = opened(desk, case, "forward")
    assert "F9" not in {action.key_sequence for action in page.actions()}
    assert page.form is not None and page.form.text("to") == "示例市人力资源和社会保障局"
    write(desk, "approval.opinion", "材料齐全，建议准予。")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.FORWARDED or desk.problem())
    assert desk.problem() == "" and papers(desk, case)[-1] == "transfer_list"


def test_a_permit_that_silence_renewed_can_only_be_acknowledged(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    old = desk.to_decision(LABOUR)
    expiry = TODAY + timedelta(days=50)
    desk.act("a1", grant, old.id, content="准予", opinion="同意", valid_from=TODAY, valid_to=expiry)
    old = desk.act("w1", make_certificate, old.id, name="许可证", number="皖示字1号").case
    follows = named_certificate(old)
    case = desk.act("w1", accept, replace(application_for(LABOUR), follows=follows)).case
    desk.on(expiry + timedelta(days=1))
    page = opened(desk, case, "renewal")
    told = page.form.told.texts()  # type: ignore[union-attr]
    assert told["原证届满"] == expiry.isoformat() and "（工作日）" in told["最迟申请"]
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).renewed_by_silence or desk.problem())
    assert desk.problem() == "" and papers(desk, case)[-1] == "change_decision"


@pytest.mark.parametrize(
    ("part", "action"),
    [
        (ROAD, Action.ASSESS_FEE), (DRAINAGE, Action.TELL_HEARING), (DRAINAGE, Action.ANNOUNCE_HEARING),
    ],
)  # fmt: skip
def test_nothing_is_cut_in_the_forms(open_desk: OpenDesk, part: str, action: Action) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(part), "finish")
    page.open_act(action)
    desk.settle()  # the form before it is gone for good
    for scale in (1.0, 2.0):
        theme().apply(scale=scale)
        assert cut_when_settled(page, desk.qtbot) == []

"""An approver's day: stops, extensions and second 补正 signed, granted, refused; what the law forbids is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from approval_hands import CTRL, OpenDesk, act, opened, paper_text, sign_here, wait_for_form, write
from office_day import DRAINAGE, INJURY, LABOUR, ROAD, gaps_of
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.approval.extend import ask_extension
from app.approval.pause import ask_stop
from app.second import sign
from app.state import Case, CaseState
from app.supplementation.request import ask_second_supplement
from app.supposing import Supposed


def asked_stop(desk: WorkedDesk) -> Case:
    case = desk.accepted(DRAINAGE)
    facts = {"step": "审查", "ground": "检测", "expected_days": 10, "reason": "需对水质检测", "payer": "申请人"}
    done: Case = desk.act("h1", ask_stop, case.id, **facts).case
    return done


def test_a_stop_is_asked_and_signed_on_the_same_desk_then_ended(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(DRAINAGE)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F7)
    wait_for_form(desk, page, "stop")
    page.pane.show_now()
    desk.wait(lambda: page.pane.shown is not None)
    assert "预计1个工作日" not in paper_text(page)
    page.pane.shown = None
    write(desk, "approval.stop.days", "10")
    write(desk, "approval.stop.reason", "xu jiance shuizhi")
    page.pane.show_now()
    desk.wait(lambda: page.pane.shown is not None)
    assert "检测" in paper_text(page) and "预览" in paper_text(page)
    desk.press(Qt.Key.Key_F12)
    sign_here(desk)
    desk.wait(lambda: desk.case(case.id).open_stop is not None)
    run = desk.case(case.id).stops[0]
    assert (run.officer, run.body.expected_days, run.body.ground) == ("a1", 10, "检测")
    assert desk.notices(case)[-1].template == "special_procedure"
    desk.wait(lambda: "特别程序告知书" in desk.window.actionbar.result.text())
    assert not desk.window.actionbar.result.can_undo(), "what a1 signed is not h1's to take back"
    wait_for_form(desk, page, "resume")
    assert not act(page, "F8").is_enabled
    write(desk, "approval.resume.result", "shuizhi hege")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_stop is None)
    assert desk.notices(case)[-1].template == "special_procedure_end"
    wait_for_form(desk, page, "finish")


def test_a_stop_needs_days_and_a_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(DRAINAGE), "finish")
    desk.press(Qt.Key.Key_F7)
    wait_for_form(desk, page, "stop")
    write(desk, "approval.stop.days", "abc")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    assert "工作日" in page.form.fields["days"].message()
    write(desk, "approval.stop.days", "5")
    desk.press(Qt.Key.Key_F12)
    assert "理由" in page.form.fields["reason"].message()


def test_the_handler_cannot_sign_his_own_stop(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(DRAINAGE)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F7)
    write(desk, "approval.stop.days", "5")
    write(desk, "approval.stop.reason", "xu jiance")
    desk.press(Qt.Key.Key_F12)
    sign_here(desk, "h1")
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.wait(lambda: "同一人" in panel._problem.text())
    assert desk.case(case.id).open_stop is None
    desk.press(Qt.Key.Key_Escape)
    wait_for_form(desk, page, "finish")
    desk.wait(lambda: not act(page, "F7").is_enabled)
    assert "等待批准" in act(page, "F7").why


def test_what_waits_for_me_is_signed_with_one_key(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = asked_stop(desk)
    page = opened(desk, case, "sign")
    desk.wait(lambda: page.pane.shown is not None)
    assert "水质检测" in paper_text(page)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_stop is not None)
    desk.wait(lambda: len(desk.printed()) >= 1)


def test_what_waits_for_me_is_declined_with_a_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = asked_stop(desk)
    opened(desk, case, "sign")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F12)
    panel = desk.window.deck.panel()
    assert panel is not None and panel._problem.text()
    write(desk, "approval.decline.reason", "wu xu jiance")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: not desk.case(case.id).pending)
    assert desk.case(case.id).open_stop is None


def test_an_extension_is_asked_signed_and_told(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F10)
    wait_for_form(desk, page, "extend")
    write(desk, "approval.extend.days", "11")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    assert "1 至 10" in page.form.fields["days"].message()
    write(desk, "approval.extend.days", "5")
    write(desk, "approval.extend.reason", "qingkuang fuza")
    desk.press(Qt.Key.Key_F12)
    sign_here(desk)
    desk.wait(lambda: desk.case(case.id).extension is not None)
    assert desk.notices(case)[-1].template == "extension"
    wait_for_form(desk, page, "finish")
    assert not act(page, "F10").is_enabled


def test_a_joint_item_is_extended_by_the_paper_of_the_governments_head(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(ROAD)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F10)
    wait_for_form(desk, page, "extend")
    write(desk, "approval.extend.reason", "anqing fuza")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None and "批准文件" in page.form.fields["document"].message()
    write(desk, "approval.extend.document", "[2026] 7")
    write(desk, "approval.extend.approved_on", "20261123")
    write(desk, "approval.extend.approved_by", "Zhou Xian")
    desk.press(Qt.Key.Key_F12)
    sign_here(desk)
    desk.wait(lambda: desk.case(case.id).extension is not None)
    granted = desk.case(case.id).extension
    assert granted is not None
    assert (granted.document, granted.approved_by, granted.approver) == ("[2026] 7", "Zhou Xian", "government_head")


def test_each_branch_stops_and_resumes_its_own(open_desk: OpenDesk) -> None:
    """clock.md: overlapping stops are a union; F7 speaks of the step under the cursor."""
    desk = open_desk("h1")
    case = desk.accepted(ROAD)
    facts = {"ground": "鉴定", "expected_days": 3, "reason": "鉴定路面", "payer": "本机关"}
    asked = desk.act("h1", ask_stop, case.id, step=case.open_steps[1], **facts).events[0]
    desk.act("a1", sign, case.id, asked)
    page = opened(desk, case, "finish")
    assert act(page, "F7").text == "特别程序" and act(page, "F7").is_enabled
    desk.press(Qt.Key.Key_F7)
    wait_for_form(desk, page, "stop")
    write(desk, "approval.stop.days", "5")
    write(desk, "approval.stop.reason", "xu jiance")
    desk.press(Qt.Key.Key_F12)
    sign_here(desk)
    desk.wait(lambda: len(desk.case(case.id).open_stops) == 2)
    wait_for_form(desk, page, "resume")
    write(desk, "approval.resume.result", "hege")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.case(case.id).open_stops) == 1)
    assert desk.case(case.id).open_stops[0].body.ground == "鉴定"


def test_a_second_supplement_and_an_extension_wait_on_the_lists_of_those_who_may_sign(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    supplemented = desk.supplemented(LABOUR)
    desk.act("w1", ask_second_supplement, supplemented.id, gaps=gaps_of(supplemented), reason="仍不符")
    extended = desk.accepted(LABOUR, "示例区乙有限公司")
    desk.act("h1", ask_extension, extended.id, days=5, reason="情况复杂")
    page = opened(desk, supplemented, "sign")
    assert [task.case.id for task in page.list._found.signatures] == [supplemented.id]
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(supplemented.id).state is CaseState.AWAITING_SUPPLEMENT)


def test_a_grant_is_prefilled_previewed_issued_and_printed(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(LABOUR)
    page = opened(desk, case, "grant")
    page.focus_form()
    desk.type_text("tongyi")
    page.pane.show_now()
    desk.wait(lambda: isinstance(page.pane.shown, Supposed) and page.pane.shown.paper is not None)
    assert "劳务派遣经营许可" in paper_text(page)
    assert page.form is not None
    assert (page.form.text("from"), page.form.text("to")) == ("2026-11-23", "2029-11-22")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.CERTIFYING)
    decision = desk.case(case.id).decision
    assert decision is not None and (decision.granted, decision.valid_to) == (True, date(2029, 11, 22))
    desk.wait(lambda: len(desk.printed()) == 1)
    desk.wait(lambda: page.list.task() is None)


def test_a_refusal_without_reasons_or_clause_is_refused_by_a_sentence(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(LABOUR)
    page = opened(desk, case, "grant")
    desk.press(Qt.Key.Key_F9)
    wait_for_form(desk, page, "refuse")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.form is not None and "事实" in page.form.fields["facts"].message())
    write(desk, "approval.refuse.facts", "wu changdi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.form is not None and "说明理由" in page.form.fields["reasons"].message())
    write(desk, "approval.refuse.reasons", "buju tiaojian")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.form is not None and "条款" in page.form.fields["clause"].message())
    write(desk, "approval.refuse.clause", "di qi tiao")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.form is not None and "意见" in page.form.fields["opinion"].message())
    write(desk, "approval.opinion", "bu yu xuke")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.DELIVERING)
    (paper,) = [notice for notice in desk.notices(case) if notice.template == "refusal"]
    assert "复议" in str(paper.record["救济途径"])


def test_the_officer_who_accepted_finds_the_decision_closed_and_is_told_why(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(LABOUR)
    page = opened(desk, case, "grant")
    mine = replace(page._found, case=replace(case, accepted_by="a1"))  # type: ignore[type-var,arg-type]
    page._found = mine
    primary = act(page, "F12")
    assert not primary.is_enabled
    assert "受理" in primary.why


def test_a_grant_waits_for_deferred_materials(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.accepted("道路", deferred="交通组织方案")
    while case.open_steps != ("决定",):
        case = desk.finish(case, case.open_steps[0])
    page = opened(desk, case, "grant")
    assert not act(page, "F12").is_enabled
    assert "容缺" in act(page, "F12").why
    assert page.summary.facts.texts()["容缺待补"] == "交通组织方案"


def test_a_case_is_terminated_with_clause_and_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(LABOUR)
    page = opened(desk, case, "grant")
    desk.press(Qt.Key.Key_E, CTRL)
    wait_for_form(desk, page, "terminate")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    assert page.form.fields["clause"].message()
    write(desk, "approval.terminate.clause", "di qishi tiao")
    write(desk, "approval.terminate.reason", "gongsi yi zhuxiao")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.TERMINATED)
    assert desk.notices(case)[-1].template == "termination"


def test_an_item_without_a_certificate_goes_straight_to_delivery(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(INJURY)
    opened(desk, case, "grant")
    write(desk, "approval.opinion", "tongyi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.DELIVERING)


def test_a_decision_can_be_taken_back_for_ten_seconds(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.to_decision(LABOUR)
    opened(desk, case, "grant")
    object.__setattr__(desk.page()._around, "print_notices", lambda notices: None)  # type: ignore[attr-defined]
    write(desk, "approval.opinion", "tongyi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.CERTIFYING)
    desk.wait(lambda: desk.window.actionbar.result.can_undo())
    desk.window.actionbar.result.undo()
    desk.wait(lambda: desk.case(case.id).open_steps == ("决定",))
    assert [paper.is_void for paper in desk.case(case.id).papers if paper.template == "grant"] == [True]

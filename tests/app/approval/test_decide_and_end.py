"""准予, 不予, 撤回, 终止, 作废 on the real store: what must stand in writing, and who may do it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from office_day import INJURY, LABOUR, MONDAY, OfficeDay

from app.approval.decide import grant, refuse
from app.approval.phrases import phrases_for
from app.approval.review import finish_step, record_visit
from app.errors import Refused
from app.events.approval import Decided
from app.item import StepKind
from app.second import decline_ask, proposed_paper, sign
from app.state import Case, CaseState
from app.supposing import suppose, supposed_paper
from app.withdrawing import ask_void, terminate, withdraw


def to_decision(office: OfficeDay, part: str = LABOUR) -> Case:
    case = office.accepted(part)
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        step = case.plan.step(case.open_steps[0])
        who = {"handler": "h1", "checker": "c1"}[step.post.value]
        if step.kind is StepKind.VISIT:
            office.do(
                who, record_visit, case.id, step=step.name, visited_on=office.day, inspectors=("甲", "乙"),
                certificates=("1", "2"), place="现场", found="一致",
            )  # fmt: skip
        case = office.do(who, finish_step, case.id, step=step.name, opinion="同意").case
    return case


def test_a_grant_says_what_is_permitted_and_until_when(office: OfficeDay) -> None:
    case = to_decision(office)
    until = date(2029, 11, 1)
    done = office.do(
        "a1", grant, case.id, content="准予经营劳务派遣", opinion="同意", valid_from=MONDAY, valid_to=until
    )
    assert (done.case.state, done.case.decided_on, done.case.decided_by) == (CaseState.CERTIFYING, MONDAY, "a1")
    text = office.text_of(done.notices[0])
    assert "准予经营劳务派遣" in text and "2029年11月1日" in text


def test_a_grant_lacks_nothing(office: OfficeDay) -> None:
    case = to_decision(office)
    with pytest.raises(Refused, match=r"decision\.no_content"):
        office.do("a1", grant, case.id, content=" ", opinion="同意")
    with pytest.raises(Refused, match=r"approval\.no_opinion"):
        office.do("a1", grant, case.id, content="准予", opinion="")
    with pytest.raises(Refused, match=r"decision\.validity"):
        office.do(
            "a1", grant, case.id, content="准予", opinion="同意", valid_from=MONDAY, valid_to=MONDAY - timedelta(1)
        )
    assert office.case(case.id).decision is None


def test_a_refusal_without_reasons_or_clause_is_not_issued(office: OfficeDay) -> None:
    """行政许可法 38, 72(7): a refusal without reasons or remedies is unlawful."""
    case = to_decision(office)
    before = len(office.ask(lambda records: records.numbers()))
    with pytest.raises(Refused, match=r"decision\.no_facts"):
        office.do("a1", refuse, case.id, reasons="不符", clause="第七条", opinion="不予")
    with pytest.raises(Refused, match=r"decision\.no_reasons"):
        office.do("a1", refuse, case.id, facts="事实", reasons="", clause="第七条", opinion="不予")
    with pytest.raises(Refused, match=r"decision\.no_clause"):
        office.do("a1", refuse, case.id, facts="事实", reasons="不符", clause=" ", opinion="不予")
    with pytest.raises(Refused, match=r"approval\.no_opinion"):
        office.do("a1", refuse, case.id, facts="事实", reasons="不符", clause="第七条", opinion="")
    assert len(office.ask(lambda records: records.numbers())) == before


def test_a_refusal_carries_reasons_clause_and_remedies(office: OfficeDay) -> None:
    case = to_decision(office)
    clause = "《劳务派遣行政许可实施办法》第七条"
    done = office.do("a1", refuse, case.id, reasons="注册资本不足", clause=clause, opinion="不予", facts="实缴一百万元")
    assert done.case.state is CaseState.DELIVERING
    text = office.text_of(done.notices[0])
    for part in ("注册资本不足", "第七条", "实缴一百万元", "60日", "6个月", "复议", "诉讼"):
        assert part in text, part


def test_a_decision_comes_only_at_its_step(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"decision\.not_yet"):
        office.do("a1", grant, case.id, content="准予", opinion="同意")


def test_an_item_without_a_certificate_goes_straight_to_delivery(office: OfficeDay) -> None:
    done = office.do("a1", grant, to_decision(office, INJURY).id, content="认定为工伤", opinion="同意")
    assert done.case.state is CaseState.DELIVERING


def test_nothing_more_is_decided_after_the_decision(office: OfficeDay) -> None:
    case = to_decision(office)
    office.do("a1", grant, case.id, content="准予", opinion="同意")
    for verb, facts in (
        (grant, {"content": "准予", "opinion": "同意"}),
        (refuse, {"facts": "事实", "reasons": "不符", "clause": "第七条", "opinion": "不予"}),
    ):
        with pytest.raises(Refused):
            office.do("a1", verb, case.id, **facts)
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", withdraw, case.id, reason="不办了")


def test_an_applicant_may_withdraw_until_the_decision(office: OfficeDay) -> None:
    case = to_decision(office)
    with pytest.raises(Refused, match=r"ending\.no_reason"):
        office.do("w1", withdraw, case.id, reason=" ")
    done = office.do("w1", withdraw, case.id, reason="申请人不再申请")
    assert done.case.state is CaseState.WITHDRAWN
    assert [paper.template for paper in done.notices] == ["withdrawal_application", "termination"]
    assert "申请人不再申请" in office.text_of(done.notices[0])


def test_the_approver_ends_a_case_whose_subject_is_gone(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"ending\.no_reason"):
        office.do("a1", terminate, case.id, cause="主体消亡", reason="", clause="第七十条")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", terminate, case.id, cause="主体消亡", reason="公司注销", clause="第七十条")
    done = office.do("a1", terminate, case.id, cause="主体消亡", reason="公司注销", clause="第七十条")
    assert done.case.state is CaseState.TERMINATED
    assert "公司注销" in office.text_of(done.notices[0])


def test_a_void_needs_the_lead_and_keeps_its_number_with_the_reason(office: OfficeDay) -> None:
    """frappe 34547, 21714: gaps after a cancel; here a void number stays, marked 作废 with its reason."""
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"ending\.no_reason"):
        office.do("w1", ask_void, case.id, reason="")
    asked = office.do("w1", ask_void, case.id, reason="重复录入")
    assert office.case(case.id).state is CaseState.IN_PROGRESS
    assert proposed_paper(asked.case, asked.case.pending[0]) is None
    with pytest.raises(Refused, match=r"second\.no_post"):
        office.do("h1", sign, case.id, asked.events[0])
    done = office.do("c1", sign, case.id, asked.events[0])
    assert done.case.state is CaseState.VOID
    assert all(paper.is_void for paper in office.ask(lambda records: records.notices(case.id)))
    entries = {entry.number: entry for entry in office.ask(lambda records: records.numbers())}
    assert (entries[case.number].status, entries[case.number].reason) == ("void", "重复录入")


def test_a_void_that_is_declined_leaves_the_case_at_work(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    asked = office.do("w1", ask_void, case.id, reason="重复录入")
    office.do("c1", decline_ask, case.id, asked.events[0], reason="并非重复")
    assert office.case(case.id).state is CaseState.IN_PROGRESS


def test_a_supposed_decision_is_shown_and_kept_nowhere(office: OfficeDay) -> None:
    case = to_decision(office)
    setting = office.store.setting(office.people["a1"])
    body = Decided(granted=True, step="决定", content="准予", opinion="")
    assert suppose(setting, case, body).state is CaseState.CERTIFYING
    shown = supposed_paper(setting, case, body, "grant")
    assert shown.paper is not None
    assert office.case(case.id) == case


def test_every_kind_of_step_has_phrases_to_begin_with() -> None:
    for kind in ("review", "visit", "publicity", "check", "grant", "refuse"):
        assert phrases_for(kind)
    assert phrases_for("unknown") == ()

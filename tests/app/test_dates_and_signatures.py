"""No date before its cause, no signature of one's own acceptance, nothing that waits past the state it was asked in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_by_hand import DRAINAGE, LABOUR, SPOT, do, received
from office_day import MONDAY, OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.acceptance.inform import inform_once
from app.approval.decide import grant
from app.approval.extend import ask_extension
from app.approval.pause import MOST_DAYS, ask_stop
from app.approval.review import finish_step, record_visit
from app.case import fold
from app.case_rules import pending_of
from app.delivery.certify import dispatch, make_certificate, notify_ready
from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve, serve_paper
from app.errors import NotFound, Refused
from app.events.approval import Stopped
from app.events.delivery import ServiceMethod
from app.filing import record_print, undo
from app.ids import EventId, OfficerId
from app.item import StepKind
from app.officer import Appointment, Officer
from app.people import check, may, may_second
from app.plan import plan_of
from app.post import Post
from app.second import sign
from app.state import Case, CaseState, StopRun
from app.withdrawing import ask_void, terminate, withdraw
from app.workflow import Action, find_row

DAY = timedelta(days=1)
VISIT: dict[str, Any] = {"inspectors": ("甲", "乙"), "certificates": ("1", "2"), "place": "现场", "found": "符合"}


def refusal(office: OfficeDay, who: str, verb: Any, *args: Any, **facts: Any) -> str:
    with pytest.raises((Refused, NotFound)) as caught:
        office.do(who, verb, *args, **facts)
    return caught.value.code


def at_decision(office: OfficeDay, part: str = LABOUR) -> Case:
    """A case whose decision is next."""
    case = office.accepted(part)
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        step = case.open_steps[0]
        who = "c1" if case.plan.step(step).post is Post.CHECKER else "h1"
        if case.plan.step(step).kind is StepKind.VISIT:
            office.do(who, record_visit, case.id, step=step, visited_on=office.day, **VISIT)
        case = office.do(who, finish_step, case.id, step=step, opinion="同意").case
    return case


def granted(office: OfficeDay, **facts: Any) -> Case:
    case = at_decision(office)
    done: Case = office.do("a1", grant, case.id, content="准予", opinion="同意", **facts).case
    return done


def test_a_validity_is_not_dated_back_and_is_not_over_already(office: OfficeDay) -> None:
    case = at_decision(office)
    facts = {"content": "准予", "opinion": "同意"}
    early = refusal(office, "a1", grant, case.id, **facts, valid_from=MONDAY - DAY)
    office.on(MONDAY + 3 * DAY)
    late = refusal(office, "a1", grant, case.id, **facts, valid_from=MONDAY, valid_to=MONDAY + DAY)
    assert [early, late] == ["decision.validity_backdated", "decision.validity_over"]


def test_a_certificate_holds_as_long_as_the_decision_says(office: OfficeDay) -> None:
    until = date(2029, 11, 1)
    case = granted(office, valid_from=MONDAY, valid_to=until)
    facts = {"name": "许可证", "number": "示001"}
    assert (
        refusal(office, "w1", make_certificate, case.id, **facts, valid_to=until + DAY) == "delivery.validity_differs"
    )
    done = office.do("w1", make_certificate, case.id, **facts)
    assert (done.case.certificate.valid_from, done.case.certificate.valid_to) == (MONDAY, until)


def test_nobody_is_told_to_collect_by_a_day_that_is_over(office: OfficeDay) -> None:
    case = granted(office)
    case = office.do("w1", make_certificate, case.id, name="许可证", number="示001").case
    facts = {"channel": "sms", "collect_by": MONDAY - DAY}
    assert refusal(office, "w1", notify_ready, case.id, **facts) == "delivery.collect_by_over"
    assert refusal(office, "w1", notify_ready, case.id, channel="\u202e") == "delivery.no_channel"


def test_a_letter_does_not_arrive_before_it_was_posted(office: OfficeDay) -> None:
    case = granted(office)
    case = office.do("w1", make_certificate, case.id, name="许可证", number="示001").case
    office.on(MONDAY + 3 * DAY)
    office.do("w1", dispatch, case.id, carrier="邮政", waybill="EMS1", address="便民路1号")
    evidence = Evidence(waybill="EMS1", received_on=MONDAY + DAY)
    facts = {"method": ServiceMethod.POST, "evidence": evidence}
    assert refusal(office, "w1", serve, case.id, **facts) == "delivery.before_dispatch"
    facts["evidence"] = replace(evidence, received_on=MONDAY + 3 * DAY, relation="<b>")
    assert refusal(office, "w1", serve, case.id, **facts) == "delivery.no_relation"


def test_a_visit_before_the_acceptance_examines_nothing(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    while case.plan.step(case.open_steps[0]).kind is not StepKind.VISIT:
        case = office.do("h1", finish_step, case.id, step=case.open_steps[0], opinion="同意").case
    step = case.open_steps[0]
    found = refusal(office, "h1", record_visit, case.id, step=step, visited_on=MONDAY - DAY, **VISIT)
    assert found == "approval.visit_before"


def test_a_slip_of_the_key_stops_no_clock_for_a_century(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    ground = item_called(DRAINAGE).stop_grounds[0].name
    facts = {"step": case.open_steps[0], "ground": ground, "reason": "检测", "payer": "本机关"}
    assert refusal(office, "h1", ask_stop, case.id, expected_days=10**9, **facts) == "stop.too_many_days"
    assert office.do("h1", ask_stop, case.id, expected_days=MOST_DAYS, **facts).case.pending


def test_an_extension_names_the_approver_of_its_rule(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    found = refusal(office, "h1", ask_extension, case.id, days=5, reason="复杂", approver="我自己")
    assert found == "extension.approver"


def test_a_paper_that_the_case_does_not_have_is_served_on_nobody(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    evidence = Evidence(recipient="张建国", place="便民路8号", relation="representative")
    facts = {"method": ServiceMethod.DIRECT, "evidence": evidence}
    assert refusal(office, "w1", serve_paper, case.id, papers=("示〔2026〕9号",), **facts) == "delivery.no_paper"
    facts["method"] = ServiceMethod.PUBLIC_NOTICE
    number = case.papers[0].number or case.papers[0].notice
    assert refusal(office, "w1", serve_paper, case.id, papers=(number,), **facts) == "delivery.paper_not_announced"


def approver(name: str, case: Case) -> Officer:
    return Officer(OfficerId(name), "某某", (Appointment(case.department, Post.APPROVER),))


def test_who_accepted_signs_no_extension_and_ends_no_case() -> None:
    case = do(received(DRAINAGE)[0], Action.ACCEPT).case
    own = approver(str(case.accepted_by), case)
    assert not may_second(own, Action.EXTEND, case, OfficerId("h1"))
    assert may_second(approver("a1", case), Action.EXTEND, case, OfficerId("h1"))
    assert not may(own, Action.TERMINATE, case)
    with pytest.raises(Refused, match=r"people\.accepter_decides"):
        check(own, Action.TERMINATE, case)


def test_who_accepted_is_told_why_he_may_not_sign(office: OfficeDay) -> None:
    both = replace(
        office.people["a1"],
        id=OfficerId("w9"),
        appointments=(Appointment("*", Post.WINDOW), Appointment("*", Post.APPROVER)),
    )
    office.people["w9"] = both
    case = office.do("w9", accept, application_for(LABOUR)).case
    asked = office.do("h1", ask_extension, case.id, days=5, reason="复杂").case.pending[0].event
    assert refusal(office, "w9", sign, case.id, asked) == "people.accepter_decides"
    ending = {"cause": "主体消亡", "reason": "注销", "clause": "第七十条"}
    assert refusal(office, "w9", terminate, case.id, **ending) == "people.accepter_decides"
    assert office.do("a1", sign, case.id, asked).case.extension is not None


def test_one_officer_does_all_only_where_the_item_is_decided_on_the_spot() -> None:
    spot, slow = item_called(SPOT), item_called(LABOUR)
    assert plan_of(spot).same_officer
    assert not plan_of(replace(slow, same_officer=True)).same_officer


def test_a_void_asked_before_the_acceptance_does_not_wait_after_it(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    asked = office.do("w1", ask_void, case.id, reason="录入错误").case.pending[0].event
    after = office.do("w1", accept, case.id).case
    assert after.pending == ()
    assert refusal(office, "a1", sign, case.id, asked) == "second.nothing_waits"
    assert office.case(case.id).state is CaseState.IN_PROGRESS


def test_a_withdrawal_ends_the_stop_that_was_open_and_drops_what_was_asked(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    ground = item_called(DRAINAGE).stop_grounds[0].name
    facts = {"step": case.open_steps[0], "ground": ground, "expected_days": 5, "reason": "检测", "payer": "本机关"}
    asked = office.do("h1", ask_stop, case.id, **facts).case.pending[0].event
    office.do("a1", sign, case.id, asked)
    office.do("h1", ask_extension, case.id, days=5, reason="复杂")
    office.on(MONDAY + 2 * DAY)
    done = office.do("w1", withdraw, case.id, reason="不办了").case
    assert done.open_stop is None and done.stops[0].end == MONDAY + 2 * DAY and done.pending == ()


def test_a_hearing_ends_before_the_refusal_that_rests_on_it() -> None:
    case = do(received(DRAINAGE)[0], Action.ACCEPT).case
    hearing = StopRun(EventId("e"), MONDAY, OfficerId("h1"), Stopped("听证", "《行政许可法》第四十七条", 20, "决定"))
    at_end = replace(case, open_steps=(case.plan.steps[-1].name,))
    assert find_row(at_end, Action.REFUSE) is not None
    assert find_row(replace(at_end, stops=(hearing,)), Action.REFUSE) is None
    assert find_row(replace(at_end, stops=(replace(hearing, end=MONDAY),)), Action.REFUSE) is not None


def test_the_papers_of_a_void_case_are_void_in_the_fold_too(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    asked = office.do("w1", ask_void, case.id, reason="录入错误").case.pending[0].event
    done = office.do("a1", sign, case.id, asked).case
    assert done.papers and all(paper.is_void for paper in done.papers)
    assert all(notice.is_void for notice in office.ask(lambda records: records.notices(case.id)))


def test_an_undo_is_not_undone_and_a_clock_set_back_gives_no_time(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    done = office.do("w1", accept, case.id)
    office.later(-3600)
    assert refusal(office, "w1", undo, case.id, done.events) == "filing.undo_late"
    office.later(3600)
    gone = office.do("w1", undo, case.id, done.events)
    assert refusal(office, "w1", undo, case.id, gone.events) == "filing.nothing_to_undo"
    events = office.ask(lambda records: records.events(case.id))
    assert fold(events) == office.case(case.id), "the fold is the stored row"


def test_a_print_is_of_the_case_it_is_recorded_in(office: OfficeDay) -> None:
    one, other = office.accepted(LABOUR), office.accepted(LABOUR)
    facts = {"copies": 1, "printer": "窗口"}
    assert refusal(office, "w1", record_print, other.id, one.papers[0].notice, **facts) == "filing.print_differs"
    facts["copies"] = 0
    assert refusal(office, "w1", record_print, one.id, one.papers[0].notice, **facts) == "filing.print_differs"


def test_hostile_words_end_archive_and_inform_nothing(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    assert (
        refusal(office, "w1", withdraw, case.id, reason="不办了", returned=("甲\u202e",)) == "identity.direction_mark"
    )
    code = item_called(LABOUR).code.business
    assert refusal(office, "w1", inform_once, code, to_whom="甲\x00") == "identity.control_character"
    assert refusal(office, "w1", inform_once, code, missing=("村委会证明",)) == "materials.unknown"
    case = office.do("w1", withdraw, case.id, reason="不办了").case
    assert refusal(office, "w1", archive, case.id, volume="\u202e") == "identity.direction_mark"
    assert pending_of(case, Action.VOID) is None

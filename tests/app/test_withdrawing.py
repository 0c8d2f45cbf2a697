"""How a case ends before its decision, on the real store: 撤回, 终止, 作废 with two signatures."""

from __future__ import annotations

import pytest
from decided import granted
from office_day import OfficeDay

from app.errors import Refused
from app.events.approval import Asked
from app.ids import EventId, OfficerId
from app.second import decline_ask, sign
from app.state import Case, CaseState, Pending
from app.withdrawing import ask_void, terminate, void, withdraw
from app.workflow import Action

WHY = {"cause": "主体终止", "reason": "公司已注销", "clause": "《行政许可法》第七十条"}


def asked(office: OfficeDay) -> tuple[Case, EventId]:
    case = office.received()
    done = office.do("w1", ask_void, case.id, reason="选错了事项")
    return done.case, done.events[0]


def test_the_applicant_may_take_the_application_back_at_any_step_before_the_decision(office: OfficeDay) -> None:
    for case in (office.received(), office.accepted()):
        done = office.do("w1", withdraw, case.id, reason="不办了")
        assert (done.case.state, done.case.end_reason) == (CaseState.WITHDRAWN, "不办了")
        assert [paper.template for paper in done.notices] == ["withdrawal_application", "termination"]
        asked, told = map(office.text_of, done.notices)
        assert "现因不办了，自愿撤回该申请" in asked and case.applicant_name in asked
        assert "因不办了，本机关自" in told


def test_returned_materials_stand_on_a_list_of_their_own(office: OfficeDay) -> None:
    case = office.accepted()
    names = tuple(line.name for line in case.materials[:2])
    done = office.do("w1", withdraw, case.id, reason="不办了", returned=names)
    assert [paper.template for paper in done.notices] == ["withdrawal_application", "termination", "returned_materials"]
    text = office.text_of(done.notices[2])
    assert all("".join(name.split()) in text for name in names)


def test_a_withdrawal_needs_a_reason_the_window_and_a_case_that_is_not_decided(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(Refused, match=r"ending\.no_reason"):
        office.do("w1", withdraw, case.id, reason=" ")
    with pytest.raises(Refused, match=r"identity\.direction_mark"):
        office.do("w1", withdraw, case.id, reason="不办\u202e了")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", withdraw, case.id, reason="不办了")
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", withdraw, granted(office).id, reason="不办了")


def test_the_approver_ends_a_case_with_cause_reason_and_clause(office: OfficeDay) -> None:
    case = office.accepted()
    for lacking in WHY:
        with pytest.raises(Refused, match=r"ending\.no_reason"):
            office.do("a1", terminate, case.id, **{**WHY, lacking: ""})
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("w1", terminate, case.id, **WHY)
    done = office.do("a1", terminate, case.id, **WHY)
    text = office.text_of(done.notices[0])
    assert done.case.state is CaseState.TERMINATED
    assert "公司已注销" in text and "第七十条" in text


def test_a_void_waits_for_the_lead_and_changes_nothing_before(office: OfficeDay) -> None:
    case, event = asked(office)
    assert case.state is CaseState.RECEIVED
    assert [p.body.action for p in case.pending] == [Action.VOID.value]
    for who, code in (("w1", "second.same_officer"), ("h1", "second.no_post")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            office.do(who, sign, case.id, event)
    with pytest.raises(Refused, match=r"second\.already_asked"):
        office.do("w1", ask_void, case.id, reason="再来一次")


def test_a_void_case_keeps_its_number_and_its_papers_say_so(office: OfficeDay) -> None:
    case, event = asked(office)
    done = office.do("c1", sign, case.id, event)
    assert (done.case.state, done.case.number) == (CaseState.VOID, case.number)
    papers = office.ask(lambda records: records.notices(case.id))
    assert papers and all(paper.is_void for paper in papers)
    book = {entry.number: entry.status for entry in office.ask(lambda records: records.numbers())}
    assert book[case.number] == "void"
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", withdraw, case.id, reason="不办了")


def test_a_void_that_the_lead_declines_leaves_the_case_as_it_was(office: OfficeDay) -> None:
    case, event = asked(office)
    done = office.do("c1", decline_ask, case.id, event, reason="应当撤回")
    assert (done.case.state, done.case.pending) == (CaseState.RECEIVED, ())


def test_a_void_needs_a_reason_and_cannot_be_made_alone(office: OfficeDay) -> None:
    case = office.received()
    with pytest.raises(Refused, match=r"ending\.no_reason"):
        office.do("w1", ask_void, case.id, reason="")
    nobody = Pending(EventId("nobody asked"), office.day, OfficerId("w1"), Asked("void", "x", {"reason": "x"}))
    with pytest.raises(Refused, match=r"case\.not_signed"):
        office.do("c1", void, case.id, nobody)

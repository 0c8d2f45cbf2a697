"""送达 by each method on the real store: with the evidence it needs, and refused without each part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from decided import AGENT, NUMBER, ready, refused
from office_day import DRAINAGE, NATURAL, OfficeDay

from app.case_reading import reading
from app.clock.calendar import shipped
from app.clock.light import Light
from app.delivery.certify import dispatch
from app.delivery.evidence import Evidence, first_missing, needed
from app.delivery.serve import PUBLIC_NOTICE_DAYS, serve, serve_paper
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.state import Case, CaseState

M = ServiceMethod
POSTED = {"carrier": "邮政特快专递", "waybill": "EMS1CN", "address": "便民路8号"}
COMPLETE: dict[ServiceMethod, Evidence] = {
    M.COLLECT: Evidence(
        recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
    ),
    M.DIRECT: Evidence(recipient="张建国", place="便民路8号", relation="representative"),
    M.LEFT: Evidence(recipient="张建国", place="便民路8号", witness="居委会王主任", reason="拒绝签收"),
    M.POST: Evidence(waybill="EMS1CN", received_on=date(2026, 11, 2)),
    M.ELECTRONIC: Evidence(
        consent="送达地址确认书，勾选电子送达",
        place="政务服务网账户",
        received_on=date(2026, 11, 2),
        arrival_time="9:05",
    ),
    M.PUBLIC_NOTICE: Evidence(reason="下落不明，其他方式无法送达", place="示例区人民政府网站"),
}
WITHOUT: dict[str, Any] = {"is_identity_checked": False, "received_on": None}


def prepared(office: OfficeDay, method: ServiceMethod) -> Case:
    case = ready(office)
    if method is M.POST:
        office.do("w1", dispatch, case.id, **POSTED)
    return case


def events(office: OfficeDay, case: Case, kind: str) -> list[Any]:
    return [e for e in office.ask(lambda records: records.events(case.id)) if e.kind == kind]


@pytest.mark.parametrize("method", list(M))
def test_a_service_is_refused_without_each_part_of_its_evidence_and_made_with_all(
    office: OfficeDay, method: ServiceMethod
) -> None:
    case = prepared(office, method)
    for name in needed(method):
        evidence = replace(COMPLETE[method], **{name: WITHOUT.get(name, "  ")})
        with pytest.raises(Refused, match=rf"delivery\.needs\.{name}"):
            office.do("w1", serve, case.id, method=method, evidence=evidence)
    assert office.case(case.id).state is CaseState.DELIVERING and events(office, case, "served") == []

    done = office.do("w1", serve, case.id, method=method, evidence=COMPLETE[method])
    assert done.case.state is CaseState.DELIVERED
    templates = [paper.template for paper in done.notices]
    first = {M.COLLECT: ["collection_receipt"], M.PUBLIC_NOTICE: ["public_service"]}.get(method, [])
    assert templates == [*first, "service_receipt"]
    receipt = office.text_of(done.notices[-1])
    assert NUMBER in receipt and "准予" in receipt
    clock = reading(done.case, shipped(), office.day).delivery
    assert clock is not None and clock.light is Light.DONE_ON_TIME


def test_each_method_names_what_it_needs_and_complete_evidence_lacks_nothing() -> None:
    assert all(needed(method) for method in M)
    assert [first_missing(method, COMPLETE[method]) for method in M] == [None] * len(M)
    assert needed(M.PUBLIC_NOTICE) == ("reason", "place")


def test_a_parcel_counts_from_the_date_on_the_return_receipt(office: OfficeDay) -> None:
    case = prepared(office, M.POST)
    office.on(date(2026, 11, 6))
    evidence = replace(COMPLETE[M.POST], received_on=date(2026, 11, 4))
    done = office.do("w1", serve, case.id, method=M.POST, evidence=evidence)
    assert done.case.served.effective_on == date(2026, 11, 4)
    assert "2026年11月4日" in office.text_of(done.notices[-1])


def test_a_parcel_that_was_never_sent_cannot_have_arrived(office: OfficeDay) -> None:
    case = ready(office)
    with pytest.raises(Refused, match=r"delivery\.not_dispatched"):
        office.do("w1", serve, case.id, method=M.POST, evidence=COMPLETE[M.POST])


def test_a_return_receipt_lies_between_the_decision_and_today(office: OfficeDay) -> None:
    case = prepared(office, M.POST)
    for day, code in ((date(2026, 11, 1), "before_decision"), (date(2026, 11, 3), "in_future")):
        with pytest.raises(Refused, match=rf"delivery\.{code}"):
            office.do("w1", serve, case.id, method=M.POST, evidence=Evidence(waybill="EMS1CN", received_on=day))


def test_a_public_notice_counts_as_served_after_thirty_days(office: OfficeDay) -> None:
    case = ready(office)
    done = office.do("w1", serve, case.id, method=M.PUBLIC_NOTICE, evidence=COMPLETE[M.PUBLIC_NOTICE])
    assert done.case.served.effective_on == office.day + timedelta(days=PUBLIC_NOTICE_DAYS)
    assert "下落不明" in office.text_of(done.notices[0])


def test_a_known_agent_needs_no_further_paper_but_a_stranger_does(office: OfficeDay) -> None:
    evidence = replace(COMPLETE[M.COLLECT], recipient="李代办", recipient_id=AGENT.id_number, relation="agent")
    known, unknown = ready(office, agent=AGENT), ready(office)
    done = office.do("w1", serve, known.id, method=M.COLLECT, evidence=evidence)
    assert "代理人" in office.text_of(done.notices[-1])
    with pytest.raises(Refused, match=r"delivery\.needs\.authority"):
        office.do("w1", serve, unknown.id, method=M.COLLECT, evidence=evidence)
    shown = replace(evidence, reason="张建国2026年11月1日委托书")
    done = office.do("w1", serve, unknown.id, method=M.COLLECT, evidence=shown)
    assert "委托书" in office.text_of(done.notices[-1])


def test_an_agent_is_known_by_his_number_and_not_by_his_word(office: OfficeDay) -> None:
    """Somebody with the agent's name and another card collected the result: nobody had compared the numbers."""
    case = ready(office, agent=AGENT)
    stranger = replace(COMPLETE[M.COLLECT], recipient=AGENT.name, relation="agent")
    with pytest.raises(Refused, match=r"delivery\.needs\.authority"):
        office.do("w1", serve, case.id, method=M.COLLECT, evidence=stranger)
    brought = replace(stranger, recipient="赵代领", reason="2026年11月2日转委托书")
    done = office.do("w1", serve, case.id, method=M.COLLECT, evidence=brought)
    assert "转委托书" in office.text_of(done.notices[-1])


def test_a_body_receives_nothing_itself_and_has_no_family(office: OfficeDay) -> None:
    case = ready(office)
    for relation, code in (("self", "body_not_self"), ("family", "no_relation")):
        for method in (M.COLLECT, M.DIRECT):
            with pytest.raises(Refused, match=rf"delivery\.{code}"):
                office.do("w1", serve, case.id, method=method, evidence=replace(COMPLETE[method], relation=relation))
    person = ready(office, DRAINAGE, applicant=NATURAL)
    with pytest.raises(Refused, match=r"delivery\.no_relation"):
        office.do("w1", serve, person.id, method=M.COLLECT, evidence=COMPLETE[M.COLLECT])


def test_the_delivery_clock_reads_the_return_receipt_and_not_the_day_it_was_typed(office: OfficeDay) -> None:
    """Served in time, typed three weeks later: the clock called it late."""
    case = prepared(office, M.POST)
    office.on(date(2026, 12, 1))
    evidence = replace(COMPLETE[M.POST], received_on=date(2026, 11, 4))
    done = office.do("w1", serve, case.id, method=M.POST, evidence=evidence)
    clock = reading(done.case, shipped(), office.day).delivery
    assert clock is not None and (clock.finished, clock.light) == (date(2026, 11, 4), Light.DONE_ON_TIME)
    assert done.case.served_on == date(2026, 11, 4)


def test_another_waybill_is_refused_unless_it_is_corrected_with_a_reason(office: OfficeDay) -> None:
    case = prepared(office, M.POST)
    other = replace(COMPLETE[M.POST], waybill="EMS2CN")
    with pytest.raises(Refused, match=r"delivery\.waybill_differs") as caught:
        office.do("w1", serve, case.id, method=M.POST, evidence=other)
    assert caught.value.facts == {"sent": "EMS1CN", "found": "EMS2CN"}
    done = office.do("w1", serve, case.id, method=M.POST, evidence=replace(other, reason="寄出时误录单号"))
    text = office.text_of(done.notices[-1])
    assert "EMS2CN" in text and "误录单号" in text


@pytest.mark.parametrize("typed", ["25:00", "9.05", "9", "0905", "九点", "9:5"])
def test_an_arrival_is_told_to_the_minute(office: OfficeDay, typed: str) -> None:
    case = ready(office)
    evidence = replace(COMPLETE[M.ELECTRONIC], arrival_time=typed)
    with pytest.raises(Refused, match=r"delivery\.arrival_time"):
        office.do("w1", serve, case.id, method=M.ELECTRONIC, evidence=evidence)


def test_an_electronic_service_says_where_it_arrived_and_when(office: OfficeDay) -> None:
    case = ready(office)
    office.on(date(2026, 11, 5))
    done = office.do("w1", serve, case.id, method=M.ELECTRONIC, evidence=COMPLETE[M.ELECTRONIC])
    text = office.text_of(done.notices[-1])
    assert "政务服务网账户" in text and "2026年11月2日9时05分" in text.replace("09时", "9时")
    assert done.case.served_on == date(2026, 11, 2)


def test_who_received_stands_on_the_receipt_with_the_relation(office: OfficeDay) -> None:
    case = ready(office)
    evidence = replace(COMPLETE[M.DIRECT], recipient="张母", relation="staff")
    done = office.do("w1", serve, case.id, method=M.DIRECT, evidence=evidence)
    text = office.text_of(done.notices[-1])
    assert "张母" in text and "单位收件人" in text


def test_a_refusal_is_served_as_well(office: OfficeDay) -> None:
    case = refused(office)
    done = office.do("w1", serve, case.id, method=M.COLLECT, evidence=COMPLETE[M.COLLECT])
    assert "不予" in office.text_of(done.notices[-1])
    assert reading(done.case, shipped(), office.day).delivery is None, "only a grant starts the delivery clock"


def test_nothing_is_served_by_another_post_or_twice(office: OfficeDay) -> None:
    case = ready(office)
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", serve, case.id, method=M.COLLECT, evidence=COMPLETE[M.COLLECT])
    office.do("w1", serve, case.id, method=M.COLLECT, evidence=COMPLETE[M.COLLECT])
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", serve, case.id, method=M.COLLECT, evidence=COMPLETE[M.COLLECT])


def test_what_cannot_be_kept_is_refused_with_its_place(office: OfficeDay) -> None:
    case = ready(office)
    for value in ("张\u202e国", "张\x00国", "张\ud800国", "国" * 401):
        with pytest.raises(Refused, match=r"identity\."):
            office.do("w1", serve, case.id, method=M.DIRECT, evidence=replace(COMPLETE[M.DIRECT], recipient=value))


def test_a_paper_that_is_not_the_result_is_served_without_moving_a_clock(office: OfficeDay) -> None:
    case = office.accepted()
    (paper,) = (n for n in office.ask(lambda r: r.notices(case.id)) if n.template == "acceptance")
    done = office.do("w1", serve_paper, case.id, papers=(paper.number,), method=M.DIRECT, evidence=AT_HOME)
    assert done.case.state is CaseState.IN_PROGRESS and done.case.facts == case.facts
    text = office.text_of(done.notices[0])
    assert paper.number in text and "受理通知书" in text and "张建国" in text


AT_HOME = replace(COMPLETE[M.DIRECT], recipient=" 张建国 ")
PAPERS = [method for method in M if method is not M.PUBLIC_NOTICE]


@pytest.mark.parametrize("method", PAPERS)
def test_any_other_paper_needs_the_very_same_evidence(office: OfficeDay, method: ServiceMethod) -> None:
    """A 送达回证 for a 补正 left at the door had neither witness nor reason; an electronic one no consent."""
    case = office.accepted()
    facts: dict[str, Any] = {"papers": (case.papers[0].number,), "method": method}
    for name in needed(method):
        evidence = replace(COMPLETE[method], **{name: WITHOUT.get(name, "  ")})
        with pytest.raises(Refused, match=rf"delivery\.needs\.{name}"):
            office.do("w1", serve_paper, case.id, **facts, evidence=evidence)
    done = office.do("w1", serve_paper, case.id, **facts, evidence=COMPLETE[method])
    told = {"witness": "居委会王主任", "waybill": "EMS1CN", "consent": "勾选电子送达", "place": "便民路8号"}
    text = office.text_of(done.notices[0])
    assert all(word in text for name, word in told.items() if getattr(COMPLETE[method], name) == word)
    (event,) = events(office, case, "paper_served")
    assert event.data["effective_on"] == "2026-11-02"


def test_a_paper_is_served_to_somebody_and_not_before_it_was_issued(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(Refused, match=r"delivery\.no_paper"):
        office.do("w1", serve_paper, case.id, papers=(), method=M.DIRECT, evidence=AT_HOME)
    early = replace(COMPLETE[M.POST], received_on=date(2026, 11, 1))
    with pytest.raises(Refused, match=r"delivery\.before_issue"):
        office.do("w1", serve_paper, case.id, papers=(case.papers[0].number,), method=M.POST, evidence=early)

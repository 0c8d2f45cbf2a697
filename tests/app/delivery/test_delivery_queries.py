"""What the delivery page asks: the three stages, the most urgent first, and the papers shown beside the work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decided import AGENT, granted, ready, refused
from office_day import NATURAL, OfficeDay

from app.clock.light import Light
from app.delivery.evidence import Evidence
from app.delivery.queries import (
    Outbox,
    Stage,
    case_id_of,
    drafts,
    outbox,
    parcel,
    ready_notice,
    service_receipt,
    stage_of,
    stored_paper,
    usual_evidence,
    usual_method,
    validity_of,
)
from app.delivery.serve import archive, serve
from app.drafting import keep_page_draft
from app.errors import NotFound, Refused
from app.events.delivery import ServiceMethod
from app.officer import Appointment
from app.post import Post
from app.withdrawing import withdraw

ANNOUNCED = Evidence(reason="下落不明", place="政府网站")


def asked(office: OfficeDay, who: str = "w1") -> Outbox:
    setting = office.store.setting(office.people[who])
    found: Outbox = office.ask(outbox, setting.officer, setting.calendar, office.day)
    return found


def test_each_case_waits_in_its_stage_and_the_archived_one_nowhere(office: OfficeDay) -> None:
    to_certify, to_hand_over, not_decided = granted(office), ready(office), office.accepted()
    withdrawn = office.accepted()
    office.do("w1", withdraw, withdrawn.id, reason="不办了")
    found = asked(office)
    assert [line.case.id for line in found.of(Stage.CERTIFY)] == [to_certify.id]
    assert [line.case.id for line in found.of(Stage.HAND_OVER)] == [to_hand_over.id]
    assert [line.case.id for line in found.of(Stage.ARCHIVE)] == [withdrawn.id]
    assert stage_of(not_decided) is None
    office.do("w1", archive, withdrawn.id)
    assert asked(office).of(Stage.ARCHIVE) == ()
    assert len(asked(office).of(None)) == 2


def test_the_one_that_is_due_first_stands_first_and_a_refusal_has_no_clock(office: OfficeDay) -> None:
    early = ready(office)
    office.on(date(2026, 11, 10))
    late, refusal = ready(office), refused(office)
    office.on(date(2026, 11, 17))
    lines = asked(office).of(Stage.HAND_OVER)
    assert [line.case.id for line in lines] == [early.id, late.id, refusal.id]
    assert [line.light for line in lines] == [Light.RED, Light.GREEN, None]


def test_a_public_notice_tells_from_when_the_file_may_be_closed(office: OfficeDay) -> None:
    case = ready(office)
    done = office.do("w1", serve, case.id, method=ServiceMethod.PUBLIC_NOTICE, evidence=ANNOUNCED)
    (line,) = asked(office).of(Stage.ARCHIVE)
    assert line.archive_from == done.case.served.effective_on
    assert line.light is None
    office.on(done.case.served.effective_on)
    assert asked(office).of(Stage.ARCHIVE)[0].archive_from is None


def test_who_has_no_post_for_it_sees_nothing(office: OfficeDay) -> None:
    case = ready(office)
    office.people["x1"] = replace(office.people["h1"], appointments=(Appointment(case.department, Post.HANDLER),))
    office.people["y1"] = replace(office.people["h1"], appointments=(Appointment("elsewhere", Post.WINDOW),))
    assert asked(office, "x1").lines == asked(office, "y1").lines == ()


def test_a_case_is_found_by_its_number_in_groups_and_by_its_id(office: OfficeDay) -> None:
    case = office.accepted()
    spoken = f"{case.number[:6]} {case.number[6:]}"
    assert office.ask(case_id_of, spoken) == office.ask(case_id_of, case.id) == case.id
    with pytest.raises(NotFound):
        office.ask(case_id_of, "no such id")
    with pytest.raises(Refused, match=r"numbering\."):
        office.ask(case_id_of, "123")


def test_the_decision_lies_beside_the_certificate_and_the_receipt_beside_the_archive(office: OfficeDay) -> None:
    case = granted(office)
    setting = office.store.setting(office.people["w1"])
    held = office.ask(parcel, case.id, setting.calendar, office.day)
    paper = stored_paper(held)
    assert paper is not None and paper.template == "grant"
    assert validity_of(case) == (None, None)
    done = ready(office)
    office.do("w1", serve, done.id, method=ServiceMethod.PUBLIC_NOTICE, evidence=ANNOUNCED)
    paper = stored_paper(office.ask(parcel, done.id, setting.calendar, office.day))
    assert paper is not None and paper.template == "service_receipt"


def test_what_is_usual_is_filled_in_and_nothing_is_made_up(office: OfficeDay) -> None:
    case, with_agent = ready(office), ready(office, agent=AGENT)
    person = ready(office, "道路货物", applicant=replace(NATURAL, address="便民路1号"))
    assert usual_method(case) is ServiceMethod.COLLECT
    assert usual_evidence(case, ServiceMethod.COLLECT).relation == "representative"
    assert usual_evidence(with_agent, ServiceMethod.COLLECT) == Evidence(recipient=AGENT.name, relation="agent")
    assert usual_evidence(person, ServiceMethod.LEFT) == Evidence(recipient="张建国", place="便民路1号")
    for one in (case, with_agent, person):
        for method in ServiceMethod:
            evidence = usual_evidence(one, method)
            assert not evidence.is_identity_checked and not evidence.recipient_id and evidence.received_on is None
    assert usual_method(replace(case, handover="post")) is ServiceMethod.POST


def test_the_receipt_and_the_ready_notice_can_be_seen_before_they_are_issued(office: OfficeDay) -> None:
    case = ready(office)
    setting = office.store.setting(office.people["w1"])
    shown = service_receipt(setting, case, ServiceMethod.COLLECT, Evidence())
    assert shown.paper is not None and shown.paper.pdf.startswith(b"%PDF")
    told = ready_notice(setting, case, "phone", date(2026, 12, 31))
    assert told.paper is not None and told.trouble is None
    bad = service_receipt(setting, case, ServiceMethod.DIRECT, Evidence(recipient="张\u202e"))
    assert bad.trouble is not None and bad.paper is None
    assert office.case(case.id) == case, "a preview changes nothing"


def test_a_draft_comes_back_to_its_officer_only(office: OfficeDay) -> None:
    office.do("w1", keep_page_draft, "delivery", {"one": {"waybill": "EMS1"}})
    assert office.ask(drafts, "w1") == {"one": {"waybill": "EMS1"}}
    assert office.ask(drafts, "h1") == {}

"""The list of the supplementation page: why each case waits, until when, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from office_day import DRAINAGE, INJURY, LABOUR, MONDAY, ROAD, OfficeDay, application_for, gaps_of

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.clock.calendar import shipped
from app.clock.light import Light
from app.drafting import keep_page_draft
from app.events.acceptance import MaterialState
from app.events.supplementation import SupplementLine
from app.officer import Appointment, Officer
from app.post import Post
from app.second import sign
from app.state import Case
from app.supplementation.lapse import lapse
from app.supplementation.queries import PAGE, Matter, Overview, Waiting, case_of, kept, overview
from app.supplementation.receive import receive_supplement
from app.supplementation.request import ask_second_supplement, request_supplement


def listed(office: OfficeDay, who: str = "w1") -> Overview:
    setting = office.store.setting(office.people[who])
    found: Overview = office.ask(overview, office.people[who], setting.catalogue, setting.calendar, office.day)
    return found


def the_line(office: OfficeDay) -> Waiting:
    (line,) = listed(office).waiting
    return line


def awaiting(office: OfficeDay, part: str = LABOUR, count: int = 2) -> Case:
    case = office.received(part)
    asked: Case = office.do("w1", request_supplement, case.id, gaps=gaps_of(case, count)).case
    return asked


def supplemented(office: OfficeDay) -> Case:
    case = awaiting(office, count=1)
    lines = (SupplementLine(case.materials[0].name, is_mended=True),)
    done: Case = office.do("w1", receive_supplement, case.id, lines=lines).case
    return done


def test_a_received_case_waits_for_the_office_five_working_days(office: OfficeDay) -> None:
    office.received(LABOUR)
    line = the_line(office)
    assert (line.matter, line.due, line.remaining, line.light) == (Matter.RECEIVED, date(2026, 11, 9), 5, Light.GREEN)
    assert line.missing == ()


def test_a_received_case_tells_what_is_missing(office: OfficeDay) -> None:
    application = application_for(LABOUR)
    lines = (replace(application.materials[0], state=MaterialState.MISSING), *application.materials[1:])
    office.do("w1", receive, replace(application, materials=lines))
    assert the_line(office).missing == (application.materials[0].name,)


def test_an_awaited_supplement_is_the_applicants_time(office: OfficeDay) -> None:
    case = awaiting(office)
    line = the_line(office)
    assert (line.matter, line.remaining, line.light) == (Matter.AWAITING, 30, Light.GREEN)
    assert line.missing == tuple(gap.material for gap in case.supplements[0].request.gaps)
    assert line.due == shipped().nth_after(MONDAY, 30)
    assert line.lapse_from == line.due + timedelta(1) if line.due else False


def test_the_last_days_of_the_applicant_are_yellow_and_the_day_after_it_may_lapse(office: OfficeDay) -> None:
    awaiting(office)
    last = the_line(office).due
    assert last is not None
    office.on(last)
    assert (the_line(office).matter, the_line(office).light) == (Matter.AWAITING, Light.YELLOW)
    office.on(last + timedelta(1))
    line = the_line(office)
    assert (line.matter, line.light) == (Matter.LAPSABLE, Light.RED)
    office.do("w1", lapse, line.case.id)
    assert listed(office).waiting == ()


def test_a_complete_supplement_waits_for_the_office_anew(office: OfficeDay) -> None:
    supplemented(office)
    line = the_line(office)
    assert (line.matter, line.due, line.remaining) == (Matter.COMPLETE, date(2026, 11, 9), 5)


def test_a_second_supplement_leaves_the_office_its_own_clock(office: OfficeDay) -> None:
    case = supplemented(office)
    asked = office.do("w1", ask_second_supplement, case.id, gaps=gaps_of(case, 2), reason="仍不符")
    office.do("c1", sign, case.id, asked.events[0])
    line = the_line(office)
    assert (line.matter, line.due, len(line.missing)) == (Matter.AGAIN, date(2026, 11, 9), 2)
    office.on(date(2026, 11, 10))
    assert the_line(office).matter is Matter.DEEMED


def test_silence_shows_as_acceptance_on_the_day_after_the_limit(office: OfficeDay) -> None:
    """Art. 32(4): deemed acceptance shown as it happens; nobody has to run anything at night."""
    office.received(LABOUR)
    office.on(date(2026, 11, 9))
    assert the_line(office).matter is Matter.RECEIVED
    office.on(date(2026, 11, 10))
    line = the_line(office)
    assert (line.matter, line.light, line.due, line.days_over) == (Matter.DEEMED, Light.RED, date(2026, 11, 9), 1)


def test_the_deemed_and_the_overdue_come_first_then_the_nearest_date(office: OfficeDay) -> None:
    awaiting(office, INJURY)
    old = office.received(LABOUR)
    office.on(date(2026, 11, 10))
    fresh = office.received(DRAINAGE)
    found = listed(office).waiting
    assert [line.case.id for line in found][:2] == [old.id, fresh.id]
    assert [line.matter for line in found] == [Matter.DEEMED, Matter.RECEIVED, Matter.AWAITING]


def test_deferred_materials_are_listed_apart(office: OfficeDay) -> None:
    application = application_for(ROAD)
    lines = tuple(
        replace(one, state=MaterialState.DEFERRED) if one.name == "交通组织方案" else one
        for one in application.materials
    )
    office.do("w1", accept, replace(application, materials=lines), commitment="三日内")
    office.accepted(LABOUR)
    found = listed(office)
    assert found.waiting == ()
    (line,) = found.deferred
    assert (line.matter, line.missing) == (Matter.DEFERRED, ("交通组织方案",))
    assert line.due is not None


@pytest.mark.parametrize(("post", "department", "sees"), [
    (Post.WINDOW, "rsj", True), (Post.LEAD, "rsj", True), (Post.WINDOW, "zjj", False), (Post.HANDLER, "rsj", False),
])  # fmt: skip
def test_a_window_sees_the_cases_of_its_departments(office: OfficeDay, post: Post, department: str, sees: bool) -> None:
    office.received(LABOUR)
    officer = Officer(office.people["w1"].id, "窗口", (Appointment(department, post),))
    setting = office.store.setting(officer)
    found = office.ask(overview, officer, setting.catalogue, setting.calendar, office.day)
    assert bool(found.waiting) is sees


def test_marks_are_kept_as_a_draft_and_forgotten_when_there_are_none(office: OfficeDay) -> None:
    officer = office.people["w1"].id
    content = {"marks": {"case": {"公司章程": {"in": True, "note": ""}}}}
    office.do("w1", keep_page_draft, PAGE, content)
    assert office.ask(kept, officer).content == content
    office.do("w1", keep_page_draft, PAGE, {})
    assert office.ask(kept, officer).content == {}


def test_a_case_is_found_by_number_or_id(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    assert office.ask(case_of, case.number) == case.id
    assert office.ask(case_of, str(case.id)) == case.id

"""即将到期: the permits that expire soon, whom to call, both readings of thirty days, and what is under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from decided import ready
from office_day import LABOUR, MONDAY, OfficeDay, application_for

from app.acceptance.accept import accept
from app.approval.decide import grant
from app.approval.review import finish_step, record_visit
from app.certificates.expiring import Chance, ExpiringPermit, departments_of, expiring
from app.certificates.naming import named_certificate
from app.clock.light import Light
from app.delivery.certify import make_certificate
from app.ids import OfficerId
from app.officer import Appointment, Officer
from app.post import Post
from app.state import Case
from app.withdrawing import withdraw

EXPIRY = date(2029, 11, 1)


def listed(office: OfficeDay, on: date, who: str = "w1", **facts: Any) -> tuple[ExpiringPermit, ...]:
    found: tuple[ExpiringPermit, ...] = office.ask(
        lambda records: expiring(records, office.people[who], office.store.around.calendar, on, **facts)
    )
    return found


def renewed(office: OfficeDay, old: Case, on: date = date(2029, 9, 10)) -> Case:
    office.on(on)
    case: Case = office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old))).case
    return case


def test_a_permit_is_on_the_list_from_sixty_days_before_its_expiry(office: OfficeDay) -> None:
    case = ready(office)
    assert listed(office, EXPIRY - timedelta(days=61)) == ()
    (line,) = listed(office, EXPIRY - timedelta(days=60))
    assert (line.row.case, line.days_left, line.chance) == (case.id, 60, Chance.OPEN)
    assert (line.row.holder, line.row.phone) == (case.applicant_name, case.applicant.phone if case.applicant else "")
    assert (line.row.number, line.row.valid_to) == ("皖示字000001号", EXPIRY)
    assert [line.days_left for line in listed(office, EXPIRY + timedelta(days=30))] == [-30]
    assert listed(office, EXPIRY + timedelta(days=31)) == ()


def test_the_light_turns_with_the_two_last_days_to_apply(office: OfficeDay) -> None:
    ready(office)
    (line,) = listed(office, EXPIRY - timedelta(days=60))
    working, calendar = line.apply_by.working, line.apply_by.calendar
    assert working < calendar == EXPIRY - timedelta(days=30)
    days = (working, working + timedelta(1), calendar, calendar + timedelta(1), EXPIRY, EXPIRY + timedelta(1))
    shown = [listed(office, day)[0] for day in days]
    assert [line.light for line in shown] == [
        Light.GREEN, Light.YELLOW, Light.YELLOW, Light.YELLOW, Light.YELLOW, Light.RED,
    ]  # fmt: skip
    assert [line.chance for line in shown] == [
        Chance.OPEN, Chance.DISPUTED, Chance.DISPUTED, Chance.LATE, Chance.LATE, Chance.EXPIRED,
    ]  # fmt: skip


def test_a_renewal_under_way_is_shown_and_a_withdrawn_one_is_not(office: OfficeDay) -> None:
    old = ready(office)
    case = renewed(office, old)
    (line,) = listed(office, office.day)
    assert (line.row.renewal, line.chance) == (case.id, Chance.UNDER_WAY)
    office.do("w1", withdraw, case.id, reason="不办了")
    assert listed(office, office.day)[0].row.renewal is None


def test_a_renewed_permit_leaves_the_list_and_the_new_one_waits_for_its_own_time(office: OfficeDay) -> None:
    old = ready(office)
    case = renewed(office, old)
    office.do("h1", finish_step, case.id, step="审查", opinion="同意")
    facts = {"inspectors": ("甲", "乙"), "certificates": ("1", "2"), "place": "现场", "found": "一致"}
    office.do("h1", record_visit, case.id, step="现场核查", visited_on=office.day, **facts)
    office.do("h1", finish_step, case.id, step="现场核查", opinion="同意")
    office.do("a1", grant, case.id, content="不变", opinion="同意")
    assert listed(office, office.day) == ()
    office.do("w1", make_certificate, case.id, name="许可证", number="皖示字000002号")
    (line,) = listed(office, date(2032, 10, 1))
    assert (line.row.case, line.row.number) == (case.id, "皖示字000002号")


def test_everybody_sees_the_permits_of_his_departments(office: OfficeDay) -> None:
    ready(office)
    day = EXPIRY - timedelta(days=10)
    assert listed(office, day, "h1") == () and listed(office, day, "s1") == ()
    for department, seen in (("rsj", 1), ("scjg", 0)):
        clerk = Officer(OfficerId("w9"), "某", (Appointment(department, Post.WINDOW),))
        office.people["w9"] = clerk
        assert len(listed(office, day, "w9")) == seen
    assert departments_of(Officer(OfficerId("x"), "某", (Appointment("*", Post.CERTIFIER),))) == ()
    both = Officer(OfficerId("x"), "某", (Appointment("rsj", Post.WINDOW), Appointment("rsj", Post.LEAD)))
    assert departments_of(both) == ("rsj",) and departments_of(replace(both, is_active=False)) is None


def test_the_nearest_expiry_comes_first_and_the_warning_can_be_set(office: OfficeDay) -> None:
    first = ready(office)
    office.on(MONDAY + timedelta(days=7))
    second = ready(office)
    lines = listed(office, EXPIRY - timedelta(days=20))
    assert [line.row.case for line in lines] == [first.id, second.id]
    assert listed(office, EXPIRY - timedelta(days=20), days=10) == ()

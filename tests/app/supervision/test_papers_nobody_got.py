"""Papers that nobody ever got and results that nobody ever fetched, in a real office: found by the look over everything, once."""

from __future__ import annotations

from datetime import date, timedelta

from decided import ready, refused
from office_day import DRAINAGE, MONDAY, OfficeDay

from app.clock.calendar import shipped
from app.delivery.certify import notify_ready
from app.supervision.inquiry import Inquiry
from app.supervision.scan import scan
from app.supervision.sentence import facts_of

MONTHS = 61


def raised(office: OfficeDay, rule: str) -> list[Inquiry]:
    """Look everything over and return the new inquiries of one rule."""
    named = office.do("s1", scan).raised
    found = [office.ask(lambda records, one=one: records.inquiry(one)) for one in named]
    return [inquiry for inquiry in found if inquiry.rule == rule]


def told_ready(office: OfficeDay) -> date:
    """Grant a case, make its paper and tell the applicant; return that day."""
    case = ready(office)
    office.do("w1", notify_ready, case.id, channel="phone")
    return office.day


def test_a_result_that_nobody_fetches_for_two_months_is_looked_into_once(office: OfficeDay) -> None:
    told = told_ready(office)
    office.on(told + timedelta(days=MONTHS - 1))
    assert raised(office, "result_uncollected") == []
    office.on(told + timedelta(days=MONTHS))
    (inquiry,) = raised(office, "result_uncollected")
    assert inquiry.breach_on == told and inquiry.concerns == "w1" and inquiry.hardness == "soft"
    assert inquiry.facts["waited"] == MONTHS
    assert facts_of(inquiry, {}).startswith(f"{told.isoformat()} 已通知领取，{MONTHS} 天无人领取")
    office.on(told + timedelta(days=MONTHS + 30))
    assert raised(office, "result_uncollected") == [], "the same result a month later is the same inquiry"


def test_a_refusal_that_stays_in_the_office_is_looked_into_after_ten_working_days(office: OfficeDay) -> None:
    case = refused(office)
    decided = office.day
    calendar = shipped()
    office.on(calendar.nth_after(decided, 10))
    assert raised(office, "refusal_unserved") == []
    office.on(calendar.nth_after(decided, 11))
    (inquiry,) = raised(office, "refusal_unserved")
    assert (inquiry.case, inquiry.breach_on, inquiry.concerns) == (case.id, decided, "a1")
    assert "11 个工作日未送达" in facts_of(inquiry, {}) and "11 working days" in facts_of(inquiry, {}, "en")


def test_a_refusal_that_the_applicant_was_told_of_waits_for_him(office: OfficeDay) -> None:
    case = refused(office)
    office.do("w1", notify_ready, case.id, channel="phone")
    office.on(shipped().nth_after(office.day, 11))
    assert raised(office, "refusal_unserved") == []


def test_a_paper_that_never_left_the_office_is_looked_into_after_two_weeks(office: OfficeDay) -> None:
    office.accepted(DRAINAGE)
    office.on(MONDAY + timedelta(days=14))
    assert raised(office, "paper_never_out") == []
    office.on(MONDAY + timedelta(days=15))
    (inquiry,) = raised(office, "paper_never_out")
    assert inquiry.breach_on == MONDAY and inquiry.concerns == "w1"
    assert "受理通知书" in facts_of(inquiry, {})

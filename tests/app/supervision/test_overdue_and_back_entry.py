"""逾期说明, once; and 补录 in a declared outage, with the times the paper says, apart in the figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from office_day import DRAINAGE, MONDAY, OfficeDay
from special_acts import applied

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.act import Done
from app.case_reading import reading
from app.clock.calendar import shipped
from app.errors import NotFound, Refused
from app.ids import CaseId, OutageId
from app.notices.field_context import BEIJING
from app.state import Case
from app.supervision.back_entry import ask_outage, back_enter, close_outage, open_outage, parse_moment
from app.supervision.figure_facts import Period
from app.supervision.outage import Outage, OutageState
from app.supervision.outages import OutageDesk, open_outages, outage_desk
from app.supervision.overdue import explain_overdue, overdue_limits
from app.supervision.scan import scan
from app.supervision.statistics import Statistics, statistics

CALENDAR = shipped()
LATE = date(2026, 11, 20)
TYPED = date(2026, 11, 12)
SAID = {"cause": "水质检测报告迟到", "unit": "排水科", "new_on": date(2026, 11, 27), "approver": "安批准"}


def overdue(office: OfficeDay) -> Case:
    case = office.accepted(DRAINAGE)
    office.on(LATE)
    return case


def test_an_overdue_case_is_explained_once_and_on_paper(office: OfficeDay) -> None:
    case = overdue(office)
    done: Done = office.do("c1", explain_overdue, case.id, **SAID)
    (paper,) = done.notices
    text = office.text_of(paper)
    for word in ("逾期办理说明", "承诺办结期限", "水质检测报告迟到", "排水科", "2026年11月27日", "安批准", "致歉"):
        assert word in text
    assert done.case.overdue is not None and done.case.overdue.new_on == date(2026, 11, 27)
    with pytest.raises(Refused, match=r"workflow\.when\.not_explained"):
        office.do("c1", explain_overdue, case.id, **SAID)


def test_what_is_over_is_told_the_gravest_first(office: OfficeDay) -> None:
    case = overdue(office)
    limits = overdue_limits(case, CALENDAR, LATE)
    assert [one.kind for one in limits] == ["promised", "step"]
    assert limits[0].name() == "承诺办结期限" and limits[1].name() == "“审查”环节时限"
    assert overdue_limits(case, CALENDAR, MONDAY) == ()


def test_a_case_in_time_needs_no_explanation(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    with pytest.raises(Refused, match=r"overdue\.not_over"):
        office.do("c1", explain_overdue, case.id, **SAID)


@pytest.mark.parametrize("who", ["w1", "h1", "s1"])
def test_only_the_lead_explains(office: OfficeDay, who: str) -> None:
    case = overdue(office)
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do(who, explain_overdue, case.id, **SAID)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("cause", " ", "overdue.empty"), ("unit", "", "overdue.empty"), ("approver", "", "overdue.empty"),
        ("new_on", LATE, "overdue.new_day"), ("new_on", None, "overdue.new_day"),
        ("new_on", date(2026, 11, 28), "overdue.new_day"),
    ],
)  # fmt: skip
def test_nothing_of_it_is_left_out(office: OfficeDay, field: str, value: object, code: str) -> None:
    case = overdue(office)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        office.do("c1", explain_overdue, case.id, **{**SAID, field: value})


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=BEIJING)


def declared(office: OfficeDay) -> Outage:
    """The program stood from Monday to Wednesday; the lead says so, the supervisor agrees on the day of typing."""
    office.on(TYPED)
    asked: Outage = office.do("c1", ask_outage, first_at=at(9, 8), last_at=at(11, 18), reason="机房断电")
    opened: Outage = office.do("s1", open_outage, asked.id)
    return opened


def entered(office: OfficeDay, outage: Outage, case: Case, **facts: Any) -> Case:
    said = {"outage": outage.id, "claimed_at": at(9), "paper": "手工单 7 号", **facts}
    done: Done = office.do("w1", back_enter, case.id, **said)
    return done.case


def test_an_outage_needs_two_persons_one_of_them_a_supervisor(office: OfficeDay) -> None:
    office.on(TYPED)
    asked: Outage = office.do("c1", ask_outage, first_at=at(9), last_at=at(10), reason="断网")
    assert asked.state is OutageState.ASKED and office.ask(open_outages) == ()
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("c1", open_outage, asked.id)
    with pytest.raises(Refused, match=r"supervision\.not_supervisor"):
        office.do("a1", open_outage, asked.id)
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        office.do("w1", ask_outage, first_at=at(9), last_at=at(10), reason="断网")
    opened: Outage = office.do("s1", open_outage, asked.id)
    assert (opened.state, opened.until) == (OutageState.OPEN, date(2026, 11, 19))
    with pytest.raises(Refused, match=r"supervision\.outage_state"):
        office.do("s1", open_outage, asked.id)


@pytest.mark.parametrize(("first", "last"), [(at(10), at(9)), (at(9), at(30)), (None, at(9))])
def test_an_outage_lies_in_the_past_and_has_an_end(office: OfficeDay, first: datetime | None, last: datetime) -> None:
    office.on(TYPED)
    with pytest.raises(Refused, match=r"outage\.times"):
        office.do("s1", ask_outage, first_at=first, last_at=last, reason="断网")
    with pytest.raises(Refused, match=r"outage\.no_reason"):
        office.do("s1", ask_outage, first_at=at(9), last_at=at(10), reason=" ")


def test_a_back_entered_case_counts_from_the_day_on_the_paper(office: OfficeDay) -> None:
    outage = declared(office)
    case = entered(office, outage, office.received(DRAINAGE))
    assert case.received_on == TYPED, "when it was typed stays on record"
    assert reading(case, CALENDAR, TYPED).acceptance.clock_start == date(2026, 11, 9)
    assert case.back_entry is not None and case.back_entry.claimed_at == at(9)


@pytest.mark.parametrize("is_accepted_first", [True, False])
def test_a_registration_typed_in_later_counts_from_the_receipt_on_the_paper(
    office: OfficeDay, is_accepted_first: bool
) -> None:
    """Its limits count from the receipt: the day on the paper, not the day of typing."""
    outage = declared(office)
    if is_accepted_first:
        case = entered(office, outage, office.do("w1", accept, applied("公司设立")).case)
    else:
        case = entered(office, outage, office.do("w1", receive, applied("公司设立")).case)
        case = office.do("w1", accept, case.id).case
    statutory = reading(case, CALENDAR, TYPED).statutory
    assert statutory is not None and statutory.start == date(2026, 11, 9)
    assert (case.accepted_on, case.accepted_at) == (date(2026, 11, 9), at(9))
    assert office.store.check().faults == ()


def test_what_was_accepted_on_paper_counts_from_that_day_too(office: OfficeDay) -> None:
    outage = declared(office)
    case = entered(office, outage, office.accepted(DRAINAGE), accepted_on=date(2026, 11, 10))
    statutory = reading(case, CALENDAR, TYPED).statutory
    assert statutory is not None and statutory.start == date(2026, 11, 10)
    assert case.accepted_on == date(2026, 11, 10)
    with pytest.raises(Refused, match=r"workflow\.when\.not_back_entered"):
        entered(office, outage, case)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"claimed_at": at(6)}, "outage.claimed_outside"), ({"claimed_at": at(12, 9)}, "outage.claimed_outside"),
        ({"claimed_at": None}, "outage.claimed_outside"), ({"paper": " "}, "outage.no_paper"),
        ({"accepted_on": date(2026, 11, 10)}, "outage.accepted_outside"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_outage_is_refused(office: OfficeDay, facts: dict[str, Any], code: str) -> None:
    outage = declared(office)
    case = office.received(DRAINAGE)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        entered(office, outage, case, **facts)


def test_a_closed_or_expired_outage_takes_nothing(office: OfficeDay) -> None:
    outage = declared(office)
    office.on(date(2026, 11, 20))
    late = office.received(DRAINAGE)
    with pytest.raises(Refused, match=r"outage\.claimed_outside"):
        entered(office, outage, late)
    office.do("s1", close_outage, outage.id)
    with pytest.raises(Refused, match=r"supervision\.outage_state"):
        entered(office, outage, late)
    with pytest.raises(NotFound, match=r"supervision\.no_outage"):
        office.do("s1", close_outage, OutageId("none"))


def test_device_claimed_and_typed_times_stand_side_by_side(office: OfficeDay) -> None:
    outage = declared(office)
    case = entered(office, outage, office.received(DRAINAGE))
    desk: OutageDesk = office.ask(outage_desk)
    (entry,) = desk.of(outage.id)
    assert (entry.number, entry.claimed, entry.paper) == (case.number, "2026-11-09 10:00", "手工单 7 号")
    assert entry.typed.startswith("2026-11-12") and entry.device


def test_the_figures_show_back_entries_apart_and_the_rules_leave_them_alone(office: OfficeDay) -> None:
    outage = declared(office)
    back = entered(office, outage, office.received(DRAINAGE), claimed_at=at(9))
    office.received(DRAINAGE)
    office.on(date(2026, 11, 18))
    period = Period(date(2026, 11, 1), date(2026, 11, 30))
    held: Statistics = office.ask(statistics, office.people["s1"], CALENDAR, period, office.day)
    assert held.count("back_entered").cases == (back.id,) and held.count("received").n == 1
    raised = office.do("s1", scan).raised
    silent = [one for one in raised if office.ask(lambda r, n=one: r.inquiry(n)).case == back.id]
    assert "acceptance_silent" not in {office.ask(lambda r, n=one: r.inquiry(n)).rule for one in silent}


def test_the_store_proves_outages_and_back_entries(office: OfficeDay) -> None:
    outage = declared(office)
    entered(office, outage, office.received(DRAINAGE))
    office.do("s1", close_outage, outage.id)
    assert office.store.check().faults == ()


def test_a_paper_cannot_be_newer_than_its_entry(office: OfficeDay) -> None:
    from app.events.supervision import BackEntered

    case = office.received(DRAINAGE)

    def claim(desk: Any) -> None:
        desk.record(
            CaseId(case.id), BackEntered(OutageId("o"), datetime(2026, 12, 1, tzinfo=UTC), date(2026, 12, 1), paper="x")
        )

    with pytest.raises(Refused, match=r"case\.claimed_later"):
        office.do("w1", claim)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-09 10:00", at(9)),
        ("202611091000", at(9)),
        ("2026-11-09", None),
        ("2026-13-09 10:00", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_is_typed(text: str, found: datetime | None) -> None:
    assert parse_moment(text) == found

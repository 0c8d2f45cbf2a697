"""Staff who stand where an applicant should, and ratings that no applicant gave: each breach fires, each near miss does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from case_by_hand import DRAINAGE, MONDAY
from office_day import OfficeDay
from rated_visits import rated
from seeded_cases import CALENDAR, after, office_codes, walked

from app.applicant import Agent, IdKind
from app.events.ratings import Channel
from app.ids import CaseId, OfficerId
from app.officer import Officer
from app.staffing import set_officer
from app.state import Case
from app.supervision.engine import hits_of_office
from app.supervision.look import OfficeLook, RatingHeld
from app.supervision.rule import rule_book
from app.supervision.scan import Scanned, scan
from app.supervision.sentence import facts_of

STAFF = (
    Officer(OfficerId("w1"), "李晓梅", phone="13900000001"),
    Officer(OfficerId("h1"), "何承办", phone="0566-2000000转8"),
    Officer(OfficerId("a1"), "安批准"),
)


def looked(cases: Iterable[Case] = (), ratings: Iterable[RatingHeld] = ()) -> OfficeLook:
    return OfficeLook(tuple(cases), (), CALENDAR, after(30), staff=STAFF, ratings=tuple(ratings))


def case_with(phone: str, name: str = "张建国", receiver: str = "w1", agent: str = "") -> Case:
    case = walked(DRAINAGE)
    assert case.applicant is not None
    applicant = replace(case.applicant, phone=phone, name=name)
    stands_for = Agent("代办人", IdKind.ID_CARD, "1", agent) if agent else None
    return replace(case, id=CaseId("c0"), applicant=applicant, agent=stands_for, received_by=OfficerId(receiver))


def told(phone: str, name: str = "张建国", receiver: str = "w1", agent: str = "") -> set[str]:
    return office_codes(looked([case_with(phone, name, receiver, agent)]))


# R5, the half about staff
def test_the_applicants_telephone_is_a_clerks() -> None:
    assert "phone_of_staff" in told("13900000001")
    assert "phone_of_staff" not in told("13900000002")


def test_the_agents_telephone_counts_and_an_extension_hides_nothing() -> None:
    assert "phone_of_staff" in told("13800138000", agent="13900000001")
    assert "phone_of_staff" in told("0566-2000000转9")
    assert "phone_of_staff" not in told("0566-2000001转8")


def test_an_officer_may_apply_at_a_colleagues_window_and_not_at_the_own() -> None:
    assert "phone_of_staff" not in told("13900000001", name="李晓梅", receiver="w2")
    assert "phone_of_staff" in told("13900000001", name="李晓梅", receiver="w1")


def test_accounts_without_a_telephone_accuse_nobody() -> None:
    assert "phone_of_staff" not in told("")


def test_what_is_told_names_the_colleague_and_never_the_number() -> None:
    look = looked([case_with("13900000001")])
    (hit,) = [one for one in hits_of_office(look, rule_book()) if one.rule == "phone_of_staff"]
    assert dict(hit.facts) == {"colleague": "w1"} and "139" not in hit.key


# R10
def rating(
    n: int, *, at: datetime | None = None, channel: str = "pad", score: int = 5, served: str = "w1", entered: str = "w1"
) -> RatingHeld:
    moment = at or datetime.combine(MONDAY, time(2), UTC) + timedelta(minutes=n)
    return RatingHeld(
        CaseId(f"c{n}"), moment, MONDAY, "origin", channel, score, OfficerId(served), OfficerId(entered)
    )  # fmt: skip


def burst(count: int, minutes: float, channel: str = "pad") -> set[str]:
    begin = datetime.combine(MONDAY, time(2), UTC)
    held = [rating(n, at=begin + timedelta(minutes=minutes * n), channel=channel) for n in range(count)]
    return office_codes(looked(ratings=held))


def test_one_device_rates_more_cases_than_people_can_be_served() -> None:
    assert "ratings_burst" in burst(8, 1)
    assert "ratings_burst" not in burst(7, 1)
    assert "ratings_burst" not in burst(8, 1.5), "a queue that moves on is no burst"


def test_a_box_of_paper_forms_is_entered_in_one_go() -> None:
    assert "ratings_burst" not in burst(20, 0.2, channel="paper")


def test_a_visit_of_staff_that_staff_rated() -> None:
    mine = rating(0, served="w1")
    assert "staff_rates" in office_codes(looked([case_with("13800138000", name="何承办")], [mine]))
    assert "staff_rates" in office_codes(looked([case_with("13900000001")], [mine]))
    assert "staff_rates" not in office_codes(looked([case_with("13800138000")], [mine]))
    assert "staff_rates" not in office_codes(looked([case_with("13900000001")])), "it was not rated at all"


def exchanged(there: int, back: int, *, worse: int = 0) -> set[str]:
    held = [rating(n, channel="paper", served="w1", entered="w2") for n in range(there)]
    held += [rating(100 + n, channel="paper", served="w2", entered="w1") for n in range(back)]
    held += [rating(200 + n, channel="paper", served="w2", entered="w1", score=2) for n in range(worse)]
    return office_codes(looked(ratings=held))


def test_two_officers_who_enter_one_anothers_best_forms() -> None:
    assert "ratings_exchanged" in exchanged(3, 3)
    assert "ratings_exchanged" not in exchanged(9, 2), "one empties the box for all"
    assert "ratings_exchanged" not in exchanged(5, 5, worse=1), "a bad one was entered as well"


# On the real store
def test_the_own_telephone_is_kept_with_the_account_and_a_scan_compares_it(office: OfficeDay) -> None:
    kept: Officer = office.do("m1", set_officer, replace(office.people["h1"], phone=" 138-0013-8000 "))
    assert kept.phone == "13800138000"
    case = office.accepted()
    found: Scanned = office.do("s1", scan)
    held = [office.ask(lambda records, named=named: records.inquiry(named)) for named in found.raised]
    (inquiry,) = [one for one in held if one.rule == "phone_of_staff"]
    assert inquiry.case == case.id
    words = facts_of(inquiry, {OfficerId("h1"): "何承办", OfficerId("w1"): "李晓梅"})
    assert words == "申请人或代理人的电话登记为工作人员 何承办 的电话（收件人：李晓梅）。"
    assert office.store.check().faults == ()


def test_the_store_tells_the_ratings_that_were_given(office: OfficeDay) -> None:
    made = rated(office, 5, channel=Channel.PAD)
    held: tuple[RatingHeld, ...] = office.ask(lambda records: records.ratings_held(MONDAY))
    assert [(one.case, one.channel, one.score, one.served) for one in held] == [(made.case, "pad", 5, "w1")]
    assert office.ask(lambda records: records.ratings_held(date(2026, 11, 3))) == ()

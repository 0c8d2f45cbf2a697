"""投诉举报 (GB/T 36113): taken, verified, replied to within its limit, visited again; the register shows all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_day import OfficeDay

from app.clock.calendar import shipped
from app.clock.light import Light
from app.errors import NotFound, Refused
from app.officer import Appointment
from app.post import Post
from app.ratings.complain import Grievance, reply, revisit, take_complaint, verify
from app.ratings.complaint import Complaint
from app.ratings.queries import rating_desk
from app.ratings.table import ComplaintState, Move
from app.wording import say_trouble

CALENDAR = shipped()
BODY = Grievance("phone", "scjg", "窗口工作人员态度生硬", who="钱𠅤", phone="138 0013 8000", about="2 号窗口")


def complaint(office: OfficeDay, named: str) -> Complaint:
    found: Complaint = office.ask(lambda records: records.complaint(named))
    return found


def taken(office: OfficeDay, **facts: str) -> Complaint:
    made: Complaint = office.do("w1", take_complaint, Grievance(**{**vars(BODY), **facts}))
    return made


def light_on(office: OfficeDay, on: date) -> list[Light | None]:
    return [line.light for line in office.ask(rating_desk, office.people["s1"], CALENDAR, on).complaints]


def test_anybody_writes_a_complaint_down_and_it_gets_its_number(office: OfficeDay) -> None:
    first, second = taken(office), taken(office, way="letter")
    assert (first.number, second.number) == ("投诉9999〔2026〕1号", "投诉9999〔2026〕2号")
    assert first.state is ComplaintState.TAKEN and first.phone == "13800138000" and first.who == "钱𠅤"
    book = [entry.number for entry in office.ask(lambda records: records.numbers(2026))]
    assert first.number in book and second.number in book


def test_from_intake_to_the_return_visit(office: OfficeDay) -> None:
    held = taken(office)
    office.do("c1", verify, held.id, finding="founded", words="调看录像，属实")
    office.do("c1", reply, held.id, way="phone", words="已致歉，已教育")
    done = office.do("s1", revisit, held.id, result="satisfied", words="认可处理结果")
    assert done.state is ComplaintState.CLOSED
    assert [note.move for note in done.notes] == [Move.VERIFY, Move.REPLY, Move.REVISIT]
    assert [note.officer for note in done.notes] == ["c1", "c1", "s1"]
    assert complaint(office, held.id) == done and office.store.check().faults == ()


def test_the_reply_has_its_limit_and_then_the_return_visit(office: OfficeDay) -> None:
    held = taken(office)
    assert light_on(office, date(2026, 11, 3)) == [Light.GREEN]
    assert light_on(office, date(2026, 11, 9)) == [Light.YELLOW]
    assert light_on(office, date(2026, 11, 10)) == [Light.RED]
    office.do("c1", verify, held.id, finding="unfounded", words="未见该情形")
    assert light_on(office, date(2026, 11, 10)) == [Light.RED], "verifying alone answers nobody"
    office.do("c1", reply, held.id, way="letter", words="书面答复")
    assert light_on(office, date(2026, 11, 5)) == [Light.YELLOW]
    assert light_on(office, date(2026, 11, 6)) == [Light.RED]
    office.do("c1", revisit, held.id, result="accepted", words="接受")
    assert light_on(office, date(2026, 12, 31)) == [None]


def test_open_complaints_stand_above_closed_ones(office: OfficeDay) -> None:
    closed = taken(office)
    for verb, facts in (
        (verify, {"finding": "unfounded", "words": "不属实"}),
        (reply, {"way": "phone", "words": "已答复"}),
        (revisit, {"result": "accepted", "words": "接受"}),
    ):
        office.do("c1", verb, closed.id, **facts)
    open_one = taken(office)
    found = office.ask(rating_desk, office.people["s1"], CALENDAR, office.day)
    assert [line.complaint.id for line in found.complaints] == [open_one.id, closed.id]


def test_no_step_is_skipped_or_done_twice(office: OfficeDay) -> None:
    held = taken(office)
    with pytest.raises(Refused) as caught:
        office.do("c1", reply, held.id, way="phone", words="答复")
    assert caught.value.code == "complaint.not_in_state" and "待核实" in say_trouble(caught.value)
    office.do("c1", verify, held.id, finding="partly", words="部分属实")
    with pytest.raises(Refused):
        office.do("c1", verify, held.id, finding="founded", words="再核")
    assert complaint(office, held.id).state is ComplaintState.VERIFIED


def test_whoever_is_complained_of_does_not_handle_it(office: OfficeDay) -> None:
    held = taken(office, about_officer="c1")
    with pytest.raises(Refused) as caught:
        office.do("c1", verify, held.id, finding="unfounded", words="没有的事")
    assert caught.value.code == "rating.own_matter"
    with pytest.raises(Refused) as caught:
        office.do("w1", verify, held.id, finding="unfounded", words="没有的事")
    assert caught.value.code == "rating.no_post"
    office.do("a1", verify, held.id, finding="unfounded", words="查无此事")


def test_a_complaint_may_name_its_case(office: OfficeDay) -> None:
    case = office.accepted()
    held = taken(office, case_number=case.number, department="scjg")
    assert held.case == case.id and held.department == case.department
    assert office.case(case.id).events == case.events, "a complaint changes nothing in the case"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": " "}, "complaint.no_words"),
        ({"way": "telepathy"}, "rating.no_choice"),
        ({"about_officer": "x9"}, "complaint.no_officer"),
        ({"phone": "12"}, "identity.phone"),
        ({"who": "张\u202e三"}, "identity.direction_mark"),
        ({"case_number": "123"}, "numbering.length"),
    ],
)
def test_bad_input_is_one_sentence_and_takes_no_number(office: OfficeDay, change: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as caught:
        taken(office, **change)
    assert caught.value.code.startswith(code) and say_trouble(caught.value) != caught.value.code
    assert taken(office).number.endswith("〕1号")


def test_a_department_that_is_not_in_the_hall_is_refused(office: OfficeDay) -> None:
    with pytest.raises(NotFound):
        taken(office, department="nowhere")
    with pytest.raises(NotFound):
        office.do("c1", verify, "nothing", finding="founded", words="？")


def test_a_lead_sees_the_own_department_and_a_clerk_sees_nothing(office: OfficeDay) -> None:
    taken(office)
    lead = replace(office.people["c1"], appointments=(Appointment("scjg", Post.LEAD),))
    other = replace(office.people["c1"], appointments=(Appointment("rsj", Post.LEAD),))
    seen = [
        len(office.ask(rating_desk, who, CALENDAR, office.day).complaints)
        for who in (lead, other, office.people["c1"], office.people["w1"])
    ]
    assert seen == [1, 0, 1, 0]

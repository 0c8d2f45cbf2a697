"""Who looked for whom, when and what for: seen by whoever supervises, masked, and read in full only on record."""

from __future__ import annotations

from datetime import date

import pytest
from office_day import DRAINAGE, OfficeDay

from app.casefile import reveal
from app.errors import NotFound, Refused
from app.events.office import Looked
from app.ids import EventId
from app.looking import KNOWN_PERSON, REVEALED, SEARCHED, note_look_up
from app.officer import Appointment, Officer, OfficerId, Role
from app.post import Post
from app.supervision.looks import FOLLOWED, FOUND, NOT_FOLLOWED, LookLine, LookView, looks_desk, read_look, shown_looks
from app.supervision.scan import scan

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
SUPERVISOR = Officer(OfficerId("s1"), "监督员", roles=frozenset({Role.SUPERVISOR}))


def listed(office: OfficeDay, officer: Officer = SUPERVISOR) -> tuple[LookLine, ...]:
    return office.ask(lambda records: looks_desk(records, officer, FIRST, LAST)).lines


def test_what_followed_within_the_hour_tells_what_a_look_up_was_for(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, "张建国", 2)
    office.later(60)
    case = office.accepted(DRAINAGE)
    office.do("w1", note_look_up, KNOWN_PERSON, "13800138000", 1)
    office.do("h1", note_look_up, SEARCHED, "李四", 0)
    office.later(3700)
    office.do("w1", note_look_up, SEARCHED, "0134", 1)
    last, handlers, known, first = listed(office)
    assert (first.follows, first.held.number, first.held.item) == (FOLLOWED, case.number, case.plan.name)
    assert (known.follows, handlers.follows, last.follows) == (NOT_FOLLOWED,) * 3, (
        "nothing within the hour, by that officer"
    )
    assert (first.held.officer, first.held.hits, first.held.what) == ("w1", 2, SEARCHED)


def test_a_person_who_was_shown_in_full_was_shown_in_that_case(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    office.later(7200)
    office.do("w1", reveal, case.id)
    (line,) = listed(office)
    assert (line.held.what, line.held.number, line.shown) == (REVEALED, case.number, case.number)
    assert line.follows == FOLLOWED


@pytest.mark.parametrize(
    ("query", "shown"),
    [("张建国", "张**"), ("zjg", "z**"), ("13800138000", "138****8000"), ("110101199003074514", "1" + "*" * 16 + "4"),
     ("0134", "0**4"), ("34", "**")],
)  # fmt: skip
def test_the_list_shows_no_query_whole(office: OfficeDay, query: str, shown: str) -> None:
    office.do("w1", note_look_up, SEARCHED, query, 1)
    (line,) = listed(office)
    assert line.shown == shown


def test_reading_a_query_in_full_is_on_record_itself(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, "张建国", 1)
    (line,) = listed(office)
    assert office.do("s1", read_look, line.held.event) == "张建国"
    told = [event for event in office.ask(lambda records: records.office_events()) if event.kind == Looked.KIND]
    assert (told[-1].officer, told[-1].data["what"]) == ("s1", "look_up_read")
    assert "张建国" not in str(told[-1].private), "the record names the look-up, not the person again"
    assert len(listed(office)) == 1, "the supervisor's reading is no search for a person"


def test_who_supervises_nobody_sees_and_reads_nothing(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, "张建国", 1)
    (line,) = listed(office)
    clerk = Officer(OfficerId("w1"), "温窗口", (Appointment("*", Post.WINDOW),))
    assert listed(office, clerk) == ()
    with pytest.raises(Refused) as refusal:
        office.do("w1", read_look, line.held.event)
    assert refusal.value.code == "supervision.no_right"
    with pytest.raises(NotFound) as missing:
        office.do("s1", read_look, EventId("nothing"))
    assert missing.value.code == "supervision.no_look"


def test_a_lead_sees_the_people_of_the_own_departments_alone(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, "张建国", 1)
    (held,) = office.ask(lambda records: [one for one in records.officers() if one.id == "w1"])
    (theirs, *_) = held.appointments
    lead = Officer(OfficerId("l1"), "首席", (Appointment(theirs.department, Post.LEAD),))
    stranger = Officer(OfficerId("l2"), "首席", (Appointment("nowhere", Post.LEAD),))
    assert len(listed(office, lead)) == 1
    assert len(listed(office, stranger)) == (1 if theirs.department == "*" else 0)


def test_a_look_up_that_a_rule_found_names_its_finding_and_filters_ask_for_it(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    office.later(7200)
    for _ in range(20):
        office.do("w1", reveal, case.id)
    office.do("w1", note_look_up, SEARCHED, "张建国", 1)
    office.do("h1", note_look_up, SEARCHED, "李四", 1)
    office.do("s1", scan)
    lines = listed(office)
    found = shown_looks(lines, LookView(follows=FOUND))
    assert len(found) == 21 and {line.held.officer for line in found} == {"w1"}
    assert all(line.inquiry is not None and line.inquiry.rule == "looked_often" for line in found)
    assert [line.name for line in shown_looks(lines, LookView(officer="h1"))] == [lines[0].name]
    assert len(shown_looks(lines, LookView(what=REVEALED))) == 20
    assert len(shown_looks(lines, LookView(follows=NOT_FOLLOWED))) == 1


def test_of_more_than_can_be_listed_the_newest_are_and_the_whole_is_told(
    office: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.supervision.looks.MOST_SHOWN", 2)
    for name in ("甲某", "乙某", "丙某"):
        office.do("w1", note_look_up, SEARCHED, name, 1)
    desk = office.ask(lambda records: looks_desk(records, SUPERVISOR, FIRST, LAST))
    assert desk.total == 3 and [line.shown for line in desk.lines] == ["丙**", "乙**"]

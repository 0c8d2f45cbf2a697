"""Who looked for a person is on record, privately; a case number is no person; the rule finds what the work does not explain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office_day import DRAINAGE, NATURAL, OfficeDay
from seeded_cases import CALENDAR, after, office_codes, stamp

from app.casefile import reveal
from app.errors import Refused
from app.events.acceptance import Accepted
from app.events.envelope import Event
from app.events.office import Looked
from app.ids import OfficerId
from app.looking import KNOWN_PERSON, REVEALED, SEARCHED, names_a_person, note_look_up
from app.supervision.inquiry import Inquiry
from app.supervision.look import OfficeLook, Stamp
from app.supervision.scan import scan
from app.supervision.sentence import facts_of

NUMBER = "110101202611029999000017"
MOST = 20


def looks_of(office: OfficeDay) -> list[Event]:
    events: tuple[Event, ...] = office.ask(lambda records: records.office_events())
    return [event for event in events if event.kind == Looked.KIND]


@pytest.mark.parametrize("typed", ["张建国", "zjg", "0134", "13800138000", NATURAL.id_number, " 张建 "])
def test_names_initials_ends_of_numbers_and_telephones_name_a_person(typed: str) -> None:
    assert names_a_person(typed)


@pytest.mark.parametrize("typed", ["", " ", "张", NUMBER, f"{NUMBER[:6]} {NUMBER[6:]}", "示受〔2026〕5号"])
def test_a_number_of_a_case_or_of_a_paper_names_none(typed: str) -> None:
    assert not names_a_person(typed)


def test_a_search_is_an_event_whose_query_is_private(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, " 张建国\u202e ", 3)
    (told,) = looks_of(office)
    assert (told.officer, told.subject, told.data) == ("w1", None, {"what": SEARCHED, "cases": 3})
    assert told.private is not None and told.private["query"] == "张建国_"
    assert "张建国" not in str(told.data)


def test_half_a_character_is_kept_as_a_stroke_and_breaks_nothing(office: OfficeDay) -> None:
    office.do("w1", note_look_up, SEARCHED, "张\ud840", 0)
    assert [event.private["query"] for event in looks_of(office) if event.private] == ["张_"]
    assert office.store.check().faults == ()


def test_what_is_no_look_up_of_a_person_is_refused_with_a_sentence(office: OfficeDay) -> None:
    with pytest.raises(Refused) as refusal:
        office.do("w1", note_look_up, "export", "张建国", 1)
    assert refusal.value.code == "looking.kind"
    assert looks_of(office) == []


def looks(count: int, *, what: str = SEARCHED, minutes: int = 59, n: int = 0) -> list[Stamp]:
    """Return so many look-ups of one clerk, spread over the minutes of one hour and the next."""
    step = minutes / max(count - 1, 1)
    times = [round(place * step) for place in range(count)]
    made = [
        stamp(Looked.KIND, after(1), hour=9 + at // 60, minute=at % 60, n=n + place) for place, at in enumerate(times)
    ]
    return [replace(one, case=None, what=what) for one in made]


def acts(count: int) -> list[Stamp]:
    return [stamp(Accepted.KIND, after(1), minute=30, case=f"c{n}", n=900 + n) for n in range(count)]


def told(stamps: list[Stamp]) -> bool:
    return "looked_often" in office_codes(OfficeLook((), stamps, CALENDAR, after(30)))


@pytest.mark.parametrize("what", [SEARCHED, KNOWN_PERSON, REVEALED])
def test_more_than_twenty_look_ups_in_an_hour_are_asked_about(what: str) -> None:
    assert told(looks(MOST + 1, what=what))
    assert not told(looks(MOST, what=what)), "the near miss: twenty"
    assert not told(looks(MOST + 1, what=what, minutes=64)), "the near miss: never more than twenty in one hour"


def test_what_the_work_explains_is_left_alone_and_other_people_are_counted_apart() -> None:
    assert not told([*looks(MOST + 10), *acts(10)]), "ten cases were acted on in that hour"
    assert told([*looks(MOST + 10), *acts(9)])
    theirs = [replace(one, officer=OfficerId("w2")) for one in looks(10, n=500)]
    assert not told([*looks(MOST), *theirs])
    assert not told(looks(MOST + 5, what="board_xlsx")), "a list taken out is another matter"


def test_a_clerk_who_reveals_one_person_after_the_other_is_found_by_the_look_over_everything(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    office.later(7200)
    for _ in range(MOST):
        office.do("w1", reveal, case.id)
    assert not [r for r in raised(office) if r.rule == "looked_often"]
    office.do("w1", note_look_up, SEARCHED, "张建国", 1)
    (inquiry,) = [r for r in raised(office) if r.rule == "looked_often"]
    assert (inquiry.concerns, inquiry.hardness, inquiry.card) == ("w1", "soft", "none")
    assert "60 分钟内查询个人 21 次" in facts_of(inquiry, {})
    assert "looked up persons 21 times" in facts_of(inquiry, {}, "en")
    assert not [r for r in raised(office) if r.rule == "looked_often"], "found once a day and person"


def raised(office: OfficeDay) -> list[Inquiry]:
    named = office.do("s1", scan).raised
    return [office.ask(lambda records, one=one: records.inquiry(one)) for one in named]

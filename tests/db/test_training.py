"""The training profile: published people, and practice cases that are real acts on real days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.case_reading import reading
from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.demo import PEOPLE, SCENES, day_of
from app.identity.id_number import check_id_number
from app.office import sample_office
from app.state import Case, CaseState
from app.training import OFFICERS, PASSWORD
from db.desk.now import desk_clock
from db.desk.opening import log_in
from db.desk.profile import read_profile
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.training import make_training

MONDAY = "=2026-11-23T09:00+08:00"
CALENDAR = shipped()


def around(setting: str = MONDAY) -> Surroundings:
    return Surroundings(sample_office(), sample_catalogue(), CALENDAR, desk_clock(setting))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training profile made on a Monday morning."""
    made = tmp_path_factory.mktemp("training") / "profile"
    make_training(made, around())
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    one, _ = log_in(folder, "w1", PASSWORD, around(), read_only=True)
    yield one
    one.close()


@pytest.fixture
def cases(store: Store) -> list[Case]:
    rows = store.ask(lambda records: records.list_cases(tuple(CaseState)))
    return [store.ask(lambda records, one=row.id: records.case(one)) for row in rows]


def test_the_profile_is_marked_and_every_published_officer_can_log_in(folder: Path):
    assert read_profile(folder).is_training
    for officer in OFFICERS:
        one, entered = log_in(folder, officer.id, PASSWORD, around(), read_only=True)
        one.close()
        assert entered == officer


def test_every_desk_of_the_hall_has_something_to_do(cases: list[Case]):
    states = Counter(case.state for case in cases)
    assert set(states) >= {
        CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT, CaseState.IN_PROGRESS, CaseState.DELIVERING,
    }  # fmt: skip
    posts = {case.plan.step(step).post.value for case in cases for step in case.open_steps}
    assert posts >= {"handler", "approver"}
    assert any(case.stops for case in cases)


def test_nothing_is_played_in_the_future_or_on_a_holiday(store: Store, cases: list[Case]):
    events = [event for case in cases for event in store.ask(lambda r, one=case.id: r.events(one))]
    assert {event.moment.clock for event in events} == {"training"}
    days = {event.moment.on for event in events}
    assert max(days) <= date(2026, 11, 23)
    assert [day for day in days if not CALENDAR.is_working(day)] == []


def test_no_practice_case_is_overdue_on_its_first_day(cases: list[Case]):
    late = [
        case.number
        for case in cases
        for clock in (reading(case, CALENDAR, date(2026, 11, 23)).statutory,)
        if clock is not None and clock.days_over
    ]
    assert late == []


def test_the_applicants_are_made_up_but_their_numbers_hold(cases: list[Case]):
    assert {person.name for person in PEOPLE} >= {case.applicant_name for case in cases}
    for person in PEOPLE:
        assert check_id_number(person.number, date(2026, 11, 23)).number == person.number


def test_the_store_passes_its_own_check(store: Store):
    found = store.check()
    assert found.faults == () and found.cases == 9


@pytest.mark.parametrize("day", ["2026-11-22", "2026-10-03", "2027-02-10"])
def test_a_profile_can_be_made_on_any_day(day: str, tmp_path: Path):
    """A weekend, a public holiday, a day whose holidays are not yet published."""
    make_training(tmp_path / "profile", around(f"={day}T09:00+08:00"))
    one, _ = log_in(tmp_path / "profile", "w1", PASSWORD, around(f"={day}T09:00+08:00"), read_only=True)
    assert len(one.ask(lambda records: records.list_cases(tuple(CaseState)))) == 9
    one.close()


def test_scenes_stand_in_the_order_of_their_days():
    order = [(-scene.days_ago, scene.hour) for scene in SCENES]
    assert order == sorted(order)
    assert day_of(date(2026, 11, 23), 0, CALENDAR) == date(2026, 11, 23)
    assert day_of(date(2026, 11, 23), 1, CALENDAR) == date(2026, 11, 20)
    assert datetime(2026, 11, 20, tzinfo=UTC).weekday() == 4


def test_a_profile_without_cases_is_empty(tmp_path: Path):
    make_training(tmp_path / "profile", around(), with_cases=False)
    one, _ = log_in(tmp_path / "profile", "w1", PASSWORD, around(), read_only=True)
    assert one.ask(lambda records: records.list_cases(tuple(CaseState))) == ()
    one.close()

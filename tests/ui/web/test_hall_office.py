"""The hall and its departments are set once, at any desk that the center hears, and every desk follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_for_tests import CHIEF, CLERK
from one_hall import record_body, round_of
from served_center import Served
from synced_desks import SyncedDesk, fresh_desk, make_desks

from app.errors import Refused
from app.events.office import SettingChanged
from app.left_out import tasks, why
from app.office import Office, sample_office
from app.office_setting import set_office, table_of_office
from app.staffing import set_officer

Two = tuple[SyncedDesk, SyncedDesk]
MOVED_IN = replace(sample_office().departments[0], code="new", name="示例区新设局", short="示城新")


@pytest.fixture
def two(served: Served, tmp_path: Path) -> Iterator[Two]:
    one, other = make_desks(served.hall, tmp_path, 2)
    for desk in (one, other):
        round_of(desk, served)
    yield one, other
    for desk in (one, other):
        assert desk.store.check().faults == ()
        desk.close()


def office(desk: SyncedDesk) -> Office:
    return desk.store.setting(CHIEF).office


def set_online(desk: SyncedDesk, given: dict[str, Any]) -> None:
    """An administrator saves it while the center hears the desk."""
    desk.shelf.heard(timedelta())
    desk.do(set_office, given)


def table(desk: SyncedDesk, *more: Any, **facts: str) -> dict[str, Any]:
    now = office(desk)
    return table_of_office(replace(now, departments=(*now.departments, *more), **facts))  # type: ignore[arg-type]


def test_a_department_that_moved_in_is_every_desks_at_its_next_round(served: Served, two: Two) -> None:
    one, other = two
    set_online(one, table(one, MOVED_IN, hotline="12345"))
    assert not office(other).has("new")
    for desk in two:
        round_of(desk, served)
    assert office(other) == office(one) and office(other).department("new").name == "示例区新设局"
    set_online(other, table(other, hotline="12346"))
    for desk in (other, one):
        round_of(desk, served)
    assert office(one) == office(other) and office(one).hotline == "12346"


def test_of_two_who_set_it_at_once_the_later_at_the_center_rules_at_both(served: Served, two: Two) -> None:
    one, other = two
    set_online(one, table(one, hotline="11111"))
    set_online(other, table(other, hotline="22222"))
    for desk in (one, other, one):
        round_of(desk, served)
    assert [office(desk).hotline for desk in two] == ["22222", "22222"]


def test_offline_nothing_is_set_and_the_sentence_says_when(two: Two) -> None:
    one, _ = two
    before = office(one)
    one.go_offline()
    with pytest.raises(Refused, match=r"office\.offline"):
        one.do(set_office, table(one, MOVED_IN))
    assert office(one) == before


def test_a_department_that_others_need_is_not_taken_out_and_the_desk_goes_back_to_the_halls(
    served: Served, two: Two
) -> None:
    one, other = two
    set_online(one, table(one, MOVED_IN))
    round_of(one, served)
    set_online(other, table(other, hotline="33333"))  # it had not heard of the new one
    assert office(other).hotline == "33333"
    round_of(other, served)
    assert office(other) == office(one)
    (waiting,) = other.store.ask(tasks, CHIEF).waiting
    assert waiting.code == "office.department_gone" and "部门" in why(waiting, {})


def test_what_an_older_program_saves_is_not_judged_by_the_form_of_a_newer_center(served: Served, two: Two) -> None:
    one, other = two
    set_online(one, table(one, hotline="11111"))
    round_of(one, served)
    round_of(other, served)
    as_before = table(other, hotline="见大厅公告")
    with pytest.raises(Refused, match=r"office\.phone"):
        set_online(other, as_before)
    other.shelf.heard(timedelta())
    other.store.do(CHIEF, record_body, SettingChanged("office", as_before))
    for desk in (other, one):
        round_of(desk, served)
    assert [office(desk).hotline for desk in two] == ["见大厅公告"] * 2
    assert other.store.ask(tasks, CHIEF).waiting == ()


def test_what_a_new_desk_brings_along_or_a_clerk_writes_is_nobodys(served: Served, two: Two, tmp_path: Path) -> None:
    one, other = two
    set_online(one, table(one, MOVED_IN))
    round_of(one, served)
    third = fresh_desk(served.hall, tmp_path, "0009")
    assert not office(third).has("new")
    round_of(third, served)
    assert office(third) == office(one)
    other.do(set_officer, CLERK)
    other.shelf.heard(timedelta())
    other.store.do(CLERK, record_body, SettingChanged("office", table(other, hotline="44444")))
    for desk in (other, one, third):
        round_of(desk, served)
    assert {office(desk).hotline for desk in (one, other, third)} == {sample_office().hotline}
    third.close()

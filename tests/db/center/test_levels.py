"""County, city, province: feeds are pulled upward without a hole, whatever breaks; nothing below is written to or lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from center_for_tests import PASSWORD, TestServer
from fault_proxy import BOTH
from levels_for_tests import (
    CITY,
    COUNTY,
    OTHER_COUNTY,
    PROVINCE,
    SECOND,
    Level,
    all_owners,
    owners,
    settled,
    three_levels,
)

from app.errors import NotFound
from app.events.file import NoteAdded
from app.state import CaseState

IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
STEPS, KILLS = (400, 20) if IS_FULL else (12, 2)
ROOT = Path(__file__).parents[3]


def all_equal(levels: dict[int, Level]) -> None:
    """Every level holds the feeds below it, event for event; chains and roots are right."""
    for county in (one for one in levels if one not in (PROVINCE, CITY)):
        below = levels[county].feed(county)
        assert [row[0] for row in below] == list(range(1, len(below) + 1))
        for upper in (CITY, PROVINCE):
            assert levels[upper].feed(county) == below, (upper, county)
            assert levels[upper].cases(county) == {}, "a copy is folded nowhere: nothing would read it"
    assert levels[PROVINCE].feed(CITY) == levels[CITY].feed(CITY)
    for one in levels.values():
        assert one.store.verify().faults == ()


def turn_of(levels: dict[int, Level]) -> None:
    """Let every desk and center do one round, whatever becomes of it."""
    for one in levels.values():
        for desk in one.desks:
            desk.sync()
        one.turn()


def answer(one: Level, number: str, *, takes: bool) -> None:
    """Answer an offer where it has arrived."""
    try:
        one.store.levels.answer(number, "" if takes else "请补充", "m1", PASSWORD, takes=takes)
    except NotFound:
        return


@pytest.fixture(scope="module")
def six(server: TestServer, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """Province, city, two counties, and six desks."""
    with three_levels(server, tmp_path_factory.mktemp("six"), COUNTY, OTHER_COUNTY) as made:
        for division, code in (
            (PROVINCE, 1),
            (CITY, 1),
            (COUNTY, 1),
            (COUNTY, 2),
            (OTHER_COUNTY, 1),
            (OTHER_COUNTY, 2),
        ):
            made[division].desk(f"{code:04}")
        yield made


def test_every_level_holds_the_feeds_below_it_event_for_event(six: dict[int, Level]) -> None:
    for one in six.values():
        for desk in one.desks:
            desk.receive("张建国")
    settled(six)
    all_equal(six)
    assert min(len(six[one].cases(one)) for one in (COUNTY, OTHER_COUNTY)) >= 2
    assert six[COUNTY].feed(OTHER_COUNTY) == six[COUNTY].feed(CITY) == []


def test_a_link_that_is_down_loses_nothing_and_is_caught_up_after_healing(six: dict[int, Level]) -> None:
    before = len(six[CITY].feed(COUNTY))
    six[COUNTY].wire.cut = BOTH
    for desk in six[COUNTY].desks:
        desk.record(desk.receive("断网时收件"), NoteAdded("备注"))
        desk.sync()
    told = {one.division: one.trouble for one in six[CITY].turn()}
    assert told[COUNTY] is not None and told[COUNTY].code == "sync.unreachable"
    assert told[OTHER_COUNTY] is None
    assert len(six[CITY].feed(COUNTY)) == before
    six[COUNTY].wire.cut = ""
    settled(six)
    assert len(six[CITY].feed(COUNTY)) > before
    all_equal(six)


@pytest.mark.timeout(600)
def test_cases_change_hands_in_a_bad_network_and_each_belongs_to_one_center_at_every_moment(
    six: dict[int, Level],
) -> None:
    rnd = random.Random(7)
    for one in (six[CITY], six[COUNTY], six[OTHER_COUNTY]):
        one.wire.is_well = False
    numbers: list[str] = []
    counties = [six[COUNTY], six[OTHER_COUNTY]]
    for step in range(STEPS):
        if step % 4 == 0:
            county = rnd.choice(counties)
            desk = rnd.choice(county.desks)
            case = desk.sent_up(desk.received())
            desk.sync()
            numbers.append(case.number)
        rnd.choice(counties).turn()
        six[CITY].turn()
        six[PROVINCE].turn()
        answer(six[CITY], rnd.choice(numbers), takes=rnd.random() < 0.7)
        held = all_owners(six)
        assert all(len(held[number]) == 1 for number in numbers if number in held), step
    for one in six.values():
        one.wire.is_well = True
    settled(six, 3)
    for number in numbers:
        answer(six[CITY], number, takes=True)
    settled(six, 3)
    assert sum(one.wire.faults for one in six.values()) > 10
    for number in numbers:
        assert len(owners(six, number)) == 1
    assert any(owners(six, number) == [CITY] for number in numbers)
    all_equal(six)


def is_on_its_way(six: dict[int, Level], number: str) -> bool:
    """True when the county has let go of the case, and the city, which has it now, was killed before it read that."""
    given = [one.state for one in six[COUNTY].store.levels.handings() if one.number == number]
    asked = [one.state for one in six[CITY].store.levels.handings() if one.number == number]
    return given[-1] == "done" and asked[-1] == "takes"


@pytest.mark.timeout(600)
def test_the_middle_center_killed_again_and_again_loses_nothing_and_doubles_nothing(six: dict[int, Level]) -> None:
    desk = six[COUNTY].desks[0]
    numbers = [desk.sent_up(desk.received(f"王{n}")).number for n in range(3)]
    desk.sync()
    six[COUNTY].turn()
    rnd = random.Random(3)
    command = [
        sys.executable,
        str(ROOT / "tests" / "db" / "killed_level.py"),
        six[CITY].hall.address,
        str(six[CITY].place / "center"),
    ]
    place = os.pathsep.join(str(ROOT / part) for part in (".", "tests/db"))
    for n in range(KILLS):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": place})
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        time.sleep(rnd.random() * 0.15)
        child.kill()
        child.wait()
        child.stdout.close()
        for number in numbers:
            held = owners(six, number)
            assert len(held) == 1 or (held == [] and is_on_its_way(six, number))
            answer(six[CITY], number, takes=n % 2 == 0)
        desk.record(desk.receive(), NoteAdded("其间"))
        desk.sync()
    settled(six, 3)
    for number in numbers:
        answer(six[CITY], number, takes=True)
    settled(six, 3)
    for number in numbers:
        assert len(owners(six, number)) == 1
    all_equal(six)
    kinds = [
        row[0]
        for row in six[CITY].hall.owner_rows("SELECT event_id FROM event WHERE feed_id = %s AND ref IS NULL", COUNTY)
    ]
    assert len(kinds) == len(set(kinds))


def test_a_county_restored_from_a_backup_gets_back_from_above_what_it_lost(server: TestServer, tmp_path: Path) -> None:
    with three_levels(server, tmp_path) as levels:
        desk, upper = levels[COUNTY].desk("0001"), levels[CITY].desk("0001")
        settled(levels)
        snapshot = levels[COUNTY].hall.snapshot()
        case = desk.sent_up(desk.received())
        settled(levels)
        levels[CITY].store.levels.answer(case.number, "", "m1", PASSWORD, takes=True)
        settled(levels)
        assert owners(levels, case.number) == [CITY]
        lost = levels[COUNTY].feed(COUNTY)
        desk.close()
        levels[COUNTY].desks.clear()  # its disk is gone as well: only the center above has these events
        levels[COUNTY].go_back(snapshot)
        assert len(levels[COUNTY].feed(COUNTY)) < len(lost)
        settled(levels)
        held = {row[1:4] for row in levels[COUNTY].feed(COUNTY)}
        assert {row[1:4] for row in lost} <= held
        assert owners(levels, case.number) == [CITY]
        (given,) = [one for one in levels[COUNTY].store.levels.handings() if one.number == case.number]
        assert given.state == "done"
        assert upper.case(case.id).state is CaseState.IN_PROGRESS
        all_equal(levels)


@pytest.mark.full
def test_a_city_restored_from_a_backup_reads_again_and_takes_no_case_twice(server: TestServer, tmp_path: Path) -> None:
    with three_levels(server, tmp_path) as levels:
        desk, upper = levels[COUNTY].desk("0001"), levels[CITY].desk("0001")
        case = desk.sent_up(desk.received())
        settled(levels)
        snapshot = levels[CITY].hall.snapshot()
        levels[CITY].store.levels.answer(case.number, "", "m1", PASSWORD, takes=True)
        settled(levels)
        levels[CITY].go_back(snapshot)
        settled(levels, 4)
        assert owners(levels, case.number) == [CITY]
        taken = levels[CITY].hall.owner_rows(
            "SELECT event_id FROM event WHERE feed_id = %s AND kind = 'case_taken' AND subject = %s", CITY, case.id
        )
        assert len(taken) in (1, 2)
        assert upper.case(case.id).state is CaseState.IN_PROGRESS
        upper.by(SECOND, case.id, NoteAdded("恢复以后"))
        settled(levels)
        assert upper.sync().standing.refused == 0
        all_equal(levels)

"""A stop and an extension on the due date itself: each is judged by the due date as it stands when its turn comes."""

from __future__ import annotations

from datetime import date

import pytest
from told import full, on, read_on

from app.clock.calendar import shipped
from app.clock.course import course_of
from app.clock.limits import Due, Extension, Limit, Stop, Unit, due

D = date.fromisoformat
START, ON = D("2026-11-02"), D("2026-11-09")
FIVE = Limit(5, Unit.WORKING_DAY)


def judged(stop: Stop, *extensions: Extension, limit: Limit = FIVE) -> Due:
    return due(limit, START, shipped(), [stop], extensions)


def test_a_stop_on_the_due_date_stays_without_effect_when_an_extension_follows_it_that_day() -> None:
    found = judged(Stop(ON, D("2026-11-12"), recorded=1), Extension(5, ON, recorded=2))
    assert (found.on, found.extensions, found.effective) == (D("2026-11-16"), (True,), ())


def test_a_stop_on_the_due_date_takes_effect_when_the_extension_came_first() -> None:
    stop = Stop(ON, D("2026-11-12"), recorded=2)
    found = judged(stop, Extension(5, ON, recorded=1))
    assert (found.on, found.extensions, found.effective) == (D("2026-11-19"), (True,), (stop,))


def test_the_same_holds_for_calendar_days() -> None:
    limit = Limit(7, Unit.CALENDAR_DAY)
    late = judged(Stop(ON, D("2026-11-12"), recorded=1), Extension(7, ON, recorded=2), limit=limit)
    early = judged(Stop(ON, D("2026-11-12"), recorded=2), Extension(7, ON, recorded=1), limit=limit)
    assert (late.on, early.on) == (D("2026-11-16"), D("2026-11-19"))


def test_an_open_stop_that_began_in_time_lets_an_extension_in_and_one_that_did_not_keeps_it_out() -> None:
    day = D("2026-11-20")
    assert judged(Stop(D("2026-11-06"), None), Extension(5, day)).extensions == (True,)
    assert judged(Stop(ON, None), Extension(5, day)).extensions == (False,)
    assert judged(Stop(D("2026-11-06"), day), Extension(5, day)).extensions == (
        True,
    )  # still in time: four days were left


@pytest.mark.parametrize(("granted_on", "verdict"), [("2026-11-12", True), ("2026-11-13", False)])
def test_an_extension_is_in_time_on_the_moved_due_date_and_not_after(granted_on: str, verdict: bool) -> None:
    found = judged(Stop(D("2026-11-03"), D("2026-11-07")), Extension(5, D(granted_on)))
    assert judged(Stop(D("2026-11-03"), D("2026-11-07"))).on == D("2026-11-12")
    assert found.extensions == (verdict,)


def test_two_extensions_are_judged_one_after_the_other() -> None:
    second = Extension(5, D("2026-11-16"))
    assert judged(Stop(START, START), Extension(5, ON), second).extensions == (True, True)
    assert judged(Stop(START, START), Extension(5, D("2026-11-10")), second).extensions == (False, False)


def test_an_extension_is_in_time_while_a_stop_that_began_in_the_roll_is_open() -> None:
    """1 October rolls to 8 October; a stop that began meanwhile is longer than what it adds, and still keeps the door open."""
    ten, start = Limit(10, Unit.CALENDAR_DAY), D("2026-09-21")
    stop = Stop(D("2026-10-06"), D("2026-10-20"))
    assert due(ten, start, shipped(), [stop]).on == D("2026-10-15")
    open_still = due(ten, start, shipped(), [stop], [Extension(5, D("2026-10-17"))])
    assert (open_still.extensions, open_still.on) == ((True,), D("2026-10-20"))
    assert due(ten, start, shipped(), [stop], [Extension(5, D("2026-10-20"))]).extensions == (False,)


def test_an_extension_that_says_no_days_adds_none() -> None:
    entries = [on("11-02", "received"), on("11-02", "accepted")]
    plain, extended = (read_on("11-05", [*entries, *more]).statutory for more in ([], [on("11-04", "extended")]))
    assert plain is not None and extended is not None
    assert (extended.due, extended.extensions) == (plain.due, (True,))


def test_nothing_is_granted_before_the_decision() -> None:
    entries = [
        on("11-02", "received"),
        on("11-02", "accepted"),
        on("11-05", "decided"),
        on("11-05", "decided", granted=False),
    ]
    granted = [course_of(entries[:n], full("11-02"), ()).granted for n in (2, 3)]
    assert granted == [False, True]
    assert not course_of([*entries[:2], entries[3]], full("11-02"), ()).granted


def test_a_limit_of_no_days_that_is_extended_on_its_day_counts_the_days_it_was_given() -> None:
    none, stop = Limit(0, Unit.WORKING_DAY), Stop(D("2026-11-03"), D("2026-11-04"))
    assert due(none, START, shipped()).on == START
    assert due(none, START, shipped(), (), [Extension(3, START)]).on == D("2026-11-05")
    assert due(none, START, shipped(), [stop], [Extension(3, START)]).on == D("2026-11-06")
    assert due(none, START, shipped(), (), [Extension(3, D("2026-11-03"))]).extensions == (False,)


def test_of_two_stops_of_one_ground_the_resumption_ends_the_one_it_names() -> None:
    """Which one ends is seen when the other goes on: the one from 11-06 runs on after the one from 11-05 ended, or not."""
    opened = [
        on("11-02", "accepted"),
        on("11-05", "stop", ground="检测", stop="甲"),
        on("11-06", "stop", ground="检测", stop="乙"),
    ]
    first = read_on("11-12", [on("11-02", "received"), *opened, on("11-09", "resume", ground="检测", stop="甲")])
    assert first.statutory is not None
    assert [(s.name, s.end) for s in first.statutory.stops] == [("甲", full("11-09")), ("乙", None)]
    second = read_on("11-12", [on("11-02", "received"), *opened, on("11-09", "resume", ground="检测", stop="乙")])
    assert second.statutory is not None
    assert [(s.name, s.end) for s in second.statutory.stops] == [("甲", None), ("乙", full("11-09"))]

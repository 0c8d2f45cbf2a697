"""Limits judged by due dates: across units, for every start day of the shipped table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.clock.limits import Limit, Unit, due
from app.item import Item, Step, StepKind
from app.limit_lint import first_failing_start, limit_findings, longest_way, start_days, working_days

CALENDAR = shipped()
WORK_INJURY = sample_catalogue().versions[7]
FOOD = sample_catalogue().versions[1]


def step(limit: int, branch: str | None = None) -> Step:
    return Step(f"环节{limit}{branch}", StepKind.REVIEW, "handler", limit, branch=branch)


def findings(item: Item) -> list[tuple[str, dict[str, object]]]:
    return [(found.code, dict(found.facts)) for found in limit_findings(item, CALENDAR)]


def test_every_day_of_the_published_years_is_a_start() -> None:
    days = list(start_days(CALENDAR))
    assert (days[0], days[-1]) == (date(2012, 1, 1), date(2026, 12, 31))
    assert len(days) == 15 * 365 + 4


def test_one_unit_is_compared_by_number() -> None:
    assert first_failing_start(Limit(10, Unit.WORKING_DAY), Limit(10, Unit.WORKING_DAY), CALENDAR) is None
    assert first_failing_start(Limit(1, Unit.MONTH), Limit(3, Unit.MONTH), CALENDAR) is None


def test_a_promise_of_one_day_too_many_fails_on_the_first_day() -> None:
    failing = first_failing_start(Limit(11, Unit.WORKING_DAY), Limit(10, Unit.WORKING_DAY), CALENDAR)
    assert failing is not None
    assert failing[0] == date(2012, 1, 1)
    assert failing[1] > failing[2]


def test_twenty_working_days_do_not_fit_into_thirty_days_around_the_spring_festival() -> None:
    failing = first_failing_start(Limit(20, Unit.WORKING_DAY), Limit(30, Unit.CALENDAR_DAY), CALENDAR)
    assert failing is not None
    start, ours, theirs = failing
    assert ours == due(Limit(20, Unit.WORKING_DAY), start, CALENDAR).on
    assert theirs == due(Limit(30, Unit.CALENDAR_DAY), start, CALENDAR).on
    assert ours > theirs
    for day in start_days(CALENDAR):
        if day == start:
            break
        before = due(Limit(20, Unit.WORKING_DAY), day, CALENDAR).on
        outer = due(Limit(30, Unit.CALENDAR_DAY), day, CALENDAR).on
        assert before is not None
        assert outer is not None
        assert before <= outer


@cache
def fails(inner: Limit, outer: Limit) -> tuple[date, date, date] | None:
    return first_failing_start(inner, outer, CALENDAR)


@given(st.sampled_from([1, 5, 10, 15, 30]), st.sampled_from([3, 10, 20, 30, 60]), st.integers(0, 4000))
def test_what_fits_fits_on_every_published_day(working: int, calendar_days: int, later: int) -> None:
    inner, outer = Limit(working, Unit.WORKING_DAY), Limit(calendar_days, Unit.CALENDAR_DAY)
    failing = fails(inner, outer)
    day = date(2013, 1, 1) + timedelta(days=later)
    ours, theirs = due(inner, day, CALENDAR).on, due(outer, day, CALENDAR).on
    assert ours is not None
    assert theirs is not None
    assert failing is not None or ours <= theirs


def test_starts_that_lean_on_an_unpublished_year_are_left_out() -> None:
    assert first_failing_start(Limit(400, Unit.WORKING_DAY), Limit(9999, Unit.CALENDAR_DAY), CALENDAR) is None


@pytest.mark.parametrize(
    ("steps", "total"),
    [
        ((), 0),
        ((step(3), step(2), step(2)), 7),
        ((step(5, "a"), step(4, "b"), step(3, "c"), step(2), step(2)), 9),
        ((step(2, "a"), step(2, "a"), step(3, "b"), step(1)), 5),
        ((step(1), step(5, "a"), step(6, "b")), 7),
        ((step(2, "a"), step(1, "b"), step(1), step(1, "c"), step(4, "d")), 7),
    ],
)
def test_of_parallel_branches_the_longest_counts(steps: tuple[Step, ...], total: int) -> None:
    assert longest_way(steps) == total


def test_no_steps_at_all_take_no_day() -> None:
    assert working_days(0) == Limit(0, Unit.ON_THE_SPOT)
    assert working_days(3) == Limit(3, Unit.WORKING_DAY)


def test_a_promise_past_the_statute_names_the_first_failing_start() -> None:
    late = replace(WORK_INJURY, promised=Limit(45, Unit.WORKING_DAY))
    ((code, facts),) = [found for found in findings(late) if found[0] == "catalogue.promise_late"]
    assert code == "catalogue.promise_late"
    assert str(facts["ours"]) > str(facts["theirs"])
    (sentence,) = [f.say() for f in limit_findings(late, CALENDAR) if f.code == code]
    assert f"{facts['start']} 受理的，承诺到 {facts['ours']}，法定只到 {facts['theirs']}" in sentence


def test_steps_past_the_promise_are_told_with_their_sum() -> None:
    longer = replace(FOOD, steps=(replace(FOOD.steps[0], limit=4), *FOOD.steps[1:]))
    ((code, facts),) = findings(longer)
    assert (code, facts["total"]) == ("catalogue.steps_late", 8)


def test_steps_in_working_days_are_held_against_a_promise_in_calendar_days() -> None:
    fitting = replace(WORK_INJURY, steps=(replace(WORK_INJURY.steps[0], limit=11), *WORK_INJURY.steps[1:]))
    longer = replace(WORK_INJURY, steps=(replace(WORK_INJURY.steps[0], limit=15), *WORK_INJURY.steps[1:]))
    assert findings(fitting) == []
    assert [code for code, _ in findings(longer)] == ["catalogue.steps_late"]


def test_without_a_promise_the_statute_bounds_the_steps() -> None:
    assert findings(replace(FOOD, promised=None)) == []
    longer = replace(FOOD, promised=None, steps=(replace(FOOD.steps[0], limit=7), *FOOD.steps[1:]))
    assert [code for code, _ in findings(longer)] == ["catalogue.steps_late"]


def test_on_the_spot_is_never_late_and_nothing_else_fits_into_it() -> None:
    spot = sample_catalogue().versions[0]
    assert findings(spot) == []
    assert [code for code, _ in findings(replace(spot, steps=(replace(spot.steps[0], limit=1),)))] == [
        "catalogue.steps_late"
    ]

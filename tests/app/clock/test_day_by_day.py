"""The clock against a second implementation that walks the days one by one, over random calendars, clocks and ledgers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from many_ledgers import drawn
from random_cases import Json, calendars, clocks, ledgers
from slow_clock import SlowCalendar, clock_at, judge
from slow_ledger import read_slowly

from app.clock.wire import answer, parse

pytestmark = pytest.mark.timeout(900)  # in the long run each has a thousand examples


def slow_calendar(calendar: Json) -> SlowCalendar:
    holidays, workdays = ([date.fromisoformat(d) for d in calendar[key]] for key in ("holidays", "workdays"))
    return SlowCalendar(calendar["weekend"], holidays, workdays, 1, calendar["published_through"])


def spans(clock: Json) -> list[tuple[date, date | None]]:
    ends = [(s["from"], s["to"]) for s in clock["stops"]]
    return [(date.fromisoformat(b), None if e is None else date.fromisoformat(e)) for b, e in ends]


def check_clock(calendar: Json, clock: Json) -> None:
    given_in, faults = parse(json.dumps({"calendar": calendar, "clocks": [clock]}))
    assert given_in is not None and not faults
    out = answer(given_in)[0]["clocks"][0]
    slow = slow_calendar(calendar)
    start, unit, n = date.fromisoformat(clock["start"]), clock["unit"], clock["n"]
    extensions = [(date.fromisoformat(e["granted_on"]), e["days"]) for e in clock["extensions"]]
    finished = None if clock["finished"] is None else date.fromisoformat(clock["finished"])
    ended = spans(clock)
    if finished is not None:
        ended = [(b, min(e or finished, finished)) for b, e in ended if b < finished]
    due, verdicts, _, _ = judge(unit, n, start, ended, extensions, slow.works)
    assert out["due"] == (None if due is None else due.isoformat())
    assert out["extensions"] == verdicts
    assert out["provisional"] == slow.provisional(start, due)
    for told in out["at"]:
        at = date.fromisoformat(told["at"])
        expected = clock_at(unit, n, start, at, spans(clock), extensions, finished, False, slow.works)
        assert (told["light"], told["remaining"]) == (expected["light"], expected["remaining"]), told


def check_ledger(calendar: Json, ledger: Json) -> None:
    given_in, faults = parse(json.dumps({"calendar": calendar, "ledgers": [ledger]}))
    assert given_in is not None and not faults
    out = answer(given_in)[0]["ledgers"][0]
    slow = slow_calendar(calendar)
    assert out["expect"] == read_slowly(ledger, slow, date.fromisoformat(ledger["as_of"]))
    for told in out["lights"]:
        assert told["expect"] == read_slowly(ledger, slow, date.fromisoformat(told["at"])), told["at"]


@given(calendars(), clocks())
def test_clocks_agree_with_walking_the_days(calendar: Json, clock: Json) -> None:
    check_clock(calendar, clock)


@given(calendars(), ledgers())
def test_ledgers_agree_with_walking_the_days(calendar: Json, ledger: Json) -> None:
    check_ledger(calendar, ledger)


def check_drawn(part: int, count: int) -> None:
    for number in range(count):
        calendar, ledger = drawn(part, number)
        try:
            check_ledger(calendar, ledger)
        except AssertionError as differs:
            told = json.dumps({"calendar": calendar, "ledgers": [ledger]}, ensure_ascii=False)
            raise AssertionError(f"drawn({part}, {number}): {told}") from differs


def test_of_many_ledgers_the_first_agree_with_walking_the_days() -> None:
    check_drawn(0, 150)


def test_the_many_ledgers_are_of_every_kind() -> None:
    states, lights = set(), set()
    for number in range(300):
        calendar, ledger = drawn(1, number)
        given_in, _ = parse(json.dumps({"calendar": calendar, "ledgers": [ledger]}))
        assert given_in is not None
        told = answer(given_in)[0]["ledgers"][0]["expect"]
        states.add((told["acceptance"]["state"], told["acceptance"]["deemed"]))
        lights |= {told[name]["light"] for name in ("statutory", "promised", "delivery") if told[name]}
        lights |= {step["light"] for step in told["steps"]}
    assert {state for state, _ in states} == {"pending", "awaiting_supplement", "accepted", "refused"}
    assert ("accepted", True) in states and ("accepted", False) in states
    assert lights >= {"green", "yellow", "red", "paused", "done_on_time", "done_late", "closed"}


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(4))
def test_a_hundred_thousand_ledgers_agree_with_walking_the_days(part: int) -> None:
    """In four parts, so that the cores share them."""
    check_drawn(part, 25_000)


@pytest.mark.full
@pytest.mark.timeout(1800)
@settings(max_examples=20_000)
@given(calendars(), clocks())
def test_twenty_thousand_clocks_agree_with_walking_the_days(calendar: Json, clock: Json) -> None:
    check_clock(calendar, clock)

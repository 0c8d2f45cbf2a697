"""What must hold for every clock and ledger whatsoever."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from random_cases import FIRST, Json, calendars, days_between, ledgers

from app.clock import wire
from app.clock.calendar import Calendar, shipped
from app.clock.ledger import CLOSING, Entry
from app.clock.light import Light, Thresholds
from app.clock.limits import Extension, Limit, Stop, Unit, due
from app.clock.reading import Reading, read
from app.clock.wire import parse
from app.clock.wire_input import LedgerCase

pytestmark = pytest.mark.timeout(900)  # in the long run each has a thousand examples
LIMITS = st.builds(Limit, st.integers(1, 30), st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]))
WORKING_LIMITS = st.builds(Limit, st.integers(1, 40), st.just(Unit.WORKING_DAY))
STARTS = st.integers(0, 365 * 14).map(lambda n: date(2012, 1, 1) + timedelta(days=n))
LATE = (Light.RED, Light.DONE_LATE, Light.CLOSED)


def case_of(calendar: Json, ledger: Json) -> tuple[LedgerCase, Calendar]:
    given_in, faults = parse(json.dumps({"calendar": calendar, "ledgers": [ledger]}))
    assert given_in is not None and given_in.ledgers and not faults
    return given_in.ledgers[0], given_in.calendar


@given(WORKING_LIMITS, STARTS)
def test_exactly_n_working_days_lie_behind_the_start_and_the_due_date_is_one(limit: Limit, start: date) -> None:
    on = due(limit, start, shipped()).on
    assert on is not None and shipped().is_working(on)
    assert shipped().count(start, on) == limit.n


@given(LIMITS, STARTS)
def test_a_later_start_never_ends_earlier_and_a_longer_limit_never_either(limit: Limit, start: date) -> None:
    on = due(limit, start, shipped()).on
    later = due(limit, start + timedelta(days=1), shipped()).on
    longer = due(Limit(limit.n + 1, limit.unit), start, shipped()).on
    assert on is not None and later is not None and longer is not None
    assert on <= later and on <= longer


@given(WORKING_LIMITS, STARTS)
def test_a_stop_wholly_on_rest_days_changes_nothing(limit: Limit, start: date) -> None:
    day = start
    while shipped().is_working(day + timedelta(days=1)):
        day += timedelta(days=1)
    end = day + timedelta(days=1)
    while not shipped().is_working(end + timedelta(days=1)):
        end += timedelta(days=1)
    plain = due(limit, start, shipped())
    assert due(limit, start, shipped(), [Stop(day, end)]).on == plain.on


@given(WORKING_LIMITS, STARTS, st.integers(-5, 40), st.integers(0, 30), st.integers(0, 30))
def test_splitting_a_stop_changes_nothing(limit: Limit, start: date, begin: int, first: int, second: int) -> None:
    a, b, c = (start + timedelta(days=n) for n in (begin, begin + first, begin + first + second))
    assert due(limit, start, shipped(), [Stop(a, b), Stop(b, c)]).on == due(limit, start, shipped(), [Stop(a, c)]).on


@given(
    st.builds(Limit, st.integers(1, 12), st.sampled_from([Unit.CALENDAR_DAY, Unit.MONTH])),
    STARTS,
    st.integers(-5, 40),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_splitting_a_stop_of_a_calendar_clock_changes_nothing_unless_it_began_while_the_date_rolled(
    limit: Limit, start: date, begin: int, first: int, second: int
) -> None:
    a, b, c = (start + timedelta(days=n) for n in (begin, begin + first, begin + first + second))
    unrolled = due(limit, start, shipped()).unrolled
    assume(unrolled is not None and a < unrolled)
    assert due(limit, start, shipped(), [Stop(a, b), Stop(b, c)]).on == due(limit, start, shipped(), [Stop(a, c)]).on


@given(LIMITS, STARTS, st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 20)), max_size=4), st.randoms())
def test_the_order_in_which_closed_stops_are_listed_changes_nothing(
    limit: Limit, start: date, pairs: list[tuple[int, int]], random: object
) -> None:
    assume(len({begin for begin, _ in pairs}) == len(pairs))
    stops = [Stop(start + timedelta(days=b), start + timedelta(days=b + n)) for b, n in pairs]
    assert due(limit, start, shipped(), stops).on == due(limit, start, shipped(), stops[::-1]).on


@given(LIMITS, STARTS, st.integers(-5, 60), st.integers(0, 30))
def test_a_stop_never_brings_a_due_date_forward(limit: Limit, start: date, begin: int, length: int) -> None:
    stop = Stop(start + timedelta(days=begin), start + timedelta(days=begin + length))
    with_stop, plain = due(limit, start, shipped(), [stop]).on, due(limit, start, shipped()).on
    assert with_stop is not None and plain is not None and with_stop >= plain


@given(LIMITS, STARTS, st.integers(0, 80), st.integers(1, 15))
def test_a_refused_extension_changes_nothing_and_a_granted_one_never_shortens(
    limit: Limit, start: date, after: int, days: int
) -> None:
    plain = due(limit, start, shipped())
    judged = due(limit, start, shipped(), (), [Extension(days, start + timedelta(days=after))])
    assert plain.on is not None and judged.on is not None
    assert judged.on >= plain.on if judged.extensions == (True,) else judged.on == plain.on


@given(calendars(), ledgers())
def test_the_parts_of_who_used_the_days_add_up(calendar: Json, ledger: Json) -> None:
    case, its_calendar = case_of(calendar, ledger)
    reading = read(case.entries, case.standard, its_calendar, case.as_of)
    received, shown = reading.acceptance.received_on, reading.consumed_shown
    assert received is not None and shown is not None
    end = reading.decided_on or case.as_of
    assert shown.whole == its_calendar.count(received, end)
    assert min(shown.window, shown.departments, shown.applicant, shown.special_procedure) >= 0
    of_window = {step.name for step in case.standard.steps if step.owner == "window"}
    assert sum(shown.by_department.values()) == shown.departments
    assert sum(n for step, n in shown.by_step.items() if step not in of_window) <= shown.departments


@given(calendars(), ledgers(), days_between(0, 40), st.integers(0, 12), st.integers(0, 12))
def test_a_ledgers_stop_may_be_split_in_two(calendar: Json, ledger: Json, begin: date, first: int, more: int) -> None:
    """A resumption and a new stop on one day are the one stop they cut in two; on a step and on the parts of the days too.

    A limit of 0 is left out: it is due on its first day, so the second half begins on the due date and changes nothing.
    """
    working = {"n": 20, "unit": "working_day"}
    steps = [step | {"limit": max(1, step["limit"])} for step in ledger["item"]["steps"]]
    item = ledger["item"] | {"statutory": working, "promised": working | {"n": 10}, "steps": steps}
    case, its_calendar = case_of(calendar, ledger | {"item": item})
    free = tuple(e for e in case.entries if e.type not in ("stop", "resume"))
    accepted_on = read(free, case.standard, its_calendar, case.as_of).acceptance.accepted_on
    assume(accepted_on is None or begin >= accepted_on)  # a stop dated before acceptance changes nothing
    cut, end = begin + timedelta(days=first), begin + timedelta(days=first + more)
    whole = (Entry(begin, "stop", ground="听证"), Entry(end, "resume", ground="听证"))
    split = (whole[0], Entry(cut, "resume", ground="听证"), Entry(cut, "stop", ground="听证"), whole[1])
    one, two = (
        wire.reading_out(read((*free, *stops), case.standard, its_calendar, case.as_of)) for stops in (whole, split)
    )
    assert one == two


@given(calendars(), ledgers(), days_between(0, 40))
def test_a_ledgers_stop_wholly_on_rest_days_changes_nothing(calendar: Json, ledger: Json, begin: date) -> None:
    """From the evening before the rest days to the evening of the last of them; every clock, step and part stays."""
    working = {"n": 20, "unit": "working_day"}
    item = ledger["item"] | {"statutory": working, "promised": working | {"n": 10}}
    case, its_calendar = case_of(calendar, ledger | {"item": item})
    end = begin
    while not its_calendar.is_working(end + timedelta(days=1)):
        end += timedelta(days=1)
    rest = (Entry(begin, "stop", ground="招标"), Entry(end, "resume", ground="招标"))
    free = tuple(e for e in case.entries if e.type not in ("stop", "resume"))
    assume(
        not any(begin <= entry.on < end and entry.type in CLOSING for entry in free)
    )  # nothing resumes what has ended
    as_of = max(case.as_of, end)
    plain, stopped = (
        wire.reading_out(read(each, case.standard, its_calendar, as_of)) for each in (free, (*rest, *free))
    )
    assert plain == stopped


@given(calendars(), ledgers(), days_between(0, 60))
def test_a_later_event_never_changes_an_earlier_reading(calendar: Json, ledger: Json, day: date) -> None:
    case, its_calendar = case_of(calendar, ledger)
    until = [entry for entry in case.entries if entry.on <= day]
    assert read(case.entries, case.standard, its_calendar, day) == read(until, case.standard, its_calendar, day)


@given(calendars(), ledgers())
def test_what_was_red_never_turns_good_by_what_happens_later(calendar: Json, ledger: Json) -> None:
    case, its_calendar = case_of(calendar, ledger)
    was_late = {"statutory": False, "promised": False}
    for n in range(0, 70, 3):
        reading = read(case.entries, case.standard, its_calendar, FIRST + timedelta(days=n))
        for name in was_late:
            clock = getattr(reading, name)
            if clock is not None and not _moved(reading):
                assert not was_late[name] or clock.light in LATE, (name, n)
                was_late[name] = clock.light in (Light.RED, Light.DONE_LATE)


def _moved(reading: Reading) -> bool:
    """A case that silence accepted is dated back, so its clocks begin anew with that reading."""
    return reading.acceptance.deemed


@given(calendars(), ledgers())
def test_entries_of_different_days_may_be_recorded_in_any_order(calendar: Json, ledger: Json) -> None:
    case, its_calendar = case_of(calendar, ledger)
    by_day: dict[date, list[Entry]] = {}
    for entry in case.entries:
        by_day.setdefault(entry.on, []).append(entry)
    backwards = [entry for day in sorted(by_day, reverse=True) for entry in by_day[day]]
    expected = read(case.entries, case.standard, its_calendar, case.as_of)
    assert read(backwards, case.standard, its_calendar, case.as_of) == expected


@given(calendars(), ledgers())
def test_the_thresholds_move_lights_between_green_and_yellow_only(calendar: Json, ledger: Json) -> None:
    case, its_calendar = case_of(calendar, ledger)
    usual, early = (
        read(case.entries, case.standard, its_calendar, case.as_of, Thresholds(fewest, 5)) for fewest in (1, 99)
    )
    for name in ("statutory", "promised", "delivery"):
        mine, other = getattr(usual, name), getattr(early, name)
        if mine is not None and mine.light == Light.GREEN:
            mine, other = mine._replace(light=None), other._replace(light=None)
        assert mine == other

"""Days on which the applicant was awaited after acceptance: whose they are, and that they move no date (clock.md)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock.calendar import shipped
from app.clock.ledger import Entry, Standard, StandardStep
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading, read

CALENDAR = shipped()
BEGIN = date(2026, 3, 2)
STANDARD = Standard(
    Limit(20, Unit.WORKING_DAY), Limit(12, Unit.WORKING_DAY),
    (StandardStep("审查", limit=6, department="甲"), StandardStep("决定", limit=6, department="乙")),
)  # fmt: skip
LEDGER = (
    Entry(BEGIN, "received"),
    Entry(BEGIN, "accepted"),
    Entry(date(2026, 3, 9), "stop", ground="听证"),
    Entry(date(2026, 3, 16), "resume", ground="听证"),
    Entry(date(2026, 3, 19), "step_finished", step="审查"),
    Entry(date(2026, 3, 26), "decided", granted=True),
)


def reading(*waits: tuple[date, date]) -> Reading:
    return read(LEDGER, STANDARD, CALENDAR, date(2026, 4, 1), waits=waits)


def parts(now: Reading) -> tuple[int, int, int, int]:
    used = now.consumed
    assert used is not None
    return used.window, used.departments, used.applicant, used.special_procedure


def test_days_awaited_are_the_applicants_and_no_departments() -> None:
    assert parts(reading()) == (0, 13, 0, 5)
    assert parts(reading((date(2026, 3, 3), date(2026, 3, 6)))) == (0, 10, 3, 5)


def test_a_day_that_lies_in_a_stop_too_is_the_stops() -> None:
    assert parts(reading((date(2026, 3, 5), date(2026, 3, 12)))) == (0, 11, 2, 5)


def test_two_waits_that_overlap_count_once() -> None:
    both = reading((date(2026, 3, 17), date(2026, 3, 20)), (date(2026, 3, 18), date(2026, 3, 24)))
    assert parts(both)[2] == 5
    assert both.consumed is not None and both.consumed.by_step == {"审查": 6, "决定": 2}


def test_waiting_outside_the_case_counts_nothing() -> None:
    assert parts(reading((date(2026, 2, 1), BEGIN), (date(2026, 3, 26), date(2026, 4, 20)))) == parts(reading())


spans = st.tuples(st.integers(-10, 60), st.integers(0, 40)).map(
    lambda pair: (BEGIN + timedelta(days=pair[0]), BEGIN + timedelta(days=pair[0] + pair[1]))
)


@settings(max_examples=60)
@given(st.lists(spans, max_size=4))
def test_the_parts_add_up_and_no_date_moves(waits: list[tuple[date, date]]) -> None:
    plain, now = reading(), reading(*waits)
    assert sum(parts(now)) == sum(parts(plain)) and all(part >= 0 for part in parts(now))
    assert (now.statutory, now.promised, now.steps, now.delivery) == (
        plain.statutory, plain.promised, plain.steps, plain.delivery,
    )  # fmt: skip
    assert parts(now)[3] == parts(plain)[3]
    days = {BEGIN + timedelta(days=n) for n in range(1, 25)}
    awaited = {d for d in days if any(b < d <= e for b, e in waits) and not date(2026, 3, 9) < d <= date(2026, 3, 16)}
    assert parts(now)[2] == sum(CALENDAR.is_working(day) for day in awaited)

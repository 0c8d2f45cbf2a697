"""The clocks that run are the clocks of the whole reading that have not ended: the board and the case file never differ."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from many_ledgers import drawn
from random_cases import Json, calendars, ledgers
from told import SIDE_BY_SIDE, full, on, read_on, standard, steps

from app.clock.calendar import shipped
from app.clock.ledger import Entry
from app.clock.light import ClockReading, Light
from app.clock.limits import Extension, Limit, Stop, Unit, due
from app.clock.reading import Reading, read
from app.clock.running import Running, running
from app.clock.wire import parse

BURNING = (Light.GREEN, Light.YELLOW, Light.RED, Light.PAUSED)


def of_the_whole(now: Reading) -> list[Running]:
    """What of the whole reading runs."""
    found = []
    accepting, given_time = now.acceptance, now.supplement
    if accepting.state == "pending" and accepting.light in BURNING:
        found.append(
            Running(
                "acceptance", "", accepting.light, accepting.remaining, 0, accepting.due, accepting.provisional
            )
        )  # fmt: skip
    if given_time is not None and given_time.is_waiting:
        found.append(Running("supplement", "", Light.PAUSED, None, 0, given_time.due, given_time.provisional))
    whole = (("statutory", now.statutory), ("promised", now.promised), ("delivery", now.delivery))
    for kind, clock in whole:
        found += one(kind, "", clock)
    for step in now.running_steps:
        found += one("step", step.step, step.clock)
    return found


def one(kind: str, step: str, clock: ClockReading | None) -> list[Running]:
    if clock is None or clock.light not in BURNING:
        return []
    return [
        Running(
            kind, step, clock.light, clock.remaining, clock.days_over, clock.due, clock.provisional, clock.limit.unit
        )
    ]


def check(calendar: Json, ledger: Json) -> int:
    given_in, faults = parse(json.dumps({"calendar": calendar, "ledgers": [ledger]}))
    assert given_in is not None and given_in.ledgers is not None and not faults
    (case,) = given_in.ledgers
    count, followed, item = 0, None, case.standard
    for at in (case.as_of, *case.at):
        expected = of_the_whole(read(case.entries, item, given_in.calendar, at))
        found, followed = running(case.entries, item, given_in.calendar, at, before=followed)
        assert found == expected, at
        elsewhere, _ = running(case.entries, item, shipped(), at, before=followed)
        assert elsewhere == of_the_whole(read(case.entries, item, shipped(), at)), "what was followed by one calendar"
        count += len(expected)
    return count


@given(calendars(), ledgers())
def test_what_runs_is_what_the_whole_reading_says(calendar: Json, ledger: Json) -> None:
    check(calendar, ledger)


def test_of_many_ledgers_the_first_run_as_they_read() -> None:
    assert sum(check(*drawn(3, number)) for number in range(150)) > 150


@pytest.mark.full
def test_ten_thousand_ledgers_run_as_they_read() -> None:
    assert sum(check(*drawn(3, number)) for number in range(10_000)) > 10_000


def test_a_case_that_ended_has_no_clock() -> None:
    item, calendar = standard(20, 10, steps(5)), shipped()
    begun = (on("2026-03-02", "received"), on("2026-03-02", "accepted"))

    def kinds(day: str, *more: Entry) -> list[str]:
        return [clock.kind for clock in running((*begun, *more), item, calendar, full(day))[0]]

    assert kinds("2026-03-03") == ["statutory", "promised", "step"]
    assert kinds("2026-03-05", on("2026-03-04", "withdrawn")) == []
    assert kinds("2026-03-05", on("2026-03-04", "decided", granted=False)) == []
    served = on("2026-03-04", "decided"), on("2026-03-06", "delivered")
    assert kinds("2026-03-05", *served) == ["delivery"] and kinds("2026-03-06", *served) == []
    ended = on("2026-03-02", "received"), on("2026-03-02", "lapsed")
    assert running(ended, item, calendar, full("2026-03-03")) == ([], None)


def test_a_step_that_was_sent_back_waits_with_the_days_it_had_left() -> None:
    item = standard(20, 15, steps(5, 4, 3))
    entries = [
        on("11-02", "received"),
        on("11-03", "accepted"),
        on("11-05", "step_finished", step="甲"),
        on("11-09", "step_returned", step="乙", to="甲"),
    ]
    found, _ = running(entries, item, shipped(), full("11-10"))
    assert found == of_the_whole(read_on("11-10", entries, item))
    assert found[-1] == Running("step", "乙", Light.PAUSED, 2, 0, None, provisional=False)


def test_a_stop_inside_one_branch_moves_the_steps_of_that_branch_alone() -> None:
    entries = [
        on("11-02", "received"),
        on("11-02", "accepted"),
        on("11-03", "step_finished", step="初审"),
        on("11-04", "stop", ground="现场整改", branch="消防"),
        on("11-10", "resume", ground="现场整改", branch="消防"),
    ]
    for day in ("11-05", "11-10"):
        found, _ = running(entries, SIDE_BY_SIDE, shipped(), full(day))
        assert found == of_the_whole(read_on(day, entries, SIDE_BY_SIDE))
    assert {clock.step: clock.due for clock in found if clock.step} == {"消防": full("11-16"), "人防": full("11-06")}


@pytest.mark.parametrize(
    ("stop_recorded", "extension_recorded", "expected"),
    [(1, 2, "2026-04-07"), (2, 1, None)],
    ids=["the stop came first and found no day left", "the extension came first and made room for it"],
)
def test_a_stop_on_the_due_date_counts_only_behind_the_extension_that_lengthens_it(
    stop_recorded: int, extension_recorded: int, expected: str | None
) -> None:
    """clock.md: "on one date in recorded order; a stop takes effect if it begins before the due date … as it then stands"."""
    last = date(2026, 3, 30)  # accepted on 2 March, twenty working days
    stop = Stop(last, None, recorded=stop_recorded)
    extension = Extension(5, last, recorded=extension_recorded)
    for stops in ((stop,), (Stop(date(2026, 1, 5), date(2026, 1, 6)), stop)):
        judged = due(Limit(20, Unit.WORKING_DAY), date(2026, 3, 2), shipped(), stops, [extension])
        assert judged.extensions == (True,)
        assert judged.on == (None if expected is None else date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("stop_recorded", "extension_recorded", "expected"),
    [(1, 2, "2026-04-08"), (2, 1, None)],
    ids=["the stop found no day left", "the second extension made room for it"],
)
def test_where_two_extensions_lengthen_it_too(
    stop_recorded: int, extension_recorded: int, expected: str | None
) -> None:
    last = date(2026, 3, 31)  # accepted on 2 March, twenty working days and one more
    granted = [Extension(1, date(2026, 3, 3)), Extension(5, last, recorded=extension_recorded)]
    stop = Stop(last, None, recorded=stop_recorded)
    judged = due(Limit(20, Unit.WORKING_DAY), date(2026, 3, 2), shipped(), [stop], granted)
    assert judged.extensions == (True, True)
    assert judged.on == (None if expected is None else date.fromisoformat(expected))

"""Units, stops and extensions: when a limit ends (clock.md, Units, Stops, Extension)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.clock.calendar import calendar_of, shipped
from app.clock.limits import Extension, Limit, Stop, Unit, due, months_after
from app.clock.table import Published, Table

D = date.fromisoformat
WORKING, CALENDAR, MONTH, SPOT = Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.ON_THE_SPOT
EVERY_DAY = calendar_of(Table("XX", frozenset(), (Published(2100, "", first=1),), (), {}))


def stop(begin: str, end: str | None) -> Stop:
    return Stop(D(begin), D(end) if end else None)


def ends(limit: Limit, start: str, *stops: Stop, extensions: tuple[Extension, ...] = ()) -> str | None:
    on = due(limit, D(start), shipped(), stops, extensions).on
    return on.isoformat() if on else None


def test_the_day_of_the_event_is_never_counted() -> None:
    assert ends(Limit(1, WORKING), "2026-11-23") == "2026-11-24"
    assert ends(Limit(1, WORKING), "2026-11-21") == "2026-11-23"  # received on a Saturday


@pytest.mark.parametrize("unit", [WORKING, CALENDAR, MONTH, SPOT])
@pytest.mark.parametrize("start", ["2026-11-23", "2026-11-21", "2026-10-01"])
def test_a_limit_of_zero_means_the_day_itself(unit: Unit, start: str) -> None:
    assert ends(Limit(0, unit), start) == start
    assert ends(Limit(0, unit), start, stop("2026-09-01", "2026-12-01")) == start


def test_on_the_spot_is_the_start_date_whatever_n_says() -> None:
    assert ends(Limit(1, SPOT), "2026-11-21") == "2026-11-21"


def test_jmix_790_one_day_is_one_working_day_never_24_business_hours() -> None:
    """jmix 790, jbpm PR 1830: "1 day" meant three days; 工作日 is a unit of its own."""
    assert ends(Limit(1, WORKING), "2026-11-23") == "2026-11-24"
    assert ends(Limit(3, WORKING), "2026-11-23") == "2026-11-26"


def test_a_calendar_day_limit_that_ends_on_a_rest_day_rolls_to_the_next_working_day() -> None:
    assert ends(Limit(5, CALENDAR), "2026-11-23") == "2026-11-30"
    assert ends(Limit(4, CALENDAR), "2026-11-23") == "2026-11-27"
    assert ends(Limit(1, CALENDAR), "2026-02-13") == "2026-02-14"  # a worked Saturday does not roll


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),  # a worked Saturday
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-15", 1, "2026-04-15"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-09-01", 1, "2026-10-08"),  # 1 October, rolled over the holiday
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-12-15", 12, "2026-12-15"),
    ],
)
def test_a_month_ends_on_its_day_or_its_last_day_then_rolls(start: str, n: int, expected: str) -> None:
    assert ends(Limit(n, MONTH), start) == expected


def test_months_past_the_last_year_overflow_like_any_date() -> None:
    with pytest.raises(OverflowError):
        months_after(D("9999-12-01"), 1)
    assert months_after(D("9999-11-30"), 1) == D("9999-12-30")


def test_a_stop_counts_from_the_day_after_it_began_to_the_day_it_ended() -> None:
    assert ends(Limit(5, WORKING), "2026-11-02") == "2026-11-09"
    assert ends(Limit(5, WORKING), "2026-11-02", stop("2026-11-04", "2026-11-05")) == "2026-11-10"


def test_overlapping_stops_are_a_union() -> None:
    both = (stop("2026-11-03", "2026-11-06"), stop("2026-11-05", "2026-11-10"))
    assert ends(Limit(5, WORKING), "2026-11-02", *both) == "2026-11-16"
    assert ends(Limit(5, WORKING), "2026-11-02", *reversed(both)) == "2026-11-16"
    assert ends(Limit(10, CALENDAR), "2026-11-02", *both) == "2026-11-19"


def test_an_equal_pair_stops_nothing() -> None:
    for unit in (WORKING, CALENDAR):
        assert ends(Limit(5, unit), "2026-11-02", stop("2026-11-04", "2026-11-04")) == ends(
            Limit(5, unit), "2026-11-02"
        )


def test_a_stop_that_began_before_the_clock_takes_only_the_days_after_the_start() -> None:
    assert ends(Limit(5, WORKING), "2026-11-02", stop("2026-10-20", "2026-11-04")) == "2026-11-11"
    assert ends(Limit(5, CALENDAR), "2026-11-02", stop("2026-10-20", "2026-11-04")) == "2026-11-09"
    assert ends(Limit(5, WORKING), "2026-11-02", stop("2026-10-20", "2026-11-02")) == "2026-11-09"


def test_while_a_stop_is_open_there_is_no_due_date() -> None:
    assert ends(Limit(5, WORKING), "2026-11-02", stop("2026-11-03", None)) is None
    assert ends(Limit(2, MONTH), "2026-11-02", stop("2026-11-03", None)) is None


def test_a_stop_that_begins_on_or_after_the_due_date_changes_nothing() -> None:
    for unit, on in ((WORKING, "2026-11-09"), (CALENDAR, "2026-11-09")):
        limit = Limit(5, unit)
        assert ends(limit, "2026-11-02", stop(on, None)) == on
        assert ends(limit, "2026-11-02", stop("2026-11-20", "2026-11-25")) == on
        assert ends(limit, "2026-11-02", stop("2026-11-08", None)) is None  # a Sunday, before the rolled date


def test_for_calendar_days_the_due_date_moves_by_the_stopped_days_then_rolls_once_ignoring_stops() -> None:
    # 3 November + 4 = Saturday 7th, rolled to Monday 9th; the stop of Sunday 8th to Tuesday 10th adds two days
    assert ends(Limit(4, CALENDAR), "2026-11-03", stop("2026-11-08", "2026-11-10")) == "2026-11-09"
    assert ends(Limit(4, CALENDAR), "2026-11-03", stop("2026-11-08", "2026-11-12")) == "2026-11-11"


def test_a_stop_takes_effect_by_the_due_date_as_it_then_stands() -> None:
    # the first stop moves the due date behind the begin of the second
    stops = (stop("2026-11-04", "2026-11-10"), stop("2026-11-10", "2026-11-12"))
    assert ends(Limit(5, WORKING), "2026-11-02", stops[1]) == "2026-11-09"
    assert ends(Limit(5, WORKING), "2026-11-02", *stops) == "2026-11-17"


def test_an_extension_is_in_time_on_the_due_date_itself_and_refused_the_day_after() -> None:
    limit, start = Limit(20, WORKING), D("2026-03-02")
    on_time = due(limit, start, shipped(), (), [Extension(10, D("2026-03-30"))])
    assert (on_time.on, on_time.extensions, on_time.total) == (D("2026-04-14"), (True,), 30)
    late = due(limit, start, shipped(), (), [Extension(10, D("2026-03-31"))])
    assert (late.on, late.extensions, late.total) == (D("2026-03-30"), (False,), 20)


def test_an_extension_is_in_time_while_an_effective_stop_is_open() -> None:
    """MoJ correspondence_tool PR 2725: an extension and a pause meet; both stay in the reading."""
    limit, start = Limit(5, WORKING), D("2026-11-02")
    while_open = due(limit, start, shipped(), [stop("2026-11-06", None)], [Extension(5, D("2026-11-20"))])
    assert (while_open.on, while_open.extensions, while_open.total) == (None, (True,), 10)
    resumed = due(limit, start, shipped(), [stop("2026-11-06", "2026-11-20")], [Extension(5, D("2026-11-20"))])
    assert (resumed.on, resumed.extensions) == (D("2026-11-30"), (True,))


def test_an_extension_is_late_beside_a_stop_that_changes_nothing() -> None:
    judged = due(
        Limit(5, WORKING), D("2026-11-02"), shipped(), [stop("2026-11-09", None)], [Extension(5, D("2026-11-10"))]
    )
    assert (judged.on, judged.extensions) == (D("2026-11-09"), (False,))


def test_stops_and_extensions_of_one_date_go_by_their_recorded_order() -> None:
    limit, start, on = Limit(5, WORKING), D("2026-11-02"), D("2026-11-09")
    extension_first = due(limit, start, shipped(), [Stop(on, None, recorded=2)], [Extension(5, on, recorded=1)])
    assert (extension_first.on, extension_first.extensions) == (None, (True,))
    stop_first = due(limit, start, shipped(), [Stop(on, None, recorded=1)], [Extension(5, on, recorded=2)])
    assert (stop_first.on, stop_first.extensions) == (D("2026-11-16"), (True,))


def test_where_neither_says_a_stop_comes_before_an_extension_of_its_date() -> None:
    limit, start, on = Limit(5, WORKING), D("2026-11-02"), D("2026-11-09")
    judged = due(limit, start, shipped(), [Stop(on, None)], [Extension(5, on)])
    assert (judged.on, judged.effective) == (D("2026-11-16"), ()), "on the due date nothing can be stopped"
    later = due(limit, start, shipped(), [Stop(on, None, recorded=1)], [Extension(5, on)])
    assert later.on is None, "an extension that nobody recorded was there before"


def test_a_stop_that_begins_on_the_due_date_is_none_of_those_that_count() -> None:
    limit, start = Limit(5, WORKING), D("2026-11-02")
    for unit in (WORKING, CALENDAR):
        assert due(Limit(5, unit), start, shipped(), [stop("2026-11-09", "2026-11-12")]).effective == ()
    extended = due(limit, start, shipped(), [stop("2026-11-16", None)], [Extension(5, D("2026-11-09"))])
    assert (extended.on, extended.effective) == (D("2026-11-16"), ())


def test_every_extension_in_time_is_granted_in_the_clocks_own_unit() -> None:
    limit, start = Limit(1, MONTH), D("2026-01-15")
    judged = due(limit, start, shipped(), (), [Extension(1, D("2026-02-13")), Extension(2, D("2026-03-16"))])
    assert (judged.on, judged.extensions, judged.total) == (D("2026-05-15"), (True, True), 4)


def test_provisional_asks_for_a_day_of_the_span_behind_the_start() -> None:
    def is_provisional(start: str, n: int) -> bool:
        return due(Limit(n, CALENDAR), D(start), shipped()).provisional

    assert not is_provisional("2026-12-01", 30) and is_provisional("2026-12-01", 31)
    assert is_provisional("2011-12-30", 1) and is_provisional("2011-12-31", 3) is False
    assert not due(Limit(0, WORKING), D("2027-03-01"), shipped()).provisional


def test_a_limit_on_a_calendar_without_rest_days_is_plain_addition() -> None:
    for n in range(1, 40):
        for unit in (WORKING, CALENDAR):
            assert due(Limit(n, unit), D("2026-01-01"), EVERY_DAY).on == D("2026-01-01") + timedelta(days=n)


def test_a_limit_past_the_year_9999_overflows_like_any_date() -> None:
    with pytest.raises(OverflowError):
        due(Limit(10_000_000, CALENDAR), D("2026-01-01"), shipped())

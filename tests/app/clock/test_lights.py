"""The lights 灯 at the end of a day (clock.md, Lights)."""

from __future__ import annotations

from datetime import date

import pytest
from told import full, on, read_on, standard

from app.clock.calendar import shipped
from app.clock.light import ClockReading, Thresholds, known_stops, read_clock
from app.clock.limits import Extension, Limit, Stop, Unit

WORKING = Limit(20, Unit.WORKING_DAY)
START = date(2026, 3, 2)  # due 30 March


def at(day: str, limit: Limit = WORKING, stops: tuple[Stop, ...] = (), **facts: object) -> ClockReading:
    return read_clock(limit, START, shipped(), full(day), stops, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "light", "remaining"),
    [
        ("03-01", None, None),
        ("03-02", "green", 20),
        ("03-23", "green", 5),
        ("03-24", "yellow", 4),
        ("03-30", "yellow", 0),
        ("03-31", "red", 0),
    ],
)
def test_a_twenty_day_clock_turns_yellow_with_four_days_left_and_red_after_its_due_date(
    day: str, light: str | None, remaining: int | None
) -> None:
    clock = at(day)
    assert (clock.light, clock.remaining) == (light, remaining)


def test_the_days_over_are_counted_apart() -> None:
    assert at("03-30").days_over == 0
    assert at("04-03").days_over == 4
    assert at("04-03", finished=full("04-01")).days_over == 2


def test_what_has_not_begun_was_closed_is_stopped_or_finished_in_time_is_over_by_no_day() -> None:
    stop = (Stop(full("03-09"), None),)
    for clock in (
        at("03-01"), at("05-01", is_closed=True), at("05-01", stops=stop), at("05-01", finished=full("03-30")),
    ):  # fmt: skip
        assert clock.days_over == 0, clock.light


def test_finished_on_the_due_date_is_on_time_and_the_day_after_late() -> None:
    assert at("05-01", finished=full("03-30")).light == "done_on_time"
    late = at("05-01", finished=full("03-31"))
    assert (late.light, late.remaining, late.due) == ("done_late", None, full("03-30"))


def test_an_open_stop_freezes_the_remaining_days() -> None:
    """A closed market leader counted an open pause as zero: here it freezes what is left."""
    for day in ("03-09", "03-10", "06-30"):
        clock = at(day, stops=(Stop(full("03-09"), None),))
        assert (clock.light, clock.remaining, clock.due) == ("paused", 15, None)


def test_on_the_day_a_stop_ends_the_clock_is_running_again() -> None:
    clock = at("03-20", stops=(Stop(full("03-09"), full("03-20")),))
    assert (clock.light, clock.remaining) == ("green", 15)


def test_a_breach_survives_a_stop_that_comes_too_late() -> None:
    clock = at("04-10", stops=(Stop(full("03-30"), None),))
    assert (clock.light, clock.due) == ("red", full("03-30"))


def test_finishing_ends_an_open_stop_that_day() -> None:
    clock = at("05-01", stops=(Stop(full("03-09"), None),), finished=full("03-20"))
    assert (clock.light, clock.due) == ("done_on_time", full("04-13"))


def test_a_stop_begun_after_the_finish_moves_nothing() -> None:
    clock = at("05-01", stops=(Stop(full("03-18"), full("03-25")),), finished=full("03-17"))
    assert clock.due == full("03-30")


def test_a_finished_clock_knows_no_stop_of_its_last_day_and_leaves_one_that_ended_that_day_as_it_was() -> None:
    end = full("03-17")
    assert at("05-01", stops=(Stop(end, full("03-25")),), finished=end).stops == ()
    whole = Stop(full("03-10"), end, "鉴定")
    assert at("05-01", stops=(whole,), finished=end).stops == (whole,)
    assert at("05-01", stops=(Stop(full("03-10"), None, "鉴定"),), finished=end).stops == (whole,)


def test_a_stop_is_known_from_the_end_of_its_first_day_and_over_at_the_end_of_its_last() -> None:
    stop = Stop(full("03-09"), full("03-20"))
    assert known_stops((stop,), full("03-08")) == ()
    for day in ("03-09", "03-19"):
        assert known_stops((stop,), full(day)) == (Stop(full("03-09"), None),)
    assert known_stops((stop,), full("03-20")) == known_stops((stop,), full("03-21")) == (stop,)


def test_a_stop_that_began_before_the_clock_freezes_the_whole_limit() -> None:
    assert at("03-20", stops=(Stop(full("02-20"), None),)).remaining == 20
    both = (Stop(full("02-10"), full("02-12")), Stop(full("02-20"), None))
    assert at("03-20", stops=both).remaining == 20
    again = (Stop(full("03-03"), full("03-05")), Stop(full("03-10"), None))
    assert at("03-20", stops=again).remaining == 16


def test_a_calendar_day_clock_freezes_what_was_left_when_the_stop_began() -> None:
    limit = Limit(10, Unit.CALENDAR_DAY)  # 12 March
    for day in ("03-06", "03-07", "03-31"):
        assert at(day, limit, (Stop(full("03-06"), None),)).remaining == 6
    touching = (Stop(full("03-06"), full("03-08")), Stop(full("03-08"), None))
    assert at("03-20", limit, touching).remaining == 6


def test_an_extension_granted_while_paused_adds_to_the_frozen_days() -> None:
    stops, extensions = (Stop(full("03-09"), None),), (Extension(10, full("03-12")),)
    assert at("03-20", stops=stops, extensions=extensions).remaining == 25


def test_the_yellow_threshold_includes_a_granted_extension_only() -> None:
    granted = at("04-07", extensions=(Extension(10, full("03-30")),))  # due 14 April, 30 days: yellow at 6
    assert (granted.due, granted.light, granted.remaining) == (full("04-14"), "yellow", 5)
    assert at("03-23", extensions=(Extension(10, full("03-31")),)).light == "green"


def test_a_short_clock_is_yellow_on_its_last_day_but_one() -> None:
    assert at("03-03", Limit(2, Unit.WORKING_DAY)).light == "yellow"
    assert at("03-02", Limit(2, Unit.WORKING_DAY)).light == "green"
    assert at("03-02", Limit(1, Unit.WORKING_DAY)).light == "yellow"


def test_on_the_spot_is_green_on_its_day_and_red_after() -> None:
    spot = Limit(0, Unit.ON_THE_SPOT)
    assert (at("03-02", spot).light, at("03-02", spot).remaining) == ("green", 0)
    assert (at("03-03", spot).light, at("03-03", spot).remaining) == ("red", 0)
    assert at("03-03", spot, finished=START).light == "done_on_time"


def test_a_month_clock_is_measured_by_its_length_in_calendar_days() -> None:
    two_months = Limit(2, Unit.MONTH)  # 2 May rolls to 6 May; 61 days, so yellow at 13
    assert at("04-22", two_months).remaining == 14
    assert (at("04-22", two_months).light, at("04-23", two_months).light) == ("green", "yellow")


def test_both_thresholds_are_settings() -> None:
    assert at("03-23", thresholds=Thresholds(fewest=5, parts=5)).light == "yellow"
    assert at("03-24", thresholds=Thresholds(fewest=1, parts=10)).light == "green"


def test_a_withdrawn_case_is_closed_but_what_was_done_stays_done() -> None:
    entries = [on("03-02", "received"), on("03-02", "accepted"), on("03-05", "withdrawn")]
    reading = read_on("06-01", entries, standard())
    assert reading.statutory is not None and reading.promised is not None
    assert (reading.statutory.light, reading.statutory.remaining) == ("closed", None)
    assert reading.promised.light == "closed"


def test_after_the_decision_only_service_and_an_early_end_count() -> None:
    decided = [on("03-02", "received"), on("03-02", "accepted"), on("03-05", "decided")]
    plain = read_on("03-10", decided)
    for ignored in (on("03-06", "stop"), on("03-06", "extended", days=10), on("03-06", "decided", granted=False)):
        assert read_on("03-10", [*decided, ignored]) == plain
    assert plain.delivery is not None and plain.delivery.light == "green"
    ended = read_on("03-10", [*decided, on("03-06", "terminated"), on("03-09", "delivered")])
    assert ended.delivery is not None and (ended.delivery.light, ended.delivery.finished) == ("closed", None)
    assert ended.statutory is not None and ended.statutory.light == "done_on_time"


def test_zammad_3180_a_due_date_ends_with_its_day() -> None:
    """zammad 3180, 2157, 4432: no minute is lost at midnight, because days are sets of dates."""
    assert at("03-30").light == "yellow" and at("03-31").light == "red"

"""The limits of a hearing (行政许可法 arts. 47, 48) and service by public notice."""

from __future__ import annotations

from told import full

from app.clock.calendar import shipped
from app.clock.hearing import HearingTerms, hearing, public_notice_takes_effect


def test_told_of_the_right_there_are_five_working_days_to_ask() -> None:
    limits = hearing(shipped(), full("11-02"))
    assert (limits.ask_by.on, limits.hold_by, limits.tell_by) == (full("11-09"), None, None)


def test_asked_for_there_are_twenty_working_days_to_hold_it() -> None:
    limits = hearing(shipped(), full("11-02"), asked_on=full("11-05"))
    assert limits.hold_by is not None and limits.hold_by.on == full("12-03")


def test_time_and_place_are_told_seven_working_days_before() -> None:
    limits = hearing(shipped(), full("11-02"), full("11-05"), held_on=full("11-30"))
    assert limits.tell_by == full("11-19")
    assert shipped().count(full("11-19"), full("11-30")) == 7


def test_the_terms_are_settings() -> None:
    limits = hearing(shipped(), full("11-02"), full("11-05"), terms=HearingTerms(ask=3, hold=10, notice=7))
    assert limits.ask_by.on == full("11-05")
    assert limits.hold_by is not None and limits.hold_by.on == full("11-19")


def test_a_hearing_limit_past_the_published_year_is_provisional() -> None:
    assert hearing(shipped(), full("12-28")).ask_by.provisional


def test_service_by_public_notice_takes_effect_thirty_days_later() -> None:
    assert public_notice_takes_effect(full("11-02")) == full("12-02")

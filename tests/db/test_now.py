"""The only clock: real by default, set for training and then marked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.errors import Refused
from db.desk.now import desk_clock, moment_at, real_now


def test_the_real_clock_is_aware_and_unmarked() -> None:
    moment = desk_clock()()
    assert moment.clock == "real" and abs((moment.at - real_now()).total_seconds()) < 5
    assert moment.at.tzinfo is UTC and moment.boot_id and moment.monotonic_ns > 0


def test_the_civil_date_is_that_of_the_office() -> None:
    """opencrvs 11058: dates off by one."""
    assert moment_at(datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC)).on == date(2026, 11, 23)
    assert moment_at(datetime(2026, 11, 23, 16, 0, 0, tzinfo=UTC)).on == date(2026, 11, 24)


def test_a_clock_that_is_set_runs_on_and_is_marked() -> None:
    now = desk_clock("2026-11-23T09:00+08:00")
    first, second = now(), now()
    assert first.clock == second.clock == "training"
    assert datetime(2026, 11, 23, 1, 0, tzinfo=UTC) <= first.at < second.at


@pytest.mark.parametrize("setting", ["=2026-11-23T09:00+08:00", "=2026-11-23T09:00", "=2026-11-23T01:00+00:00"])
def test_a_frozen_clock_stands_still(setting: str) -> None:
    now = desk_clock(setting)
    assert now().at == now().at == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "setting", ["", "=", "tomorrow", "2026-13-01T09:00", "2026-11-23 25:00", "0001-01-01T00:00+08:00"]
)
def test_a_setting_that_is_no_moment_is_refused(setting: str) -> None:
    with pytest.raises(Refused) as caught:
        desk_clock(setting)
    assert caught.value.code == "desk.clock_setting"

"""Failed log-ins: counted per officer, kept over restarts, never a way to lock the whole office out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.keys.lockout import (
    FIRST_LOCK,
    FREE_FAILURES,
    LONGEST_LOCK,
    Attempts,
    clear_failures,
    read_attempts,
    record_failure,
    refuse_when_locked,
)

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def after(failures: int) -> Attempts:
    state = Attempts()
    for _ in range(failures):
        state = state.failed(NOW)
    return state


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(4, 0), (5, 15), (9, 15), (10, 30), (15, 60), (20, 120), (35, 960), (40, 1440), (500, 1440)],
)
def test_every_fifth_failure_doubles_the_wait_up_to_a_day(failures: int, minutes: int) -> None:
    until = after(failures).locked_until
    assert (until - NOW if until else timedelta()) == timedelta(minutes=minutes)


@given(st.integers(0, 10_000))
def test_no_number_of_failures_locks_for_longer_than_a_day(failures: int) -> None:
    state = Attempts(failures).failed(NOW)
    assert state.locked_until is None or FIRST_LOCK <= state.locked_until - NOW <= LONGEST_LOCK


@given(st.integers(0, 100_000))
def test_the_minutes_told_are_never_too_few(seconds: int) -> None:
    state = Attempts(5, NOW + timedelta(seconds=seconds))
    left = state.minutes_left(NOW)
    assert seconds <= left * 60 and (left == 0) == (seconds == 0)


def test_a_lock_ends_to_the_second(tmp_path: Path) -> None:
    for _ in range(FREE_FAILURES):
        record_failure(tmp_path, "w1", NOW)
    with pytest.raises(Refused) as caught:
        refuse_when_locked(tmp_path, "w1", NOW + FIRST_LOCK - timedelta(seconds=1))
    assert caught.value.facts == {"minutes": 1}
    refuse_when_locked(tmp_path, "w1", NOW + FIRST_LOCK)
    assert read_attempts(tmp_path)["w1"].failures == FREE_FAILURES


def test_one_officer_does_not_lock_another(tmp_path: Path) -> None:
    for _ in range(FREE_FAILURES):
        record_failure(tmp_path, "w1", NOW)
    refuse_when_locked(tmp_path, "h1", NOW)
    assert set(read_attempts(tmp_path)) == {"w1"}


def test_clearing_forgets_one_officer_only(tmp_path: Path) -> None:
    for officer in ("w1", "h1"):
        record_failure(tmp_path, officer, NOW)
    clear_failures(tmp_path, "w1")
    clear_failures(tmp_path, "never failed")
    assert set(read_attempts(tmp_path)) == {"h1"}


def test_a_clock_set_back_does_not_open_the_lock(tmp_path: Path) -> None:
    for _ in range(FREE_FAILURES):
        record_failure(tmp_path, "w1", NOW)
    with pytest.raises(Refused):
        refuse_when_locked(tmp_path, "w1", NOW - timedelta(days=30))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b'{"w1": 3}', b'{"w1": {"failures": "x"}}', b"\xff\xfe", b"{"]
)
def test_a_broken_file_counts_as_none_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys.attempts").write_bytes(content)
    assert read_attempts(tmp_path) == {}
    assert record_failure(tmp_path, "w1", NOW).failures == 1
    assert read_attempts(tmp_path)["w1"].failures == 1

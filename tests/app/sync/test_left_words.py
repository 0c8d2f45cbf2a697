"""What is told to whoever leaves a desk with records that lie on it alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.sync.shelf import Standing
from app.sync.unsent import FRESH, left_words

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "is_reached", "is_told"),
    [
        (timedelta(seconds=20), True, False),
        (FRESH - timedelta(seconds=1), True, False),
        (FRESH, True, True),
        (timedelta(seconds=20), False, True),
        (timedelta(days=2), False, True),
    ],
)
def test_records_of_the_last_minutes_worry_nobody_while_the_center_answers(
    ago: timedelta, is_reached: bool, is_told: bool
) -> None:
    standing = Standing(4, 0, 120, 0, NOW - ago)
    told = left_words(standing, NOW, is_reached=is_reached)
    assert bool(told) is is_told
    assert not is_told or "还有 4 条记录没有送到中心" in told


def test_what_was_sent_and_not_confirmed_is_told_only_while_the_center_is_away() -> None:
    standing = Standing(0, 3, 120, 0, None)
    assert left_words(standing, NOW, is_reached=True) == ""
    assert "3" in left_words(standing, NOW)

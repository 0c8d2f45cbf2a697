"""From when to when a certificate holds: terms of years and months, and a renewal that goes on where the old one ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from case_by_hand import LABOUR, OLD, received

from app.events.approval import Decided
from app.events.certificates import FollowKind
from app.validity import months_of, new_validity, usual_validity, valid_until


@pytest.mark.parametrize(
    ("validity", "begin", "last"),
    [
        ("3年", date(2026, 12, 1), date(2029, 11, 30)),
        ("五年", date(2026, 1, 1), date(2030, 12, 31)),
        ("18个月", date(2026, 8, 31), date(2028, 2, 28)),
        ("6月", date(2026, 3, 15), date(2026, 9, 14)),
        ("1年", date(2028, 2, 29), date(2029, 2, 27)),
        ("10年", date(2026, 11, 2), date(2036, 11, 1)),
    ],
)
def test_the_last_day_is_the_one_before_the_same_day_years_or_months_on(validity: str, begin: date, last: date) -> None:
    assert valid_until(validity, begin) == last


@pytest.mark.parametrize("validity", ["长期", "以批准的起止日期为准", "5年（最长不超过10年）", "", "0年", "年"])
def test_a_validity_that_is_no_plain_term_is_left_to_the_officer(validity: str) -> None:
    assert months_of(validity) is None and valid_until(validity, date(2026, 11, 2)) is None


def test_a_term_beyond_the_calendar_is_none() -> None:
    assert valid_until("900年", date(9500, 1, 1)) is None


def test_a_renewal_begins_where_the_old_validity_ends_and_never_in_the_past() -> None:
    case = replace(received(LABOUR)[0], follows=OLD)
    assert new_validity(case, "3年", date(2026, 12, 1)) == (date(2027, 1, 5), date(2030, 1, 4))
    assert new_validity(case, "3年", date(2027, 2, 1)) == (date(2027, 2, 1), date(2030, 1, 31))


@pytest.mark.parametrize("kind", [FollowKind.CHANGE, FollowKind.REISSUE])
def test_a_change_and_a_reissue_keep_the_old_last_day(kind: FollowKind) -> None:
    case = replace(received(LABOUR)[0], follows=replace(OLD, kind=kind))
    assert new_validity(case, "3年", date(2026, 12, 1)) == (date(2026, 12, 1), OLD.valid_to)
    endless = replace(case, follows=replace(OLD, kind=kind, valid_to=None))
    assert new_validity(endless, "3年", date(2026, 12, 1)) == (None, None)


def test_what_was_decided_goes_before_what_the_item_says() -> None:
    case = received(LABOUR)[0]
    assert usual_validity(case, "3年", date(2026, 11, 2)) == (date(2026, 11, 2), date(2029, 11, 1))
    assert usual_validity(case, "长期", date(2026, 11, 2)) == (None, None)
    decided = replace(case, decision=Decided(granted=True, step="决定", valid_to=date(2027, 1, 1)))
    assert usual_validity(decided, "3年", date(2026, 11, 2)) == (None, date(2027, 1, 1))

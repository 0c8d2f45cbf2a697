"""The row of a case says what its fold says, written from the case itself; and it is read back as the same case."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta, timezone

import pytest
from case_by_hand import received
from lawful_cases import lawful_cases

from app.altered import altered
from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.state import Case
from db.center.ground import body_of


def assert_is_whole(case: Case) -> None:
    told = json.loads(body_of(case))
    assert canonical(told) == canonical(pack(case)) and unpack(Case, told) == case


def test_cases_of_every_kind_and_end_are_written_as_they_are() -> None:
    for lawful in lawful_cases(80, random.Random(6)):
        assert_is_whole(lawful.case)


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 23, 1, 2, 3, 45, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 11, 23, 1, 2, 3, 500_000, tzinfo=timezone.utc),  # noqa: UP017 - as another program may name it
        datetime(1, 1, 1, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ],
)
def test_moments_keep_zone_and_parts_of_a_second(at: datetime) -> None:
    assert_is_whole(altered(received("劳务派遣")[0], received_at=at, accepted_at=at))


def test_names_of_every_plane_and_numbers_beyond_64_bits_are_no_fault() -> None:
    case = received("劳务派遣")[0]
    assert_is_whole(altered(case, end_reason='𠅤"\\\x01\u2028\x7f'))
    assert_is_whole(altered(case, events=2**70))

"""`verify` of a center of years: it takes the time it needs, reads page by page, and still sees every case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from center_for_tests import Hall
from synced_desks import SyncedDesk, make_desks

from app.ids import CaseId
from db.center import connection, verifying
from db.center.connection import LIMITS, streamed, take_time

WAYS = ('"channel":"window"', '"channel":"online"')
TIMES = ("statement_timeout", "idle_in_transaction_session_timeout")


def test_a_whole_check_is_ended_by_no_limit_that_a_request_has_and_the_next_request_has_it_again(hall: Hall) -> None:
    with psycopg.connect(hall.address) as one:
        one.execute(LIMITS.encode())
        one.commit()
        usual = [one.execute(f"SHOW {name}".encode()).fetchone() for name in TIMES]
        take_time(one)
        during = [one.execute(f"SHOW {name}".encode()).fetchone() for name in TIMES]
        one.commit()
        after = [one.execute(f"SHOW {name}".encode()).fetchone() for name in TIMES]
    assert (usual, during) == ([("30s",), ("10s",)], [("0",), ("0",)])
    assert after == usual


def test_a_long_answer_comes_whole_though_only_some_rows_of_it_are_held(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "AT_ONCE", 3)
    with psycopg.connect(hall.address) as one:
        assert [n for (n,) in streamed(one, "SELECT generate_series(1, %s)", 10)] == list(range(1, 11))


def test_a_case_that_somebody_changed_is_found_on_whatever_page_it_stands(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", 2)
    (desk,) = make_desks(hall, tmp_path, 1)
    cases = sorted(desk.receive() for _ in range(5))
    desk.sync()
    assert hall.store.verify().faults == ()
    for case in cases:
        number = desk.case(case).number
        with hall.owner() as owned:
            owned.execute(b"UPDATE case_row SET body = replace(body, %s, %s) WHERE id = %s", (*WAYS, case))
        assert [(one.code, one.facts) for one in hall.store.verify().faults] == [("verify.case", (("number", number),))]
        with hall.owner() as owned:
            owned.execute(b"UPDATE case_row SET body = replace(body, %s, %s) WHERE id = %s", (*reversed(WAYS), case))
    assert hall.store.verify().cases == 5
    desk.close()


@pytest.fixture
def received(hall: Hall, tmp_path: Path) -> Iterator[tuple[SyncedDesk, CaseId]]:
    """A desk whose one case the center has taken in."""
    (desk,) = make_desks(hall, tmp_path, 1)
    case = desk.receive()
    desk.sync()
    yield desk, case
    desk.close()


@pytest.mark.parametrize(
    "change",
    ["officer = 'zz'", "kind = 'note_added'", "subject = NULL", "sv = sv + 1"],
)
def test_an_event_that_would_be_found_under_another_name_than_its_content_says_is_told(
    hall: Hall, received: tuple[SyncedDesk, CaseId], change: str
) -> None:
    _, case = received
    with hall.owner() as owned:
        found = owned.execute(
            b"SELECT event_id FROM event WHERE subject = %s AND kind = 'received'", (case,)
        ).fetchone()
        assert found is not None
        owned.execute(f"UPDATE event SET {change} WHERE event_id = %s".encode(), found)
    told = [(one.code, one.facts) for one in hall.store.verify().faults]
    assert ("verify.indexed", (("event", found[0]),)) in told


@pytest.mark.parametrize("change", ["state = 'closed'", "department = 'zz'", "events = events + 1", "last_hash = ''"])
def test_a_case_that_lists_would_show_otherwise_than_its_records_make_it_is_told(
    hall: Hall, received: tuple[SyncedDesk, CaseId], change: str
) -> None:
    desk, case = received
    with hall.owner() as owned:
        owned.execute(f"UPDATE case_row SET {change} WHERE id = %s".encode(), (case,))
    assert [(one.code, one.facts) for one in hall.store.verify().faults] == [
        ("verify.case", (("number", desk.case(case).number),))
    ]

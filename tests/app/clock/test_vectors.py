"""The published vectors of clock.md, and its published ledger, exactly as `yimen clock` gives them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.clock.calendar import shipped
from app.clock.limits import Limit, Stop, Unit, due
from app.clock.wire import answer, parse

EXAMPLE = """
{"id": "example", "granted": true, "as_of": "2026-06-02", "at": ["2026-05-18"],
 "item": {"statutory": {"n": 20, "unit": "working_day"}, "promised": {"n": 10, "unit": "working_day"},
          "steps": [{"step": "审查", "owner": "department", "limit": 5},
                    {"step": "审核", "owner": "department", "limit": 2},
                    {"step": "决定", "owner": "department", "limit": 2}],
          "acceptance_limit": 5, "delivery_limit": 10},
 "events": [{"date": "2026-04-27", "type": "received"}, {"date": "2026-04-29", "type": "supplement_requested"},
            {"date": "2026-05-08", "type": "supplement_received", "complete": true},
            {"date": "2026-05-11", "type": "accepted"},
            {"date": "2026-05-14", "type": "stop", "ground": "专家评审"},
            {"date": "2026-05-20", "type": "resume", "ground": "专家评审"},
            {"date": "2026-05-25", "type": "step_finished", "step": "审查"},
            {"date": "2026-05-26", "type": "step_finished", "step": "审核"},
            {"date": "2026-05-28", "type": "step_finished", "step": "决定"},
            {"date": "2026-05-28", "type": "decided", "outcome": "准予许可"},
            {"date": "2026-06-02", "type": "delivered"}]}
"""
EXPECTED = """
{"acceptance": {"state": "accepted", "clock_start": "2026-05-08", "due": "2026-05-14", "accepted_on": "2026-05-11",
                "deemed": false, "refused_on": null},
 "statutory": {"start": "2026-05-11", "due": "2026-06-12", "extensions": [], "light": "done_on_time", "remaining": null},
 "promised": {"start": "2026-05-11", "due": "2026-05-29", "extensions": [], "light": "done_on_time", "remaining": null},
 "steps": [{"step": "审查", "owner": "department", "start": "2026-05-11", "due": "2026-05-22",
            "finished": "2026-05-25", "light": "done_late", "remaining": null},
           {"step": "审核", "owner": "department", "start": "2026-05-25", "due": "2026-05-27",
            "finished": "2026-05-26", "light": "done_on_time", "remaining": null},
           {"step": "决定", "owner": "department", "start": "2026-05-26", "due": "2026-05-28",
            "finished": "2026-05-28", "light": "done_on_time", "remaining": null}],
 "delivery": {"start": "2026-05-28", "due": "2026-06-11", "delivered": "2026-06-02", "light": "done_on_time",
              "remaining": null},
 "consumed": {"window": 4, "departments": 9, "applicant": 4, "special_procedure": 4,
              "by_step": {"审查": 6, "审核": 1, "决定": 2}}}
"""


def ends(start: str, n: int, unit: Unit) -> str:
    return str(due(Limit(n, unit), date.fromisoformat(start), shipped()).on)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2012-06-08", 5, "2012-06-15"),
        ("2012-06-08", 20, "2012-07-09"),
        ("2012-09-27", 5, "2012-10-10"),
        ("2015-08-28", 5, "2015-09-07"),
        ("2020-01-22", 20, "2020-02-27"),
        ("2025-09-26", 20, "2025-10-30"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-04-29", 5, "2026-05-09"),
        ("2026-09-24", 45, "2026-12-03"),
    ],
)
def test_the_published_working_day_vectors_hold(start: str, n: int, expected: str) -> None:
    assert ends(start, n, Unit.WORKING_DAY) == expected


def test_the_published_vector_that_leans_on_2027_is_provisional() -> None:
    assert due(Limit(20, Unit.WORKING_DAY), date(2026, 12, 3), shipped()).provisional is False
    assert due(Limit(20, Unit.WORKING_DAY), date(2026, 12, 4), shipped()).provisional is True


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [("2026-02-13", 10, "2026-02-24"), ("2026-08-05", 60, "2026-10-08"), ("2026-09-04", 30, "2026-10-08")],
)
def test_the_published_calendar_day_vectors_hold(start: str, n: int, expected: str) -> None:
    assert ends(start, n, Unit.CALENDAR_DAY) == expected


def test_the_published_stop_moves_the_due_date_from_30_march_to_13_april() -> None:
    limit, start = Limit(20, Unit.WORKING_DAY), date(2026, 3, 2)
    assert due(limit, start, shipped()).on == date(2026, 3, 30)
    assert due(limit, start, shipped(), [Stop(date(2026, 3, 9), date(2026, 3, 20))]).on == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("n", "latest"),
    [
        (5, "2026-12-24"),
        (10, "2026-12-17"),
        (20, "2026-12-03"),
        (30, "2026-11-19"),
        (45, "2026-10-29"),
        (60, "2026-10-09"),
    ],
)
def test_the_latest_start_that_still_ends_inside_2026_is_as_measured(n: int, latest: str) -> None:
    start = date.fromisoformat(latest)
    assert not due(Limit(n, Unit.WORKING_DAY), start, shipped()).provisional
    assert due(Limit(n, Unit.WORKING_DAY), shipped().nth_after(start, 1), shipped()).provisional


def read_example() -> dict[str, Any]:
    given, faults = parse('{"ledgers": [' + EXAMPLE + "]}")
    assert given is not None and not faults
    ledger: dict[str, Any] = answer(given)[0]["ledgers"][0]
    return ledger


def test_the_published_ledger_reads_exactly_as_published() -> None:
    ledger = read_example()
    assert set(ledger) == {"id", "expect", "lights"}
    assert json.loads(json.dumps(ledger["expect"])) == json.loads(EXPECTED)


def test_on_18_may_the_example_is_paused_with_17_7_and_2_days_left() -> None:
    then = read_example()["lights"][0]
    assert then["at"] == "2026-05-18"
    shown = then["expect"]
    assert [(shown[k]["light"], shown[k]["remaining"], shown[k]["due"]) for k in ("statutory", "promised")] == [
        ("paused", 17, None),
        ("paused", 7, None),
    ]
    assert [(s["step"], s["light"], s["remaining"]) for s in shown["steps"]] == [("审查", "paused", 2)]
    assert shown["delivery"] is None

"""What a ledger may leave out, and what it then means (clock.md, JSON)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.clock.wire import answer, parse

Json = dict[str, Any]


def reading(events: list[Json], item: Json | None = None, **facts: Any) -> Json:
    limits = {"statutory": {"n": 20, "unit": "working_day"}, "promised": None, "steps": []} | (item or {})
    ledger = {"id": "l", "as_of": "2026-03-31", "item": limits, "events": events, **facts}
    given, faults = parse(json.dumps({"ledgers": [ledger]}))
    assert given is not None, [fault.say() for fault in faults]
    out: Json = answer(given)[0]["ledgers"][0]["expect"]
    return out


def on(day: str, kind: str, **facts: Any) -> Json:
    return {"date": f"2026-03-{day}", "type": kind, **facts}


DECIDED = [on("02", "received"), on("03", "accepted"), on("10", "decided")]


def test_a_decision_grants_unless_the_ledger_says_no() -> None:
    assert reading(DECIDED)["delivery"]["due"] == "2026-03-24"
    assert reading(DECIDED, granted=True)["delivery"]["due"] == "2026-03-24"
    assert reading(DECIDED, granted=False)["delivery"] is None
    assert reading([*DECIDED[:2], on("10", "decided", granted=False)])["delivery"] is None


def test_the_usual_limits_are_five_days_to_accept_and_ten_to_deliver() -> None:
    assert reading([on("30", "received")])["acceptance"]["due"] == "2026-04-07"
    short = reading(DECIDED, {"acceptance_limit": 0, "delivery_limit": 1})
    assert short["acceptance"]["deemed"] is True
    assert reading(DECIDED, {"delivery_limit": 1})["delivery"]["due"] == "2026-03-11"


@pytest.mark.parametrize(
    ("complete", "state"),
    [({}, "accepted"), ({"complete": True}, "accepted"), ({"complete": False}, "awaiting_supplement")],
)
def test_a_supplement_is_complete_unless_it_says_no(complete: Json, state: str) -> None:
    events = [on("02", "received"), on("03", "supplement_requested"), on("09", "supplement_received", **complete)]
    assert reading(events)["acceptance"]["state"] == state


def test_only_a_pending_case_shows_light_and_remaining_days_to_accept() -> None:
    pending = reading([on("30", "received")])["acceptance"]
    assert (pending["deemed"], pending["light"], pending["remaining"]) == (False, "green", 4)
    assert "light" not in reading(DECIDED)["acceptance"]


def test_a_clock_may_end_on_the_day_it_began_and_not_before() -> None:
    clock = {"id": "c", "unit": "working_day", "n": 0, "start": "2026-03-02", "at": ["2026-03-02"]}
    given, _ = parse(json.dumps({"clocks": [clock | {"finished": "2026-03-02"}]}))
    assert given is not None
    assert answer(given)[0]["clocks"][0]["at"] == [{"at": "2026-03-02", "remaining": None, "light": "done_on_time"}]
    refused, faults = parse(json.dumps({"clocks": [clock | {"finished": "2026-03-01"}]}))
    assert refused is None and len(faults) == 1
    negative, faults = parse(json.dumps({"clocks": [clock | {"n": -1}]}))
    assert negative is None and len(faults) == 1

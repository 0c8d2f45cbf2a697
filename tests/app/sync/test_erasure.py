"""An erasure at the center: one officer asks, another signs, the case has ended; whatever else is refused and takes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from memory_ground import MemoryGround
from office_day import OfficeDay, opened_office
from test_judge import events, forged

from app.erasing import ask_erasure, sign_erasure
from app.events.envelope import Event
from app.ids import CaseId, EventId, OfficerId
from app.officer import SYSTEM_OFFICER
from app.state import Case
from app.withdrawing import withdraw

WHY: dict[str, Any] = {"basis": "《个人信息保护法》第四十七条", "reason": "保存期限届满"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as opened:
        yield opened


def erased(office: OfficeDay) -> tuple[Case, MemoryGround, Event, Event]:
    """The case, a center that knows all but the erasure, what was asked and what was signed."""
    case: Case = office.received()
    office.do("w1", withdraw, case.id, reason="申请人撤回")
    asked = office.do("m1", ask_erasure, case.id, **WHY)
    office.do("s1", sign_erasure, asked.id)
    given = events(office)
    ground = MemoryGround()
    ground.take([event for event in given if event.kind not in ("erasure_asked", "erased")])
    signed = next(event for event in given if event.kind == "erased")
    return case, ground, next(event for event in given if event.id == asked.id), signed


def test_what_one_asked_and_another_signed_is_applied(office: OfficeDay) -> None:
    _, ground, asked, signed = erased(office)
    assert ground.take([asked, signed]) == ["applied", "applied"]


@pytest.mark.parametrize(
    "changes",
    [
        {"officer": SYSTEM_OFFICER.id},
        {"officer": OfficerId("w1")},
        {"officer": OfficerId("m1")},
        {"officer": OfficerId("nobody")},
        {"data": {"events": [], "basis": "无"}},
        {"data": {"asked": "nothing-asked"}},
    ],
)
def test_an_erasure_that_nobody_else_signed_is_refused_whoever_says_so(
    office: OfficeDay, changes: dict[str, Any]
) -> None:
    _, ground, asked, signed = erased(office)
    ground.take([asked])
    facts = {**changes, "data": {**signed.data, **changes.get("data", {})}}
    assert ground.take([forged(signed, **facts)]) == ["refused:sync.erasure"]


def test_an_erasure_that_was_not_asked_or_names_other_events_is_refused(office: OfficeDay) -> None:
    _, ground, asked, signed = erased(office)
    assert ground.take([signed]) == ["refused:sync.erasure"]
    ground.take([asked])
    fewer = forged(signed, data={**signed.data, "events": signed.data["events"][:-1] or [EventId("other")]})
    assert ground.take([fewer]) == ["refused:sync.erasure"]


def test_the_system_officer_and_a_clerk_may_not_even_ask(office: OfficeDay) -> None:
    _, ground, asked, signed = erased(office)
    for who in (SYSTEM_OFFICER.id, OfficerId("w1")):
        assert ground.take([forged(asked, officer=who)]) == ["refused:sync.erasure"]
    assert ground.take([signed]) == ["refused:sync.erasure"]


def test_a_case_that_still_runs_at_the_center_keeps_its_private_facts(office: OfficeDay) -> None:
    case, ground, asked, signed = erased(office)
    running = office.received()
    given = [event for event in events(office) if event.subject == running.id]
    ground.take(given)
    of_running = [event.id for event in given]
    ask = forged(asked, data={**asked.data, "events": of_running})
    assert ground.take([ask]) == ["refused:sync.erasure"]
    ground.cases[case.id] = replace(ground.cases[case.id], state=ground.cases[CaseId(running.id)].state)
    assert ground.take([asked, signed]) == ["refused:sync.erasure"] * 2

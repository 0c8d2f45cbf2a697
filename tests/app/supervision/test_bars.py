"""The bars of a case: used, stopped, over, left; they add up, and nothing of them is stored."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import shipped
from app.clock.ledger import Entry, Standard, StandardStep
from app.clock.light import Light
from app.clock.limits import Limit, Unit
from app.ids import CaseId, OfficerId
from app.post import Post
from app.state import CaseState
from app.supervision.bars import Bar, PartKind, bars_of
from app.supervision.facts import BoardFact
from app.supervision.line import line_of

CALENDAR = shipped()
STANDARD = Standard(
    Limit(20, Unit.WORKING_DAY),
    Limit(10, Unit.WORKING_DAY),
    (StandardStep("审查", "department", "zjj", 5), StandardStep("审核", "department", "zjj", 2)),
    supplement=Limit(30, Unit.WORKING_DAY),
)
RECEIVED = Entry(date(2026, 11, 2), "received")
ACCEPTED = Entry(date(2026, 11, 3), "accepted")


def bars(on: date, *entries: Entry) -> dict[str, Bar]:
    fact = BoardFact(
        CaseId("c"), "341702202611029999000017", "i", "事项", "张**", "zjj", CaseState.IN_PROGRESS, date(2026, 11, 2),
        OfficerId("w1"), entries, STANDARD, (("审查", Post.HANDLER), ("审核", Post.CHECKER)), (), ("审查",), 0, "h",
    )  # fmt: skip
    return {bar.name or bar.kind: bar for bar in bars_of(line_of(fact, CALENDAR, on), CALENDAR)}


def days(bar: Bar, kind: PartKind) -> int:
    return sum(part.days for part in bar.parts if part.kind is kind)


def test_a_running_step_shows_what_is_used_and_left() -> None:
    found = bars(date(2026, 11, 5), RECEIVED, ACCEPTED)
    assert (found["审查"].used, found["审查"].limit) == (2, 5)
    assert (days(found["审查"], PartKind.RUN), days(found["审查"], PartKind.LEFT)) == (2, 3)
    assert found["审查"].is_running and found["审核"].light is None and found["审核"].parts == ()
    assert found["acceptance"].used == 1 and not found["acceptance"].is_running
    assert found["delivery"].light is None


def test_days_beyond_the_limit_are_over() -> None:
    found = bars(date(2026, 11, 13), RECEIVED, ACCEPTED)["审查"]
    assert found.light is Light.RED and found.over == 3
    assert (days(found, PartKind.RUN), days(found, PartKind.OVER), days(found, PartKind.LEFT)) == (5, 3, 0)


def test_a_stop_is_a_part_of_its_own_and_uses_nothing() -> None:
    stop = Entry(date(2026, 11, 4), "stop", ground="听证", stop="s")
    resume = Entry(date(2026, 11, 6), "resume", stop="s")
    found = bars(date(2026, 11, 9), RECEIVED, ACCEPTED, stop, resume)["审查"]
    assert [part.kind for part in found.parts] == [PartKind.RUN, PartKind.STOP, PartKind.RUN, PartKind.LEFT]
    assert found.used == 2 and days(found, PartKind.STOP) == 2 and days(found, PartKind.LEFT) == 3


def test_an_open_stop_keeps_what_is_left() -> None:
    stop = Entry(date(2026, 11, 4), "stop", ground="听证", stop="s")
    found = bars(date(2026, 11, 9), RECEIVED, ACCEPTED, stop)["审查"]
    assert found.light is Light.PAUSED
    assert (days(found, PartKind.RUN), days(found, PartKind.STOP), days(found, PartKind.LEFT)) == (1, 3, 4)


def test_a_stop_that_came_too_late_changes_nothing() -> None:
    stop = Entry(date(2026, 11, 12), "stop", ground="听证", stop="s")
    found = bars(date(2026, 11, 13), RECEIVED, ACCEPTED, stop)["审查"]
    assert days(found, PartKind.STOP) == 0 and days(found, PartKind.OVER) == 3


def test_a_supplement_is_the_applicant_s_own_time() -> None:
    asked = Entry(date(2026, 11, 4), "supplement_requested")
    came = Entry(date(2026, 11, 9), "supplement_received", complete=True)
    found = bars(date(2026, 11, 10), RECEIVED, asked, came)
    assert found["supplement"].used == 3 and found["supplement"].limit is None
    waiting = bars(date(2026, 11, 10), RECEIVED, asked)["supplement"]
    assert waiting.is_running and waiting.light is Light.PAUSED


def test_a_decision_opens_the_delivery_and_a_refusal_has_none() -> None:
    steps = [Entry(date(2026, 11, 5), "step_finished", step=name) for name in ("审查", "审核")]
    granted = bars(date(2026, 11, 9), RECEIVED, ACCEPTED, *steps, Entry(date(2026, 11, 6), "decided", granted=True))
    assert granted["delivery"].is_running and granted["delivery"].used == 1
    refused = bars(date(2026, 11, 9), RECEIVED, ACCEPTED, *steps, Entry(date(2026, 11, 6), "decided", granted=False))
    assert "delivery" not in refused


def test_a_bar_of_the_first_day_is_not_empty() -> None:
    found = bars(date(2026, 11, 2), RECEIVED)["acceptance"]
    assert found.used == 0 and days(found, PartKind.LEFT) == 5

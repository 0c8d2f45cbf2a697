"""What another center said is followed only when it has the shape that its kind has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.clock.limits import Limit, Unit
from app.events.body import Body
from app.events.envelope import Event
from app.events.keeping import Erased
from app.events.levels import CaseOffered, DayClosed, OfferAnswered, OfferReturned, StandardLine, StandardPublished
from app.ids import CaseId, EventId
from app.keys.device_key import new_device_key
from app.levels.center_stream import Stream
from app.levels.sound import sound
from app.sync.judge import judge_center

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
BODIES: tuple[Body, ...] = (
    CaseOffered(341700, "1", EventId("e"), "移送"),
    OfferAnswered(EventId("o"), takes=True, by="m1"),
    OfferReturned(EventId("o"), (EventId("e"),)),
    StandardPublished(340000, 1, (StandardLine("1", "甲", Limit(20, Unit.WORKING_DAY)),), ("2",)),
    DayClosed(date(2026, 11, 23), "", 0, 5, "0" * 64),
)


def event_of(body: Body) -> Event:
    return Stream("center", 0, "", new_device_key()).sealed(body, CaseId("c"), NOW).event


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body.KIND))
def test_what_a_center_says_comes_through_whole(body: Body) -> None:
    event = event_of(body)
    assert sound(event) == body
    assert judge_center(event).verdict == "applied"


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        (BODIES[0], "to", "341700"), (BODIES[0], "to", True), (BODIES[0], "number", 5), (BODIES[0], "number", None),
        (BODIES[1], "offer", {"a": 1}), (BODIES[1], "takes", 1), (BODIES[2], "undone", [1]),
        (BODIES[3], "lines", [{"basic": 1, "name": "甲"}]), (BODIES[3], "lines", [{"name": "甲"}]),
        (BODIES[3], "version", "1"), (BODIES[4], "day", "2026-13-01"), (BODIES[4], "upto", "5"), (BODIES[4], "root", None),
    ],
)  # fmt: skip
def test_a_field_of_another_type_is_refused_and_followed_by_nobody(body: Body, field: str, value: object) -> None:
    event = event_of(body)
    event.data[field] = value
    assert sound(event) is None
    assert judge_center(event).verdict == "refused:sync.body"


def test_a_field_that_is_missing_is_refused() -> None:
    event = event_of(BODIES[1])
    del event.data["takes"]
    assert sound(event) is None


def test_an_erasure_is_taken_from_a_center_only_where_it_is_its_own_word_that_comes_back() -> None:
    event = event_of(Erased((EventId("e"),), "个人信息保护法第四十七条", EventId("a")))
    assert judge_center(event).verdict == "refused:levels.not_a_desk"
    assert judge_center(event, is_own=True).verdict == "applied"
    del event.data["asked"]
    assert judge_center(event_without_body(event), is_own=True).verdict == "refused:sync.body"


def event_without_body(event: Event) -> Event:
    """Return the event as it comes from elsewhere: nobody has read its body yet."""
    return replace(event)

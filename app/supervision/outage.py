"""A declared outage 停机时段: from when to when nobody could type, who asked, who agreed, until when it may be made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.case import body_of
from app.errors import NotFound, Refused
from app.events import supervision as said
from app.events.body import Body
from app.events.envelope import Event
from app.ids import OfficerId, OutageId


class OutageState(StrEnum):
    """待复核 可补录 已关闭."""

    ASKED = "asked"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Outage:
    """Both days of the window count by the time of the office; entries are taken until the end of `until`."""

    id: OutageId
    first_at: datetime
    last_at: datetime
    reason: str
    asked_by: OfficerId
    asked_at: datetime
    state: OutageState = OutageState.ASKED
    opened_by: OfficerId | None = None
    until: date | None = None

    def takes(self, claimed_at: datetime, on: date) -> bool:
        """True when something received at `claimed_at` may be entered on this day."""
        is_open = self.state is OutageState.OPEN and self.until is not None and on <= self.until
        return is_open and self.first_at <= claimed_at <= self.last_at


def apply_outage(outage: Outage | None, event: Event, body: Body) -> Outage:
    """Return the outage after `event`. Raises Refused out of order, NotFound without a beginning."""
    if isinstance(body, said.OutageAsked):
        return Outage(body.outage, body.first_at, body.last_at, body.reason, event.officer, event.moment.at)
    if outage is None:
        raise NotFound("supervision.no_outage")
    if isinstance(body, said.OutageOpened) and outage.state is OutageState.ASKED:
        return replace(outage, state=OutageState.OPEN, opened_by=event.officer, until=body.until)
    if isinstance(body, said.OutageClosed) and outage.state is not OutageState.CLOSED:
        return replace(outage, state=OutageState.CLOSED)
    raise Refused("supervision.outage_state", outage_state=outage.state.value)


def outages_of(events: Iterable[Event]) -> tuple[Outage, ...]:
    """Return the outages that these events make, in the order in which they were asked for."""
    found: dict[OutageId, Outage] = {}
    for event in events:
        body = body_of(event)
        if isinstance(body, said.OF_AN_OUTAGE):
            named: OutageId = body.outage
            found[named] = apply_outage(found.get(named), event, body)
    return tuple(found.values())

"""What happens to the table of working days (subject null): a notice or list imported, local days asked and approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId


@dataclass(frozen=True)
class OrderedDay:
    """One day of a table: free under a name, or worked."""

    on: date
    is_working: bool
    name: str


@dataclass(frozen=True)
class CalendarImported(Body):
    """A notice or a list rules from now on. `years`: those it makes complete; `known_from`: since when it was known."""

    KIND: ClassVar[str] = "calendar_imported"
    origin: str
    source: str
    issued_on: date | None
    known_from: date
    years: tuple[int, ...]
    days: tuple[OrderedDay, ...]


@dataclass(frozen=True)
class LocalDaysAsked(Body):
    """Days of this center alone (typhoon, ethnic holiday) wait for an approver; `source`: the order that sets them."""

    KIND: ClassVar[str] = "local_days_asked"
    source: str
    days: tuple[OrderedDay, ...]


@dataclass(frozen=True)
class LocalDaysApproved(Body):
    """The approver let the very days rule that were asked for: `sha256` is of their list."""

    KIND: ClassVar[str] = "local_days_approved"
    asked: EventId
    sha256: str


@dataclass(frozen=True)
class LocalDaysDeclined(Body):
    """The approver did not; nothing changes."""

    KIND: ClassVar[str] = "local_days_declined"
    asked: EventId
    reason: str = private()


@dataclass(frozen=True)
class CalendarWithdrawn(Body):
    """A table that was imported or approved in error rules no more."""

    KIND: ClassVar[str] = "calendar_withdrawn"
    table: EventId
    reason: str = private()


OF_THE_CALENDAR = (CalendarImported, LocalDaysAsked, LocalDaysApproved, LocalDaysDeclined, CalendarWithdrawn)

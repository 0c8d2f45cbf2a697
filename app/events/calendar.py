"""What happens to the table of working days (subject null): a notice or list imported, local days asked and approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import CaseId, EventId


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


@dataclass(frozen=True)
class MovedDay:
    """One date of one case before and after, without the person.

    `clock`: acceptance, supplement, statutory, promised, step (then `step` names it), delivery.
    """

    case: CaseId
    number: str
    item: str
    clock: str
    step: str
    before: date | None
    after: date | None
    was_provisional: bool = False
    is_provisional: bool = False

    @property
    def has_moved(self) -> bool:
        """Return True when the day is another one; else only its 暂定 has gone or come."""
        return self.before != self.after


@dataclass(frozen=True)
class DatesMoved(Body):
    """A change of the table (`change`: imported, approved, withdrawn; by `source`) moved these dates of open cases."""

    KIND: ClassVar[str] = "dates_moved"
    change: str
    source: str
    looked_at: int
    lines: tuple[MovedDay, ...]


@dataclass(frozen=True)
class MovedTold(Body):
    """The applicants of these cases are told what moved: `way` letter (printed here) or list (sent from an exported list)."""

    KIND: ClassVar[str] = "moved_told"
    moved: EventId
    way: str
    cases: tuple[CaseId, ...]


OF_MOVED_DATES = (DatesMoved, MovedTold)

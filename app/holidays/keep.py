"""How the table of working days changes: a table imported, local days asked for and approved by another, one withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.clock.calendar import Calendar
from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.calendar import (
    CalendarImported,
    CalendarWithdrawn,
    DatesMoved,
    LocalDaysApproved,
    LocalDaysAsked,
    LocalDaysDeclined,
    OrderedDay,
)
from app.free_text import written
from app.holidays.held import HeldTable, TableStatus, with_days
from app.holidays.moved import MovedList, moved, open_cases
from app.holidays.report import HolidayTable
from app.ids import EventId
from app.officer import Officer, Role
from app.post import Post


@dataclass(frozen=True)
class Foreseen:
    """What a table would do: the calendar with it, and the dates of open cases that it moves."""

    table: HolidayTable
    calendar: Calendar
    changed: tuple[date, ...]
    moved: MovedList


def may_set_calendar(officer: Officer) -> bool:
    """True for the supervisor and for the system administrator."""
    return officer.has_role(Role.SUPERVISOR) or officer.has_role(Role.SYSTEM_ADMIN)


def may_approve_days(officer: Officer, table: HeldTable) -> bool:
    """True for another officer than who asked: supervisor, system administrator, or an approver."""
    has_say = may_set_calendar(officer) or officer.holds_anywhere(Post.APPROVER)
    return table.status is TableStatus.ASKED and officer.id != table.officer and has_say


def foresee(records: Records, table: HolidayTable, calendar: Calendar, on: date) -> Foreseen:
    """Return what the table would change if it were imported on this day; nothing changes."""
    after = with_days(calendar, days_of(table), table.years, table.source or table.origin, known_from(table, on))
    changed = tuple(order.on for order in table.orders if calendar.is_working(order.on) != after.is_working(order.on))
    return Foreseen(table, after, changed, moved(open_cases(records), calendar, after, on))


def days_of(table: HolidayTable) -> tuple[OrderedDay, ...]:
    """Return the days of a table that was read as an event keeps them."""
    return tuple(OrderedDay(order.on, order.is_working, order.name) for order in table.orders)


def known_from(table: HolidayTable, on: date) -> date:
    """Return since when the table was known: the day it was issued, or today where it does not say."""
    return table.issued_on if table.issued_on is not None and table.issued_on <= on else on


def import_table(desk: Desk, table: HolidayTable) -> MovedList:
    """The table rules from now on, for past dates too; return the dates of open cases that moved.

    Raises Refused: no right, a line that contradicts itself, nothing that is not known already, single days without a
    notice of the State Council: those are local days, which a second officer approves.
    """
    _refuse_stranger(desk.officer)
    if not table.is_sound:
        raise Refused("calendar.unsound", file=table.origin)
    if not table.years and not table.source.strip() and table.issued_on is None:
        raise Refused("holidays.needs_approver")
    before, on = desk.calendar, desk.now().on
    if _says_nothing_new(before, table):
        raise Refused("holidays.nothing_new", file=table.origin)
    desk.record(
        None,
        CalendarImported(
            table.origin, table.source, table.issued_on, known_from(table, on), table.years, days_of(table)
        ),
    )
    return _moved(desk, before, "imported", table.source or table.origin)


def _moved(desk: Desk, before: Calendar, change: str, source: str) -> MovedList:
    """Return the dates that the change moved; what moved is on record, for whoever has to tell the applicants."""
    found = moved(open_cases(desk.records), before, desk.calendar, desk.now().on)
    if found.moved:
        desk.record(None, DatesMoved(change, source, found.looked_at, found.moved))
    return found


def _says_nothing_new(calendar: Calendar, table: HolidayTable) -> bool:
    if not calendar.published.issuperset(table.years):
        return False
    return all(calendar.is_working(order.on) == order.is_working for order in table.orders)


def _refuse_stranger(officer: Officer) -> None:
    if not may_set_calendar(officer):
        raise Refused("holidays.may_not", officer=officer.name)


def ask_local_days(desk: Desk, days: Iterable[OrderedDay], *, source: str) -> EventId:
    """The days wait for an approver. Raises Refused: no right, no day, no order that sets them."""
    _refuse_stranger(desk.officer)
    asked = tuple(sorted(days, key=lambda day: day.on))
    if not asked:
        raise Refused("holidays.no_days")
    if not source.strip():
        raise Refused("holidays.no_source")
    if any(not day.name.strip() for day in asked):
        raise Refused("holidays.no_name")
    named = tuple(OrderedDay(day.on, day.is_working, written(day.name)) for day in asked)
    return desk.record(None, LocalDaysAsked(written(source), named)).id


def approve_local_days(desk: Desk, table_id: EventId, *, sha256: str) -> MovedList:
    """The days rule from now on; return the dates that moved. Raises Refused: the same officer, no right, other days."""
    table = _asked(desk, table_id)
    if table.sha256 != sha256:
        raise Refused("holidays.other_days")
    before = desk.calendar
    desk.record(None, LocalDaysApproved(table_id, sha256))
    return _moved(desk, before, "approved", table.source)


def decline_local_days(desk: Desk, table_id: EventId, *, reason: str) -> None:
    """The approver sends the days back with a reason; nothing changes."""
    table = _asked(desk, table_id)
    if not reason.strip():
        raise Refused("second.no_reason")
    desk.record(None, LocalDaysDeclined(table.id, written(reason)))


def _asked(desk: Desk, table_id: EventId) -> HeldTable:
    table = _table(desk, table_id)
    if table.status is not TableStatus.ASKED:
        raise Refused("holidays.not_asked")
    if table.officer == desk.officer.id:
        raise Refused("second.same_officer", officer=desk.officer.name)
    if not may_approve_days(desk.officer, table):
        raise Refused("holidays.may_not_approve", officer=desk.officer.name)
    return table


def _table(desk: Desk, table_id: EventId) -> HeldTable:
    found = next((one for one in desk.records.calendar_tables() if one.id == table_id), None)
    if found is None:
        raise NotFound("holidays.no_table")
    return found


def withdraw_table(desk: Desk, table_id: EventId, *, reason: str) -> MovedList:
    """A table that was taken in error rules no more; return the dates that moved back.

    Raises Refused: no right, no reason, a table that does not rule.
    """
    _refuse_stranger(desk.officer)
    table = _table(desk, table_id)
    if table.status is not TableStatus.IN_FORCE:
        raise Refused("holidays.not_in_force")
    if not reason.strip():
        raise Refused("second.no_reason")
    before = desk.calendar
    desk.record(None, CalendarWithdrawn(table.id, written(reason)))
    return _moved(desk, before, "withdrawn", table.source or table.origin)

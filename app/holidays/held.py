"""The office's own holiday tables as the store holds them, and the calendar that they make with the shipped one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.clock.calendar import Calendar
from app.clock.table import Published, Row
from app.events.body import pack
from app.events.calendar import OrderedDay
from app.events.envelope import canonical, digest
from app.ids import EventId, OfficerId


class TableKind(StrEnum):
    """Where a table comes from."""

    IMPORTED = "imported"
    LOCAL = "local"


class TableStatus(StrEnum):
    """Whether it rules; `declined`: no approver, or not the center, would have it."""

    ASKED = "asked"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class HeldTable:
    """One table: its days, its source, since when it was known, who brought it and who approved it."""

    id: EventId
    kind: TableKind
    status: TableStatus
    origin: str
    source: str
    issued_on: date | None
    known_from: date
    years: tuple[int, ...]
    days: tuple[OrderedDay, ...]
    officer: OfficerId
    at: datetime
    approver: OfficerId | None = None

    @property
    def sha256(self) -> str:
        """Return the hash of its days: what is approved is what was asked for."""
        return hash_of(self.days)


def hash_of(days: tuple[OrderedDay, ...]) -> str:
    """Return the hash of a list of days."""
    return digest(canonical(pack(days)))


def with_days(
    calendar: Calendar,
    days: Iterable[OrderedDay],
    years: Iterable[int],
    source: str,
    known_from: date,
    approver: str = "",
) -> Calendar:
    """Return the calendar with the days of one more table."""
    rows = [Row(day.on, day.is_working, day.name, source, known_from, approver) for day in days]
    return calendar.with_rows(rows, [Published(year, source, known_from) for year in years])


def calendar_with(shipped: Calendar, tables: Iterable[HeldTable]) -> Calendar:
    """Return the calendar in force: the shipped table and every own one that rules, in the order they came.

    `known_on` of it answers what was known when; a withdrawn table was never known.
    """
    ruling = [table for table in tables if table.status is TableStatus.IN_FORCE]
    rows = [
        Row(day.on, day.is_working, day.name, table.source or table.origin, table.known_from, table.approver or "")
        for table in ruling
        for day in table.days
    ]
    published = [
        Published(year, table.source or table.origin, table.known_from) for table in ruling for year in table.years
    ]
    return shipped.with_rows(rows, published) if ruling else shipped

"""即将到期: which permits expire soon, whom to call, until when to apply, and whether a renewal is under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.certificates.renewal import WARNING_DAYS, ApplyBy, apply_by
from app.clock.calendar import Calendar
from app.clock.light import Light
from app.desk import CertificateRow, Records
from app.officer import EVERY_DEPARTMENT, Officer
from app.post import Post

POSTS = (Post.WINDOW, Post.LEAD, Post.CERTIFIER, Post.ARCHIVIST)
SHOWN_AFTER_EXPIRY = 30  # calendar days: a holder who comes late is still found on the list
MOST = 5000  # the nearest ones; the page says so when there are more


class Chance(StrEnum):
    """Whether a renewal can still be applied for in time: by both readings, by the milder one only, by none; or it is asked."""

    OPEN = "open"
    DISPUTED = "disputed"
    LATE = "late"
    EXPIRED = "expired"
    UNDER_WAY = "under_way"


@dataclass(frozen=True)
class ExpiringPermit:
    """One line of the list. `days_left` is negative once the permit has expired; both readings of art. 50 are shown."""

    row: CertificateRow
    days_left: int
    apply_by: ApplyBy
    light: Light
    chance: Chance


def expiring(
    records: Records, officer: Officer, calendar: Calendar, on: date, days: int = WARNING_DAYS
) -> tuple[ExpiringPermit, ...]:
    """Return the permits of the officer's departments that expire within `days` calendar days, the nearest first."""
    departments = departments_of(officer)
    if departments is None:
        return ()
    first, last = on - timedelta(days=SHOWN_AFTER_EXPIRY), on + timedelta(days=days)
    rows = records.expiring_certificates(first, last, departments, MOST)
    return tuple(_line(row, calendar, on) for row in rows)


def departments_of(officer: Officer) -> Sequence[str] | None:
    """Return the departments whose permits the officer sees, () for all, None for none."""
    held = [a.department for a in officer.appointments if a.post in POSTS]
    if not held or not officer.is_active:
        return None
    return () if EVERY_DEPARTMENT in held else tuple(dict.fromkeys(held))


def _line(row: CertificateRow, calendar: Calendar, on: date) -> ExpiringPermit:
    last = apply_by(calendar, row.valid_to)
    return ExpiringPermit(row, (row.valid_to - on).days, last, _light(row, last, on), _chance(row, last, on))


def _light(row: CertificateRow, last: ApplyBy, on: date) -> Light:
    """Red once it has expired, yellow from the day after the stricter last day to apply."""
    if on > row.valid_to:
        return Light.RED
    return Light.YELLOW if on > min(last.working, last.calendar) else Light.GREEN


def _chance(row: CertificateRow, last: ApplyBy, on: date) -> Chance:
    if row.renewal is not None:
        return Chance.UNDER_WAY
    if on > row.valid_to:
        return Chance.EXPIRED
    if on > max(last.working, last.calendar):
        return Chance.LATE
    return Chance.DISPUTED if on > min(last.working, last.calendar) else Chance.OPEN

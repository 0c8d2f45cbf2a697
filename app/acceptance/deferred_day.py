"""Until when 容缺 materials must come: within the promise, else within the statutory limit."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.limits import due
from app.desk import Desk
from app.errors import Refused
from app.item import Item
from app.state import Case


def promised_day(item: Item, today: date, calendar: Calendar) -> date | None:
    """Return the last day of the promise, by which deferred materials usually come; None while it is provisional."""
    found = due(item.promised or item.statutory, today, calendar)
    return None if found.provisional else found.on


def last_day(item: Item, today: date, calendar: Calendar) -> date | None:
    """Return the day after which no deferred material may come: the promise ends, else the statutory limit."""
    return due(item.promised or item.statutory, today, calendar).on


def deferred_until(desk: Desk, case: Case, until: date | None) -> date | None:
    """Return the last day for what is deferred, that of the limit when none is given.

    Raises Refused for a day before today or past the promise, else past the statutory limit.
    """
    today = desk.now().on
    last = due(case.plan.promised or case.plan.statutory, today, desk.calendar).on
    if until is None or last is None:
        return last
    if not today <= until <= last:
        raise Refused("acceptance.deferred_day", on=until.isoformat(), last=last.isoformat())
    return until

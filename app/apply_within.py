"""The applicant's own time to apply (特种设备 30 日 …): late is told to the clerk and the approver, and declines nothing."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.limits import due
from app.item import Item
from app.wording import DEFAULT_LANGUAGE, say


def last_day(item: Item, since: date | None, calendar: Calendar) -> date | None:
    """Return the last day on which the application is in time; None when the item or the form does not say."""
    own = item.apply_within
    return None if own is None or since is None else due(own.limit, since, calendar).on


def late_words(
    item: Item, since: date | None, applied_on: date, calendar: Calendar, language: str = DEFAULT_LANGUAGE
) -> str:
    """Return the sentence that tells a late application, empty when it is in time or nothing is known."""
    last = last_day(item, since, calendar)
    if item.apply_within is None or since is None or last is None or applied_on <= last:
        return ""
    facts = {"since": item.apply_within.since, "on": since.isoformat(), "due": last.isoformat()}
    return say("application.late", language, **facts)

"""The days that a clerk enters: of what happened, not of the typing; never to come, never before what they follow."""

from __future__ import annotations

from datetime import date

from app.desk import Desk
from app.errors import Refused
from app.notices.field_context import BEIJING
from app.retention.trust import REAL


def check_day(desk: Desk, day: date | None, what: str, *, not_before: date | None = None, since: str = "") -> date:
    """Return the day. `what` names it, `since` what it cannot come before.

    Raises Refused("disclosure.clock_back") where the machine's clock stands before what was recorded already,
    ("disclosure.day_missing"), ("disclosure.day_ahead") for a day to come, ("disclosure.day_before").
    """
    refuse_clock_back(desk)
    today = desk.now().on
    if day is None:
        raise Refused("disclosure.day_missing", disclosure_day=what)
    if day > today:
        raise Refused("disclosure.day_ahead", disclosure_day=what, on=day.isoformat(), today=today.isoformat())
    if not_before is not None and day < not_before:
        facts = {"disclosure_day": what, "on": day.isoformat(), "first": not_before.isoformat()}
        raise Refused("disclosure.day_before", **facts, disclosure_since=since)
    return day


def refuse_clock_back(desk: Desk, last: date | None = None) -> None:
    """Raise Refused("disclosure.clock_back") where today, as the machine says, lies before what is on record already.

    `last`: the day of the application's last act. A clock that was set for an exercise is held against that alone.
    """
    now = desk.now()
    newest = desk.records.newest_at() if now.clock == REAL else None
    known = [] if last is None else [last]
    known += [] if newest is None else [newest.astimezone(BEIJING).date()]
    if known and now.on < max(known):
        raise Refused("disclosure.clock_back", today=now.on.isoformat(), last=max(known).isoformat())

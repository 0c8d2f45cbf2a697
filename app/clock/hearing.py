"""The three limits of a hearing 听证 (行政许可法 arts. 47, 48), and when service by public notice takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.clock.limits import Due, Limit, Unit, due

PUBLIC_NOTICE_DAYS = 30


@dataclass(frozen=True)
class HearingTerms:
    """Working days: to ask after being told of the right, to hold after being asked, from the notice to the hearing.

    The days to ask are the applicant's; taken as working days, which is safe for the applicant (art. 82).
    """

    ask: int = 5
    hold: int = 20
    notice: int = 7


DEFAULT_TERMS = HearingTerms()


@dataclass(frozen=True)
class HearingReading:
    """`ask_by` the last day to ask; `hold_by` the last day to hold it; `tell_by` the last day to announce time and place."""

    ask_by: Due
    hold_by: Due | None
    tell_by: date | None


def hearing(
    calendar: Calendar,
    told_on: date,
    asked_on: date | None = None,
    held_on: date | None = None,
    terms: HearingTerms = DEFAULT_TERMS,
) -> HearingReading:
    """Return the limits of a hearing: told of the right on `told_on`, asked for on `asked_on`, to be held on `held_on`."""
    ask_by = due(Limit(terms.ask, Unit.WORKING_DAY), told_on, calendar)
    hold_by = due(Limit(terms.hold, Unit.WORKING_DAY), asked_on, calendar) if asked_on is not None else None
    tell_by = calendar.nth_before(held_on, terms.notice) if held_on is not None else None
    return HearingReading(ask_by, hold_by, tell_by)


def public_notice_takes_effect(announced_on: date) -> date:
    """Return the day on which service by public notice 公告送达 takes effect: 30 calendar days on (clock.md, Public notice)."""
    return announced_on + timedelta(days=PUBLIC_NOTICE_DAYS)

"""延续 read from the dates: until when to apply, whether it was in time, and what silence until the expiry did.

行政许可法 50: apply thirty days before the expiry; decided before the expiry, or renewed by silence. Whether the thirty
days are working days (art. 82) is disputed: both readings are shown, and the one that is better for the applicant counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.events.certificates import FollowKind
from app.state import Case, CaseState

DUTY_DAYS = 30
WARNING_DAYS = 60
UNDECIDED = (CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT, CaseState.IN_PROGRESS)


@dataclass(frozen=True)
class ApplyBy:
    """The last day to apply for a renewal, counted in working days and in calendar days.

    `is_provisional`: the working days lean on a year whose table is not out.
    """

    working: date
    calendar: date
    is_provisional: bool = False


@dataclass(frozen=True)
class RenewalReading:
    """`is_deemed`: silence renewed the permit on the day after `expires_on`, and nobody has taken note yet."""

    expires_on: date
    apply_by: ApplyBy
    applied_on: date
    is_in_time: bool
    is_deemed: bool


def apply_by(calendar: Calendar, expires_on: date) -> ApplyBy:
    """Return both readings of "thirty days before the expiry"."""
    working = calendar.nth_before(expires_on, DUTY_DAYS)
    in_days = expires_on - timedelta(days=DUTY_DAYS)
    return ApplyBy(working, in_days, calendar.is_provisional(working, expires_on))


def renewal_reading(case: Case, calendar: Calendar, on: date) -> RenewalReading | None:
    """Return the reading of a renewal as of the end of `on`; None for any other application."""
    follows = case.follows
    if follows is None or follows.kind is not FollowKind.RENEW or follows.valid_to is None:
        return None
    last = apply_by(calendar, follows.valid_to)
    is_in_time = case.received_on <= max(last.working, last.calendar)
    is_silent = case.state in UNDECIDED and on > follows.valid_to
    return RenewalReading(follows.valid_to, last, case.received_on, is_in_time, is_silent and is_in_time)


def is_renewed_by_silence(case: Case, calendar: Calendar, on: date) -> bool:
    """True when only the acknowledgement is left: the permit is renewed and no decision may say otherwise."""
    found = renewal_reading(case, calendar, on)
    return found is not None and found.is_deemed

"""The clock that presses a call-back or a complaint, read by the same clock as every case."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light, read_clock
from app.clock.limits import Limit, Unit
from app.events.ratings import Remedy
from app.ratings.complaint import Complaint
from app.ratings.note import CallBack
from app.ratings.rules import RatingRules
from app.ratings.table import CallBackState, ComplaintState, Move

VERIFIED = "verified"  # what a contact found out, as its note has it


def call_back_clock(held: CallBack | None, rules: RatingRules, calendar: Calendar, on: date) -> ClockReading | None:
    """Return the clock that presses a call-back: the first contact, then the deadline of what is being mended.

    A matter that was found true is mended within the longest deadline the office allows, counted from the contact,
    until it is decided which deadline it gets.
    """
    if held is None or held.state is CallBackState.CLOSED:
        return None
    if held.state is CallBackState.DUE:
        return read_clock(rules.contact(), held.opened_on, calendar, on)
    reached = held.last(Move.REACH)
    if held.state is CallBackState.REACHED and reached is not None and reached.choice == VERIFIED:
        return read_clock(rules.mending(), reached.on, calendar, on)
    measured = held.last(Move.MEASURE)
    if measured is None or measured.choice == Remedy.UNLAWFUL.value or held.state is not CallBackState.IN_HAND:
        return None
    limit = Limit(held.days, Unit.WORKING_DAY) if held.days else Limit(0, Unit.ON_THE_SPOT)
    return read_clock(limit, measured.on, calendar, on)


def complaint_clock(held: Complaint, rules: RatingRules, calendar: Calendar, on: date) -> ClockReading | None:
    """Return the clock that presses a complaint: its reply, then the return visit."""
    if held.state is ComplaintState.CLOSED:
        return None
    replied = held.last(Move.REPLY)
    if replied is None:
        return read_clock(rules.reply(), held.taken_on, calendar, on)
    return read_clock(rules.revisit(), replied.on, calendar, on)


_ORDER = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2}


def urgency(clock: ClockReading | None) -> tuple[int, int]:
    """Return a sort key: overdue ones first, the longest overdue on top; what no clock presses comes last."""
    if clock is None or clock.light is None:
        return (3, 0)
    return (_ORDER.get(clock.light, 3), (clock.remaining or 0) - clock.days_over)

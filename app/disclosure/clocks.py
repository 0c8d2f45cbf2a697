"""The clocks of an application for information (政府信息公开条例 30, 32, 33): all of them counted in working days."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Thresholds, read_clock
from app.clock.limits import Extension, working_days
from app.disclosure.dossier import Dossier
from app.disclosure.table import DisclosureState

REPLY_DAYS = 20
EXTENSION_DAYS = 20  # at most
MEND_WITHIN = 7  # the office's own time to tell what is not clear
PARTY_DAYS = 15
PAY_DAYS = 20


def reply_clock(held: Dossier, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS) -> ClockReading:
    """Return the clock of the reply: the third party's time is outside it, and it begins anew when mended or paid."""
    extensions = (Extension(held.extended.days, held.extended_on),) if held.extended and held.extended_on else ()
    finished = held.ended_on if held.state is DisclosureState.REPLIED else None
    return read_clock(
        working_days(REPLY_DAYS), held.begun_on, calendar, on, held.stops, extensions, finished,
        is_closed=held.state is DisclosureState.DROPPED, thresholds=yellow,
    )  # fmt: skip


def waiting_clock(
    held: Dossier, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
) -> ClockReading | None:
    """Return the clock of whoever is waited for: the applicant who mends or pays, or the third party; None otherwise."""
    if held.state is DisclosureState.UNCLEAR and held.unclear is not None and held.unclear_on is not None:
        return read_clock(working_days(held.unclear.days), held.unclear_on, calendar, on, thresholds=yellow)
    if held.state is DisclosureState.CHARGED and held.charged_on is not None:
        return read_clock(working_days(PAY_DAYS), held.charged_on, calendar, on, thresholds=yellow)
    if held.state is DisclosureState.ASKING and held.stops:
        return read_clock(working_days(PARTY_DAYS), held.stops[-1].begin, calendar, on, thresholds=yellow)
    return None


def pressing_clock(
    held: Dossier, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
) -> ClockReading:
    """Return the clock that presses now."""
    return waiting_clock(held, calendar, on, yellow) or reply_clock(held, calendar, on, yellow)

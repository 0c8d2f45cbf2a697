"""The clocks of an application for information (政府信息公开条例 30, 32-34): read by the engine of every other limit.

The reply is due in twenty working days from the day on which the application counts as received (31), a supplement came in
(30) or a fee was paid; what it takes to ask third parties and other bodies is outside it (33), by the days on which the letter
went out and the answer came. They answer within fifteen working days of the letter (32, 34): later ones stop nothing.
"""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Thresholds, read_clock
from app.clock.limits import Extension, Limit, Stop, Unit, working_days
from app.disclosure.dossier import Asking, Dossier
from app.disclosure.table import DisclosureState
from app.wording import DEFAULT_LANGUAGE, name_of

REPLY_DAYS = 20
EXTENSION_DAYS = 20  # at most
MEND_WITHIN = 7  # the office's own time to tell what is not clear
PARTY_DAYS = 15
PAY_DAYS = 30  # 日, not 工作日: calendar days from the day after the notice was received (国办函〔2020〕109号)
PAY = Limit(PAY_DAYS, Unit.CALENDAR_DAY)


def asked_until(asked: Asking, calendar: Calendar) -> date:
    """Return the last day for the answer of whoever was asked: until its receipt is on record, from the day of the letter."""
    return calendar.nth_after(asked.served_on or asked.asked_on, PARTY_DAYS)


def stops(held: Dossier, calendar: Calendar, on: date, language: str = DEFAULT_LANGUAGE) -> tuple[Stop, ...]:
    """Return the time that the reply clock leaves out, as of `on`; what was over before the clock began is not among it."""
    found = []
    for n, asked in enumerate(held.asked):
        last = asked_until(asked, calendar)
        end = min(asked.heard_on or last, last) if asked.is_over or on > last else None
        if end is None or end > held.begun_on:
            ground = name_of("disclosure_asking", asked.whom, language)
            found.append(Stop(asked.asked_on, end, ground, recorded=n))
    return tuple(found)


def reply_clock(
    held: Dossier,
    calendar: Calendar,
    on: date,
    yellow: Thresholds = DEFAULT_THRESHOLDS,
    language: str = DEFAULT_LANGUAGE,
) -> ClockReading:
    """Return the clock of the reply."""
    extensions = (Extension(held.extended.days, held.extended_on),) if held.extended and held.extended_on else ()
    is_replied = held.state is DisclosureState.REPLIED
    return read_clock(
        working_days(REPLY_DAYS), held.begun_on, calendar, on, stops(held, calendar, on, language), extensions,
        held.ended_on if is_replied else None, is_closed=held.ended_on is not None and not is_replied,
        thresholds=yellow,
    )  # fmt: skip


def mend_clock(held: Dossier, calendar: Calendar, on: date) -> ClockReading:
    """Return the office's own seven working days for telling what is not clear (30)."""
    return read_clock(working_days(MEND_WITHIN), held.received.received_on, calendar, on, finished=held.unclear_on)


def waiting_clock(
    held: Dossier, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
) -> ClockReading | None:
    """Return the clock of whoever is waited for: the applicant who mends or pays, or whoever was asked; None otherwise."""
    if held.state is DisclosureState.UNCLEAR and held.unclear is not None and held.unclear_on is not None:
        return read_clock(working_days(held.unclear.days), held.unclear_on, calendar, on, thresholds=yellow)
    if held.state is DisclosureState.CHARGED and held.charged_on is not None:
        return read_clock(PAY, held.charged_on, calendar, on, thresholds=yellow)
    if held.state is DisclosureState.ASKING and held.asked:
        last = held.asked[-1]
        begin = last.served_on or last.asked_on
        return read_clock(working_days(PARTY_DAYS), begin, calendar, on, thresholds=yellow)
    return None


def pressing_clock(
    held: Dossier, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
) -> ClockReading:
    """Return the clock that presses now: the reply's own again as soon as whoever was asked has had his fifteen days."""
    waited = waiting_clock(held, calendar, on, yellow)
    is_over = held.state is DisclosureState.ASKING and bool(waited and waited.due and on > waited.due)
    return reply_clock(held, calendar, on, yellow) if waited is None or is_over else waited

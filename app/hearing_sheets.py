"""The limits of a hearing as explained sheets: until when a party may ask for it, and until when it is to be held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from app.clock.calendar import Calendar
from app.clock.explanation import explain
from app.clock.hearing import DEFAULT_TERMS
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Thresholds, read_clock
from app.clock.limits import Limit, due, working_days
from app.clock.sheet import Sheet
from app.hearing_run import TellRun
from app.state import Case
from app.wording import DEFAULT_LANGUAGE, name_of, say


def hearing_sheets(
    case: Case,
    calendar: Calendar,
    on: date,
    language: str = DEFAULT_LANGUAGE,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Iterator[Sheet]:
    """Yield one sheet for each party that was told of its right, and one once a hearing was asked for; none by name."""
    run, parts = case.hearing, Counter[str]()
    is_closed = case.ended_on is not None

    def reading(limit: Limit, start: date, finished: date | None) -> ClockReading:
        known = finished if finished is not None and finished <= on else None
        return read_clock(
            limit, start, calendar, on, finished=known, is_closed=is_closed and known is None, thresholds=thresholds
        )

    def sheet(kind: str, part: str, clock: ClockReading, ended: str) -> Sheet:
        started_by, ended_by = say(f"clock.started_by_{kind}", language), say(f"clock.ended_by_{ended}", language)
        lines = explain(clock, calendar, say("clock.basis_hearing", language), started_by, language, ended_by=ended_by)
        return Sheet(kind, part, say(f"clock.title_{kind}", language, part=part), clock, lines)

    for told in (one for one in run.told if one.on <= on):
        word = name_of("party", told.body.party.value, language)
        parts[word] += 1
        part = word if parts[word] == 1 else f"{word} {parts[word]}"
        ended_on, ended = _asked_end(told, calendar, on)
        yield sheet("hearing_ask", part, reading(working_days(DEFAULT_TERMS.ask), told.on, ended_on), ended)
    if run.asked_on is not None and run.asked_on <= on:
        held_on = run.held.held_on if run.held is not None else None
        yield sheet(
            "hearing_hold", "", reading(working_days(DEFAULT_TERMS.hold), run.asked_on, held_on), "hearing_hold"
        )


def _asked_end(told: TellRun, calendar: Calendar, on: date) -> tuple[date | None, str]:
    """A right that is not used lapses with its last day: nobody is late, nor is who says so only afterwards."""
    answered = told.asked_on or told.answered_on
    last = due(working_days(DEFAULT_TERMS.ask), told.on, calendar).on
    if answered is not None and (last is None or answered <= last):
        return answered, "hearing_ask"
    return (last, "hearing_waived") if last is not None and last < on else (None, "hearing_ask")

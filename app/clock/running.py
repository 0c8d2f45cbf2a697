"""The clocks of a case that run at the end of a day, and nothing else: what a board of many thousand cases is judged by.

The same steps as app.clock.reading takes, in the same order; what has ended is left out, as nobody looks at it until the case
is opened. tests/app/clock/test_running.py holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.clock.acceptance import Acceptance, AcceptanceState, judge
from app.clock.calendar import Calendar
from app.clock.course import Course, course_of
from app.clock.ledger import Entry, Standard
from app.clock.light import DEFAULT_THRESHOLDS, Light, Thresholds, burning, lit
from app.clock.limits import WORKING_DAY, Extension, Limit, Stop, Unit, due, merged, working_days
from app.clock.reading import known_on, supplement_of
from app.clock.steps import remainder

PENDING, AWAITING, PAUSED = AcceptanceState.PENDING, AcceptanceState.AWAITING_SUPPLEMENT, Light.PAUSED


class Running(NamedTuple):
    """One clock that runs. `kind`: acceptance, supplement, statutory, promised, step or delivery; `step` names the step.

    `due` is None while a stop is open; `remaining` is None for the applicant's own time.
    """

    kind: str
    step: str
    light: Light
    remaining: int | None
    days_over: int
    due: date | None
    provisional: bool
    unit: Unit = WORKING_DAY


class Followed(NamedTuple):
    """The course of an accepted case by the first `known` of its entries: it moves with neither the day nor the calendar."""

    course: Course
    known: int


def running(
    entries: Iterable[Entry],
    standard: Standard,
    calendar: Calendar,
    as_of: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    before: Followed | None = None,
) -> tuple[list[Running], Followed | None]:
    """Return the clocks that are green, yellow, red or paused at the end of `as_of`, none for a case that ended; pure.

    What is returned beside them is `before` when the same entries are read again, on another day or by another calendar.
    """
    known = known_on(entries, as_of)
    acceptance = judge(known, standard.acceptance_limit, calendar, as_of, thresholds)
    start = acceptance.accepted_on
    if start is None:
        return _before_acceptance(acceptance, standard, calendar), None
    if before is None or before.known != len(known) or before.course.accepted_on != start:
        before = Followed(course_of(known, start, standard.steps), len(known))
    course = before.course
    if course.closed_on is not None:
        return [], before
    if course.decided_on is None:
        return _undecided(course, standard, calendar, as_of, thresholds), before
    if not course.granted or course.delivered_on is not None:
        return [], before
    look = _Look(calendar, as_of, thresholds, ())
    return [look.at("delivery", "", working_days(standard.delivery_limit), course.decided_on, ())], before


def _before_acceptance(acceptance: Acceptance, standard: Standard, calendar: Calendar) -> list[Running]:
    if acceptance.closed_on is not None:
        return []
    if acceptance.state is PENDING and acceptance.light is not None:
        light, left, on = acceptance.light, acceptance.remaining, acceptance.due
        return [Running("acceptance", "", light, left, 0, on, acceptance.provisional)]
    given = supplement_of(acceptance, standard, calendar) if acceptance.state is AWAITING else None
    return [] if given is None else [Running("supplement", "", PAUSED, None, 0, given.due, given.provisional)]


def _undecided(
    course: Course, standard: Standard, calendar: Calendar, as_of: date, thresholds: Thresholds
) -> list[Running]:
    """The clocks of the whole, then those of the steps that run or wait for one that was sent back."""
    start, whole = course.accepted_on, course.stops
    look = _Look(calendar, as_of, thresholds, merged(whole) if whole else ())
    found = [look.at("statutory", "", standard.statutory, start, whole, course.extensions)]
    if standard.promised is not None:
        found.append(look.at("promised", "", standard.promised, start, whole))
    for run in course.flow.runs:
        if run.finished is not None or not run.spans:
            continue
        step, stops = run.step, course.stops_of(run.step.branch)
        left, since, is_waiting = remainder(run, stops, calendar)
        if is_waiting:
            found.append(Running("step", step.name, PAUSED, left, 0, None, False))
        elif stops is whole:
            found.append(look.at("step", step.name, working_days(left), since, stops, (), step.limit))
        else:
            apart = _Look(calendar, as_of, thresholds, merged(stops))
            found.append(apart.at("step", step.name, working_days(left), since, stops, (), step.limit))
    return found


class _Look(NamedTuple):
    """Reads clocks that neither finished nor were closed; `spans` are the stops as a union, made once for all of them."""

    calendar: Calendar
    as_of: date
    thresholds: Thresholds
    spans: Sequence[tuple[date, date]]

    def at(
        self,
        kind: str,
        step: str,
        limit: Limit,
        start: date,
        stops: Sequence[Stop],
        extensions: Sequence[Extension] = (),
        yellow_n: int | None = None,
    ) -> Running:
        """Return one clock; one in working days that nothing lengthened or holds up comes to its end in one walk."""
        calendar, as_of, thresholds, spans = self
        n = limit.n
        if n and not extensions and limit.unit is WORKING_DAY:  # speed only: as app.clock.limits.due counts
            on = calendar.nth_outside(start, n, spans)
            if on is not None:
                light, remaining, days_over = burning(
                    WORKING_DAY, n if yellow_n is None else yellow_n, on, calendar, as_of, thresholds
                )  # fmt: skip
                return Running(kind, step, light, remaining, days_over, on, calendar.is_provisional(start, on))
        judged = due(limit, start, calendar, stops, extensions)
        lights, left, over = lit(
            limit.unit, judged, start, calendar, as_of, thresholds=thresholds, yellow_n=yellow_n
        )  # fmt: skip
        assert lights is not None  # every clock of a case starts on or before the day it is read on
        return Running(kind, step, lights, left, over, judged.on, judged.provisional, limit.unit)

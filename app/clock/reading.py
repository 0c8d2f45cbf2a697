"""The reading of a case: every clock of clock.md as of the end of a day, from its entries alone.

Nothing of it is ever stored: a late correction replays everything. Entries dated after the day are not known to the reading;
entries of one day take effect in their recorded order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from app.clock.acceptance import Acceptance, AcceptanceState, judge
from app.clock.calendar import Calendar
from app.clock.consumed import Consumed, Spans, consumed
from app.clock.course import Course, course_of
from app.clock.ledger import CLOSING, Entry, EntryType, Standard
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Light, Thresholds, read_clock
from app.clock.limits import Limit, Stop, due, working_days
from app.clock.steps import Run, StepReading, remainder

_ON = attrgetter("on")
NOT_THE_OFFICE = frozenset({EntryType.SUPPLEMENT_RECEIVED, *CLOSING})


class Supplement(NamedTuple):
    """补正: the applicant's own time. `due` is None when the item sets none; lapse is an act, never automatic."""

    requested_on: date
    due: date | None
    provisional: bool
    completed_on: date | None
    is_waiting: bool


class Reading(NamedTuple):
    """All clocks of a case at the end of `as_of`; a clock that has not started is None.

    `consumed` is None when silence accepted the case (clock.md); `consumed_shown` then gives the window the days until it acted.
    """

    as_of: date
    acceptance: Acceptance
    supplement: Supplement | None
    statutory: ClockReading | None
    promised: ClockReading | None
    steps: tuple[StepReading, ...]
    delivery: ClockReading | None
    consumed: Consumed | None
    consumed_shown: Consumed | None
    decided_on: date | None
    closed_on: date | None
    thresholds: Thresholds = DEFAULT_THRESHOLDS

    @property
    def running_steps(self) -> tuple[StepReading, ...]:
        """Return the steps that were begun and have not ended."""
        return tuple(step for step in self.steps if step.finished is None)


def read(
    entries: Iterable[Entry],
    standard: Standard,
    calendar: Calendar,
    as_of: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    with_consumed: bool = True,
    waits: Spans = (),
) -> Reading:
    """Return the reading of a case at the end of `as_of` (clock.md). Pure; `with_consumed` False is for the board's tick.

    `waits`: spans (from, to] in which the applicant was awaited after acceptance (payment, hearing request); they move no date.
    """
    known = known_on(entries, as_of)
    acceptance = judge(known, standard.acceptance_limit, calendar, as_of, thresholds)
    course = None
    statutory = promised = delivery = None
    steps: tuple[StepReading, ...] = ()
    if acceptance.accepted_on is not None:
        course = course_of(known, acceptance.accepted_on, standard.steps)
        case_clock = _CaseClock(course, calendar, as_of, thresholds, course.closed_on is not None)
        statutory = case_clock.statutory(standard.statutory)
        promised = case_clock.promised(standard.promised)
        steps = tuple([case_clock.step(run) for run in course.flow.runs if run.spans])
        delivery = case_clock.delivery(standard.delivery_limit)
    shown = _shown(known, acceptance, course, calendar, as_of, waits) if with_consumed else None
    decided_on, closed_on = (course.decided_on, course.closed_on) if course else (None, acceptance.closed_on)
    return Reading(
        as_of, acceptance, supplement_of(acceptance, standard, calendar), statutory, promised, steps, delivery,
        None if acceptance.deemed else shown, shown, decided_on, closed_on, thresholds,
    )  # fmt: skip


def known_on(entries: Iterable[Entry], as_of: date) -> list[Entry]:
    """Return the entries that a reading of `as_of` knows, in order of date, those of one day as recorded."""
    known = [entry for entry in entries if entry.on <= as_of]
    known.sort(key=_ON)
    return known


def supplement_of(acceptance: Acceptance, standard: Standard, calendar: Calendar) -> Supplement | None:
    """Return the applicant's own time after a 补正 notice, None where none was given."""
    if acceptance.requested_on is None:
        return None
    is_waiting = acceptance.state is AcceptanceState.AWAITING_SUPPLEMENT and acceptance.closed_on is None
    if standard.supplement is None:
        return Supplement(acceptance.requested_on, None, False, acceptance.completed_on, is_waiting)
    judged = due(standard.supplement, acceptance.requested_on, calendar)
    return Supplement(acceptance.requested_on, judged.on, judged.provisional, acceptance.completed_on, is_waiting)


def _shown(
    known: Sequence[Entry],
    acceptance: Acceptance,
    course: Course | None,
    calendar: Calendar,
    as_of: date,
    waits: Spans,
) -> Consumed:
    end = course.decided_on if course is not None and course.decided_on is not None else as_of
    acted_on = None
    if acceptance.deemed and acceptance.due is not None:
        acts = (e.on for e in known if e.on > acceptance.due and e.type not in NOT_THE_OFFICE)
        acted_on = next(acts, end)
    return consumed(acceptance, course, end, calendar, acted_on, waits)


class _CaseClock(NamedTuple):
    """Reads the clocks of one accepted case at the end of one day."""

    course: Course
    calendar: Calendar
    as_of: date
    thresholds: Thresholds
    is_closed: bool

    def statutory(self, limit: Limit) -> ClockReading:
        course = self.course
        return read_clock(
            limit, course.accepted_on, self.calendar, self.as_of, course.stops, course.extensions,
            course.decided_on, self.is_closed, self.thresholds,
        )  # fmt: skip

    def promised(self, limit: Limit | None) -> ClockReading | None:
        """A promise cannot be extended (clock.md, Extension)."""
        if limit is None:
            return None
        course = self.course
        return read_clock(
            limit, course.accepted_on, self.calendar, self.as_of, course.stops, (),
            course.decided_on, self.is_closed, self.thresholds,
        )  # fmt: skip

    def delivery(self, n: int) -> ClockReading | None:
        """Starts on the day of a granting decision (art. 44); no stop touches it."""
        course = self.course
        if course.decided_on is None or not course.granted:
            return None
        return read_clock(
            working_days(n), course.decided_on, self.calendar, self.as_of,
            finished=course.delivered_on, is_closed=self.is_closed, thresholds=self.thresholds,
        )  # fmt: skip

    def step(self, run: Run) -> StepReading:
        stops = self.course.stops_of(run.step.branch)
        rest = remainder(run, stops, self.calendar)
        if rest.is_waiting:
            clock = self._waiting(run, rest.left, rest.since, stops)
        else:
            clock = read_clock(
                working_days(rest.left), rest.since, self.calendar, self.as_of, stops, (),
                run.finished, self.is_closed, self.thresholds, run.step.limit,
            )  # fmt: skip
        step = run.step
        return StepReading(step.name, step.owner, step.department, step.branch, run.spans[0][0], clock)

    def _waiting(self, run: Run, left: int, since: date, stops: Sequence[Stop]) -> ClockReading:
        """A step that waits for a returned one keeps what it had left (clock.md, return)."""
        light = Light.CLOSED if self.is_closed else Light.PAUSED
        remaining = None if self.is_closed else left
        limit = working_days(run.step.limit)
        return ClockReading(limit, since, None, False, (), light, remaining, 0, None, tuple(stops), (), (), None)

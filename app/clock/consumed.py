"""Who used the days: every working day of a case belongs to the window, a department, the applicant or a special procedure.

The parts add up to the working days of (received, decided or as-of day]. Read into clock.md where it leaves a choice: days in
any stop dated from acceptance on are special procedure, also when the stop came too late to move a due date; days that no
step ran belong to the departments; `by_step` names steps of the window too and leaves out steps that used no day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.clock.acceptance import Acceptance
from app.clock.calendar import Calendar
from app.clock.course import Course
from app.clock.limits import merged, union
from app.clock.steps import Run, counted_in

Spans = Sequence[tuple[date, date]]
WINDOW = "window"


@dataclass(frozen=True)
class Consumed:
    """Working days by who used them; `by_department` splits `departments` (steps without one stand under "")."""

    window: int
    departments: int
    applicant: int
    special_procedure: int
    by_step: Mapping[str, int]
    by_department: Mapping[str, int]

    @property
    def whole(self) -> int:
        """Return the working days of the case."""
        return self.window + self.departments + self.applicant + self.special_procedure


def consumed(
    acceptance: Acceptance,
    course: Course | None,
    end: date,
    calendar: Calendar,
    window_until: date | None = None,
    waits: Spans = (),
) -> Consumed:
    """Return who used the days of (received, end]; `course` is None for a case that was not accepted.

    `window_until`: the day until which the window is answerable although silence accepted the case earlier.
    `waits`: spans (from, to] in which the applicant was awaited after acceptance: to pay, or to ask for a hearing; they stop no
    clock, and a day that lies in a stop too is the stop's.
    """
    border = end if course is None else min(end, max(course.accepted_on, window_until or course.accepted_on))
    window, applicant = _before(acceptance, border, calendar)
    if course is None:
        return Consumed(window, 0, applicant, 0, {}, {})
    stopped = _within(merged(course.stops), border, end)
    special = sum(calendar.count(b, e) for b, e in stopped)
    away = union([*stopped, *_within(waits, border, end)])
    waited = sum(calendar.count(b, e) for b, e in away) - special
    by_step = _by_step(course, away, border, end, calendar)
    steps = {run.step.name: run.step for run in course.flow.runs}
    by_department: dict[str, int] = {}
    for name, days in by_step.items():
        if steps[name].owner == WINDOW:
            window += days
        else:
            _add(by_department, steps[name].department, days)
    whole = _before(acceptance, end, calendar)[0] + applicant
    departments = whole - window - applicant - special - waited
    _add(by_department, "", departments - sum(by_department.values()))
    return Consumed(window, departments, applicant + waited, special, by_step, by_department)


def _within(spans: Spans, after: date, upto: date) -> list[tuple[date, date]]:
    """Return the spans cut to (after, upto]; one that lies outside is left empty and counts nothing."""
    return [(max(begin, after), min(end, upto)) for begin, end in spans]


def _before(acceptance: Acceptance, border: date, calendar: Calendar) -> tuple[int, int]:
    """Return the days of (received, border] that are the window's and the applicant's, as if the case were not accepted."""
    if acceptance.received_on is None:
        return 0, 0
    applicant = 0
    if acceptance.requested_on is not None:
        until = acceptance.completed_on or acceptance.accepted_on or border
        applicant = calendar.count(acceptance.requested_on, min(until, border))
    return calendar.count(acceptance.received_on, border) - applicant, applicant


def _by_step(course: Course, stopped: Spans, border: date, end: date, calendar: Calendar) -> dict[str, int]:
    days: dict[str, int] = {}
    groups: dict[int, list[Run]] = {}
    for run in course.flow.runs:
        groups.setdefault(run.group, []).append(run)
    for group, runs in groups.items():
        if len(runs) == 1:
            spans = _within([(b, e or end) for b, e in runs[0].spans], border, end)
            _add(days, runs[0].step.name, sum(counted_in(b, e, stopped, calendar) for b, e in spans))
        else:
            _share(course.flow.joint(group), stopped, border, end, calendar, days)
    return days


def _share(
    branches: list[list[Run]], stopped: Spans, border: date, end: date, calendar: Calendar, days: dict[str, int]
) -> None:
    """Give each day of a joint step to one branch: the one that ends last; while the joint step is open, the lead's."""
    runs = [(place, run) for place, branch in enumerate(branches) for run in branch if run.spans]
    is_open = any(run.finished is None for branch in branches for run in branch)
    ends = [max((run.finished or end for run in branch), default=end) for branch in branches]
    ranks = {place: (place,) if is_open else (-ends[place].toordinal(), place) for place, _ in runs}
    day = max(border, min((run.spans[0][0] for _, run in runs), default=end))
    while day < end:
        day += timedelta(days=1)
        if not calendar.is_working(day) or any(b < day <= e for b, e in stopped):
            continue
        running = [
            (ranks[place], run.step.name)
            for place, run in runs
            if any(b < day and (e is None or day <= e) for b, e in run.spans)
        ]
        if running:
            _add(days, min(running)[1], 1)


def _add(days: dict[str, int], name: str, n: int) -> None:
    if n:
        days[name] = days.get(name, 0) + n

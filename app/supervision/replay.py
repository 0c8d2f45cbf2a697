"""推演: the ledgers of a period replayed under other limits, another promise, another calendar, more or fewer hands.

What happened stays as it happened; what changes is by which day it had to happen, and, where hands change, how many days
a step took: so many per cent of the staff do the same work in the inverse share of the days, rounded up, never below what
the law's minimum of a day on the day itself is. The day of the decision moves by the difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import attrgetter

from app.clock.acceptance import judge
from app.clock.calendar import Calendar
from app.clock.course import Course, course_of
from app.clock.ledger import Entry
from app.clock.light import ended_stops
from app.clock.limits import Limit, Unit, due, merged
from app.clock.steps import counted_in
from app.clock.table import Row
from app.desk import Records
from app.errors import Refused
from app.ids import CaseId
from app.officer import Officer
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.numbers import percentile
from app.supervision.rights import check_supervises, departments_of

LEAST_STAFF, MOST_STAFF, MOST_DAYS = 10, 1000, 366
SUPPOSED = "supposed"


@dataclass(frozen=True)
class Supposing:
    """What is supposed. `item` "" = every item; `step_limits` and `staff` (per cent) by step; `promised` working days;
    `days_off`, `days_on`: civil dates that are off, or worked.
    """

    item: str = ""
    step_limits: Mapping[str, int] = field(default_factory=dict)
    promised: int | None = None
    staff: Mapping[str, int] = field(default_factory=dict)
    days_off: tuple[date, ...] = ()
    days_on: tuple[date, ...] = ()

    def applies(self, fact: FigureFact) -> bool:
        """True for a case of the items that are supposed to change."""
        return self.item in ("", fact.item)


@dataclass(frozen=True)
class Verdict:
    """One replayed case: the days that each step used, and what is late."""

    case: CaseId
    steps: Mapping[str, int]
    late_steps: frozenset[str]
    is_promise_late: bool
    is_law_late: bool

    @property
    def is_late(self) -> bool:
        """True when promise or law is broken."""
        return self.is_promise_late or self.is_law_late


@dataclass(frozen=True)
class StepLoad:
    """How a step fares: days in all, the 90th percentile, how many and which were over its limit, before and after."""

    step: str
    days: int
    days_after: int
    p90: int | None
    p90_after: int | None
    late: int
    late_after: int
    over: tuple[CaseId, ...] = ()
    over_after: tuple[CaseId, ...] = ()


@dataclass(frozen=True)
class Replayed:
    """What would have been: cases replayed, late before and after, newly late and newly in time, and the bottleneck."""

    cases: int = 0
    late_before: tuple[CaseId, ...] = ()
    late_after: tuple[CaseId, ...] = ()
    newly_late: tuple[CaseId, ...] = ()
    newly_in_time: tuple[CaseId, ...] = ()
    steps: tuple[StepLoad, ...] = ()
    bottleneck: str = ""
    numbers: Mapping[CaseId, str] = field(default_factory=dict)
    items: Mapping[CaseId, str] = field(default_factory=dict)


def replay(records: Records, officer: Officer, calendar: Calendar, period: Period, supposing: Supposing) -> Replayed:
    """Return the cases decided in the period as they would have fared. Raises Refused for what cannot be supposed."""
    check_supervises(officer)
    check_supposing(supposing)
    departments = departments_of(officer) or ()
    return replayed(records.figure_facts(period.first, period.last, departments), calendar, period, supposing)


def check_supposing(supposing: Supposing) -> None:
    """Raise Refused for limits and staff that cannot be meant."""
    limits = [*supposing.step_limits.values(), *([supposing.promised] if supposing.promised is not None else [])]
    if any(not 0 <= n <= MOST_DAYS for n in limits):
        raise Refused("replay.days", most=MOST_DAYS)
    if any(not LEAST_STAFF <= n <= MOST_STAFF for n in supposing.staff.values()):
        raise Refused("replay.staff", least=LEAST_STAFF, most=MOST_STAFF)


def replayed(facts: Iterable[FigureFact], calendar: Calendar, period: Period, supposing: Supposing) -> Replayed:
    """Return what the supposed rules make of these cases; pure."""
    other = supposed_calendar(calendar, supposing)
    chosen = [fact for fact in facts if period.has(fact.decided_on) and supposing.applies(fact)]
    before, after = [], []
    for fact in chosen:
        course = _course(fact, calendar)
        if course is None or course.decided_on is None:
            continue
        before.append(_verdict(fact, course, calendar, Supposing()))
        after.append(
            _verdict(fact, _course_under(other, fact, course) if other is not calendar else course, other, supposing)
        )
    late_before = {one.case for one in before if one.is_late}
    late_after = {one.case for one in after if one.is_late}
    turned, mended = late_after - late_before, late_before - late_after
    steps = _loads(before, after)
    return Replayed(
        len(before),
        tuple(one.case for one in before if one.case in late_before),
        tuple(one.case for one in after if one.case in late_after),
        tuple(one.case for one in after if one.case in turned),
        tuple(one.case for one in after if one.case in mended),
        steps,
        _bottleneck(steps),
        {fact.case: fact.number for fact in chosen},
        {fact.case: fact.item_name for fact in chosen},
    )


def supposed_calendar(calendar: Calendar, supposing: Supposing) -> Calendar:
    """Return the calendar with the supposed days; the very same when none is supposed."""
    if not supposing.days_off and not supposing.days_on:
        return calendar
    known = max((row.known_from for row in calendar.table.rows), default=date.min)
    off = [Row(day, False, SUPPOSED, SUPPOSED, known) for day in supposing.days_off]
    return calendar.with_rows([*off, *(Row(day, True, SUPPOSED, SUPPOSED, known) for day in supposing.days_on)])


def _course(fact: FigureFact, calendar: Calendar) -> Course | None:
    """Return the case's course up to its decision, None when it was never accepted."""
    known = _known(fact)
    accepted_on = _accepted_on(fact, known, calendar)
    return None if accepted_on is None else course_of(known, accepted_on, fact.standard.steps)


def _course_under(other: Calendar, fact: FigureFact, course: Course) -> Course:
    """Return the course under another calendar: another one only where silence would have accepted on another day."""
    known = _known(fact)
    accepted_on = _accepted_on(fact, known, other)
    if accepted_on is None or accepted_on == course.accepted_on:
        return course
    return course_of(known, accepted_on, fact.standard.steps)


def _known(fact: FigureFact) -> list[Entry]:
    """Return the entries up to the decision by their date; none of a case that was not decided."""
    last = fact.decided_on or date.min
    return sorted((entry for entry in fact.entries if entry.on <= last), key=attrgetter("on"))


def _accepted_on(fact: FigureFact, known: Sequence[Entry], calendar: Calendar) -> date | None:
    return judge(known, fact.standard.acceptance_limit, calendar, fact.decided_on or date.min).accepted_on


def _verdict(fact: FigureFact, course: Course, calendar: Calendar, supposing: Supposing) -> Verdict:
    decided = course.decided_on or course.accepted_on
    stops = ended_stops(course.stops, decided)
    spans, days, late, moved = merged(stops), {}, set[str](), 0
    for run in course.flow.runs:
        used = sum(counted_in(b, e or decided, spans, calendar) for b, e in run.spans if b < (e or decided))
        took = -(-used * 100 // supposing.staff.get(run.step.name, 100))
        days[run.step.name] = took
        moved += 0 if run.step.branch else took - used
        if took > supposing.step_limits.get(run.step.name, run.step.limit):
            late.add(run.step.name)
    ends = _moved(decided, moved, course.accepted_on, calendar)
    promised = fact.standard.promised
    if supposing.promised is not None:
        promised = Limit(supposing.promised, Unit.WORKING_DAY)
    lawful = due(fact.standard.statutory, course.accepted_on, calendar, stops, course.extensions).on
    kept = due(promised, course.accepted_on, calendar, stops).on if promised is not None else None
    return Verdict(
        fact.case, days, frozenset(late), kept is not None and ends > kept, lawful is not None and ends > lawful
    )


def _moved(decided: date, days: int, accepted_on: date, calendar: Calendar) -> date:
    """Return the day of the decision so many working days later or earlier, never before acceptance."""
    if days > 0:
        return calendar.nth_after(decided, days)
    if days == 0:
        return decided
    day = calendar.nth_before(decided, -days)
    while day > accepted_on and not calendar.is_working(day):
        day -= timedelta(days=1)
    return max(accepted_on, day)


def _loads(before: Sequence[Verdict], after: Sequence[Verdict]) -> tuple[StepLoad, ...]:
    was, now = _by_step(before), _by_step(after)
    late, late_after = _late_by_step(before), _late_by_step(after)
    loads = [
        StepLoad(
            step, sum(was[step]), sum(now[step]), percentile(was[step], 90), percentile(now[step], 90),
            len(late[step]), len(late_after[step]), tuple(late[step]), tuple(late_after[step]),
        )
        for step in was
    ]  # fmt: skip
    return tuple(sorted(loads, key=lambda one: (-one.days_after, one.step)))


def _by_step(verdicts: Sequence[Verdict]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for verdict in verdicts:
        for step, days in verdict.steps.items():
            found[step].append(days)
    return found


def _late_by_step(verdicts: Sequence[Verdict]) -> dict[str, list[CaseId]]:
    found: dict[str, list[CaseId]] = defaultdict(list)
    for verdict in verdicts:
        for step in verdict.late_steps:
            found[step].append(verdict.case)
    return found


def _bottleneck(steps: Sequence[StepLoad]) -> str:
    """The step with most cases over its limit, and among equals the one that takes most days; none where none is over."""
    over = [one for one in steps if one.late_after]
    return max(over, key=lambda one: (one.late_after, one.days_after)).step if over else ""


def items_of(records: Records, officer: Officer, period: Period) -> tuple[FigureFact, ...]:
    """Return one case of each item that was decided in the period: what can be chosen, with its present limits."""
    departments = departments_of(officer)
    if departments is None:
        return ()
    found = {}
    for fact in records.figure_facts(period.first, period.last, departments):
        if period.has(fact.decided_on):
            found[fact.item] = replace(fact, entries=())
    return tuple(sorted(found.values(), key=lambda fact: fact.item_name))

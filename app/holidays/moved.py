"""Which dates of open cases move when the table of working days changes: each with the old and the new date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.case_reading import entries, standard
from app.clock.calendar import Calendar
from app.clock.reading import Reading, read
from app.desk import Records
from app.events.calendar import MovedDay
from app.state import ENDED, Case, CaseState

EVERY_CASE = 1_000_000
OPEN = tuple(state for state in CaseState if state not in ENDED and state is not CaseState.NONE)
Dates = dict[tuple[str, str], tuple[date | None, bool]]


@dataclass(frozen=True)
class MovedList:
    """What a change of the table does to the open cases: how many were looked at, and what moved, nearest first."""

    looked_at: int
    lines: tuple[MovedDay, ...]

    @property
    def moved(self) -> tuple[MovedDay, ...]:
        """Return the dates that are other days now."""
        return tuple(line for line in self.lines if line.has_moved)

    @property
    def settled(self) -> int:
        """Return how many dates were provisional and are not any more."""
        return sum(line.was_provisional and not line.is_provisional for line in self.lines)


def open_cases(records: Records) -> tuple[Case, ...]:
    """Return every case that still has a date to come."""
    return records.open_cases(OPEN, EVERY_CASE)


def moved(cases: Iterable[Case], before: Calendar, after: Calendar, on: date) -> MovedList:
    """Return the dates of the cases that the change of the table moves, as of the end of `on`."""
    looked_at = 0
    lines: list[MovedDay] = []
    for case in cases:
        looked_at += 1
        lines += _of_case(case, before, after, on)
    return MovedList(looked_at, tuple(sorted(lines, key=lambda line: (line.after or date.max, line.number))))


def _of_case(case: Case, before: Calendar, after: Calendar, on: date) -> Iterator[MovedDay]:
    facts, limits = entries(case), standard(case.plan)
    old, new = (_dates(read(facts, limits, calendar, on, with_consumed=False)) for calendar in (before, after))
    nothing = (None, False)
    for key in {**old, **new}:
        (was, was_provisional), (now, is_provisional) = old.get(key, nothing), new.get(key, nothing)
        if (was, was_provisional) != (now, is_provisional):
            yield MovedDay(case.id, case.number, case.plan.name, *key, was, now, was_provisional, is_provisional)


def dates_of(case: Case, calendar: Calendar, on: date) -> Dates:
    """Return every date of a case that is to come, by clock and step, with whether it is 暂定; nothing for one that ended."""
    if case.state in ENDED:
        return {}
    return _dates(read(entries(case), standard(case.plan), calendar, on, with_consumed=False))


def _dates(now: Reading) -> Dates:
    dates: Dates = {}
    acceptance = now.acceptance
    if acceptance.state == "pending":
        dates["acceptance", ""] = acceptance.due, acceptance.provisional
    if now.supplement is not None and now.supplement.is_waiting:
        dates["supplement", ""] = now.supplement.due, now.supplement.provisional
    for kind in ("statutory", "promised", "delivery"):
        clock = getattr(now, kind)
        if clock is not None and clock.finished is None:
            dates[kind, ""] = clock.due, clock.provisional
    for step in now.running_steps:
        dates["step", step.step] = step.clock.due, step.clock.provisional
    return dates


def leaning(cases: Iterable[Case], calendar: Calendar, on: date) -> int:
    """Return how many of the cases have a date that leans on a year whose table is not out."""
    count = 0
    for case in cases:
        now = read(entries(case), standard(case.plan), calendar, on, with_consumed=False)
        count += any(provisional for _, provisional in _dates(now).values())
    return count

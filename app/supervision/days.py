"""Who used the days: of each decided case, and summed by department, step and item. The parts add up to the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.clock.calendar import Calendar
from app.clock.consumed import Consumed
from app.clock.reading import Reading, read
from app.desk import Records
from app.ids import CaseId
from app.officer import Officer
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.numbers import median_tenths, percentile
from app.supervision.rights import departments_of

WINDOW, APPLICANT, SPECIAL = "window", "applicant", "special"
BY_CASE, BY_DEPARTMENT, BY_STEP, BY_ITEM = "case", "department", "step", "item"
WAYS = (BY_DEPARTMENT, BY_STEP, BY_ITEM, BY_CASE)


@dataclass(frozen=True)
class UsedCase:
    """A decided case: its reading on the day of the decision, and who used its days."""

    fact: FigureFact
    reading: Reading
    used: Consumed

    @property
    def own(self) -> int:
        """Return the days that the office itself used: window and departments."""
        return self.used.window + self.used.departments


@dataclass(frozen=True)
class DaysRow:
    """Days under one heading; `cases` have them; `each` are the days of each of these cases, for median and percentile."""

    key: str
    window: int = 0
    departments: int = 0
    applicant: int = 0
    special: int = 0
    cases: tuple[CaseId, ...] = ()
    each: tuple[int, ...] = ()

    @property
    def whole(self) -> int:
        """Return all days of the row."""
        return self.window + self.departments + self.applicant + self.special

    @property
    def median(self) -> int | None:
        """Return ten times the median days of a case."""
        return median_tenths(self.each)

    @property
    def p90(self) -> int | None:
        """Return the days that nine of ten cases do not exceed."""
        return percentile(self.each, 90)


@dataclass(frozen=True)
class UsedDays:
    """All rows of a period, in each way; `numbers` tell cases by their ids; back-entered cases stand apart in `apart`."""

    period: Period
    total: DaysRow = DaysRow("")
    rows: dict[str, tuple[DaysRow, ...]] = field(default_factory=dict)
    numbers: dict[CaseId, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    apart: int = 0


def used_days(records: Records, officer: Officer, calendar: Calendar, period: Period) -> UsedDays:
    """Return who used the days of the cases decided in the period, of the departments that the officer supervises."""
    departments = departments_of(officer)
    if departments is None:
        return UsedDays(period)
    return days_of(records.figure_facts(period.first, period.last, departments), calendar, period)


def days_of(facts: Iterable[FigureFact], calendar: Calendar, period: Period) -> UsedDays:
    """Return the days of these facts; pure."""
    decided = [fact for fact in facts if period.has(fact.decided_on)]
    used = [one for fact in decided if not fact.is_back_entered for one in used_cases([fact], calendar)]
    rows = {
        BY_DEPARTMENT: _by_department(used),
        BY_STEP: _by_step(used),
        BY_ITEM: _by_item(used),
        BY_CASE: _by_case(used),
    }
    numbers = {one.fact.case: one.fact.number for one in used}
    items = {one.fact.item: one.fact.item_name for one in used}
    return UsedDays(period, _sum("", used), rows, numbers, items, sum(1 for fact in decided if fact.is_back_entered))


def used_cases(facts: Iterable[FigureFact], calendar: Calendar) -> tuple[UsedCase, ...]:
    """Return the cases that are decided, each with who used its days."""
    found = []
    for fact in facts:
        if fact.decided_on is None:
            continue
        now = reading_of(fact, calendar, fact.decided_on)
        if now.consumed_shown is not None:
            found.append(UsedCase(fact, now, now.consumed_shown))
    return tuple(found)


def reading_of(fact: FigureFact, calendar: Calendar, on: date) -> Reading:
    """Return all clocks of a case at the end of `on`, and who used its days."""
    return read(fact.entries, fact.standard, calendar, on, waits=fact.waits(calendar, on))


def _sum(key: str, used: Sequence[UsedCase]) -> DaysRow:
    return DaysRow(
        key,
        sum(one.used.window for one in used),
        sum(one.used.departments for one in used),
        sum(one.used.applicant for one in used),
        sum(one.used.special_procedure for one in used),
        tuple(one.fact.case for one in used),
        tuple(one.used.whole for one in used),
    )


def _by_item(used: Sequence[UsedCase]) -> tuple[DaysRow, ...]:
    items = dict.fromkeys(one.fact.item for one in used)
    return _sorted(_sum(item, [one for one in used if one.fact.item == item]) for item in items)


def _by_case(used: Sequence[UsedCase]) -> tuple[DaysRow, ...]:
    return _sorted(_sum(one.fact.case, [one]) for one in used)


def _by_department(used: Sequence[UsedCase]) -> tuple[DaysRow, ...]:
    """Return one row for each who used days: the window, each department, the applicant, special procedures."""
    spent: dict[tuple[str, str], list[tuple[CaseId, int]]] = {}
    for one in used:
        parts = {("window", WINDOW): one.used.window, ("applicant", APPLICANT): one.used.applicant}
        parts[("special", SPECIAL)] = one.used.special_procedure
        for name, days in one.used.by_department.items():
            key = ("departments", name or one.fact.department)
            parts[key] = parts.get(key, 0) + days
        for key, days in parts.items():
            if days:
                spent.setdefault(key, []).append((one.fact.case, days))
    return _sorted(_row(field_name, key, held) for (field_name, key), held in spent.items())


def _by_step(used: Sequence[UsedCase]) -> tuple[DaysRow, ...]:
    spent: dict[tuple[str, str], list[tuple[CaseId, int]]] = {}
    for one in used:
        owners = {step.name: "window" if step.owner == "window" else "departments" for step in one.fact.standard.steps}
        for step, days in one.used.by_step.items():
            spent.setdefault((owners.get(step, "departments"), step), []).append((one.fact.case, days))
    return _sorted(_row(field_name, key, held) for (field_name, key), held in spent.items())


def _row(field_name: str, key: str, held: Sequence[tuple[CaseId, int]]) -> DaysRow:
    each = tuple(days for _, days in held)
    return DaysRow(key, cases=tuple(case for case, _ in held), each=each, **{field_name: sum(each)})


def _sorted(rows: Iterable[DaysRow]) -> tuple[DaysRow, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.whole, row.key)))

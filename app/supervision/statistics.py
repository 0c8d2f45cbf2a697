"""The figures of a period: every number carries the cases it counts, and none is made up where there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.clock.calendar import Calendar
from app.clock.ledger import EntryType
from app.clock.light import ClockReading, Light
from app.clock.limits import months_after
from app.desk import Records
from app.ids import CaseId
from app.officer import Officer
from app.supervision.days import UsedCase, reading_of, used_cases
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.numbers import median_tenths, percentile, share
from app.supervision.rights import departments_of

MONTHS = 12
COUNTS = (
    "received", "supplemented", "accepted", "deemed", "declined", "lapsed", "withdrawn", "terminated", "forwarded",
    "decided", "granted", "refused", "statutory_on_time", "promised_on_time", "statutory_late", "promised_late",
    "delivered", "open_over", "back_entered",
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """A number and the cases behind it; `of` is the count it is a share of ("" = none)."""

    key: str
    cases: tuple[CaseId, ...] = ()
    of: str = ""

    @property
    def n(self) -> int:
        """Return the number."""
        return len(self.cases)


@dataclass(frozen=True)
class Lengths:
    """How long decided cases took under one heading: whole days, the office's own days, and how many kept promise and law."""

    key: str
    cases: tuple[CaseId, ...] = ()
    whole: tuple[int, ...] = ()
    own: tuple[int, ...] = ()
    promised: int = 0
    kept: int = 0
    late: tuple[CaseId, ...] = ()

    @property
    def median(self) -> int | None:
        """Return ten times the median of the office's own days."""
        return median_tenths(self.own)

    @property
    def p90(self) -> int | None:
        """Return the office's own days that nine of ten cases do not exceed."""
        return percentile(self.own, 90)

    @property
    def whole_median(self) -> int | None:
        """Return ten times the median of all days from receipt to decision."""
        return median_tenths(self.whole)

    @property
    def on_time(self) -> str:
        """Return the share that kept the promise, a dash where nothing was promised."""
        return share(self.kept, self.promised)


@dataclass(frozen=True)
class Month:
    """One month of the trend."""

    month: str
    received: int = 0
    decided: int = 0
    promised: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Statistics:
    """All figures of a period. `reasons`: supplements by material, declines by ground, refusals by clause."""

    period: Period
    counts: dict[str, Count] = field(default_factory=dict)
    by_item: tuple[Lengths, ...] = ()
    by_department: tuple[Lengths, ...] = ()
    by_step: tuple[Lengths, ...] = ()
    gaps: tuple[Count, ...] = ()
    grounds: tuple[Count, ...] = ()
    clauses: tuple[Count, ...] = ()
    trend: tuple[Month, ...] = ()
    numbers: dict[CaseId, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    item_of: dict[CaseId, str] = field(default_factory=dict)

    def count(self, key: str) -> Count:
        """Return a count by its key; an empty one when nothing was counted."""
        return self.counts.get(key, Count(key))


def statistics(records: Records, officer: Officer, calendar: Calendar, period: Period, on: date) -> Statistics:
    """Return the figures of the period, of the departments that the officer supervises, and the trend of a year."""
    departments = departments_of(officer)
    if departments is None:
        return Statistics(period)
    year = trend_of(period)
    facts = records.figure_facts(min(year.first, period.first), period.last, departments)
    return statistics_of(facts, calendar, period, on)


def trend_of(period: Period) -> Period:
    """Return the twelve months that end with the period."""
    return Period(months_after(period.last.replace(day=1), 1 - MONTHS), period.last)


def statistics_of(facts: Sequence[FigureFact], calendar: Calendar, period: Period, on: date) -> Statistics:
    """Return the figures of these facts; pure. Back-entered cases are one count of their own and in none of the others."""
    plain = [fact for fact in facts if not fact.is_back_entered]
    decided = used_cases([fact for fact in plain if period.has(fact.decided_on)], calendar)
    last = min(period.last, on)
    counts = _acts(plain, calendar, period, last) | _decisions(decided)
    counts["open_over"] = Count("open_over", _open_over(plain, calendar, last))
    back = tuple(fact.case for fact in facts if fact.is_back_entered and _is_in(fact, period))
    counts["back_entered"] = Count("back_entered", back)
    named = [fact for fact in facts if _is_in(fact, period)]
    return Statistics(
        period,
        counts,
        _lengths(decided, lambda one: one.fact.item),
        _lengths(decided, lambda one: one.fact.department),
        _step_lengths(decided),
        _reasons(plain, period, lambda fact: [m for gaps in fact.gaps for m in gaps], EntryType.SUPPLEMENT_REQUESTED),
        _reasons(plain, period, lambda fact: [fact.ground] if fact.ground else [], EntryType.REFUSED_ACCEPTANCE),
        _clauses(decided),
        _trend(plain, calendar, period),
        {fact.case: fact.number for fact in named},
        {fact.item: fact.item_name for fact in named},
        {fact.case: fact.item for fact in named},
    )  # fmt: skip


def _is_in(fact: FigureFact, period: Period) -> bool:
    return any(period.has(entry.on) for entry in fact.entries) or period.has(fact.received_on)


def _dated(fact: FigureFact, kind: EntryType, period: Period) -> bool:
    return any(entry.type == kind and period.has(entry.on) for entry in fact.entries)


ACTS = {
    "received": EntryType.RECEIVED,
    "supplemented": EntryType.SUPPLEMENT_REQUESTED,
    "accepted": EntryType.ACCEPTED,
    "declined": EntryType.REFUSED_ACCEPTANCE,
    "lapsed": EntryType.LAPSED,
    "withdrawn": EntryType.WITHDRAWN,
    "terminated": EntryType.TERMINATED,
    "forwarded": EntryType.FORWARDED,
    "delivered": EntryType.DELIVERED,
}


def _acts(facts: Sequence[FigureFact], calendar: Calendar, period: Period, last: date) -> dict[str, Count]:
    """Count what happened in the period; silence is no act, so it is read from the clock."""
    found = {key: Count(key, tuple(f.case for f in facts if _dated(f, kind, period))) for key, kind in ACTS.items()}
    deemed = tuple(fact.case for fact in facts if _is_deemed(fact, calendar, period, last))
    found["deemed"] = Count("deemed", deemed)
    return found


def _is_deemed(fact: FigureFact, calendar: Calendar, period: Period, last: date) -> bool:
    acceptance = reading_of(fact, calendar, last).acceptance
    return acceptance.deemed and period.has(acceptance.due)


def _open_over(facts: Iterable[FigureFact], calendar: Calendar, last: date) -> tuple[CaseId, ...]:
    found = []
    for fact in facts:
        if fact.ended_on is not None or (fact.decided_on is not None and fact.decided_on <= last):
            continue
        now = reading_of(fact, calendar, last)
        if any(clock is not None and clock.light is Light.RED for clock in (now.statutory, now.promised)):
            found.append(fact.case)
    return tuple(found)


def _decisions(decided: Sequence[UsedCase]) -> dict[str, Count]:
    chosen: dict[str, tuple[Callable[[UsedCase], bool], str]] = {
        "decided": (lambda one: True, ""),
        "granted": (lambda one: one.fact.granted is True, "decided"),
        "refused": (lambda one: one.fact.granted is False, "decided"),
        "statutory_on_time": (lambda one: _kept(one.reading.statutory) is True, "decided"),
        "statutory_late": (lambda one: _kept(one.reading.statutory) is False, "decided"),
        "promised": (lambda one: _kept(one.reading.promised) is not None, ""),
        "promised_on_time": (lambda one: _kept(one.reading.promised) is True, "promised"),
        "promised_late": (lambda one: _kept(one.reading.promised) is False, "promised"),
    }
    return {
        key: Count(key, tuple(one.fact.case for one in decided if test(one)), of) for key, (test, of) in chosen.items()
    }


def _kept(clock: ClockReading | None) -> bool | None:
    """Return whether a limit was kept; None where there is no such limit, or it says nothing."""
    if clock is None or clock.light not in (Light.DONE_ON_TIME, Light.DONE_LATE):
        return None
    return clock.light is Light.DONE_ON_TIME


def _lengths(decided: Sequence[UsedCase], key: Callable[[UsedCase], str]) -> tuple[Lengths, ...]:
    groups: dict[str, list[UsedCase]] = defaultdict(list)
    for one in decided:
        groups[key(one)].append(one)
    return tuple(
        _length(named, held) for named, held in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _length(key: str, held: Sequence[UsedCase]) -> Lengths:
    kept = [_kept(one.reading.promised) for one in held]
    return Lengths(
        key,
        tuple(one.fact.case for one in held),
        tuple(one.used.whole for one in held),
        tuple(one.own for one in held),
        sum(1 for one in kept if one is not None),
        sum(1 for one in kept if one),
        tuple(one.fact.case for one, is_kept in zip(held, kept, strict=True) if is_kept is False),
    )


def _step_lengths(decided: Sequence[UsedCase]) -> tuple[Lengths, ...]:
    """Return the steps by their names: how many days they used, how often they were over their own limit."""
    groups: dict[str, list[tuple[CaseId, int, bool]]] = defaultdict(list)
    for one in decided:
        for step in one.reading.steps:
            is_late = step.clock.light is Light.DONE_LATE
            groups[step.step].append((one.fact.case, one.used.by_step.get(step.step, 0), is_late))
    found = []
    for name, held in groups.items():
        days = tuple(n for _, n, _ in held)
        late = tuple(case for case, _, is_late in held if is_late)
        found.append(Lengths(name, tuple(c for c, _, _ in held), days, days, len(held), len(held) - len(late), late))
    return tuple(sorted(found, key=lambda one: (-(one.p90 or 0), one.key)))


def _reasons(
    facts: Sequence[FigureFact], period: Period, of: Callable[[FigureFact], list[str]], kind: EntryType
) -> tuple[Count, ...]:
    groups: dict[str, list[CaseId]] = defaultdict(list)
    for fact in facts:
        if _dated(fact, kind, period):
            for reason in dict.fromkeys(of(fact)):
                groups[reason].append(fact.case)
    return _counted(groups)


def _clauses(decided: Sequence[UsedCase]) -> tuple[Count, ...]:
    groups: dict[str, list[CaseId]] = defaultdict(list)
    for one in decided:
        if one.fact.granted is False:
            groups[one.fact.clause].append(one.fact.case)
    return _counted(groups)


def _counted(groups: dict[str, list[CaseId]]) -> tuple[Count, ...]:
    return tuple(Count(key, tuple(held)) for key, held in sorted(groups.items(), key=lambda p: (-len(p[1]), p[0])))


def _trend(facts: Sequence[FigureFact], calendar: Calendar, period: Period) -> tuple[Month, ...]:
    start = trend_of(period).first
    found = []
    for at in range(MONTHS):
        first = months_after(start, at)
        month = Period(first, date.fromordinal(months_after(first, 1).toordinal() - 1))
        decided = used_cases([fact for fact in facts if month.has(fact.decided_on)], calendar)
        kept = [_kept(one.reading.promised) for one in decided]
        received = sum(1 for fact in facts if _dated(fact, EntryType.RECEIVED, month))
        judged = [one for one in kept if one is not None]
        found.append(Month(f"{first:%Y-%m}", received, len(decided), len(judged), sum(judged)))
    return tuple(found)

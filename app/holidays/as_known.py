"""What a case's dates were by what was known on a day: "was it red by what was known then" (clock.md, Calendar)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.case_reading import entries, standard
from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Thresholds
from app.clock.reading import Reading, read
from app.desk import Records
from app.ids import CaseId
from app.office_setting import yellow_of
from app.state import Case


@dataclass(frozen=True)
class KnownDate:
    """One limit of a case as of the end of a day: by the calendar known that day (`then`), and by today's (`now`)."""

    clock: str
    step: str
    then: ClockReading
    now: ClockReading | None

    @property
    def differs(self) -> bool:
        """True when what is known today gives another day or another light."""
        return self.now is None or (self.then.due, self.then.light) != (self.now.due, self.now.light)


@dataclass(frozen=True)
class AsKnown:
    """A case by its number, and each of its limits as of `on` by what was known then."""

    case: CaseId
    number: str
    item: str
    on: date
    lines: tuple[KnownDate, ...]


def as_known(records: Records, number: str, calendar: Calendar, on: date) -> AsKnown:
    """Return the limits of the case as they stood at the end of `on`. Raises NotFound for a number that is none."""
    case = records.case_by_number(number)
    return AsKnown(case.id, case.number, case.plan.name, on, tuple(_lines(case, calendar, on, yellow_of(records))))


def _lines(case: Case, calendar: Calendar, on: date, thresholds: Thresholds) -> Iterator[KnownDate]:
    facts, limits = entries(case), standard(case.plan)
    if not facts or on < facts[0].on:
        return
    then, now = (
        _clocks(read(facts, limits, one, on, thresholds, with_consumed=False))
        for one in (calendar.known_on(on), calendar)
    )
    for key, clock in then.items():
        yield KnownDate(*key, clock, now.get(key))


def _clocks(held: Reading) -> dict[tuple[str, str], ClockReading]:
    found: dict[tuple[str, str], ClockReading] = {}
    for kind in ("statutory", "promised", "delivery"):
        clock = getattr(held, kind)
        if clock is not None:
            found[kind, ""] = clock
    for step in held.steps:
        found["step", step.step] = step.clock
    return found

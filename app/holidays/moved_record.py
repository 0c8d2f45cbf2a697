"""What a change of the table moved, as it was recorded, and whose applicants were told since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.events.calendar import MovedDay, MovedTold
from app.ids import CaseId, EventId, OfficerId

INSIDE = ("step",)  # the office's own limits: no paper ever told them


@dataclass(frozen=True)
class MovedRecord:
    """One change of the table and what it moved; `told`: the cases whose applicants were told since."""

    id: EventId
    change: str
    source: str
    looked_at: int
    lines: tuple[MovedDay, ...]
    on: date
    at: datetime
    officer: OfficerId
    told: frozenset[CaseId] = frozenset()

    @property
    def cases(self) -> tuple[CaseId, ...]:
        """Return the cases whose applicants have to hear of it, in the order of the list."""
        return tuple(dict.fromkeys(line.case for line in self.lines if line.clock not in INSIDE))

    @property
    def waiting(self) -> tuple[CaseId, ...]:
        """Return the cases whose applicants were not told yet."""
        return tuple(case for case in self.cases if case not in self.told)


def with_told(records: Iterable[MovedRecord], told: Iterable[MovedTold]) -> tuple[MovedRecord, ...]:
    """Return the records with the cases that were told."""
    cases: dict[EventId, set[CaseId]] = {}
    for one in told:
        cases.setdefault(one.moved, set()).update(one.cases)
    return tuple(replace(one, told=frozenset(cases.get(one.id, ()))) for one in records)

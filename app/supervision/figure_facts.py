"""What the figures hold of a case: its ledger, how it ended, what was asked for. No name, no number of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.clock.ledger import Entry, Standard
from app.ids import CaseId, OfficerId
from app.state import CaseState


@dataclass(frozen=True)
class Period:
    """Civil days, both included."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """True for a day of the period."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class FigureFact:
    """One case. `granted` None while undecided; `ground` of a refusal to accept; `clause` of a refusal; `gaps` the
    materials that were asked for, 补正 by 补正; `fees` and `told`: spans in which the applicant was awaited, open ones
    with None; `is_back_entered`: counted apart.
    """

    case: CaseId
    number: str
    item: str
    item_name: str
    department: str
    state: CaseState
    received_on: date
    received_by: OfficerId
    entries: tuple[Entry, ...]
    standard: Standard
    granted: bool | None = None
    decided_on: date | None = None
    ended_on: date | None = None
    ground: str = ""
    clause: str = ""
    gaps: tuple[tuple[str, ...], ...] = ()
    fees: tuple[tuple[date, date | None], ...] = ()
    told: tuple[tuple[date, date | None], ...] = ()
    is_back_entered: bool = False

    def waits(self, calendar: Calendar, as_of: date) -> tuple[tuple[date, date], ...]:
        """Return the spans (from, to] in which a payment or a hearing request was awaited (clock.md)."""
        spans = [(begin, end or as_of) for begin, end in self.fees]
        for begin, end in self.told:
            last = hearing(calendar, begin).ask_by.on or as_of
            spans.append((begin, min(end or last, last)))
        return tuple((begin, min(end, as_of)) for begin, end in spans if begin < min(end, as_of))

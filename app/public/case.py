"""A case as the public may ask for it: its item, its dates and its clock. No name, no number of a person, no free text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.case_reading import entries, standard
from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.clock.ledger import Entry
from app.clock.reading import Reading, read
from app.plan import Plan
from app.state import Case, CaseState

Span = tuple[date, date | None]


@dataclass(frozen=True)
class PublicCase:
    """`fees` and `told`: spans in which the applicant was awaited, open ones with None; `new_on`: of an 逾期说明."""

    number: str
    plan: Plan
    state: CaseState
    open_steps: tuple[str, ...]
    entries: tuple[Entry, ...]
    received_on: date
    accepted_on: date | None = None
    decided_on: date | None = None
    granted: bool | None = None
    ready_on: date | None = None
    served_on: date | None = None
    ended_on: date | None = None
    stopped_for: tuple[str, ...] = ()
    fees: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    new_on: date | None = None

    def reading(self, calendar: Calendar, on: date) -> Reading:
        """Return all clocks of the case at the end of `on`, as the office itself reads them."""
        return read(self.entries, standard(self.plan), calendar, on, waits=self._waits(calendar, on))

    def _waits(self, calendar: Calendar, on: date) -> tuple[tuple[date, date], ...]:
        spans = [(begin, end or on) for begin, end in self.fees]
        for begin, end in self.told:
            last = hearing(calendar, begin).ask_by.on or on
            spans.append((begin, min(end or last, last)))
        return tuple((begin, min(end, on)) for begin, end in spans if begin < min(end, on))


def public_case(case: Case) -> PublicCase:
    """Return what the public may ask of a case. Every field is named here: what is not named never leaves."""
    return PublicCase(
        number=case.number,
        plan=case.plan,
        state=case.state,
        open_steps=case.open_steps,
        entries=entries(case),
        received_on=case.received_on,
        accepted_on=case.accepted_on,
        decided_on=case.decided_on,
        granted=None if case.decision is None else case.decision.granted,
        ready_on=case.ready_on,
        served_on=case.served_on,
        ended_on=case.ended_on,
        stopped_for=tuple(stop.body.ground for stop in case.open_stops),
        fees=tuple((fee.on, fee.settled_on) for fee in case.fees),
        told=tuple((told.on, told.answered_on) for told in case.hearing.told),
        new_on=None if case.overdue is None else case.overdue.new_on,
    )

"""What the page 评价投诉 asks: call-backs and complaints with their clocks, overdue ones on top; visits; figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light
from app.clock.limits import months_after
from app.desk import Records
from app.errors import NotFound
from app.ids import CaseId, OfficerId, VisitId
from app.officer import EVERY_DEPARTMENT, Officer, Role
from app.post import Post
from app.ratings.clocks import call_back_clock, complaint_clock, urgency
from app.ratings.complaint import Complaint
from app.ratings.records import VisitRow
from app.ratings.rules import rules_of
from app.ratings.statistics import RatingCount
from app.ratings.visit import Visit
from app.state import Case

PAGE = "ratings"
MOST_VISITS = 300
MONTHS = 12


@dataclass(frozen=True)
class CallBackLine:
    """One call-back with the clock that presses now (None: none does)."""

    visit: Visit
    name: str
    clock: ClockReading | None

    @property
    def light(self) -> Light | None:
        """Return the light of the clock."""
        return self.clock.light if self.clock else None


@dataclass(frozen=True)
class ComplaintLine:
    """One complaint with the clock that presses now (None: it is closed); `number` is the case it is about, "" for none."""

    complaint: Complaint
    clock: ClockReading | None
    number: str = ""

    @property
    def light(self) -> Light | None:
        """Return the light of the clock."""
        return self.clock.light if self.clock else None


@dataclass(frozen=True)
class RatingDesk:
    """All that the page shows; `counts` reach back a year, `names` tell officers by their log-in names."""

    call_backs: tuple[CallBackLine, ...] = ()
    complaints: tuple[ComplaintLine, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    counts: tuple[RatingCount, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)


def rating_desk(records: Records, officer: Officer, calendar: Calendar, on: date) -> RatingDesk:
    """Return what this officer looks after, as of the end of `on`."""
    departments = departments_of(officer)
    if departments is None:
        return RatingDesk()
    rules = rules_of(records)
    calls = [
        CallBackLine(line.visit, line.name, call_back_clock(line.visit.call_back, rules, calendar, on))
        for line in records.open_call_backs(departments)
        if line.visit.call_back is not None
    ]
    complaints = [
        ComplaintLine(one, complaint_clock(one, rules, calendar, on), _number_of(records, one.case))
        for one in records.complaints(departments)
    ]
    first = months_after(on.replace(day=1), 1 - MONTHS) if on.year > 1 else on
    return RatingDesk(
        tuple(sorted(calls, key=lambda line: (urgency(line.clock), line.visit.begun_at))),
        tuple(sorted(complaints, key=_complaint_order)),
        records.visits(departments, MOST_VISITS),
        records.rating_counts(first, on, departments),
        {one.id: one.name for one in records.officers()},
    )


def _number_of(records: Records, case: CaseId | None) -> str:
    """Return the number of the case a complaint is about; a case that lies at another desk has none here."""
    if case is None:
        return ""
    try:
        return records.case(case).number
    except NotFound:
        return ""


def departments_of(officer: Officer) -> tuple[str, ...] | None:
    """Return the departments whose ratings the officer looks after; () = every one, None = none at all."""
    if officer.has_role(Role.SUPERVISOR):
        return ()
    led = tuple(dict.fromkeys(a.department for a in officer.appointments if a.post is Post.LEAD))
    if not led or not officer.is_active:
        return None
    return () if EVERY_DEPARTMENT in led else led


def _complaint_order(line: ComplaintLine) -> tuple[bool, tuple[int, int], float]:
    """Open ones first by urgency, then the closed ones, newest first."""
    at = line.complaint.taken_at.timestamp()
    return (line.clock is None, urgency(line.clock), at if line.clock is not None else -at)


@dataclass(frozen=True)
class CallBackFile:
    """What whoever calls back needs: the visit, and the case with the telephone number."""

    visit: Visit
    case: Case


def call_back_file(records: Records, visit: VisitId) -> CallBackFile:
    """Return the visit with its case. Raises NotFound."""
    held = records.visit(visit)
    return CallBackFile(held, records.case(held.case))


def drafts(records: Records, officer: OfficerId) -> Mapping[str, Any]:
    """Return what the officer was writing in the panels of this page."""
    return next((d.content for d in records.drafts(officer) if d.page == PAGE), {})


def last_code(records: Records, case: CaseId) -> str:
    """Return the 评价码 of the last visit of a case, "" when nobody came for it."""
    return next((visit.code for visit in reversed(records.visits_of_case(case)) if visit.is_counted), "")

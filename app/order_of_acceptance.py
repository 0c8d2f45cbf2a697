"""A limited number of grants: decided strictly in the order of acceptance, to the second (行政许可法 57)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.case import counted_from
from app.case_reading import is_deemed_accepted
from app.clock.calendar import Calendar
from app.desk import Desk, Records
from app.errors import Refused
from app.silence import silent_grant
from app.state import ENDED, Case, CaseState


@dataclass(frozen=True)
class Place:
    """Where a case stands among those of its item. `rank` from 1 among all ever accepted, so that it never changes;
    `ahead`: numbers of the undecided cases before it; `granted` of `quota` are given.
    """

    rank: int
    ahead: tuple[str, ...]
    granted: int
    quota: int

    @property
    def refusal(self) -> Refused | None:
        """Return why this case cannot be granted now, None when it is its turn and one is left."""
        if self.ahead:
            return Refused("quota.not_in_turn", rank=self.rank, first=self.ahead[0], n=len(self.ahead))
        if self.granted >= self.quota:
            return Refused("quota.full", granted=self.granted, quota=self.quota)
        return None


def place_of(records: Records, case: Case, quota: int, calendar: Calendar, on: date) -> Place | None:
    """Return the place of a case as of the end of `on`; None while it is not accepted, and for a change or renewal.

    A case that silence accepted stands in the row although nobody took note of it yet. Who changes or renews what he
    holds takes no place of the limited number (行政许可法 49, 50).
    """
    if case.follows is not None:
        return None
    moment = _moment(case, calendar, on)
    if moment is None:
        return None
    first = (other for other in records.cases_of_item(case.plan.item) if other.follows is None)
    row = [(other, _moment(other, calendar, on)) for other in first]
    before = [other for other, at in row if at is not None and _key(at, other) < _key(moment, case)]
    granted = sum(1 for other, _ in row if other.id != case.id and _is_granted(other, calendar, on))
    ahead = tuple(other.number for other in before if _is_undecided(other) and not _is_granted(other, calendar, on))
    return Place(len(before) + 1, ahead, granted, quota)


@dataclass(frozen=True)
class QuotaUse:
    """What is taken of a limited number: `granted`, and `waiting`, accepted and not decided."""

    granted: int
    waiting: int


def quota_use(records: Records, item: str, calendar: Calendar, on: date) -> QuotaUse:
    """Return what is taken of the number of this item as of the end of `on`, counted as `place_of` counts."""
    first = [other for other in records.cases_of_item(item) if other.follows is None]
    granted = {other.id for other in first if _is_granted(other, calendar, on)}
    undecided = [other for other in first if other.id not in granted and _is_undecided(other)]
    waiting = [other for other in undecided if _moment(other, calendar, on) is not None]
    return QuotaUse(len(granted), len(waiting))


def check_order(desk: Desk, case: Case) -> None:
    """Raise Refused for a grant out of turn or beyond the number; says nothing for an item without a limit."""
    quota = desk.catalogue.item(case.plan.item, case.plan.version).quota
    place = place_of(desk.records, case, quota, desk.calendar, desk.now().on) if quota else None
    if place is not None and place.refusal is not None:
        raise place.refusal


def _moment(case: Case, calendar: Calendar, on: date) -> datetime | None:
    if case.accepted_at is not None:
        return case.accepted_at
    return counted_from(case) if is_deemed_accepted(case, calendar, on) else None


def _key(at: datetime, case: Case) -> tuple[datetime, str]:
    """Order to the second; within one second by the case number, which the store gave in that order."""
    return at.replace(microsecond=0), case.number


def _is_undecided(case: Case) -> bool:
    return case.decision is None and case.state not in ENDED


def _is_granted(case: Case, calendar: Calendar, on: date) -> bool:
    if case.state is CaseState.VOID:
        return False
    by_officer = case.decision is not None and case.decision.granted
    return by_officer or silent_grant(case, calendar, on) is not None

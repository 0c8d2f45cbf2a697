"""What the supplementation page asks: who waits for what, until when, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.application import missing
from app.case_reading import is_deemed_accepted, lapse_allowed_from, reading
from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Light, Thresholds, read_clock
from app.clock.limits import Unit
from app.desk import Records
from app.ids import CaseId, OfficerId
from app.office_setting import yellow_of
from app.officer import Officer
from app.post import Post
from app.state import Case, CaseState

PAGE = "supplementation"
MOST = 5000  # open cases of one desk; a list that ends in silence would lose somebody's case
BEGUN = (CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT)


class Matter(StrEnum):
    """Why a case is on the list, in the order in which it presses."""

    DEEMED = "deemed"  # silence has accepted it
    LAPSABLE = "lapsable"  # the applicant's time and grace are over
    COMPLETE = "complete"  # the supplement is complete: accept or refuse
    RECEIVED = "received"  # materials taken, nothing decided yet
    AWAITING = "awaiting"  # the applicant has time to mend
    AGAIN = "again"  # a second 补正 is out: the acceptance clock runs on
    DEFERRED = "deferred"  # accepted with 容缺, materials still to come


PRESSING = tuple(Matter)


@dataclass(frozen=True)
class Waiting:
    """One line of the list. `due` ends the clock that counts for it; `remaining` and `days_over` in that clock's unit."""

    case: Case
    matter: Matter
    light: Light | None
    due: date | None
    is_provisional: bool
    remaining: int | None
    days_over: int
    missing: tuple[str, ...]
    lapse_from: date | None = None
    unit: Unit = Unit.WORKING_DAY


@dataclass(frozen=True)
class Overview:
    """Both lists of the page: what waits before acceptance, and 容缺 materials after it."""

    waiting: tuple[Waiting, ...] = ()
    deferred: tuple[Waiting, ...] = ()


def overview(records: Records, officer: Officer, catalogue: Catalogue, calendar: Calendar, on: date) -> Overview:
    """Return what waits in the departments where the officer holds window or lead, as of the end of `on`."""
    yellow = yellow_of(records)
    begun = [c for c in records.open_cases(BEGUN, MOST) if serves(officer, c)]
    running = [c for c in records.open_cases((CaseState.IN_PROGRESS,), MOST) if c.deferred and serves(officer, c)]
    return Overview(
        sorted_by_urgency([waiting_of(c, catalogue, calendar, on, yellow) for c in begun]),
        sorted_by_urgency([waiting_of(c, catalogue, calendar, on, yellow) for c in running]),
    )


def serves(officer: Officer, case: Case) -> bool:
    """True when the officer stands at the window, or leads it, for the case's department."""
    return officer.holds(Post.WINDOW, case.department) or officer.holds(Post.LEAD, case.department)


def sorted_by_urgency(lines: list[Waiting]) -> tuple[Waiting, ...]:
    """Return the lines with the deemed and overdue ones first, then by due date; those without a date last."""
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.matter not in (Matter.DEEMED, Matter.LAPSABLE),
                line.due or date.max,
                PRESSING.index(line.matter),
                line.case.received_at,
            ),
        )
    )


def waiting_of(
    case: Case, catalogue: Catalogue, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
) -> Waiting:
    """Return the line of one case; `yellow`: when its light turns."""
    if case.deferred and case.state is CaseState.IN_PROGRESS:
        now = reading(case, calendar, on, yellow)
        return _line(case, Matter.DEFERRED, now.promised or now.statutory, case.deferred)
    if is_deemed_accepted(case, calendar, on):
        due = reading(case, calendar, on).acceptance.due
        over = calendar.count(due, on) if due else 0
        return Waiting(case, Matter.DEEMED, Light.RED, due, False, 0, over, missing(case.materials))
    if case.state is CaseState.AWAITING_SUPPLEMENT and len(case.supplements) == 1:
        return _awaiting(case, catalogue, calendar, on, yellow)
    return _deciding(case, calendar, on, yellow)


def _awaiting(case: Case, catalogue: Catalogue, calendar: Calendar, on: date, yellow: Thresholds) -> Waiting:
    """The applicant's own time (clock.md, 补正期); the lapse is an act, never automatic."""
    run = case.supplements[0]
    clock = read_clock(case.plan.supplement, run.requested_on, calendar, on, thresholds=yellow)
    item = catalogue.item(case.plan.item, case.plan.version)
    first = lapse_allowed_from(case, calendar, item.acceptance.lapse_days)
    is_over = first is not None and on >= first
    matter = Matter.LAPSABLE if is_over else Matter.AWAITING
    return _line(case, matter, clock, run.outstanding(), lapse_from=first)


def _deciding(case: Case, calendar: Calendar, on: date, yellow: Thresholds) -> Waiting:
    """The office's own five days: after receipt, or after the complete supplement."""
    acceptance = reading(case, calendar, on, yellow).acceptance
    if case.state is CaseState.AWAITING_SUPPLEMENT:
        matter, lacking = Matter.AGAIN, case.supplements[-1].outstanding()
    else:
        matter = Matter.COMPLETE if case.supplements else Matter.RECEIVED
        lacking = missing(case.materials)
    return Waiting(
        case, matter, acceptance.light, acceptance.due, acceptance.provisional, acceptance.remaining, 0, lacking
    )


def _line(
    case: Case,
    matter: Matter,
    clock: ClockReading | None,
    lacking: tuple[str, ...],
    lapse_from: date | None = None,
) -> Waiting:
    if clock is None:
        return Waiting(case, matter, None, None, False, None, 0, lacking, lapse_from)
    light, due, provisional = clock.light, clock.due, clock.provisional
    unit, left = clock.limit.unit, clock.remaining
    return Waiting(case, matter, light, due, provisional, left, clock.days_over, lacking, lapse_from, unit)


@dataclass(frozen=True)
class Kept:
    """What the officer had marked before the window closed: per case, what came in and the remarks."""

    content: Mapping[str, Any]


def kept(records: Records, officer: OfficerId) -> Kept:
    """Return the officer's unfinished marks."""
    draft = next((d for d in records.drafts(officer) if d.page == PAGE), None)
    return Kept({} if draft is None else draft.content)


def case_of(records: Records, wanted: str) -> CaseId:
    """Return the id of the case with this number or id. Raises NotFound."""
    return records.case_by_number(wanted).id if len(wanted) == 24 and wanted.isdigit() else CaseId(wanted)

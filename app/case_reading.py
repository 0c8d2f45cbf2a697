"""From a case to the clock: its ledger, its standard, its reading on a day. Nothing of it is ever stored."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.clock.ledger import Entry, EntryType, Standard
from app.clock.light import DEFAULT_THRESHOLDS, Thresholds
from app.clock.limits import Limit, Unit, due
from app.clock.reading import Reading, read
from app.plan import Plan, standard_steps
from app.state import Case, CaseState, ClockFact

TOLD_BY: dict[str, str] = {EntryType.STOP: "special_procedure", EntryType.EXTENDED: "extension"}


def entries(case: Case) -> tuple[Entry, ...]:
    """Return the clock's ledger of a case: one entry per dated fact, in recorded order."""
    return tuple(_entry(fact, _notice_of(case, fact)) for fact in case.facts)


def _notice_of(case: Case, fact: ClockFact) -> str | None:
    """Return the number of the notice that told the applicant of a stop or an extension: it is issued with the act."""
    template = TOLD_BY.get(fact.type)
    if template is None:
        return None
    papers = (p for p in case.papers if p.template == template and p.issued_on == fact.on and not p.is_void)
    return next((paper.number for paper in papers), None)


def _entry(fact: ClockFact, notice: str | None) -> Entry:
    return Entry(
        on=fact.on,
        type=fact.type,
        step=fact.step,
        to=fact.to,
        ground=fact.ground,
        days=fact.days,
        approver=fact.approver,
        complete=fact.complete,
        granted=fact.granted,
        notice=notice,
        stop=fact.stop,
    )


def standard(plan: Plan) -> Standard:
    """Return the limits that the case began with, as the clock reads them."""
    return Standard(
        statutory=plan.statutory,
        promised=plan.promised,
        steps=standard_steps(plan),
        acceptance_limit=plan.acceptance_limit,
        delivery_limit=10,
        supplement=plan.supplement,
    )


def reading(case: Case, calendar: Calendar, as_of: date, yellow: Thresholds = DEFAULT_THRESHOLDS) -> Reading:
    """Return all clocks of the case as of the end of `as_of` (clock.md); `yellow` is when the office's lights turn."""
    waits = applicant_waits(case, calendar, as_of)
    return read(entries(case), standard(case.plan), calendar, as_of, yellow, waits=waits)


def applicant_waits(case: Case, calendar: Calendar, as_of: date) -> tuple[tuple[date, date], ...]:
    """Return the spans (from, to] in which a payment or a hearing request was awaited (clock.md, Who used the days)."""
    spans = [(fee.on, fee.settled_on or as_of) for fee in case.fees]
    for told in case.hearing.told:
        last = hearing(calendar, told.on).ask_by.on or as_of
        spans.append((told.on, min(told.answered_on or last, last)))
    return tuple((begin, min(end, as_of)) for begin, end in spans if begin < min(end, as_of))


def is_deemed_accepted(case: Case, calendar: Calendar, on: date) -> bool:
    """True when silence past the limit has accepted the case and nobody has taken note yet (行政许可法 32(4)).

    A second 补正 stops no clock (clock.md), so a case that awaits one can be accepted by silence too.
    """
    if case.state not in (CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT):
        return False
    acceptance = reading(case, calendar, on).acceptance
    return acceptance.deemed


def lapse_allowed_from(case: Case, calendar: Calendar, grace: int) -> date | None:
    """Return the first day on which 补正不来办结 may be recorded: the day after the applicant's term and the grace."""
    if not case.supplements:
        return None
    last = due(case.plan.supplement, case.supplements[0].requested_on, calendar).on
    if last is None:
        return None
    end = due(Limit(grace, Unit.WORKING_DAY), last, calendar).on if grace else last
    return None if end is None else date.fromordinal(end.toordinal() + 1)

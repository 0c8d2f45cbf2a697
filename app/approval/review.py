"""审查, 审核, 核查, 公示: a step ends with an opinion, or is sent back to an earlier one."""

from __future__ import annotations

from datetime import date

from app.act import Done, perform, read_case
from app.approval.visit_notice import inspectors_of
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.limits import Limit, Unit, due
from app.desk import Desk
from app.errors import Refused
from app.events.approval import StepFinished, StepReturned, VisitRecorded
from app.free_text import written
from app.ids import CaseId
from app.item import StepKind
from app.running_steps import return_targets
from app.silence import refuse_if_granted
from app.state import Case
from app.workflow import Action

CONCLUSIONS = ("agree", "disagree")


def finish_step(
    desk: Desk, case_id: CaseId, *, step: str, opinion: str, conclusion: str = "agree", seen: str | None = None
) -> Done:
    """The step ends today with its opinion; the next begins (the joint step with its last branch).

    Raises Refused without an opinion, for a step that is not running, a visit without record, a stop of this step, a
    publicity that has not run its days.
    """
    case = _running(desk, case_id, step, seen)
    if not opinion.strip():
        raise Refused("approval.no_opinion", step=step)
    if conclusion not in CONCLUSIONS:
        raise Refused("approval.no_conclusion", step=step)
    kind = case.plan.step(step).kind
    if kind == StepKind.VISIT and not any(v.step == step for v in case.visits):
        raise Refused("approval.no_visit", step=step)
    stop = case.stop_in(step)
    if stop is not None:
        raise Refused("approval.stopped", ground=stop.body.ground)
    until = publicity_until(case, step, desk.calendar, desk.now().on)
    if until is not None and desk.now().on < until:
        raise Refused("approval.publicity_runs", step=step, until=until.isoformat())
    return perform(desk, case, Action.FINISH_STEP, StepFinished(step, conclusion, written(opinion)))


def publicity_until(case: Case, step: str, calendar: Calendar, on: date) -> date | None:
    """Return the first day on which a publicity 公示 may be ended; None for every other step."""
    least = case.plan.step(step).least
    begun = next((s.start for s in reading(case, calendar, on).steps if s.step == step), None)
    return due(Limit(least, Unit.WORKING_DAY), begun, calendar).on if least and begun is not None else None


def record_visit(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    visited_on: date,
    inspectors: tuple[str, ...],
    certificates: tuple[str, ...],
    place: str,
    found: str,
    party: str = "",
    seen: str | None = None,
) -> Done:
    """The on-site verification is on record, two names and their card numbers at least (行政许可法 34); stops no clock."""
    case = _running(desk, case_id, step, seen)
    if not (place.strip() and found.strip()):
        raise Refused("approval.visit_incomplete")
    if visited_on > desk.now().on:
        raise Refused("approval.visit_in_future", on=visited_on.isoformat())
    begun = case.accepted_on or case.received_on
    if visited_on < begun:
        raise Refused("approval.visit_before", on=visited_on.isoformat(), accepted=begun.isoformat())
    names, papers = inspectors_of(inspectors, certificates)
    body = VisitRecorded(step, visited_on, names, papers, written(place), written(found), written(party))
    return perform(desk, case, Action.RECORD_VISIT, body)


def send_back(desk: Desk, case_id: CaseId, *, step: str, to: str, reason: str, seen: str | None = None) -> Done:
    """An earlier step runs again with the days it had left; the clock of the case goes on (clock.md)."""
    case = _running(desk, case_id, step, seen)
    if not reason.strip():
        raise Refused("approval.return_no_reason")
    if to not in return_targets(case, step):
        raise Refused("approval.return_to_earlier", step=step, to=to)
    return perform(desk, case, Action.RETURN_STEP, StepReturned(step, to, written(reason)))


def _running(desk: Desk, case_id: CaseId, step: str, seen: str | None) -> Case:
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    if step not in case.open_steps:
        raise Refused("approval.step_not_running", step=step, running=case.step or "—")
    return case

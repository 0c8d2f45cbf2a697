"""改派: a running step becomes the work of a named officer, with a reason; who holds the post may still do it."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.desk import Desk, Records
from app.errors import Refused
from app.events.alongside import StepAssigned
from app.free_text import written
from app.ids import CaseId, OfficerId
from app.officer import Officer
from app.state import Case
from app.workflow import Action


def fit_handlers(officers: tuple[Officer, ...], case: Case, step: str) -> tuple[Officer, ...]:
    """Return who holds the post of the step in its department."""
    planned = case.plan.step(step)
    return tuple(one for one in officers if one.is_active and one.holds(planned.post, planned.department))


def handlers_of(records: Records, case_id: CaseId, step: str) -> tuple[Officer, ...]:
    """Return to whom the step may be given."""
    return fit_handlers(records.officers(), records.case(case_id), step)


def assign_step(
    desk: Desk, case_id: CaseId, *, step: str, handler: OfficerId, reason: str, seen: str | None = None
) -> Done:
    """The step stands in this officer's work list. Raises Refused: no reason, a step that does not run, a wrong post."""
    if not reason.strip():
        raise Refused("assigning.no_reason")
    case = read_case(desk, case_id, seen)
    if step not in case.open_steps:
        raise Refused("approval.step_not_running", step=step, running=case.step)
    if handler not in {one.id for one in fit_handlers(desk.records.officers(), case, step)}:
        raise Refused("assigning.no_post", officer=handler, step=step)
    return perform(desk, case, Action.ASSIGN, StepAssigned(step, handler, written(reason)))

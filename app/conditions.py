"""What some rows of the workflow table ask of a case, where that takes more than a word (app.workflow.WHEN)."""

from __future__ import annotations

from app.item import Hearing, StepKind
from app.state import Case


def is_step_free(case: Case, step: str | None) -> bool:
    """True unless a stop is open in this very step: other branches of a joint step work on."""
    steps = case.open_steps if step is None else (step,)
    return any(case.stop_in(one) is None for one in steps) or not steps


def is_stopped(case: Case, step: str | None) -> bool:
    """True when a stop is open in this step; without a step, in any."""
    return case.open_stop is not None if step is None else case.stop_in(step) is not None


def is_visited(case: Case, step: str | None) -> bool:
    """True when every visit that runs now has its record."""
    steps = case.open_steps if step is None else (step,)
    needing = [one for one in steps if case.plan.step(one).kind is StepKind.VISIT]
    return all(any(visit.step == one for visit in case.visits) for one in needing)


def is_heard(case: Case, step: str | None) -> bool:
    """True when no hearing is due any more: none may be skipped that the item's law, or somebody in time, asks for."""
    if case.plan.hearing is Hearing.ALWAYS:
        return case.hearing.held is not None
    return not case.hearing.is_awaited

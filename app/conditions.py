"""What some rows of the workflow table ask of a case, where that takes more than a word (app.workflow.WHEN)."""

from __future__ import annotations

from app.events.certificates import PermitEnding
from app.item import Hearing, ItemKind, StepKind
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


def is_granted(case: Case) -> bool:
    """True when the decision, or the law by silence, gave what was applied for."""
    return case.decision is not None and case.decision.granted


def is_standing_permit(case: Case) -> bool:
    """True for a 行政许可 that was granted and is not struck off: only such a one is 撤销, 撤回 or 注销 by 行政许可法 8, 69, 70."""
    return case.plan.kind is ItemKind.PERMIT and is_granted(case) and not case.ended_by(PermitEnding.CANCEL)

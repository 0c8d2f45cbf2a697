"""Whether the task in sight is still the one that its form was made for."""

from __future__ import annotations

from app.approval.queries import StepTask
from app.state import Case
from ui.approval.choosing import Task


def step_of(task: Task | None) -> str:
    """Return the step of a task; empty for a signature and for none."""
    return task.step if isinstance(task, StepTask) else ""


def what_matters(case: Case, task: Task | None) -> tuple[object, ...]:
    """Return what decides which form a task begins with, and what the forms offer."""
    of_task = (step_of(task), task.silent if isinstance(task, StepTask) else None)
    return *of_task, case.open_steps, case.state, case.stops, case.pending, case.visits, case.fees, case.hearing

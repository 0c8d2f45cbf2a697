"""Ctrl+I: the running step goes to a named officer of its post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.approval.queries import StepTask
from app.assigning import assign_step, handlers_of
from app.officer import Officer
from ui.approval.assign_panel import AssignPanel
from ui.surroundings import Surroundings

if TYPE_CHECKING:
    from ui.approval.page import ApprovalPage


class Assigning:
    """`open()` asks who may have the step, then offers them in a panel."""

    def __init__(self, page: ApprovalPage, surroundings: Surroundings) -> None:
        self._page = page
        self._around = surroundings

    def open(self) -> None:
        """Give the running step to a named officer."""
        task = self._page.task()
        if isinstance(task, StepTask):
            self._around.work.ask(
                self._page, handlers_of, lambda found: self._offer(task, found), task.case.id, task.step
            )

    def _offer(self, task: StepTask, found: tuple[Officer, ...]) -> None:
        panel = AssignPanel(task, found)
        self._page.open_panel(panel)
        panel.confirmed.connect(lambda: self._page.acting.do(assign_step, task.case.id, panel.facts()))

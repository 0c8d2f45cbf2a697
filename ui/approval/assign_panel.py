"""改派: to whom the running step goes, and why; who holds its post may still do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.approval.queries import StepTask
from app.ids import OfficerId
from app.officer import Officer
from ui.widgets.field import ChoiceField
from ui.widgets.panels import ReasonPanel

translate = QCoreApplication.translate


class AssignPanel(ReasonPanel):
    """`facts()` are the arguments of assign_step."""

    def __init__(self, task: StepTask, officers: Sequence[Officer]) -> None:
        super().__init__(
            "approval.assign",
            translate("AssignPanel", "改派“{step}”").format(step=task.step),
            confirm=translate("AssignPanel", "改派"),
            reason_label=translate("AssignPanel", "改派理由(&R)"),
            note=translate("AssignPanel", "改派后列入该人员的环节；同岗人员仍可在“全部”中办理"),
            icon_name="user-check",
        )
        self._step = task.step
        words = [(str(one.id), f"{one.name}（{one.id}）") for one in officers]
        self.handler = ChoiceField(translate("AssignPanel", "改派给(&N)"), "approval.assign.handler", words)
        if task.handler is not None:
            self.handler.set_code(task.handler)
        self.add(self.handler, 1)

    def facts(self) -> dict[str, object]:
        """Return step, officer and reason."""
        return {
            "step": self._step,
            "handler": OfficerId(self.handler.code()),
            "reason": self.reason.text(),
        }

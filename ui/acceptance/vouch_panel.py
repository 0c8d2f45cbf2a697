"""The earlier stage was decided outside this system: which decision, of when, and why the lead should vouch for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.widgets.field import DateField, Field

translate = QCoreApplication.translate


class VouchPanel(ScrollingPanel):
    """`facts()` is what the lead is asked to vouch for."""

    def __init__(self, sentence: str, today: date) -> None:
        super().__init__(
            "acceptance.vouch",
            translate("VouchPanel", "前一阶段未在本系统准予"),
            confirm=translate("VouchPanel", "收件并请首席代表确认"),
            note=sentence,
            icon_name="shield-check",
        )
        self._today = today
        self.decision = Field(translate("VouchPanel", "前一阶段决定的文号(&N)"), "acceptance.vouch.decision")
        self.decided_on = DateField(translate("VouchPanel", "决定日期(&D)"), "acceptance.vouch.on")
        self.reason = Field(translate("VouchPanel", "理由（记入档案）(&R)"), "acceptance.vouch.reason")
        self.add(self.decision)
        self.add(self.decided_on)
        self.add(self.reason)
        self.problem = self._missing

    def facts(self) -> dict[str, object]:
        """Return the decision's number, its day (may be unknown) and the reason."""
        return {
            "decision": self.decision.text().strip(),
            "decided_on": self.decided_on.value(),
            "reason": self.reason.text().strip(),
        }

    def _missing(self) -> str:
        if not self.decision.text().strip():
            self.decision.setFocus()
            return translate("VouchPanel", "请填写前一阶段决定的文号，首席代表据此确认。")
        day = self.decided_on.value()
        if (day is None and self.decided_on.text().strip()) or (day is not None and day > self._today):
            self.decided_on.setFocus()
            return translate("VouchPanel", "请写成 2026-11-23 这样的日期，且不晚于今天；不知道的可以空着。")
        if not self.reason.text().strip():
            self.reason.setFocus()
            return translate("VouchPanel", "请填写理由，例如前一阶段何时由谁办理。")
        return ""

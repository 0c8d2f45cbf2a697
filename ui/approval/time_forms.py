"""The acts that move the clock: 特别程序 and its end, 延期."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.approval.extend import Approval, ask_extension
from app.approval.pause import ask_stop, resume
from app.events.approval import Extended, Resumed, Stopped
from app.events.body import Body
from app.ids import EventId, uuid7
from app.item import Approver, ExtensionRule, StopGround
from app.state import Case
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, DateField, Field, TextField

translate = QCoreApplication.translate


def whole(text: str) -> int:
    """Return a typed number of days; 0 while it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


class StopForm(ActForm):
    """特别程序: the item's own grounds and those of art. 45 (现场勘验 is none), asked here, signed by the approver."""

    key = "stop"
    action = Action.STOP
    template = "special_procedure"

    def __init__(self, step: str, grounds: tuple[StopGround, ...]) -> None:
        super().__init__(
            translate("StopForm", "特别程序"),
            confirm=translate("StopForm", "申请特别程序"),
            icon="circle-pause",
            note=translate("StopForm", "须经批准人同意并书面告知申请人，之日起停止计时"),
        )
        self._step = step
        self._grounds = {ground.name: ground for ground in grounds}
        self._asked = EventId(uuid7())
        choices = [(ground.name, f"{ground.name}（{ground.basis.cite()}）") for ground in grounds]
        self.add(
            "ground", ChoiceField(translate("StopForm", "法定事由(&G)"), "approval.stop.ground", choices), span=3,
            codes=("stop.no_ground",),
        )  # fmt: skip
        self.add(
            "days", Field(translate("StopForm", "预计工作日(&D)"), "approval.stop.days", CodeEdit()), span=1,
            codes=("stop.no_days",),
        )  # fmt: skip
        payer = Field(translate("StopForm", "费用承担(&P)"), "approval.stop.payer")
        payer.set_text(translate("StopForm", "本机关"))
        self.add("payer", payer, span=2, codes=("stop.no_payer",))
        self.add(
            "reason", TextField(translate("StopForm", "启动的理由(&R)"), "approval.stop.reason", lines=3),
            codes=("stop.no_reason",),
        )  # fmt: skip

    def fault(self) -> tuple[str, str] | None:
        """Days and a reason: the applicant must be told the time needed, in writing (行政许可法 45)."""
        if whole(self.text("days")) < 1:
            return "days", translate("StopForm", "请填写预计需要的工作日数。")
        if not self.text("payer"):
            return "payer", translate("StopForm", "请填写费用由谁承担，不产生费用的填写“无”。")
        return None if self.text("reason") else ("reason", translate("StopForm", "请写明启动特别程序的理由。"))

    def body(self) -> Body | None:
        """Return the stop as it would be signed."""
        ground = self._grounds.get(self.text("ground"))
        if ground is None:
            return None
        days = max(0, whole(self.text("days")))  # 0 is a gap in the preview; the order asks for a number
        return Stopped(
            ground.name, ground.basis.cite(), days, self._step, self._asked, self.text("payer"), self.text("reason")
        )

    def order(self) -> Order:
        """Ask for the stop."""
        facts = {
            "step": self._step,
            "ground": self.text("ground"),
            "expected_days": whole(self.text("days")),
            "payer": self.text("payer"),
            "reason": self.text("reason"),
        }
        return Order(ask_stop, facts, needs_second=True)


class ResumeForm(ActForm):
    """The special procedure has ended: its result; the clock counts again from tomorrow."""

    key = "resume"
    action = Action.RESUME
    template = "special_procedure_end"

    def __init__(self, case: Case, step: str) -> None:
        self._stop = case.stop_in(step)
        self._step = step
        self._ground = self._stop.body.ground if self._stop else ""
        super().__init__(
            translate("ResumeForm", "结束{ground}").format(ground=self._ground),
            confirm=translate("ResumeForm", "结束{ground}并打印").format(ground=self._ground),
            icon="circle-play",
            note=translate("ResumeForm", "自明日起继续计时"),
        )
        self.add(
            "result", TextField(translate("ResumeForm", "结果(&R)"), "approval.resume.result", lines=3),
            codes=("stop.no_result",),
        )  # fmt: skip

    def fault(self) -> tuple[str, str] | None:
        """The result stands in the file."""
        return None if self.text("result") else ("result", translate("ResumeForm", "请填写特别程序的结果。"))

    def body(self) -> Body:
        """Return the end as it stands."""
        return Resumed(self._ground, self.text("result"), self._stop.event if self._stop else None, self._step)

    def extra(self) -> dict[str, Any]:
        """Return what the notice takes from the act beside the case."""
        return {"结果": self.text("result"), "特别程序": self._stop.event if self._stop else ""}

    def order(self) -> Order:
        """End the stop of this step; those of other branches go on."""
        return Order(resume, {"result": self.text("result"), "step": self._step})


class ExtendForm(ActForm):
    """延期: once, before the date, by the right approver, with a reason told to the applicant (行政许可法 42)."""

    key = "extend"
    action = Action.EXTEND
    template = "extension"

    def __init__(self, rule: ExtensionRule) -> None:
        super().__init__(
            translate("ExtendForm", "延长办理期限"),
            confirm=translate("ExtendForm", "申请延期"),
            icon="calendar-clock",
            note=translate("ExtendForm", "只能延长一次，至多 {n} 日；承诺期限不变").format(n=rule.n),
        )
        self._rule = rule
        self._asked = EventId(uuid7())
        days = Field(translate("ExtendForm", "延长日数(&D)"), "approval.extend.days", CodeEdit())
        days.set_text(str(rule.n))
        self.add("days", days, span=1, codes=("extension.days",))
        self.add(
            "reason", TextField(translate("ExtendForm", "延期的理由(&R)"), "approval.extend.reason", lines=3),
            codes=("extension.no_reason",),
        )  # fmt: skip

        if rule.approver is Approver.GOVERNMENT_HEAD:
            self._ask_approval()

    def _ask_approval(self) -> None:
        """The head of the government signs no desk: his document is told instead (行政许可法 42(2))."""
        self.add(
            "document", Field(translate("ExtendForm", "批准文号(&N)"), "approval.extend.document"), span=1,
            codes=("extension.no_approval",),
        )  # fmt: skip
        self.add(
            "approved_on", DateField(translate("ExtendForm", "批准日期(&T)"), "approval.extend.approved_on"), span=1,
            codes=("extension.approval_day",),
        )  # fmt: skip
        self.add("approved_by", Field(translate("ExtendForm", "批准人姓名(&M)"), "approval.extend.approved_by"), span=1)

    def _approval(self) -> Approval:
        if self._rule.approver is not Approver.GOVERNMENT_HEAD:
            return Approval()
        day = self.fields["approved_on"]
        on = day.value() if isinstance(day, DateField) else None
        return Approval(self.text("document"), on, self.text("approved_by"))

    def _lacking_approval(self) -> tuple[str, str] | None:
        approval = self._approval()
        if self._rule.approver is not Approver.GOVERNMENT_HEAD:
            return None
        for name, value in vars(approval).items():
            if not value:
                return name, translate("ExtendForm", "请按本级人民政府负责人的批准文件填写。")
        return None

    def fault(self) -> tuple[str, str] | None:
        """Days within the rule, the approval where the government's head grants it, and a reason."""
        if not 1 <= whole(self.text("days")) <= self._rule.n:
            return "days", translate("ExtendForm", "延期须为 1 至 {n} 日。").format(n=self._rule.n)
        lacking = self._lacking_approval()
        if lacking is not None:
            return lacking
        return (
            None
            if self.text("reason")
            else ("reason", translate("ExtendForm", "请写明延期的理由，法律要求告知申请人。"))
        )

    def body(self) -> Body:
        """Return the extension as it would be signed."""
        days = min(max(1, whole(self.text("days"))), self._rule.n)
        reason, approval = self.text("reason"), self._approval()
        return Extended(days, self._rule.approver.value, self._asked, reason, **vars(approval))

    def order(self) -> Order:
        """Ask for the extension."""
        facts = {"days": whole(self.text("days")), "reason": self.text("reason"), "approval": self._approval()}
        return Order(ask_extension, facts, needs_second=True)

    def first_focus(self) -> None:
        """Begin in the reason: the days are there already."""
        self.fields["reason"].setFocus()

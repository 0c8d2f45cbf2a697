"""The acts that move the clock: 特别程序 and its end, 延期; and the act that ends the case, 终止."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.approval.extend import ask_extension
from app.approval.pause import ask_stop, resume
from app.events.approval import Extended, Resumed, Stopped
from app.events.body import Body
from app.events.file import Terminated
from app.ids import EventId, uuid7
from app.item import ExtensionRule, StopGround
from app.state import Case
from app.withdrawing import terminate
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, Field, TextField

translate = QCoreApplication.translate


def whole(text: str) -> int:
    """Return a typed number of days; 0 while it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


class StopForm(ActForm):
    """特别程序: the ground from the item's own list only (现场勘验 is none), asked here, signed by the approver."""

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
        self.add("payer", Field(translate("StopForm", "费用承担(&P)"), "approval.stop.payer"), span=2)
        self.add(
            "reason", TextField(translate("StopForm", "启动的理由(&R)"), "approval.stop.reason", lines=3),
            codes=("stop.no_reason",),
        )  # fmt: skip

    def fault(self) -> tuple[str, str] | None:
        """Days and a reason: the applicant must be told the time needed, in writing (行政许可法 45)."""
        if whole(self.text("days")) < 1:
            return "days", translate("StopForm", "请填写预计需要的工作日数。")
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

    def __init__(self, case: Case) -> None:
        stop = case.open_stop
        self._ground = stop.body.ground if stop else ""
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
        return Resumed(self._ground, self.text("result"))

    def order(self) -> Order:
        """End the stop."""
        return Order(resume, {"result": self.text("result")})


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

    def fault(self) -> tuple[str, str] | None:
        """Days within the rule, and a reason."""
        if not 1 <= whole(self.text("days")) <= self._rule.n:
            return "days", translate("ExtendForm", "延期须为 1 至 {n} 日。").format(n=self._rule.n)
        return (
            None
            if self.text("reason")
            else ("reason", translate("ExtendForm", "请写明延期的理由，法律要求告知申请人。"))
        )

    def body(self) -> Body:
        """Return the extension as it would be signed."""
        days = min(max(1, whole(self.text("days"))), self._rule.n)
        return Extended(days, self._rule.approver.value, self._asked, self.text("reason"))

    def order(self) -> Order:
        """Ask for the extension."""
        facts = {"days": whole(self.text("days")), "reason": self.text("reason")}
        return Order(ask_extension, facts, needs_second=True)

    def first_focus(self) -> None:
        """Begin in the reason: the days are there already."""
        self.fields["reason"].setFocus()


class TerminateForm(ActForm):
    """终止: the subject is gone or the item is no more; cause, clause and reason stand on the notice."""

    key = "terminate"
    action = Action.TERMINATE
    template = "termination"

    def __init__(self) -> None:
        super().__init__(
            translate("TerminateForm", "终止办理"),
            confirm=translate("TerminateForm", "终止办理并打印"),
            icon="circle-x",
            note=translate("TerminateForm", "办件就此结束，出具终止办理告知书"),
        )
        causes = (
            translate("TerminateForm", "申请人死亡或者终止"),
            translate("TerminateForm", "许可事项依法取消"),
            translate("TerminateForm", "申请事项已无实施可能"),
            translate("TerminateForm", "法律规定的其他情形"),
        )
        self.add(
            "cause",
            ChoiceField(translate("TerminateForm", "情形(&G)"), "approval.terminate.cause", [(c, c) for c in causes]),
            span=1,
        )
        self.add("clause", Field(translate("TerminateForm", "依据条款(&L)"), "approval.terminate.clause"), span=2)
        self.add(
            "reason", TextField(translate("TerminateForm", "事实和理由(&R)"), "approval.terminate.reason", lines=3),
            codes=("ending.no_reason",),
        )  # fmt: skip

    def fault(self) -> tuple[str, str] | None:
        """Clause and reason stand on the notice."""
        for name in ("clause", "reason"):
            if not self.text(name):
                return name, translate("TerminateForm", "请填写，告知书上要用。")
        return None

    def body(self) -> Body:
        """Return the end as it stands."""
        return Terminated(self.text("cause"), self.text("clause"), self.text("reason"))

    def extra(self) -> dict[str, Any]:
        """Return what the notice takes from the act beside the case."""
        return {"终止原因": self.text("reason"), "依据条款": self.text("clause")}

    def order(self) -> Order:
        """End the case."""
        return Order(terminate, {name: self.text(name) for name in ("cause", "clause", "reason")})

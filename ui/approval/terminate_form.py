"""终止办理: the act that ends the case."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.events.body import Body
from app.events.file import Terminated
from app.withdrawing import terminate
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.widgets.field import ChoiceField, Field, TextField

translate = QCoreApplication.translate


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

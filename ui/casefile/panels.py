"""Panels of the case file: each asks for what the law wants written down, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.in_office import may_go_back
from app.state import Case
from ui.acceptance.person_fields import PlainField
from ui.widgets.field import ChoiceField, TextField
from ui.widgets.panels import BarPanel, ReasonPanel
from ui.widgets.text import Text

translate = QCoreApplication.translate


def warn_of(panel: BarPanel, shared: str) -> None:
    """Show in the panel that other cases of the visit rest on papers that would go back."""
    if shared:
        told = Text(shared, tone="warn", wraps=True)
        told.setObjectName(f"{panel.objectName()}.shared")
        panel.add(told, 3)


class WithdrawPanel(ReasonPanel):
    """Why the applicant takes it back, and which materials are handed back.

    `shared`: a sentence on the papers that other cases of the visit rest on.
    """

    def __init__(self, case: Case, shared: str = "") -> None:
        super().__init__(
            "casefile.withdraw",
            translate("CaseFile", "申请人撤回申请"),
            confirm=translate("CaseFile", "确认撤回"),
            reason_label=translate("CaseFile", "撤回原因(&R)"),
            note=translate("CaseFile", "出具终止办理告知书；退还材料的，同时出具材料退还清单"),
            icon_name="undo-2",
        )
        held = [one.name for one in may_go_back(case)]
        hint = translate("CaseFile", "用“、”分开；不退还的删去，留空为不退还")
        self.returned = TextField(
            translate("CaseFile", "退还的材料(&B)"), "casefile.withdraw.returned", lines=2, hint=hint
        )
        self.returned.set_text("、".join(held))
        self.add(self.returned, 3)
        warn_of(self, shared)

    def materials(self) -> tuple[str, ...]:
        """Return the materials that are handed back."""
        parts = self.returned.text().replace("\n", "、").split("、")
        return tuple(part.strip() for part in parts if part.strip())


class TerminatePanel(BarPanel):
    """Why the office ends the case, and by which clause."""

    def __init__(self) -> None:
        super().__init__(
            "casefile.terminate",
            translate("CaseFile", "终止办理"),
            confirm=translate("CaseFile", "终止并打印"),
            note=translate("CaseFile", "出具终止办理告知书，告知理由和依据"),
            icon_name="ban",
        )
        causes = [
            ("subject_gone", translate("CaseFile", "申请人死亡或者主体终止")),
            ("item_gone", translate("CaseFile", "事项依法取消")),
            ("impossible", translate("CaseFile", "因不可抗力无法办理")),
            ("other", translate("CaseFile", "其他法定情形")),
        ]
        self.cause = ChoiceField(translate("CaseFile", "情形(&G)"), "casefile.terminate.cause", causes)
        self.clause = PlainField(translate("CaseFile", "依据的条款(&K)"), "casefile.terminate.clause", language="zh_CN")
        self.reason = TextField(translate("CaseFile", "理由（写入文书）(&R)"), "casefile.terminate.reason", lines=2)
        self.add(self.cause)
        self.add(self.clause, 2)
        self.add(self.reason, 3)
        self.problem = self._missing

    def facts(self) -> dict[str, str]:
        """Return the arguments of terminate."""
        return {
            "cause": self.cause.edit.currentText(),
            "clause": self.clause.text(),
            "reason": self.reason.text(),
        }

    def _missing(self) -> str:
        wanted = (
            (self.clause, translate("CaseFile", "请填写依据的法律条款，文书上要用。")),
            (self.reason, translate("CaseFile", "请填写终止的理由，文书上要用。")),
        )
        for field, sentence in wanted:
            if not field.text().strip():
                field.setFocus()
                return sentence
        return ""


class NotePanel(BarPanel):
    """A remark for the file."""

    def __init__(self) -> None:
        super().__init__(
            "casefile.note", translate("CaseFile", "备注"), confirm=translate("CaseFile", "记入档案"),
            note=translate("CaseFile", "备注进入办件经过，不能修改或删除"), icon_name="notebook-pen",
        )  # fmt: skip
        self.text = TextField(translate("CaseFile", "备注内容(&N)"), "casefile.note.text", lines=3)
        self.add(self.text, 3)
        self.problem = self._missing

    def _missing(self) -> str:
        if self.text.text().strip():
            return ""
        self.text.setFocus()
        return translate("CaseFile", "备注是空的，请填写内容。")

"""What waits for my signature: who asks what and why; F12 signs the very proposal, F9 declines with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.approval.queries import SignTask
from app.certificates.ending import ended_body
from app.certificates.grounds import ground
from app.correction_proposal import change_words
from app.events.body import Body
from app.ids import OfficerId
from app.money import yuan
from app.second import proposed_paper, sign
from app.wording import name_of
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.widgets.facts import Fact, Facts

translate = QCoreApplication.translate


class SignForm(ActForm):
    """The proposal in words, and the paper it would issue beside it."""

    key = "sign"

    def __init__(self, task: SignTask, names: Mapping[OfficerId, str], language: str) -> None:
        what = name_of("action", task.action.value, language)
        super().__init__(
            translate("SignForm", "等待我批准：{what}").format(what=what),
            confirm=translate("SignForm", "同意"),
            icon="signature",
            note=translate("SignForm", "同意即出具文书并生效"),
        )
        self._task = task
        found = proposed_paper(task.case, task.pending)
        self._body: Body | None = found[0] if found else None
        self.template = found[1] if found else ""
        self.told = Facts("approval.sign.facts")
        self.card.add(self.told)
        self.told.show_facts(_facts(task, names, language))

    def body(self) -> Body | None:
        """Return the event that would be signed."""
        return self._body

    def extra(self) -> dict[str, Any]:
        """Return the record of a corrected paper, which was settled when it was asked for."""
        papers = (self._task.pending.body.proposal or {}).get("papers") or []
        return dict(papers[0]["record"]) if papers and self._task.action is Action.CORRECT else {}

    def order(self) -> Order:
        """Sign."""
        return Order(sign, {"asked": self._task.pending.event})

    def first_focus(self) -> None:
        """Nothing is typed here; F12 and F9 are enough."""
        self.setFocus()


def _facts(task: SignTask, names: Mapping[OfficerId, str], language: str) -> list[Fact]:
    pending = task.pending
    proposal = pending.body.proposal or {}
    gaps = proposal.get("gaps") or []
    told = "；".join(f"{gap['material']}：{gap['fault']}" for gap in gaps)
    is_ending = task.action is Action.END_PERMIT
    days = proposal.get("expected_days") or proposal.get("days")
    parts = (proposal.get(name) for name in ("approved_by", "approved_on", "document"))
    approval = " · ".join(str(part) for part in parts if part)
    return [
        (
            translate("SignForm", "申请人员"),
            f"{names.get(pending.officer, pending.officer)} · {pending.on.isoformat()}",
        ),
        (translate("SignForm", "环节"), str(proposal.get("step") or "")),
        *_ending_facts(task, proposal, language),
        (translate("SignForm", "事由"), "" if is_ending else str(proposal.get("ground") or "")),
        (translate("SignForm", "依据"), str(proposal.get("basis") or proposal.get("clause") or "")),
        (translate("SignForm", "有权机关"), str(proposal.get("right_body") or "")),
        (translate("SignForm", "日数"), str(days or "")),
        (translate("SignForm", "费用承担"), str(proposal.get("payer") or "")),
        (translate("SignForm", "补正内容"), told),
        (translate("SignForm", "更正内容"), change_words(proposal, language)),
        (translate("SignForm", "批准文件"), approval),
        (translate("SignForm", "收费项目"), str(proposal.get("fee") or "")),
        (translate("SignForm", "减免后应缴"), yuan(proposal["fen"]) if "fen" in proposal else "", "warn"),
        (
            translate("SignForm", "前一阶段决定"),
            " ".join(str(proposal.get(k) or "") for k in ("decision", "decided_on")),
        ),
        (translate("SignForm", "理由"), pending.body.reason),
    ]


def _ending_facts(task: SignTask, proposal: Mapping[str, Any], language: str) -> list[Fact]:
    """Return what an ending of the permit rests on: which of the three, its ground, its day, and what the holder said."""
    if task.action is not Action.END_PERMIT or not proposal:
        return []
    ended = ended_body(task.pending)
    return [
        (translate("SignForm", "决定"), name_of("permit_ending", ended.ending.value, language), "warn"),
        (translate("SignForm", "法定情形"), ground(ended.ending, ended.ground).text),
        (translate("SignForm", "生效日期"), ended.effective_on.isoformat()),
        (translate("SignForm", "陈述、申辩"), ended.heard),
        (translate("SignForm", "补偿"), ended.compensation),
    ]

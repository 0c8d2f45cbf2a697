"""What waits for my signature: who asks what and why; F12 signs the very proposal, F9 declines with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.approval.queries import SignTask
from app.events.body import Body
from app.ids import OfficerId
from app.notices.who_handles import asked_by
from app.payment.relieve import notice_record
from app.second import proposed_paper, sign
from app.wording import name_of
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.asked_words import asked_facts
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
        self._names = names
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
        """Return the record of a corrected paper, settled when it was asked for; else who asked, as its 经办人."""
        task = self._task
        if task.action is Action.CORRECT:
            papers = (task.pending.body.proposal or {}).get("papers") or []
            return dict(papers[0]["record"]) if papers else {}
        if task.action is Action.RELIEVE_FEE:
            return notice_record(task.pending, task.case, self._names)
        if task.action not in (Action.STOP, Action.EXTEND):
            return {}
        return asked_by(task.pending.officer, self.template, task.case, self._names)

    def order(self) -> Order:
        """Sign."""
        return Order(sign, {"asked": self._task.pending.event})

    def first_focus(self) -> None:
        """Nothing is typed here; F12 and F9 are enough."""
        self.setFocus()


def _facts(task: SignTask, names: Mapping[OfficerId, str], language: str) -> list[Fact]:
    pending = task.pending
    by = f"{names.get(pending.officer, pending.officer)} · {pending.on.isoformat()}"
    return [(translate("SignForm", "申请人员"), by), *asked_facts(pending, language)]

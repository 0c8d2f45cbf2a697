"""What ends a step otherwise than by a decision here: 转报 to the body above, and a renewal that silence has granted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.certificates.acknowledge import acknowledge_renewal
from app.certificates.renewal import RenewalReading
from app.events.approval import Forwarded
from app.events.certificates import RenewalAcknowledged
from app.forwarding import forward, papers_of
from app.state import Case
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.validity_words import until_words
from ui.widgets.facts import Facts
from ui.widgets.field import ChoiceField, Field, TextField

translate = QCoreApplication.translate


class ForwardForm(ActForm):
    """To which body, with which opinion; every material at the office goes up."""

    key = "forward"
    action = Action.FORWARD
    template = "transfer_list"

    def __init__(self, case: Case, step: str, upper_body: str) -> None:
        super().__init__(
            translate("ForwardForm", "初审转报"),
            confirm=translate("ForwardForm", "转报并打印转移单"),
            icon="upload",
            note=translate("ForwardForm", "本级到此办结，{n} 项材料全部移送 · F4 常用语").format(
                n=len(papers_of(case))
            ),
        )
        self._case = case
        self._step = step
        to = Field(translate("ForwardForm", "接收机关(&T)"), "approval.forward.to")
        to.set_text(upper_body)
        self.add("to", to, span=2, codes=("forward.no_body",))
        choices = [
            ("agree", translate("ForwardForm", "同意上报")),
            ("disagree", translate("ForwardForm", "不同意，报请决定")),
        ]
        self.add(
            "conclusion", ChoiceField(translate("ForwardForm", "初审结论(&J)"), "approval.conclusion", choices), span=1
        )
        self.add(
            "opinion", TextField(translate("ForwardForm", "初审意见(&Y)"), "approval.opinion", lines=3),
            codes=("approval.no_opinion",),
        )  # fmt: skip

    def phrase_kind(self) -> str:
        """The phrases of a check."""
        return "check"

    def fault(self) -> tuple[str, str] | None:
        """A body above and an opinion."""
        if not self.text("to"):
            return "to", translate("ForwardForm", "请填写接收材料的上级机关。")
        return None if self.text("opinion") else ("opinion", translate("ForwardForm", "请填写初审意见。"))

    def body(self) -> Forwarded:
        """Return the transfer as it stands."""
        return Forwarded(self._step, self.text("to"), self._agrees(), papers_of(self._case), self.text("opinion"))

    def order(self) -> Order:
        """Send it up."""
        facts = {name: self.text(name) for name in ("to", "opinion")}
        return Order(forward, {**facts, "step": self._step, "agrees": self._agrees()})

    def first_focus(self) -> None:
        """Begin in the opinion; the body above comes from the office's data."""
        (self.fields["opinion"] if self.text("to") else self.fields["to"]).setFocus()

    def _agrees(self) -> bool:
        return self.text("conclusion") != "disagree"


class RenewalForm(ActForm):
    """视为准予延续: the dates that say so; F12 only takes note of them."""

    key = "renewal"
    action = Action.ACKNOWLEDGE_RENEWAL
    template = "change_decision"

    def __init__(self, case: Case, found: RenewalReading, body: RenewalAcknowledged) -> None:
        super().__init__(
            translate("RenewalForm", "视为准予延续"),
            confirm=translate("RenewalForm", "确认并打印"),
            icon="badge-check",
            note=translate("RenewalForm", "有效期届满未作决定，依法视为准予延续，只能确认"),
        )
        self._body = body
        self.told = Facts("approval.renewal.facts")
        self.card.add(self.told)
        follows = case.follows
        end = until_words(body.valid_to)
        self.told.show_facts([
            (translate("RenewalForm", "原证"), f"{follows.name} {follows.number}" if follows else ""),
            (translate("RenewalForm", "原证届满"), found.expires_on.isoformat(), "warn"),
            (translate("RenewalForm", "申请日期"), found.applied_on.isoformat()),
            (
                translate("RenewalForm", "最迟申请"),
                translate("RenewalForm", "{working}（工作日） / {calendar}（自然日）").format(
                    working=found.apply_by.working.isoformat(), calendar=found.apply_by.calendar.isoformat()
                ),
            ),
            (translate("RenewalForm", "延续后有效期"), f"{body.valid_from.isoformat()} — {end}"),
        ])  # fmt: skip

    def body(self) -> RenewalAcknowledged:
        """Return the acknowledgement."""
        return self._body

    def order(self) -> Order:
        """Take note."""
        return Order(acknowledge_renewal, {})

    def first_focus(self) -> None:
        """Nothing is typed here; F12 is enough."""
        self.setFocus()

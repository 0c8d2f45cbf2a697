"""The acts of a fee on the approval page: 核定收费 with its 缴费通知书, and 减免 signed by a second officer."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.errors import Refused
from app.events.payment import FeeAssessed, FeeRelieved
from app.fee_run import FeeRun
from app.ids import EventId, uuid7
from app.item import Fee, Relief
from app.money import fen_of, yuan
from app.notices.field_context import relief_words
from app.notices.phrases import phrase
from app.payment.assess import assess_fee
from app.payment.relieve import ask_relief
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, DateField, Field, TextField

translate = QCoreApplication.translate


def typed_fen(text: str) -> int | None:
    """Return a typed amount in fen; None while it is no amount."""
    try:
        return fen_of(text)
    except Refused:
        return None


class AssessForm(ActForm):
    """Which fee of the item, how much, how worked out, until when; the account comes from the office's data."""

    key = "assess"
    action = Action.ASSESS_FEE
    template = "payment_notice"

    def __init__(self, fees: tuple[Fee, ...], step: str, due_on: date) -> None:
        super().__init__(
            translate("AssessForm", "核定收费"),
            confirm=translate("AssessForm", "核定并打印通知书"),
            icon="receipt-text",
            note=translate("AssessForm", "缴清或者免缴之前不能制证、送达；款项全部上缴国库"),
        )
        self._fees = {fee.name: fee for fee in fees}
        self._step = step
        self.add(
            "fee", ChoiceField(translate("AssessForm", "收费项目(&G)"), "approval.assess.fee", [(n, n) for n in self._fees]),
            span=2, codes=("fee.none", "fee.no_basis", "fee.settled"),
        )  # fmt: skip
        self.add(
            "amount", Field(translate("AssessForm", "金额（元）(&J)"), "approval.assess.amount", CodeEdit()), span=1,
            codes=("fee.amount", "fee.not_published"),
        )  # fmt: skip
        self.add(
            "standard", TextField(translate("AssessForm", "收费标准和计算(&S)"), "approval.assess.standard", lines=2),
            codes=("fee.no_standard",),
        )  # fmt: skip
        due = DateField(translate("AssessForm", "缴费截止日期(&D)"), "approval.assess.due")
        due.set_value(due_on)
        self.add("due", due, span=1, codes=("fee.due_over",))
        self.add(
            "code", Field(translate("AssessForm", "缴款码（可不填）(&M)"), "approval.assess.code", CodeEdit()), span=1
        )
        self.add(
            "relief", Field(translate("AssessForm", "可减免的情形（可不填）(&R)"), "approval.assess.relief"), span=3
        )
        self._show_fee()
        self.fields["fee"].changed.connect(lambda _: self._show_fee())

    def fault(self) -> tuple[str, str] | None:
        """An amount, how it was worked out, and a last day."""
        if not typed_fen(self.text("amount")):
            return "amount", translate("AssessForm", "请填写金额，例如 240 或 1234.50。")
        if not self.text("standard"):
            return "standard", translate("AssessForm", "请写明收费标准和计算过程，通知书上要用。")
        return None if self._due() else ("due", translate("AssessForm", "没有这一天，请写成 2026-11-23"))

    def body(self) -> FeeAssessed | None:
        """Return the assessment as it stands; None while there is no amount."""
        fee, fen, due = self._fees.get(self.text("fee")), typed_fen(self.text("amount")), self._due()
        if fee is None or fee.basis is None or not fen or due is None:
            return None
        return FeeAssessed(
            fee.name, fen, fee.basis.cite(), due, self._step, self.text("code"),
            standard=self.text("standard"), relief=self.text("relief"),
        )  # fmt: skip

    def order(self) -> Order:
        """Assess it."""
        facts = {
            "fee": self.text("fee"),
            "fen": typed_fen(self.text("amount")) or 0,
            "standard": self.text("standard"),
            "due_on": self._due(),
            "pay_code": self.text("code"),
            "relief": self.text("relief"),
            "step": self._step,
        }
        return Order(assess_fee, facts)

    def first_focus(self) -> None:
        """Begin at the amount, or where something is still missing."""
        empty = next((name for name in ("amount", "standard") if not self.text(name)), "due")
        self.fields[empty].setFocus()

    def _due(self) -> date | None:
        field = self.fields["due"]
        return field.value() if isinstance(field, DateField) else None

    def _show_fee(self) -> None:
        """Prefill the published rate, and say how a fee is worked out that has none."""
        fee, amount = self._fees.get(self.text("fee")), self.fields["amount"]
        if fee is None:
            return
        if isinstance(amount, Field):
            amount.set_text(yuan(fee.fen).removesuffix("元") if fee.fen else "")
        self.fields["standard"].set_message(fee.note)
        standard, relief = self.fields["standard"], self.fields["relief"]
        if isinstance(standard, TextField):  # the published rate needs no reckoning
            standard.set_text(phrase("fee_standard", yuan=yuan(fee.fen)) if fee.fen else "")
        if isinstance(relief, Field):
            relief.set_text("、".join(relief_words(one) for one in fee.relief))


class ReliefForm(ActForm):
    """减免: what is left to pay, by which basis and why; asked here, signed by the approver."""

    key = "relief"
    action = Action.RELIEVE_FEE
    template = "payment_notice"

    def __init__(self, fees: tuple[FeeRun, ...], step: str, published: tuple[Fee, ...] = ()) -> None:
        super().__init__(
            translate("ReliefForm", "费用减免"),
            confirm=translate("ReliefForm", "申请减免"),
            icon="receipt-text",
            note=translate("ReliefForm", "须经批准人同意；原通知书作废，另行出具"),
        )
        self._step = step
        self._asked = EventId(uuid7())
        choices = [(fee.name, f"{fee.name} {yuan(fee.fen)}") for fee in fees]
        self._owed = {fee.name: fee.fen for fee in fees}
        self._reliefs = {fee.name: fee.relief for fee in published}
        self.add("fee", ChoiceField(translate("ReliefForm", "收费项目(&G)"), "approval.relief.fee", choices), span=2)
        left = Field(
            translate("ReliefForm", "减免后应缴（元）(&J)"), "approval.relief.left", CodeEdit(),
            hint=translate("ReliefForm", "全部免缴填 0"),
        )  # fmt: skip
        left.set_text("0")
        self.add("left", left, span=1, codes=("fee.relief_amount", "fee.amount"))
        self.add(
            "basis", Field(translate("ReliefForm", "减免依据(&L)"), "approval.relief.basis"), span=3,
            codes=("fee.relief_no_basis",),
        )  # fmt: skip
        self.add(
            "reason", TextField(translate("ReliefForm", "减免理由(&R)"), "approval.relief.reason", lines=2),
            codes=("fee.relief_no_reason",),
        )  # fmt: skip
        self._prefilled = ("0", "")
        self._show_relief()
        self.fields["fee"].changed.connect(lambda _: self._show_relief())

    def _show_relief(self) -> None:
        """Prefill what the item itself publishes for this fee; what was typed stays. Who it is for is said beside the reason."""
        reliefs = self._reliefs.get(self.text("fee"), ())
        left, basis = self.fields["left"], self.fields["basis"]
        is_untouched = (self.text("left"), self.text("basis")) == self._prefilled
        if is_untouched and isinstance(left, Field) and isinstance(basis, Field):
            self._prefilled = _published(reliefs)
            for field, text in zip((left, basis), self._prefilled, strict=True):
                field.set_text(text)
        self.fields["reason"].set_message("；".join(relief_words(one) for one in reliefs))

    def fault(self) -> tuple[str, str] | None:
        """Less than is owed, by a basis, for a reason."""
        left = typed_fen(self.text("left"))
        if left is None or left >= self._owed.get(self.text("fee"), 0):
            return "left", translate("ReliefForm", "应少于原应缴金额；全部免缴填 0。")
        for name in ("basis", "reason"):
            if not self.text(name):
                return name, translate("ReliefForm", "请填写，通知书上要用。")
        return None

    def body(self) -> FeeRelieved | None:
        """Return the relief as it would be signed; None while the amount is none."""
        left = typed_fen(self.text("left"))
        if left is None or left >= self._owed.get(self.text("fee"), 0):
            return None
        return FeeRelieved(
            self.text("fee"), left, self.text("basis"), self._step, self._asked, reason=self.text("reason")
        )

    def extra(self) -> dict[str, Any]:
        """Return which fee the notice is about."""
        return {"收费项目": self.text("fee")}

    def order(self) -> Order:
        """Ask for the relief."""
        facts = {name: self.text(name) for name in ("fee", "basis", "reason")}
        return Order(
            ask_relief, {**facts, "fen": typed_fen(self.text("left")) or 0, "step": self._step}, needs_second=True
        )

    def first_focus(self) -> None:
        """Begin at the basis, or at the reason where the item names the basis: to waive is the usual case."""
        self.fields["reason" if self.text("basis") else "basis"].setFocus()


def _published(reliefs: tuple[Relief, ...]) -> tuple[str, str]:
    """Return what is left to pay and by which basis, where an item publishes one relief for a fee; else nothing of it."""
    if len(reliefs) != 1:
        return "0", ""
    (only,) = reliefs
    return (yuan(only.fen).removesuffix("元") if only.fen else "0"), only.basis.cite()

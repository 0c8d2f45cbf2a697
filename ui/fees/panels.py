"""缴费登记, 核定收费, 减免: three panels at the foot of a page, each asking for what the notice or the file needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal

from app.fee_run import FeeRun
from app.item import Fee
from app.money import yuan
from ui.approval.fee_forms import typed_fen
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, DateField, Field
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


def _choices(fees: tuple[FeeRun, ...]) -> list[tuple[str, str]]:
    return [(fee.name, f"{fee.name} {yuan(fee.fen)}") for fee in fees]


class PayPanel(BarPanel):
    """The whole amount is paid: the receipt's number stands in the file."""

    def __init__(self, prefix: str, fees: tuple[FeeRun, ...]) -> None:
        super().__init__(
            f"{prefix}.pay",
            translate("Fees", "缴费登记"),
            confirm=translate("Fees", "登记缴费"),
            note=translate("Fees", "核对缴款凭证：{fees}").format(fees="、".join(word for _, word in _choices(fees))),
            icon_name="receipt-text",
        )
        self.fee = ChoiceField(translate("Fees", "收费项目(&G)"), f"{prefix}.pay.fee", _choices(fees))
        self.receipt = Field(translate("Fees", "票据号码(&N)"), f"{prefix}.pay.receipt", CodeEdit())
        self.add(self.fee)
        self.add(self.receipt)
        self.problem = self._missing

    def facts(self) -> dict[str, str]:
        """Return the arguments of pay_fee."""
        return {"fee": self.fee.code(), "receipt": self.receipt.text()}

    def first_focus(self) -> None:
        """Begin at the receipt: there is one fee in most cases."""
        self.receipt.setFocus()

    def _missing(self) -> str:
        if self.receipt.text().strip():
            return ""
        self.receipt.setFocus()
        return translate("Fees", "请填写缴款凭证上的票据号码。")


class AssessPanel(BarPanel):
    """What a fee comes to; the notice stands beside it while it is typed."""

    changed = Signal()

    def __init__(self, prefix: str, fees: tuple[Fee, ...], due_on: date) -> None:
        super().__init__(
            f"{prefix}.assess",
            translate("Fees", "核定收费"),
            confirm=translate("Fees", "核定并打印通知书"),
            note=translate("Fees", "缴清或者免缴之前不能制证、送达"),
            icon_name="receipt-text",
        )
        self._fees = {fee.name: fee for fee in fees}
        names = [(name, name) for name in self._fees]
        self.fee = ChoiceField(translate("Fees", "收费项目(&G)"), f"{prefix}.assess.fee", names)
        self.amount = Field(translate("Fees", "金额（元）(&J)"), f"{prefix}.assess.amount", CodeEdit())
        self.standard = Field(translate("Fees", "收费标准和计算(&S)"), f"{prefix}.assess.standard")
        self.due = DateField(translate("Fees", "缴费截止日期(&D)"), f"{prefix}.assess.due")
        self.code = Field(translate("Fees", "缴款码（可不填）(&M)"), f"{prefix}.assess.code", CodeEdit())
        self.relief = Field(translate("Fees", "可减免的情形（可不填）(&R)"), f"{prefix}.assess.relief")
        self.due.set_value(due_on)
        for field, span in (
            (self.fee, 1), (self.amount, 1), (self.due, 1), (self.standard, 3), (self.code, 1), (self.relief, 2),
        ):  # fmt: skip
            self.add(field, span)
            field.changed.connect(lambda _: self.changed.emit())
        self.fee.changed.connect(lambda _: self._show_fee())
        self._show_fee()
        self.problem = self._missing

    def facts(self) -> dict[str, Any]:
        """Return the arguments of assess_fee, as far as they are typed."""
        return {
            "fee": self.fee.code(),
            "fen": typed_fen(self.amount.text()) or 0,
            "standard": self.standard.text(),
            "due_on": self.due.value(),
            "pay_code": self.code.text(),
            "relief": self.relief.text(),
        }

    def first_focus(self) -> None:
        """Begin at the amount."""
        self.amount.setFocus()

    def _show_fee(self) -> None:
        fee = self._fees.get(self.fee.code())
        if fee is not None:
            self.amount.set_text(yuan(fee.fen).removesuffix("元") if fee.fen else "")
            self.standard.set_message(fee.note)

    def _missing(self) -> str:
        wanted = (
            (self.amount, bool(typed_fen(self.amount.text())), translate("Fees", "请填写金额，例如 240 或 1234.50。")),
            (
                self.standard,
                bool(self.standard.text().strip()),
                translate("Fees", "请写明收费标准和计算过程，通知书上要用。"),
            ),
            (self.due, self.due.value() is not None, translate("Fees", "没有这一天，请把截止日期写成 20261231。")),
        )
        for field, is_there, sentence in wanted:
            if not is_there:
                field.setFocus()
                return sentence
        return ""


class ReliefPanel(BarPanel):
    """What is left to pay, by which basis and why; a second officer signs."""

    def __init__(self, prefix: str, fees: tuple[FeeRun, ...]) -> None:
        super().__init__(
            f"{prefix}.relief",
            translate("Fees", "费用减免"),
            confirm=translate("Fees", "申请减免"),
            note=translate("Fees", "须经批准人同意；原通知书作废，另行出具"),
            icon_name="receipt-text",
        )
        self._owed = {fee.name: fee.fen for fee in fees}
        self.fee = ChoiceField(translate("Fees", "收费项目(&G)"), f"{prefix}.relief.fee", _choices(fees))
        self.left_to_pay = Field(
            translate("Fees", "减免后应缴（元）(&J)"), f"{prefix}.relief.left", CodeEdit(),
            hint=translate("Fees", "全部免缴填 0"),
        )  # fmt: skip
        self.basis = Field(translate("Fees", "减免依据(&L)"), f"{prefix}.relief.basis")
        self.reason = Field(translate("Fees", "减免理由(&R)"), f"{prefix}.relief.reason")
        self.left_to_pay.set_text("0")
        self.add(self.fee)
        self.add(self.left_to_pay)
        self.add(self.basis)
        self.add(self.reason, 3)
        self.problem = self._missing

    def facts(self) -> dict[str, Any]:
        """Return the arguments of ask_relief."""
        left = typed_fen(self.left_to_pay.text())
        return {
            "fee": self.fee.code(),
            "fen": -1 if left is None else left,
            "basis": self.basis.text(),
            "reason": self.reason.text(),
        }

    def first_focus(self) -> None:
        """Begin at the basis: to waive is the usual case."""
        self.basis.setFocus()

    def _missing(self) -> str:
        left = typed_fen(self.left_to_pay.text())
        if left is None or left >= self._owed.get(self.fee.code(), 0):
            self.left_to_pay.setFocus()
            return translate("Fees", "减免后应少于原应缴金额；全部免缴填 0。")
        for field in (self.basis, self.reason):
            if not field.text().strip():
                field.setFocus()
                return translate("Fees", "请写明减免的依据和理由，通知书上要用。")
        return ""

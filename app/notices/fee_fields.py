"""The fields of the 缴费通知书: what a fee comes to, by which rule, to which account, and what a relief left of it."""

from __future__ import annotations

from app.fee_run import FeeRun
from app.money import yuan
from app.notices.field_context import Context, Fields, day
from app.state import Case


def payment_notice(context: Context) -> Fields:
    """缴费通知书: item, standard, basis, amount also in capitals, account and pay code, latest date, relief."""
    fee = _fee(context)
    if fee is None:
        return {}
    office, relief, is_waived = context.office, fee.relief, fee.fen == 0
    return {
        "收费项目": fee.name,
        "收费标准": fee.body.standard,
        "收费依据": fee.body.basis,
        "应缴金额": yuan(fee.fen),
        "金额分": str(fee.fen),
        "核定金额": yuan(fee.body.fen) if relief else "",
        "减免依据": relief.basis if relief else "",
        "减免理由": relief.reason if relief else "",
        "免缴": "是" if is_waived else "",
        "代替": _replaced(context.case, fee),
        "可减免情形": "" if relief else fee.body.relief,
        "缴费截止日期": day(fee.body.due_on),
        "缴款码": fee.body.pay_code,
        "收款人": office.payee,
        "开户银行": office.pay_bank,
        "账号": office.pay_account,
        "救济途径": "" if is_waived else context.remedies("通知书"),
    }


def _replaced(case: Case, fee: FeeRun) -> str:
    """Return the notices that this one takes the place of, as the act itself names them, in a preview too."""
    voids = fee.relief.voids if fee.relief is not None else fee.body.voids
    return "、".join(one.number for one in case.papers if one.notice in voids)


def _fee(context: Context) -> FeeRun | None:
    """Return the fee that the paper is about: the one named, else the one assessed last."""
    named = str(context.extra.get("收费项目", ""))
    found = [fee for fee in context.case.fees if named in ("", fee.name)]
    return found[-1] if found else None

"""缴费登记: the whole amount is with the treasury and the receipt's number is on file (行政许可法 59)."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.case_rules_later import fee_called
from app.desk import Desk
from app.errors import Refused
from app.events.payment import FeePaid
from app.identity.text import check_text
from app.ids import CaseId
from app.workflow import Action


def pay_fee(desk: Desk, case_id: CaseId, *, fee: str, receipt: str, seen: str | None = None) -> Done:
    """The fee is paid today in full. Raises Refused without the receipt's number, or when nothing of it is owed."""
    case = read_case(desk, case_id, seen)
    owed = fee_called(case, fee)
    number = check_text(receipt)
    if not number:
        raise Refused("fee.no_receipt", fee=fee)
    return perform(desk, case, Action.PAY_FEE, FeePaid(fee, owed.fen, number))

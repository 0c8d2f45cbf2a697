"""减免: one officer asks with the basis, another grants; the notice then says what is left to pay, or that nothing is."""

from __future__ import annotations

from typing import Any

from app.act import Done, read_case, recorded
from app.case_rules import fee_called
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Asked
from app.events.payment import FeeRelieved
from app.free_text import written
from app.ids import CaseId, EventId
from app.notices.issue import issue
from app.payment.assess import notices_of, with_voids
from app.people import check
from app.workflow import Action


def ask_relief(
    desk: Desk,
    case_id: CaseId,
    *,
    fee: str,
    fen: int,
    basis: str,
    reason: str,
    step: str | None = None,
    seen: str | None = None,
) -> Done:
    """A relief is asked for: `fen` is what would be left, 0 to waive. Raises Refused without basis, reason, or a smaller amount."""
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.RELIEVE_FEE, case, step=step)
    if not 0 <= fen < fee_called(case, fee).fen:
        raise Refused("fee.relief_amount", fee=fee)
    if not basis.strip():
        raise Refused("fee.relief_no_basis", fee=fee)
    if not reason.strip():
        raise Refused("fee.relief_no_reason", fee=fee)
    why = written(reason)
    proposal = {"fee": fee, "fen": fen, "basis": written(basis), "reason": why, "step": step}
    event = desk.record(case_id, Asked(Action.RELIEVE_FEE.value, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def relieve_fee(desk: Desk, case_id: CaseId, asked: EventId, proposal: dict[str, Any]) -> Done:
    """The relief is granted today: the earlier notice is void, the new one says what is left."""
    voids = notices_of(desk, desk.records.case(case_id), proposal["fee"])
    event = desk.record(case_id, relieved_body(asked, {**proposal, "voids": voids}))
    notice = issue(desk, desk.records.case(case_id), "payment_notice", {"收费项目": proposal["fee"]})
    return with_voids(desk, Done(desk.records.case(case_id), (notice,), recorded(event)), voids, "减免")


def relieved_body(asked: EventId, proposal: dict[str, Any]) -> FeeRelieved:
    """Return the relief that was proposed, word for word."""
    return FeeRelieved(
        fee=proposal["fee"],
        fen=proposal["fen"],
        basis=proposal["basis"],
        step=proposal.get("step"),
        asked=asked,
        voids=tuple(proposal.get("voids", ())),
        reason=proposal["reason"],
    )

"""减免: one officer asks with the basis, another grants; the notice then says what is left to pay, or that nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.act import Done, read_case, recorded
from app.case_rules_later import fee_called
from app.desk import Desk
from app.errors import Refused
from app.events.payment import FeeRelieved
from app.free_text import written
from app.ids import CaseId, NoticeId, OfficerId
from app.notices.issue import issue
from app.notices.who_handles import asked_by
from app.payment.assess import RELIEVED, notices_of, with_voids
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
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
    event = desk.record(case_id, asking(Action.RELIEVE_FEE, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def relieve_fee(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The relief is granted today: the earlier notice is void, the new one says what is left."""
    fee = pending.body.proposal["fee"]
    voids = notices_of(desk, desk.records.case(case_id), fee)
    event = desk.record(case_id, relieved_body(pending, voids))
    told = desk.records.case(case_id)
    notice = issue(desk, told, "payment_notice", notice_record(pending, told, desk.names))
    return with_voids(desk, Done(desk.records.case(case_id), (notice,), recorded(event)), voids, RELIEVED)


def notice_record(pending: Pending, case: Case, names: Mapping[OfficerId, str]) -> dict[str, Any]:
    """Return what the notice of a relief says beside the case, issued or shown before: its fee, and who handles it."""
    handling = asked_by(pending.officer, "payment_notice", case, names)
    return {"收费项目": pending.body.proposal["fee"], **handling}


def relieved_body(pending: Pending, voids: tuple[NoticeId, ...] = ()) -> FeeRelieved:
    """Return the relief that was proposed, word for word; `voids` are the notices that its own takes the place of."""
    proposal = pending.body.proposal
    body = FeeRelieved(
        fee=proposal["fee"],
        fen=proposal["fen"],
        basis=proposal["basis"],
        step=proposal.get("step"),
        voids=voids,
        reason=proposal["reason"],
    )
    return signed(body, pending)

"""延长: once, before the limit ends, by the right approver, with a reason told to the applicant (行政许可法 42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.act import Done, read_case, recorded
from app.case_reading import reading
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Extended
from app.events.body import pack, unpack
from app.free_text import written
from app.identity.names import check_person_name
from app.identity.text import check_text
from app.ids import CaseId
from app.item import Approver
from app.notices.issue import issue
from app.notices.who_handles import asked_by
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action


@dataclass(frozen=True)
class Approval:
    """The approval by the head of the government, as its document says: number, day, name."""

    document: str = ""
    approved_on: date | None = None
    approved_by: str = ""


NO_APPROVAL = Approval()


def ask_extension(
    desk: Desk,
    case_id: CaseId,
    *,
    days: int,
    reason: str,
    approver: str = "",
    approval: Approval = NO_APPROVAL,
    seen: str | None = None,
) -> Done:
    """An extension is asked for. Raises Refused when the item has none, more days than its rule, no reason, or too late,
    and where the head of the government grants it (行政许可法 42(2)) without number, day and name of the approval.
    """
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.EXTEND, case)
    rule = desk.catalogue.item(case.plan.item, case.plan.version).extension
    if rule is None:
        raise Refused("extension.none", item=case.plan.name)
    if not 1 <= days <= rule.n:
        raise Refused("extension.days", most=rule.n)
    if approver and approver != rule.approver.value:
        raise Refused("extension.approver", item=case.plan.name)
    if not reason.strip():
        raise Refused("extension.no_reason")
    _in_time(desk, case)
    why = written(reason)
    shown = _shown(case, rule.approver, approval, desk.now().on)
    proposal = {"days": days, "approver": rule.approver.value, "reason": why, **pack(shown)}
    event = desk.record(case_id, asking(Action.EXTEND, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def _shown(case: Case, approver: Approver, approval: Approval, today: date) -> Approval:
    """Return the approval in plain form; the head of the agency needs none on paper, he signs himself."""
    if approver is not Approver.GOVERNMENT_HEAD:
        return NO_APPROVAL
    on = approval.approved_on
    if on is None or not (approval.document.strip() and approval.approved_by.strip()):
        raise Refused("extension.no_approval")
    begun = case.accepted_on or case.received_on
    if not begun <= on <= today:
        raise Refused("extension.approval_day", on=on.isoformat(), accepted=begun.isoformat())
    return Approval(check_text(approval.document), on, check_person_name(approval.approved_by))


def _in_time(desk: Desk, case: Case) -> None:
    today = desk.now().on
    clock = reading(case, desk.calendar, today).statutory
    if clock is not None and clock.due is not None and today > clock.due:
        raise Refused("extension.too_late", due=clock.due.isoformat())


def extend(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The statutory date moves by the granted days; the promise does not. Signed by the second officer today."""
    _in_time(desk, desk.records.case(case_id))
    event = desk.record(case_id, extended_body(pending))
    told = desk.records.case(case_id)
    notice = issue(desk, told, "extension", asked_by(pending.officer, "extension", told, desk.names))
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def extended_body(pending: Pending) -> Extended:
    """Return the extension that was proposed, word for word."""
    proposal = pending.body.proposal
    approval: Approval = unpack(Approval, proposal)
    return signed(
        Extended(proposal["days"], proposal["approver"], reason=proposal["reason"], **vars(approval)), pending
    )

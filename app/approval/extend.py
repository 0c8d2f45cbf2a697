"""延长: once, before the limit ends, by the right approver, with a reason told to the applicant (行政许可法 42)."""

from __future__ import annotations

from app.act import Done, read_case, recorded
from app.case_reading import reading
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Extended
from app.free_text import written
from app.ids import CaseId
from app.notices.issue import issue
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action


def ask_extension(
    desk: Desk, case_id: CaseId, *, days: int, reason: str, approver: str = "", seen: str | None = None
) -> Done:
    """An extension is asked for. Raises Refused when the item has none, more days than its rule, no reason, or too late."""
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
    proposal = {"days": days, "approver": rule.approver.value, "reason": why}
    event = desk.record(case_id, asking(Action.EXTEND, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def _in_time(desk: Desk, case: Case) -> None:
    today = desk.now().on
    clock = reading(case, desk.calendar, today).statutory
    if clock is not None and clock.due is not None and today > clock.due:
        raise Refused("extension.too_late", due=clock.due.isoformat())


def extend(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The statutory date moves by the granted days; the promise does not. Signed by the second officer today."""
    _in_time(desk, desk.records.case(case_id))
    event = desk.record(case_id, extended_body(pending))
    notice = issue(desk, desk.records.case(case_id), "extension", {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def extended_body(pending: Pending) -> Extended:
    """Return the extension that was proposed, word for word."""
    proposal = pending.body.proposal
    return signed(Extended(proposal["days"], proposal["approver"], reason=proposal["reason"]), pending)

"""The lead vouches for an earlier stage that was granted outside this system: asked at the window, signed by the lead."""

from __future__ import annotations

from datetime import date

from app.acceptance.receive import receive
from app.act import Done, read_case, recorded
from app.application import Application, Subject, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import StageVouched
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.people import check
from app.signing import asking, signed
from app.stages import earlier_grant
from app.state import Pending
from app.workflow import Action


def ask_vouch(
    desk: Desk,
    subject: Subject,
    *,
    decision: str,
    reason: str,
    decided_on: date | None = None,
    seen: str | None = None,
) -> Done:
    """The lead 首席代表 is asked to vouch for the decision `decision` of the earlier stage; an application is received first.

    Raises Refused without the decision's number or a reason, for a day to come, or when the grant lies in this system.
    """
    if not decision.strip():
        raise Refused("stage.no_decision")
    if not reason.strip():
        raise Refused("stage.no_reason")
    if decided_on is not None and decided_on > desk.now().on:
        raise Refused("stage.in_future", on=decided_on.isoformat())
    done = receive(desk, subject) if isinstance(subject, Application) else Done(read_case(desk, subject, seen))
    case = done.case
    refuse_if_deemed(desk, case)
    check(desk.officer, Action.VOUCH_STAGE, case)
    found = earlier_grant(desk, case)
    if found is not None:
        raise Refused("stage.granted_here", number=found.number)
    why = written(reason)
    proposal = {
        "decision": check_text(decision),
        "decided_on": decided_on.isoformat() if decided_on else None,
        "reason": why,
    }
    event = desk.record(case.id, asking(Action.VOUCH_STAGE, why, proposal))
    return done.joined(Done(desk.records.case(case.id), (), recorded(event)))


def vouch(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The earlier stage is vouched for with the lead's name; the application may now be accepted."""
    event = desk.record(case_id, signed(_vouched_body(pending), pending))
    return Done(desk.records.case(case_id), (), recorded(event))


def _vouched_body(pending: Pending) -> StageVouched:
    """Return what was proposed, word for word."""
    proposal = pending.body.proposal
    day = proposal["decided_on"]
    decided_on = date.fromisoformat(day) if day else None
    return StageVouched(proposal["decision"], decided_on, reason=proposal["reason"])

"""The second signature: who asked proposed, who signs makes it true over the very same proposal."""

from __future__ import annotations

from collections.abc import Callable

from app.acceptance.decline import decline_with_leave, proposed_decline
from app.acceptance.vouch import vouch
from app.act import Done, recorded
from app.approval.extend import extend, extended_body
from app.approval.pause import stop, stopped_body
from app.case_rules import proposed_step
from app.certificates.ending import end_permit, ended_body, paper_of
from app.correcting import correct, corrected_body
from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.approval import AskDeclined
from app.events.body import Body
from app.free_text import written
from app.ids import CaseId, EventId
from app.payment.relieve import relieve_fee, relieved_body
from app.people import is_own_acceptance, may_second
from app.post import Post
from app.state import Case, Pending
from app.supplementation.request import second_body, second_supplement
from app.withdrawing import void
from app.workflow import Action, find_row, row

GRANTS: dict[Action, Callable[[Desk, CaseId, Pending], Done]] = {
    Action.STOP: stop,
    Action.EXTEND: extend,
    Action.REQUEST_SECOND_SUPPLEMENT: second_supplement,
    Action.VOID: void,
    Action.CORRECT: correct,
    Action.RELIEVE_FEE: relieve_fee,
    Action.VOUCH_STAGE: vouch,
    Action.DECLINE: decline_with_leave,
    Action.DECLINE_NO_PERMIT: decline_with_leave,
    Action.DECLINE_INCOMPLETE: decline_with_leave,
    Action.END_PERMIT: end_permit,
}


def proposed_paper(case: Case, pending: Pending) -> tuple[Body, str] | None:
    """Return the event that signing would record and the paper it would issue; None where there is none."""
    match Action(pending.body.action):
        case Action.STOP:
            return stopped_body(pending), "special_procedure"
        case Action.EXTEND:
            return extended_body(pending), "extension"
        case Action.REQUEST_SECOND_SUPPLEMENT:
            return second_body(case, pending), "supplement_request"
        case Action.DECLINE | Action.DECLINE_NO_PERMIT | Action.DECLINE_INCOMPLETE:
            return proposed_decline(pending), row(case, Action(pending.body.action)).notices[0]
        case Action.END_PERMIT if pending.body.proposal:
            ended = ended_body(pending)
            return ended, paper_of(ended)
        case Action.RELIEVE_FEE:
            return relieved_body(pending), "payment_notice"
        case Action.CORRECT if pending.body.proposal and pending.body.proposal["papers"]:
            return corrected_body(pending, {}), pending.body.proposal["papers"][0]["template"]
    return None


def sign(desk: Desk, case_id: CaseId, asked: EventId) -> Done:
    """The second officer signs: what was asked happens today, with its paper.

    Raises Refused when the officer asked it himself or does not hold the post, NotFound when nothing waits.
    """
    case, pending = _waiting(desk, case_id, asked)
    action = _checked(desk, case, pending)
    return GRANTS[action](desk, case_id, pending)


def decline_ask(desk: Desk, case_id: CaseId, asked: EventId, *, reason: str) -> Done:
    """The second officer does not sign; the reason is on file and nothing else changes."""
    case, pending = _waiting(desk, case_id, asked)
    _checked(desk, case, pending)
    if not reason.strip():
        raise Refused("second.no_reason")
    event = desk.record(case_id, AskDeclined(asked, written(reason)))
    return Done(desk.records.case(case_id), (), recorded(event))


def _waiting(desk: Desk, case_id: CaseId, asked: EventId) -> tuple[Case, Pending]:
    case = desk.records.case(case_id)
    for pending in case.pending:
        if pending.event == asked:
            return case, pending
    raise NotFound("second.nothing_waits", number=case.number)


def _checked(desk: Desk, case: Case, pending: Pending) -> Action:
    action = Action(pending.body.action)
    if desk.officer.id in (pending.officer, pending.acting_for):
        raise Refused("second.same_officer", officer=desk.officer.name)
    if not may_second(desk.officer, action, case, pending.officer, proposed_step(pending)):
        found = find_row(case, action, proposed_step(pending))
        is_approvers = found is not None and found.signer is Post.APPROVER
        if is_approvers and desk.officer.holds_anywhere(Post.APPROVER) and is_own_acceptance(desk.officer, case):
            raise Refused("people.accepter_decides", officer=desk.officer.name)
        raise Refused("second.no_post", action=action.value, officer=desk.officer.name)
    return action

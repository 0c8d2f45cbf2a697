"""不受理 and 不予受理: the exits (1) and (2) of art. 32, and false material (art. 78)."""

from __future__ import annotations

from typing import Any

from app.act import Done, perform, recorded
from app.application import Subject, begin, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import Declined, DeclineGround
from app.events.body import pack, unpack
from app.events.gap import Gap
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.item import Incomplete
from app.notices.issue import issue
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action, row


def decline(
    desk: Desk,
    subject: Subject,
    *,
    ground: DeclineGround,
    reason: str,
    clause: str,
    right_body: str = "",
    seen: str | None = None,
) -> Done:
    """The application is not taken; the paper tells why, by which clause, and which body is competent.

    Where the office wants the lead's agreement (`Office.decline_needs_lead`) the application is received and the
    decline asked for; the lead's signature (app.second) makes it true.

    Raises Refused without reason or clause, for `not_ours` without the right body (行政许可法 32(2)), and for
    `incomplete`, which is never a refusal by this way: art. 32(4) wants it told at once, all of it.
    """
    body = declined_body(ground, reason, clause, right_body)
    done = begin(desk, subject, seen, may_be_open=True)
    if ground is DeclineGround.INCOMPLETE:
        raise incomplete_refusal(done.case.plan.incomplete)
    refuse_if_deemed(desk, done.case)
    action = action_for(ground)
    return done.joined(decline_or_ask(desk, done.case, action, body))


def incomplete_refusal(incomplete: Incomplete) -> Refused:
    """Return why incomplete materials are not declined by a ground, and which exit the item's law has for them."""
    return Refused(f"decline.incomplete_{incomplete.value}")


def decline_or_ask(desk: Desk, case: Case, action: Action, body: Declined) -> Done:
    """The case is declined now, or the lead is asked where the office wants that."""
    if not desk.office.decline_needs_lead:
        return perform(desk, case, action, body)
    check(desk.officer, action, case)
    event = desk.record(case.id, asking(action, body.reason, _proposal(body)))
    return Done(desk.records.case(case.id), (), recorded(event))


def action_for(ground: DeclineGround) -> Action:
    """Return the act of a ground: 不受理 where no permit is needed, else 不予受理."""
    acts = {
        DeclineGround.NO_PERMIT_NEEDED: Action.DECLINE_NO_PERMIT,
        DeclineGround.INCOMPLETE: Action.DECLINE_INCOMPLETE,
    }
    return acts.get(ground, Action.DECLINE)


def _proposal(body: Declined) -> dict[str, Any]:
    return {
        "ground": body.ground.value,
        "clause": body.clause,
        "right_body": body.right_body,
        "reason": body.reason,
        "gaps": [pack(gap) for gap in body.gaps],
    }


def decline_with_leave(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """What was asked happens, with its paper; called with the lead's signature."""
    case = desk.records.case(case_id)
    refuse_if_deemed(desk, case)
    body = proposed_decline(pending)
    template = row(case, action_for(body.ground)).notices[0]
    event = desk.record(case_id, body)
    notice = issue(desk, desk.records.case(case_id), template, {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def proposed_decline(pending: Pending) -> Declined:
    """Return the decline that was proposed, word for word."""
    told = pending.body.proposal
    gaps = tuple(unpack(Gap, gap) for gap in told.get("gaps", ()))
    body = Declined(DeclineGround(told["ground"]), told["clause"], told["right_body"], told["reason"], gaps)
    return signed(body, pending)


def declined_body(ground: DeclineGround, reason: str, clause: str, right_body: str) -> Declined:
    """Return the body of a decline, complete; raise Refused naming what the law still wants."""
    if not reason.strip():
        raise Refused("decline.no_reason")
    if not clause.strip():
        raise Refused("decline.no_clause")
    if ground == DeclineGround.NOT_OURS and not right_body.strip():
        raise Refused("decline.no_right_body")
    return Declined(ground, written(clause), check_text(right_body), written(reason))

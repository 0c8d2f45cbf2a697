"""不受理 and 不予受理: the exits (1) and (2) of art. 32, and false material (art. 78)."""

from __future__ import annotations

from app.act import Done, perform
from app.application import Subject, begin, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import Declined, DeclineGround
from app.free_text import written
from app.identity.text import check_text
from app.workflow import Action


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

    Raises Refused without reason or clause, and for `not_ours` without the right body (行政许可法 32(2)).
    """
    body = declined_body(ground, reason, clause, right_body)
    done = begin(desk, subject, seen, may_be_open=True)
    refuse_if_deemed(desk, done.case)
    action = Action.DECLINE_NO_PERMIT if ground == DeclineGround.NO_PERMIT_NEEDED else Action.DECLINE
    return done.joined(perform(desk, done.case, action, body))


def declined_body(ground: DeclineGround, reason: str, clause: str, right_body: str) -> Declined:
    """Return the body of a decline, complete; raise Refused naming what the law still wants."""
    if not reason.strip():
        raise Refused("decline.no_reason")
    if not clause.strip():
        raise Refused("decline.no_clause")
    if ground == DeclineGround.NOT_OURS and not right_body.strip():
        raise Refused("decline.no_right_body")
    return Declined(ground, written(clause), check_text(right_body), written(reason))

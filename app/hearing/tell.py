"""听证权利告知: the applicant or a third party learns the facts, the planned decision and its rights (行政许可法 36, 47)."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.hearing import HearingTold, Party
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.workflow import Action


def tell_hearing(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    party: Party,
    name: str,
    facts: str,
    planned: str,
    interest: str = "",
    seen: str | None = None,
) -> Done:
    """The party is told by a 听证权利告知书 (利害关系人告知书); from tomorrow it has five working days to ask for a hearing.

    Raises Refused without name, facts or planned decision, and for a third party without the interest at stake.
    """
    case = read_case(desk, case_id, seen)
    if not name.strip():
        raise Refused("hearing.no_name")
    if not (facts.strip() and planned.strip()):
        raise Refused("hearing.no_facts")
    if party is Party.THIRD_PARTY and not interest.strip():
        raise Refused("hearing.no_interest")
    body = HearingTold(step, party, check_text(name), written(interest), written(facts), written(planned))
    return perform(desk, case, Action.TELL_HEARING, body)

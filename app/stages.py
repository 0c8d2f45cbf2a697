"""Items in stages 筹建 → 开业: the later one is accepted only when the earlier one was granted to the same applicant."""

from __future__ import annotations

from app.desk import Desk
from app.errors import NotFound, Refused
from app.silence import silent_grant
from app.state import Case, CaseState


def earlier_grant(desk: Desk, case: Case) -> Case | None:
    """Return the newest granted case of the earlier stage with the same identity number, None when there is none."""
    number = case.applicant.id_number if case.applicant else ""
    if not case.plan.stage_of or not number:
        return None
    held = desk.records.cases_of_item(case.plan.stage_of, number)
    return next((other for other in reversed(held) if _is_granted(desk, other)), None)


def check_stage(desk: Desk, case: Case) -> str:
    """Return the number of the earlier case, "" when the item has no earlier stage or the lead vouched for it.

    Who changes or renews a certificate of the later stage has passed the earlier one long ago.
    Raises Refused naming the earlier stage that this applicant was not granted here.
    """
    if not case.plan.stage_of or case.vouched is not None or case.follows is not None:
        return ""
    found = earlier_grant(desk, case)
    if found is None:
        earlier = stage_name(desk, case)
        raise Refused("stage.not_granted", item=case.plan.name, earlier=earlier, applicant_name=case.applicant_name)
    return found.number


def stage_name(desk: Desk, case: Case) -> str:
    """Return the name of the earlier stage; its code when the catalogue no longer has it."""
    try:
        return desk.catalogue.item(case.plan.stage_of).name
    except NotFound:
        return case.plan.stage_of


def _is_granted(desk: Desk, case: Case) -> bool:
    if case.state is CaseState.VOID:
        return False
    by_officer = case.decision is not None and case.decision.granted
    return by_officer or silent_grant(case, desk.calendar, desk.now().on) is not None

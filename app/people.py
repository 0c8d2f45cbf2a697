"""Officers, the posts they hold, and who may do what: every right is read from the workflow table."""

from __future__ import annotations

from enum import StrEnum

from app.custody import refuse_elsewhere
from app.errors import Refused
from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, SYSTEM_OFFICER, Appointment, Officer, Role
from app.post import Post
from app.state import Case
from app.workflow import ANY_POST, STEP_POST, Action, Row, find_row, row

__all__ = [
    "EVERY_DEPARTMENT", "SYSTEM_OFFICER", "Appointment", "Errand", "Officer", "Post", "Role", "check", "check_errand", "may",
    "may_second",
]  # fmt: skip

DECISIONS = (Action.GRANT, Action.REFUSE, Action.TERMINATE, Action.FORWARD)


class Errand(StrEnum):
    """What a desk asks of its center on behalf of the officer who is logged in."""

    SEND = "send"
    READ = "read"


def check_errand(officer: Officer | None, errand: Errand) -> None:
    """Raise Refused("center.officer_unknown" | "center.officer_retired" | "center.officer_no_post") unless he may run it.

    To send is every desk's duty, whoever sits there: what is sent is judged by the officers of its events. To read asks
    for an account with a post or a role.
    """
    if officer is not None and not officer.is_active:
        raise Refused("center.officer_retired", officer=officer.name)
    if errand is Errand.SEND:
        return
    if officer is None:
        raise Refused("center.officer_unknown")
    if not officer.appointments and not officer.roles:
        raise Refused("center.officer_no_post", officer=officer.name)


def may(officer: Officer, action: Action, case: Case | None, department: str = "", step: str | None = None) -> bool:
    """True when the table allows `action` on `case` now and the officer holds the post it asks for.

    `department` counts for a case that does not exist yet: the department of the item applied for.
    """
    found = find_row(case, action, step)
    return found is not None and acts_as(officer, found, case, department, step) is not None


def check(officer: Officer, action: Action, case: Case | None, department: str = "", step: str | None = None) -> Row:
    """Return the row that allows the act. Raises Refused: wrong state, unmet condition, post not held, own case."""
    found = row(case, action, step)
    refusals = []
    for one in (officer, *officer.covering):
        refusal = _refusal(officer, one, found, case, department, step)
        if refusal is None:
            return found
        refusals.append(refusal)
    raise next((r for r in refusals if r.code != "people.no_post"), refusals[0])


def acts_as(
    officer: Officer, found: Row, case: Case | None, department: str = "", step: str | None = None
) -> Officer | None:
    """Return in whose posts the officer may do what the row says: his own, else those he stands in for (AB岗)."""
    for one in (officer, *officer.covering):
        if _refusal(officer, one, found, case, department, step) is None:
            return one
    return None


def may_second(officer: Officer, action: Action, case: Case, asked_by: OfficerId, step: str | None = None) -> bool:
    """True when the officer can be the second signature of `action`: holds its second post, and is not who asked.

    The post counts in the department of `step`, where the act belongs to one (a joint step has several).
    """
    return seconds_as(officer, action, case, asked_by, step) is not None


def seconds_as(
    officer: Officer, action: Action, case: Case, asked_by: OfficerId, step: str | None = None
) -> Officer | None:
    """Return in whose post the officer can sign second: his own, else that of somebody he stands in for.

    Neither of the two persons may be one of those who asked, and for an approver's leave none who accepted the case.
    """
    found = find_row(case, action, step)
    if found is None or found.signer is None or not officer.is_active or _elsewhere(officer, action, case) is not None:
        return None
    askers = {asked_by, *(p.acting_for for p in case.pending if p.officer == asked_by)}
    department = case.department if step is None else case.plan.step(step).department
    for one in (officer, *officer.covering):
        if {officer.id, one.id} & askers or not one.is_active:
            continue
        if found.signer is Post.APPROVER and (is_own_acceptance(officer, case) or is_own_acceptance(one, case)):
            continue
        if one.holds(found.signer, department) or one.holds(found.signer, case.department):
            return one
    return None


def is_own_acceptance(officer: Officer, case: Case) -> bool:
    """True when the officer accepted the case, or it was accepted in his stead, and the item is no 即办件 that one
    officer may bring to its end.
    """
    return officer.id in (case.accepted_by, case.accepted_for) and not case.plan.same_officer


def _refusal(
    officer: Officer, one: Officer, found: Row, case: Case | None, department: str, step: str | None
) -> Refused | None:
    """Return why the officer may not act in the posts of `one` (himself, or whom he stands in for)."""
    for person in (officer, one):
        if not person.is_active:
            return Refused("people.closed_account", officer=person.name)
    if not _holds(one, found, case, department, step):
        return Refused("people.no_post", action=found.action.value, post=found.post)
    if case is not None and (elsewhere := _elsewhere(officer, found.action, case)) is not None:
        return elsewhere
    if found.action in DECISIONS and case is not None:
        own = next((p for p in (officer, one) if is_own_acceptance(p, case)), None)
        if own is not None:
            return Refused("people.accepter_decides", officer=own.name)
    return None


def _elsewhere(officer: Officer, action: Action, case: Case) -> Refused | None:
    """Return why the desk at which the officer sits may not do this to the case now: its folder lies at another one."""
    try:
        refuse_elsewhere(officer, action, case, officer.seat)
    except Refused as refusal:
        return refusal
    return None


def _holds(officer: Officer, found: Row, case: Case | None, department: str, step: str | None) -> bool:
    if case is None:
        return officer.holds(Post(found.post), department)
    running = [case.plan.step(name) for name in case.open_steps if step in (None, name)]
    if found.post == STEP_POST:
        return any(officer.holds(s.post, s.department) for s in running if s.kind in found.kinds)
    if found.post == ANY_POST:
        own = {case.department, *(s.department for s in case.plan.steps)}
        return any(a.department in own or a.department == EVERY_DEPARTMENT for a in officer.appointments)
    if case.plan.same_officer and found.post == Post.CERTIFIER and case.decided_by == officer.id:
        return True
    return officer.holds(Post(found.post), case.department)

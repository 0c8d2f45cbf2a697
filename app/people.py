"""Officers, the posts they hold, and who may do what: every right is read from the workflow table."""

from __future__ import annotations

from app.errors import Refused
from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, SYSTEM_OFFICER, Appointment, Officer, Role
from app.post import Post
from app.state import Case
from app.workflow import ANY_POST, STEP_POST, Action, Row, find_row, row

__all__ = ["EVERY_DEPARTMENT", "SYSTEM_OFFICER", "Appointment", "Officer", "Post", "Role", "check", "may", "may_second"]

DECISIONS = (Action.GRANT, Action.REFUSE, Action.TERMINATE, Action.FORWARD)


def may(officer: Officer, action: Action, case: Case | None, department: str = "", step: str | None = None) -> bool:
    """True when the table allows `action` on `case` now and the officer holds the post it asks for.

    `department` counts for a case that does not exist yet: the department of the item applied for.
    """
    found = find_row(case, action, step)
    return found is not None and _refusal(officer, found, case, department, step) is None


def check(officer: Officer, action: Action, case: Case | None, department: str = "", step: str | None = None) -> Row:
    """Return the row that allows the act. Raises Refused: wrong state, unmet condition, post not held, own case."""
    found = row(case, action, step)
    refusal = _refusal(officer, found, case, department, step)
    if refusal is not None:
        raise refusal
    return found


def may_second(officer: Officer, action: Action, case: Case, asked_by: OfficerId, step: str | None = None) -> bool:
    """True when the officer can be the second signature of `action`: holds its second post, and is not who asked.

    The post counts in the department of `step`, where the act belongs to one (a joint step has several).
    """
    found = find_row(case, action, step)
    if found is None or found.second is None or not officer.is_active or officer.id == asked_by:
        return False
    if found.second is Post.APPROVER and is_own_acceptance(officer, case):
        return False
    department = case.department if step is None else case.plan.step(step).department
    return officer.holds(found.second, department) or officer.holds(found.second, case.department)


def is_own_acceptance(officer: Officer, case: Case) -> bool:
    """True when the officer accepted the case and the item is no 即办件 that one officer may bring to its end."""
    return case.accepted_by == officer.id and not case.plan.same_officer


def _refusal(officer: Officer, found: Row, case: Case | None, department: str, step: str | None) -> Refused | None:
    if not officer.is_active:
        return Refused("people.closed_account", officer=officer.name)
    if not _holds(officer, found, case, department, step):
        return Refused("people.no_post", action=found.action.value, post=found.post)
    if found.action in DECISIONS and case is not None and is_own_acceptance(officer, case):
        return Refused("people.accepter_decides", officer=officer.name)
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

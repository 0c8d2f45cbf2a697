"""Who decides an appeal: never who gave the card, whom it was given to, or who contested it."""

from __future__ import annotations

from collections.abc import Sequence

from app.officer import Officer, Role
from app.post import Post
from app.supervision.inquiry import Inquiry
from app.supervision.rights import departments_of
from app.supervision.table import InquiryMove


def why_not_decide(officer: Officer, inquiry: Inquiry, staff: Sequence[Officer]) -> str:
    """Return the code of what keeps the officer from deciding the appeal, "" when nothing does.

    Another supervisor decides; only where the hall has none that may, the 首席代表 of the department does (for a finding
    of no department, any). An administrator takes no part in cases, so none ever decides.
    """
    code = _biased(officer, inquiry)
    if code:
        return code
    if officer.is_active and officer.has_role(Role.SUPERVISOR):
        return ""
    if not _leads(officer, inquiry):
        return "supervision.appeal_not_yours"
    return "supervision.appeal_supervisors" if other_supervisors(inquiry, staff) else ""


def other_supervisors(inquiry: Inquiry, staff: Sequence[Officer]) -> tuple[Officer, ...]:
    """Return the supervisors who may decide the appeal."""
    held = (one for one in staff if one.is_active and one.has_role(Role.SUPERVISOR))
    return tuple(one for one in held if not _biased(one, inquiry))


def _biased(officer: Officer, inquiry: Inquiry) -> str:
    confirmed, contested = inquiry.last(InquiryMove.CONFIRM), inquiry.last(InquiryMove.APPEAL)
    if inquiry.concerns == officer.id:
        return "supervision.own_matter"
    if confirmed is not None and confirmed.officer == officer.id:
        return "supervision.own_decision"
    if contested is not None and contested.officer == officer.id:
        return "supervision.own_appeal"
    return ""


def _leads(officer: Officer, inquiry: Inquiry) -> bool:
    if not officer.holds_or_covers(Post.LEAD):
        return False
    held = departments_of(officer)
    return held is not None and (not held or not inquiry.department or inquiry.department in held)

"""Who sees what passes between centers, and who may tie centers to each other; who moves a case stands in the workflow table."""

from __future__ import annotations

from app.errors import Refused
from app.officer import Officer, Role
from app.post import Post

SEEING = (Post.WINDOW, Post.LEAD, Post.HANDLER, Post.CHECKER, Post.APPROVER)


def may_see_between(officer: Officer) -> bool:
    """True at a desk that is tied to a center, for whoever may see what passes."""
    return officer.seat is not None and may_see(officer)


def may_see(officer: Officer) -> bool:
    """True for whoever works on cases, watches over them, or keeps the links: desk and center ask the same."""
    works = any(officer.holds_or_covers(post) for post in SEEING)
    return works or officer.has_role(Role.SUPERVISOR) or may_link(officer)


def may_link(officer: Officer) -> bool:
    """True for the system administrator; he names an administrator of the center too, whose password signs."""
    return officer.is_active and officer.has_role(Role.SYSTEM_ADMIN)


def check_link(officer: Officer) -> None:
    """Raise Refused("people.not_administrator") unless he may tie centers to each other."""
    if not may_link(officer):
        raise Refused("people.not_administrator", officer=officer.name)

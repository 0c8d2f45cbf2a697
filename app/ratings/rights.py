"""Who takes ratings, and who calls back and handles complaints; nobody handles what speaks of himself."""

from __future__ import annotations

from app.errors import Refused
from app.ids import OfficerId
from app.officer import Officer, Role
from app.post import Post


def may_look_after(officer: Officer, department: str) -> bool:
    """True for who calls back and handles complaints: the lead of the department's window, and the supervisor."""
    return officer.is_active and (officer.has_role(Role.SUPERVISOR) or officer.holds(Post.LEAD, department))


def check_looks_after(officer: Officer, department: str, about: OfficerId | None) -> None:
    """Raise Refused when the officer may not handle it: no such post, or it speaks of the officer."""
    if not may_look_after(officer, department):
        raise Refused("rating.no_post", officer=officer.name)
    if about is not None and about == officer.id:
        raise Refused("rating.own_matter", officer=officer.name)


def check_takes_ratings(officer: Officer, department: str) -> None:
    """Raise Refused unless the officer holds a window of the department, leads it, or supervises."""
    if not officer.is_active:
        raise Refused("people.closed_account", officer=officer.name)
    if not officer.holds(Post.WINDOW, department) and not may_look_after(officer, department):
        raise Refused("rating.no_window", officer=officer.name)

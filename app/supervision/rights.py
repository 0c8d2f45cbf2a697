"""Who supervises whom: supervisors everybody, the leads their own departments."""

from __future__ import annotations

from app.errors import Refused
from app.officer import EVERY_DEPARTMENT, Officer, Role
from app.post import Post


def departments_of(officer: Officer) -> tuple[str, ...] | None:
    """Return the departments that the officer supervises; () = every one, None = none at all."""
    if not officer.is_active:
        return None
    if officer.has_role(Role.SUPERVISOR):
        return ()
    held = (a for one in (officer, *officer.covering) if one.is_active for a in one.appointments)
    led = tuple(dict.fromkeys(a.department for a in held if a.post is Post.LEAD))
    if not led:
        return None
    return () if EVERY_DEPARTMENT in led else led


def may_supervise(officer: Officer) -> bool:
    """True for supervisors, and for the leads over their own departments."""
    return departments_of(officer) is not None


def check_supervises(officer: Officer, departments: tuple[str, ...] = ()) -> None:
    """Raise Refused for whoever supervises none of these departments (none named: nothing at all)."""
    held = departments_of(officer)
    if held is None or (held and departments and not set(held) & set(departments)):
        raise Refused("supervision.no_right", officer=officer.name)

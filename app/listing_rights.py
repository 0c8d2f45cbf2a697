"""Whose cases an officer may list: those of the departments of his posts, a supervisor all."""

from __future__ import annotations

from app.officer import EVERY_DEPARTMENT, Officer, Role


def departments_listed(officer: Officer) -> tuple[str, ...] | None:
    """Return the departments whose cases the officer may list; () = every one, None = none at all."""
    if not officer.is_active:
        return None
    held = tuple(dict.fromkeys(departments_of(officer)))
    if EVERY_DEPARTMENT in held or officer.has_role(Role.SUPERVISOR):
        return ()
    return held or None


def may_list(officer: Officer) -> bool:
    """True for who holds or covers a post, and for supervisors."""
    return departments_listed(officer) is not None


def departments_of(officer: Officer) -> list[str]:
    """Return the departments in which the officer holds a post or covers one today."""
    return [a.department for one in (officer, *officer.covering) if one.is_active for a in one.appointments]

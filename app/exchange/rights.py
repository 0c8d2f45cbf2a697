"""Who may send cases to a platform: personal data leaves the house, so it is nobody's by-work."""

from __future__ import annotations

from app.errors import Refused
from app.officer import Officer, Role
from app.post import Post

MOST_ALONE = 20  # as many cases as one officer may take out; more need two (the export's own rule)


def may_exchange(officer: Officer) -> bool:
    """True for the system administrator and for leads."""
    return officer.is_active and (officer.has_role(Role.SYSTEM_ADMIN) or officer.holds_anywhere(Post.LEAD))


def check_exchanges(officer: Officer) -> None:
    """Raise Refused("exchange.no_right") for everybody else."""
    if not may_exchange(officer):
        raise Refused("exchange.no_right", officer=officer.name)

"""Who may send cases to a platform: personal data leaves the house, so it is nobody's by-work."""

from __future__ import annotations

from app.errors import Refused
from app.officer import Officer, Role
from app.post import Post

MOST_ALONE = 20  # as many cases as one officer may take out; more need two (the export's own rule)


def may_exchange(officer: Officer) -> bool:
    """True for leads: they answer for the cases that leave."""
    return officer.is_active and officer.holds_anywhere(Post.LEAD)


def may_set_codes(officer: Officer) -> bool:
    """True for the system administrator, who sees no case."""
    return officer.is_active and officer.has_role(Role.SYSTEM_ADMIN)


def check_exchanges(officer: Officer) -> None:
    """Raise Refused("exchange.no_right") for everybody but leads."""
    if not may_exchange(officer):
        raise Refused("exchange.no_right", officer=officer.name)

"""Officers, the posts they hold per department, and account roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.ids import OfficerId
from app.post import Post
from app.seat import Seat

EVERY_DEPARTMENT = "*"


class Role(StrEnum):
    """Account roles beside the posts; none of them handles cases."""

    SUPERVISOR = "supervisor"
    SECURITY_ADMIN = "security_admin"
    SYSTEM_ADMIN = "system_admin"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Appointment:
    """One post in one department (`*` = every department)."""

    department: str
    post: Post


@dataclass(frozen=True)
class StandIn:
    """AB岗: who acts in an absent officer's posts, from the first day to the last, both included."""

    officer: OfficerId
    first_on: date
    last_on: date

    def covers(self, day: date) -> bool:
        """True on every day of the period."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class Officer:
    """A person who logs in. `id` is what is typed at log-in and printed nowhere.

    `stand_ins` are kept with the account; `covering` is never kept: the absent officers in whose posts this one may
    act today, as the store finds them. `phone` is the own telephone, for the check that it stands in no strange case. `seat`:
    the desk he sits at, where that is tied to a center; never kept either.
    """

    id: OfficerId
    name: str
    appointments: tuple[Appointment, ...] = ()
    roles: tuple[Role, ...] = ()
    is_active: bool = True
    stand_ins: tuple[StandIn, ...] = ()
    covering: tuple[Officer, ...] = ()
    phone: str = ""
    seat: Seat | None = field(default=None, compare=False, metadata={"passing": True})

    def holds(self, post: Post, department: str) -> bool:
        """True when the officer holds `post` in `department` or in every department."""
        return any(a.post == post and a.department in (department, EVERY_DEPARTMENT) for a in self.appointments)

    def holds_anywhere(self, post: Post) -> bool:
        """True when the officer holds `post` in any department."""
        return any(a.post == post for a in self.appointments)

    def holds_or_covers(self, post: Post) -> bool:
        """True when the officer, or somebody he stands in for today, holds `post` in any department."""
        return any(one.holds_anywhere(post) for one in (self, *self.covering))

    def has_role(self, role: Role) -> bool:
        """True when the account has `role`."""
        return role in self.roles


SYSTEM_OFFICER = Officer(OfficerId("system"), "系统")

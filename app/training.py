"""The published people of a training profile; their password stands in the README."""

from __future__ import annotations

from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.post import Post

PASSWORD = "yimen-training"  # noqa: S105 published on purpose: a training profile guards nothing


def _officer(officer_id: str, name: str, posts: tuple[Post, ...] = (), roles: tuple[Role, ...] = ()) -> Officer:
    return Officer(OfficerId(officer_id), name, tuple(Appointment(EVERY_DEPARTMENT, post) for post in posts), roles)


OFFICERS: tuple[Officer, ...] = (
    _officer("m1", "孟管理", (), (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)),
    _officer("w1", "李晓梅", (Post.WINDOW, Post.CERTIFIER, Post.ARCHIVIST)),
    _officer("h1", "何承办", (Post.HANDLER,)),
    _officer("c1", "陈审核", (Post.CHECKER, Post.LEAD)),
    _officer("a1", "安批准", (Post.APPROVER, Post.LEAD)),
    _officer("s1", "孙监察", (), (Role.SUPERVISOR,)),
)

"""AB岗: in whose posts an act was done, and for whom a paper is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.case import action_of
from app.events.acceptance import Received
from app.events.approval import AskDeclined, Asked
from app.events.body import Body
from app.ids import OfficerId
from app.notices.phrases import phrase
from app.officer import Officer
from app.people import acts_as, seconds_as
from app.post import Post
from app.state import Case
from app.workflow import STEP_POST, Action, find_row, rows_for_paper


def covering(officers: tuple[Officer, ...], officer: Officer, on: date) -> Officer:
    """Return the officer with those in whose posts he may act on this day; a closed account gives no rights."""
    absent = (
        replace(one, covering=())
        for one in officers
        if one.is_active and one.id != officer.id
        for held in one.stand_ins
        if held.officer == officer.id and held.covers(on)
    )
    return replace(officer, covering=tuple(absent))


def acting_for(officer: Officer, body: Body, case: Case | None) -> OfficerId | None:
    """Return whom the officer stands in for in this act; None when his own posts allow it, or nobody's post is needed."""
    if not officer.covering:
        return None
    one = _capacity(officer, body, case)
    return None if one is None or one.id == officer.id else one.id


def _capacity(officer: Officer, body: Body, case: Case | None) -> Officer | None:
    if isinstance(body, Received):
        found = find_row(None, Action.RECEIVE)
        return None if found is None else acts_as(officer, found, None, body.plan.department)
    if case is None:
        return None
    if isinstance(body, Asked):
        step = (body.proposal or {}).get("step")
        return _as(officer, Action(body.action), case, step)
    signed = getattr(body, "asked", None)
    pending = next((p for p in case.pending if signed is not None and p.event == signed), None)
    if pending is not None:
        step = (pending.body.proposal or {}).get("step")
        return seconds_as(officer, Action(pending.body.action), case, pending.officer, step)
    action = None if isinstance(body, AskDeclined) else action_of(body)
    return None if action is None else _as(officer, action, case, getattr(body, "step", None))


def _as(officer: Officer, action: Action, case: Case, step: str | None) -> Officer | None:
    found = find_row(case, action, step)
    return None if found is None else acts_as(officer, found, case, step=step)


def signed_name(officer: Officer, case: Case, key: str) -> str:
    """Return the name of who handles a paper; who stands in for another says so: 李晓梅（代王芳）."""
    if not officer.covering:
        return officer.name
    for one in (officer, *officer.covering):
        if any(_issues(one, case, key)):
            return officer.name if one is officer else phrase("stands_in", name=officer.name, absent=one.name)
    return officer.name


def _issues(one: Officer, case: Case, key: str) -> tuple[bool, ...]:
    found = []
    for row in rows_for_paper(key):
        posts = [(Post(p), case.department) for p in (row.post, row.signer) if p in set(Post)]
        if row.post == STEP_POST:
            posts += [(s.post, s.department) for s in case.plan.steps if s.kind in row.kinds]
        found.append(any(one.holds(post, department) for post, department in posts))
    return tuple(found)

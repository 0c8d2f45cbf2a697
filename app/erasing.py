"""Personal data of an ended case is erased on record, by two people; what happened stays provable (个人信息保护法 47).

What is erased are the private facts of the case's events, and with them names and numbers in lists and search. Issued
papers are archival documents: they and the scans stay as long as the archive's rules say. Backups made before fall within
four weeks.
"""

from __future__ import annotations

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.body import join
from app.events.envelope import Event
from app.events.keeping import Erased, ErasureAsked
from app.free_text import written
from app.ids import CaseId, EventId
from app.officer import Officer, Role
from app.state import ENDED

ASK = (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
SIGN = (*ASK, Role.SUPERVISOR, Role.AUDITOR)


def ask_erasure(desk: Desk, case_id: CaseId, *, basis: str, reason: str) -> Event:
    """The erasure waits for a second officer. Raises Refused: no right, no basis or reason, a case that still runs."""
    _check(desk.officer, ASK)
    if not basis.strip() or not reason.strip():
        raise Refused("erasing.no_basis")
    case = desk.records.case(case_id)
    if case.state not in ENDED:
        raise Refused("erasing.still_runs", number=case.number)
    told = (*desk.records.events(case_id), *_given_up(desk, case_id))
    events = tuple(event.id for event in told if event.private is not None)
    if not events:
        raise Refused("erasing.nothing_left", number=case.number)
    return desk.record(None, ErasureAsked(events, written(basis), written(reason)))


def sign_erasure(desk: Desk, asked: EventId) -> Erased:
    """The second officer signs, and the private facts are gone.

    Raises NotFound when nothing of that kind was asked, Refused for the same officer, no right, or what is erased already.
    """
    event = desk.event(asked)
    if event.kind != ErasureAsked.KIND:
        raise NotFound("erasing.not_asked")
    _check(desk.officer, SIGN)
    if event.officer == desk.officer.id:
        raise Refused("second.same_officer", officer=desk.officer.name)
    body = join(ErasureAsked, event.data, event.private)
    if all(desk.event(one).private is None for one in body.events):
        raise Refused("erasing.done")
    erased = Erased(body.events, body.basis, asked)
    desk.record(None, erased)
    return erased


def _given_up(desk: Desk, case_id: CaseId) -> tuple[Event, ...]:
    """Return what was written when a case that the center never took was given up: it names the case, not as its subject."""
    found = desk.records.left_out(case_id, settled=True)
    return tuple(desk.event(one.settled.event) for one in found if one.is_whole and one.settled is not None)


def _check(officer: Officer, roles: tuple[Role, ...]) -> None:
    if not any(officer.has_role(role) for role in roles):
        raise Refused("erasing.no_right", officer=officer.name)

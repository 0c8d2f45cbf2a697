"""What the center did not adopt is looked after: withdrawn with a reason, or done again; its papers are void, numbers stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.envelope import Event
from app.events.settling import LeftOutRedone, LeftOutWithdrawn
from app.free_text import written
from app.ids import CaseId, EventId, NoticeId
from app.left_out import may_settle
from app.left_out_records import ADDED, LeftOut
from app.state import Case, CaseState

REDONE = "中心未采用，已按现状重办"  # the reason that the number book gives for the papers of the first time


def withdraw_left_out(desk: Desk, act: EventId, *, reason: str) -> LeftOut:
    """The act is given up on record; what it issued is void. Of a case unknown to the center nothing is left but its void number.

    Raises NotFound("left_out.none") when nothing of that kind waits, Refused: no reason, no right, it waits for the center.
    """
    found = _waiting(desk, act)
    if not reason.strip():
        raise Refused("left_out.no_reason")
    why = written(reason)
    case = None if found.case is None else found.case.id
    body = LeftOutWithdrawn(found.events, case, found.papers, found.is_whole, why)
    desk.record(None if found.is_whole else case, body)
    _void(desk, found.papers, why)
    return found


def redo_left_out(desk: Desk, act: EventId, by: EventId) -> EventId:
    """The application that the center did not take stands anew, begun by `by`: the first one is void. Raises as withdrawing does."""
    found = _waiting(desk, act)
    held = None if found.case is None else found.case.id
    event = desk.record(None, LeftOutRedone(found.events, by, held, found.papers, found.is_whole))
    _void(desk, found.papers, REDONE)
    return event.id


def note_redone(desk: Desk, case_id: CaseId, by: Event) -> None:
    """Where `by` does again what the center did not adopt, that is on record and the first papers are void."""
    for one in desk.records.left_out(case_id):
        if not one.is_parked and not one.is_whole and _is_same(one.act, by):
            desk.record(case_id, LeftOutRedone(one.events, by.id, case_id, one.papers))
            _void(desk, one.papers, REDONE)


def void_case(case: Case, told: Event) -> Case:
    """Return a case that the center never took as it ends here: void with all its papers, for the reason that was given."""
    papers = tuple(replace(paper, is_void=True) for paper in case.papers)
    reason = REDONE if told.kind == LeftOutRedone.KIND else str((told.private or {}).get("reason", ""))
    ended = replace(case, state=CaseState.VOID, ended_on=told.moment.on, end_reason=reason)
    return replace(ended, open_steps=(), pending=(), papers=papers)


def _waiting(desk: Desk, act: EventId) -> LeftOut:
    found = next((one for one in desk.records.left_out() if one.act.id == act), None)
    if found is None:
        raise NotFound("left_out.none")
    if found.is_parked:
        raise Refused("left_out.waits_for_center")
    if not may_settle(desk.officer, found):
        raise Refused("left_out.not_yours", officer=desk.officer.name)
    return found


def _is_same(first: Event, again: Event) -> bool:
    """True when the second event does what the first one was to do; of notes and files, word by word."""
    if first.kind != again.kind or any(first.data.get(name) != again.data.get(name) for name in ("step", "action")):
        return False
    return first.kind not in ADDED or _facts(first) == _facts(again)


def _facts(event: Event) -> tuple[object, object]:
    return event.data, {name: text for name, text in (event.private or {}).items() if name != "salt"}


def _void(desk: Desk, papers: Iterable[NoticeId], reason: str) -> None:
    for paper in papers:
        if not desk.records.notice(paper).is_void:
            desk.void_notice(paper, reason)

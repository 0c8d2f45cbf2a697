"""A complaint 投诉举报 (GB/T 36113): a frozen value that its events make; nothing of it is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.case import body_of
from app.errors import NotFound
from app.events import complaints as said
from app.events.body import Body
from app.events.envelope import Event
from app.ids import CaseId, ComplaintId, OfficerId
from app.ratings.note import Note
from app.ratings.table import ComplaintState, Move, row


@dataclass(frozen=True)
class Complaint:
    """`number` for life; who complains how, of whom or of which case; `notes` are what was done since."""

    id: ComplaintId
    number: str
    taken_on: date
    taken_at: datetime
    taken_by: OfficerId
    way: str
    department: str
    about_officer: OfficerId | None
    case: CaseId | None
    who: str
    phone: str
    about: str
    words: str
    state: ComplaintState = ComplaintState.TAKEN
    notes: tuple[Note, ...] = ()

    def last(self, move: Move) -> Note | None:
        """Return the last act of this kind."""
        return next((note for note in reversed(self.notes) if note.move is move), None)


def apply_complaint(complaint: Complaint | None, event: Event, body: Body) -> Complaint:
    """Return the complaint after `event`. Raises Refused when the table does not allow it, NotFound without a beginning."""
    if isinstance(body, said.ComplaintTaken):
        return _taken(event, body)
    if complaint is None:
        raise NotFound("complaint.none")
    move, choice = _MOVES[type(body)](body)
    state = row(complaint.state, move).next
    assert isinstance(state, ComplaintState)  # the rows of one state machine never lead into the other
    note = Note(event.moment.at, event.moment.on, event.officer, move, choice, getattr(body, "words", ""))
    return replace(complaint, state=state, notes=(*complaint.notes, note))


def _taken(event: Event, body: said.ComplaintTaken) -> Complaint:
    return Complaint(
        id=body.complaint,
        number=body.number,
        taken_on=event.moment.on,
        taken_at=event.moment.at,
        taken_by=event.officer,
        way=body.way,
        department=body.department,
        about_officer=body.about_officer,
        case=body.case,
        who=body.who,
        phone=body.phone,
        about=body.about,
        words=body.words,
    )


_MOVES: dict[type[Body], Any] = {
    said.ComplaintVerified: lambda b: (Move.VERIFY, b.finding),
    said.ComplaintReplied: lambda b: (Move.REPLY, b.way),
    said.ComplaintRevisited: lambda b: (Move.REVISIT, b.result),
}


def complaints_of(events: Iterable[Event]) -> tuple[Complaint, ...]:
    """Return the complaints that these events make, in the order in which they were taken."""
    found: dict[ComplaintId, Complaint] = {}
    for event in events:
        body = body_of(event)
        if isinstance(body, said.OF_A_COMPLAINT):
            named: ComplaintId = body.complaint
            found[named] = apply_complaint(found.get(named), event, body)
    return tuple(found.values())

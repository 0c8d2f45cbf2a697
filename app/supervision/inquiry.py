"""An inquiry 督查事项: a frozen value that its events make; nothing of it is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.case import body_of
from app.errors import NotFound
from app.events import supervision as said
from app.events.body import Body
from app.events.envelope import Event
from app.ids import CaseId, InquiryId, NoticeId, OfficerId
from app.supervision.table import CARDED, InquiryMove, InquiryState, row


@dataclass(frozen=True)
class InquiryNote:
    """One act on an inquiry: when, by whom, in whose name, what was written, which paper went out."""

    at: datetime
    on: date
    officer: OfficerId
    move: InquiryMove
    by: str = ""
    words: str = ""
    notice: NoticeId | None = None


@dataclass(frozen=True)
class Inquiry:
    """`number` is empty until a paper went out; `card` is what the rule may lead to, `given` what a supervisor gave."""

    id: InquiryId
    key: str
    rule: str
    hardness: str
    card: str
    breach_on: date
    facts: dict[str, Any]
    raised_on: date
    raised_at: datetime
    concerns: OfficerId | None = None
    case: CaseId | None = None
    case_number: str = ""
    department: str = ""
    item_name: str = ""
    number: str = ""
    state: InquiryState = InquiryState.RAISED
    given: str = ""
    sent_on: date | None = None
    reply_by: date | None = None
    level: int = 0
    notes: tuple[InquiryNote, ...] = ()

    @property
    def has_card(self) -> bool:
        """True while a yellow or red card stands."""
        return self.state in CARDED and self.given in ("yellow", "red")

    def last(self, move: InquiryMove) -> InquiryNote | None:
        """Return the last act of this kind."""
        return next((note for note in reversed(self.notes) if note.move is move), None)


def apply_inquiry(inquiry: Inquiry | None, event: Event, body: Body) -> Inquiry:
    """Return the inquiry after `event`. Raises Refused when the table does not allow it, NotFound without a beginning."""
    if isinstance(body, said.InquiryRaised):
        return _raised(event, body)
    if inquiry is None:
        raise NotFound("supervision.no_inquiry")
    move = move_of(body)
    state = row(inquiry.state, move).next
    changed: Inquiry = _CHANGES[type(body)](replace(inquiry, state=state), event, body)
    note = InquiryNote(
        event.moment.at, event.moment.on, event.officer, move, getattr(body, "by", ""), getattr(body, "words", ""),
        getattr(body, "notice", None),
    )  # fmt: skip
    return replace(changed, notes=(*changed.notes, note))


def move_of(body: Body) -> InquiryMove:
    """Return which move of the table a body records."""
    match body:
        case said.InquirySent():
            return InquiryMove.WARN if body.is_warning else InquiryMove.SEND
        case said.InquiryDecided():
            return InquiryMove.CONFIRM if body.is_confirmed else InquiryMove.WITHDRAW
        case said.InquiryReplied():
            return InquiryMove.REPLY
        case said.InquiryAppealed():
            return InquiryMove.APPEAL
    return InquiryMove.ESCALATE


def _raised(event: Event, body: said.InquiryRaised) -> Inquiry:
    return Inquiry(
        id=body.inquiry,
        key=body.key,
        rule=body.rule,
        hardness=body.hardness,
        card=body.card,
        breach_on=body.breach_on,
        facts=body.facts,
        raised_on=event.moment.on,
        raised_at=event.moment.at,
        concerns=body.concerns,
        case=body.case,
        case_number=body.case_number,
        department=body.department,
        item_name=body.item_name,
    )


def _sent(inquiry: Inquiry, event: Event, body: said.InquirySent) -> Inquiry:
    sent_on = inquiry.sent_on if body.is_warning else event.moment.on
    return replace(inquiry, number=body.number, sent_on=sent_on, reply_by=body.reply_by)


_CHANGES: dict[type[Body], Any] = {
    said.InquirySent: _sent,
    said.InquiryEscalated: lambda inquiry, event, body: replace(inquiry, level=body.level),
    said.InquiryReplied: lambda inquiry, event, body: inquiry,
    said.InquiryAppealed: lambda inquiry, event, body: inquiry,
    said.InquiryDecided: lambda inquiry, event, body: replace(
        inquiry, given=body.card if body.is_confirmed else "none"
    ),
}


def inquiries_of(events: Iterable[Event]) -> tuple[Inquiry, ...]:
    """Return the inquiries that these events make, in the order in which they were raised."""
    found: dict[InquiryId, Inquiry] = {}
    for event in events:
        body = body_of(event)
        if isinstance(body, said.OF_AN_INQUIRY):
            named: InquiryId = body.inquiry
            found[named] = apply_inquiry(found.get(named), event, body)
    return tuple(found.values())

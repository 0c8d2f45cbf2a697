"""What people do about an inquiry: warn, ask for an answer, answer, appeal, decide. One transaction each."""

from __future__ import annotations

from collections.abc import Sequence

from app.clock.limits import Limit, Unit, due
from app.desk import Desk, Notice
from app.errors import Refused
from app.events.supervision import InquiryAppealed, InquiryDecided, InquiryReplied, InquirySent
from app.free_text import written
from app.ids import InquiryId
from app.notices.issue import issue_register
from app.officer import Officer, Role
from app.supervision.appeals import why_not_decide
from app.supervision.inquiry import Inquiry
from app.supervision.papers import notice_record
from app.supervision.rights import departments_of
from app.supervision.rule import CardColour, rule_book
from app.supervision.table import InquiryMove, row

WARNING, ORDER = "warning_slip", "supervision_order"


def warn(desk: Desk, named: InquiryId, *, words: str = "") -> tuple[Inquiry, Notice]:
    """A 预警单 went out: the holder is told, an answer is not asked for. Raises Refused."""
    return _send(desk, named, words, is_warning=True)


def send(desk: Desk, named: InquiryId, *, words: str = "") -> tuple[Inquiry, Notice]:
    """A 督办单 went out, to be answered within the ladder's days. Raises Refused."""
    return _send(desk, named, words, is_warning=False)


def reply(desk: Desk, named: InquiryId, *, by: str, words: str) -> Inquiry:
    """What the department or the person concerned answers is on record. Raises Refused."""
    inquiry = _may(desk, named, InquiryMove.REPLY)
    desk.record(None, InquiryReplied(inquiry.id, _needed(by, "by"), _needed(words, "words")))
    return desk.records.inquiry(named)


def appeal(desk: Desk, named: InquiryId, *, by: str, words: str) -> Inquiry:
    """A card is contested within the days of the ladder. Raises Refused, also when they are over."""
    inquiry = _may(desk, named, InquiryMove.APPEAL)
    decided = inquiry.last(InquiryMove.CONFIRM)
    limit = Limit(rule_book().ladder.appeal_days, Unit.WORKING_DAY)
    last = due(limit, decided.on, desk.calendar).on if decided is not None else None
    if last is not None and desk.now().on > last:
        raise Refused("supervision.appeal_late", due=last.isoformat())
    desk.record(None, InquiryAppealed(inquiry.id, _needed(by, "by"), _needed(words, "words")))
    return desk.records.inquiry(named)


def confirm(desk: Desk, named: InquiryId, *, card: str, words: str) -> Inquiry:
    """A supervisor finds the breach proved and gives the card, or none; after an appeal another person. Raises Refused.

    Without a reply only when its time is over: nobody is carded unheard.
    """
    inquiry = _may(desk, named, InquiryMove.CONFIRM)
    if card not in {one.value for one in CardColour}:
        raise Refused("supervision.no_card")
    if inquiry.last(InquiryMove.REPLY) is None and inquiry.reply_by is not None and desk.now().on <= inquiry.reply_by:
        raise Refused("supervision.not_heard", due=inquiry.reply_by.isoformat())
    desk.record(None, InquiryDecided(inquiry.id, True, card, _needed(words, "words")))
    return desk.records.inquiry(named)


def withdraw(desk: Desk, named: InquiryId, *, words: str) -> Inquiry:
    """A supervisor finds that nothing is proved, or that it was excused; the inquiry stays on record. Raises Refused."""
    inquiry = _may(desk, named, InquiryMove.WITHDRAW)
    desk.record(None, InquiryDecided(inquiry.id, False, "none", _needed(words, "words")))
    return desk.records.inquiry(named)


def why_not(officer: Officer, inquiry: Inquiry, move: InquiryMove, staff: Sequence[Officer]) -> str:
    """Return the code of what keeps the officer from a move, "" when nothing does: the page asks what the verbs ask."""
    found = row(inquiry.state, move)
    if found.is_another:
        return why_not_decide(officer, inquiry, staff)
    held = departments_of(officer)
    if found.is_supervisors:
        if not officer.is_active or not officer.has_role(Role.SUPERVISOR):
            return "supervision.not_supervisor"
        return "supervision.own_matter" if inquiry.concerns == officer.id else ""
    is_own = inquiry.concerns == officer.id and officer.is_active
    is_theirs = held is not None and (not held or not inquiry.department or inquiry.department in held)
    return "" if is_own or is_theirs else "supervision.no_right"


def _may(desk: Desk, named: InquiryId, move: InquiryMove) -> Inquiry:
    inquiry = desk.records.inquiry(named)
    code = why_not(desk.officer, inquiry, move, desk.records.officers())
    if code:
        raise Refused(code, officer=desk.officer.name)
    return inquiry


def _send(desk: Desk, named: InquiryId, words: str, *, is_warning: bool) -> tuple[Inquiry, Notice]:
    inquiry = _may(desk, named, InquiryMove.WARN if is_warning else InquiryMove.SEND)
    on = desk.now().on
    number = inquiry.number or desk.take_inquiry_number()
    limit = Limit(rule_book().ladder.reply_days, Unit.WORKING_DAY)
    reply_by = None if is_warning else due(limit, on, desk.calendar).on
    said = written(words) if words.strip() else ""
    key = WARNING if is_warning else ORDER
    notice = issue_register(desk, key, notice_record(desk, inquiry, number, reply_by, said))
    desk.record(None, InquirySent(inquiry.id, is_warning, number, notice.id, reply_by, said))
    return desk.records.inquiry(named), notice


def _needed(text: str, field: str) -> str:
    if not text.strip():
        raise Refused("supervision.empty", inquiry_field=field)
    return written(text)

"""投诉: taken, verified, replied to within its limit, and visited again (GB/T 36113)."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk import Desk
from app.errors import Refused
from app.events.body import Body
from app.events.complaints import ComplaintReplied, ComplaintRevisited, ComplaintTaken, ComplaintVerified
from app.free_text import written
from app.identity.phone import check_phone
from app.identity.text import check_text
from app.ids import CaseId, ComplaintId, OfficerId, uuid7
from app.ratings.complaint import Complaint
from app.ratings.rights import check_looks_after

WAYS = ("window", "phone", "letter", "online", "hotline")
REPLY_WAYS = ("phone", "window", "letter", "message")
FINDINGS = ("founded", "partly", "unfounded", "not_ours")
RESULTS = ("satisfied", "accepted", "unsatisfied", "unreachable")


@dataclass(frozen=True)
class Grievance:
    """What the complainant says: `about_officer` is a log-in name or "", `case_number` 24 digits or "", `who` "" = unnamed."""

    way: str
    department: str
    words: str
    who: str = ""
    phone: str = ""
    about: str = ""
    about_officer: str = ""
    case_number: str = ""


def take_complaint(desk: Desk, said: Grievance) -> Complaint:
    """The complaint is in the register under its number, and its reply limit runs.

    Anybody at the desk may write it down. Raises Refused for a missing matter, an unknown channel or a bad number;
    NotFound for a department, officer or case that does not exist.
    """
    if not desk.officer.is_active:
        raise Refused("people.closed_account", officer=desk.officer.name)
    if said.way not in WAYS:
        raise Refused("rating.no_choice")
    if not said.words.strip():
        raise Refused("complaint.no_words")
    desk.office.department(said.department)
    case = desk.records.case_by_number(said.case_number) if said.case_number.strip() else None
    complaint = ComplaintId(uuid7())
    body = ComplaintTaken(
        complaint=complaint,
        number=desk.take_complaint_number(),
        way=said.way,
        department=said.department if case is None else case.department,
        about_officer=_officer(desk, said.about_officer),
        case=None if case is None else CaseId(case.id),
        who=check_text(said.who),
        phone=check_phone(said.phone).number if said.phone.strip() else "",
        about=check_text(said.about),
        words=written(said.words),
    )
    desk.record(None, body)
    return desk.records.complaint(complaint)


def verify(desk: Desk, complaint: ComplaintId, *, finding: str, words: str) -> Complaint:
    """Whether the complaint is founded is on record, with what was found."""
    return _record(desk, complaint, ComplaintVerified(complaint, _known(finding, FINDINGS), _needed(words)))


def reply(desk: Desk, complaint: ComplaintId, *, way: str, words: str) -> Complaint:
    """The complainant was told the outcome; the return visit is due."""
    return _record(desk, complaint, ComplaintReplied(complaint, _known(way, REPLY_WAYS), _needed(words)))


def revisit(desk: Desk, complaint: ComplaintId, *, result: str, words: str) -> Complaint:
    """What the complainant says of the reply is on record, and the complaint is closed."""
    return _record(desk, complaint, ComplaintRevisited(complaint, _known(result, RESULTS), _needed(words)))


def _officer(desk: Desk, named: str) -> OfficerId | None:
    if not named.strip():
        return None
    known = {officer.id for officer in desk.records.officers()}
    if named.strip() not in known:
        raise Refused("complaint.no_officer", officer=named.strip())
    return OfficerId(named.strip())


def _known(choice: str, choices: tuple[str, ...]) -> str:
    if choice not in choices:
        raise Refused("rating.no_choice")
    return choice


def _needed(words: str) -> str:
    if not words.strip():
        raise Refused("rating.no_words")
    return written(words)


def _record(desk: Desk, complaint: ComplaintId, body: Body) -> Complaint:
    held = desk.records.complaint(complaint)
    check_looks_after(desk.officer, held.department, held.about_officer)
    desk.record(None, body)
    return desk.records.complaint(complaint)

"""投诉举报: a complaint may concern no case, so its events have no subject and name the complaint in their data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.events.body import Body, private
from app.ids import CaseId, ComplaintId, OfficerId


@dataclass(frozen=True)
class ComplaintTaken(Body):
    """投诉登记 (GB/T 36113): who complains how of whom. `about_officer` and `case` where they are known."""

    KIND: ClassVar[str] = "complaint_taken"
    complaint: ComplaintId
    number: str
    way: str
    department: str
    about_officer: OfficerId | None = None
    case: CaseId | None = None
    who: str = private()
    phone: str = private()
    about: str = private()
    words: str = private()


@dataclass(frozen=True)
class ComplaintVerified(Body):
    """投诉核实: whether it is founded, and what was found."""

    KIND: ClassVar[str] = "complaint_verified"
    complaint: ComplaintId
    finding: str
    words: str = private()


@dataclass(frozen=True)
class ComplaintReplied(Body):
    """投诉答复: the complainant was told the outcome."""

    KIND: ClassVar[str] = "complaint_replied"
    complaint: ComplaintId
    way: str
    words: str = private()


@dataclass(frozen=True)
class ComplaintRevisited(Body):
    """投诉回访: what the complainant says of the reply; with it the complaint is closed."""

    KIND: ClassVar[str] = "complaint_revisited"
    complaint: ComplaintId
    result: str
    words: str = private()


OF_A_COMPLAINT = (ComplaintTaken, ComplaintVerified, ComplaintReplied, ComplaintRevisited)

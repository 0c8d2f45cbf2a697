"""What happens around a hearing 听证 (行政许可法 36, 46-48): the right is told, asked for or waived, announced, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId


class Party(StrEnum):
    """Who is told: the applicant, or a third party whose major interests the decision touches (行政许可法 36, 47)."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"


class Seat(StrEnum):
    """In which part somebody attended a hearing."""

    CHAIR = "chair"
    RECORDER = "recorder"
    EXAMINER = "examiner"
    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    AGENT = "agent"
    WITNESS = "witness"


@dataclass(frozen=True)
class HearingTold(Body):
    """听证权利告知: facts, planned decision, the right to state and to a hearing; five working days run from here."""

    KIND: ClassVar[str] = "hearing_told"
    step: str
    party: Party
    name: str = private()
    interest: str = private()
    facts: str = private()
    planned: str = private()


@dataclass(frozen=True)
class HearingAnswered(Body):
    """A party asked for the hearing in time (20 working days run), or waived it, or took the request back."""

    KIND: ClassVar[str] = "hearing_answered"
    told: EventId
    wants: bool
    step: str | None = None
    statement: str = private()


@dataclass(frozen=True)
class HearingAnnounced(Body):
    """听证通知, for a public one also 听证公告: seven working days ahead, with time, place and chair (行政许可法 48)."""

    KIND: ClassVar[str] = "hearing_announced"
    step: str
    held_on: date
    hour: str
    is_public: bool = True
    subject: str = private()
    place: str = private()
    chair: str = private()
    recorder: str = private()


@dataclass(frozen=True)
class Attendant:
    """One line of the attendance: the signature, or in `remark` why there is none."""

    seat: Seat
    has_signed: bool
    name: str = private()
    remark: str = private()


@dataclass(frozen=True)
class HearingHeld(Body):
    """听证笔录: who came, what was said, who signed; the decision rests on it (行政许可法 48)."""

    KIND: ClassVar[str] = "hearing_held"
    step: str
    held_on: date
    attendance: tuple[Attendant, ...]
    statements: str = private()
    outcome: str = private()

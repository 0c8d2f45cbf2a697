"""督查: what a rule found, what was asked and answered about it, and the windows in which paper is entered later.

An inquiry may concern no case, so its events have no subject and name the inquiry in their data; nothing of it moves a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from app.events.body import Body, private
from app.ids import CaseId, InquiryId, NoticeId, OfficerId, OutageId


@dataclass(frozen=True)
class InquiryRaised(Body):
    """A rule found something: which, since when, in whose hands, with which facts. It accuses nobody yet.

    `key` names the breach for ever, so that a later look does not raise it again; `breach_on` is its day.
    """

    KIND: ClassVar[str] = "inquiry_raised"
    inquiry: InquiryId
    rule: str
    key: str
    hardness: str
    card: str
    breach_on: date
    facts: dict[str, Any]
    concerns: OfficerId | None = None
    case: CaseId | None = None
    case_number: str = ""
    department: str = ""
    item_name: str = ""


@dataclass(frozen=True)
class InquirySent(Body):
    """预警单 (`is_warning`) or 督办单 went out under its number; a 督办单 is to be answered by `reply_by`."""

    KIND: ClassVar[str] = "inquiry_sent"
    inquiry: InquiryId
    is_warning: bool
    number: str
    notice: NoticeId
    reply_by: date | None = None
    words: str = private()


@dataclass(frozen=True)
class InquiryEscalated(Body):
    """Nobody answered in time: the matter climbed to the next rung of the ladder."""

    KIND: ClassVar[str] = "inquiry_escalated"
    inquiry: InquiryId
    level: int
    to: str


@dataclass(frozen=True)
class InquiryReplied(Body):
    """The department or the person concerned answered."""

    KIND: ClassVar[str] = "inquiry_replied"
    inquiry: InquiryId
    by: str = private()
    words: str = private()


@dataclass(frozen=True)
class InquiryAppealed(Body):
    """Whoever a card was given to says why it is wrong."""

    KIND: ClassVar[str] = "inquiry_appealed"
    inquiry: InquiryId
    by: str = private()
    words: str = private()


@dataclass(frozen=True)
class InquiryDecided(Body):
    """A supervisor decided: confirmed with its card, or withdrawn; after an appeal for good."""

    KIND: ClassVar[str] = "inquiry_decided"
    inquiry: InquiryId
    is_confirmed: bool
    card: str = "none"
    words: str = private()


OF_AN_INQUIRY = (InquiryRaised, InquirySent, InquiryEscalated, InquiryReplied, InquiryAppealed, InquiryDecided)


@dataclass(frozen=True)
class OutageAsked(Body):
    """A supervisor or lead says that the program could not be used from `first_at` to `last_at`, and why."""

    KIND: ClassVar[str] = "outage_asked"
    outage: OutageId
    first_at: datetime
    last_at: datetime
    reason: str = private()


@dataclass(frozen=True)
class OutageOpened(Body):
    """A second officer agrees: what was received on paper in that time may be entered until the end of `until`."""

    KIND: ClassVar[str] = "outage_opened"
    outage: OutageId
    until: date


@dataclass(frozen=True)
class OutageClosed(Body):
    """Everything is entered; nothing more is taken for that time."""

    KIND: ClassVar[str] = "outage_closed"
    outage: OutageId


OF_AN_OUTAGE = (OutageAsked, OutageOpened, OutageClosed)


@dataclass(frozen=True)
class BackEntered(Body):
    """补录: this case was received on paper at `claimed_at`, inside a declared outage; its clocks count from that day;
    `accepted_on`: the day on which it was accepted on paper, where it was.

    The event's own time and device say when and where it was typed; both stay, and statistics show such cases apart.
    """

    KIND: ClassVar[str] = "back_entered"
    outage: OutageId
    claimed_at: datetime
    claimed_on: date
    accepted_on: date | None = None
    paper: str = ""


@dataclass(frozen=True)
class OverdueExplained(Body):
    """逾期说明 (优化营商环境条例 36): why the limit was missed, by which unit, the new day, who answers for it. Once."""

    KIND: ClassVar[str] = "overdue_explained"
    limit: str
    due: date
    unit: str
    new_on: date
    cause: str = private()
    approver: str = private()
    step: str = ""

"""What happens between acceptance and decision: 审查, 核查, 退回, 特别程序, 延期, 决定, and a second officer's leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from app.events.body import Body, private
from app.ids import EventId


@dataclass(frozen=True)
class StepFinished(Body):
    """A step ended with its officer's opinion (required) and conclusion agree | disagree."""

    KIND: ClassVar[str] = "step_finished"
    step: str
    conclusion: str = "agree"
    opinion: str = private()


@dataclass(frozen=True)
class VisitAnnounced(Body):
    """现场核查通知: day, hour and place, what is looked at, by whom, what to have ready (行政许可法 34); stops no clock."""

    KIND: ClassVar[str] = "visit_announced"
    step: str
    visit_on: date
    hour: str
    inspectors: tuple[str, ...] = private(())
    certificates: tuple[str, ...] = private(())
    place: str = private()
    matters: str = private()
    ready: str = private()


@dataclass(frozen=True)
class VisitRecorded(Body):
    """现场核查 by two or more staff (行政许可法 34): who, where, what they found, what the party said."""

    KIND: ClassVar[str] = "visit_recorded"
    step: str
    visited_on: date
    inspectors: tuple[str, ...] = private(())
    certificates: tuple[str, ...] = private(())
    place: str = private()
    found: str = private()
    party: str = private()


@dataclass(frozen=True)
class StepReturned(Body):
    """退回 inside the flow: an earlier step runs again with the days it had left; stops no clock."""

    KIND: ClassVar[str] = "step_returned"
    step: str
    to: str
    reason: str = private()


@dataclass(frozen=True)
class Stopped(Body):
    """特别程序 or 中止 begins on this civil date (行政许可法 45 or the item's own law); the applicant was told in writing."""

    KIND: ClassVar[str] = "stopped"
    SCHEMA: ClassVar[int] = 2
    ground: str
    basis: str
    expected_days: int
    step: str
    asked: EventId | None = None
    payer: str = private()
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class Resumed(Body):
    """The special procedure ended on this civil date; the clock goes on the day after.

    `stop` is the event that began it, `step` where: several may be open at once. Older events name the ground alone.
    """

    KIND: ClassVar[str] = "resumed"
    ground: str
    result: str = private()
    stop: EventId | None = None
    step: str = ""


@dataclass(frozen=True)
class Extended(Body):
    """延长: once, in time, by the right approver, told to the applicant (行政许可法 42); moves the statutory date only.

    `document`, `approved_on`, `approved_by`: the approval of the government's head where the item needs it; the agency's
    head approves by signing.
    """

    KIND: ClassVar[str] = "extended"
    SCHEMA: ClassVar[int] = 2
    days: int
    approver: str
    asked: EventId | None = None
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""
    document: str = ""
    approved_on: date | None = None
    approved_by: str = private()


@dataclass(frozen=True)
class Decided(Body):
    """准予 or 不予: statutory, promised and step clocks end. A refusal has reasons, clause and remedies (38)."""

    KIND: ClassVar[str] = "decided"
    granted: bool
    step: str
    clause: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    facts: str = private()
    content: str = private()
    conditions: str = private()
    reasons: str = private()
    opinion: str = private()


@dataclass(frozen=True)
class PaperLine:
    """One line of a transfer list 物料转移单."""

    name: str
    form: str
    copies: int


@dataclass(frozen=True)
class Forwarded(Body):
    """转报: the first examination ends here; opinion and all material go straight up (行政许可法 35, 43)."""

    KIND: ClassVar[str] = "forwarded"
    step: str
    to: str
    agrees: bool
    papers: tuple[PaperLine, ...]
    opinion: str = private()


@dataclass(frozen=True)
class GrantAcknowledged(Body):
    """视为同意: an officer takes note of what the law granted by silence; changes no date. `missed`: the day it was due."""

    KIND: ClassVar[str] = "grant_acknowledged"
    granted_on: date
    missed: date
    clause: str


@dataclass(frozen=True)
class Asked(Body):
    """The first of two signatures: `proposal` is what the second officer will sign, unchanged.

    `proposal_sha256` is its salted hash: the act that is signed names it, and the hash of this event (app.signing).
    """

    KIND: ClassVar[str] = "asked"
    action: str
    reason: str = private()
    proposal: dict[str, Any] = private(None)
    proposal_sha256: str = ""


@dataclass(frozen=True)
class AskDeclined(Body):
    """The second officer did not give leave; nothing changed but that it is on file."""

    KIND: ClassVar[str] = "ask_declined"
    asked: EventId
    reason: str = private()

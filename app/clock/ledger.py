"""What the clock is told: the dated entries of a case and the limits of its item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.clock.limits import Limit


class EntryType(StrEnum):
    """The events that the clock knows (clock.md, JSON); everything else that happens to a case moves no date."""

    RECEIVED = "received"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    SUPPLEMENT_RECEIVED = "supplement_received"
    ACCEPTED = "accepted"
    REFUSED_ACCEPTANCE = "refused_acceptance"
    STOP = "stop"
    RESUME = "resume"
    EXTENDED = "extended"
    STEP_FINISHED = "step_finished"
    STEP_RETURNED = "step_returned"
    DECIDED = "decided"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    LAPSED = "lapsed"
    VOID = "void"
    FORWARDED = "forwarded"


CLOSING = frozenset({EntryType.WITHDRAWN, EntryType.TERMINATED, EntryType.LAPSED, EntryType.VOID, EntryType.FORWARDED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated event of a case. Only the facts of its type are set; None means not stated.

    `step`, `to`: step finished, or returned and to which earlier one; `ground`, `notice`: stop, resume; `branch`: a stop
    inside one branch whose ground does not stop the case clock; `stop`: which stop a resumption ends, where several
    of one ground are open; `days`, `approver`: extension; `complete`: supplement
    received (None = complete); `granted`, `outcome`: decision (None = granted).
    """

    on: date
    type: str
    step: str | None = None
    to: str | None = None
    ground: str | None = None
    days: int | None = None
    approver: str | None = None
    complete: bool | None = None
    granted: bool | None = None
    outcome: str | None = None
    notice: str | None = None
    branch: str | None = None
    stop: str | None = None


@dataclass(frozen=True)
class StandardStep:
    """A step 环节: `owner` is "window" or "department", `limit` whole working days, `branch` set when steps run side by side."""

    name: str
    owner: str = "department"
    department: str = ""
    limit: int = 0
    branch: str | None = None


@dataclass(frozen=True)
class Standard:
    """The limits of an item as the case began with them; acceptance and delivery in working days (arts. 32, 44)."""

    statutory: Limit
    promised: Limit | None = None
    steps: tuple[StandardStep, ...] = ()
    acceptance_limit: int = 5
    delivery_limit: int = 10
    supplement: Limit | None = None

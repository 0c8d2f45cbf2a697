"""What centers say: a case offered, answered, handed over, taken, sent back; the standard catalogue; a day's root.

Only a center records these, in streams of its own that its key signs. A case belongs to the center that had it until that
one records `CaseHandedOver`; from then on to the other. An offer ends with its answer, or with the word of the center that made
it: whichever that one, which has the case, records first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from app.clock.limits import Limit
from app.events.body import Body, private
from app.ids import EventId, NoticeId, OfficerId
from app.plan import Plan


@dataclass(frozen=True)
class CaseOffered(Body):
    """移送: the case is offered to center `to`; until the answer its state rests. `forwarded`: the 转报 that is behind it;
    `by`: who offered it, empty where the center did so by itself.
    """

    KIND: ClassVar[str] = "case_offered"
    to: int
    number: str
    forwarded: EventId | None = None
    reason: str = private()
    by: str = ""


@dataclass(frozen=True)
class OfferAnswered(Body):
    """The other center takes the case, or does not and says why; `by` is its administrator."""

    KIND: ClassVar[str] = "offer_answered"
    offer: EventId
    takes: bool
    by: str
    reason: str = private()


@dataclass(frozen=True)
class CaseHandedOver(Body):
    """The case is the other center's from now on; `case` is its whole file as it stood."""

    KIND: ClassVar[str] = "case_handed_over"
    offer: EventId
    to: int
    case: dict[str, Any] | None = private(None)


@dataclass(frozen=True)
class OfferReturned(Body):
    """退回 or 撤回: the other center did not take the case, or the offer was withdrawn `by` somebody here; it goes on here.

    `undone`: the 转报 that is taken back with it. `notices`: the transfer list that was issued with the 转报; it was on its
    way and is no void paper.
    """

    KIND: ClassVar[str] = "offer_returned"
    offer: EventId
    undone: tuple[EventId, ...] = ()
    notices: tuple[NoticeId, ...] = ()
    reason: str = private()
    by: str = ""


@dataclass(frozen=True)
class CaseTaken(Body):
    """The case of center `source` goes on here, with its number and its file (行政许可法 35, 43).

    `step`: the step that a forwarded case is at now; empty where it goes on as it stood. Beside `case`, which may be
    erased, stands what makes a case without it.
    """

    KIND: ClassVar[str] = "case_taken"
    offer: EventId
    source: int
    number: str
    query_code: str
    plan: Plan
    state: str
    step: str
    received_on: date
    received_at: datetime
    received_by: OfficerId
    case: dict[str, Any] | None = private(None)


@dataclass(frozen=True)
class StandardLine:
    """One item of the standard catalogue: its basic code, its name, the longest limits a lower center may have."""

    basic: str
    name: str
    statutory: Limit | None = None
    promised: Limit | None = None


@dataclass(frozen=True)
class StandardPublished(Body):
    """A version of center `issuer`'s standard catalogue: lines new or changed, and codes that are no longer in it."""

    KIND: ClassVar[str] = "standard_published"
    issuer: int
    version: int
    lines: tuple[StandardLine, ...]
    ended: tuple[str, ...] = ()


@dataclass(frozen=True)
class DayClosed(Body):
    """The Merkle root over the feed's positions (after, upto]: what was received up to the end of `day`."""

    KIND: ClassVar[str] = "day_closed"
    day: date
    epoch: str
    after: int
    upto: int
    root: str


OF_A_PASSAGE: tuple[type[Body], ...] = (CaseOffered, CaseHandedOver, OfferReturned, CaseTaken)
OF_CENTERS: tuple[type[Body], ...] = (*OF_A_PASSAGE, OfferAnswered, StandardPublished, DayClosed)
CENTER_KINDS = frozenset(body.KIND for body in OF_CENTERS)

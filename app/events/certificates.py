"""What follows from a certificate that is there already: 变更, 延续, 补证 as applications, and a renewal by silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body, private
from app.ids import CaseId, EventId


class FollowKind(StrEnum):
    """What is applied for on a certificate (行政许可法 49, 50)."""

    RENEW = "renew"
    CHANGE = "change"
    REISSUE = "reissue"


@dataclass(frozen=True)
class Follows:
    """The certificate that an application names; `case` is the case it was made in, None for an older one on paper."""

    kind: FollowKind
    name: str
    number: str
    valid_from: date | None = None
    valid_to: date | None = None
    case: CaseId | None = None


@dataclass(frozen=True)
class RenewalAcknowledged(Body):
    """视为准予延续: an officer takes note of what silence until the expiry did (行政许可法 50); the new validity stands."""

    KIND: ClassVar[str] = "renewal_acknowledged"
    expired_on: date
    valid_from: date
    valid_to: date | None = None


class PermitEnding(StrEnum):
    """How a permit ends after its decision, three acts that must not be mixed up: 撤销 (行政许可法 69), 注销 (70), 撤回 (8)."""

    REVOKE = "revoke"
    CANCEL = "cancel"
    TAKE_BACK = "take_back"


@dataclass(frozen=True)
class PermitEnded(Body):
    """A permit is 撤销, 注销 or 撤回 from `effective_on` on, signed by two: `ground` is one of the law's, `clause` its place.

    `hand_back_days`: calendar days from the receipt of the decision within which the certificate is to be handed back;
    `ban_years`: for so long the holder may not apply again (行政许可法 79).
    """

    KIND: ClassVar[str] = "permit_ended"
    ending: PermitEnding
    ground: str
    clause: str
    effective_on: date
    hand_back_days: int
    ban_years: int = 0
    asked_by_holder_on: date | None = None
    asked: EventId | None = None
    asked_hash: str = ""
    proposal_sha256: str = ""
    basis: str = private()
    facts: str = private()
    heard: str = private()
    compensation: str = private()

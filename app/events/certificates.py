"""What follows from a certificate that is there already: 变更, 延续, 补证 as applications, and a renewal by silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body
from app.ids import CaseId


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

"""What happens while the applicant completes the materials: 补正, 补正接收, 补正不来办结, 容缺补交."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.events.acceptance import MaterialLine
from app.events.body import Body, private
from app.events.gap import Gap
from app.ids import EventId

__all__ = [
    "DeferredReceived",
    "Gap",
    "Lapsed",
    "SupplementLine",
    "SupplementReceived",
    "SupplementRequested",
]


@dataclass(frozen=True)
class SupplementRequested(Body):
    """补正: the applicant is told once all that is missing (行政许可法 32(4)); `ordinal` 2 needs leave and moves no clock.

    `materials`: the list as it was when the applicant was told, where it changed since 收件; () otherwise.
    """

    KIND: ClassVar[str] = "supplement_requested"
    SCHEMA: ClassVar[int] = 2
    gaps: tuple[Gap, ...]
    ordinal: int = 1
    asked: EventId | None = None
    reason: str = private()
    materials: tuple[MaterialLine, ...] = ()
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class SupplementLine:
    """What came in for one gap."""

    material: str
    is_mended: bool
    copies: int = 1
    note: str = private()


@dataclass(frozen=True)
class SupplementReceived(Body):
    """补正材料接收: line by line; `complete` ends the applicant's time and starts the acceptance clock anew."""

    KIND: ClassVar[str] = "supplement_received"
    lines: tuple[SupplementLine, ...]
    complete: bool
    ordinal: int = 1


@dataclass(frozen=True)
class Lapsed(Body):
    """补正不来办结: the applicant's time ran out and the office closes the case; an act, never automatic."""

    KIND: ClassVar[str] = "lapsed"
    reason: str = private()


@dataclass(frozen=True)
class DeferredReceived(Body):
    """容缺补交: materials promised at acceptance came in; moves no clock."""

    KIND: ClassVar[str] = "deferred_received"
    materials: tuple[str, ...]

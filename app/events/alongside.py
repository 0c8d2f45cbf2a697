"""What may happen beside the course of a case: 更正, 材料移交, 材料退还, 改派. None of it moves a state or a clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from app.events.body import Body, private
from app.ids import EventId, NoticeId, OfficerId


@dataclass(frozen=True)
class Replaced:
    """A paper that went void, and the one that was issued in its place."""

    old: NoticeId
    new: NoticeId


@dataclass(frozen=True)
class Corrected(Body):
    """更正: an entry was wrong; `fields` name what, `values` what is right, `before` what stood there.

    The old papers stay, void; each has its successor in `replaced`. No date of the clock is ever among the fields.
    """

    KIND: ClassVar[str] = "corrected"
    SCHEMA: ClassVar[int] = 2
    fields: tuple[str, ...]
    replaced: tuple[Replaced, ...] = ()
    asked: EventId | None = None
    values: dict[str, Any] = private(None)
    before: dict[str, Any] = private(None)
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""


class Place(StrEnum):
    """Where a paper of the applicant lies: at the window, with the department that decides, with the applicant; sent up: with the body
    above, to which the first examination went with all the material."""

    WINDOW = "window"
    DEPARTMENT = "department"
    RETURNED = "returned"
    SENT_UP = "sent_up"


@dataclass(frozen=True)
class MaterialsReturned(Body):
    """材料退还: these originals went back to the applicant, who signed for them."""

    KIND: ClassVar[str] = "materials_returned"
    materials: tuple[str, ...]
    relation: str = "self"
    receiver: str = private()
    reason: str = private()


@dataclass(frozen=True)
class MaterialsHandedOver(Body):
    """材料移交: these papers went from the window to the department, or back; both clerks sign (物料转移单)."""

    KIND: ClassVar[str] = "materials_handed_over"
    materials: tuple[str, ...]
    to: Place
    receiver: str = private()
    note: str = private()


@dataclass(frozen=True)
class StepAssigned(Body):
    """改派: the running step is now this officer's to do; who holds the post may still do it (AB岗)."""

    KIND: ClassVar[str] = "step_assigned"
    step: str
    handler: OfficerId
    reason: str = private()

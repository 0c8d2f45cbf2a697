"""What a desk does about its acts that the center did not adopt: it withdraws them, or does them again on the new state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.events.body import Body, private
from app.ids import CaseId, EventId, NoticeId


@dataclass(frozen=True)
class LeftOutWithdrawn(Body):
    """撤回: an act that the center did not adopt is given up; its papers are void, their numbers stay.

    `events` are the act and what hung on it. `is_whole`: the center knows nothing of the case, which ends here, void;
    then the event has no subject, so that no other desk looks for a case.
    """

    KIND: ClassVar[str] = "left_out_withdrawn"
    events: tuple[EventId, ...]
    case: CaseId | None = None
    notices: tuple[NoticeId, ...] = ()
    is_whole: bool = False
    reason: str = private()


@dataclass(frozen=True)
class LeftOutRedone(Body):
    """重做: the act was done again, as the event `by`; the papers of the first time are void, their numbers stay."""

    KIND: ClassVar[str] = "left_out_redone"
    events: tuple[EventId, ...]
    by: EventId
    case: CaseId | None = None
    notices: tuple[NoticeId, ...] = ()
    is_whole: bool = False


OF_LEFT_OUT: tuple[type[Body], ...] = (LeftOutWithdrawn, LeftOutRedone)

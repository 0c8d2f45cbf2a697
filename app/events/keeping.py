"""What happens to the records as a whole (subject null): they end before their mark, and an administrator knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId


class Break(StrEnum):
    """Why the records cannot be what this desk last wrote."""

    BEHIND = "behind"  # transactions are missing at the end
    DIFFERS = "differs"  # other transactions stand in their place
    MARK_LOST = "mark_lost"  # nobody can say how far they went
    COPIED = "copied"  # the original of this profile may go on elsewhere


@dataclass(frozen=True)
class NumberRange:
    """The numbers `first` to `last` of one book; `number` is the last of them as it stands on paper."""

    book: str
    first: int
    last: int
    number: str


@dataclass(frozen=True)
class ContinuityBroken(Body):
    """The records do not reach to the mark. `kept_upto`: the last event (oseq) that both know, 0 when nobody knows.

    `head`: the chain hash at which the mark stood. `lost`: numbers that may stand on papers and have no record;
    they go into the book as lost. `twice`: numbers that may stand on two papers.
    """

    KIND: ClassVar[str] = "continuity_broken"
    cause: Break
    head: str
    transactions: int = 0
    events: int = 0
    kept_upto: int = 0
    last_at: datetime | None = None
    lost: tuple[NumberRange, ...] = ()
    twice: tuple[NumberRange, ...] = ()


@dataclass(frozen=True)
class ContinuityAccepted(Body):
    """An administrator knows of the breaks and goes on: events from here on belong to `origin`, numbers to `desk_code`."""

    KIND: ClassVar[str] = "continuity_accepted"
    broken: tuple[EventId, ...]
    origin: str
    desk_code: str


@dataclass(frozen=True)
class ClockAccepted(Body):
    """An administrator says that the clock is right although events are dated after it: `newest` was the newest of them.

    What comes after is dated by the clock again; the events before stay as they are, and so does the reason for ever.
    """

    KIND: ClassVar[str] = "clock_accepted"
    newest: datetime
    reason: str = private()


@dataclass(frozen=True)
class ErasureAsked(Body):
    """An officer asks that the private facts of these events be erased, on this legal basis (个人信息保护法 47)."""

    KIND: ClassVar[str] = "erasure_asked"
    events: tuple[EventId, ...]
    basis: str
    reason: str = private()


@dataclass(frozen=True)
class Erased(Body):
    """A second officer signed: the private facts of these events are gone; hashes and chain hold as they are."""

    KIND: ClassVar[str] = "erased"
    events: tuple[EventId, ...]
    basis: str
    asked: EventId


@dataclass(frozen=True)
class SweptKind:
    """How many things of a kind went, with how many bytes: kept `days` days, all of them dated before `before`."""

    kind: str
    count: int
    size: int
    days: int
    before: date


@dataclass(frozen=True)
class Swept(Body):
    """What was past its retention is gone (个人信息保护法 47): counts by kind, no names. `sweep` is the id of the sweep."""

    KIND: ClassVar[str] = "retention_swept"
    sweep: str
    kinds: tuple[SweptKind, ...]

"""What a rule looks at: a case with its reading and its stamps, or all cases of the window together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.reading import Reading
from app.ids import CaseId, EventId, OfficerId
from app.item import Item
from app.officer import Officer
from app.register_lines import BookProof
from app.state import Case

Facts = dict[str, str | int]


@dataclass(frozen=True)
class Stamp:
    """When an event was recorded, by whom, by which clock: what a rule about time needs of it, and nothing else."""

    event: EventId
    case: CaseId | None
    kind: str
    at: datetime
    on: date
    officer: OfficerId
    clock: str
    boot_id: str
    monotonic_ns: int
    center_at: datetime | None
    origin: str
    oseq: int
    notice: str = ""
    what: str = ""


@dataclass(frozen=True)
class CaseLook:
    """One case as of the end of `on`; `stamps` are its events in recorded order, `item` None when the office has it no more."""

    case: Case
    calendar: Calendar
    on: date
    item: Item | None = None
    stamps: tuple[Stamp, ...] = ()

    @cached_property
    def reading(self) -> Reading:
        """Return all clocks of the case."""
        return reading(self.case, self.calendar, self.on)

    def stamp(self, kind: str) -> Stamp | None:
        """Return the last event of this kind."""
        return next((one for one in reversed(self.stamps) if one.kind == kind), None)


@dataclass(frozen=True)
class Gap:
    """An origin whose counted events do not reach from the first number to the last."""

    origin: str
    last: int
    missing: int


@dataclass(frozen=True)
class CardHeld:
    """A confirmed card: of whom, in which colour, since when."""

    officer: OfficerId
    colour: str
    on: date
    inquiry: str


@dataclass(frozen=True)
class RatingHeld:
    """A rating as it was recorded: through what, on which installation, of whom (`served`), and who entered it."""

    case: CaseId
    at: datetime
    on: date
    origin: str
    channel: str
    score: int
    served: OfficerId
    entered: OfficerId


@dataclass(frozen=True)
class PublicLooks:
    """The cases whose progress the public found at the center since a day; None: nobody ever looked, or no center told."""

    since: date | None = None
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OfficeLook:
    """Everything of the window at once. `is_training`: the clock may be set there, so its stamps prove nothing.

    `warned`: the cases about which a slip, an order or a card went out, each with its first day.
    """

    cases: Sequence[Case]
    stamps: Sequence[Stamp]
    calendar: Calendar
    on: date
    gaps: Sequence[Gap] = ()
    books: Sequence[BookProof] = ()
    cards: Sequence[CardHeld] = ()
    is_training: bool = False
    declared: frozenset[CaseId] = frozenset()
    staff: Sequence[Officer] = ()
    ratings: Sequence[RatingHeld] = ()
    warned: Mapping[CaseId, date] = field(default_factory=dict)
    public: PublicLooks = PublicLooks()


@dataclass(frozen=True)
class Found:
    """What a rule found: `mark` tells this breach from others of the rule in the case; `facts` fill the rule's sentence."""

    mark: str
    on: date
    officer: OfficerId | None
    facts: tuple[tuple[str, str | int], ...] = ()
    case: Case | None = None


def found(mark: str, on: date, officer: OfficerId | None, case: Case | None = None, /, **facts: str | int) -> Found:
    """Return a Found with `facts` frozen in order."""
    return Found(mark, on, officer, tuple(facts.items()), case)

"""What the board holds of an open case: the facts its clocks need and the words of its line, no document, no light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.clock.ledger import Entry, Standard
from app.ids import CaseId, OfficerId
from app.post import Post
from app.state import CaseState

OPEN = (
    CaseState.RECEIVED,
    CaseState.AWAITING_SUPPLEMENT,
    CaseState.IN_PROGRESS,
    CaseState.CERTIFYING,
    CaseState.DELIVERING,
)
DESK_AT, DESK_END = 14, 18  # the four digits of the window's desk code in a case number


@dataclass(frozen=True)
class BoardFact:
    """One open case. `posts`: step -> who works it; `assigned`: step -> the officer it was given to; `asks`: how many acts
    wait for a second signature; `last_hash` tells whether anything happened since.
    """

    case: CaseId
    number: str
    item: str
    item_name: str
    applicant: str
    department: str
    state: CaseState
    received_on: date
    received_by: OfficerId
    entries: tuple[Entry, ...]
    standard: Standard
    posts: tuple[tuple[str, Post], ...]
    assigned: tuple[tuple[str, OfficerId], ...]
    open_steps: tuple[str, ...]
    asks: int
    last_hash: str

    @property
    def window(self) -> str:
        """Return the code of the desk that took the case in."""
        return self.number[DESK_AT:DESK_END]

    @property
    def departments(self) -> tuple[str, ...]:
        """Return every department that works the case, its own first."""
        return tuple(dict.fromkeys((self.department, *(s.department for s in self.standard.steps if s.department))))


@dataclass(frozen=True)
class DayCount:
    """How many cases were taken in, accepted, decided and handed over on the board's day."""

    received: int = 0
    accepted: int = 0
    decided: int = 0
    delivered: int = 0


@dataclass(frozen=True)
class BoardFacts:
    """All that one SELECT brings, and the day's counts; `names` tell officers by their log-in names."""

    facts: tuple[BoardFact, ...] = ()
    today: DayCount = DayCount()
    names: tuple[tuple[OfficerId, str], ...] = ()

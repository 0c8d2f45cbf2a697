"""A visit: what one window did for one case on one day. It may be rated once; its events are the case's events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.events import ratings as said
from app.ids import CaseId, OfficerId, VisitId
from app.ratings.levels import labels_of
from app.ratings.note import CallBack


@dataclass(frozen=True)
class Given:
    """The rating that was given: on which day, through what, of whom, and whether under a name."""

    on: date
    score: int
    labels: int
    channel: said.Channel
    officer: OfficerId
    is_named: bool
    comment: str = ""

    @property
    def is_bad(self) -> bool:
        """True for the levels that ask for a call-back."""
        return labels_of(self.labels).level(self.score).is_bad


@dataclass(frozen=True)
class Visit:
    """`acts` counts what the window did and did not take back; `officer` is who did it last; `blanks`: asked in vain."""

    id: VisitId
    code: str
    case: CaseId
    number: str
    on: date
    begun_at: datetime
    department: str
    item: str
    item_name: str
    officer: OfficerId
    acts: int = 0
    blanks: int = 0
    rating: Given | None = None
    call_back: CallBack | None = None

    @property
    def is_counted(self) -> bool:
        """True when it happened: something the window did still stands, or the applicant rated it all the same."""
        return self.acts > 0 or self.rating is not None


def visit_id(case: CaseId, on: date) -> VisitId:
    """Return the id of the visit that the case got on this day."""
    return VisitId(f"{case}:{on.isoformat()}")

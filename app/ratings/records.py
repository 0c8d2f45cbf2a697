"""What visits, ratings and complaints ask the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.ids import CaseId, ComplaintId, VisitId
from app.ratings.complaint import Complaint
from app.ratings.statistics import RatingCount
from app.ratings.visit import Visit


@dataclass(frozen=True)
class VisitRow:
    """A visit with the name of its applicant."""

    visit: Visit
    name: str


class RatingRecords(Protocol):
    """What the store knows of visits, ratings and complaints; no departments = all."""

    def visit(self, visit: VisitId) -> Visit:
        """Return one visit. Raises NotFound."""
        ...

    def visits_with_code(self, code: str) -> tuple[Visit, ...]:
        """Return the visits with this 评价码 in its plain form; more than one only by a rare chance."""
        ...

    def visits_of_case(self, case_id: CaseId) -> tuple[Visit, ...]:
        """Return the visits of a case, oldest first."""
        ...

    def visits(self, departments: Sequence[str] = (), limit: int = 100) -> tuple[VisitRow, ...]:
        """Return the latest visits that count, newest first, rated or not."""
        ...

    def open_call_backs(self, departments: Sequence[str] = (), limit: int = 1000) -> tuple[VisitRow, ...]:
        """Return the visits whose bad rating is not closed yet, oldest first."""
        ...

    def rating_counts(self, first: date, last: date, departments: Sequence[str] = ()) -> tuple[RatingCount, ...]:
        """Return how many visits from `first` to `last` got which score, per month, item and officer."""
        ...

    def complaint(self, complaint: ComplaintId) -> Complaint:
        """Return one complaint. Raises NotFound."""
        ...

    def complaints(self, departments: Sequence[str] = (), limit: int = 1000) -> tuple[Complaint, ...]:
        """Return the latest complaints, newest first."""
        ...

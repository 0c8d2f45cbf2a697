"""What the supervisor's desk asks the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.supervision.facts import BoardFact, DayCount


class SupervisionRecords(Protocol):
    """The reading side of the supervisor's desk; no departments = all."""

    def board_facts(self, departments: Sequence[str] = ()) -> tuple[BoardFact, ...]:
        """Return the facts of every open case that one of the departments works, by one SELECT."""
        ...

    def day_count(self, on: date, departments: Sequence[str] = ()) -> DayCount:
        """Return how many cases were received, accepted, decided and delivered on this day."""
        ...

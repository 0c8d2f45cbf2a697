"""Queries of the supervisor's desk: app.supervision.records.SupervisionRecords."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from app.supervision.facts import BoardFact, DayCount
from db.desk import board_rows


class SupervisionQueries:
    """The reading side; `_connection` is the class's that takes it over."""

    @property
    def _connection(self) -> sa.Connection:
        raise NotImplementedError

    def board_facts(self, departments: Sequence[str] = ()) -> tuple[BoardFact, ...]:
        """Return the facts of every open case that one of the departments works."""
        return board_rows.board_facts(self._connection, departments)

    def day_count(self, on: date, departments: Sequence[str] = ()) -> DayCount:
        """Return how many cases were received, accepted, decided and delivered on this day."""
        return board_rows.day_count(self._connection, on, departments)

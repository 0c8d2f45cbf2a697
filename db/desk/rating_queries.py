"""Queries over visits, ratings and complaints; each is answered by one index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.errors import NotFound
from app.ids import OfficerId
from app.ratings.complaint import Complaint
from app.ratings.records import VisitRow
from app.ratings.statistics import RatingCount
from app.ratings.table import CallBackState
from app.ratings.visit import Visit
from db.desk.connected import Connected
from db.desk.rating_rows import COMPLAINTS, VISITS
from db.desk.schema import case, complaint, visit

OPEN = tuple(state.value for state in CallBackState if state is not CallBackState.CLOSED)


class RatingQueries(Connected):
    """The reading side of app.ratings.records.RatingRecords."""

    def visit(self, named: str) -> Visit:
        """Return one visit. Raises NotFound("rating.no_visit")."""
        found = self._visits(visit.c.id == named)
        if not found:
            raise NotFound("rating.no_visit")
        return found[0]

    def visits_with_code(self, code: str) -> tuple[Visit, ...]:
        """Return the visits with this code."""
        return self._visits(visit.c.code == code)

    def visits_of_case(self, case_id: str) -> tuple[Visit, ...]:
        """Return the visits of a case, oldest first."""
        return self._visits(visit.c.case_id == case_id)

    def visits(self, departments: Sequence[str] = (), limit: int = 100) -> tuple[VisitRow, ...]:
        """Return the latest visits that count, newest first."""
        query = _named().where(visit.c.is_counted == 1, *_in(visit, departments))
        return self._rows(query.order_by(visit.c.sort_key.desc()).limit(limit))

    def open_call_backs(self, departments: Sequence[str] = (), limit: int = 1000) -> tuple[VisitRow, ...]:
        """Return the visits whose call-back is open, oldest first."""
        query = _named().where(visit.c.call_back.in_(OPEN), *_in(visit, departments))
        return self._rows(query.order_by(visit.c.sort_key).limit(limit))

    def rating_counts(self, first: date, last: date, departments: Sequence[str] = ()) -> tuple[RatingCount, ...]:
        """Return the counts per month, item, officer and score."""
        month = sa.func.substr(visit.c.on, 1, 7).label("month")
        heads = (month, visit.c.item, visit.c.item_name, visit.c.officer, visit.c.score)
        days = visit.c.on.between(first.isoformat(), last.isoformat())
        query = sa.select(*heads, sa.func.count().label("n")).where(visit.c.is_counted == 1, days)
        rows = self._connection.execute(query.where(*_in(visit, departments)).group_by(*heads)).all()
        return tuple(RatingCount(m, item, name, OfficerId(who), score, n) for m, item, name, who, score, n in rows)

    def complaint(self, named: str) -> Complaint:
        """Return one complaint. Raises NotFound("complaint.none")."""
        query = sa.select(complaint.c.body).where(complaint.c.id == named)
        body = self._connection.execute(query).scalar_one_or_none()
        if body is None:
            raise NotFound("complaint.none")
        return COMPLAINTS.value(body)

    def complaints(self, departments: Sequence[str] = (), limit: int = 1000) -> tuple[Complaint, ...]:
        """Return the latest complaints, newest first."""
        query = sa.select(complaint.c.body).where(*_in(complaint, departments))
        rows = self._connection.execute(query.order_by(complaint.c.sort_key.desc()).limit(limit)).scalars()
        return tuple(map(COMPLAINTS.value, rows))

    def _visits(self, condition: sa.ColumnElement[bool]) -> tuple[Visit, ...]:
        rows = self._connection.execute(sa.select(visit.c.body).where(condition).order_by(visit.c.sort_key)).scalars()
        return tuple(map(VISITS.value, rows))

    def _rows(self, query: sa.Select[Any]) -> tuple[VisitRow, ...]:
        return tuple(VisitRow(VISITS.value(body), name) for body, name in self._connection.execute(query).all())


def _named() -> sa.Select[Any]:
    return sa.select(visit.c.body, case.c.applicant_name).join(case, case.c.id == visit.c.case_id)


def _in(table: sa.Table, departments: Sequence[str]) -> tuple[sa.ColumnElement[bool], ...]:
    return (table.c.department.in_(departments),) if departments else ()

"""The papers of a day with whom they are for: one index over the day, the marks beside."""

from __future__ import annotations

import sqlalchemy as sa

from app.paper_rows import PaperQuery, PaperRow
from db.desk.connected import Connected
from db.desk.notice_rows import PLAIN, notice_of
from db.desk.schema import case, notice, notice_mark

_JOINED = (
    sa.select(*PLAIN, case.c.number.label("case_number"), case.c.applicant_name)
    .join_from(notice, case, notice.c.case_id == case.c.id)
    .join(notice_mark, notice.c.id == notice_mark.c.notice, isouter=True)
)


class DayPaperQueries(Connected):
    """The reading side of the list of papers."""

    def papers_of_day(self, query: PaperQuery, limit: int) -> tuple[PaperRow, ...]:
        """Return the valid papers of cases of that day, in the order in which they were issued."""
        wanted = _JOINED.where(
            notice.c.issued_on == query.on.isoformat(), sa.func.coalesce(notice_mark.c.is_void, 0) == 0
        )
        if query.departments:
            wanted = wanted.where(case.c.department.in_(query.departments))
        if query.is_unprinted_only:
            wanted = wanted.where(sa.func.coalesce(notice_mark.c.prints, 0) == 0)
        rows = self._connection.execute(wanted.order_by(notice.c.id).limit(limit))
        return tuple(PaperRow(notice_of(row), row.case_number, row.applicant_name) for row in rows)

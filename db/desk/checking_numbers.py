"""The number book beside the events: each number is what its status says, and for the reason that an event gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from app.filing import ELSEWHERE
from app.finding import Finding, finding
from db.desk.schema import case, notice, notice_mark, number
from db.desk.told import Told

WHERE = "store.db"


def check_uses(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Every number in the book is what its status says: used by something, void for a reason, lost in a break."""
    states: dict[str, dict[str, str]] = {}  # two cases may bear one number: that of another desk's history, and our own
    for row in connection.execute(sa.select(case.c.number, case.c.id, case.c.state).order_by(case.c.n)):
        states.setdefault(row.number, {})[row.id] = row.state
    query = sa.select(notice.c.number, notice.c.case_id, notice_mark.c.is_void, notice_mark.c.reason)
    joined = query.join_from(notice, notice_mark, isouter=True).where(notice.c.number != "")
    papers = {row.number: row for row in connection.execute(joined)}
    for row in connection.execute(sa.select(number).order_by(number.c.book, number.c.n)):
        judge = _STATUSES.get(row.status)
        holders = states.get(row.number, {})
        first = next(iter(holders.items()), None)
        paper, holder = papers.get(row.number), (row.case_id, holders[row.case_id]) if row.case_id in holders else first
        owner = paper.case_id if paper is not None else holder[0] if holder else row.case_id
        if judge is None or not judge(row, holder, paper, told) or row.case_id != owner:
            yield finding("check.use", WHERE, row.number, number=row.number)


def _is_used(row: Any, holder: Any, paper: Any, told: Told) -> bool:
    if holder is not None:
        return bool(holder[1] != "void")
    if paper is not None:
        return not paper.is_void
    return row.number in told.numbers


def _is_void(row: Any, holder: Any, paper: Any, told: Told) -> bool:
    if not row.reason:
        return False
    if holder is not None:
        reasons = told.reasons[holder[0]]
        return holder[1] == "void" and (None in reasons or row.reason in reasons or row.reason == ELSEWHERE)
    if paper is not None:
        return bool(paper.is_void) and row.reason == paper.reason
    return row.number in told.numbers


def _is_lost(row: Any, holder: Any, paper: Any, told: Told) -> bool:
    return holder is None and paper is None and bool(row.reason) and (row.book, row.n) in told.lost


_STATUSES: dict[str, Callable[[Any, Any, Any, Told], bool]] = {"used": _is_used, "void": _is_void, "lost": _is_lost}

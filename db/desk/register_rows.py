"""The registers as queries: keyset pages from an index, totals by count, numbers proved by counting their book."""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa

from app.desk import CaseRow
from app.ids import CaseId, OfficerId
from app.register_lines import BookLine, BookProof, DayQuery, DayTotals, RegisterLine
from app.state import CaseState
from db.desk.case_rows import LISTED, line_of
from db.desk.schema import case, number

DESK_AT, DESK_LENGTH = 15, 4  # of the 24 digits: division 6, date 8, desk 4 (app/numbering.py)
_DESK = sa.func.substr(case.c.number, DESK_AT, DESK_LENGTH)
_STAMP = len("20261123T010203.000004")


def _within(query: DayQuery) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [
        case.c.received_on.between(query.first_on.isoformat(), query.last_on.isoformat())
    ]
    if query.officer:
        found.append(case.c.received_by == query.officer)
    if query.desk:
        found.append(_DESK.in_((query.desk,)))
    return found


def day_register(connection: sa.Connection, query: DayQuery, after: str | None, limit: int) -> tuple[RegisterLine, ...]:
    """Return one page of cases in the order in which they came in."""
    columns = (
        case.c.id, case.c.number, case.c.sort_key, case.c.ticket, case.c.applicant_name, case.c.item_name,
        case.c.received_by, case.c.state,
    )  # fmt: skip
    wanted = sa.select(*columns).where(*_within(query))
    if after is not None:
        wanted = wanted.where(case.c.sort_key > after)
    rows = connection.execute(wanted.order_by(case.c.sort_key).limit(limit))
    return tuple(
        RegisterLine(
            CaseId(row.id), row.number, _moment(row.sort_key), row.ticket, row.applicant_name, row.item_name,
            OfficerId(row.received_by), CaseState(row.state), row.sort_key,
        )
        for row in rows
    )  # fmt: skip


def _moment(sort_key: str) -> datetime:
    return datetime.strptime(sort_key[:_STAMP], "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)


def day_totals(connection: sa.Connection, query: DayQuery) -> DayTotals:
    """Return the totals of the whole register, and the desks and officers that its days have."""
    within = _within(query)
    states = connection.execute(
        sa.select(case.c.state, sa.func.count()).where(*within).group_by(case.c.state).order_by(case.c.state)
    ).all()
    visits = connection.scalar(sa.select(sa.func.count(case.c.visit.distinct())).where(*within, case.c.visit != ""))
    alone = connection.scalar(sa.select(sa.func.count()).where(*within, case.c.visit == ""))
    whole = _within(DayQuery(query.first_on, query.last_on))
    desks = connection.execute(sa.select(_DESK).where(*whole).distinct().order_by(_DESK)).scalars()
    people = connection.execute(
        sa.select(case.c.received_by).where(*whole).distinct().order_by(case.c.received_by)
    ).scalars()
    return DayTotals(
        cases=sum(count for _, count in states),
        visits=(visits or 0) + (alone or 0),
        states=tuple((CaseState(state), count) for state, count in states),
        desks=tuple(desks),
        officers=tuple(OfficerId(one) for one in people),
    )


def number_books(connection: sa.Connection, year: int) -> tuple[BookProof, ...]:
    """Return every book of the year, counted, the document books first."""
    counts = [
        sa.func.coalesce(sa.func.sum(sa.case((number.c.status == status, 1), else_=0)), 0).label(status)
        for status in ("used", "void", "unissued")
    ]
    query = (
        sa.select(number.c.book, sa.func.max(number.c.n).label("last"), *counts)
        .where(number.c.year == year)
        .group_by(number.c.book)
        .order_by(number.c.book.desc())
    )
    return tuple(BookProof(row.book, row.last, row.used, row.void, row.unissued) for row in connection.execute(query))


def book_lines(connection: sa.Connection, book: str, after: int, limit: int) -> tuple[BookLine, ...]:
    """Return one page of a book, in the order of its numbers."""
    joined = sa.select(number, case.c.number.label("case_number")).join_from(
        number, case, number.c.case_id == case.c.id, isouter=True
    )
    rows = connection.execute(joined.where(number.c.book == book, number.c.n > after).order_by(number.c.n).limit(limit))
    return tuple(
        BookLine(
            row.n, row.number, row.status, row.case_number or "",
            None if row.on is None else date.fromisoformat(row.on), row.reason,
        )
        for row in rows
    )  # fmt: skip


def visit_cases(connection: sa.Connection, visit: str) -> tuple[CaseRow, ...]:
    """Return the cases of one visit, oldest first; none for a case that has no visit."""
    if not visit:
        return ()
    query = sa.select(*LISTED).where(case.c.visit == visit, case.c.visit != "").order_by(case.c.sort_key)
    return tuple(line_of(row) for row in connection.execute(query).all())

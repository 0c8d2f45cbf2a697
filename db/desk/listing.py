"""Lists and counts: keyset pages from an index, counts capped, documents never loaded (open-zaak 1574)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.desk import CaseRow
from app.state import ENDED, Case, CaseState
from db.desk.case_rows import LISTED, case_of, line_of
from db.desk.prepared import Prepared, prepare
from db.desk.schema import case

MOST_COUNTED = 1000
FOLDED = (case.c.sort_key, case.c.last_hash, case.c.body)
RECENT_DAYS = 60


def is_text(typed: str) -> bool:
    """False for half a surrogate pair, which no stored text can hold."""
    return not any("\ud800" <= c <= "\udfff" for c in typed)


def _values(states: Sequence[CaseState]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.value for s in states))


def _places(states: tuple[str, ...], departments: tuple[str, ...]) -> list[sa.ColumnElement[bool]]:
    """Return one condition per state (and department), each of which one index answers in order."""
    if not departments:
        return [case.c.state == state for state in states]
    return [
        sa.and_(case.c.department == department, case.c.state == state)
        for department in dict.fromkeys(departments)
        for state in states
    ]


# Building these statements costs more than SQLite needs to answer them, and few shapes are ever asked.
@lru_cache(maxsize=128)
def _page(
    columns: tuple[sa.Column[Any], ...],
    states: tuple[str, ...],
    departments: tuple[str, ...],
    is_further: bool,
    oldest_first: bool,
) -> Prepared:
    """Return the query for one page: every state's newest (or oldest) lines behind :after, merged."""
    limit, after = sa.bindparam("most", type_=sa.Integer), sa.bindparam("after", type_=sa.Text)
    pages = []
    for place in _places(states, departments):
        page = sa.select(*columns).where(place)
        if is_further:
            page = page.where(case.c.sort_key > after if oldest_first else case.c.sort_key < after)
        pages.append(page.order_by(case.c.sort_key.asc() if oldest_first else case.c.sort_key.desc()).limit(limit))
    if len(pages) == 1:
        return prepare(pages[0])
    merged = sa.union_all(*(sa.select(page.subquery()) for page in pages)).subquery()
    order = merged.c.sort_key.asc() if oldest_first else merged.c.sort_key.desc()
    return prepare(sa.select(merged).order_by(order).limit(limit))


def list_cases(
    connection: sa.Connection,
    states: Sequence[CaseState],
    departments: Sequence[str],
    after: str | None,
    limit: int,
    oldest_first: bool,
) -> tuple[CaseRow, ...]:
    """Return one page of lines behind `after`."""
    if not states:
        return ()
    query = _page(LISTED, _values(states), tuple(departments), after is not None, oldest_first)
    return tuple(line_of(row) for row in query.fetch(connection, {"after": after, "most": limit}))


def open_cases(connection: sa.Connection, states: Sequence[CaseState], limit: int) -> tuple[Case, ...]:
    """Return the folded cases in these states, oldest first."""
    if not states:
        return ()
    query = _page(FOLDED, _values(states), (), False, True)
    rows = query.fetch(connection, {"after": None, "most": limit})
    return tuple(case_of(last_hash, body) for _sort_key, last_hash, body in rows)


_WAITING = prepare(
    sa.select(*FOLDED)
    .where(sa.text("state IN ('delivered', 'archived') AND json_extract(body, '$.pending[0]') IS NOT NULL"))
    .order_by(case.c.sort_key)
    .limit(sa.bindparam("most", type_=sa.Integer))
)  # to the letter as in the index that answers it: closed files are many, and few of them wait


def waiting_closed(connection: sa.Connection, limit: int) -> tuple[Case, ...]:
    """Return the delivered and archived cases in which something waits for a second signature, oldest first."""
    rows = _WAITING.fetch(connection, {"most": limit})
    return tuple(case_of(last_hash, body) for _sort_key, last_hash, body in rows)


@lru_cache(maxsize=128)
def _capped_count(state: str, department: str | None) -> Prepared:
    place = _places((state,), () if department is None else (department,))[0]
    capped = sa.select(case.c.n).where(place).limit(sa.bindparam("most", type_=sa.Integer)).subquery()
    return prepare(sa.select(sa.func.count()).select_from(capped))


def count_cases(connection: sa.Connection, states: Sequence[CaseState], departments: Sequence[str]) -> int:
    """Return how many cases are in these states, at most MOST_COUNTED: an exact count of all walks the index."""
    left = MOST_COUNTED
    for department in dict.fromkeys(departments) if departments else (None,):
        for state in _values(states):
            left -= _capped_count(state, department).fetch(connection, {"most": left})[0][0] if left else 0
    return MOST_COUNTED - left


def cases_of_applicant(connection: sa.Connection, id_number: str, limit: int) -> tuple[CaseRow, ...]:
    """Return the latest cases of the applicant with this identity number."""
    if not id_number:
        return ()
    query = sa.select(*LISTED).where(case.c.id_number == id_number).order_by(case.c.sort_key.desc()).limit(limit)
    return tuple(line_of(row) for row in connection.execute(query).all())


def cases_of_item(connection: sa.Connection, item: str, id_number: str) -> tuple[Case, ...]:
    """Return the folded cases of one item in order of receipt; only those of an applicant when `id_number` is given."""
    query = sa.select(case.c.last_hash, case.c.body).where(case.c.item == item).order_by(case.c.sort_key)
    if id_number:
        query = query.where(case.c.id_number == id_number)
    return tuple(case_of(row.last_hash, row.body) for row in connection.execute(query))


def bodies_of_people(
    connection: sa.Connection, id_number: str, name: str, phone: str, limit: int = 40
) -> tuple[Case, ...]:
    """Return the latest cases whose applicant has this identity number, name or telephone."""
    columns = ((case.c.id_number, id_number), (case.c.applicant_name, name), (case.c.phone, phone))
    wanted = [column == value for column, value in columns if value and is_text(value)]
    found: dict[str, Case] = {}
    for condition in wanted:
        query = sa.select(case.c.last_hash, case.c.body).where(condition).order_by(case.c.n.desc()).limit(limit)
        for row in connection.execute(query):
            held = case_of(row.last_hash, row.body)
            found[held.id] = held
    return tuple(found.values())


def item_usage(connection: sa.Connection, officer: str, today: date) -> dict[str, int]:
    """Return item code -> how many cases of it this officer took in the last RECENT_DAYS days."""
    since = (today - timedelta(days=RECENT_DAYS)).isoformat()
    query = (
        sa.select(case.c.item, sa.func.count().label("cases"))
        .where(case.c.received_by == officer, case.c.received_on >= since)
        .group_by(case.c.item)
    )
    return {row.item: row.cases for row in connection.execute(query)}


_BY_CERTIFICATE = sa.text(
    "SELECT last_hash, body FROM case_row WHERE json_extract(body, '$.certificate.certificate_number') = :number "
    "AND json_extract(body, '$.certificate.certificate_number') IS NOT NULL AND state <> 'void' LIMIT 1"
)


def case_of_certificate(connection: sa.Connection, number: str) -> Case | None:
    """Return the case, not void, whose certificate has this number (index case_by_certificate)."""
    row = connection.execute(_BY_CERTIFICATE, {"number": number}).one_or_none()
    return None if row is None else case_of(row.last_hash, row.body)


_ON_OLDER_PAPER = sa.text(
    "SELECT last_hash, body FROM case_row WHERE item = :item AND json_extract(body, '$.follows.number') IS NOT NULL "
    "AND json_extract(body, '$.follows.case') IS NULL AND state IN (SELECT value FROM json_each(:states)) ORDER BY n"
)


def open_on_older_paper(connection: sa.Connection, item: str) -> tuple[Case, ...]:
    """Return the cases of this item, not at their end, on a certificate from before (index case_on_older_paper)."""
    states = json.dumps(sorted(s.value for s in CaseState if s not in ENDED))
    rows = connection.execute(_ON_OLDER_PAPER, {"item": item, "states": states})
    return tuple(case_of(row.last_hash, row.body) for row in rows)

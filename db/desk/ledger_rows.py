"""The list of all cases: its order walked by keyset over one index that holds all filters, its lines by their places."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa

from app.desk import CaseRow
from app.ledger_query import LedgerQuery, OrderPart
from app.notices.field_context import BEIJING
from db.desk.case_rows import LISTED, line_of
from db.desk.schema import case

# Every column named here lies in the index case_in_order: no row of the table is read, whatever is asked for.
_PART = """
WITH part AS (
  SELECT n, sort_key, {condition} AS is_asked FROM case_row INDEXED BY case_in_order
  WHERE sort_key < :after AND sort_key >= :least ORDER BY sort_key DESC LIMIT :most)
SELECT count(*), min(sort_key), group_concat(n, ',' ORDER BY sort_key DESC) FILTER (WHERE is_asked) FROM part
"""
_PLACES: sa.Select[int] = sa.select(sa.column("value", sa.Integer)).select_from(
    sa.func.json_each(sa.bindparam("places", type_=sa.Text))
)
_LINES = sa.select(case.c.n, *LISTED).where(case.c.n.in_(_PLACES))
_CONDITIONS = {
    "departments": "department IN (SELECT value FROM json_each(:departments))",
    "states": "state IN (SELECT value FROM json_each(:states))",
    "item": "item = :item",
    "officer": "received_by = :officer",
    "first": "received_on >= :first",
    "last": "received_on <= :last",
}
BEHIND_ALL = "~"  # sorts behind every digit: the newest key there can be


def ledger_part(connection: sa.Connection, query: LedgerQuery, after: str | None, most: int) -> OrderPart:
    """Return the asked cases among the `most` rows behind the key `after`."""
    values = _values(query)
    sql = _PART.format(condition=" AND ".join(_CONDITIONS[name] for name in values) or "1")
    given = {**values, "after": after or BEHIND_ALL, "least": _least(query.first_on), "most": most}
    looked_at, last, places = connection.execute(sa.text(sql), given).one()
    found = array("I", map(int, places.split(","))) if places else array("I")
    return OrderPart(found, last if looked_at == most else None)


def ledger_rows(connection: sa.Connection, places: Sequence[int]) -> Mapping[int, CaseRow]:
    """Return the lines at these places."""
    rows = connection.execute(_LINES, {"places": json.dumps(list(places))})
    shared: dict[Any, Any] = {}  # few items, steps and days are in many lines: each is held once
    return {row[0]: line_of([shared.setdefault(value, value) for value in row[1:]]) for row in rows}


def _values(query: LedgerQuery) -> dict[str, str]:
    """Return what is asked for, by the names of its conditions."""
    first, last = query.first_on, query.last_on
    values = {
        "departments": json.dumps(query.departments) if query.departments else "",
        "states": json.dumps([state.value for state in query.states]) if query.states else "",
        "item": query.item,
        "officer": query.officer,
        "first": "" if first is None else first.isoformat(),
        "last": "" if last is None else last.isoformat(),
    }
    return {name: value for name, value in values.items() if value}


def _least(first_on: date | None) -> str:
    """Return the key before which nothing can have been received on `first_on` or later: a case that is entered
    afterwards (补录) is recorded later than the day it was received on, never earlier."""
    if first_on is None:
        return ""
    begins = datetime.combine(first_on, time.min, BEIJING).astimezone(UTC)
    return f"{begins:%Y%m%dT%H%M%S}"

"""The newest cases in which a column begins with what was typed, whether few have it or nearly all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

import sqlalchemy as sa

from db.desk.prepared import Prepared, prepare
from db.desk.schema import case

MOST_CANDIDATES = 400
FEW = (
    4_000  # so many matches are read from the index and put in order; more are looked for among the newest cases first
)
WINDOW = 40_000
_LAST = prepare(sa.select(sa.func.max(case.c.n)))


@dataclass(frozen=True)
class Beginning:
    """Three ways to one answer: all matches of the index, those among the newest cases, all matches in order."""

    every: Prepared
    among_newest: Prepared
    in_order: Prepared

    def newest(self, connection: sa.Connection, start: str) -> list[int]:
        """Return the n of the newest MOST_CANDIDATES cases that begin with `start`, in any order."""
        values = {"start": start, "end": start + "\U0010ffff"}
        found = self.every.fetch(connection, values)
        if len(found) > FEW:
            since = (_LAST.fetch(connection, {})[0][0] or 0) - WINDOW
            found = self.among_newest.fetch(connection, {**values, "since": since})
            if len(found) < MOST_CANDIDATES:
                found = self.in_order.fetch(connection, values)
        return newest(n for (n,) in found)


def newest(found: Iterable[int]) -> list[int]:
    """Return the MOST_CANDIDATES newest of these cases: n grows as they come in."""
    return nlargest(MOST_CANDIDATES, found)


def beginning(column: sa.Column[Any], n: sa.Column[int]) -> Beginning:
    """Return the search in `column`, whose table tells the case by `n`."""
    start, end = sa.bindparam("start", type_=sa.Text), sa.bindparam("end", type_=sa.Text)
    since: sa.BindParameter[int] = sa.bindparam("since", type_=sa.Integer)
    has_it = sa.and_(column >= start, column < end)  # a range is answered by the index; LIKE would scan
    unindexed: sa.ColumnElement[str] = sa.literal_column(
        f"+{column.table.name}.{column.name}"
    )  # else the index would be walked whole
    has_it_too = sa.and_(unindexed >= start, unindexed < end)
    latest = sa.select(n).order_by(n.desc()).limit(MOST_CANDIDATES)
    return Beginning(
        prepare(sa.select(n).where(has_it).limit(FEW + 1)),
        prepare(latest.where(n > since, has_it_too)),
        prepare(latest.where(has_it)),
    )

"""The cases a transaction has touched: folded at once, written when it ends or when a query must see them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from app.case import apply, fold
from app.errors import Refused
from app.events.envelope import Event
from app.events.file import ActUndone
from app.ids import CaseId
from app.state import Case
from db.desk.case_rows import case_of, write_case
from db.desk.event_rows import folded_events
from db.desk.merging import folded_case, is_others, is_shared
from db.desk.number_book import NumberBook
from db.desk.prepared import prepare
from db.desk.schema import case

_HELD = prepare(sa.select(case.c.last_hash, case.c.body).where(case.c.id == sa.bindparam("id")))


class Folding:
    """Cases as this transaction made them, beside what the store still holds."""

    def __init__(self, connection: sa.Connection, book: NumberBook) -> None:
        self._connection = connection
        self._book = book
        self._before: dict[str, Case | None] = {}
        self._now: dict[str, Case] = {}
        self._unwritten: dict[CaseId, None] = {}  # in the order in which they came: ids of one moment have none

    def held(self, case_id: CaseId) -> Case | None:
        """Return the case as it is now, None when it does not exist."""
        if case_id not in self._before:
            rows = _HELD.fetch(self._connection, {"id": case_id})
            self._before[case_id] = case_of(*rows[0]) if rows else None
        return self._now.get(case_id, self._before[case_id])

    def is_new(self, case_id: CaseId) -> bool:
        """True for a case that the store did not have yet when it was last settled: nobody else has spoken of it."""
        return case_id in self._before and self._before[case_id] is None

    def take(self, event: Event) -> Case:
        """Fold in an event that was written just now; Refused when the workflow table does not allow it."""
        if event.subject is None:
            raise Refused("case.no_subject")
        present = self.held(event.subject)
        if event.kind == ActUndone.KIND:
            folded = refold(self._connection, event.subject)
            changed = folded if folded is not None else apply(present, event)
        else:
            changed = apply(present, event)
        self._now[event.subject] = changed
        self._unwritten[CaseId(event.subject)] = None
        return changed

    def fold_anew(self, case_ids: Iterable[str]) -> None:
        """Make these cases what their events say now: their private facts were erased."""
        for case_id in case_ids:
            self.held(CaseId(case_id))
            folded = refold(self._connection, case_id)
            if folded is not None:
                self._now[case_id] = folded
                self._unwritten[CaseId(case_id)] = None

    def settle(self) -> None:
        """Write the lines of the number book and the rows of the cases that changed since the last time."""
        self._book.settle()
        for case_id in self._unwritten:
            write_case(self._connection, self._now[case_id], self._before[case_id])
            self._before[case_id] = self._now[case_id]
        self._unwritten.clear()


def refold(connection: sa.Connection, case_id: str) -> Case | None:
    """Return the case that the stored events make; where a center has spoken of it, or has it to be told anew, the merged fold."""
    if is_shared(connection, case_id) or is_others(connection, case_id):
        return folded_case(connection, case_id)
    return fold(folded_events(connection, case_id))

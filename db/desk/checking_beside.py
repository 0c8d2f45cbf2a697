"""The rows beside a case, read once for the whole check: its certificate, what it was applied for on, its visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.errors import Trouble
from app.events.envelope import Event
from app.finding import Finding, finding
from app.ratings.visiting import visits_of
from app.state import Case
from db.desk.certificate_rows import certificate_columns, follow_up_columns
from db.desk.rating_rows import VISITS
from db.desk.schema import certificate, follow_up, visit

WHERE = "store.db"
BROKEN = (Trouble, KeyError, TypeError, ValueError)
Row = dict[str, Any]


@dataclass(frozen=True)
class Beside:
    """What the store holds beside its cases, by case; of a case that has none there is nothing."""

    certificates: Mapping[str, Row]
    follow_ups: Mapping[str, Row]
    visits: Mapping[str, Mapping[str, Row]]

    @classmethod
    def of(cls, connection: sa.Connection) -> Beside:
        """Return the rows of this state of the store."""
        visits: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        for row in _rows(connection, visit):
            visits[row["case_id"]][row["id"]] = row
        made, applied = ({row["case_id"]: row for row in _rows(connection, t)} for t in (certificate, follow_up))
        return cls(made, applied, visits)

    def is_listed(self, folded: Case) -> bool:
        """True when the rows of the case's certificate, and of what it was applied for on, are what the fold says."""
        return self.certificates.get(folded.id) == certificate_columns(folded) and self.follow_ups.get(
            folded.id
        ) == follow_up_columns(folded)

    def check_visits(
        self, case_id: str, folded: Case | None, events: Sequence[Event], *, is_whole: bool
    ) -> Iterator[Finding]:
        """Compare the visits; one without a rating may lack its row: it is older than the table."""
        held = self.visits.get(case_id, {})
        told = _visits(folded, events) if is_whole else None
        if told is None or any(named not in told for named in held):
            yield finding("check.visit", WHERE, case_id)
            return
        for named, row in told.items():
            if held.get(named, {} if row["score"] == 0 else None) not in (row, {}):
                yield finding("check.visit", WHERE, named)


def _visits(folded: Case | None, events: Sequence[Event]) -> dict[str, Row] | None:
    try:
        return {} if folded is None else {v.id: VISITS.row(v) for v in visits_of(folded, events)}
    except BROKEN:
        return None


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[Row]:
    columns = [c for c in table.columns if c.name != "txn"]
    for row in connection.execute(sa.select(*columns).execution_options(yield_per=500)).mappings():
        yield dict(row)

"""Visits and complaints as rows: what an event means for them is folded and written in the transaction of the event."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from app.events.body import Body
from app.events.complaints import OF_A_COMPLAINT
from app.events.envelope import Event
from app.events.file import ActUndone
from app.ratings.complaint import Complaint, apply_complaint
from app.ratings.visit import Visit
from app.ratings.visiting import take, visit_of, visits_of
from app.state import Case
from db.desk.event_rows import folded_events
from db.desk.folded_table import FoldedTable
from db.desk.schema import complaint, visit
from db.desk.written import Written

CHANGED = "ratings"
VISITS = FoldedTable(
    visit,
    Visit,
    begun=lambda given: given.begun_at,
    columns=lambda given: {
        "code": given.code,
        "case_id": given.case,
        "on": given.on.isoformat(),
        "department": given.department,
        "item": given.item,
        "item_name": given.item_name,
        "officer": given.rating.officer if given.rating else given.officer,
        "score": given.rating.score if given.rating else 0,
        "is_counted": int(given.is_counted),
        "call_back": given.call_back.state.value if given.call_back else "",
    },
)
COMPLAINTS = FoldedTable(
    complaint,
    Complaint,
    begun=lambda given: given.taken_at,
    columns=lambda given: {
        "number": given.number,
        "department": given.department,
        "state": given.state.value,
    },
)


@dataclass(frozen=True)
class RatingRows:
    """Visits and complaints seen from one transaction; `held` are the visits it touched."""

    connection: sa.Connection
    written: Written
    held: dict[str, Visit] = field(default_factory=dict)

    def follow(self, event: Event, body: Body, after: Case | None) -> set[str]:
        """Write the rows that follow from `event`; Refused when the table of app.ratings does not allow it."""
        if isinstance(body, OF_A_COMPLAINT):
            taken = apply_complaint(COMPLAINTS.held(self.connection, body.complaint), event, body)
            self.written.add(complaint, COMPLAINTS.row(taken))
            return {CHANGED}
        if after is None:
            return set()
        if isinstance(body, ActUndone):
            for one in visits_of(after, folded_events(self.connection, after.id)):
                self._keep(one, self._visit(one.id))
            return {CHANGED}
        named = visit_of(after, event, body)
        if named is None:
            return set()
        before = self._visit(named)
        self._keep(take(before, after, event, body), before)
        return {CHANGED}

    def _visit(self, named: str) -> Visit | None:
        if named not in self.held:
            found = VISITS.held(self.connection, named)
            if found is None:
                return None
            self.held[named] = found
        return self.held[named]

    def _keep(self, now: Visit, before: Visit | None) -> None:
        if now != before:
            self.held[now.id] = now
            self.written.add(visit, VISITS.row(now))

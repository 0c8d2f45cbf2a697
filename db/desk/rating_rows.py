"""Visits and complaints as rows: what an event means for them is folded and written in the transaction of the event."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from app.events.body import Body, pack, unpack
from app.events.complaints import OF_A_COMPLAINT
from app.events.envelope import Event, canonical
from app.events.file import ActUndone
from app.ratings.complaint import Complaint, apply_complaint
from app.ratings.visit import Visit
from app.ratings.visiting import take, visit_of, visits_of
from app.state import Case
from db.desk.event_rows import folded_events
from db.desk.schema import complaint, visit
from db.desk.written import Written

CHANGED = "ratings"


def visit_columns(given: Visit) -> dict[str, Any]:
    """Return the row of a visit."""
    return {
        "id": given.id,
        "code": given.code,
        "case_id": given.case,
        "on": given.on.isoformat(),
        "sort_key": f"{given.begun_at:%Y%m%dT%H%M%S.%f}-{given.id}",
        "department": given.department,
        "item": given.item,
        "item_name": given.item_name,
        "officer": given.rating.officer if given.rating else given.officer,
        "score": given.rating.score if given.rating else 0,
        "is_counted": int(given.is_counted),
        "call_back": given.call_back.state.value if given.call_back else "",
        "body": canonical(pack(given)).decode(),
    }


def complaint_columns(given: Complaint) -> dict[str, Any]:
    """Return the row of a complaint."""
    return {
        "id": given.id,
        "number": given.number,
        "department": given.department,
        "state": given.state.value,
        "sort_key": f"{given.taken_at:%Y%m%dT%H%M%S.%f}-{given.id}",
        "body": canonical(pack(given)).decode(),
    }


def visit_from(body: str) -> Visit:
    """Return the visit that a row keeps."""
    found: Visit = unpack(Visit, json.loads(body))
    return found


def complaint_from(body: str) -> Complaint:
    """Return the complaint that a row keeps."""
    found: Complaint = unpack(Complaint, json.loads(body))
    return found


@dataclass(frozen=True)
class RatingRows:
    """Visits and complaints seen from one transaction; `held` are the visits it touched."""

    connection: sa.Connection
    written: Written
    held: dict[str, Visit] = field(default_factory=dict)

    def follow(self, event: Event, body: Body, after: Case | None) -> set[str]:
        """Write the rows that follow from `event`; Refused when the table of app.ratings does not allow it."""
        if isinstance(body, OF_A_COMPLAINT):
            return self._complaint(event, body)
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
            row = self.connection.execute(sa.select(visit.c.body).where(visit.c.id == named)).scalar_one_or_none()
            if row is None:
                return None
            self.held[named] = visit_from(row)
        return self.held[named]

    def _keep(self, now: Visit, before: Visit | None) -> None:
        if now != before:
            self.held[now.id] = now
            self.written.add(visit, visit_columns(now))

    def _complaint(self, event: Event, body: Body) -> set[str]:
        named: str = body.complaint  # type: ignore[attr-defined]
        row = self.connection.execute(sa.select(complaint.c.body).where(complaint.c.id == named)).scalar_one_or_none()
        before = None if row is None else complaint_from(row)
        self.written.add(complaint, complaint_columns(apply_complaint(before, event, body)))
        return {CHANGED}

"""Inquiries and outages as rows: what an event means for them is folded and written in the transaction of the event."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.events.body import Body, pack, unpack
from app.events.envelope import Event, canonical
from app.events.supervision import OF_AN_INQUIRY, OF_AN_OUTAGE
from app.supervision.inquiry import Inquiry, apply_inquiry
from app.supervision.outage import Outage, apply_outage
from db.desk.schema import inquiry, outage
from db.desk.written import Written

CHANGED = "supervision"


def inquiry_columns(given: Inquiry) -> dict[str, Any]:
    """Return the row of an inquiry."""
    return {
        "id": given.id,
        "key": given.key,
        "number": given.number,
        "case_id": given.case or "",
        "department": given.department,
        "rule": given.rule,
        "state": given.state.value,
        "sort_key": f"{given.raised_at:%Y%m%dT%H%M%S.%f}-{given.id}",
        "body": canonical(pack(given)).decode(),
    }


def outage_columns(given: Outage) -> dict[str, Any]:
    """Return the row of an outage."""
    return {
        "id": given.id,
        "state": given.state.value,
        "sort_key": f"{given.asked_at:%Y%m%dT%H%M%S.%f}-{given.id}",
        "body": canonical(pack(given)).decode(),
    }


def inquiry_from(body: str) -> Inquiry:
    """Return the inquiry that a row keeps."""
    found: Inquiry = unpack(Inquiry, json.loads(body))
    return found


def outage_from(body: str) -> Outage:
    """Return the outage that a row keeps."""
    found: Outage = unpack(Outage, json.loads(body))
    return found


@dataclass(frozen=True)
class SupervisionRows:
    """Inquiries and outages seen from one transaction."""

    connection: sa.Connection
    written: Written

    def follow(self, event: Event, body: Body) -> set[str]:
        """Write the row that follows from `event`; Refused when its table does not allow it."""
        if isinstance(body, OF_AN_INQUIRY):
            text = self._body(inquiry, body.inquiry)
            before = None if text is None else inquiry_from(text)
            self.written.add(inquiry, inquiry_columns(apply_inquiry(before, event, body)))
            return {CHANGED}
        if isinstance(body, OF_AN_OUTAGE):
            text = self._body(outage, body.outage)
            held = None if text is None else outage_from(text)
            self.written.add(outage, outage_columns(apply_outage(held, event, body)))
            return {CHANGED}
        return set()

    def _body(self, table: sa.Table, named: str) -> str | None:
        found: str | None = self.connection.execute(
            sa.select(table.c.body).where(table.c.id == named)
        ).scalar_one_or_none()
        return found

"""Inquiries and outages as rows: what an event means for them is folded and written in the transaction of the event."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from app.events.body import Body
from app.events.envelope import Event
from app.events.supervision import OF_AN_INQUIRY, OF_AN_OUTAGE
from app.supervision.inquiry import Inquiry, apply_inquiry
from app.supervision.outage import Outage, apply_outage
from db.desk.folded_table import FoldedTable
from db.desk.schema import inquiry, outage
from db.desk.written import Written

CHANGED = "supervision"
INQUIRIES = FoldedTable(
    inquiry,
    Inquiry,
    begun=lambda given: given.raised_at,
    columns=lambda given: {
        "key": given.key,
        "number": given.number,
        "case_id": given.case or "",
        "department": given.department,
        "rule": given.rule,
        "state": given.state.value,
    },
)
OUTAGES = FoldedTable(
    outage, Outage, begun=lambda given: given.asked_at, columns=lambda given: {"state": given.state.value}
)


@dataclass(frozen=True)
class SupervisionRows:
    """Inquiries and outages seen from one transaction."""

    connection: sa.Connection
    written: Written

    def follow(self, event: Event, body: Body) -> set[str]:
        """Write the row that follows from `event`; Refused when its table does not allow it."""
        if isinstance(body, OF_AN_INQUIRY):
            raised = apply_inquiry(INQUIRIES.held(self.connection, body.inquiry), event, body)
            self.written.add(inquiry, INQUIRIES.row(raised))
            return {CHANGED}
        if isinstance(body, OF_AN_OUTAGE):
            told = apply_outage(OUTAGES.held(self.connection, body.outage), event, body)
            self.written.add(outage, OUTAGES.row(told))
            return {CHANGED}
        return set()

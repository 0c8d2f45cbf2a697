"""Queries of 依申请公开: folded from their events, which an index of the desk's own events finds; there are few of them."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from app.disclosure.dossier import Dossier, dossiers_of
from app.errors import NotFound
from app.events.disclosure import OF_A_DISCLOSURE
from app.ids import DisclosureId
from db.desk.connected import Connected
from db.desk.event_rows import event_of
from db.desk.schema import event

CHANGED = "disclosures"
_KINDS = tuple(body.KIND for body in OF_A_DISCLOSURE)
_QUERY = sa.select(event).where(event.c.subject.is_(None), event.c.kind.in_(_KINDS)).order_by(event.c.n)


class DisclosureQueries(Connected):
    """The reading side of app.disclosure.records.DisclosureRecords."""

    def disclosures(self, departments: Sequence[str] = ()) -> tuple[Dossier, ...]:
        """Return every application, the oldest first."""
        found = dossiers_of(event_of(row) for row in self._connection.execute(_QUERY))
        return tuple(one for one in found if not departments or one.department in departments)

    def disclosure(self, named: DisclosureId) -> Dossier:
        """Return one application. Raises NotFound("disclosure.none")."""
        query = _QUERY.where(sa.func.json_extract(event.c.data, "$.disclosure") == named)
        found = dossiers_of(event_of(row) for row in self._connection.execute(query))
        if not found:
            raise NotFound("disclosure.none")
        return found[0]

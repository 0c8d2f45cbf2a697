"""视为同意: silence past the statutory limit has granted the case; an officer takes note of it, with its paper."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.approval import GrantAcknowledged
from app.ids import CaseId
from app.item import Item
from app.silence import SilentGrant, silent_grant
from app.workflow import Action


def acknowledge_grant(desk: Desk, case_id: CaseId, *, seen: str | None = None) -> Done:
    """The grant by law is on file and its paper issued; no date changes by it. Raises Refused before the limit is over."""
    case = read_case(desk, case_id, seen)
    found = silent_grant(case, desk.calendar, desk.now().on)
    if found is None:
        raise Refused("decision.not_deemed", number=case.number)
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    return perform(desk, case, Action.ACKNOWLEDGE_GRANT, acknowledged_body(item, found))


def acknowledged_body(item: Item, found: SilentGrant) -> GrantAcknowledged:
    """Return what is put on file: the day the law granted, the day that was missed, and the law."""
    clause = item.silence_basis.cite() if item.silence_basis else ""
    return GrantAcknowledged(found.granted_on, found.missed, clause)

"""确认视为准予延续: an officer takes note that silence until the expiry renewed the permit (行政许可法 50)."""

from __future__ import annotations

from datetime import date

from app.act import Done, perform, read_case
from app.certificates.renewal import renewal_reading
from app.clock.calendar import Calendar
from app.desk import Desk
from app.errors import Refused
from app.events.certificates import RenewalAcknowledged
from app.ids import CaseId
from app.item import Item
from app.state import Case
from app.validity import ONE_DAY, valid_until
from app.workflow import Action


def acknowledge_renewal(desk: Desk, case_id: CaseId, *, seen: str | None = None) -> Done:
    """The renewal by silence stands in the file and is told; the new validity begins on the day after the old one.

    Raises Refused while the permit has not expired, or when the application came too late for silence to speak.
    """
    case = read_case(desk, case_id, seen)
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    body = acknowledged_body(case, item, desk.calendar, desk.now().on)
    return perform(desk, case, Action.ACKNOWLEDGE_RENEWAL, body, {"change_decision": {}})


def acknowledged_body(case: Case, item: Item, calendar: Calendar, today: date) -> RenewalAcknowledged:
    """Return the acknowledgement as it would be recorded. Raises Refused when silence has renewed nothing."""
    found = renewal_reading(case, calendar, today)
    if found is None or not found.is_deemed:
        raise Refused("renewal.not_deemed", number=case.number)
    begin = found.expires_on + ONE_DAY
    return RenewalAcknowledged(found.expires_on, begin, valid_until(item.outcome.validity, begin))

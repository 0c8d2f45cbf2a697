"""补正不来办结: the applicant's time and the item's grace are over, and the office closes the case."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.case_reading import lapse_allowed_from
from app.desk import Desk
from app.errors import Refused
from app.events.supplementation import Lapsed
from app.free_text import written
from app.ids import CaseId
from app.workflow import Action


def lapse(desk: Desk, case_id: CaseId, *, reason: str = "", seen: str | None = None) -> Done:
    """The case is closed as 补正不来办结 with a 终止办理告知书. Raises Refused while the applicant still has time."""
    case = read_case(desk, case_id, seen)
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    first = lapse_allowed_from(case, desk.calendar, item.acceptance.lapse_days)
    today = desk.now().on
    if first is not None and today < first:
        raise Refused("supplement.still_time", number=case.number, until=first.isoformat())
    reason = written(reason) or "申请人逾期未补正材料"
    return perform(desk, case, Action.LAPSE, Lapsed(reason), {"termination": {"终止原因": reason}})

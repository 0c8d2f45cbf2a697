"""视为受理: silence past the acceptance limit accepted the case; the first officer to act takes note of it."""

from __future__ import annotations

from app.act import Done, perform
from app.case_reading import reading
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import DeemedAcknowledged
from app.state import Case
from app.workflow import Action


def acknowledge(desk: Desk, case: Case) -> Done:
    """The deemed acceptance is on file with its date (行政许可法 32(4)); no date changes by it.

    Raises Refused when the case is not accepted by silence.
    """
    acceptance = reading(case, desk.calendar, desk.now().on).acceptance
    if not acceptance.deemed or acceptance.accepted_on is None or acceptance.due is None:
        raise Refused("acceptance.not_deemed", number=case.number)
    body = DeemedAcknowledged(accepted_on=acceptance.accepted_on, missed=acceptance.due)
    return perform(desk, case, Action.ACKNOWLEDGE_DEEMED, body)

"""特别程序 and 中止: a stop of the clock is asked, signed by a second officer, told to the applicant, and ended."""

from __future__ import annotations

from typing import Any

from app.act import Done, perform, read_case, recorded
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Asked, Resumed, Stopped
from app.free_text import written
from app.ids import CaseId, EventId
from app.item import Item, StopGround
from app.notices.issue import issue
from app.people import check
from app.silence import refuse_if_granted
from app.workflow import Action

MOST_DAYS = 750  # three years of working days: more is a slip of the key, and no calendar reaches it


def ask_stop(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    ground: str,
    expected_days: int,
    reason: str,
    payer: str = "",
    seen: str | None = None,
) -> Done:
    """A stop is asked for; the clock runs on until the approver signs and the notice is issued.

    Raises Refused for a ground that neither art. 45 nor the item's own law names (现场勘验 is none).
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    check(desk.officer, Action.STOP, case, step=step)
    found = _ground(desk.catalogue.item(case.plan.item, case.plan.version), ground)
    if expected_days < 1:
        raise Refused("stop.no_days")
    if expected_days > MOST_DAYS:
        raise Refused("stop.too_many_days", most=MOST_DAYS)
    if not reason.strip():
        raise Refused("stop.no_reason")
    proposal = {
        "step": step,
        "ground": found.name,
        "basis": found.basis.cite(),
        "expected_days": expected_days,
        "payer": written(payer),
        "reason": written(reason),
    }
    event = desk.record(case_id, Asked(Action.STOP.value, written(reason), proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def _ground(item: Item, name: str) -> StopGround:
    for ground in item.stop_grounds:
        if ground.name == name:
            return ground
    raise Refused("stop.no_ground", ground=name, item=item.name, grounds="、".join(g.name for g in item.stop_grounds))


def stop(desk: Desk, case_id: CaseId, asked: EventId, proposal: dict[str, Any]) -> Done:
    """The clock stops from today (行政许可法 45): signed by the second officer, told by a 特别程序告知书."""
    refuse_if_granted(desk, desk.records.case(case_id))
    event = desk.record(case_id, stopped_body(asked, proposal))
    notice = issue(desk, desk.records.case(case_id), "special_procedure", {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def stopped_body(asked: EventId, proposal: dict[str, Any]) -> Stopped:
    """Return the stop that was proposed, word for word."""
    return Stopped(
        ground=proposal["ground"],
        basis=proposal["basis"],
        expected_days=proposal["expected_days"],
        step=proposal["step"],
        asked=asked,
        payer=proposal["payer"],
        reason=proposal["reason"],
    )


def resume(desk: Desk, case_id: CaseId, *, result: str, seen: str | None = None) -> Done:
    """The special procedure ended today; the clock counts again from tomorrow and the applicant is told."""
    case = read_case(desk, case_id, seen)
    if case.open_stop is None:
        raise Refused("stop.none_open", number=case.number)
    if not result.strip():
        raise Refused("stop.no_result")
    check(desk.officer, Action.RESUME, case, step=case.open_stop.body.step)
    body = Resumed(case.open_stop.body.ground, written(result))
    return perform(desk, case, Action.RESUME, body, {"special_procedure_end": {"结果": body.result}})

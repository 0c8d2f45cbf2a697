"""特别程序 and 中止: a stop of the clock is asked, signed by a second officer, told to the applicant, and ended."""

from __future__ import annotations

from app.act import Done, perform, read_case, recorded
from app.case_reading import reading
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Resumed, Stopped
from app.free_text import written
from app.hearing.guard import check_stop
from app.ids import CaseId
from app.notices.issue import issue
from app.notices.who_handles import asked_by
from app.people import check
from app.signing import asking, signed
from app.silence import refuse_if_granted
from app.state import Case, Pending, StopRun
from app.stop_grounds import stop_ground
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

    Raises Refused for a ground that neither art. 45 nor the item's own law names (现场勘验 is none), without the days, the
    reason or who pays, and on or after the statutory due date, when a stop changes nothing (clock.md).
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    check(desk.officer, Action.STOP, case, step=step)
    found = stop_ground(desk.catalogue.item(case.plan.item, case.plan.version), ground)
    check_stop(case, found.name)
    if expected_days < 1:
        raise Refused("stop.no_days")
    if expected_days > MOST_DAYS:
        raise Refused("stop.too_many_days", most=MOST_DAYS)
    if not reason.strip():
        raise Refused("stop.no_reason")
    if not payer.strip():
        raise Refused("stop.no_payer")
    _refuse_too_late(desk, case)
    proposal = {
        "step": step,
        "ground": found.name,
        "basis": found.basis.cite(),
        "expected_days": expected_days,
        "payer": written(payer),
        "reason": written(reason),
    }
    event = desk.record(case_id, asking(Action.STOP, written(reason), proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def _refuse_too_late(desk: Desk, case: Case) -> None:
    """A stop that begins on or after the due date, rolled, as it stands, changes nothing: a breach survives (clock.md)."""
    today = desk.now().on
    clock = reading(case, desk.calendar, today).statutory
    if clock is not None and clock.due is not None and today >= clock.due:
        raise Refused("stop.too_late", due=clock.due.isoformat())


def stop(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The clock stops from today (行政许可法 45): signed by the second officer, told by a 特别程序告知书.

    Raises Refused when the statutory limit ends today or has ended, or silence has granted the case: too late to sign.
    """
    case = desk.records.case(case_id)
    refuse_if_granted(desk, case)
    _refuse_too_late(desk, case)
    event = desk.record(case_id, stopped_body(pending))
    told = desk.records.case(case_id)
    handling = asked_by(pending.officer, "special_procedure", told, desk.names)
    notice = issue(desk, told, "special_procedure", handling)
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def stopped_body(pending: Pending) -> Stopped:
    """Return the stop that was proposed, word for word."""
    proposal = pending.body.proposal
    body = Stopped(
        ground=proposal["ground"],
        basis=proposal["basis"],
        expected_days=proposal["expected_days"],
        step=proposal["step"],
        payer=proposal["payer"],
        reason=proposal["reason"],
    )
    return signed(body, pending)


def resume(desk: Desk, case_id: CaseId, *, result: str, step: str = "", seen: str | None = None) -> Done:
    """The special procedure of `step` ended today; the clock counts again from tomorrow and the applicant is told.

    Without a step the only one that is open ends. Raises Refused when none is open there, or several are and none is
    named: overlapping stops are a union, so the clock may rest on.
    """
    case = read_case(desk, case_id, seen)
    run = _open_stop(case, step)
    if not result.strip():
        raise Refused("stop.no_result")
    check(desk.officer, Action.RESUME, case, step=run.body.step)
    body = Resumed(run.body.ground, written(result), run.event, run.body.step)
    return perform(
        desk, case, Action.RESUME, body, {"special_procedure_end": {"结果": body.result, "特别程序": run.event}}
    )


def _open_stop(case: Case, step: str) -> StopRun:
    found = tuple(run for run in case.open_stops if step in ("", run.body.step))
    if not found:
        raise Refused("stop.none_open", number=case.number)
    if len(found) > 1:
        told = "、".join(f"{run.body.step}（{run.body.ground}）" for run in found)
        raise Refused("stop.which", stops=told)
    return found[0]

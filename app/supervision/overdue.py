"""逾期说明 (优化营商环境条例 36): a case that is over its limit owes the applicant and the public one explanation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.act import Done, perform, read_case
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light
from app.desk import Desk
from app.errors import Refused
from app.events.supervision import OverdueExplained
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.state import Case
from app.wording import say
from app.workflow import Action

NOTICE = "overdue_explanation"


@dataclass(frozen=True)
class OverdueLimit:
    """A limit that is over: `kind` statutory, promised, step or delivery."""

    kind: str
    step: str
    due: date
    over: int

    def name(self, language: str = "zh_CN") -> str:
        """Return what the limit is called."""
        return say(f"overdue.{self.kind}", language, step=self.step)


def overdue_limits(case: Case, calendar: Calendar, on: date) -> tuple[OverdueLimit, ...]:
    """Return the limits that are over at the end of `on` while the case is open, the gravest first."""
    now = reading(case, calendar, on)
    found = [
        _over("statutory", "", now.statutory),
        _over("promised", "", now.promised),
        _over("delivery", "", now.delivery),
    ]
    found += [_over("step", step.step, step.clock) for step in now.running_steps]
    return tuple(one for one in found if one is not None)


def _over(kind: str, step: str, clock: ClockReading | None) -> OverdueLimit | None:
    if clock is None or clock.light is not Light.RED or clock.due is None:
        return None
    return OverdueLimit(kind, step, clock.due, clock.days_over)


def explain_overdue(
    desk: Desk, case_id: CaseId, *, cause: str, unit: str, new_on: date | None, approver: str, seen: str | None = None
) -> Done:
    """The one explanation is on record and its paper issued: cause, unit, new day, who answers for it.

    Raises Refused: nothing is over, something is missing, or the new day is no working day from tomorrow on.
    """
    case = read_case(desk, case_id, seen)
    limits = overdue_limits(case, desk.calendar, desk.now().on)
    if not limits:
        raise Refused("overdue.not_over", number=case.number)
    told = {"cause": written(cause), "unit": check_text(unit), "approver": check_text(approver)}
    for name, text in told.items():
        if not text:
            raise Refused("overdue.empty", overdue_field=name)
    if new_on is None or new_on <= desk.now().on or not desk.calendar.is_working(new_on):
        raise Refused("overdue.new_day")
    first = limits[0]
    body = OverdueExplained(
        limit=first.kind, due=first.due, unit=told["unit"], new_on=new_on, cause=told["cause"],
        approver=told["approver"], step=first.step,
    )  # fmt: skip
    return perform(desk, case, Action.EXPLAIN_OVERDUE, body, {NOTICE: _fields(first, body)})


def _fields(limit: OverdueLimit, body: OverdueExplained) -> dict[str, str]:
    return {
        "期限名称": limit.name(),
        "原期限": body.due.isoformat(),
        "逾期原因": body.cause,
        "责任单位": body.unit,
        "新期限": body.new_on.isoformat(),
        "批准负责人": body.approver,
    }

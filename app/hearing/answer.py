"""听证申请 or 放弃: what a party that was told says, in its five working days (行政许可法 47)."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.clock.hearing import hearing
from app.desk import Desk
from app.errors import Refused
from app.events.hearing import HearingAnswered
from app.free_text import written
from app.hearing_run import TellRun
from app.ids import CaseId, EventId
from app.state import Case
from app.workflow import Action


def answer_hearing(
    desk: Desk, case_id: CaseId, *, told: EventId, wants: bool, statement: str, seen: str | None = None
) -> Done:
    """The party asked for the hearing, which is then held within twenty working days; or waived it, or took it back.

    Raises Refused for a request after its last day, and without what the party stated.
    """
    case = read_case(desk, case_id, seen)
    run = _run(case, told)
    last = hearing(desk.calendar, run.on).ask_by.on
    if wants and last is not None and desk.now().on > last:
        raise Refused("hearing.asked_late", name=run.body.name or "—", last=last.isoformat())
    if not statement.strip():
        raise Refused("hearing.no_statement")
    step = run.body.step if run.body.step in case.open_steps else None
    return perform(desk, case, Action.ANSWER_HEARING, HearingAnswered(told, wants, step, written(statement)))


def _run(case: Case, told: EventId) -> TellRun:
    for run in case.hearing.told:
        if run.event == told:
            return run
    raise Refused("hearing.not_told", number=case.number)

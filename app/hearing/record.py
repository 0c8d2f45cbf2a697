"""听证笔录: who attended, what was stated, who signed; the decision rests on it (行政许可法 48)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.hearing import Attendant, HearingHeld, Seat
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.state import Case
from app.workflow import Action


def record_hearing(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    attendance: tuple[Attendant, ...],
    statements: str,
    outcome: str,
    seen: str | None = None,
) -> Done:
    """The record is on file with its attendance and signatures, and the 听证笔录 is issued; the stop may now end.

    Raises Refused before the announced day, without the chair, for a line neither signed nor explained, without statements.
    """
    case = read_case(desk, case_id, seen)
    body = held_body(case, step, attendance, statements, outcome, desk.now().on)
    return perform(desk, case, Action.RECORD_HEARING, body)


def held_body(
    case: Case, step: str, attendance: tuple[Attendant, ...], statements: str, outcome: str, today: date
) -> HearingHeld:
    """Return the record as it would be kept. Raises Refused for what it lacks."""
    announced = case.hearing.announced
    if announced is None:
        raise Refused("hearing.not_announced", number=case.number)
    if today < announced.held_on:
        raise Refused("hearing.not_held_yet", on=announced.held_on.isoformat())
    lines = tuple(
        replace(line, name=check_text(line.name), remark=check_text(line.remark))
        for line in attendance
        if line.name.strip()
    )
    if not any(line.seat is Seat.CHAIR for line in lines) or not any(line.seat is Seat.EXAMINER for line in lines):
        raise Refused("hearing.no_chair")
    for line in lines:
        if not (line.has_signed or line.remark):
            raise Refused("hearing.not_signed", name=line.name)
    if not statements.strip():
        raise Refused("hearing.no_statements")
    return HearingHeld(step, announced.held_on, lines, written(statements), written(outcome))

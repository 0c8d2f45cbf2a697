"""The facts of every case that the figures of a period speak of, by one SELECT on the index of last days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.ids import CaseId, OfficerId
from app.state import CaseState
from app.supervision.figure_facts import FigureFact
from db.desk.board_rows import entry_of, planned
from db.desk.schema import case

Plain = dict[str, Any]


def _part(path: str) -> sa.ColumnElement[Any]:
    return sa.func.json_extract(case.c.body, f"$.{path}")


_COLUMNS = (
    case.c.id, case.c.number, case.c.item, case.c.item_name, case.c.department, case.c.state, case.c.received_on,
    case.c.received_by, _part("facts"), _part("plan"), _part("decision.granted"), _part("decided_on"), _part("ended_on"),
    _part("declined.ground"), _part("decision.clause"), _part("supplements"), _part("fees"), _part("hearing.told"),
    case.c.body.op("->")("$.back_entry"),
)  # fmt: skip


def figure_facts(
    connection: sa.Connection, first: date, last: date, departments: Sequence[str]
) -> tuple[FigureFact, ...]:
    """Return the cases that came in before the end of the period and to which something happened since its beginning."""
    within = [case.c.last_on >= first.isoformat(), case.c.received_on <= last.isoformat()]
    within.append(case.c.state != CaseState.VOID.value)
    if departments:
        within.append(case.c.department.in_(departments))
    query = sa.select(*_COLUMNS).where(*within).order_by(case.c.n)
    return tuple(_fact(row) for row in connection.execute(query))


def _fact(row: Any) -> FigureFact:
    (
        named, number, item, item_name, department, state, received_on, received_by, facts, plan, granted, decided_on,
        ended_on, ground, clause, supplements, fees, told, back,
    ) = row  # fmt: skip
    return FigureFact(
        case=CaseId(named),
        number=number,
        item=item,
        item_name=item_name,
        department=department,
        state=CaseState(state),
        received_on=date.fromisoformat(received_on),
        received_by=OfficerId(received_by),
        entries=tuple(entry_of(one) for one in json.loads(facts)),
        standard=planned(plan)[0],
        granted=None if granted is None else bool(granted),
        decided_on=_day(decided_on),
        ended_on=_day(ended_on),
        ground=ground or "",
        clause=clause or "",
        gaps=tuple(tuple(gap["material"] for gap in one["request"]["gaps"]) for one in _list(supplements)),
        fees=tuple((date.fromisoformat(one["on"]), _day(one["settled_on"])) for one in _list(fees)),
        told=tuple((date.fromisoformat(one["on"]), _day(one["answered_on"])) for one in _list(told)),
        is_back_entered=back not in (None, "null"),
    )


def _list(text: str | None) -> list[Plain]:
    found: list[Plain] = json.loads(text or "[]")
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

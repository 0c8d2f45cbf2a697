"""The facts of every open case by one SELECT; the clock reads them in Python, nothing derived is stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.case_reading import standard
from app.clock.ledger import Entry, Standard
from app.events.body import unpack
from app.ids import CaseId, OfficerId
from app.plan import Plan
from app.post import Post
from app.state import CaseState
from app.supervision.facts import OPEN, BoardFact, DayCount
from db.desk.schema import case


def _part(path: str) -> sa.ColumnElement[Any]:
    return sa.func.json_extract(case.c.body, f"$.{path}")


_COLUMNS = (
    case.c.id, case.c.number, case.c.item, case.c.item_name, case.c.applicant_name, case.c.department, case.c.state,
    case.c.received_on, case.c.received_by, case.c.last_hash, _part("facts"), _part("plan"), _part("open_steps"),
    _part("assigned"), sa.func.json_array_length(case.c.body, "$.pending"),
)  # fmt: skip
_FACTS = sa.select(*_COLUMNS).where(case.c.state.in_([state.value for state in OPEN])).order_by(case.c.n)
_DATES = ("received_on", "accepted_on", "decided_on", "served_on")


def board_facts(connection: sa.Connection, departments: Sequence[str]) -> tuple[BoardFact, ...]:
    """Return the facts of the open cases that one of the departments works."""
    wanted = set(departments)
    found = (_fact(row) for row in connection.execute(_FACTS))
    return tuple(fact for fact in found if not wanted or wanted & set(fact.departments))


def day_count(connection: sa.Connection, on: date, departments: Sequence[str]) -> DayCount:
    """Return what happened on a day, by the index of the last day of each case."""
    where = [case.c.last_on >= on.isoformat()]
    if departments:
        where.append(case.c.department.in_(departments))
    counted = [sa.func.coalesce(sa.func.sum(sa.case((_part(d) == on.isoformat(), 1), else_=0)), 0) for d in _DATES]
    return DayCount(*connection.execute(sa.select(*counted).where(*where)).one())


def _fact(row: Any) -> BoardFact:
    (
        case_id, number, item, item_name, name, department, state, received_on, received_by, last_hash, facts, plan,
        open_steps, assigned, asks,
    ) = row  # fmt: skip
    limits, posts = planned(plan)
    return BoardFact(
        case=CaseId(case_id),
        number=number,
        item=item,
        item_name=item_name,
        applicant=name,
        department=department,
        state=CaseState(state),
        received_on=date.fromisoformat(received_on),
        received_by=OfficerId(received_by),
        entries=tuple(entry_of(one) for one in json.loads(facts)),
        standard=limits,
        posts=posts,
        assigned=tuple((one["step"], OfficerId(one["handler"])) for one in json.loads(assigned or "[]")),
        open_steps=tuple(json.loads(open_steps or "[]")),
        asks=asks or 0,
        last_hash=last_hash,
    )


def entry_of(plain: dict[str, Any]) -> Entry:
    """Return an entry of the ledger from its JSON values."""
    return Entry(**{**plain, "on": date.fromisoformat(plain["on"])})


@lru_cache(maxsize=512)
def planned(plan: str) -> tuple[Standard, tuple[tuple[str, Post], ...]]:
    """Return the limits of a plan and who works its steps; the cases of one item share one plan, so it is unpacked once."""
    held: Plan = unpack(Plan, json.loads(plan))
    return standard(held), tuple((step.name, step.post) for step in held.steps)

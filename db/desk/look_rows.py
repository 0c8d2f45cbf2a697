"""The look-ups of persons as they were recorded, each with the case that its officer acted on next."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.case import body_of
from app.events.office import Looked
from app.ids import EventId, OfficerId
from app.looking import OF_A_PERSON, REVEALED
from app.supervision.looks_held import LookHeld
from db.desk.event_rows import event_of
from db.desk.schema import case, event

CHUNK = 500
_LOOKS = (
    sa.select(event)
    .where(event.c.subject.is_(None), event.c.kind == Looked.KIND)
    .where(sa.func.json_extract(event.c.data, "$.what").in_(sorted(OF_A_PERSON)))
)
Acts = dict[str, list[tuple[datetime, int, str]]]


def looks_held(connection: sa.Connection, first: date, last: date, within: timedelta) -> tuple[LookHeld, ...]:
    """Return the look-ups of these days, the oldest first, with the case that was acted on `within` so long after each."""
    query = _LOOKS.where(event.c.on.between(first.isoformat(), last.isoformat())).order_by(event.c.n)
    rows = list(connection.execute(query))
    looks = [_look(row) for row in rows]
    acts = _acts(connection, {one.officer for one in looks}, first, last + within)
    nexts = [_next(acts, one, row.n, within) for one, row in zip(looks, rows, strict=True)]
    known = dict(_cases(connection, case.c.id, {one for one in nexts if one}))
    named = dict(_cases(connection, case.c.number, {one.query for one in looks if one.what == REVEALED}))
    return tuple(_with(one, known.get(after), named) for one, after in zip(looks, nexts, strict=True))


def look_held(connection: sa.Connection, named: EventId) -> LookHeld | None:
    """Return one look-up; None for what is none."""
    row = connection.execute(_LOOKS.where(event.c.id == named)).one_or_none()
    return None if row is None else _look(row)


def _look(row: Any) -> LookHeld:
    held = event_of(row)
    body = body_of(held)
    assert isinstance(body, Looked)  # by its kind
    moment = held.moment
    return LookHeld(held.id, moment.at, moment.on, held.officer, body.what, body.query, body.cases, held.origin)


def _with(one: LookHeld, after: tuple[str, str] | None, named: dict[str, tuple[str, str]]) -> LookHeld:
    """A person who was shown in full was shown in a case: that one is what it was for."""
    number, item = (named.get(one.query) if one.what == REVEALED else after) or ("", "")
    return LookHeld(
        one.event, one.at, one.on, one.officer, one.what, one.query, one.hits, one.origin, number, item
    )  # fmt: skip


def _acts(connection: sa.Connection, officers: set[OfficerId], first: date, last: date) -> Acts:
    """Return what these officers did to cases, by officer, in order of time."""
    query = sa.select(event.c.officer, event.c.at, event.c.n, event.c.subject).where(
        event.c.subject.is_not(None),
        event.c.officer.in_(sorted(officers)),
        event.c.on.between(first.isoformat(), (last + timedelta(days=1)).isoformat()),
    )
    acts: Acts = defaultdict(list)
    for officer, at, n, subject in connection.execute(query):
        acts[officer].append((datetime.fromisoformat(at), n, subject))
    for done in acts.values():
        done.sort()
    return acts


def _next(acts: Acts, one: LookHeld, n: int, within: timedelta) -> str:
    """Return the case that was acted on next; of one moment, what was recorded later."""
    done = acts.get(one.officer, [])
    place = bisect_right(done, (one.at, n, ""))
    return done[place][2] if place < len(done) and done[place][0] - one.at <= within else ""


def _cases(
    connection: sa.Connection, by: sa.ColumnElement[Any], wanted: Iterable[str]
) -> Iterable[tuple[str, tuple[str, str]]]:
    """Yield (what was asked by, (number, item)) of the cases that are here."""
    keys: Sequence[str] = sorted(wanted)
    for begin in range(0, len(keys), CHUNK):
        query = sa.select(by, case.c.number, case.c.item_name).where(by.in_(keys[begin : begin + CHUNK]))
        for key, number, item in connection.execute(query):
            yield key, (number, item)

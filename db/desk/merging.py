"""Cases of which a center has told: events of other desks among our own, in the center's order (app.sync.merge)."""

from __future__ import annotations

import json

import sqlalchemy as sa

from app.events.envelope import Event
from app.settling import void_case
from app.state import Case
from app.sync.fields import fields_of
from app.sync.merge import Merged, fold_merged
from app.sync.messages import Verdict, read_sent
from db.desk.event_rows import LEFT_OUT, event_of
from db.desk.prepared import prepare
from db.desk.schema import event, feed, peer
from db.desk.settled_rows import given_up

_FED, _WRITTEN = (sa.exists().where(table.c.subject == sa.bindparam("case")) for table in (feed, peer))
_TOLD = prepare(sa.select(feed.c.pos).where(feed.c.subject == sa.bindparam("case")).limit(1))
_MERGED = prepare(sa.select(sa.or_(_FED, _WRITTEN)))
_OWN = sa.select(event).where(
    event.c.subject == sa.bindparam("case"), sa.or_(event.c.verdict.is_(None), sa.not_(LEFT_OUT))
)
_OTHERS = (
    sa.select(feed.c.pos, peer.c.origin, peer.c.sent)
    .join_from(feed, peer, sa.and_(feed.c.origin == peer.c.origin, feed.c.oseq == peer.c.oseq))
    .where(feed.c.subject == sa.bindparam("case"), feed.c.verdict == Verdict.APPLIED.value)
)


def is_shared(connection: sa.Connection, case_id: str) -> bool:
    """True when the center has told anything of this case."""
    return bool(_TOLD.fetch(connection, {"case": case_id}))


def is_merged(connection: sa.Connection, case_id: str) -> bool:
    """True when the center has told anything of this case, or another desk wrote of it: the center may have lost that."""
    return bool(_MERGED.fetch(connection, {"case": case_id})[0][0])


def others_cases(connection: sa.Connection) -> set[str]:
    """Return every case of which another desk wrote."""
    return set(connection.execute(sa.select(peer.c.subject).where(peer.c.subject.is_not(None)).distinct()).scalars())


def has_begun(connection: sa.Connection, case_id: str) -> bool:
    """True when the center applied an event of this case: its number is this case's."""
    query = sa.select(feed.c.pos).where(feed.c.subject == case_id, feed.c.verdict == Verdict.APPLIED.value).limit(1)
    return connection.execute(query).scalar_one_or_none() is not None


def told_elsewhere(connection: sa.Connection) -> set[str]:
    """Return the cases that the events of other desks began or went on with, where one of them was applied."""
    query = (
        sa.select(feed.c.subject).join_from(feed, peer, _same_place()).where(feed.c.verdict == Verdict.APPLIED.value)
    )
    return set(connection.execute(query.where(feed.c.subject.is_not(None)).distinct()).scalars())


def shared_cases(connection: sa.Connection) -> set[str]:
    """Return every case of which a center has told."""
    return set(connection.execute(sa.select(feed.c.subject).where(feed.c.subject.is_not(None)).distinct()).scalars())


def merged(connection: sa.Connection, case_id: str) -> Merged:
    """Return the case: what the center applied, by position, then our own undecided events in their order."""
    decided: list[tuple[int, Event]] = []
    undecided: list[tuple[int, Event]] = []
    for row in connection.execute(_OWN, {"case": case_id}):
        if row.verdict == Verdict.APPLIED and row.pos is not None:
            decided.append((row.pos, event_of(row)))
        else:
            undecided.append((row.n, event_of(row)))
    for row in connection.execute(_OTHERS, {"case": case_id}):
        decided.append((row.pos, read_sent(fields_of(json.loads(row.sent)), row.origin).event))
    decided.sort(key=lambda pair: pair[0])
    undecided.sort(key=lambda pair: pair[0])
    return fold_merged([one for _, one in (*decided, *undecided)], is_strict=False)


def folded_case(connection: sa.Connection, case_id: str) -> Case | None:
    """Return the case as the merged fold makes it; one that the center never took, and that was given up here, is void."""
    case = merged(connection, case_id).case
    told = given_up(connection, case_id) if case is None else None
    if told is None:
        return case
    own = connection.execute(sa.select(event).where(event.c.subject == case_id).order_by(event.c.n))
    case = fold_merged([event_of(row) for row in own], is_strict=False).case
    return None if case is None else void_case(case, told)


def peer_event(connection: sa.Connection, event_id: str) -> Event | None:
    """Return an event of another desk; None when none was heard of."""
    row = connection.execute(
        sa.select(peer.c.origin, peer.c.sent).where(peer.c.event == event_id).limit(1)
    ).one_or_none()
    return None if row is None else read_sent(fields_of(json.loads(row.sent)), row.origin).event


def in_order(connection: sa.Connection, case_id: str, before: int) -> tuple[Event, ...]:
    """Return what the center applied of a case before a position, in its order."""
    decided: list[tuple[int, Event]] = []
    for row in connection.execute(_OWN, {"case": case_id}):
        if row.verdict == Verdict.APPLIED and row.pos is not None and row.pos < before:
            decided.append((row.pos, event_of(row)))
    for row in connection.execute(_OTHERS.where(feed.c.pos < before), {"case": case_id}):
        decided.append((row.pos, read_sent(fields_of(json.loads(row.sent)), row.origin).event))
    return tuple(one for _, one in sorted(decided, key=lambda pair: pair[0]))


def every_event(connection: sa.Connection, case_id: str) -> tuple[Event, ...]:
    """Return all events of a case, whatever became of them: as the center has them in order, then our own undecided ones."""
    found: list[tuple[tuple[int, int], Event]] = []
    for row in connection.execute(sa.select(event).where(event.c.subject == case_id)):
        found.append(((0, row.pos) if row.pos is not None else (1, row.n), event_of(row)))
    query = sa.select(sa.func.max(feed.c.pos).label("pos"), peer.c.origin, peer.c.sent).join_from(
        feed, peer, _same_place()
    )
    query = query.where(feed.c.subject == case_id).group_by(peer.c.origin, peer.c.oseq)
    for row in connection.execute(query):
        found.append(((0, row.pos), read_sent(fields_of(json.loads(row.sent)), row.origin).event))
    found.sort(key=lambda pair: pair[0])
    return tuple(one for _, one in found)


def _same_place() -> sa.ColumnElement[bool]:
    return sa.and_(feed.c.origin == peer.c.origin, feed.c.oseq == peer.c.oseq)

"""The chains as they are handed to an auditor: every link of every origin, and the events of no case."""

from __future__ import annotations

import sqlalchemy as sa

from app.events.envelope import Event, Link
from db.desk.event_rows import event_of
from db.desk.schema import event, rechained

_HASHED = (event.c.id, event.c.kind, event.c.subject, event.c.alg, event.c.content_hash)
_OWN = sa.select(event.c.origin, event.c.oseq, event.c.chain_hash, sa.null(), sa.null(), *_HASHED)
_AGAIN = sa.select(
    rechained.c.origin,
    rechained.c.oseq,
    rechained.c.chain_hash,
    rechained.c.from_origin,
    rechained.c.from_oseq,
    *_HASHED,
).join_from(rechained, event, event.c.id == rechained.c.event)


def chain_links(connection: sa.Connection) -> tuple[Link, ...]:
    """Return every link, origin by origin, in the order of the chain."""
    rows = [tuple(row) for query in (_OWN, _AGAIN) for row in connection.execute(query)]
    rows.sort(key=lambda row: (row[0], row[1]))
    return tuple(
        Link(origin, oseq, id_, kind, subject, alg, content, link, None if at is None else (at, at_oseq))
        for origin, oseq, link, at, at_oseq, id_, kind, subject, alg, content in rows
    )


def office_events(connection: sa.Connection) -> tuple[Event, ...]:
    """Return the events of no case, in the order in which they were recorded."""
    query = sa.select(event).where(event.c.subject.is_(None)).order_by(event.c.n)
    return tuple(event_of(row) for row in connection.execute(query))

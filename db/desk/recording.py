"""From a body to an event: split private from public, salt and hash, then the next link of this origin's chain."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.altered import altered
from app.events.body import Body, split
from app.events.envelope import ALGORITHM, Event, Moment, chain, private_hash
from app.ids import CaseId, EventId, OfficerId, uuid7
from db.desk.prepared import prepare
from db.desk.schema import event, rechained

_LAST = prepare(
    sa.select(event.c.oseq, event.c.chain_hash)
    .where(event.c.origin == sa.bindparam("origin"))
    .order_by(event.c.oseq.desc())
    .limit(1)
)

_LAST_RECHAINED = prepare(
    sa.select(rechained.c.oseq, rechained.c.chain_hash)
    .where(rechained.c.origin == sa.bindparam("origin"))
    .order_by(rechained.c.oseq.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Head:
    """The end of an origin's stream: the next event gets `oseq` + 1 and is chained to `chain_hash`."""

    origin: str
    oseq: int = 0
    chain_hash: str = ""

    def link(self, given: Event) -> Event:
        """Return `given` as the next event of this stream."""
        oseq = self.oseq + 1
        chained = chain(given.alg, self.chain_hash, self.origin, oseq, given.content_hash)
        return altered(given, origin=self.origin, oseq=oseq, chain_hash=chained)

    def moved_to(self, given: Event) -> Head:
        """Return the head after `given`."""
        return Head(self.origin, given.oseq, given.chain_hash)


def read_head(connection: sa.Connection, origin: str) -> Head:
    """Return the end of the stream of `origin`; it may begin with events that were re-issued from another."""
    named = {"origin": origin}
    rows = _LAST.fetch(connection, named) or _LAST_RECHAINED.fetch(connection, named)
    return Head(origin, *rows[0]) if rows else Head(origin)


def make_event(
    body: Body,
    subject: CaseId | None,
    moment: Moment,
    officer: OfficerId,
    case_prev: str | None,
    acting_for: OfficerId | None = None,
    center_at: datetime | None = None,
) -> Event:
    """Return the hashed event of `body`; not yet part of a stream."""
    data, hidden = split(body)
    private = {**hidden, "salt": secrets.token_hex(16)} if hidden else None
    unhashed = Event(
        id=EventId(uuid7()),
        kind=body.KIND,
        schema=body.SCHEMA,
        subject=subject,
        moment=moment,
        officer=officer,
        data=data,
        private=private,
        private_sha256=None if private is None else private_hash(private),
        case_prev=case_prev,
        acting_for=acting_for,
        center_at=center_at,
        alg=ALGORITHM,
    )
    return altered(unhashed, content_hash=unhashed.compute_content_hash())

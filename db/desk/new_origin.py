"""A new origin after a break: old events stay as they are; those that nobody else confirmed are issued again behind it."""

from __future__ import annotations

import sqlalchemy as sa

from app.events.envelope import chain
from app.events.keeping import ContinuityAccepted
from db.desk.event_rows import OF_THE_DESK, event_of
from db.desk.schema import DESK_CODE, FORMER_CODE, ORIGIN, event, meta, rechained
from db.desk.written import Written


def take_origin(written: Written, connection: sa.Connection, body: ContinuityAccepted) -> None:
    """Issue the unconfirmed events behind the break again: same ids, same content hashes, a chain of the new origin."""
    known = {row.key: row.value for row in connection.execute(sa.select(meta))}
    upto = _kept_upto(connection, body)
    again = sa.select(rechained.c.event).where(rechained.c.origin == known[ORIGIN], rechained.c.oseq > upto)
    here = sa.and_(event.c.origin == known[ORIGIN], event.c.oseq > upto)
    unconfirmed = (
        sa.select(event.c.id, event.c.alg, event.c.origin, event.c.oseq, event.c.content_hash)
        .where(event.c.pos.is_(None), sa.or_(here, event.c.id.in_(again)))  # issued again before, and still unconfirmed
        .order_by(event.c.n)
    )
    head = ""
    for oseq, row in enumerate(connection.execute(unconfirmed).all(), start=1):
        head = chain(row.alg, head, body.origin, oseq, row.content_hash)
        place = {"origin": body.origin, "oseq": oseq, "chain_hash": head}
        written.add(rechained, {**place, "event": row.id, "from_origin": row.origin, "from_oseq": row.oseq})
    write_meta(connection, body, known[DESK_CODE])


def _kept_upto(connection: sa.Connection, body: ContinuityAccepted) -> int:
    """Return the last event that both histories know; 0 when one of the breaks does not tell."""
    rows = connection.execute(sa.select(event).where(event.c.id.in_(body.broken))).all()
    return min((int(event_of(row).data["kept_upto"]) for row in rows), default=0)


def write_meta(connection: sa.Connection, body: ContinuityAccepted, former: str) -> None:
    """The store knows its new origin and desk code, and what profile.toml may still show."""
    values = {ORIGIN: body.origin, DESK_CODE: body.desk_code, FORMER_CODE: former}
    for key, value in values.items():
        connection.execute(sa.insert(meta).prefix_with("OR REPLACE"), {"key": key, "value": value})


def follow_origin(connection: sa.Connection) -> None:
    """After a replay: origin and desk code are those of the last acceptance that the events tell of."""
    query = sa.select(event).where(OF_THE_DESK).order_by(event.c.n.desc()).limit(1)
    row = connection.execute(query, {"kind": ContinuityAccepted.KIND}).one_or_none()
    if row is not None:
        data = event_of(row).data
        former = connection.execute(sa.select(meta.c.value).where(meta.c.key == DESK_CODE)).scalar_one()
        body = ContinuityAccepted(tuple(data["broken"]), data["origin"], data["desk_code"])
        write_meta(connection, body, former)

"""A recorded erasure in the store: private facts set to null, cases folded anew, the journal written without them."""

from __future__ import annotations

import json
from collections.abc import Iterable

import sqlalchemy as sa

from app.events.alongside import Corrected
from app.events.disclosure import DisclosureVoided, ReplyVoided
from app.events.envelope import Event, canonical
from app.events.file import ActUndone, Voided
from app.events.keeping import Erased, ErasureAsked
from app.events.payment import FeeRelieved
from app.sync.fields import fields_of
from app.sync.messages import read_sent
from db.desk.event_rows import event_of
from db.desk.journal import Journal
from db.desk.journal_record import JournalRecord
from db.desk.schema import event, feed, peer
from db.desk.segment import segment_day
from db.desk.written import read_back

VOIDING_APART = (DisclosureVoided.KIND, ReplyVoided.KIND)
VOIDING = (Voided.KIND, ActUndone.KIND, Corrected.KIND, FeeRelieved.KIND)


def erase_private(connection: sa.Connection, events: Iterable[str]) -> set[str]:
    """Set the private facts of these events to null; return the cases they belong to. Their `erased` stands already."""
    wanted = event.c.id.in_(list(events))
    connection.execute(sa.update(event).where(wanted, event.c.private.is_not(None)).values(private=None))
    return set(connection.execute(sa.select(event.c.subject).where(wanted, event.c.subject.is_not(None))).scalars())


def erase_peers(connection: sa.Connection, events: Iterable[str]) -> set[str]:
    """Take the private facts out of these events of other desks; return the cases they belong to."""
    rows = connection.execute(sa.select(peer).where(peer.c.event.in_(list(events)))).all()
    for row in rows:
        plain = {**json.loads(row.sent), "private": None}
        where = sa.and_(peer.c.origin == row.origin, peer.c.oseq == row.oseq)
        connection.execute(sa.update(peer).where(where).values(sent=canonical(plain).decode()))
    return {row.subject for row in rows if row.subject is not None}


def erase_again(connection: sa.Connection, record: JournalRecord) -> set[str]:
    """Erase what a replayed transaction erased; return the cases."""
    named = (row["id"] for row in record.rows.get(event.name, []) if row["kind"] == Erased.KIND)
    rows = [connection.execute(sa.select(event).where(event.c.id == one)).one() for one in named]
    erased = [event_of(row).data["events"] for row in rows]
    return {case for events in erased for case in erase_private(connection, events) | erase_peers(connection, events)}


def scrub_journal(connection: sa.Connection, journal: Journal, erased: Iterable[str]) -> None:
    """Write every segment that told the private facts of these events once more, without them."""
    named = sa.select(event.c.txn).where(event.c.id.in_(list(erased))).distinct()
    touched = set(connection.execute(named).scalars())
    for path, extent in list(journal.extents(journal.last_txn)):
        if touched.intersection(extent):
            journal.rewrite((read_back(connection, txn) for txn in extent), extent.start, segment_day(path))
            path.with_suffix(".torn").unlink(missing_ok=True)


def erasures_elsewhere(connection: sa.Connection) -> tuple[Event, ...]:
    """Return what other desks asked for and signed, as far as the center applied it."""
    return _elsewhere(connection, (ErasureAsked.KIND, Erased.KIND), peer.c.subject.is_(None))


def voids_elsewhere(connection: sa.Connection) -> tuple[Event, ...]:
    """Return what other desks did that makes papers or a case void, as far as the center applied it."""
    apart = _elsewhere(connection, VOIDING_APART, peer.c.subject.is_(None))
    return (*_elsewhere(connection, VOIDING, peer.c.subject.is_not(None)), *apart)


def _elsewhere(connection: sa.Connection, kinds: tuple[str, ...], where: sa.ColumnElement[bool]) -> tuple[Event, ...]:
    kind = sa.func.json_extract(peer.c.sent, "$.event.kind")
    same = sa.and_(feed.c.origin == peer.c.origin, feed.c.oseq == peer.c.oseq, feed.c.verdict == "applied")
    query = sa.select(peer.c.origin, peer.c.sent).join_from(peer, feed, same)
    rows = connection.execute(query.where(where, kind.in_(kinds)))
    return tuple(read_sent(fields_of(json.loads(row.sent)), row.origin).event for row in rows)


def has_private(connection: sa.Connection, event_id: str) -> bool:
    """True when the private facts of an event, own or of another desk, are still here."""
    own = sa.select(event.c.id).where(event.c.id == event_id, event.c.private.is_not(None))
    private = sa.func.json_type(peer.c.sent, "$.private")
    other = sa.select(peer.c.event).where(peer.c.event == event_id, private == "object")
    return any(connection.execute(query.limit(1)).first() is not None for query in (own, other))

"""A recorded erasure in the store: private facts set to null, cases folded anew, the journal written without them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from app.events.keeping import Erased
from db.desk.event_rows import event_of
from db.desk.journal import Journal
from db.desk.journal_record import JournalRecord
from db.desk.schema import event
from db.desk.segment import segment_day
from db.desk.written import read_back


def erase_private(connection: sa.Connection, events: Iterable[str]) -> set[str]:
    """Set the private facts of these events to null; return the cases they belong to. Their `erased` stands already."""
    wanted = event.c.id.in_(list(events))
    connection.execute(sa.update(event).where(wanted, event.c.private.is_not(None)).values(private=None))
    return set(connection.execute(sa.select(event.c.subject).where(wanted, event.c.subject.is_not(None))).scalars())


def erase_again(connection: sa.Connection, record: JournalRecord) -> set[str]:
    """Erase what a replayed transaction erased; return the cases."""
    named = (row["id"] for row in record.rows.get(event.name, []) if row["kind"] == Erased.KIND)
    rows = [connection.execute(sa.select(event).where(event.c.id == one)).one() for one in named]
    return {case for row in rows for case in erase_private(connection, event_of(row).data["events"])}


def scrub_journal(connection: sa.Connection, journal: Journal, erased: str) -> None:
    """Write every segment that told the facts which the event `erased` took away once more, without them."""
    row = connection.execute(sa.select(event).where(event.c.id == erased)).one()
    named = sa.select(event.c.txn).where(event.c.id.in_(event_of(row).data["events"])).distinct()
    touched = set(connection.execute(named).scalars())
    for path, extent in list(journal.extents(journal.last_txn)):
        if touched.intersection(extent):
            journal.rewrite((read_back(connection, txn) for txn in extent), extent.start, segment_day(path))
            path.with_suffix(".torn").unlink(missing_ok=True)

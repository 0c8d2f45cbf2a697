"""Store and journal brought together at the start: what one lacks, the other gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from app.errors import Refused
from db.desk.case_rows import forget_people, index_people, write_case
from db.desk.certificate_rows import forget_certificate
from db.desk.erasing import erase_again
from db.desk.event_rows import subjects
from db.desk.folding import refold
from db.desk.journal import Journal
from db.desk.new_origin import follow_origin
from db.desk.schema import case, commit, event
from db.desk.written import read_back, replay


@dataclass(frozen=True)
class Repaired:
    """How many transactions went from the store to the journal's end, to its gaps, and the other way."""

    journaled: int = 0
    filled: int = 0
    replayed: int = 0


def last_txn(connection: sa.Connection) -> int:
    """Return the number of the store's last transaction."""
    return connection.execute(sa.select(sa.func.max(commit.c.txn))).scalar_one() or 0


def bring_together(writer: sa.Engine, journal: Journal, day: str) -> Repaired:
    """Replay what only the journal holds, journal what only the store holds; both then end with the same transaction.

    Raises Refused("store.journal_gap") when the journal goes on beyond the store but lacks the next transaction.
    """
    with writer.begin() as connection:
        head = last_txn(connection)
        replayed = _replay_after(connection, journal, head) if journal.last_txn > head else 0
    with writer.begin() as connection:
        head = last_txn(connection)
        missing = range(journal.last_txn + 1, head + 1)
        for txn in missing:
            journal.append(read_back(connection, txn), day)
    return Repaired(journaled=len(missing), replayed=replayed)


def fill_gaps(writer: sa.Engine, journal: Journal, day: str) -> int:
    """Write the segments of which something cannot be read again from the store; return how many transactions."""
    with writer.begin() as connection:
        head = last_txn(connection)
        return sum(
            journal.rewrite((read_back(connection, txn) for txn in gap), gap.start, day) for gap in journal.gaps(head)
        )


@contextmanager
def _numbers_free(connection: sa.Connection) -> Iterator[None]:
    """Let the number book follow the journal: which acts the center refused, so that a number stood again, is not in it."""
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'keep_number_5'"
    made = connection.exec_driver_sql(query).scalar_one_or_none()
    if made is not None:
        connection.exec_driver_sql("DROP TRIGGER keep_number_5")
    yield
    if made is not None:
        connection.exec_driver_sql(made)  # when the replay fails, its transaction takes all of it back


def _replay_after(connection: sa.Connection, journal: Journal, head: int) -> int:
    touched: set[str] = set()
    expected = head + 1
    with _numbers_free(connection):
        for record in journal.read(after=head):
            if record.txn != expected:
                raise Refused("store.journal_gap", missing=expected, found=record.txn)
            replay(connection, record)
            touched |= erase_again(connection, record) | subjects(record.rows.get(event.name, []))
            expected += 1
    follow_origin(connection)
    refold_cases(connection, touched)
    return expected - 1 - head


def refold_cases(connection: sa.Connection, case_ids: set[str]) -> None:
    """Make the rows of these cases, search entries included, what their events say."""
    for case_id in sorted(case_ids):
        folded = refold(connection, case_id)
        if folded is not None:
            forget_certificate(connection, case_id)
            write_case(connection, folded, folded)
            n = connection.execute(sa.select(case.c.n).where(case.c.id == case_id)).scalar_one()
            forget_people(connection, n)
            index_people(connection, n, folded)

"""`yimen check`: everything that can be proved about a store, proved; each fault in a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from app.case import fold
from app.errors import Refused
from app.events.envelope import Event, chain, private_hash
from app.events.file import FileAdded
from app.finding import Finding, finding
from app.state import Case
from db.desk.case_rows import case_columns
from db.desk.event_rows import event_of, folded_events
from db.desk.files import Files
from db.desk.journal import Journal
from db.desk.notice_rows import read_pdf
from db.desk.rating_checking import check_complaints, check_visits
from db.desk.repair import last_txn
from db.desk.schema import case, complaint, event, notice, number

WHERE = "store.db"
COUNTED = (event, case, notice)


@dataclass(frozen=True)
class Checked:
    """What was looked at, and every fault."""

    events: int
    cases: int
    notices: int
    faults: tuple[Finding, ...]


def check_store(connection: sa.Connection, files: Files, journal: Journal | None) -> Checked:
    """Return what a full check of one state of the store finds."""
    checks: tuple[Callable[[sa.Connection], Iterator[Finding]], ...] = (
        check_chain,
        check_folds,
        check_papers,
        check_book,
        check_visits,
        check_complaints,
    )
    faults = [fault for check in checks for fault in check(connection)]
    faults += check_files(connection, files)
    if journal is not None:
        faults += check_journal(connection, journal)
    events, cases, notices = (connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in COUNTED)
    return Checked(events, cases, notices, tuple(faults))


def check_chain(connection: sa.Connection) -> Iterator[Finding]:
    """Recompute every content hash, every private hash and every link, origin by origin."""
    heads: dict[str, tuple[int, str]] = {}
    rows = connection.execute(sa.select(event).order_by(event.c.origin, event.c.oseq).execution_options(yield_per=500))
    for row in rows:
        held = event_of(row)
        oseq, previous = heads.get(held.origin, (0, ""))
        if held.oseq != oseq + 1:
            yield finding("check.gap", WHERE, held.id, expected=oseq + 1, found=held.oseq)
        if not _is_intact(held):
            yield finding("check.content", WHERE, held.id, oseq=held.oseq, kind=held.kind)
        if chain(held.alg, previous, held.origin, held.oseq, held.content_hash) != held.chain_hash:
            yield finding("check.chain", WHERE, held.id, oseq=held.oseq)
        heads[held.origin] = (held.oseq, held.chain_hash)


def _is_intact(held: Event) -> bool:
    is_private_same = held.private is None or private_hash(held.private, held.alg) == held.private_sha256
    return is_private_same and held.compute_content_hash() == held.content_hash


def check_folds(connection: sa.Connection) -> Iterator[Finding]:
    """Fold every case anew and compare with its row; a row without events, or events without a row, is a fault."""
    told = set(connection.execute(sa.select(event.c.subject).where(event.c.subject.is_not(None)).distinct()).scalars())
    held = set(connection.execute(sa.select(case.c.id)).scalars())
    for case_id in sorted(told ^ held):
        yield finding("check.row", WHERE, case_id)
    columns = [c for c in case.columns if c.name != "n"]
    for case_id in sorted(told & held):
        row = connection.execute(sa.select(*columns).where(case.c.id == case_id)).mappings().one()
        folded = _folded(connection, case_id)
        if folded is None or case_columns(folded) != dict(row):
            yield finding("check.fold", WHERE, case_id, number=row["number"])


def _folded(connection: sa.Connection, case_id: str) -> Case | None:
    """Return the case, None when its events no longer make one: then somebody changed them."""
    try:
        return fold(folded_events(connection, case_id))
    except (Refused, KeyError, TypeError, ValueError):
        return None


def check_papers(connection: sa.Connection) -> Iterator[Finding]:
    """Every paper's bytes are those whose hash its event holds."""
    for row in connection.execute(sa.select(notice.c.id, notice.c.sha256, notice.c.number).order_by(notice.c.id)):
        if _paper_hash(connection, row.id) != row.sha256:
            yield finding("check.paper", WHERE, row.id, number=row.number)


def _paper_hash(connection: sa.Connection, notice_id: str) -> str:
    try:
        return hashlib.sha256(read_pdf(connection, notice_id)).hexdigest()
    except Refused:
        return ""


def check_book(connection: sa.Connection) -> Iterator[Finding]:
    """Every book runs from 1 without a hole, and every case and paper has its number in a book."""
    grouped = sa.select(number.c.book, sa.func.max(number.c.n).label("last"), sa.func.count().label("held"))
    for row in connection.execute(grouped.group_by(number.c.book)):
        if row.last != row.held:
            yield finding("check.book", WHERE, row.book, missing=row.last - row.held)
    known = sa.select(number.c.number)
    for column in (case.c.number, notice.c.number, complaint.c.number):
        query = sa.select(column).where(column != "", column.not_in(known))
        for lost in connection.execute(query).scalars():
            yield finding("check.number", WHERE, lost, number=lost)


def check_files(connection: sa.Connection, files: Files) -> Iterator[Finding]:
    """Every scan that an event names is there and is what its name says."""
    query = sa.select(event).where(event.c.kind == FileAdded.KIND).execution_options(yield_per=500)
    for sha256 in sorted({event_of(row).data["sha256"] for row in connection.execute(query)}):
        if not files.is_whole(sha256):
            yield finding("check.file", "files", sha256, sha256=sha256[:12])


def check_journal(connection: sa.Connection, journal: Journal) -> Iterator[Finding]:
    """The journal can be read back to its end, and tells the same events as the store."""
    head = last_txn(connection)
    for gap in journal.gaps(head):
        yield finding("check.journal_gap", "journal", first=gap.start, last=gap.stop - 1)
    query = sa.select(event.c.id, event.c.content_hash, event.c.chain_hash)
    for record in journal.read():
        for told in record.rows.get(event.name, []):
            row = connection.execute(query.where(event.c.id == told["id"])).one_or_none()
            if record.txn <= head and row != (told["id"], told["content_hash"], told["chain_hash"]):
                yield finding("check.journal_differs", "journal", told["id"], txn=record.txn)

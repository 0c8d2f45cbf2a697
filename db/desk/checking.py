"""`yimen check`: everything that can be proved about a store, proved; each fault in a sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.case import fold
from app.desk import Broken
from app.errors import Refused
from app.events.body import pack, unpack
from app.events.envelope import Event, canonical, chain, private_hash
from app.events.keeping import Break
from app.finding import Finding, finding
from app.keeping import break_findings
from app.state import Case
from app.sync.messages import Verdict
from db.desk.case_rows import case_columns
from db.desk.checking_beside import BROKEN, Beside
from db.desk.checking_exchange import check_exchanged
from db.desk.checking_managed import check_taken, check_taken_journal
from db.desk.checking_numbers import check_uses
from db.desk.checking_office import check_calendar, check_items, check_office, check_templates
from db.desk.checking_papers import check_keys, check_marks, check_notices, papers_of
from db.desk.checking_ratings import check_complaints
from db.desk.checking_schema import check_transactions, check_triggers
from db.desk.checking_supervision import check_supervised
from db.desk.continuity import find_break, unaccepted
from db.desk.erasing import erasures_elsewhere, has_private, voids_elsewhere
from db.desk.event_rows import NAMING_FILES, event_of, folded_events
from db.desk.files import Files
from db.desk.hall_office import ruling_office
from db.desk.journal import Journal
from db.desk.managed_rows import refused, taken
from db.desk.mark_file import MarkFile
from db.desk.merging import folded_case, others_cases, shared_cases, told_elsewhere
from db.desk.office_rows import read_meta
from db.desk.paper_archive import read_pdf
from db.desk.prepared import prepare
from db.desk.repair import last_txn
from db.desk.schema import MARKED, case, complaint, event, inquiry, managed_taken, notice, number, peer, rechained
from db.desk.told import Told

WHERE = "store.db"
COUNTED = (event, case, notice)
_CASE_COLUMNS = tuple(c.name for c in case.columns if c.name != "n")
_CASE = prepare(sa.select(*(case.c[name] for name in _CASE_COLUMNS)).where(case.c.id == sa.bindparam("case")))
_HASHES = prepare(sa.select(event.c.content_hash, event.c.chain_hash).where(event.c.id == sa.bindparam("event")))


@dataclass(frozen=True)
class Checked:
    """What was looked at, and every fault."""

    events: int
    cases: int
    notices: int
    faults: tuple[Finding, ...]


def check_store(
    connection: sa.Connection, files: Files, journal: Journal, marks: MarkFile, *, is_live: bool
) -> Checked:
    """Return what a full check of one state of the store finds."""
    told = Told()
    faults = [*check_chain(connection, told), *check_folds(connection, told)]
    faults += check_erasures(connection, told)
    told.refused = refused(connection)
    told.rule_office(ruling_office(connection))
    for after, name, followed in taken(connection):
        told.follow(after, name, followed)
    for check in (
        check_papers,
        check_book,
        check_transactions,
        check_triggers,
        check_complaints,
        check_supervised,
        check_exchanged,
    ):
        faults += check(connection)
    compares = (
        check_taken,
        check_notices,
        check_keys,
        check_office,
        check_items,
        check_templates,
        check_calendar,
        check_uses,
    )
    for compare in compares:
        faults += compare(connection, told)
    faults += check_files(connection, files)
    faults += check_journal(connection, journal)
    faults += check_continuity(connection, journal, marks, is_live)
    events, cases, notices = (connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in COUNTED)
    return Checked(events, cases, notices, tuple(faults))


def check_chain(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Recompute every content hash, every private hash and every link, origin by origin; `told` hears every event."""
    heads: dict[str, tuple[int, str]] = {}
    yield from _check_rechained(connection, heads)
    rows = connection.execute(sa.select(event).order_by(event.c.origin, event.c.oseq).execution_options(yield_per=500))
    for row in rows:
        held = event_of(row)
        told.take(row.n, held, is_left_out=row.verdict not in (None, Verdict.APPLIED, Verdict.PARKED))
        oseq, previous = heads.get(held.origin, (0, ""))
        if held.oseq != oseq + 1:
            yield finding("check.gap", WHERE, held.id, expected=oseq + 1, found=held.oseq)
        if not _is_intact(held):
            yield finding("check.content", WHERE, held.id, oseq=held.oseq, kind=held.kind)
        if chain(held.alg, previous, held.origin, held.oseq, held.content_hash) != held.chain_hash:
            yield finding("check.chain", WHERE, held.id, oseq=held.oseq)
        heads[held.origin] = (held.oseq, held.chain_hash)
    for one in voids_elsewhere(connection):
        told.hear_void(one)


def check_erasures(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Private facts are gone where two officers erased them, here or at another desk, and nowhere else."""
    for one in erasures_elsewhere(connection):
        told.hear_erasure(one)
    erased = told.erasures()
    for event_id, oseq in sorted(told.without_private.items()):
        if event_id not in erased:
            yield finding("check.erased", WHERE, event_id, oseq=oseq)
    for event_id in sorted(erased - told.without_private.keys()):
        if has_private(connection, event_id):
            yield finding("check.not_erased", WHERE, event_id)


def _check_rechained(connection: sa.Connection, heads: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    """Recompute the links of events that a new origin issued again; `heads` then say where each origin goes on."""
    columns = (
        rechained,
        event.c.alg,
        event.c.content_hash,
        event.c.origin.label("held"),
        event.c.oseq.label("held_at"),
    )
    query = sa.select(*columns).join_from(rechained, event, event.c.id == rechained.c.event, isouter=True)
    for row in connection.execute(query.order_by(rechained.c.origin, rechained.c.oseq)):
        oseq, previous = heads.get(row.origin, (0, ""))
        if row.oseq != oseq + 1:
            yield finding("check.gap", WHERE, row.event, expected=oseq + 1, found=row.oseq)
        is_known = (row.held, row.held_at) == (row.from_origin, row.from_oseq)
        if not is_known or chain(row.alg, previous, row.origin, row.oseq, row.content_hash) != row.chain_hash:
            yield finding("check.chain", WHERE, row.event, oseq=row.oseq)
        heads[row.origin] = (row.oseq, row.chain_hash)


def _is_intact(held: Event) -> bool:
    is_private_same = held.private is None or private_hash(held.private, held.alg) == held.private_sha256
    return is_private_same and held.compute_content_hash() == held.content_hash


def check_folds(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Fold every case anew, once, and compare with its row, its certificate, its visits and its papers' marks; neither
    rows nor events stand alone."""
    known = set(connection.execute(sa.select(event.c.subject).where(event.c.subject.is_not(None)).distinct()).scalars())
    elsewhere = told_elsewhere(connection)
    known |= elsewhere
    held = set(connection.execute(sa.select(case.c.id)).scalars())
    others = others_cases(connection)  # after a center went back some of these wait to be told anew
    for case_id in sorted((known ^ held) - (others - elsewhere)):
        yield finding("check.row", WHERE, case_id)
    papers: dict[str, tuple[str, int, bool]] = {}
    beside, shared = Beside.of(connection), shared_cases(connection) | others
    for case_id in sorted(held):
        row = dict(zip(_CASE_COLUMNS, _CASE.fetch(connection, {"case": case_id})[0], strict=True))
        if case_id in shared:
            folded = folded_case(connection, case_id)
            if folded is None:
                continue  # the center refused its beginning: that waits for a person
            is_right = _is_written(row, folded) and beside.is_listed(folded)
        else:
            events = folded_events(connection, case_id)
            folded, is_whole = _folded(events)
            yield from _check_order(events if case_id in known else ())
            yield from beside.check_visits(case_id, folded, events, is_whole=is_whole)
            is_right = folded is not None and _is_written(row, folded) and beside.is_listed(folded)
        if case_id in known and not is_right:
            yield finding("check.fold", WHERE, case_id, number=row["number"])
        papers |= papers_of(folded) if folded is not None else {}
    yield from check_marks(connection, told, papers)


def _is_written(row: dict[str, Any], folded: Case) -> bool:
    """True when the row is what the fold says: to the letter, or with what an older program did not know at its default."""
    wanted = case_columns(folded)
    return wanted == row or wanted == _as_written_today(row)


def _check_order(events: Iterable[Event]) -> Iterator[Finding]:
    """Every event but the first rests on an earlier event of its case: the one that the officer saw."""
    earlier: set[str | None] = {None}
    for held in events:
        if held.case_prev not in earlier:
            yield finding("check.case_prev", WHERE, held.id, oseq=held.oseq)
        earlier = {*(earlier - {None}), held.content_hash}


def _as_written_today(row: dict[str, Any]) -> dict[str, Any]:
    """Return a case row with the facts that an older program did not know yet at their defaults."""
    try:
        return {**row, "body": canonical(pack(unpack(Case, json.loads(row["body"])))).decode()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return row


def _folded(events: Iterable[Event]) -> tuple[Case | None, bool]:
    """Return the case, and False when its events no longer make one: then somebody changed them."""
    try:
        return fold(events), True
    except BROKEN:
        return None, False


def check_papers(connection: sa.Connection) -> Iterator[Finding]:
    """Every paper's bytes are those whose hash its event holds."""
    for notice_id, held_number, sha256 in connection.execute(sa.select(notice.c.id, notice.c.number, notice.c.sha256)):
        if _paper_hash(connection, notice_id) != sha256:
            yield finding("check.paper", WHERE, notice_id, number=held_number)


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
    for column in (case.c.number, notice.c.number, complaint.c.number, inquiry.c.number):
        query = sa.select(column).where(column != "", column.not_in(known))
        if column is case.c.number:  # the number of another desk's case stands in that desk's book
            query = query.where(case.c.id.not_in(sa.select(peer.c.subject).where(peer.c.subject.is_not(None))))
        for lost in connection.execute(query).scalars():
            yield finding("check.number", WHERE, lost, number=lost)


def check_files(connection: sa.Connection, files: Files) -> Iterator[Finding]:
    """Every scan and every exchanged file that an event names is there and is what its name says."""
    query = sa.select(event).where(event.c.kind.in_(NAMING_FILES)).execution_options(yield_per=500)
    for sha256 in sorted({event_of(row).data["sha256"] for row in connection.execute(query)}):
        if not files.is_whole(sha256):
            yield finding("check.file", "files", sha256, sha256=sha256[:12])


def check_journal(connection: sa.Connection, journal: Journal) -> Iterator[Finding]:
    """The journal can be read back to its end, and tells the same events as the store, and the same accounts and versions
    of the hall.
    """
    head = last_txn(connection)
    for gap in journal.gaps(head):
        yield finding("check.journal_gap", "journal", first=gap.start, last=gap.stop - 1)
    taken_last: dict[str, dict[str, Any]] = {}
    first = head + 1
    for record in journal.read():
        if record.txn <= head:
            first = min(first, record.txn)
            taken_last |= {row["id"]: row for row in record.rows.get(managed_taken.name, [])}
        for told in record.rows.get(event.name, []) if record.txn <= head else ():
            if _HASHES.fetch(connection, {"event": told["id"]}) != [(told["content_hash"], told["chain_hash"])]:
                yield finding("check.journal_differs", "journal", told["id"], txn=record.txn)
    yield from check_taken_journal(connection, taken_last, max([first, *(gap.stop for gap in journal.gaps(head))]))


def check_continuity(
    connection: sa.Connection, journal: Journal, marks: MarkFile, is_live: bool
) -> tuple[Finding, ...]:
    """The store reaches to its mark, and no break waits for an administrator; the journal may still hold the end."""
    broken = unaccepted(connection)
    was_marked = read_meta(connection).get(MARKED) is not None
    found = find_break(connection, marks, was_marked=was_marked, is_live=is_live)
    if found is not None and found.head not in {one.body.head for one in broken}:
        is_replayed = found.cause is Break.BEHIND and marks.last is not None and journal.last_txn >= marks.last.txn
        broken += () if is_replayed else (Broken(found),)
    return break_findings(broken)

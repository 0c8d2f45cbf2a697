"""The rows of a round: the own stream as it is sent, what the center said of it, what other desks wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.disclosure.dossier import DISCLOSURE_KINDS, VOIDING
from app.errors import Refused
from app.events.body import unpack
from app.events.envelope import canonical
from app.events.keeping import Erased
from app.events.levels import StandardPublished
from app.state import Case, CaseState
from app.sync.fields import fields_of
from app.sync.messages import MOST_BYTES, MOST_EVENTS, FeedRow, Pulled, Sent, Stream, Verdict, read_sent, size_of
from app.sync.passes import HeldPass
from app.sync.shelf import Cursor
from db.desk.case_rows import case_of, write_case
from db.desk.counted import Counted
from db.desk.disclosure_queries import CHANGED as DISCLOSURES
from db.desk.erasing import erase_peers
from db.desk.event_rows import event_of
from db.desk.far_rows import note_far
from db.desk.folding import refold
from db.desk.papers import behind
from db.desk.prepared import prepare
from db.desk.schema import ORIGIN, case, event, feed, meta, peer, rechained, sync_state
from db.desk.standard_rows import STANDARDS, forget_between, with_published

EPOCH, NUMBER, HELD, REPAIRED, ERASING = "epoch", "epoch_number", "held", "repaired", "erasing"
MARKING = "marking"
"""Cases whose papers another desk voided or printed, or are void no more by what the center told: noted until marked here."""
VOIDED = "voided"
"""What was judged of papers and numbers of applications for information being void: noted until marked here."""
PASS = "pass"  # noqa: S105 the name of a row
MANAGED_UPTO = "managed_upto"
"""How far the feed was looked through for what the hall published."""
_ROOM = MOST_BYTES - 1024  # the rest of a push around its events
_put_state, _put_feed, _put_peer = insert(sync_state), insert(feed), insert(peer)
_STATE = _put_state.on_conflict_do_update(index_elements=["key"], set_={"value": _put_state.excluded.value})
_FEED = _put_feed.on_conflict_do_nothing()
_PEER = _put_peer.on_conflict_do_nothing()
_NOTED = prepare(
    sa.select(sync_state.c.value).where(sync_state.c.key == sa.bindparam("key"))
)  # a round asks it 18 times


def read_state(connection: sa.Connection, key: str) -> str:
    """Return what the sync noted under `key`; empty when nothing."""
    found = _NOTED.fetch(connection, {"key": key})
    return str(found[0][0]) if found else ""


def keep_state(connection: sa.Connection, key: str, value: str) -> None:
    """Note something under `key`."""
    connection.execute(_STATE, {"key": key, "value": value})


def read_pass(connection: sa.Connection) -> HeldPass | None:
    """Return the last pass that the center gave, None while it gave none."""
    text = read_state(connection, PASS)
    return unpack(HeldPass, json.loads(text)) if text else None


def own_origin(connection: sa.Connection) -> str:
    """Return the stream that this desk writes now."""
    return str(connection.execute(sa.select(meta.c.value).where(meta.c.key == ORIGIN)).scalar_one())


def chain_hash_at(connection: sa.Connection, origin: str, oseq: int) -> str:
    """Return the chain hash of a stream at a place; empty where there is none."""
    for table in (event, rechained):
        query = sa.select(table.c.chain_hash).where(table.c.origin == origin, table.c.oseq == oseq)
        found = connection.execute(query).scalar_one_or_none()
        if found is not None:
            return str(found)
    return ""


def own_stream(connection: sa.Connection, origin: str, after: int) -> tuple[Sent, ...]:
    """Return the events of the own stream behind a place, at most what one push may hold; the first always."""
    found: list[Sent] = []
    size = 0
    for sent in _own_links(connection, origin, after):
        size += size_of(sent)
        if found and size > _ROOM:
            break
        found.append(sent)
    return tuple(found)


def _own_links(connection: sa.Connection, origin: str, after: int) -> Iterator[Sent]:
    again = (
        sa.select(rechained, event.c.id)
        .join_from(rechained, event, rechained.c.event == event.c.id)
        .where(rechained.c.origin == origin, rechained.c.oseq > after)
        .order_by(rechained.c.oseq)
        .limit(MOST_EVENTS)
    )
    links = connection.execute(again).all()
    for link in links:
        held = event_of(connection.execute(sa.select(event).where(event.c.id == link.id)).one())
        moved = replace(held, origin=origin, oseq=link.oseq, chain_hash=link.chain_hash)
        yield Sent(moved, (link.from_origin, link.from_oseq))
    own = sa.select(event).where(event.c.origin == origin, event.c.oseq > after).order_by(event.c.oseq)
    for row in connection.execute(own.limit(MOST_EVENTS - len(links))):
        yield Sent(event_of(row))


def read_cursor(connection: sa.Connection) -> Cursor:
    """Return how far the feed was read."""
    pos = connection.execute(sa.select(sa.func.max(feed.c.pos))).scalar_one() or 0
    return Cursor(read_state(connection, EPOCH), int(read_state(connection, NUMBER) or 0), pos)


def told_stream(connection: sa.Connection, counted: Counted, origin: str) -> Stream:
    """Return what the center told of a stream: another desk's history of it stands before our own."""
    count, last = counted.of(connection, origin, read_cursor(connection))
    if not count:
        return Stream(origin)
    theirs = sa.select(peer.c.sent).where(peer.c.origin == origin, peer.c.oseq == last)
    sent = connection.execute(theirs).scalar_one_or_none()
    link = chain_hash_at(connection, origin, last) if sent is None else str(json.loads(sent)["chain_hash"])
    return Stream(origin, count, last, link)


def take_page(connection: sa.Connection, page: Pulled) -> set[str]:
    """Keep a page of the feed and fold the cases it speaks of anew; returns the names of what changed.

    Raises Refused("sync.gap") when the page does not begin behind what is held: two rounds at once.
    """
    at = read_cursor(connection)
    if page.epoch != at.epoch or (page.rows and page.rows[0].pos != at.pos + 1):
        raise Refused("sync.gap", expected=at.pos + 1, found=page.rows[0].pos if page.rows else 0)
    touched: set[str] = set()
    for row in page.rows:
        touched |= _take_row(connection, row, page.number)
    refold_cases(connection, touched)
    told = {row.sent.event.kind for row in page.rows}
    changed = {"cases", "sync"} if touched else {"sync"}
    return changed | ({DISCLOSURES} if not told.isdisjoint(DISCLOSURE_KINDS) else set())


def _take_row(connection: sa.Connection, row: FeedRow, epoch: int) -> set[str]:
    told = row.sent.event
    place = {"origin": told.origin, "oseq": told.oseq, "event": told.id, "subject": told.subject}
    connection.execute(_FEED, {**place, "pos": row.pos, "epoch": epoch, "verdict": row.verdict})
    own = sa.update(event).where(event.c.id == told.id, event.c.content_hash == told.content_hash)
    if not connection.execute(own.values(pos=row.pos, epoch=epoch, verdict=row.verdict)).rowcount:
        connection.execute(_PEER, {**place, "sent": canonical(row.sent.plain()).decode()})
        note_far(connection, told, row.verdict)
    if told.kind in VOIDING and row.verdict != Verdict.PARKED:  # our own too: the center may not have let it
        waiting = json.loads(read_state(connection, VOIDED) or "[]")
        keep_state(connection, VOIDED, json.dumps([*waiting, told.data]))
    touched: set[str] = set() if told.subject is None else {told.subject}
    if told.kind == StandardPublished.KIND and row.verdict == Verdict.APPLIED:
        keep_state(connection, STANDARDS, with_published(read_state(connection, STANDARDS), told))
    if told.kind == Erased.KIND and row.verdict == Verdict.APPLIED:
        touched |= _note_erasure(connection, [str(one) for one in told.data["events"]])
    return touched


def _note_erasure(connection: sa.Connection, events: list[str]) -> set[str]:
    """Take the private facts out of what other desks wrote; our own wait for a transaction that the journal follows."""
    own = sa.select(event.c.id).where(event.c.id.in_(events), event.c.private.is_not(None))
    named = list(connection.execute(own).scalars())
    if named:
        waiting = json.loads(read_state(connection, ERASING) or "[]")
        keep_state(connection, ERASING, json.dumps([*waiting, *named]))
    forget_between(connection)
    return erase_peers(connection, events)


def cut_feed(connection: sa.Connection, page: Pulled) -> set[str]:
    """Follow a new epoch: what stands above the cut is undecided again; what others wrote is kept, to be given back."""
    gone = feed.c.pos > page.cut
    touched = set(connection.execute(sa.select(feed.c.subject).where(gone, feed.c.subject.is_not(None))).scalars())
    connection.execute(sa.update(event).where(event.c.pos > page.cut).values(pos=None, epoch=None, verdict=None))
    connection.execute(sa.delete(feed).where(gone))
    keep_state(connection, MANAGED_UPTO, "0")
    keep_state(connection, EPOCH, page.epoch)
    keep_state(connection, NUMBER, str(page.number))
    refold_cases(connection, touched)
    return {"cases", "sync", DISCLOSURES}


def refold_cases(connection: sa.Connection, case_ids: set[str]) -> None:
    """Make the rows of these cases what the merged fold says; one that the center refused whole stays as it was."""
    for case_id in sorted(case_ids):
        folded = refold(connection, case_id)
        row = connection.execute(sa.select(case.c.last_hash, case.c.body).where(case.c.id == case_id)).one_or_none()
        before = None if row is None else case_of(row.last_hash, row.body)
        if folded is not None and folded != before:
            write_case(connection, folded, before)
            note_marking(connection, folded, is_changed=_is_void(folded) is not _is_void(before))


def note_marking(connection: sa.Connection, folded: Case, *, is_changed: bool = False) -> None:
    """Note a case whose papers or number this desk marks otherwise than the merged fold: a transaction of our own mends it."""
    if is_changed or behind(connection, folded):
        waiting = set(json.loads(read_state(connection, MARKING) or "[]"))
        keep_state(connection, MARKING, json.dumps(sorted({*waiting, folded.id})))


def _is_void(held: Case | None) -> bool:
    return held is not None and held.state is CaseState.VOID


def peer_stream(connection: sa.Connection, origin: str, after: int) -> tuple[Sent, ...]:
    """Return the events of another desk behind a place, without a hole, ending with one that its desk has signed."""
    query = sa.select(peer).where(peer.c.origin == origin, peer.c.oseq > after).order_by(peer.c.oseq).limit(MOST_EVENTS)
    found: list[Sent] = []
    for expected, row in enumerate(connection.execute(query), after + 1):
        if row.oseq != expected:
            break
        found.append(read_sent(fields_of(json.loads(row.sent)), origin))
        if found[-1].signature is not None:  # where one of its pushes ended: no more than a push may hold
            return tuple(found)
    return ()

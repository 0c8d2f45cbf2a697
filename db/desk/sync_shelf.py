"""The desk's records as a sync round sees them (app.sync.shelf.Shelf); every method is a transaction of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.events.file import FileAdded, NoticeIssued
from app.events.keeping import Break, ContinuityBroken
from app.ids import CaseId, EventId, NoticeId
from app.keeping import record_break
from app.levels.between import Between
from app.officer import SYSTEM_OFFICER, Officer
from app.supervision.rule import rule_book
from app.sync.center import BlobPart
from app.sync.link import Link
from app.sync.looked import LookedDays
from app.sync.messages import Pulled, Sent, Stream
from app.sync.passes import HeldPass, OfficerKey
from app.sync.shelf import Cursor, Standing
from db.desk import looked_rows
from db.desk import sync_rows as rows
from db.desk.event_rows import NAMING_FILES
from db.desk.far_rows import note_here, wanted_files
from db.desk.managed_rows import looked_upto, note_upto, people_hash, published_elsewhere, refused_here
from db.desk.office_rows import read_office
from db.desk.schema import event, feed, notice, peer, sync_state
from db.desk.standard_rows import BETWEEN
from db.desk.standing import standing_of
from db.desk.store import Store
from db.desk.touch import LINK
from db.desk.transaction import Transaction

FILES_UPTO, FILE, COMPARED = "files_upto", "file:", "compared"
DIFFERS = "differs"
MOST_FILES = 20


class StoreShelf:
    """The shelf of an open store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def link(self) -> Link | None:
        """Return the link to the center, None while there is none."""
        text = self._store.look(rows.read_state, LINK)
        return unpack(Link, json.loads(text)) if text else None

    def keep_link(self, link: Link) -> None:
        """Keep the link."""
        self._keep(LINK, canonical(pack(link)).decode())

    def keep_between(self, told: Between) -> None:
        """Keep what the center told of what passes between centers."""
        self._keep(BETWEEN, canonical(pack(told)).decode())

    def origin(self) -> str:
        """Return the stream that this desk writes now."""
        return str(self._store.look(rows.own_origin))

    def division(self) -> str:
        """Return the code of the division that opens this desk's case numbers; "" where its office is not known."""
        office = self._store.look(read_office)
        return "" if office is None else office.division

    def is_training(self) -> bool:
        """Return True for a desk whose records are an exercise."""
        return self._store.profile.is_training

    def chain_hash(self, oseq: int) -> str:
        """Return the chain hash of the own stream at a place; empty where there is none."""
        return str(self._store.look(rows.chain_hash_at, self.origin(), oseq))

    def acknowledge(self, hw: int) -> None:
        """Note what the center has."""
        self._follow_erasures()  # what a crash left
        self._follow_marks()
        text = f"{self.origin()} {hw}"
        if self._store.look(rows.read_state, rows.HELD) != text:
            self._keep(rows.HELD, text)

    def batch(self, after: int) -> tuple[Sent, ...]:
        """Return the next events of the own stream."""
        found: tuple[Sent, ...] = self._store.look(rows.own_stream, self.origin(), after)
        return found

    def cursor(self) -> Cursor:
        """Return how far the feed was read."""
        found: Cursor = self._store.look(rows.read_cursor)
        return found

    def take(self, pulled: Pulled) -> None:
        """Keep a page of the feed."""
        self._store.exchange(lambda connection: (None, rows.take_page(connection, pulled)))
        self._follow_erasures()
        self._follow_marks()

    def _follow_erasures(self) -> None:
        """What two officers erased elsewhere is erased here too, from store and journal; noted until it is done."""
        waiting = json.loads(self._store.look(rows.read_state, rows.ERASING) or "[]")
        if waiting:
            self._store.do(SYSTEM_OFFICER, follow_erasure, waiting)
            self._keep(rows.ERASING, "")

    def _follow_marks(self) -> None:
        """Papers and numbers of this desk are void, or are not, as the center's order of events has it; noted until done."""
        waiting = json.loads(self._store.look(rows.read_state, rows.MARKING) or "[]")
        if waiting:
            self._store.do(SYSTEM_OFFICER, follow_marks, waiting)
            self._keep(rows.MARKING, "")
        voided = json.loads(self._store.look(rows.read_state, rows.VOIDED) or "[]")
        if voided:
            self._store.do(SYSTEM_OFFICER, _follow_voids, voided)
            self._keep(rows.VOIDED, "")

    def follow_hall(self) -> None:
        """Take what the hall published at other desks and the center applied: each version in a transaction of its own.

        What this desk published and the center did not adopt is used here no more, before another's takes its place.
        """
        for event_id, version in self._store.look(refused_here):
            self._store.do(SYSTEM_OFFICER, _drop, event_id, version)
        upto, head = self._store.look(looked_upto)
        if upto == head:
            return
        at, unread = upto, head + 1
        while found := self._store.look(published_elsewhere, at):
            for at, sent in found:
                if not self._store.do(SYSTEM_OFFICER, _adopt, at, sent):
                    unread = min(unread, at)
        self._store.exchange(note_upto, min(head, unread - 1))

    def people_hash(self) -> str:
        """Return the hash of the hall's people as this desk has them now."""
        return str(self._store.look(people_hash))

    def take_people(self, people: tuple[Officer, ...]) -> None:
        """Make the accounts of the hall's people as the center has them, all of them or none."""
        self._store.do(SYSTEM_OFFICER, _adopt_people, people)

    def looked_upto(self) -> date | None:
        """Return the last day whose look-ups by the public are kept whole."""
        found: date | None = self._store.look(looked_rows.heard_upto)
        return found

    def keep_looked(self, heard: LookedDays) -> None:
        """Keep the look-ups of these days, and no longer than a scan looks back."""
        self._store.exchange(lambda connection: (None, looked_rows.keep(connection, heard, rule_book().window_days)))

    def begin_epoch(self, pulled: Pulled) -> None:
        """Follow a new epoch."""
        self._store.exchange(lambda connection: (None, rows.cut_feed(connection, pulled)))

    def lost_by_center(self) -> tuple[str, ...]:
        """Return the streams of other desks, once in an epoch."""
        if self._store.look(rows.read_state, rows.REPAIRED) == self.cursor().epoch:
            return ()
        found: tuple[str, ...] = self._store.look(_peers)
        return found

    def peer_batch(self, origin: str, after: int) -> tuple[Sent, ...]:
        """Return the next events of another desk's stream."""
        found: tuple[Sent, ...] = self._store.look(rows.peer_stream, origin, after)
        return found

    def gave_back(self) -> None:
        """Note that everything was given back in this epoch."""
        epoch = self.cursor().epoch
        if self._store.look(rows.read_state, rows.REPAIRED) != epoch:
            self._keep(rows.REPAIRED, epoch)

    def note_fork(self, head: str) -> None:
        """Put the other history on record, once; the page of the records' end then waits for an administrator."""
        kept = self._store.look(_common, self.origin())
        known = {one.body.head for one in self._store.ask(lambda records: records.broken())}
        if head not in known:
            self._store.do(SYSTEM_OFFICER, record_break, ContinuityBroken(Break.DIFFERS, head, kept_upto=kept))

    def stream(self, origin: str) -> Stream:
        """Return what was read from the feed of one stream."""
        found: Stream = self._store.look(rows.told_stream, self._store.counted, origin)
        return found

    def compared(self) -> Cursor | None:
        """Return up to where everything was found to be as the center has it; None while a difference stands."""
        text = self._store.look(rows.read_state, COMPARED)
        if text == DIFFERS:
            return None
        epoch, _, pos = text.partition(" ")
        at = self.cursor()
        return replace(at, pos=int(pos)) if pos and epoch == at.epoch else replace(at, pos=-1)

    def note_compared(self, at: Cursor | None) -> None:
        """Note that up to here all is as the center has it; None: a difference was found, and all is counted once more."""
        if at is None:
            self._store.counted.forget()
        self._keep(COMPARED, DIFFERS if at is None else f"{at.epoch} {at.pos}")

    def standing(self) -> Standing:
        """Return how many events are where."""
        found: Standing = self._store.look(standing_of)
        return found

    def files_to_send(self) -> tuple[str, ...]:
        """Return the next files that confirmed events name."""
        found: tuple[str, ...] = self._store.exchange(_next_files)
        return found

    def files_alone(self) -> int:
        """Return how many files and papers named by this desk's events have not been seen at the center."""
        return int(self._store.look(_files_alone))

    def file_bytes(self, sha256: str) -> bytes:
        """Return a scan, or a paper's stored bytes. Raises NotFound."""
        paper = self._store.look(_paper_with, sha256)
        if paper is not None:
            return bytes(self._store.ask(lambda records: records.pdf(NoticeId(paper))))
        return bytes(self._store.ask(lambda records: records.file_bytes(sha256)))

    def sent_file(self, sha256: str) -> None:
        """Note that the center has a file."""
        self._keep(FILE + sha256, "sent")

    def files_to_fetch(self) -> tuple[str, ...]:
        """Return the next files of other desks that are wanted here."""
        found: tuple[str, ...] = self._store.exchange(lambda connection: (wanted_files(connection), set()))
        here = [sha256 for sha256 in found if self._store.has_file(sha256)]
        for sha256 in here:
            self._came(sha256)
        return tuple(sha256 for sha256 in found if sha256 not in here)

    def part_held(self, sha256: str) -> int:
        """Return how many bytes of a file have come so far."""
        return self._store.parts.held(sha256)

    def keep_part(self, sha256: str, offset: int, part: BlobPart) -> bool:
        """Keep a part of a file; True when it is whole."""
        is_whole = self._store.parts.add(sha256, offset, part)
        if is_whole:
            self._came(sha256)
        return is_whole

    def _came(self, sha256: str) -> None:
        def come(connection: sa.Connection) -> tuple[None, set[str]]:
            note_here(connection, sha256)
            return None, {"sync", "files"}

        self._store.exchange(come)

    def heard(self, offset: timedelta) -> None:
        """A round went well just now."""
        self._touched(lambda: self._store.touch.heard(self._store.around.now(), offset))

    def lost(self) -> None:
        """A round broke off."""
        self._touched(self._store.touch.lost)

    def _touched(self, change: Callable[[], None]) -> None:
        """What may be done here is another thing from here on, where the touch came or went: the pages ask again."""
        now = self._store.around.now()
        before = self._store.touch.is_fresh(now)
        change()
        if before != self._store.touch.is_fresh(now):
            self._store.exchange(lambda connection: (None, {"sync", "custody"}))

    def signed_in(self) -> OfficerKey | None:
        """Return who sits at this desk, None when nobody does."""
        return self._store.signed_in

    def held_pass(self) -> HeldPass | None:
        """Return the last pass that the center gave, None while it gave none."""
        found: HeldPass | None = self._store.look(rows.read_pass)
        return found

    def keep_pass(self, held: HeldPass) -> None:
        """Keep a pass: its grant counts until the next one."""
        self._keep(rows.PASS, canonical(pack(held)).decode())

    def _keep(self, key: str, value: str) -> None:
        def keep(connection: sa.Connection) -> tuple[None, set[str]]:
            rows.keep_state(connection, key, value)
            return None, {"sync"}

        self._store.exchange(keep)


def follow_erasure(desk: Transaction, events: list[EventId]) -> None:
    """What two officers of another desk erased is gone here too."""
    desk.follow_erasure(events)


def follow_marks(desk: Transaction, cases: list[CaseId]) -> None:
    """What another desk made void, or the center did not let become void, is marked so here too."""
    desk.follow_marks(sorted(set(cases)))


def _follow_voids(desk: Transaction, told: list[dict[str, Any]]) -> None:
    desk.follow_voids(told)


def _adopt(desk: Transaction, pos: int, sent: Sent) -> bool:
    return desk.adopt(pos, sent)


def _drop(desk: Transaction, event_id: str, version: str) -> None:
    desk.drop_refused(event_id, version)


def _adopt_people(desk: Transaction, people: tuple[Officer, ...]) -> None:
    desk.adopt_people(people)


def _peers(connection: sa.Connection) -> tuple[str, ...]:
    own = rows.own_origin(connection)
    query = sa.select(peer.c.origin).where(peer.c.origin != own).distinct().order_by(peer.c.origin)
    return tuple(connection.execute(query).scalars())


def _common(connection: sa.Connection, origin: str) -> int:
    """Return the last event that this desk and the center both have in one place of the stream."""
    told = (
        sa.select(sa.func.max(feed.c.oseq))
        .join_from(feed, event, sa.and_(event.c.origin == feed.c.origin, event.c.oseq == feed.c.oseq))
        .where(feed.c.origin == origin, feed.c.event == event.c.id)
    )
    return connection.execute(told).scalar_one() or 0


def _next_files(connection: sa.Connection) -> tuple[tuple[str, ...], set[str]]:
    """Return files not sent yet, of confirmed events in their order; what was sent from the beginning is not looked at again."""
    upto = int(rows.read_state(connection, FILES_UPTO) or 0)
    query = sa.select(event.c.n, event.c.data, event.c.pos).where(
        event.c.kind.in_((FileAdded.KIND, NoticeIssued.KIND)), event.c.n > upto
    )
    wanted: list[str] = []
    reached = upto
    for row in connection.execute(query.order_by(event.c.n).limit(500)):
        sha256 = json.loads(row.data)["sha256"]
        if rows.read_state(connection, FILE + sha256):
            reached = reached if wanted else row.n
        elif row.pos is not None and len(wanted) < MOST_FILES:
            wanted.append(sha256)
        else:
            break
    if reached != upto:
        rows.keep_state(connection, FILES_UPTO, str(reached))
    return tuple(dict.fromkeys(wanted)), set()


def _files_alone(connection: sa.Connection) -> int:
    named = sa.func.json_extract(event.c.data, "$.sha256")
    there = sa.select(sync_state.c.key)
    query = sa.select(sa.func.count(sa.distinct(named))).where(
        event.c.kind.in_((*NAMING_FILES, NoticeIssued.KIND)), sa.literal(FILE).concat(named).not_in(there)
    )
    return connection.execute(query).scalar_one()


def _paper_with(connection: sa.Connection, sha256: str) -> str | None:
    found = connection.execute(sa.select(notice.c.id).where(notice.c.sha256 == sha256).limit(1)).scalar_one_or_none()
    return None if found is None else str(found)

"""The copy of a feed from below, as a round sees it (app.sync.shelf.Shelf): gapless, chains and signatures looked at,
nothing in it ever written by this center; and the letters to the center it comes from.

A copy is kept as it came, event by event: its cases are folded where they are worked on, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from app.errors import Refused
from app.events.envelope import Event, canonical
from app.events.keeping import Erased
from app.events.levels import CENTER_KINDS
from app.keys.device_key import is_signed, place_of
from app.levels.client import LevelClient
from app.levels.messages import Reissued, StreamKey
from app.levels.neighbor import Neighbor, desk_of
from app.sync.center import BlobPart
from app.sync.messages import MOST_BYTES, MOST_EVENTS, FeedRow, Pulled, Sent, Stream, Verdict, size_of
from app.sync.shelf import Cursor, Standing
from db.center import handing_files
from db.center.blobs import Blobs
from db.center.connection import Connection, listed, one, rows
from db.center.erasing import erase_copied
from db.center.event_rows import COLUMNS, feed_line, row_of
from db.center.gate import go_alone
from db.center.handing import follow
from db.center.own_stream import leave_stream, own_origin

HEAD = (
    "SELECT f.epoch, e.n, coalesce((SELECT max(pos) FROM event WHERE feed_id = f.feed_id), 0) FROM feed f "
    "JOIN feed_epoch e ON e.feed_id = f.feed_id AND e.epoch = f.epoch WHERE f.feed_id = %s"
)
LINK = (
    "SELECT chain_hash FROM event WHERE feed_id = %s AND origin = %s AND oseq = %s AND ref IS NULL UNION ALL "
    "SELECT chain_hash FROM reissued WHERE feed_id = %s AND origin = %s AND oseq = %s"
)
STREAM = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.origin = %s AND e.oseq > %s AND e.ref IS NULL ORDER BY e.oseq LIMIT %s"
_LOST = COLUMNS.replace("FROM event e", "FROM event_lost e")
LOST_STREAM = f"SELECT DISTINCT ON (e.oseq) {_LOST} WHERE e.feed_id = %s AND e.origin = %s AND e.oseq > %s ORDER BY e.oseq LIMIT %s"
Owners = dict[str, list[StreamKey]]
"""The keys with which each stream was ever signed."""
FOLLOWED = CENTER_KINDS | {Erased.KIND}
"""What in a copy this center follows in its own feed."""
Opened = Callable[[], AbstractContextManager[tuple[Connection, int]]]


@dataclass(frozen=True)
class CopyShelf:
    """The copy of `feed` that comes by way of `via`; `opened` gives a transaction and the number of this center's own feed."""

    opened: Opened
    client: LevelClient
    via: Neighbor
    feed: int
    now: Callable[[], datetime]
    blobs: Blobs

    def origin(self) -> str:
        """Return the stream of the letters to the center below."""
        with self.opened() as (connection, own):
            return own_origin(connection, own, self.via.division)

    def chain_hash(self, oseq: int) -> str:
        """Return the chain hash of the letters at a place; empty where there is none."""
        with self.opened() as (connection, own):
            place = (own, own_origin(connection, own, self.via.division), oseq)
            found = one(connection, LINK, *place, *place)
        return "" if found is None else str(found[0])

    def acknowledge(self, hw: int) -> None:
        """What the center below has of the letters is asked anew in every round."""

    def batch(self, after: int) -> tuple[Sent, ...]:
        """Return the next letters."""
        with self.opened() as (connection, own):
            origin = own_origin(connection, own, self.via.division)
            found = [row_of(r).sent for r in rows(connection, STREAM, own, origin, after, MOST_EVENTS)]
        return _within(found)

    def cursor(self) -> Cursor:
        """Return how far the feed was copied."""
        with self.opened() as (connection, _):
            found = one(connection, HEAD, self.feed)
        return Cursor() if found is None else Cursor(*found)

    def begin_epoch(self, pulled: Pulled) -> None:
        """Follow a new epoch. Raises Refused("levels.not_its_feed") for what this center says itself."""
        with self.opened() as (connection, own):
            if self.feed == own or pulled.feed != self.feed:
                raise Refused("levels.not_its_feed", feed=f"{pulled.feed:06}", center=self.via.name)
            connection.execute(b"SELECT pg_advisory_xact_lock(7370, %s)", (self.feed,))
            connection.execute(
                b"SELECT cut_copied(%s, %s, %s, %s, %s)",
                (self.feed, self.via.division, pulled.epoch, pulled.number, pulled.cut),
            )

    def take(self, pulled: Pulled) -> None:
        """Copy a page. Raises Refused("levels.broken_chain" | "levels.signature" | "levels.unknown_stream")."""
        self._ask_for_keys(pulled.rows)
        self._ask_for_links(pulled.rows)
        with self.opened() as (connection, own):
            if any(row.sent.event.kind in FOLLOWED for row in pulled.rows):
                go_alone(connection, own)
            owners = _known_keys(connection, self.feed)
            page = self._new_rows(connection, pulled)
            self._check(connection, page, owners)
            lines = [{**feed_line(row.sent, row.verdict, row.ref), "pos": row.pos} for row in page]
            for row in page:
                self._keep_private(connection, row)
            connection.execute(b"SELECT copy_feed(%s, %s)", (self.feed, listed(lines)))
            for row in page:
                if row.verdict == Verdict.APPLIED:
                    erase_copied(connection, own, self.feed, row.sent.event, self.now())
                    self._follow(connection, own, row, owners)

    def _new_rows(self, connection: Connection, pulled: Pulled) -> tuple[FeedRow, ...]:
        """Return what is not copied yet: two rounds at once take turns. Raises Refused("sync.gap")."""
        connection.execute(b"SELECT pg_advisory_xact_lock(7370, %s)", (self.feed,))
        found = one(connection, HEAD, self.feed)
        epoch, _, head = found or ("", 0, 0)
        page = tuple(row for row in pulled.rows if row.pos > head)
        if epoch != pulled.epoch or (page and page[0].pos != head + 1):
            raise Refused("sync.gap", expected=head + 1, found=page[0].pos if page else 0)
        return page

    def lost_by_center(self) -> tuple[str, ...]:
        """Return the streams of which the center below lost something, once in an epoch: first what came first there."""
        with self.opened() as (connection, _):
            query = (
                "SELECT l.origin FROM event_lost l JOIN copied c ON c.feed_id = l.feed_id JOIN feed f "
                "ON f.feed_id = l.feed_id WHERE l.feed_id = %s AND c.gave_back <> f.epoch GROUP BY 1 ORDER BY min(l.pos)"
            )
            return tuple(str(found[0]) for found in rows(connection, query, self.feed))

    def peer_batch(self, origin: str, after: int) -> tuple[Sent, ...]:
        """Return the next events of a stream that the center below lost, up to the last that its own device signed."""
        with self.opened() as (connection, _):
            found = [row_of(r).sent for r in rows(connection, LOST_STREAM, self.feed, origin, after, MOST_EVENTS)]
        whole = _within([sent for n, sent in enumerate(found, after + 1) if sent.event.oseq == n])
        last = max((n for n, sent in enumerate(whole, 1) if sent.signature is not None), default=0)
        return whole[:last]

    def gave_back(self) -> None:
        """Note that everything was given back in this epoch."""
        with self.opened() as (connection, _):
            connection.execute(
                b"UPDATE copied SET gave_back = f.epoch FROM feed f WHERE f.feed_id = copied.feed_id AND copied.feed_id = %s",
                (self.feed,),
            )

    def stream(self, origin: str) -> Stream:
        """Return nothing of a stream: a copy is compared link by link as it comes, and day by day by its roots."""
        return Stream(origin)

    def compared(self) -> Cursor | None:
        """Return where the copy stands."""
        return self.cursor()

    def note_compared(self, at: Cursor | None) -> None:
        """There is nothing to note."""

    def files_to_fetch(self) -> tuple[str, ...]:
        """Return nothing: the scans of a case come when it is taken."""
        return ()

    def part_held(self, sha256: str) -> int:
        """Return nothing: no part is fetched in a round."""
        return 0

    def keep_part(self, sha256: str, offset: int, part: BlobPart) -> bool:
        """Return False: no part is fetched in a round."""
        return False

    def note_fork(self, head: str) -> None:
        """The letters went on otherwise before this center was restored: the next ones are a new stream."""
        with self.opened() as (connection, own):
            leave_stream(connection, own, self.via.division)

    def standing(self) -> Standing:
        """A copy has nothing that waits to be sent."""
        return Standing(0, 0, 0, 0)

    def files_to_send(self) -> tuple[str, ...]:
        """Return the files of cases that went to the center below; those that are not here yet wait."""
        with self.opened() as (connection, own):
            return handing_files.missing(connection, own, self.via.division, "given")

    def file_bytes(self, sha256: str) -> bytes:
        """Return a file. Raises NotFound("sync.no_blob") for one that no desk has sent yet."""
        return self.blobs.read(sha256)

    def sent_file(self, sha256: str) -> None:
        """Note that the center below has a file."""
        with self.opened() as (connection, own):
            handing_files.note(connection, own, sha256)

    def _ask_for_keys(self, page: tuple[FeedRow, ...]) -> None:
        """Learn whose the streams of a page are, and the key that fits where none does: its desk may have come in anew.

        A key that is known stays what it is, and whose.
        """
        wanted = {row.sent.event.origin for row in page}
        with self.opened() as (connection, _):
            known = _known_keys(connection, self.feed)
        if wanted <= set(known) and all(_is_right(known, row) for row in page):
            return
        told = self.client.keys(self.feed)
        with self.opened() as (connection, _):
            for key in told:
                _keep_key(connection, self.feed, key)
            unknown = wanted - set(_known_keys(connection, self.feed))
        for origin in unknown:
            raise Refused("levels.unknown_stream", origin=origin, center=self.via.name)

    def _ask_for_links(self, page: tuple[FeedRow, ...]) -> None:
        """Learn the links of events that were issued again, where a stream seems to have a hole."""
        here = {(row.sent.event.origin, row.sent.event.oseq) for row in page}
        before = {(origin, oseq - 1) for origin, oseq in here if oseq > 1} - here
        with self.opened() as (connection, _):
            is_whole = all(one(connection, LINK, self.feed, *place, self.feed, *place) for place in before)
        if is_whole:
            return
        told = self.client.reissued(self.feed)
        with self.opened() as (connection, _):
            _keep_reissued(connection, self.feed, told)

    def _check(self, connection: Connection, page: tuple[FeedRow, ...], owners: Owners) -> None:
        """Every event is the next link of its stream; where its device signed, the signature is that of its key."""
        heads: dict[tuple[str, int], str] = {}
        for row in page:
            event = row.sent.event
            if row.ref is None and not row.sent.follows(self._before(connection, heads, event)):
                raise Refused("levels.broken_chain", center=self.via.name, origin=event.origin, oseq=event.oseq)
            heads[event.origin, event.oseq] = event.chain_hash
            if not _is_right(owners, row):
                raise Refused("levels.signature", center=self.via.name, origin=event.origin, oseq=event.oseq)

    def _before(self, connection: Connection, heads: dict[tuple[str, int], str], event: Event) -> str:
        """Return the link before an event: of this page, of the copy, or of an event that was issued again."""
        if event.oseq == 1:
            return ""
        place = (event.origin, event.oseq - 1)
        if place in heads:
            return heads[place]
        found = one(connection, LINK, self.feed, *place, self.feed, *place)
        return "-" if found is None else str(found[0])

    def _keep_private(self, connection: Connection, row: FeedRow) -> None:
        event = row.sent.event
        if event.private is not None:
            connection.execute(
                b"INSERT INTO private (feed_id, event_id, body) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
                (self.feed, event.id, canonical(event.private).decode()),
            )

    def _follow(self, connection: Connection, own: int, row: FeedRow, owners: Owners) -> None:
        """What the center below itself says, with the key that two administrators let in, is followed."""
        own_key = (desk_of(self.via.division), self.via.public_key)
        is_its_own = [(one.owner, one.public_key) for one in owners[row.sent.event.origin]] == [own_key]
        if self.feed == self.via.division and is_its_own:
            follow(connection, own, row.sent.event, self.via.division, self.now())


def _within(found: list[Sent]) -> tuple[Sent, ...]:
    """Return as many as a push holds."""
    kept: list[Sent] = []
    size = 0
    for sent in found:
        size += size_of(sent)
        if kept and size > MOST_BYTES:
            break
        kept.append(sent)
    return tuple(kept)


def _known_keys(connection: Connection, feed: int) -> Owners:
    query = (
        "SELECT o.origin, d.id, d.name, d.public_key FROM stream_desk o "
        "JOIN desk d ON d.feed_id = o.feed_id AND d.id = o.desk WHERE o.feed_id = %s ORDER BY 1, 2"
    )
    found: Owners = {}
    for line in rows(connection, query, feed):
        found.setdefault(line[0], []).append(StreamKey(*line))
    return found


def _is_right(owners: Owners, row: FeedRow) -> bool:
    """True unless an event bears a signature that none of its stream's keys has made."""
    event, seal = row.sent.event, row.sent.signature
    said = place_of(event.origin, event.oseq, event.chain_hash)
    return seal is None or any(is_signed(key.public_key, said, seal) for key in owners[event.origin])


def _keep_key(connection: Connection, feed: int, key: StreamKey) -> None:
    connection.execute(
        b"INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, asked_at) "
        b"VALUES (%s, %s, '', %s, %s, %s, 'active', '', now()) ON CONFLICT DO NOTHING",
        (feed, key.owner, key.owner, key.name, key.public_key),
    )
    connection.execute(
        b"INSERT INTO origin (feed_id, origin, desk, hw, head) VALUES (%s, %s, %s, 0, '') ON CONFLICT DO NOTHING",
        (feed, key.origin, key.owner),
    )
    connection.execute(
        b"INSERT INTO stream_desk (feed_id, origin, desk) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        (feed, key.origin, key.owner),
    )


def _keep_reissued(connection: Connection, feed: int, told: tuple[Reissued, ...]) -> None:
    for link in told:
        connection.execute(
            b"INSERT INTO reissued (feed_id, origin, oseq, event_id, alg, content_hash, chain_hash) "
            b"VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (feed, link.origin, link.oseq, link.event_id, link.alg, link.content_hash, link.chain_hash),
        )

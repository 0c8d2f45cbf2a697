"""Taking in a push, in one transaction: lock the origin, check the chain, judge each event, append to the feed, commit.

The answer says what is durably received, nothing more. The same push twice is the same as once.
"""

from __future__ import annotations

from collections.abc import Sequence

from psycopg.types.json import Jsonb

from app.errors import Refused
from app.events.envelope import Event, canonical
from app.events.file import FileAdded, NoticeIssued
from app.keys.device_key import is_signed, place_of
from app.sync.center import KnownDesk
from app.sync.judge import judge
from app.sync.messages import Hello, Push, Received, Sent, Verdict
from db.center.connection import Connection, one, rows
from db.center.enrolment import desk_by_id, desk_of_origin
from db.center.event_rows import feed_line
from db.center.ground import PushGround, erase

KNOWN = (
    "SELECT chain_hash FROM event WHERE feed_id = %s AND origin = %s AND oseq = %s AND ref IS NULL UNION ALL "
    "SELECT chain_hash FROM reissued WHERE feed_id = %s AND origin = %s AND oseq = %s"
)
BY_IDS = "SELECT event_id, content_hash FROM event WHERE feed_id = %s AND event_id = ANY(%s) AND ref IS NULL"
PRIVATE = (
    b"INSERT INTO private (feed_id, event_id, body) SELECT %s, p.* "
    b"FROM jsonb_to_recordset(%s) AS p(event_id text, body text) ON CONFLICT DO NOTHING"
)
FILES = b"INSERT INTO blob_named (feed_id, sha256) SELECT %s, * FROM unnest(%s::text[]) ON CONFLICT DO NOTHING"
NAMING = {FileAdded.KIND: "sha256", NoticeIssued.KIND: "sha256"}
"""The events that name a file, and where: only what a received event names may be uploaded."""


def hello(connection: Connection, feed: int, origin: str) -> Hello:
    """Return what the center has of an origin."""
    found = one(connection, "SELECT hw, head FROM origin WHERE feed_id = %s AND origin = %s", feed, origin)
    return Hello(origin) if found is None else Hello(origin, found[0], found[1])


def take_push(connection: Connection, feed: int, desk: KnownDesk, push: Push) -> Received:
    """Take in what is new of a push, whoever brings it, as far as the signature of its own desk reaches.

    Raises Refused("sync.origin_of_other" | "sync.signature" | "sync.id_taken").
    """
    owner, hw, head = _lock_origin(connection, feed, desk, push)
    new, fork = _new_links(connection, feed, push, hw, head)
    if fork is not None:
        return Received(hw, head, fork)
    new = _signed_part(owner, new)
    if new:
        _judge_and_append(connection, feed, owner.id, new)
        hw, head = new[-1].event.oseq, new[-1].event.chain_hash
    return Received(hw, head)


def _lock_origin(connection: Connection, feed: int, desk: KnownDesk, push: Push) -> tuple[KnownDesk, int, str]:
    """Return whose stream it is and how far it is held. A new stream is that of the desk that came in with it, else the sender's."""
    owner = desk_of_origin(connection, feed, push.origin) or desk
    if owner.id != desk.id or (push.events and _is_signed(owner, push.events[-1])):
        connection.execute(
            b"INSERT INTO origin (feed_id, origin, desk, hw, head) VALUES (%s, %s, %s, 0, '') ON CONFLICT DO NOTHING",
            (feed, push.origin, owner.id),
        )
    query = "SELECT desk, hw, head FROM origin WHERE feed_id = %s AND origin = %s FOR UPDATE"
    found = one(connection, query, feed, push.origin)
    if found is None:
        return owner, 0, ""
    return (owner if found[0] == owner.id else desk_by_id(connection, feed, found[0])), found[1], found[2]


def _new_links(connection: Connection, feed: int, push: Push, hw: int, head: str) -> tuple[Sequence[Sent], int | None]:
    """Return the events behind `hw` without a hole, and the first event that differs from what is held (a fork)."""
    new: list[Sent] = []
    held = hw
    for sent in push.events:
        oseq = sent.event.oseq
        if oseq <= held:
            place = (feed, push.origin, oseq)
            known = one(connection, KNOWN, *place, *place)
            if known is not None and known[0] != sent.event.chain_hash:
                return (), oseq
            continue
        if oseq != hw + 1:
            break  # the desk asks with hello and begins at hw + 1
        if not sent.follows(head):
            return (), oseq
        new.append(sent)
        hw, head = oseq, sent.event.chain_hash
    return new, None


def _signed_part(owner: KnownDesk, new: Sequence[Sent]) -> Sequence[Sent]:
    """Return the events up to the last that their own desk has signed: nobody can add to another's stream."""
    for upto in range(len(new), 0, -1):
        if new[upto - 1].signature is not None and _is_signed(owner, new[upto - 1]):
            return new[:upto]
    if new:
        raise Refused("sync.signature", origin=new[0].event.origin)
    return new


def _is_signed(owner: KnownDesk, last: Sent) -> bool:
    said = place_of(last.event.origin, last.event.oseq, last.event.chain_hash)
    return last.signature is not None and is_signed(owner.public_key, said, last.signature)


def _judge_and_append(connection: Connection, feed: int, owner: str, new: Sequence[Sent]) -> None:
    ground = PushGround(connection, feed, owner, [sent.event for sent in new])
    lines = []
    taken: list[Event] = []
    erasures: list[Event] = []
    known: dict[str, str] = dict(rows(connection, BY_IDS, feed, [sent.event.id for sent in new]))
    for sent in new:
        event = sent.event
        if event.id in known:
            _note_again(connection, feed, sent, known[event.id])
            continue
        known[event.id] = event.content_hash
        taken.append(event)
        ruling = judge(event, ground)
        ground.take(event, ruling)
        lines.append(feed_line(sent, ruling.verdict))
        if ruling.verdict == Verdict.APPLIED:
            erasures.append(event)
    _keep_private(connection, feed, taken)
    ground.settle()
    last = new[-1].event
    connection.execute(
        b"UPDATE origin SET hw = %s, head = %s WHERE feed_id = %s AND origin = %s",
        (last.oseq, last.chain_hash, feed, last.origin),
    )
    if lines:
        connection.execute(b"SELECT append_feed(%s, %s)", (feed, Jsonb(lines)))
    for event in erasures:
        erase(connection, feed, event)


def _note_again(connection: Connection, feed: int, sent: Sent, content_hash: str) -> None:
    """An event that is in the feed under another origin: its link counts, its verdict stands. Refused("sync.id_taken")."""
    event = sent.event
    if content_hash != event.content_hash:
        raise Refused("sync.id_taken", event=event.id)
    connection.execute(
        b"INSERT INTO reissued (feed_id, origin, oseq, event_id, alg, content_hash, chain_hash) "
        b"VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (feed, event.origin, event.oseq, event.id, event.alg, event.content_hash, event.chain_hash),
    )


def _keep_private(connection: Connection, feed: int, events: Sequence[Event]) -> None:
    """Keep what may be erased apart from what is hashed, and the names of files that may come."""
    hidden = [
        {"event_id": event.id, "body": canonical(event.private).decode()}
        for event in events
        if event.private is not None
    ]
    named = {event.data.get(NAMING.get(event.kind, "")) for event in events}
    files = sorted(name for name in named if isinstance(name, str) and len(name) == 64)
    if hidden:
        connection.execute(PRIVATE, (feed, Jsonb(hidden)))
    if files:
        connection.execute(FILES, (feed, files))

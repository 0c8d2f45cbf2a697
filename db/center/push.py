"""Taking in a push, in one transaction: lock the origin, check the chain, judge each event, append to the feed, commit.

The answer says what is durably received, nothing more. The same push twice is the same as once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.errors import Refused
from app.events.envelope import Event, canonical
from app.events.file import FileAdded, NoticeIssued
from app.events.sound import holds_nul
from app.ids import EventId
from app.keys.device_key import is_signed, place_of
from app.levels.neighbor import desk_of
from app.sync.center import KnownDesk
from app.sync.fields import HASH
from app.sync.judge import UNSOUND, judge, judge_center
from app.sync.messages import Hello, Push, Received, Sent, Verdict
from db.center.connection import Connection, one, rows
from db.center.enrolment import desk_by_id, desk_of_origin, device, note_stream
from db.center.erasing import erase
from db.center.event_rows import append, feed_line
from db.center.gate import go_alone, go_beside, is_wide
from db.center.ground import PushGround
from db.center.heard import heard

KNOWN = (
    "SELECT chain_hash FROM event WHERE feed_id = %s AND origin = %s AND oseq = %s AND ref IS NULL UNION ALL "
    "SELECT chain_hash FROM reissued WHERE feed_id = %s AND origin = %s AND oseq = %s"
)
BY_IDS = "SELECT event_id, content_hash FROM event WHERE feed_id = %s AND event_id = ANY(%b::text[]) AND ref IS NULL"
PRIVATE = (
    b"INSERT INTO private (feed_id, event_id, body) "
    b"SELECT %s, p.* FROM unnest(%b::text[], %b::text[]) AS p ON CONFLICT DO NOTHING"
)
FILES = b"INSERT INTO blob_named (feed_id, sha256) SELECT %s, * FROM unnest(%b::text[]) ON CONFLICT DO NOTHING"
KEYS = (
    "SELECT d.public_key FROM stream_desk s JOIN desk d ON d.feed_id = s.feed_id AND d.id = s.desk "
    "WHERE s.feed_id = %s AND s.origin = %s"
)
NAMING = {FileAdded.KIND: "sha256", NoticeIssued.KIND: "sha256"}
"""The events that name a file, and where: only what a received event names may be uploaded."""


def hello(connection: Connection, feed: int, origin: str) -> Hello:
    """Return what the center has of an origin."""
    found = one(connection, "SELECT hw, head FROM origin WHERE feed_id = %s AND origin = %s", feed, origin)
    return Hello(origin) if found is None else Hello(origin, found[0], found[1])


def take_push(connection: Connection, feed: int, desk: KnownDesk, push: Push, now: datetime) -> Received:
    """Take in what is new of a push, whoever brings it, as far as the signature of its own desk reaches.

    Raises Refused("sync.origin_of_other" | "sync.signature" | "sync.id_taken").
    """
    is_alone = desk.is_center or is_wide(sent.event for sent in push.events)
    (go_alone if is_alone else go_beside)(connection, feed)
    owner, hw, head = _lock_origin(connection, feed, desk, push)
    new, fork = _new_links(connection, feed, push, hw, head)
    if fork is not None:
        return Received(hw, head, fork)
    if new and not _is_signed((owner.public_key,), new[-1]):
        new = _signed_part(_keys(connection, feed, owner, push.origin), new)
    if new:
        _judge_and_append(connection, feed, owner, new, now)
        hw, head = new[-1].event.oseq, new[-1].event.chain_hash
    return Received(hw, head)


def _lock_origin(connection: Connection, feed: int, desk: KnownDesk, push: Push) -> tuple[KnownDesk, int, str]:
    """Return whose stream it is and how far it is held. A new stream is that of the desk that came in with it, else the sender's."""
    query = "SELECT desk, hw, head FROM origin WHERE feed_id = %s AND origin = %s FOR UPDATE"
    known = one(connection, query, feed, push.origin)
    if known is not None:
        return (desk if known[0] == desk.id else desk_by_id(connection, feed, known[0])), known[1], known[2]
    owner = desk_of_origin(connection, feed, push.origin) or _author(connection, feed, desk, push)
    if owner.id != desk.id or (push.events and _is_signed((owner.public_key,), push.events[-1])):
        made = connection.execute(
            b"INSERT INTO origin (feed_id, origin, desk, hw, head) VALUES (%s, %s, %s, 0, '') ON CONFLICT DO NOTHING",
            (feed, push.origin, owner.id),
        )
        if made.rowcount:
            note_stream(connection, feed, push.origin, owner.id)
    found = one(connection, query, feed, push.origin)
    if found is None:
        return owner, 0, ""
    return (owner if found[0] == owner.id else desk_by_id(connection, feed, found[0])), found[1], found[2]


def _author(connection: Connection, feed: int, desk: KnownDesk, push: Push) -> KnownDesk:
    """Return whose a stream is that is not known here: the sender's, or our own that a restore had lost and a center brings back."""
    if desk.is_center and push.events:
        own = device(connection, feed, desk_of(feed))
        if own is not None and _is_signed((own.public_key,), push.events[-1]):
            return own
    return desk


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


def _keys(connection: Connection, feed: int, owner: KnownDesk, origin: str) -> tuple[str, ...]:
    """Return the keys that a stream was ever signed with: its desk's own, and those it had before it came in anew."""
    return (owner.public_key, *(key for (key,) in rows(connection, KEYS, feed, origin)))


def _signed_part(keys: Sequence[str], new: Sequence[Sent]) -> Sequence[Sent]:
    """Return the events up to the last that their own desk has signed: nobody can add to another's stream."""
    for upto in range(len(new), 0, -1):
        if new[upto - 1].signature is not None and _is_signed(keys, new[upto - 1]):
            return new[:upto]
    if new:
        raise Refused("sync.signature", origin=new[0].event.origin)
    return new


def _is_signed(keys: Sequence[str], last: Sent) -> bool:
    said = place_of(last.event.origin, last.event.oseq, last.event.chain_hash)
    return last.signature is not None and any(is_signed(key, said, last.signature) for key in keys)


def _judge_and_append(connection: Connection, feed: int, owner: KnownDesk, new: Sequence[Sent], now: datetime) -> None:
    ground = PushGround(connection, feed, owner.id, [sent.event for sent in new])
    lines = []
    taken: list[Event] = []
    applied: list[Event] = []
    is_own = owner.id == desk_of(feed)
    known: dict[str, str] = dict(rows(connection, BY_IDS, feed, [sent.event.id for sent in new]))
    hidden = {sent.event.id: canonical(sent.event.private) for sent in new if sent.event.private is not None}
    for sent in new:
        event = sent.event
        if event.id in known:
            _note_again(connection, feed, sent, known[event.id])
            continue
        known[event.id] = event.content_hash
        taken.append(event)
        if holds_nul(event, (sent.told or canonical(event.data)) + hidden.get(event.id, b"")):
            ruling = UNSOUND
        else:
            ruling = judge_center(event, is_own=is_own) if owner.is_center else judge(event, ground)
        ground.take(event, ruling)
        lines.append(feed_line(sent, ruling.verdict))
        if ruling.verdict == Verdict.APPLIED:
            applied.append(event)
    with connection.pipeline():  # nothing of it waits for an answer: one way to the server and back
        _keep_private(connection, feed, taken, hidden)
        ground.settle()
        last = new[-1].event
        end = (len(lines), lines[-1]["oseq"], lines[-1]["chain_hash"]) if lines else (0, None, None)
        connection.execute(
            b"UPDATE origin SET hw = %s, head = %s, held = held + %s, last_oseq = coalesce(%s, last_oseq), "
            b"last_chain = coalesce(%s, last_chain) WHERE feed_id = %s AND origin = %s",
            (last.oseq, last.chain_hash, *end, feed, last.origin),
        )
        append(connection, feed, lines)
    for event in applied:
        erase(connection, feed, event, now)
        if owner.is_center:
            heard(connection, feed, owner.id, event, now)


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


def _keep_private(connection: Connection, feed: int, events: Sequence[Event], hidden: Mapping[EventId, bytes]) -> None:
    """Keep what may be erased apart from what is hashed, and the names of files that may come."""
    kept = {event.id: hidden[event.id].decode() for event in events if event.id in hidden}
    named = [event.data.get(NAMING.get(event.kind, "")) for event in events]
    files = sorted({name for name in named if isinstance(name, str) and HASH.fullmatch(name)})
    if kept:
        connection.execute(PRIVATE, (feed, list(kept), list(kept.values())))
    if files:
        connection.execute(FILES, (feed, files))

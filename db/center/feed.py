"""The feed as it is read: by (epoch, position), gapless; and the new epoch after a center was restored."""

from __future__ import annotations

import uuid
from datetime import datetime

from app.errors import NotFound
from app.events.sound import SPELT, holds_nul
from app.levels.neighbor import desk_of, is_center
from app.sync.judge import UNSOUND, judge, judge_center
from app.sync.messages import MOST_ROWS, FeedRow, Pulled, Stream, Streams, Verdict
from db.center.connection import Connection, one, rows
from db.center.erasing import erase
from db.center.event_rows import PAGE, PARKED, append, feed_line, row_of
from db.center.gate import go_alone
from db.center.ground import PushGround
from db.center.heard import heard

MOST_BYTES = 2 * 1024 * 1024
HEAD = (
    "SELECT f.epoch, e.n, greatest(coalesce((SELECT max(pos) FROM event WHERE feed_id = f.feed_id), 0), f.base) "
    "FROM feed f JOIN feed_epoch e ON e.feed_id = f.feed_id AND e.epoch = f.epoch WHERE f.feed_id = %s"
)
STREAMS = (
    "SELECT f.epoch, greatest(coalesce((SELECT max(pos) FROM event WHERE feed_id = f.feed_id), 0), f.base), "
    "o.origin, o.held, o.last_oseq, o.last_chain FROM feed f LEFT JOIN origin o ON o.feed_id = f.feed_id "
    "WHERE f.feed_id = %s ORDER BY o.origin"
)
CUT = (
    "SELECT min(later.cut) FROM feed_epoch asked JOIN feed_epoch later ON later.feed_id = asked.feed_id "
    "AND later.n > asked.n WHERE asked.feed_id = %s AND asked.epoch = %s"
)


def head_of(connection: Connection, feed: int) -> Pulled:
    """Return the feed's epoch and head, without rows."""
    found = one(connection, HEAD, feed)
    if found is None:
        raise NotFound("center.no_feed", feed=feed)
    return Pulled(feed, found[0], found[1], 0, found[2])


def pull(connection: Connection, feed: int, epoch: str, after: int, most: int = MOST_ROWS) -> Pulled:
    """Return the rows behind a position of this epoch; of another epoch, up to where that one still holds."""
    now = head_of(connection, feed)
    if epoch != now.epoch:
        found = one(connection, CUT, feed, epoch)
        cut = found[0] if found is not None and found[0] is not None else 0
        return Pulled(feed, now.epoch, now.number, min(cut, after), now.head)
    page: list[FeedRow] = []
    size = 0
    behind = rows(connection, PAGE, feed, after, min(most, MOST_ROWS)) if after < now.head else ()
    for found_row in behind:
        size += len(found_row[3]) + len(found_row[10] or "")
        if page and size > MOST_BYTES:
            break
        page.append(row_of(found_row))
    return Pulled(feed, now.epoch, now.number, 0, now.head, tuple(page))


def streams(connection: Connection, feed: int) -> Streams:
    """Return what the feed has of every stream at its head, as one statement sees it."""
    found = rows(connection, STREAMS, feed)
    if not found:
        raise NotFound("center.no_feed", feed=feed)
    told = tuple(Stream(origin, held, last, link) for _, _, origin, held, last, link in found if origin is not None)
    return Streams(found[0][0], found[0][1], told)


def begin_feed(connection: Connection, feed: int, name: str, *, is_training: bool) -> None:
    """Make the feed of a center, once; an owner's connection."""
    epoch = str(uuid.uuid4())
    connection.execute(
        b"INSERT INTO center (feed_id, name, is_training, created_at) VALUES (%s, %s, %s, now())",
        (feed, name, is_training),
    )
    connection.execute(b"INSERT INTO feed (feed_id, epoch) VALUES (%s, %s)", (feed, epoch))
    connection.execute(b"INSERT INTO feed_epoch (feed_id, n, epoch, cut) VALUES (%s, 1, %s, 0)", (feed, epoch))


def begin_epoch(connection: Connection, feed: int) -> str:
    """Say that the positions above the present head mean something else from now on; an owner's connection.

    To be done after every restore and after a fail-over that may have lost something: desks then ask again from the cut.
    """
    go_alone(connection, feed)
    now = head_of(connection, feed)
    epoch = str(uuid.uuid4())
    connection.execute(
        b"INSERT INTO feed_epoch (feed_id, n, epoch, cut) VALUES (%s, %s, %s, %s)",
        (feed, now.number + 1, epoch, now.head),
    )
    connection.execute(b"UPDATE feed SET epoch = %s WHERE feed_id = %s", (epoch, feed))
    if (
        one(connection, "SELECT 1 WHERE to_regclass('level_stream') IS NOT NULL") is not None
    ):  # an older archive has none
        connection.execute(b"UPDATE level_stream SET is_current = false WHERE feed_id = %s", (feed,))  # as after a fork
    return epoch


def judge_parked(connection: Connection, feed: int, now: datetime) -> int:
    """Judge what an older program could not; each verdict goes out as a second row of the feed. Returns how many."""
    go_alone(connection, feed)
    waiting = [row_of(found) for found in rows(connection, PARKED, feed)]
    lines, told = [], []
    before: PushGround | None = None  # an act rests on others, which may be judged just now
    for row in waiting:
        event = row.sent.event
        found = one(connection, "SELECT desk FROM origin WHERE feed_id = %s AND origin = %s", feed, event.origin)
        owner = str(found[0]) if found else ""
        ground = PushGround(connection, feed, owner, [event])
        if before is not None:
            ground.go_on_from(before)
        before = ground
        if holds_nul(event, SPELT):
            ruling = UNSOUND
        else:
            ruling = judge_center(event, is_own=owner == desk_of(feed)) if is_center(owner) else judge(event, ground)
        if ruling.verdict == Verdict.PARKED:
            ground.fates[event.content_hash] = ruling.verdict
            continue
        ground.take(event, ruling)
        ground.settle()
        lines.append(feed_line(row.sent, ruling.verdict, row.pos))
        if ruling.verdict == Verdict.APPLIED:
            told.append((owner, event))
    append(connection, feed, lines)
    for owner, event in told:
        erase(connection, feed, event, now)
        if is_center(owner):
            heard(connection, feed, owner, event, now)
    return len(lines)

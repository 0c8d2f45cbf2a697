"""One Merkle root per day over what the feed received, made again at any time from its positions; and where two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from app.errors import NotFound, Refused
from app.events.envelope import digest
from app.events.levels import DayClosed
from app.finding import Finding, finding
from app.levels.merkle import Inclusion, Leaf, path_of, root_of
from app.levels.neighbor import desk_of
from app.levels.sound import sound
from app.ticket import BEIJING
from db.center.connection import Connection, one, rows
from db.center.event_rows import COLUMNS, row_of
from db.center.feed import head_of
from db.center.own_stream import MAIN, record

LEAVES = (
    "SELECT pos, origin, oseq, content, chain_hash, verdict, alg FROM event "
    "WHERE feed_id = %s AND pos > %s AND pos <= %s ORDER BY pos"
)
CLOSED = (
    f"SELECT {COLUMNS} JOIN origin o ON o.feed_id = e.feed_id AND o.origin = e.origin AND o.desk = %s "
    "WHERE e.feed_id = %s AND e.kind = 'day_closed' AND e.verdict = 'applied' ORDER BY e.pos"
)
DAYS = (
    "SELECT (recv AT TIME ZONE 'Asia/Shanghai')::date AS day, max(pos) FROM event "
    "WHERE feed_id = %s AND pos > %s GROUP BY 1 ORDER BY 1"
)


def close_days(connection: Connection, feed: int, now: datetime) -> int:
    """Close every day before today that has events and is open; returns how many. Events themselves of a closing are the next day's."""
    today, upto, last = now.astimezone(BEIJING).date(), 0, date.min
    for closed in closed_days(connection, feed):
        upto, last = max(upto, closed.upto), max(last, closed.day)
    epoch = head_of(connection, feed).epoch
    bodies = []
    for day, reached in rows(connection, DAYS, feed, upto):
        if last < day < today and reached > upto:  # a clock set back: what came on a closed day is the next day's
            root = root_of([leaf.hash() for leaf in leaves(connection, feed, upto, reached)])
            bodies.append(DayClosed(day, epoch, upto, reached, root))
            upto = reached
    if bodies:
        record(connection, feed, MAIN, [(body, None) for body in bodies], now)
    return len(bodies)


def closed_days(connection: Connection, feed: int) -> tuple[DayClosed, ...]:
    """Return the days that the feed's own center closed, as it said; a day whose end a restore cut away is left out."""
    found = (row_of(row).sent.event for row in rows(connection, CLOSED, desk_of(feed), feed))
    days = [body for event in found if isinstance(body := sound(event), DayClosed)]
    query = "SELECT epoch, cut FROM feed_epoch WHERE feed_id = %s ORDER BY n"
    epochs = [(str(epoch), int(cut)) for epoch, cut in rows(connection, query, feed)]
    return tuple(day for day in days if _still_stands(day, epochs))


def _still_stands(day: DayClosed, epochs: Sequence[tuple[str, int]]) -> bool:
    """True unless an epoch after that of the closing cut the feed before the day's end."""
    known = [epoch for epoch, _ in epochs]
    later = epochs[known.index(day.epoch) + 1 :] if day.epoch in known else epochs[1:]
    return all(day.upto <= cut for _, cut in later)


def leaves(connection: Connection, feed: int, after: int, upto: int) -> tuple[Leaf, ...]:
    """Return the leaves of a range; the content's hash is made anew."""
    return tuple(
        Leaf(pos, origin, oseq, digest(alg.encode() + b"\n" + content.encode(), alg), chain_hash, verdict)
        for pos, origin, oseq, content, chain_hash, verdict, alg in rows(connection, LEAVES, feed, after, upto)
    )


def _root(connection: Connection, feed: int, after: int, upto: int) -> str:
    return root_of([leaf.hash() for leaf in leaves(connection, feed, after, upto)])


def day_findings(connection: Connection, feed: int) -> Iterator[Finding]:
    """Yield the days whose events no longer make the root that was said when the day was closed."""
    for day in closed_days(connection, feed):
        if _root(connection, feed, day.after, day.upto) != day.root:
            yield finding("levels.root_differs", f"{feed:06}", day=day.day.isoformat())


def differences(day: date, here: Sequence[Leaf], above: Sequence[Leaf], where: str) -> Iterator[Finding]:
    """Yield every event that is not here as it is above: altered, taken out, put in."""
    held, told = {leaf.pos: leaf for leaf in here}, {leaf.pos: leaf for leaf in above}
    there, own = {(one.origin, one.oseq) for one in above}, {(one.origin, one.oseq) for one in here}
    for pos in sorted({*held, *told}):
        ours, theirs = held.get(pos), told.get(pos)
        if ours == theirs:
            continue
        if theirs is not None and (theirs.origin, theirs.oseq) not in own:
            yield _named("levels.removed", where, day, theirs)
        if ours is not None and (ours.origin, ours.oseq) not in there:
            yield _named("levels.added", where, day, ours)
        if ours is not None and theirs is not None and (ours.origin, ours.oseq) == (theirs.origin, theirs.oseq):
            yield _named("levels.altered", where, day, ours)


def _named(code: str, where: str, day: date, leaf: Leaf) -> Finding:
    return finding(code, where, day=day.isoformat(), origin=leaf.origin, oseq=leaf.oseq)


def inclusion(connection: Connection, feed: int, event_id: str) -> Inclusion:
    """Return the proof that an event is in a closed day. Raises NotFound("levels.no_event"), Refused("levels.day_open")."""
    found = one(
        connection, "SELECT pos FROM event WHERE feed_id = %s AND event_id = %s AND ref IS NULL", feed, event_id
    )
    if found is None:
        raise NotFound("levels.no_event", event=event_id)
    for day in closed_days(connection, feed):
        if day.after < found[0] <= day.upto:
            held = leaves(connection, feed, day.after, day.upto)
            place = next(n for n, leaf in enumerate(held) if leaf.pos == found[0])
            path = path_of([leaf.hash() for leaf in held], place)
            return Inclusion(feed, day.day, day.after, day.upto, day.root, held[place], path)
    raise Refused("levels.day_open", event=event_id)

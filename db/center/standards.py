"""The standard catalogue at a center: published here, passed on to the centers below as it came from above, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.clock.calendar import shipped
from app.events.catalogue import ItemEnded
from app.events.levels import StandardLine, StandardPublished
from app.finding import Finding
from app.item import Item
from app.item_table import read_table
from app.levels.sound import sound
from app.levels.standard import Standard, changes, in_force, level_findings, standard_findings
from db.center.connection import Connection, rows
from db.center.event_rows import COLUMNS, row_of
from db.center.gate import go_alone
from db.center.own_stream import MAIN, own_origin, record

PUBLISHED = (
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.kind = 'standard_published' AND e.verdict = 'applied' ORDER BY e.pos"
)
ITEMS = (
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.kind IN ('item_published', 'item_ended') AND e.verdict = 'applied' "
    "ORDER BY e.pos"
)
IN_STREAM = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.origin = %s AND e.kind = 'standard_published' ORDER BY e.oseq"


def standards(connection: Connection, feed: int) -> tuple[Standard, ...]:
    """Return the standards that rule here: of this center and of every one above, the highest first."""
    return in_force(_bodies(rows(connection, PUBLISHED, feed)))


def publish(connection: Connection, feed: int, lines: tuple[StandardLine, ...], now: datetime) -> int:
    """Make these lines the whole standard catalogue of this center; returns its version, unchanged where nothing is new."""
    held = next((one for one in standards(connection, feed) if one.issuer == feed), Standard(feed))
    new = changes(held, lines, held.version + 1)
    if new:
        record(connection, feed, MAIN, [(body, None) for body in new], now)
    return held.version + 1 if new else held.version


def pass_on(connection: Connection, feed: int, to: int, now: datetime) -> None:
    """Write what the center `to` below does not know yet of the standards that rule here into the letters to it."""
    go_alone(connection, feed)
    origin = own_origin(connection, feed, to)
    sent = {one.issuer: one for one in in_force(_bodies(rows(connection, IN_STREAM, feed, origin)))}
    letters: list[StandardPublished] = []
    for standard in standards(connection, feed):
        told = sent.get(standard.issuer, Standard(standard.issuer))
        letters += changes(told, standard.lines.values(), standard.version)
    if letters:
        record(connection, feed, to, [(body, None) for body in letters], now)


def _bodies(found: Iterable[object]) -> Iterator[StandardPublished]:
    for row in found:
        body = sound(row_of(row).sent.event)
        if isinstance(body, StandardPublished):
            yield body


def findings(connection: Connection, feed: int) -> Iterator[Finding]:
    """Yield where this center's own standard, or an item that a desk published, does not keep to a standard above it."""
    known, calendar = standards(connection, feed), shipped()
    own = next((one for one in known if one.issuer == feed), Standard(feed))
    yield from level_findings(own, [one for one in known if one.issuer != feed], calendar)
    yield from standard_findings(items(connection, feed), known, calendar)


def items(connection: Connection, feed: int) -> tuple[Item, ...]:
    """Return the newest version of every item that a desk published and that is still offered."""
    held: dict[str, Item] = {}
    for row in rows(connection, ITEMS, feed):
        event = row_of(row).sent.event
        if event.kind == ItemEnded.KIND:
            if event.data["on"] is not None:
                held.pop(event.data["code"], None)
            continue
        item, _ = read_table(event.data["table"], event.data["code"])
        if item is not None:
            held[event.data["code"]] = item
    return tuple(held.values())

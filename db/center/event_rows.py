"""An event as a row of the feed, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.events.envelope import Event, canonical
from app.sync.fields import fields_of
from app.sync.messages import FeedRow, Sent, content_event
from db.center.connection import Connection, rows

COLUMNS = (
    "e.pos, e.origin, e.oseq, e.content, e.content_hash, e.chain_hash, e.rechained, e.signature, e.verdict, e.ref, p.body "
    "FROM event e LEFT JOIN private p ON p.feed_id = e.feed_id AND p.event_id = e.event_id"
)
PAGE = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.pos > %s ORDER BY e.pos LIMIT %s"
OF_CASE = (  # an event that was parked counts at the position where it was judged
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.subject = %s AND e.verdict = 'applied' ORDER BY e.pos"
)
OF_CASES = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.subject = ANY(%s) AND e.verdict = 'applied' ORDER BY e.pos"
OF_DISCLOSURE = (  # as the index of them has it
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.subject IS NULL AND e.kind LIKE 'disclosure%%' "
    "AND e.verdict = 'applied' AND (e.content::jsonb) #>> '{{data,disclosure}}' = %s ORDER BY e.pos"
)
APPLIED = f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.event_id = %s AND e.verdict = 'applied'"
PARKED = (
    f"SELECT {COLUMNS} WHERE e.feed_id = %s AND e.verdict = 'parked' AND e.ref IS NULL "  # noqa: S608
    "AND NOT EXISTS (SELECT FROM event a WHERE a.feed_id = e.feed_id AND a.ref = e.pos) ORDER BY e.pos"
)

LINE = (
    "origin", "oseq", "event_id", "subject", "kind", "sv", "at", "officer", "alg", "content", "content_hash", "chain_hash",
    "rechained", "signature", "verdict", "ref",
)  # fmt: skip
_TYPES = {"oseq": "bigint[]", "sv": "int[]", "at": "text[]::timestamptz[]", "ref": "bigint[]"}
APPEND = f"SELECT append_events(%s, {', '.join('%b::' + _TYPES.get(name, 'text[]') for name in LINE)})".encode()


def append(connection: Connection, feed: int, lines: Sequence[dict[str, Any]]) -> None:
    """Append these lines to the feed, column by column; the last thing of a transaction, which others wait for from here on."""
    if lines:
        connection.execute(APPEND, (feed, *([line[name] for line in lines] for name in LINE)))


def feed_line(sent: Sent, verdict: str, ref: int | None = None) -> dict[str, Any]:
    """Return what `append` writes of an event."""
    found = sent.event
    return {
        "origin": found.origin,
        "oseq": found.oseq,
        "event_id": found.id,
        "subject": found.subject,
        "kind": found.kind,
        "sv": found.schema,
        "at": found.moment.at.isoformat(),
        "officer": found.officer,
        "alg": found.alg,
        "content": (sent.told or canonical(found.content())).decode(),
        "content_hash": found.content_hash,
        "chain_hash": found.chain_hash,
        "rechained": None if sent.rechained_from is None else json.dumps(sent.rechained_from),
        "signature": sent.signature,
        "verdict": verdict,
        "ref": ref,
    }


def row_of(found: Any) -> FeedRow:
    """Return the feed row that was read with these columns."""
    pos, origin, oseq, content, content_hash, chain_hash, rechained, signature, verdict, ref, private = found
    event = replace(
        content_event(fields_of(json.loads(content))),
        private=None if private is None else json.loads(private),
        content_hash=content_hash,
        origin=origin,
        oseq=oseq,
        chain_hash=chain_hash,
    )
    place = None if rechained is None else tuple(json.loads(rechained))
    return FeedRow(pos, Sent(event, place, signature), verdict, ref)


def applied_events(connection: Connection, feed: int, case_id: str) -> tuple[Event, ...]:
    """Return the events that make a case, in the order of the feed."""
    return tuple(row_of(found).sent.event for found in rows(connection, OF_CASE, feed, case_id))


def applied_by_case(connection: Connection, feed: int, case_ids: Sequence[str]) -> dict[str, list[Event]]:
    """Return of each of these cases the events that make it: asked one by one, every case costs a way to the database."""
    found: dict[str, list[Event]] = {one: [] for one in case_ids}
    for row in rows(connection, OF_CASES, feed, list(case_ids)):
        event = row_of(row).sent.event
        found[str(event.subject)].append(event)
    return found

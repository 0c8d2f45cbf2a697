"""`yimen-center verify`: the feed without a hole, every chain link by link, every case folded anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.events.body import pack, unpack
from app.events.envelope import Event, canonical, chain, private_hash
from app.finding import Finding, finding
from app.state import Case
from app.sync.fields import fields_of
from app.sync.merge import DO_NOT_FOLD, fold_merged
from app.sync.messages import content_event
from db.center.connection import Connection, one, rows, see_also, streamed, take_time
from db.center.days import day_findings
from db.center.event_rows import applied_by_case

WHERE = "PostgreSQL"
AT_ONCE = 500
TOLD_IN = ("id", "kind", "schema", "subject", "officer", "alg")
"""Where the content tells what a query finds an event by: the last columns of LINKS and JUDGED_AGAIN, in this order."""
LINKS = (
    "SELECT origin, oseq, content_hash, chain_hash, content, event_id, kind, sv, subject, officer, alg FROM event "
    "WHERE feed_id = %s AND ref IS NULL UNION ALL "
    "SELECT origin, oseq, content_hash, chain_hash, NULL, event_id, NULL, NULL, NULL, NULL, alg "
    "FROM reissued WHERE feed_id = %s ORDER BY 1, 2"
)
JUDGED_AGAIN = (
    "SELECT content_hash, content, event_id, kind, sv, subject, officer, alg FROM event "
    "WHERE feed_id = %s AND ref IS NOT NULL ORDER BY pos"
)
ORIGINS = "SELECT origin, hw, head, held, last_oseq, last_chain FROM origin WHERE feed_id = %s"
HELD = (
    "SELECT origin, count(*), max(oseq), (array_agg(chain_hash ORDER BY oseq DESC))[1] FROM event "
    "WHERE feed_id = %s AND ref IS NULL GROUP BY origin"
)
CASES = (
    "SELECT id, number, body, state, department, last_hash, events FROM case_row "
    "WHERE feed_id = %s AND id > %s ORDER BY id LIMIT %s"
)


@dataclass(frozen=True)
class Verified:
    """What was looked at, and every fault."""

    events: int
    origins: int
    cases: int
    faults: tuple[Finding, ...]


def verify(connection: Connection, feed: int) -> Verified:
    """Return what a full check of the center finds."""
    take_time(connection)
    faults = [
        *_feed(connection, feed),
        *_chains(connection, feed),
        *_judged_again(connection, feed),
        *_private(connection, feed),
        *_cases(connection, feed),
        *day_findings(connection, feed),
        *_copies(connection),
    ]
    events, origins, cases = (_count(connection, feed, table) for table in (b"event", b"origin", b"case_row"))
    return Verified(events, origins, cases, tuple(faults))


def _count(connection: Connection, feed: int, table: bytes) -> int:
    found = connection.execute(b"SELECT count(*) FROM " + table + b" WHERE feed_id = %s", (feed,)).fetchone()
    return int(found[0]) if found else 0


def _feed(connection: Connection, feed: int) -> Iterator[Finding]:
    """Positions run from the archive's end without a hole."""
    found = one(
        connection,
        "SELECT f.base, count(e.pos), coalesce(max(e.pos), f.base) FROM feed f "
        "LEFT JOIN event e ON e.feed_id = f.feed_id WHERE f.feed_id = %s GROUP BY f.base",
        feed,
    )
    if found is None:
        yield finding("center.no_feed", WHERE, feed=feed)
    elif found[2] - found[0] != found[1]:
        yield finding("verify.gap", WHERE, missing=found[2] - found[0] - found[1])


def _chains(connection: Connection, feed: int, *, has_heads: bool = True) -> Iterator[Finding]:
    heads: dict[str, tuple[int, str]] = {}
    for origin, oseq, content_hash, chain_hash, content, *indexed in streamed(connection, LINKS, feed, feed):
        before, head = heads.get(origin, (0, ""))
        if oseq != before + 1:
            yield finding("verify.missing", WHERE, origin=origin, expected=before + 1, found=oseq)
        if chain(indexed[-1], head, origin, oseq, content_hash) != chain_hash:
            yield finding("verify.chain", WHERE, origin=origin, oseq=oseq)
        if content is not None:
            yield from _event(content_hash, content, indexed)
        heads[origin] = (oseq, chain_hash)
    told: dict[str, tuple[int, int, str]] = {
        origin: (n, last, link) for origin, n, last, link in rows(connection, HELD, feed)
    }
    for origin, hw, head, *held in rows(connection, ORIGINS, feed) if has_heads else ():
        if heads.get(origin, (0, "")) != (hw, head) or told.get(origin, (0, 0, "")) != tuple(held):
            yield finding("verify.head", WHERE, origin=origin)


def _judged_again(connection: Connection, feed: int) -> Iterator[Finding]:
    """What was parked stands twice: as it came, and as it was judged later."""
    for content_hash, content, *indexed in streamed(connection, JUDGED_AGAIN, feed):
        yield from _event(content_hash, content, indexed)


def _event(content_hash: str, content: str, indexed: Sequence[object]) -> Iterator[Finding]:
    """The content is the hashed one, and what a query finds the event by is what its content says."""
    told = json.loads(content)
    if content_event(fields_of(told)).compute_content_hash() != content_hash:
        yield finding("verify.content", WHERE, event=indexed[0])
    elif [told[name] for name in TOLD_IN] != list(indexed):
        yield finding("verify.indexed", WHERE, event=told["id"])


def _private(connection: Connection, feed: int) -> Iterator[Finding]:
    query = (
        "SELECT e.event_id, e.content, p.body FROM event e JOIN private p ON p.feed_id = e.feed_id "
        "AND p.event_id = e.event_id WHERE e.feed_id = %s AND e.ref IS NULL ORDER BY e.pos"
    )
    for event_id, content, body in streamed(connection, query, feed):
        event = content_event(fields_of(json.loads(content)))
        if private_hash(json.loads(body), event.alg) != event.private_sha256:
            yield finding("verify.content", WHERE, event=event_id)


def _cases(connection: Connection, feed: int) -> Iterator[Finding]:
    last = ""
    while page := rows(connection, CASES, feed, last, AT_ONCE):
        last = page[-1][0]
        events = applied_by_case(connection, feed, [case_id for case_id, *_ in page])
        for case_id, number, body, *indexed in page:
            folded = folded_case(events[case_id])
            if folded is None or not is_kept_as(folded, body, (number, *indexed)):
                yield finding("verify.case", WHERE, number=number)


def folded_case(events: Sequence[Event]) -> Case | None:
    """Return what the applied events of a case make; None where this program cannot fold them."""
    try:
        return fold_merged(events, is_strict=True).case
    except DO_NOT_FOLD:
        return None


def is_kept_as(folded: Case, body: str, found_by: Sequence[object]) -> bool:
    """True when the row holds this very case, and is found by its number, state, department, last hash and count of events."""
    if tuple(found_by) != (folded.number, folded.state.value, folded.department, folded.last_hash, folded.events):
        return False
    told = canonical(pack(folded))
    return told == body.encode() or told == canonical(pack(unpack(Case, json.loads(body))))


def _copies(connection: Connection) -> Iterator[Finding]:
    """What came from below is as it came: positions, chains, private facts, and the roots that were said below."""
    for (feed,) in rows(connection, "SELECT feed_id FROM copied ORDER BY feed_id"):
        see_also(connection, feed)
        for found in (
            *_feed(connection, feed),
            *_chains(connection, feed, has_heads=False),
            *_judged_again(connection, feed),
            *_private(connection, feed),
        ):
            yield replace(found, where=f"{feed:06}")
        yield from day_findings(connection, feed)

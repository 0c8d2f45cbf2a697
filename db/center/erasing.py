"""An applied erasure reaches every place where the events lie that it names: own feed, copies, letters, what a desk reads.

A center's word on an offer names no case, so no desk can name it: the center adds what is said of the erased case in an
`Erased` of its own, which its desks and the centers above follow like any other. What another center took over with a
case is that center's own record, erased there by its own two people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.events.envelope import Event
from app.events.keeping import Erased
from app.events.levels import CaseOffered
from app.ids import EventId
from app.sync.merge import DO_NOT_FOLD, Merged, fold_merged
from db.center.connection import Connection, rows
from db.center.event_rows import applied_events
from db.center.ground import write_cases
from db.center.own_stream import MAIN, record

SUBJECTS = "SELECT DISTINCT subject FROM event WHERE feed_id = %s AND event_id = ANY(%s) AND subject IS NOT NULL"
ANSWERS = (
    "SELECT e.event_id FROM event e JOIN private p ON p.feed_id = e.feed_id AND p.event_id = e.event_id "
    "WHERE e.feed_id = %s AND e.kind = 'offer_answered' AND e.content::jsonb #>> '{data,offer}' = ANY(%s) ORDER BY e.pos"
)


def erase(connection: Connection, feed: int, event: Event, now: datetime) -> None:
    """Follow an applied erasure of this center's own feed: private facts are gone, the cases are folded without them."""
    gone = _named(event)
    if not gone:
        return
    _everywhere(connection, feed, gone)
    subjects = _subjects(connection, feed, gone)
    connection.execute(b"UPDATE handing SET reason = '' WHERE feed_id = %s AND case_id = ANY(%s)", (feed, subjects))
    folded = (_folded(applied_events(connection, feed, subject)).case for subject in subjects)
    write_cases(connection, feed, [case for case in folded if case is not None])
    _also(connection, feed, _answers(connection, feed, subjects), event, now)


def erase_copied(connection: Connection, own: int, feed: int, event: Event, now: datetime) -> None:
    """Follow an erasure in the copy of a feed: also our own letters that were told there, at all our desks."""
    gone = _named(event)
    if not gone:
        return
    letters = [event_id for at, event_id in _everywhere(connection, feed, gone) if at == own]
    connection.execute(
        b"UPDATE handing SET reason = '' WHERE feed_id = %s AND other = %s AND case_id = ANY(%s)",
        (own, feed, _subjects(connection, feed, gone)),
    )
    _also(connection, own, letters, event, now)


def _folded(events: Sequence[Event]) -> Merged:
    """Fold a case without what was erased. One that does not fold to its end is written as far as it does: no name stays."""
    try:
        return fold_merged(events, is_strict=True)
    except DO_NOT_FOLD:
        return fold_merged(events, is_strict=False)


def _named(event: Event) -> list[str]:
    told = event.data.get("events") if event.kind == Erased.KIND else None
    return [one for one in told if isinstance(one, str)] if isinstance(told, list | tuple) else []


def _everywhere(connection: Connection, feed: int, gone: Sequence[str]) -> list[tuple[int, str]]:
    """Erase events of a feed wherever the very same ones lie; return in which feeds something was still there."""
    found = rows(connection, "SELECT at_feed, gone_id FROM erase_private(%s, %s)", feed, list(gone))
    return [(at, event_id) for at, event_id in found]


def _subjects(connection: Connection, feed: int, gone: Sequence[str]) -> list[str]:
    return sorted(str(subject) for (subject,) in rows(connection, SUBJECTS, feed, list(gone)))


def _answers(connection: Connection, feed: int, subjects: Iterable[str]) -> list[str]:
    """Return the answers to offers of these cases whose reason is still here."""
    offers: set[str] = set()
    for subject in subjects:
        for told in applied_events(connection, feed, subject):
            offers |= {told.id} if told.kind == CaseOffered.KIND else {str(told.data.get("offer", ""))}
    return [str(found) for (found,) in rows(connection, ANSWERS, feed, sorted(offers - {""}))]


def _also(connection: Connection, feed: int, events: Sequence[str], because: Event, now: datetime) -> None:
    """Say in the center's own stream what is erased with it, so that everybody who reads the feed follows."""
    if not events:
        return
    _everywhere(connection, feed, events)
    asked, basis = (str(because.data.get(name, "")) for name in ("asked", "basis"))  # another center's may lack them
    body = Erased(tuple(EventId(one) for one in events), basis, EventId(asked))
    record(connection, feed, MAIN, [(body, None)], now)

"""The first lock of every transaction that writes to a feed; all locks are taken in one order, so that nobody waits crosswise.

The order: gate, the copy of a feed, origin, cases by their ids, and the feed itself, which is taken last by what appends.
A push of a desk that says nothing of people, versions or erasures writes its own stream and its cases alone: many of them
go beside each other. Whatever touches more than that, or goes on after it has appended, goes alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.disclosure.dossier import DISCLOSURE_KINDS
from app.events.envelope import Event
from app.events.keeping import Erased
from app.events.levels import CENTER_KINDS
from app.events.office import OfficerSet, SessionChanged, StandInSet
from app.managed import MANAGED_KINDS
from app.sessions import PASSWORD_SET
from db.center.connection import Connection

GATE = 7371  # of the advisory locks; the second number is the feed
WIDE = (
    frozenset({OfficerSet.KIND, StandInSet.KIND, SessionChanged.KIND, Erased.KIND})
    | MANAGED_KINDS
    | CENTER_KINDS
    | frozenset(
        DISCLOSURE_KINDS
    )  # no row is locked for an application for information: two desks go one after the other
)
"""What writes rows that belong to more than one desk. A desk may also bring back what its center said before a restore."""


def is_wide(events: Iterable[Event]) -> bool:
    """True when one of these events, applied, writes more than its own stream and its cases."""
    return any(event.kind in WIDE and not _is_plain_session(event) for event in events)


def _is_plain_session(event: Event) -> bool:
    return event.kind == SessionChanged.KIND and event.data.get("what") != PASSWORD_SET


def go_beside(connection: Connection, feed: int) -> None:
    """Wait until nobody goes alone; from here to the commit others may go beside. First lock of its transaction."""
    connection.execute(b"SELECT pg_advisory_xact_lock_shared(%s, %s)", (GATE, feed))


def go_alone(connection: Connection, feed: int) -> None:
    """Wait until nobody else writes to the feed; from here to the commit nobody does. First lock of its transaction."""
    connection.execute(b"SELECT pg_advisory_xact_lock(%s, %s)", (GATE, feed))

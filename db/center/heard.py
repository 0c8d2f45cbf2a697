"""What becomes of a center's word that was taken into this center's own feed: followed once, whoever brought it."""

from __future__ import annotations

from datetime import datetime

from app.events.envelope import Event
from app.levels.neighbor import division_of
from db.center.connection import Connection
from db.center.handing import follow, follow_own
from db.center.own_stream import refold


def heard(connection: Connection, feed: int, owner: str, event: Event, now: datetime) -> None:
    """Follow an applied event of the center whose device id is `owner`: another one's, or our own that a restore had lost."""
    if event.subject is not None:
        refold(connection, feed, event.subject)
    division = division_of(owner)
    if division == feed:
        follow_own(connection, feed, event, now)
    else:
        follow(connection, feed, event, division, now)

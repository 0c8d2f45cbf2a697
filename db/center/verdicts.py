"""How many events have which verdict, counted on from the last look: an event and its verdict never change."""

from __future__ import annotations

import threading
from collections import Counter

from app.sync.messages import Pulled
from db.center.connection import Connection, rows

BEHIND = "SELECT split_part(verdict, ':', 1), count(*) FROM event WHERE feed_id = %s AND pos > %s AND pos <= %s GROUP BY 1 ORDER BY 1"


class Verdicts:
    """The counts up to a position of an epoch; a new epoch is counted from the beginning."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._epoch, self._pos = "", 0
        self._counts: Counter[str] = Counter()

    def upto(self, connection: Connection, feed: int, now: Pulled) -> tuple[tuple[str, int], ...]:
        """Return the counts up to the head that the feed has now."""
        with self._turn:
            if self._epoch != now.epoch or self._pos > now.head:
                self._epoch, self._pos, self._counts = now.epoch, 0, Counter()
            if self._pos < now.head:
                self._counts.update(dict(rows(connection, BEHIND, feed, self._pos, now.head)))
                self._pos = now.head
            return tuple(sorted(self._counts.items()))

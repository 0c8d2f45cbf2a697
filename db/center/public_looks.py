"""Look-ups of the public: how often a case's progress was asked for on a day, and how often in vain. Nothing tells by whom.

A look is counted in memory, so that a visitor waits for no database and takes no connection from a desk's push; what was
counted is written every few seconds and when the center closes. A program that dies loses the looks of those seconds.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from app.sync.looked import ENOUGH_NUMBERS, MOST_DAYS, LookedDays
from db.center.connection import Connection, one, rows

MISS = ""  # the number of what was not found: a made-up one is never kept
Opened = Callable[[], AbstractContextManager[tuple[Connection, int]]]
ADD = (
    b"INSERT INTO public_look (feed_id, on_day, number, looks) VALUES (%s, %s, %s, %s) "
    b"ON CONFLICT (feed_id, on_day, number) DO UPDATE SET looks = public_look.looks + excluded.looks"
)
WRITTEN = (
    "SELECT coalesce(sum(looks) FILTER (WHERE number <> ''), 0)::bigint, "
    "coalesce(sum(looks) FILTER (WHERE number = ''), 0)::bigint FROM public_look WHERE feed_id = %s"
)

COUNTED = (
    "SELECT on_day, count(*) FROM public_look WHERE feed_id = %s AND number <> '' AND on_day > %s AND on_day <= %s "
    "GROUP BY on_day ORDER BY on_day"
)
NUMBERS = (
    "SELECT on_day, number FROM public_look WHERE feed_id = %s AND number <> '' AND on_day > %s AND on_day <= %s "
    "ORDER BY on_day, number"
)


class PublicLooks:
    """The looks of one program. `opened` gives a transaction and the number of the feed; nobody holds one who calls."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._turn = threading.Lock()  # of the counts, never held over a transaction
        self._writing = threading.Lock()
        self._waiting: Counter[tuple[date, str]] = Counter()
        self._sums: tuple[int, int] | None = None  # of what is written; read once, added to from then on

    def note(self, number: str, on: date) -> None:
        """Count one look at the progress of a case; of no case ("") one that found nothing."""
        with self._turn:
            self._waiting[on, number] += 1

    def write(self) -> None:
        """Write what was counted since the last time. Raises Unreachable; then it waits for the next time."""
        with self._writing:
            with self._turn:
                taken, self._waiting = self._waiting, Counter()
            if not taken:
                return
            try:
                with self._opened() as (connection, feed), connection.cursor() as cursor:
                    cursor.executemany(
                        ADD, [(feed, on, number, count) for (on, number), count in sorted(taken.items())]
                    )
            except BaseException:
                with self._turn:
                    self._waiting += taken
                raise
            if self._sums is not None:
                self._sums = _added(self._sums, taken)

    def sums(self) -> tuple[int, int]:
        """Return how many look-ups found their case and how many found nothing, of all days. Raises Unreachable."""
        with self._writing:
            if self._sums is None:
                with self._opened() as (connection, feed):
                    found = one(connection, WRITTEN, feed)
                self._sums = (0, 0) if found is None else (found[0], found[1])
            with self._turn:
                return _added(self._sums, self._waiting)

    def whole_days(self, after: date, today: date, most: int = ENOUGH_NUMBERS) -> LookedDays:
        """Return the numbers that were found on whole days behind `after` and before today, until they are `most`.

        Raises Unreachable.
        """
        self.write()  # what was asked for before midnight
        last = today - timedelta(days=1)
        with self._opened() as (connection, feed):
            upto = _reach(rows(connection, COUNTED, feed, after, last), max(after, last), most)
            days: defaultdict[date, list[str]] = defaultdict(list)
            for on, number in rows(connection, NUMBERS, feed, after, upto):
                days[on].append(number)
        return LookedDays(upto, {on: tuple(numbers) for on, numbers in days.items()})


def _reach(counts: Sequence[tuple[date, int]], last: date, most: int) -> date:
    """Return the last day that is told now: every day where all have room in one answer, and always one."""
    told = 0
    for place, (on, count) in enumerate(counts):
        told += count
        if place and (told > most or place >= MOST_DAYS):
            return on - timedelta(days=1)
    return last


def _added(sums: tuple[int, int], counted: Counter[tuple[date, str]]) -> tuple[int, int]:
    misses = sum(count for (_, number), count in counted.items() if number == MISS)
    return sums[0] + counted.total() - misses, sums[1] + misses

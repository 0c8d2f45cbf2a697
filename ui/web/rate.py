"""So many in so many seconds for each key, and so many failures of all together, on the one route that a stranger may try."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from app.errors import Refused

MOST_KEYS = 10_000


class Rate:
    """At most `most` in any `seconds` for each key; of the keys that were seen last, `MOST_KEYS` are remembered."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()
        self._turn = threading.Lock()  # the public's requests are answered by many threads

    def take(self, key: str) -> None:
        """Count one more of this key. Raises Refused("center.too_often")."""
        now = time.monotonic()
        with self._turn:
            taken = self._taken.setdefault(key, deque(maxlen=self._most))
            self._taken.move_to_end(key)
            while taken and now - taken[0] > self._seconds:
                taken.popleft()
            if len(taken) >= self._most:
                raise Refused("center.too_often", seconds=round(self._seconds))
            taken.append(now)
            if len(self._taken) > MOST_KEYS:
                self._taken.popitem(last=False)


class BackOff:
    """All who try together: after `most` failures in `seconds` nobody may try for a while, each time twice as long."""

    def __init__(self, most: int, seconds: float, first: float, longest: float, clock: Callable[[], float]) -> None:
        self._most, self._seconds, self._first, self._longest = most, seconds, first, longest
        self._clock = clock
        self._failed: deque[float] = deque(maxlen=most)
        self._until, self._times = 0.0, 0

    def check(self) -> None:
        """Raise Refused("center.enrol_closed") while nobody may try."""
        left = self._until - self._clock()
        if left > 0:
            raise Refused("center.enrol_closed", minutes=max(1, round(left / 60)))

    def failed(self) -> None:
        """Count a failure; the one too many closes the door."""
        now = self._clock()
        self._failed.append(now)
        if len(self._failed) < self._most or now - self._failed[0] > self._seconds:
            return
        quiet = self._until and now - self._until > self._longest
        self._times = 0 if quiet else self._times
        self._until = now + min(self._longest, self._first * 2**self._times)
        self._times += 1
        self._failed.clear()

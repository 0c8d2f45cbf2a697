"""So many in so many seconds for each key, on the one route that a stranger may try."""

from __future__ import annotations

import time
from collections import OrderedDict, deque

from app.errors import Refused

MOST_KEYS = 10_000


class Rate:
    """At most `most` in any `seconds` for each key; of the keys that were seen last, `MOST_KEYS` are remembered."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, key: str) -> None:
        """Count one more of this key. Raises Refused("center.too_often")."""
        now = time.monotonic()
        taken = self._taken.setdefault(key, deque(maxlen=self._most))
        self._taken.move_to_end(key)
        while taken and now - taken[0] > self._seconds:
            taken.popleft()
        if len(taken) >= self._most:
            raise Refused("center.too_often", seconds=round(self._seconds))
        taken.append(now)
        if len(self._taken) > MOST_KEYS:
            self._taken.popitem(last=False)

"""So many in so many seconds, for the one route that a stranger may try."""

from __future__ import annotations

import time
from collections import deque

from app.errors import Refused


class Rate:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._taken: deque[float] = deque()

    def take(self) -> None:
        """Count one more. Raises Refused("center.too_often")."""
        now = time.monotonic()
        while self._taken and now - self._taken[0] > self._seconds:
            self._taken.popleft()
        if len(self._taken) >= self._most:
            raise Refused("center.too_often", seconds=round(self._seconds))
        self._taken.append(now)

"""Every request is counted and leaves one line in the log: route, status, milliseconds. Never a body, a query or a name."""

from __future__ import annotations

import threading
import time
from collections import Counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("center")
NOT_FOUND = "other"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Tally:
    """How many requests of each route ended with which status, and how long they took together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count: Counter[tuple[str, str, int]] = Counter()
        self._seconds: Counter[str] = Counter()

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        with self._lock:
            self._count[method, route, status] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]

    def text(self) -> str:
        """Return the counts in the text form of Prometheus."""
        with self._lock:
            counts, seconds = sorted(self._count.items()), sorted(self._seconds.items())
        lines = ["# TYPE yimen_requests_total counter"]
        lines += [
            f'yimen_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}'
            for (method, route, status), count in counts
        ]
        lines += ["# TYPE yimen_request_seconds_total counter"]
        lines += [f'yimen_request_seconds_total{{route="{route}"}} {spent:.6f}' for route, spent in seconds]
        return "\n".join(lines) + "\n"


class Counted:
    """The outermost layer: counts and logs what the application inside answers."""

    def __init__(self, app: ASGIApp, tally: Tally) -> None:
        self._app, self._tally = app, tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, seen = time.monotonic(), {"status": 500}

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            route = getattr(scope.get("route"), "path", NOT_FOUND)
            spent = time.monotonic() - begun
            method = scope["method"] if scope["method"] in METHODS else NOT_FOUND  # a made-up one is no new line
            self._tally.add(method, route, seen["status"], spent)
            log.info("request", method=method, route=route, status=seen["status"], ms=round(spent * 1000))

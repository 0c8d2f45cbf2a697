"""The public tables follow the feed while the center serves: a look every other second, without a request waiting for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog

from app.errors import Trouble
from app.sync.center import Center

log = structlog.get_logger("center")
SECONDS = 2.0


@contextmanager
def following(center: Center, now: Callable[[], datetime], seconds: float = SECONDS) -> Iterator[None]:
    """Let the public tables follow as long as this lasts. A database that is away for a while is waited for."""
    ended = threading.Event()
    thread = threading.Thread(target=_follow, args=(center, now, seconds, ended), name="public", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(10)


def _follow(center: Center, now: Callable[[], datetime], seconds: float, ended: threading.Event) -> None:
    is_away = False
    while not ended.is_set():
        try:
            left = center.follow_public(now())
            is_away = False
        except Trouble as trouble:
            if not is_away:
                log.warning("public pages stand still", code=trouble.code)
            left, is_away = 0, True
        ended.wait(0.0 if left else seconds)

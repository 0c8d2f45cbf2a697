"""The public tables follow the feed while the center serves, and the public's looks are written: every other second, without
a request waiting for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

from app.sync.center import Center
from ui.web.faults import note_trouble

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
    """Look again and again. Whatever a look ends in, the next one is made: pages that stand still help nobody."""
    is_away = False
    with ThreadPoolExecutor(1, "public look") as looks:
        while not ended.is_set():
            look = looks.submit(lambda: center.follow_public(now()))
            written = looks.submit(center.write_public_looks)
            trouble = look.exception() or written.exception()
            if trouble is not None and not is_away:
                note_trouble(trouble, "public pages stand still" if look.exception() else "public looks not written")
            is_away = trouble is not None
            ended.wait(0.0 if not is_away and look.result() else seconds)

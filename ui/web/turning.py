"""A served center's own turns: days are closed, cases sent up are offered, the centers below are asked, again and again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog

from app.levels.round import Rounded
from ui.web.faults import note_trouble

log = structlog.get_logger("levels")
SECONDS = 30.0
END_SECONDS = 5.0


class Turning:
    """Calls `turn` every so many seconds on a thread of its own, until left; what breaks off is tried again."""

    def __init__(self, turn: Callable[[], Sequence[Rounded]], seconds: float = SECONDS) -> None:
        self._turn, self._seconds = turn, seconds
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="levels", daemon=True)

    def __enter__(self) -> Turning:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join(END_SECONDS)

    def _rounds(self) -> Sequence[Rounded]:
        """Take one turn. Whatever it ends in, the next one is taken: a thread that ends in silence closes no day any more."""
        with ThreadPoolExecutor(1, "turn") as turns:
            turn = turns.submit(self._turn)
            trouble = turn.exception()
        if trouble is None:
            return turn.result()
        note_trouble(trouble, "the levels stand still")
        return ()

    def _run(self) -> None:
        while not self._ends.wait(self._seconds):
            for one in self._rounds():
                if one.trouble is not None:
                    log.warning("round", center=one.division, trouble=one.trouble.code)
                elif one.read or one.sent:
                    log.info("round", center=one.division, read=one.read, sent=one.sent)

"""Desks and a center as real processes with a bad network between them; whatever can be killed is killed, and all is counted."""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from center_for_tests import Hall
from fault_proxy import BOTH, FAULTS, IN, OUT, FaultProxy
from own_time import OwnTime
from storm_center import ROOT, StormCenter
from storm_desks import CALM
from synced_desks import SyncedDesk, make_desks

TESTS = ROOT / "tests"
KILL_DESK, KILL_CENTER, KILL_POSTGRESQL = "desk kill -9", "center kill -9", "PostgreSQL kill -9"
BLOWS = (KILL_DESK, IN, KILL_POSTGRESQL, OUT, KILL_DESK, BOTH, KILL_CENTER)
PARTED_REQUESTS = 10
"""So many requests run into a partition before it heals."""
LONGEST = 120.0


@dataclass
class Storm:
    """`promised`: every event that a desk told its clerk was recorded; `blows`: what was killed or parted, how often."""

    center: StormCenter
    place: Path
    count: int
    seed: int = 1
    promised: set[str] = field(default_factory=set)
    blows: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    empty: set[int] = field(default_factory=set)
    drained: dict[int, int] = field(default_factory=dict)
    _pids: dict[int, int] = field(default_factory=dict)
    _rest: bytes = b""

    def __post_init__(self) -> None:
        self.rnd = random.Random(self.seed)
        self.proxy = FaultProxy(0, self.seed, rate=0.55, writing=0.7)
        with self.center.hall() as hall:
            for desk in make_desks(hall, self.place, self.count):
                link = desk.shelf.link()
                assert link is not None
                desk.shelf.keep_link(replace(link, address=f"http://127.0.0.1:{self.proxy.port}"))
                desk.close()

    def __enter__(self) -> Storm:
        self.proxy.lead_to(self.center.serve())
        places = [str(TESTS / room) for room in ("db", "app")] + [str(ROOT)]
        with (self.place / "desks.log").open("wb") as told:
            self._house = subprocess.Popen(
                [sys.executable, str(TESTS / "db" / "storm_desks.py"), str(self.place)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, bufsize=0,
            )  # fmt: skip
        for number in range(1, self.count + 1):
            self.open_desk(number)
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self._pids.values():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert self._house.stdin is not None and self._house.stdout is not None
        self._house.stdin.close()
        self._house.wait(60)
        self._house.stdout.close()
        self.proxy.close()

    def open_desk(self, number: int) -> None:
        """Start the process of a desk and wait until it has opened its records."""
        assert self._house.stdin is not None
        self._pids.pop(number, None)
        self._house.stdin.write(f"{number}\n".encode())
        self.listen_until(lambda: number in self._pids)

    def listen_until(self, is_so: Callable[[], bool], seconds: float = LONGEST) -> float:
        """Read what the desks tell until it is so; return the seconds it took."""
        begun = time.monotonic()
        while not is_so():
            is_late = time.monotonic() - begun > seconds
            assert not is_late and not self.told["ended"], f"{dict(self.told)}\n{self.desks_log()}"
            self._listen()
        return time.monotonic() - begun

    def desks_log(self) -> str:
        """Return what the desks wrote on their error stream."""
        return (self.place / "desks.log").read_text("utf-8", "replace")[-3000:]

    def rage(self, faults: int, blows: int) -> None:
        """Let so many faults happen, with as many blows as wanted spread over them."""
        due = [faults * (n + 1) // (blows + 1) for n in range(blows)]
        for n, at in enumerate([*due, faults]):
            self.listen_until(lambda at=at: self.proxy.faults >= at, 1200)  # type: ignore[misc]
            if n < blows:
                self._strike(BLOWS[n % len(BLOWS)])
        self.listen_until(lambda: set(self.proxy.count) == set(FAULTS))

    def heal(self) -> OwnTime:
        """The network is well and nobody works any more; return the time until no queue holds an event.

        When this returns, no file waits either and all have read the same.
        """
        (self.place / CALM).touch()
        self.proxy.is_well = True
        self.empty.clear()
        self.drained.clear()
        taken = OwnTime()

        def are_empty() -> bool:
            taken.look()
            return len(self.empty) == self.count

        self.listen_until(are_empty, 10 * LONGEST)
        self.listen_until(
            lambda: len(self.drained) == self.count and len(set(self.drained.values())) == 1, 10 * LONGEST
        )
        return taken

    def desks(self, hall: Hall) -> list[SyncedDesk]:
        """Open every desk here, after its process is gone."""
        return [SyncedDesk(hall, self.place, f"{number:04}") for number in range(1, self.count + 1)]

    def _strike(self, blow: str) -> None:
        self.blows[blow] += 1
        if blow == KILL_DESK:
            number = self.rnd.randint(1, self.count)
            self._kill_desk(number)
            self.open_desk(number)
        elif blow == KILL_CENTER:
            self.center.kill()
            self.proxy.lead_to(self.center.serve())
        elif blow == KILL_POSTGRESQL:
            self.center.kill_postgresql()
        else:
            self.proxy.cut, until = blow, self.proxy.parted[blow] + PARTED_REQUESTS
            self.listen_until(lambda: self.proxy.parted[blow] >= until)
            self.proxy.cut = ""

    def _kill_desk(self, number: int) -> None:
        pid = self._pids[number]
        os.kill(pid, signal.SIGKILL)
        self.listen_until(lambda: not is_alive(pid))

    def _listen(self) -> None:
        assert self._house.stdout is not None
        if not select.select([self._house.stdout], [], [], 0.02)[0]:
            return
        *lines, self._rest = (self._rest + self._house.stdout.read(65536)).split(b"\n")
        for line in lines:
            number, word, *rest = line.decode().split()
            self._hear(int(number), word, rest)

    def _hear(self, number: int, word: str, rest: list[str]) -> None:
        self.told[word if word != "trouble" else rest[0]] += 1
        if word == "begun":
            self._pids[number] = int(rest[0])
        elif word == "recorded":
            self.promised.update(rest)
        elif word in ("empty", "drained"):
            self.empty.add(number)
            if word == "drained":
                self.drained[number] = int(rest[0])


def is_alive(pid: int) -> bool:
    """True while there is a process of this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

"""Time as it would have passed had nobody else used this machine's processors meanwhile; for limits in seconds.

Only what others took while a process of ours stood waiting for a processor is left out: a wait of our own making (a retry, a
sleep, a disk) counts in full. Where the machine does not tell who waits, time is what the clock on the wall says.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
CORES = os.cpu_count() or 1
SPAN = 0.2
"""Who waited and who worked is looked at over spans of so many seconds at least."""


@dataclass(frozen=True)
class Seen:
    """Counts of seconds since the machine began: of the wall, of all its processors, of ours, and of ours waiting for one."""

    wall: float
    everybody: float
    ours: float
    waited: float


class OwnTime:
    """Seconds since it was made, without what others took from us: `seconds`; with it: `wall`. To be asked now and then."""

    def __init__(self) -> None:
        self.wall = self.seconds = 0.0
        self._last = seen()

    def look(self) -> float:
        """Count on from the last look; return the seconds of our own."""
        if time.monotonic() - self._last.wall >= SPAN:
            now = seen()
            self.wall += now.wall - self._last.wall
            self.seconds += own_part(self._last, now)
            self._last = now
        return self.seconds


def own_part(before: Seen, after: Seen) -> float:
    """Return how many of the seconds between two looks were ours to use."""
    wall = after.wall - before.wall
    others = max(0.0, (after.everybody - before.everybody) - (after.ours - before.ours)) / CORES
    waited = max(0.0, after.waited - before.waited)  # of all our processes: two that wait for a second make two
    return wall - min(others, waited, wall)


def seen() -> Seen:
    """Return the counts as they are now."""
    wall = time.monotonic()
    if not (PROC / "stat").is_file():
        return Seen(wall, 0.0, 0.0, 0.0)
    ours, waited = 0.0, 0.0
    for pid in family(os.getpid()):
        with contextlib.suppress(OSError, IndexError, ValueError):
            ours += worked(pid)
            waited += waiting(pid)
    user, nice, system, _, _, *more = (int(n) for n in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:9])
    return Seen(wall, (user + nice + system + sum(more)) / TICK, ours, waited)


def family(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for place in PROC.iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                children.setdefault(int(_fields(int(place.name))[1]), []).append(int(place.name))
    found = [root]
    for pid in found:
        found += children.get(pid, ())
    return found


def worked(pid: int) -> float:
    """Return the processor seconds of a process and of its children that ended."""
    return sum(int(n) for n in _fields(pid)[11:15]) / TICK


def waiting(pid: int) -> float:
    """Return for how many seconds the threads of a process could have worked and had no processor."""
    return sum(int((task / "schedstat").read_text().split()[1]) for task in (PROC / str(pid) / "task").iterdir()) / 1e9


def _fields(pid: int) -> list[str]:
    """Return what stands behind the name of a process: its state, its parent, …"""
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
